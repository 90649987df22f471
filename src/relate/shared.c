/*
 * Where does a text come from that credits nobody, if it has copies?
 *
 * All copies that can be reached from the text are looked at.  A copy that
 * credits an outlet for the whole of it tells where all of them are from.
 */
#include <assert.h>

#include "relate/edges.h"
#include "relate/keys.h"
#include "relate/shared.h"

enum { MOST = 200 };		/* copies that are looked at; bounds the work */

/* The passages of a copy in m. */
static const span *
side(const struct copy *c, u32 m)
{
	return c->a == m ? c->a_spans : c->b_spans;
}

/* Are the words in question in the copied passages?  Of a whole item, half of
 * one of both texts must be. */
static bool
has_words(const struct copy *c, u32 m, span at)
{
	if (at.to == 0)
		return c->a_share > 0.5f || c->b_share > 0.5f;
	for (u32 i = 0; i < c->n; i++)
		if (span_meets(side(c, m)[i], at))
			return true;
	return false;
}

/* The edge by which a member credits somebody for all of its text; NULL if
 * there is none.  One that leads to another of these copies does not count. */
static const struct edge *
whole_credit(const struct walk *w, u32 m, const bool *reached)
{
	for (u32 i = walk_edges(w, m); i < w->g->edges.n &&
	    w->g->edges.v[i].from == m; i++) {
		const struct edge *e = &w->g->edges.v[i];

		if (edge_credits_whole(e) && !(e->to && reached[e->to - 1]))
			return e;
	}
	return 0;
}

static u32
words_of(const struct walk *w, const struct copy *c, u32 m, arena scratch)
{
	u32 n = 0;

	for (u32 i = 0; i < c->n; i++) {
		arena tmp = scratch;
		tokens t = { 0 };

		tokens_of(&t, item_text(walk_item(w, m), side(c, m)[i]), &tmp);
		for (u32 k = 0; k < t.n; k++)
			n += t.v[k].kind != TOKEN_MARK;
	}
	return n;
}

struct reached { u32 m; span at; const struct copy *by; bool open; };

/* Adds the copies of one member that have the words.  `open`: on the way to
 * them it was nowhere known who was first. */
static u32
reach(const struct walk *w, struct reached *v, u32 n, u32 i, bool *seen)
{
	u32 m = v[i].m, other;

	for (u32 k = 0; k < who_copies(w->w, m) && n < MOST; k++) {
		const struct copy *c = who_copy(w->w, m, k, &other);
		const struct member *a = &w->g->c->v[m],
		    *b = &w->g->c->v[other];

		if (seen[other] || !has_words(c, m, v[i].at) ||
		    has_kind(b, ITEM_comment) || a->page == b->page ||
		    (v[i].at.to && !walk_carries(w, other)))
			continue;
		seen[other] = true;
		v[n++] = (struct reached){ other, v[i].at.to ?
		    w->t->nodes.v[w->node[other] - 1].at : (span){ 0 }, c,
		    v[i].open && member_order(a, b) == 0 };
	}
	return n;
}

/* The first of n members that credits somebody for all of it; 0 if none. */
static u32
credited(const struct walk *w, const struct reached *v, u32 n,
    const bool *seen)
{
	for (u32 i = 1; i < n; i++)
		if (!w->done[v[i].m] && whole_credit(w, v[i].m, seen))
			return i;
	return 0;
}

/* Of the members that may be the first as well as v[0], the one that stands
 * before the others; 0 if that is v[0] itself. */
static u32
stands_for_all(const struct walk *w, const struct reached *v, u32 n)
{
	u32 best = 0;

	for (u32 i = 1; i < n; i++)
		if (v[i].open && member_before(&w->g->c->v[v[i].m],
		    &w->g->c->v[v[best].m]))
			best = i;
	return best;
}

struct through
shared_on(struct walk *w, u32 m, span at)
{
	arena tmp = *w->tmp;
	struct reached *v = new(&tmp, struct reached, MOST + 1);
	bool *seen = new(&tmp, bool, w->g->c->n + 1);
	u32 n = 0, on;

	v[n++] = (struct reached){ m, at, 0, true };
	seen[m] = true;
	for (u32 i = 0; i < n; i++)
		n = reach(w, v, n, i, seen);
	on = credited(w, v, n, seen);
	if (!on)
		on = stands_for_all(w, v, n);
	if (!on)
		return (struct through){ 0 };
	return (struct through){ v[on].m + 1, v[on].at,
	    words_of(w, v[on].by, v[on].m, tmp), v[on].by };
}
