/*
 * To whom do texts give the words in question?
 *
 * Two texts disagree if each names a speaker in its own words, the speakers are
 * two persons or two bodies, neither is a voice between, and the words around
 * those in question are the same.
 */
#include <assert.h>

#include "relate/carriers.h"
#include "relate/speakers.h"
#include "relate/units.h"

enum {				/* by judgment */
	SPEAKERS = 16,		/* told of one trace */
	RUN = 6,		/* words in a row that both texts have */
	COMPARED = 64		/* texts that are compared with one */
};

/* One text that gives the words to somebody. */
struct giver {
	u32  m;
	span content;			/* of the statement */
	span at;			/* the words in question in it */
	const struct statement *x;
	const struct entity *e;		/* the speaker */
	bool contested;			/* another text gives them to another */
};

typedef list(struct giver) givers;

/* Is the speaker named in the words that give the source, and no outlet? */
static bool
named_speaker(const struct item *it, const struct statement *x, ref speaker)
{
	const struct entity *e = &it->entities.v[speaker - 1];

	if (e->anonymity || e->type == ENTITY_outlet)
		return false;
	for (u32 i = 0; i < it->mentions.n; i++)
		if (it->mentions.v[i].entity == speaker &&
		    it->mentions.v[i].form == MENTION_name &&
		    span_in(it->mentions.v[i].span, x->source))
			return true;
	return false;
}

/* Adds the text of a carrier that asserts the words as they were asked. */
static void
add_giver(struct walk *w, givers *v, u32 m)
{
	const struct item *it = walk_item(w, m);
	const struct trace_node *n = &w->t->nodes.v[w->node[m] - 1];
	u32 said = n->exact ? carriers_statement(w, m, n->at) : 0;
	const struct statement *x = said ? &it->statements.v[
	    w->g->said.v[said - 1].n - 1] : 0;
	ref speaker;

	if (!x || x->reality != REALITY_asserted)
		return;
	speaker = x->chain.n ? it->refs.v[x->chain.first + x->chain.n - 1] :
	    x->speaker;
	if (!speaker || !named_speaker(it, x, speaker))
		return;
	*push(v, w->tmp) = (struct giver){ m, walk_said(w, said - 1), n->at,
		x, &it->entities.v[speaker - 1], false };
}

/* How many words in a row around those in question are the same? */
static u32
common_run(struct walk *w, const struct giver *a, const struct giver *b)
{
	arena before = *w->tmp;
	struct row r[2] = { { 0 }, { 0 } };
	const struct giver *g[2] = { a, b };
	u32 at[2] = { 0 }, n = 0, back = 0;

	for (u32 k = 0; k < 2; k++) {
		const struct item *it = walk_item(w, g[k]->m);

		r[k] = (struct row){ .it = it, .text = item_all(it) };
		units_add(&r[k], packs_find(w->ps, item_head(it)->language),
		    g[k]->content, w->tmp);
		while (at[k] < r[k].u.n &&
		    r[k].u.v[at[k]].at.to <= g[k]->at.from)
			at[k]++;
	}
	while (at[0] + n < r[0].u.n && at[1] + n < r[1].u.n &&
	    r[0].u.v[at[0] + n].hash == r[1].u.v[at[1] + n].hash)
		n++;
	while (back < at[0] && back < at[1] && r[0].u.v[at[0] - back - 1].hash
	    == r[1].u.v[at[1] - back - 1].hash)
		back++;
	*w->tmp = before;
	return n + back;
}

static bool
same_speaker(const struct walk *w, const struct entity *a,
    const struct entity *b)
{
	return (a->key.n && str_is(a->key, b->key)) ||
	    walk_same_name(w, a->name, b->name, a->type == ENTITY_person);
}

/* Is the speaker of b a voice in the chain of a? */
static bool
in_chain(const struct walk *w, const struct giver *a, const struct giver *b)
{
	const struct item *it = walk_item(w, a->m);

	for (u32 i = 0; i < a->x->chain.n; i++)
		if (same_speaker(w, &it->entities.v[it->refs.v[
		    a->x->chain.first + i] - 1], b->e))
			return true;
	return false;
}

/* Do two texts give the same words to two persons, or to two bodies? */
static bool
contest(struct walk *w, const struct giver *a, const struct giver *b)
{
	return a->e->type == b->e->type && !same_speaker(w, a->e, b->e) &&
	    !in_chain(w, a, b) && !in_chain(w, b, a) &&
	    common_run(w, a, b) >= RUN;
}

/* Counts a text for its speaker. */
static void
add_speaker(struct walk *w, const struct giver *x)
{
	struct trace *t = w->t;
	u32 node = walk_node(w, x->m);

	for (u32 i = 0; i < t->speakers.n; i++) {
		struct trace_speaker *s = &t->speakers.v[i];

		if (!walk_same_name(w, s->name, x->e->name,
		    x->e->type == ENTITY_person))
			continue;
		s->texts++;
		if (x->e->name.n > s->name.n)
			s->name = x->e->name;
		return;
	}
	if (t->speakers.n < SPEAKERS)
		*push(&t->speakers, w->mem) = (struct trace_speaker){
			x->e->name, node, 1 };
}

void
speakers_find(struct walk *w)
{
	givers v = { 0 };

	for (u32 m = 0; m < w->g->c->n; m++)
		if (walk_carries(w, m))
			add_giver(w, &v, m);
	for (u32 i = 0; i < v.n; i++)
		for (u32 k = i + 1; k < v.n && k - i < COMPARED; k++)
			if (contest(w, &v.v[i], &v.v[k]))
				v.v[i].contested = v.v[k].contested = true;
	for (u32 i = 0; i < v.n; i++)
		if (v.v[i].contested)
			add_speaker(w, &v.v[i]);
}
