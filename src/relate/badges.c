/*
 * What is the title of a story, and how many origins stand behind it?
 *
 * The story gets the title whose words the other titles share most.  Its badge
 * counts articles; texts, where copies of each other count once; and origins,
 * where all texts of one outlet count once.
 * To find the origin of an article, its surest edge is followed, then the
 * surest edge from there, until an item or voice credits nobody.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/badges.h"
#include "relate/edges.h"
#include "relate/keys.h"

enum {
	STEPS = 1000,		/* to an origin; ends cycles of edges */
	STEMS = 64,		/* of a title */
	BEGINNING = 160		/* characters of a text without a title */
};

struct maker {
	const struct graph *g;
	const struct packs *ps;
	u32   *text;		/* union-find of members: copies are one */
	u32   *edge;		/* by member: its surest edge + 1 */
	u32   *same;		/* union-find of members: nobody knows who was
				 * first */
	u32   *credit;		/* by text: an edge that credits all of it */
	u32   *unnamed;		/* by voice: the unnamed voice it quotes + 1 */
	arena *tmp;
};

static const struct item *
badges_item(const struct maker *b, u32 m)
{
	return b->g->c->v[m].it;
}

/* Is the member an article of the story, not a comment or a quoted text? */
static bool
counts(const struct maker *b, u32 m)
{
	return !has_kind(&b->g->c->v[m], ITEM_comment) &&
	    !has_kind(&b->g->c->v[m], ITEM_quoted);
}

/* Two members are one text if more than half of either is copied. */
static void
join_texts(struct maker *b)
{
	const struct corpus *c = b->g->c;

	b->text = union_make(b->tmp, c->n);
	for (u32 i = 0; i < c->copies.n; i++) {
		const struct copy *x = &c->copies.v[i];

		if (x->a_share > 0.5f || x->b_share > 0.5f)
			union_join(b->text, x->a, x->b);
	}
}

/* Does the edge lead to where the item comes from?  Quotations do not, and of
 * links only those of entries of feeds, to the page that they announce. */
static bool
badges_leads_on(const struct edge *e)
{
	return edge_announces(e) || e->kind == EDGE_CITES ||
	    e->kind == EDGE_COPIES || e->kind == EDGE_TRANSLATES ||
	    e->kind == EDGE_REVISES;
}

static void
choose_edges(struct maker *b)
{
	const struct graph *g = b->g;

	b->edge = new(b->tmp, u32, g->c->n + 1);
	b->unnamed = new(b->tmp, u32, g->voices.n + 1);
	b->credit = new(b->tmp, u32, g->c->n + 1);
	b->same = union_make(b->tmp, g->c->n);
	for (u32 i = 0; i < g->edges.n; i++) {
		const struct edge *e = &g->edges.v[i];
		u32 *best = &b->edge[e->from];

		if (badges_leads_on(e) && (!*best ||
		    e->sure > g->edges.v[*best - 1].sure))
			*best = i + 1;
		if (e->kind == EDGE_SHARES)
			union_join(b->same, e->from, e->to - 1);
		if (edge_credits_whole(e))
			b->credit[union_root(b->text, e->from)] = i + 1;
	}
	for (u32 v = 0; v < g->voices.n; v++)
		if (!g->voices.v[v].named && g->voices.v[v].told_by)
			b->unnamed[g->voices.v[v].told_by - 1] = v + 1;
}

/* The edge that leads on from a member: its own, else the one by which a copy
 * credits somebody for all of the text; NULL if there is none. */
static const struct edge *
leads_on(const struct maker *b, u32 m)
{
	const struct edge *e = 0;

	if (b->edge[m])
		e = &b->g->edges.v[b->edge[m] - 1];
	else if (b->credit[union_root(b->text, m)])
		e = &b->g->edges.v[b->credit[union_root(b->text, m)] - 1];
	return e && e->to == m + 1 ? 0 : e;
}

/* The origin of a member: a place of a member, or c->n + the place of a voice.
 * An unnamed voice that the last voice quotes takes its place. */
static u32
badges_origin(const struct maker *b, u32 m)
{
	const struct graph *g = b->g;
	const struct edge *e;

	for (u32 n = 0; n < STEPS && (e = leads_on(b, m)); n++) {
		u32 v = e->voice;

		assert(!v != !e->to);
		if (v)
			return g->c->n + (b->unnamed[v - 1] ?
			    b->unnamed[v - 1] : v) - 1;
		m = e->to - 1;
	}
	return union_root(b->same, m);
}

/* Puts the different stems of a member's title into v; returns their number. */
static u32
badges_stems(const struct maker *b, u32 m, u64 v[STEMS], arena tmp)
{
	str title = utf8_fold(&tmp, item_head(badges_item(b, m))->title);
	tokens t = { 0 };
	u32 n = 0;

	tokens_of(&t, title, &tmp);
	for (u32 i = 0; i < t.n && n < STEMS; i++) {
		u64 h = stem_of((str){ title.s + t.v[i].from,
		    t.v[i].to - t.v[i].from });
		u32 k = 0;

		if (t.v[i].kind == TOKEN_MARK)
			continue;
		while (k < n && v[k] != h)
			k++;
		n += k == n;
		v[k] = h;
	}
	return n;
}

