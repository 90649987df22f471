/*
 * Which texts have the same words with another number or name?
 *
 * Sentences are compared unit by unit.  The row of another text is the same but
 * for numbers and names, some of which differ.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/keys.h"
#include "relate/others.h"
#include "relate/units.h"

enum {				/* by judgment */
	GRAM = 5,		/* units in a row that lead to a like row */
	LONG = 8,		/* units of a like row, at least */
	SENTENCE = 6,		/* the same if it is all of a sentence */
	WORDS = 5,		/* of these, words that are the same */
	DIFFERENT = 3,		/* numbers and names that differ, at most */
	OTHERS = 32		/* told of one trace */
};

/* A sentence in question, as the place of its first unit in one long row. */
struct asked { u32 first, n; u32 m; };

struct others {
	struct walk *w;		/* its scratch is theirs, too */
	struct row   all;	/* all sentences in question in a row */
	list(struct asked) v;
	map          grams;	/* of GRAM units: place of the first + 1 */
	map          known;	/* a difference: place in t->others + 1 */
	u32         *best;	/* by place there: the member of its node */
};

/* The hash of GRAM units, of which numbers and names are alike; 0 if they are
 * most of them. */
static u64
gram_of(const struct unit *u)
{
	u64 h = 1;
	u32 plain = 0;

	for (u32 i = 0; i < GRAM; i++) {
		h = u64_mix(h ^ (u[i].kind == UNIT_WORD ? u[i].hash :
		    u[i].kind));
		plain += u[i].kind == UNIT_WORD;
	}
	return plain * 2 > GRAM ? h : 0;
}

static bool
fits(const struct unit *a, const struct unit *b)
{
	return a->kind == b->kind && (a->kind != UNIT_WORD ||
	    a->hash == b->hash);
}

/* Two names are different if no list and no part of them says otherwise. */
static bool
names_differ(const struct walk *w, const struct row *a, const struct unit *x,
    const struct row *b, const struct unit *y)
{
	const struct entity *e = a->it && x->entity ?
	    &a->it->entities.v[x->entity - 1] : 0;
	const struct entity *f = b->it && y->entity ?
	    &b->it->entities.v[y->entity - 1] : 0;

	if (e && f && e->key.n && str_is(e->key, f->key))
		return false;
	if (e && f && walk_same_name(w, e->name, f->name, true))
		return false;
	return !walk_same_name(w, units_text(a->text, x->at),
	    units_text(b->text, y->at), true);
}

/* Does the unit name the source of a statement? */
static bool
speaks(const struct row *r, const struct unit *x)
{
	for (u32 i = 0; r->it && i < r->it->statements.n; i++)
		if (item_said(&r->it->statements.v[i]) &&
		    span_meets(r->it->statements.v[i].source, x->at))
			return true;
	return false;
}

/* Have the two rows another number or name there?  Another speaker is told by
 * speakers.c. */
static bool
differ(const struct walk *w, const struct row *a, const struct unit *x,
    const struct row *b, const struct unit *y)
{
	if (x->kind == UNIT_NUMBER)
		return x->hash != y->hash;
	return x->kind == UNIT_NAME && x->hash != y->hash &&
	    !speaks(a, x) && !speaks(b, y) && names_differ(w, a, x, b, y);
}

/* Adds the units of a sentence in question. */
static void
ask(struct others *o, const struct row *r, u32 m)
{
	u32 first = o->all.u.n;

	if (r->u.n < SENTENCE)
		return;
	for (u32 i = 0; i < r->u.n; i++)
		*push(&o->all.u, o->w->tmp) = r->u.v[i];
	*push(&o->v, o->w->tmp) = (struct asked){ first, r->u.n, m };
	for (u32 i = 0; i + GRAM <= r->u.n; i++) {
		u64 h = gram_of(&r->u.v[i]);

		if (h && !map_get(&o->grams, h))
			*map_at(&o->grams, h) = first + i + 1;
	}
}

/* The sentence in question with a unit of the long row. */
static const struct asked *
asked_at(const struct others *o, u32 unit)
{
	u32 i = 0;

	while (o->v.v[i].first + o->v.v[i].n <= unit)
		i++;
	return &o->v.v[i];
}

/* Notes that member m has unit y of its row where the question has x. */
static void
note_other(struct others *o, const struct row *asked, const struct unit *x,
    const struct row *r, const struct unit *y, u32 m)
{
	struct trace *t = o->w->t;
	u32 *at = map_at(&o->known, u64_mix(x->hash) ^ y->hash);
	struct trace_other *f;

	if (*at == 0) {
		if (t->others.n == OTHERS)
			return;
		*push(&t->others, o->w->mem) = (struct trace_other){
			.name = x->kind == UNIT_NAME,
			.asked = units_text(asked->text, x->at),
		};
		*at = t->others.n;
		o->best[*at - 1] = UINT32_MAX;
	}
	f = &t->others.v[*at - 1];
	if (o->best[*at - 1] == m)
		return;
	f->texts++;
	if (o->best[*at - 1] != UINT32_MAX && !member_before(
	    &o->w->g->c->v[m], &o->w->g->c->v[o->best[*at - 1]]))
		return;
	o->best[*at - 1] = m;
	f->here = units_text(r->text, y->at);
	f->at = y->at;
}

