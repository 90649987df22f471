/*
 * How is the graph stored, and how does it come back?
 *
 * Rows of the store have ids where the graph has places of members and voices.
 * A stored row is not trusted: it is left out if an id is not in the store or a
 * span does not lie in the text.
 */
#include <assert.h>

#include "relate/edges.h"
#include "relate/rows.h"

static str
rows_id_of(const struct corpus *c, u32 m)
{
	return item_head(c->v[m].it)->id;
}

static bool
put_copies(struct store *s, const struct corpus *c, arena tmp, struct err *e)
{
	for (u32 i = 0; i < c->copies.n; i++) {
		const struct copy *x = &c->copies.v[i];
		arena a = tmp;

		if (!store_put(s, RELATION_copies, &(struct copy_row){
			.a = rows_id_of(c, x->a), .b = rows_id_of(c, x->b),
			.a_spans = places_text(&a, x->a_spans, x->n),
			.b_spans = places_text(&a, x->b_spans, x->n),
			.a_share = (f64)x->a_share, .b_share = (f64)x->b_share,
		    }, e))
			return false;
	}
	return true;
}

static bool
put_identities(struct store *s, const struct corpus *c, struct err *e)
{
	for (u32 m = 0; m < c->n; m++) {
		const struct item *it = c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++)
			if (!str_is(it->entities.v[i].key, c->keys[m][i]) &&
			    !store_put(s, RELATION_identities,
			    &(struct identity_row){ rows_id_of(c, m), i + 1,
			    it->entities.v[i].key }, e))
				return false;
	}
	return true;
}

static bool
put_stories(struct store *s, const struct corpus *c, const struct badges *b,
    struct err *e)
{
	for (u32 i = 0; i < b->stories.n; i++) {
		const struct badge *x = &b->stories.v[i];

		if (!store_put(s, RELATION_stories, &x->row, e))
			return false;
		for (u32 k = 0; k < x->n; k++)
			if (!store_put(s, RELATION_members,
			    &(struct member_row){ x->row.id,
			    rows_id_of(c, x->members[k]) }, e))
				return false;
	}
	return true;
}

static bool
put_voices(struct store *s, const struct graph *g, struct err *e)
{
	for (u32 i = 0; i < g->voices.n; i++) {
		const struct voice *v = &g->voices.v[i];

		if (!store_put(s, RELATION_voices, &(struct voice_row){
			.id = v->id, .name = v->name, .kind = v->kind,
			.url = v->url, .named = v->named,
			.names = { v->names.v, v->names.n },
			.witness = v->witness ?
			    rows_id_of(g->c, v->witness - 1) :
			    v->told_by ? g->voices.v[v->told_by - 1].id :
			    (str){ 0 },
		    }, e))
			return false;
	}
	return true;
}

static bool
put_edges(struct store *s, const struct graph *g, arena tmp, struct err *e)
{
	for (u32 i = 0; i < g->edges.n; i++) {
		const struct edge *x = &g->edges.v[i];
		arena a = tmp;

		assert(!x->to != !x->voice);
		if (!store_put(s, RELATION_edges, &(struct edge_row){
			.kind = edge_kind_name(x->kind),
			.from = rows_id_of(g->c, x->from),
			.to.id = x->to ? rows_id_of(g->c, x->to - 1) :
			    g->voices.v[x->voice - 1].id,
			.to_voice = !x->to,
			.basis = edge_basis(&a, x->basis),
			.confidence = (f64)x->sure,
			.here = places_text(&a, x->here, x->here_n),
			.there = places_text(&a, x->there, x->there_n),
			.governs = places_text(&a, x->governs, x->governs_n),
			.changes = x->changes,
		    }, e))
			return false;
	}
	return true;
}

/* The id of an utterance: "u", the item and number of its first statement. */
static str
utterance_id(const struct graph *g, u32 group, arena *a)
{
	const struct said *s = &g->said.v[group];
	buf b = { .mem = a };

	buf_putc(&b, 'u');
	buf_put(&b, rows_id_of(g->c, s->member));
	buf_putc(&b, '/');
	buf_num(&b, s->n);
	return buf_str(&b);
}

static bool
put_said(struct store *s, const struct graph *g, arena tmp, struct err *e)
{
	for (u32 i = 0; i < g->said.n; i++) {
		const struct said *x = &g->said.v[i];
		arena a = tmp;

		assert(x->group <= i);	/* a group is its first statement */
		if (!store_put(s, RELATION_utterances, &(struct said_row){
			.utterance = utterance_id(g, x->group, &a),
			.item = rows_id_of(g->c, x->member), .statement = x->n,
		    }, e))
			return false;
	}
	return true;
}

bool
rows_save(struct store *s, const struct graph *g, const struct badges *b,
    arena tmp, struct err *e)
{
	return put_identities(s, g->c, e) && put_copies(s, g->c, tmp, e) &&
	    put_stories(s, g->c, b, e) && put_voices(s, g, e) &&
	    put_edges(s, g, tmp, e) && put_said(s, g, tmp, e);
}

/* Turns ids into places.  The maps go from the hash of an id to the place + 1,
 * `stories` to the number of the story. */
struct loader {
	struct graph *g;
	arena *tmp;
	map    items, voices, stories, groups;
	words  witnesses;		/* by voice: the id, if it is no item */
};

static u32
rows_at(const map *m, str id)
{
	return id.s ? map_get(m, str_hash(id)) : 0;
}

