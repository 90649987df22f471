/*
 * Which texts by the people in question lack the words?
 *
 * A primary is a text by a person whom the carriers name: a post, a page of
 * their office, a talk under their name, or a direct quotation on a page of a
 * carrier.  If a carrier credits a primary that does not have the words, it is
 * absent for certain.  Others in the same stories are marked `perhaps`.
 */
#include <assert.h>

#include "relate/keys.h"
#include "relate/primaries.h"

enum {
	TELLING = 30,		/* bytes of a quotation that says something */
	OPENING = 40		/* bytes in which a speaker opens a headline */
};

/* The key of a name in w->named.  Each story has its own names. */
static u64
named_key(u64 key, entity_type type, u32 story)
{
	return u64_mix(key ^ u64_mix(type) ^ u64_mix(story + 1));
}

/* Collects the names in all carriers.  The key 1 marks that it is done. */
static void
primaries_collect(struct walk *w)
{
	w->named.mem = w->tmp;
	*map_at(&w->named, 1) = 1;
	for (u32 m = 0; m < w->g->c->n; m++) {
		const struct item *it = walk_item(w, m);
		const struct pack *p = packs_find(w->ps,
		    item_head(it)->language);

		for (u32 e = 0; walk_carries(w, m) && e < it->entities.n; e++) {
			const struct entity *x = &it->entities.v[e];
			u64 key = x->anonymity ? 0 : name_key(*w->tmp, w->ps,
			    p, x->name);

			if (key)
				*map_at(&w->named, named_key(key, x->type,
				    w->g->c->v[m].story)) = 1;
		}
	}
}

/* Does a carrier of m's story name an entity of this key and type? */
static bool
is_named(struct walk *w, u32 m, u64 key, entity_type type)
{
	if (w->named.n == 0)
		primaries_collect(w);
	return key && map_get(&w->named, named_key(key, type,
	    w->g->c->v[m].story));
}

/* Does the headline begin with the speaker, as in "Orsk: we will pay"? */
static bool
speaks(const struct item *it)
{
	const struct statement *x = it->statements.n ? &it->statements.v[0] : 0;

	return x && x->speaker && str_is(x->method, S("name and mark")) &&
	    it->blocks.n && span_in(x->source, it->blocks.v[0].span) &&
	    x->source.from < it->blocks.v[0].span.from + OPENING;
}

/* Is the member a post by a person, a page of an organization or a talk of a
 * person that a carrier names? */
static bool
is_primary(struct walk *w, u32 m)
{
	const struct item *it = walk_item(w, m);
	const struct pack *p = packs_find(w->ps, item_head(it)->language);

	if (has_kind(&w->g->c->v[m], ITEM_comment) ||
	    has_kind(&w->g->c->v[m], ITEM_teaser))
		return false;
	if (it->authors.n && has_kind(&w->g->c->v[m], ITEM_post) &&
	    is_named(w, m, name_key(*w->tmp, w->ps, p,
	    it->authors.v[0].name), ENTITY_person))
		return true;
	if (is_named(w, m, who_own(w->w, m), ENTITY_organization))
		return true;
	return speaks(it) && is_named(w, m, name_key(*w->tmp, w->ps, p,
	    it->entities.v[it->statements.v[0].speaker - 1].name),
	    ENTITY_person);
}

void
primaries_held(struct walk *w, u32 m, bool perhaps)
{
	u32 n;

	assert(m < w->g->c->n);
	if (!is_primary(w, m))
		return;
	n = walk_node(w, m);
	for (u32 i = 0; i < w->t->absent.n; i++)
		if (w->t->absent.v[i].node == n)
			return;
	*push(&w->t->absent, w->mem) = (struct trace_absent){
		.node = n, .perhaps = perhaps,
	};
}

/* Collects the keys of those who make the utterances in question. */
static void
speakers(const struct walk *w, map *out)
{
	for (u32 i = 0; i < w->g->said.n; i++) {
		const struct said *s = &w->g->said.v[i];
		const struct item *it = walk_item(w, s->member);
		ref e = it->statements.v[s->n - 1].speaker;

		if (w->group[s->group] && e && it->entities.v[e - 1].key.n)
			*map_at(out, str_hash(it->entities.v[e - 1].key)) = 1;
	}
}