/* Compares a row with the sentence in question around a common gram: unit i of
 * the row stands for unit k of the long row.  Returns the place behind what is
 * alike. */
static u32
compare(struct others *o, const struct row *r, u32 i, u32 k, u32 m)
{
	const struct asked *q = asked_at(o, k);
	struct row asked = { .it = q->m == UINT32_MAX ? 0 :
	    walk_item(o->w, q->m) };
	u32 from = 0, n = 0, plain = 0, other = 0;

	asked.text = asked.it ? item_all(asked.it) : o->w->t->query;
	while (from < i && from < k - q->first && fits(&r->u.v[i - from - 1],
	    &o->all.u.v[k - from - 1]))
		from++;
	i -= from;
	k -= from;
	while (i + n < r->u.n && k + n < q->first + q->n &&
	    fits(&r->u.v[i + n], &o->all.u.v[k + n])) {
		plain += r->u.v[i + n].kind == UNIT_WORD;
		other += differ(o->w, &asked, &o->all.u.v[k + n], r,
		    &r->u.v[i + n]);
		n++;
	}
	if ((n < LONG && n < q->n) || plain < WORDS || other == 0 ||
	    other > DIFFERENT)
		return i + n;
	o->w->other[m] = true;
	for (u32 j = 0; j < n; j++)
		if (differ(o->w, &asked, &o->all.u.v[k + j], r,
		    &r->u.v[i + j]))
			note_other(o, &asked, &o->all.u.v[k + j], r,
			    &r->u.v[i + j], m);
	return i + n;
}

/* Looks for sentences in question in a member. */
static void
look(struct others *o, u32 m)
{
	arena before = *o->w->tmp;
	const struct item *it = walk_item(o->w, m);
	struct row r = { .it = it, .text = item_all(it) };

	units_add(&r, packs_find(o->w->ps, item_head(it)->language),
	    (span){ 0, (u32)it->text.n }, o->w->tmp);
	for (u32 i = 0; i + GRAM <= r.u.n; ) {
		u64 h = gram_of(&r.u.v[i]);
		u32 k = h ? map_get(&o->grams, h) : 0, next;

		next = k ? compare(o, &r, i, k - 1, m) : i + 1;
		i = next > i ? next : i + 1;
	}
	*o->w->tmp = before;
}

/* The carriers, the earliest first. */
static const struct member **
carriers_by_age(struct walk *w, u32 *n)
{
	const struct member **v = new(w->tmp, const struct member *,
	    w->t->texts + 1);

	*n = 0;
	for (u32 m = 0; m < w->g->c->n; m++)
		if (walk_carries(w, m))
			v[(*n)++] = &w->g->c->v[m];
	qsort(v, *n, sizeof *v, members_by_age);
	return v;
}

/* Takes the sentences of the carriers, or the question if there are none. Of
 * several that are alike the earliest is compared with the others. */
static void
ask_all(struct others *o)
{
	struct walk *w = o->w;
	u32 n;
	const struct member **v = carriers_by_age(w, &n);

	for (u32 i = 0; i < n; i++) {
		u32 m = (u32)(v[i] - w->g->c->v);
		const struct item *it = walk_item(w, m);
		struct row r = { .it = it, .text = item_all(it) };

		units_add(&r, packs_find(w->ps, item_head(it)->language),
		    units_sentence(w, m, w->t->nodes.v[w->node[m] - 1].at),
		    w->tmp);
		ask(o, &r, m);
	}
	if (n == 0 && w->query.n) {
		struct row r = { .text = w->t->query };
		str tag = language_guess(w->ps, r.text, (str){ 0 });

		units_add(&r, packs_find(w->ps, tag), (span){ 0,
		    (u32)r.text.n }, w->tmp);
		ask(o, &r, UINT32_MAX);
	}
}

void
others_find(struct walk *w)
{
	u32 best[OTHERS];
	struct others o = {
		.w = w, .grams = { .mem = w->tmp },
		.known = { .mem = w->mem }, .best = best,
	};

	ask_all(&o);
	for (u32 m = 0; o.v.n && m < w->g->c->n; m++)
		look(&o, m);
	for (u32 i = 0; i < w->t->others.n; i++) {
		struct trace_other *f = &w->t->others.v[i];

		f->node = walk_node(w, best[i]);
		f->sentence = units_sentence(w, best[i], f->at);
	}
}