/* Reads spans of the text of a member.  False if one is not in the text. */
static bool
places(struct loader *l, u32 m, str text, span **v, u32 *n)
{
	const struct corpus *c = l->g->c;

	if (!places_read(c->mem, text, v, n))
		return false;
	for (u32 i = 0; i < *n; i++)
		if ((*v)[i].to > c->v[m].it->text.n)
			return false;
	return true;
}

static void
load_copy(void *self, const void *row)
{
	const struct copy_row *r = row;
	struct loader *l = self;
	struct corpus *c = l->g->c;
	u32 a = rows_at(&l->items, r->a), b = rows_at(&l->items, r->b), n, m;
	struct copy x = { .a = a - 1, .b = b - 1, .a_share = (f32)r->a_share,
		.b_share = (f32)r->b_share };

	if (!a || !b || !places(l, a - 1, r->a_spans, &x.a_spans, &n) ||
	    !places(l, b - 1, r->b_spans, &x.b_spans, &m))
		return;
	x.n = n < m ? n : m;
	*push(&c->copies, c->mem) = x;
}

static void
load_member(void *self, const void *row)
{
	const struct member_row *r = row;
	struct loader *l = self;
	u32 m = rows_at(&l->items, r->item);
	u32 *story = map_at(&l->stories, str_hash(r->story));

	if (*story == 0)
		*story = l->stories.n;
	if (m)
		l->g->c->v[m - 1].story = *story;
}

static void
load_voice(void *self, const void *row)
{
	struct loader *l = self;
	arena *a = l->g->c->mem;
	const struct voice_row *r = row_copy(a, &relations[RELATION_voices],
	    row);
	u32 witness = rows_at(&l->items, r->witness);

	*push(&l->g->voices, a) = (struct voice){
		.id = r->id, .name = r->name, .kind = r->kind, .url = r->url,
		.named = r->named, .witness = witness,
	};
	for (u32 i = 0; i < r->names.n; i++)
		*push(&l->g->voices.v[l->g->voices.n - 1].names, a) =
		    r->names.v[i];
	*push(&l->witnesses, l->tmp) = witness ? (str){ 0 } : r->witness;
	*map_at(&l->voices, str_hash(r->id)) = l->g->voices.n;
}

static void
load_edge(void *self, const void *row)
{
	const struct edge_row *r = row;
	struct loader *l = self;
	arena *a = l->g->c->mem;
	u32 from = rows_at(&l->items, r->from);
	u32 to = rows_at(r->to_voice ? &l->voices : &l->items, r->to.id);
	struct edge x = { .from = from - 1, .sure = (f32)r->confidence };

	if (!from || !to || !edge_kind_of(r->kind, &x.kind) ||
	    !places(l, from - 1, r->here, &x.here, &x.here_n) ||
	    !places(l, from - 1, r->governs, &x.governs, &x.governs_n) ||
	    (!r->to_voice &&
	     !places(l, to - 1, r->there, &x.there, &x.there_n)))
		return;
	x.to = r->to_voice ? 0 : to;
	x.voice = r->to_voice ? to : 0;
	x.basis = edge_basis_of(r->basis);
	x.changes = r->changes.s ? str_copy(a, r->changes) : r->changes;
	*push(&l->g->edges, a) = x;
}

/* Adds a statement.  Rows are in the order of items; a row out of order is left
 * out, because first_said needs the order. */
static void
load_said(void *self, const void *row)
{
	const struct said_row *r = row;
	struct loader *l = self;
	struct graph *g = l->g;
	u32 m = rows_at(&l->items, r->item), n = g->said.n;
	u32 *group = map_at(&l->groups, str_hash(r->utterance));

	if (!m || (n && g->said.v[n - 1].member > m - 1) ||
	    r->statement == 0 || r->statement > g->c->v[m - 1].it->statements.n)
		return;
	if (*group == 0)
		*group = n + 1;
	*push(&g->said, g->c->mem) = (struct said){ m - 1, r->statement,
		*group - 1 };
}

/* Fills first_said. */
static void
index_said(struct graph *g)
{
	u32 i = 0;

	g->first_said = new(g->c->mem, u32, g->c->n + 1);
	for (u32 m = 0; m <= g->c->n; m++) {
		while (i < g->said.n && g->said.v[i].member < m)
			i++;
		g->first_said[m] = i;
	}
}

bool
rows_load(struct graph *g, struct store *s, const struct packs *ps,
    arena tmp, struct err *e)
{
	struct loader l = {
		.g = g, .tmp = &tmp, .items = { .mem = &tmp },
		.voices = { .mem = &tmp }, .stories = { .mem = &tmp },
		.groups = { .mem = &tmp },
	};
	arena rows = arena_part(&tmp, tmp.at + arena_room(&tmp) / 2, tmp.end);

	tmp.end = rows.at;
	if (!corpus_load(g->c, s, ps, 0, tmp, e))
		return false;
	for (u32 m = 0; m < g->c->n; m++)
		*map_at(&l.items, str_hash(rows_id_of(g->c, m))) = m + 1;
	if (!store_each(s, RELATION_copies, rows, load_copy, &l, e) ||
	    !store_each(s, RELATION_members, rows, load_member, &l, e) ||
	    !store_each(s, RELATION_voices, rows, load_voice, &l, e) ||
	    !store_each(s, RELATION_edges, rows, load_edge, &l, e) ||
	    !store_each(s, RELATION_utterances, rows, load_said, &l, e))
		return false;
	for (u32 v = 0; v < g->voices.n; v++)
		g->voices.v[v].told_by = rows_at(&l.voices, l.witnesses.v[v]);
	index_said(g);
	return true;
}