/* The title whose stems stand in most other titles, or a zero str.  The score
 * is a mean over stems; the 3 in its divisor holds back short titles. */
static str
title_of(struct maker *b, const u32 *v, u32 n)
{
	arena tmp = *b->tmp;
	map seen = { .mem = &tmp };
	str best = { 0 };
	f64 most = -1;
	u64 has[STEMS];

	for (u32 i = 0; i < n; i++)
		for (u32 k = badges_stems(b, v[i], has, tmp); k-- > 0; )
			++*map_at(&seen, has[k]);
	for (u32 i = 0; i < n; i++) {
		const struct item *it = badges_item(b, v[i]);
		u32 k = badges_stems(b, v[i], has, tmp);
		f64 score = item_head(it)->kind == ITEM_article ? 1 : 0;

		if (item_head(it)->title.n == 0 || !counts(b, v[i]))
			continue;
		for (u32 j = 0; j < k; j++)
			score += map_get(&seen, has[j]) - 1;
		score /= 3 + k;
		if (score > most + 1e-9) {
			most = score;
			best = item_head(it)->title;
		}
	}
	return best;
}

/* The first line of a text, cut after BEGINNING characters. */
static str
beginning(const struct item *it)
{
	str t = str_trim(item_all(it)), rest = t;

	for (u32 n = 0; rest.n && n < BEGINNING && rest.s[0] != '\n'; n++)
		utf8_next(&rest);
	t.n -= rest.n;
	return t;
}

/* Sets the first and last date and the languages of the members. */
static void
extent(struct maker *b, const u32 *v, u32 n, struct story_row *r, arena *a)
{
	buf tags = { .mem = a };

	for (u32 i = 0; i < n; i++) {
		const struct item *it = badges_item(b, v[i]);
		str when = it->published.n ? it->published.v[0].value :
		    (str){ 0 };
		str tag = item_head(it)->language;

		if (!counts(b, v[i]))
			continue;
		if (when.n && (!r->first.n || str_order(when, r->first) < 0))
			r->first = when;
		if (when.n && (!r->last.n || str_order(when, r->last) > 0))
			r->last = when;
		if (tag.n && str_find(buf_str(&tags), tag) == tags.n) {
			if (tags.n)
				buf_putc(&tags, ' ');
			buf_put(&tags, tag);
		}
	}
	r->languages = buf_str(&tags);
}

/* What makes two origins one: the outlet of an article, or the outlet that is
 * credited; else the origin itself. */
static u64
origin_key(const struct maker *b, u32 o, arena tmp)
{
	const struct graph *g = b->g;
	const struct item *it = o < g->c->n ? badges_item(b, o) : 0;
	u64 key = 0;

	if (!it && str_is(g->voices.v[o - g->c->n].kind, S("outlet")))
		key = g->voices.v[o - g->c->n].key;
	if (it && (item_head(it)->kind == ITEM_article ||
	    item_head(it)->kind == ITEM_teaser))
		key = name_key(tmp, b->ps, it->pack,
		    item_publisher(it).n ? item_publisher(it) :
		    url_site_name(item_head(it)->url));
	return key ? key : u64_mix(o + (u64)1);
}

/* Counts articles, texts and origins of the members. */
static void
badge(struct maker *b, const u32 *v, u32 n, struct story_row *r)
{
	arena tmp = *b->tmp;
	map texts = { .mem = &tmp }, origins = { .mem = &tmp };
	const struct graph *g = b->g;

	for (u32 i = 0; i < n; i++) {
		u32 o;
		u64 key;

		if (!counts(b, v[i]))
			continue;
		r->items++;
		*map_at(&texts, union_root(b->text, v[i]) + (u64)1) = 1;
		o = badges_origin(b, v[i]);
		key = origin_key(b, o, tmp);
		if (map_get(&origins, key))
			continue;
		*map_at(&origins, key) = 1;
		r->unnamed += o >= g->c->n &&
		    !g->voices.v[o - g->c->n].named;
	}
	r->texts = texts.n;
	r->origins = origins.n;
}

static void
badges_make_one(struct maker *b, struct badges *out, const u32 *v, u32 n)
{
	struct badge *x = push(&out->stories, out->mem);
	struct story_row *r = &x->row;
	arena tmp = *b->tmp;
	struct maker inner = *b;

	inner.tmp = &tmp;
	assert(n > 0);		/* its id is made of the first item */
	x->members = v;
	x->n = n;
	r->id = relate_story_id(out->mem, item_head(badges_item(b, v[0]))->id);
	r->title = title_of(&inner, v, n);
	if (!r->title.n)
		r->title = beginning(badges_item(b, v[0]));
	extent(b, v, n, r, out->mem);
	badge(&inner, v, n, r);
}

void
badges_make(struct badges *out, const struct graph *g,
    const struct packs *ps, arena tmp)
{
	struct maker b = { .g = g, .ps = ps, .tmp = &tmp };
	struct by_story by = corpus_by_story(g->c, out->mem);

	join_texts(&b);
	choose_edges(&b);
	for (u32 s = 1; s <= by.stories; s++)
		if (by.first[s + 1] > by.first[s])
			badges_make_one(&b, out, by.member + by.first[s],
			    by.first[s + 1] - by.first[s]);
}