/* Collects the keys of the persons whom the utterances in question name, and
 * who do not make them. */
static void
principals(struct walk *w, map *out)
{
	map say = { .mem = w->tmp };

	speakers(w, &say);
	for (u32 i = 0; i < w->g->said.n; i++) {
		const struct said *s = &w->g->said.v[i];
		const struct item *it = walk_item(w, s->member);
		span x = walk_said(w, i);

		if (!w->group[s->group])
			continue;
		for (u32 m = 0; m < it->mentions.n; m++) {
			const struct mention *y = &it->mentions.v[m];
			const struct entity *e = &it->entities.v[y->entity - 1];

			if (span_in(y->span, x) && e->key.n &&
			    e->type == ENTITY_person &&
			    !map_get(&say, str_hash(e->key)))
				*map_at(out, str_hash(e->key)) = 1;
		}
	}
}

/* Is the statement by a person in `who`, quoted directly, or by an organization
 * about at least two of them (a readout, a release)?  The item must have it
 * from the speaker, without a voice between. */
static bool
primary(const struct item *it, const struct statement *x, const map *who)
{
	const struct entity *e = x->speaker ? &it->entities.v[x->speaker - 1] :
	    0;
	str first = x->content.n ? item_text(it, it->pool.v[
	    x->content.first]) : (str){ 0 };
	span all = item_extent(it, x->content);
	u32 names = 0;

	if (!e || e->anonymity || e->type == ENTITY_outlet ||
	    x->chain.n != 1 || x->reality != REALITY_asserted)
		return false;
	if (e->type == ENTITY_person)
		return map_get(who, str_hash(e->key)) &&
		    x->type == STATEMENT_direct && first.n > TELLING &&
		    utf8_upper(utf8_next(&first));
	if (e->type != ENTITY_organization || x->content.n == 0)
		return false;
	for (u32 m = 0; m < it->mentions.n; m++)
		names += span_in(it->mentions.v[m].span, all) && map_get(who,
		    str_hash(it->entities.v[it->mentions.v[m].entity - 1].key));
	return names >= 2;
}

/* Adds the speaker of a statement to `absent`. */
static void
lacks(struct walk *w, u32 m, const struct statement *x)
{
	const struct item *it = walk_item(w, m);
	const struct entity *e = &it->entities.v[x->speaker - 1];
	u32 n = walk_voice(w, who_voice(w->w, who_key(w->w, m, e), 0,
	    e->name, who_kind(e)) - 1);

	for (u32 i = 0; i < w->t->absent.n; i++)
		if (w->t->absent.v[i].node == n)
			return;
	*push(&w->t->absent, w->mem) = (struct trace_absent){
		.node = n, .in = it,
		.statement = item_text(it, item_extent(it, x->content)),
	};
}

/* Adds primaries in the stories of the carriers. */
static void
primaries_beside(struct walk *w)
{
	map stories = { .mem = w->tmp };

	for (u32 m = 0; m < w->g->c->n; m++)
		if (walk_carries(w, m))
			*map_at(&stories, w->g->c->v[m].story + 1) = 1;
	for (u32 m = 0; m < w->g->c->n; m++)
		if (!walk_carries(w, m) &&
		    map_get(&stories, w->g->c->v[m].story + 1))
			primaries_held(w, m, true);
}

/* Adds other statements of the persons in question on the carriers' pages. */
static void
quoted(struct walk *w)
{
	map who = { .mem = w->tmp }, pages = { .mem = w->tmp };

	principals(w, &who);
	if (who.n == 0)
		return;
	for (u32 m = 0; m < w->g->c->n; m++)
		if (walk_carries(w, m))
			*map_at(&pages, w->g->c->v[m].page + 1) = 1;
	for (u32 i = 0; i < w->g->said.n; i++) {
		const struct said *s = &w->g->said.v[i];
		const struct item *it = walk_item(w, s->member);
		const struct statement *x = &it->statements.v[s->n - 1];

		if (!w->group[s->group] &&
		    map_get(&pages, w->g->c->v[s->member].page + 1) &&
		    !has_kind(&w->g->c->v[s->member], ITEM_comment) &&
		    primary(it, x, &who))
			lacks(w, s->member, x);
	}
}

void
primaries_find(struct walk *w)
{
	primaries_beside(w);
	quoted(w);
}
