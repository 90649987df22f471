/*
 * Where do these words come from?
 *
 * The carriers are the items that have the words, and all items with a
 * statement of the same utterance, in any wording and language.  From each
 * carrier we follow the surest edge that governs the words to an older item,
 * and so on.  A voice is followed along the chain of the statement.  A node
 * that credits no other is an origin.  If a carrier credits an item that does
 * not have the words, the item may be an absent primary source.
 */
#include <assert.h>

#include "relate/carriers.h"
#include "relate/changes.h"
#include "relate/edges.h"
#include "relate/keys.h"
#include "relate/primaries.h"
#include "relate/shared.h"
#include "relate/speakers.h"
#include "relate/trace.h"
#include "relate/walk.h"

enum {				/* all by judgment */
	DEEPEST = 24,		/* steps of a walk */
	MOST = 2000		/* items that have it from one */
};

/* The `sure` of an arc from a comment to the text on its page, and of one
 * between copies of which nobody knows who was first. */
static const f64 ON_PAGE = 0.85, SHARES = 0.3;

/* Adds an arc between two nodes, unless there is one. */
static void
arc(struct walk *w, u32 from, u32 to, str kind, str basis, f64 sure,
    str credit)
{
	struct trace_arc *a;

	for (u32 i = 0; i < w->t->arcs.n; i++)
		if (w->t->arcs.v[i].from == from && w->t->arcs.v[i].to == to)
			return;
	if (from == to)
		return;
	a = push(&w->t->arcs, w->mem);
	*a = (struct trace_arc){ .from = from, .to = to, .kind = kind,
		.basis = basis, .sure = sure, .words = credit };
}

/* Adds an origin, unless it is known.  The witness is a node + 1, or 0. */
static void
trace_origin_one(struct walk *w, u32 node, u32 witness)
{
	assert(node < w->t->nodes.n && witness <= w->t->nodes.n);
	for (u32 i = 0; i < w->t->origins.n; i++)
		if (w->t->origins.v[i].node == node)
			return;
	*push(&w->t->origins, w->mem) = (struct trace_origin){
		.node = node, .witness = witness,
	};
}

/* Is the edge about this span?  A zero span is the whole item: true. */
static bool
governs(const struct edge *e, span at)
{
	if (e->governs_n == 0 || at.to == 0)
		return true;
	for (u32 i = 0; i < e->governs_n; i++)
		if (span_meets(e->governs[i], at))
			return true;
	return false;
}

/* What the copy or version of an edge has changed, or NULL. */
static const struct changes *
changed(struct walk *w, const struct edge *e)
{
	const struct item *before = walk_item(w, e->to - 1);
	const struct item *after = walk_item(w, e->from);
	struct changes *c = new(w->mem, struct changes, 1);

	if (e->kind == EDGE_REVISES)
		changes_of(w->ps, before, after, *w->tmp, c);
	else
		changes_copied(w->ps, before, after,
		    &(struct changes_passages){ e->there, e->here, e->here_n },
		    *w->tmp, c);
	return c->n ? c : 0;
}

/* What m has changed in the words that it shares with `other`, or NULL: also if
 * the copy is one of other members. */
static const struct changes *
changed_copy(struct walk *w, const struct copy *x, u32 m, u32 other)
{
	struct changes *c = new(w->mem, struct changes, 1);
	bool a = x->a == m;

	if ((a ? x->b : x->a) != other || (a ? x->a : x->b) != m)
		return 0;
	changes_copied(w->ps, walk_item(w, other), walk_item(w, m),
	    &(struct changes_passages){ a ? x->b_spans : x->a_spans,
	    a ? x->a_spans : x->b_spans, x->n }, *w->tmp, c);
	return c->n ? c : 0;
}

/* The number of words in the passages of an edge. */
static u32
words_of(const struct walk *w, const struct edge *e)
{
	u32 n = 0;

	for (u32 i = 0; i < e->here_n; i++) {
		arena tmp = *w->tmp;
		tokens t = { 0 };

		tokens_of(&t, item_text(walk_item(w, e->from), e->here[i]),
		    &tmp);
		for (u32 k = 0; k < t.n; k++)
			n += t.v[k].kind != TOKEN_MARK;
	}
	return n;
}

/* Adds the arc of an edge, with its credit. Copies have passages instead. */
static void
arc_of(struct walk *w, u32 from, u32 to, u32 m, const struct edge *e)
{
	bool passages = e->kind == EDGE_COPIES || e->kind == EDGE_SHARES;
	str credit = e->here_n && !passages ? item_text(walk_item(w, m),
	    e->here[0]) : (str){ 0 };
	u32 n = w->t->arcs.n;

	arc(w, from, to, edge_kind_name(e->kind),
	    edge_basis(w->mem, e->basis), e->sure, credit);
	if (w->t->arcs.n == n)
		return;
	if (e->to && e->changes.n)
		w->t->arcs.v[n].changes = changed(w, e);
	if (e->kind == EDGE_SHARES)
		w->t->arcs.v[n].shared = words_of(w, e);
}

/* The statement of a member that is the same utterance as `said`, a place + 1:
 * its place + 1, or 0. */
static u32
same_said(const struct walk *w, u32 said, u32 m)
{
	const struct graph *g = w->g;

	for (u32 i = g->first_said[m]; said && i < g->first_said[m + 1]; i++)
		if (g->said.v[i].group == g->said.v[said - 1].group)
			return i + 1;
	return 0;
}

/* Has the member the words in question, or the same utterance? */
static bool
has_it(struct walk *w, u32 m, u32 said)
{
	return walk_carries(w, m) || same_said(w, said, m) ||
	    (w->query.n && carriers_stands(w, m).to);
}

/* The edge to follow from a span: the surest that governs it, or NULL.  Links
 * only count if they announce a page.  Quoted voices do not count for a whole
 * item, and earlier versions only if they have the words. */
static const struct edge *
parent(struct walk *w, u32 m, span at, u32 said)
{
	const struct edge *best = 0;

	for (u32 i = walk_edges(w, m); i < w->g->edges.n &&
	    w->g->edges.v[i].from == m; i++) {
		const struct edge *e = &w->g->edges.v[i];

		if (!governs(e, at) || (e->kind == EDGE_LINKS &&
		    !edge_announces(e)) ||
		    (e->kind == EDGE_QUOTES && e->voice && at.to == 0))
			continue;
		if (e->kind == EDGE_SHARES || (e->kind == EDGE_REVISES &&
		    at.to && !has_it(w, e->to - 1, said)))
			continue;
		if (!best || e->sure > best->sure)
			best = e;
	}
	return best;
}

/* The span of the other item that a copied passage puts beside this one, or
 * zero. */
static span
trace_carried(const struct edge *e, span at)
{
	for (u32 i = 0; i < e->here_n && i < e->there_n; i++) {
		span x = e->here[i], y = e->there[i];
		u64 wide = x.to - x.from;

		if (!span_meets(x, at) || wide == 0)
			continue;
		return (span){
		    y.from + (u32)((u64)(at.from > x.from ? at.from - x.from :
		    0) * (y.to - y.from) / wide),
		    y.to - (u32)((u64)(at.to < x.to ? x.to - at.to : 0) *
		    (y.to - y.from) / wide) };
	}
	return (span){ 0 };
}

/* Finds where the parent has the words: its span as a carrier, the same words,
 * the same utterance, or the copied passage.  False if it lacks them. */
static bool
follow(struct walk *w, const struct edge *e, span at, u32 said, span *there)
{
	u32 m = e->to - 1, other, at_node = walk_node(w, m);
	const struct trace_node *n = &w->t->nodes.v[at_node];

	assert(e->to && !e->voice);
	*there = (span){ 0 };
	if (at.to == 0)
		return true;
	if (n->carrier) {
		*there = n->at;
		return true;
	}
	if (w->query.n)
		*there = carriers_stands(w, m);
	if (there->to)
		return true;
	other = same_said(w, said, m);
	if (other) {
		*there = walk_said(w, other - 1);
		return true;
	}
	*there = trace_carried(e, at);
	return there->to != 0 || e->kind == EDGE_TRANSLATES;
}

static void trace_walk(struct walk *w, u32 m, span at, u32 deep);

/* Adds arcs from a voice to the voices of the chain from the n-th on, each
 * quoting the next.  The last one is an origin. */
static void
inward(struct walk *w, u32 node, u32 m, const struct statement *x, u32 n)
{
	const struct item *it = walk_item(w, m);
	u32 last = node, witness = node;

	for (u32 i = n; i < x->chain.n; i++) {
		const struct entity *e = &it->entities.v[
		    it->refs.v[x->chain.first + i] - 1];
		u32 v = who_voice(w->w, who_key(w->w, m, e), who_unnamed(e) ?
		    (u64)2 << 50 | last : 0, e->name, who_kind(e));
		u32 next = walk_voice(w, v - 1);

		assert(v > 0);
		arc(w, last, next, S("quotes"), S("stated"),
		    x->confidence, item_text(it, x->source));
		witness = last;
		last = next;
	}
	trace_origin_one(w, last, last == witness ? 0 : witness + 1);
}

/* Ends a walk at an item that credits no other item for the words: the origin
 * is the speaker of its statement if that is a voice, else the item.  A denial
 * is not an origin. */
static void
end_at(struct walk *w, u32 m, u32 said)
{
	u32 node = walk_node(w, m);
	const struct edge *e = 0;
	const struct statement *x = said ? &walk_item(w, m)->statements.v[
	    w->g->said.v[said - 1].n - 1] : 0;
	span at = x ? item_extent(walk_item(w, m), x->content) : (span){ 0 };

	for (u32 i = walk_edges(w, m); x && i < w->g->edges.n &&
	    w->g->edges.v[i].from == m; i++)
		if (w->g->edges.v[i].kind == EDGE_QUOTES &&
		    w->g->edges.v[i].governs_n &&
		    governs(&w->g->edges.v[i], at))
			e = &w->g->edges.v[i];
	if (x && x->reality == REALITY_denied) {
		*push(&w->t->denied, w->mem) = (struct trace_origin){
			.node = e && e->voice ? walk_voice(w, e->voice - 1) :
			    node,
			.witness = node + 1,
		};
		return;
	}
	if (!e || e->to) {
		trace_origin_one(w, node, 0);
		return;
	}
	arc_of(w, node, walk_voice(w, e->voice - 1), m, e);
	trace_origin_one(w, walk_voice(w, e->voice - 1), node + 1);
}

/* Follows an edge to a voice, and the chain of the statement from there. */
static void
to_voice(struct walk *w, u32 m, u32 said, const struct edge *e)
{
	u32 node = walk_node(w, m), v = walk_voice(w, e->voice - 1);
	const struct statement *x = said ? &walk_item(w, m)->statements.v[
	    w->g->said.v[said - 1].n - 1] : 0;
	const struct entity *first;
	bool outlet = e->kind == EDGE_CITES || e->kind == EDGE_LINKS;

	arc_of(w, node, v, m, e);
	if (!x || x->chain.n == 0) {
		trace_origin_one(w, v, outlet ? 0 : node + 1);
		return;
	}
	first = &walk_item(w, m)->entities.v[
	    walk_item(w, m)->refs.v[x->chain.first] - 1];
	if (outlet && first->type != ENTITY_outlet) {
		inward(w, v, m, x, 0);		/* the outlet's whole item */
	} else if (x->chain.n > 1) {
		inward(w, v, m, x, 1);
	} else {
		trace_origin_one(w, v, outlet ? 0 : node + 1);
	}
}

/* The text from which a comment or post has the words: an article, post or
 * pasted text on its page, if that is a carrier too.  Its place + 1, or 0. */
static u32
on_page(const struct walk *w, u32 m)
{
	const struct member *x = &w->g->c->v[m];
	u32 from = m;

	if (!has_kind(x, ITEM_comment) && !has_kind(x, ITEM_post))
		return 0;
	while (from > 0 && w->g->c->v[from - 1].page == x->page)
		from--;
	for (u32 k = from; k < w->g->c->n &&
	    w->g->c->v[k].page == x->page; k++)
		if (k != m && walk_carries(w, k) &&
		    (has_kind(&w->g->c->v[k], ITEM_quoted) ||
		     (k < m && !has_kind(&w->g->c->v[k], ITEM_comment))))
			return k + 1;
	return 0;
}

/* Goes on through the copies of an item that has the words from no other item.
 * False if there are none: the walk ends. */
static bool
go_on(struct walk *w, u32 m, span at, u32 deep)
{
	struct through x = shared_on(w, m, at);
	u32 n = w->t->arcs.n;

	if (!x.member || w->done[x.member - 1] == 1)
		return false;
	arc(w, walk_node(w, m), walk_node(w, x.member - 1), S("shares"),
	    S("copied"), SHARES, (str){ 0 });
	if (w->t->arcs.n > n) {
		w->t->arcs.v[n].shared = x.words;
		w->t->arcs.v[n].changes = changed_copy(w, x.copy, m,
		    x.member - 1);
	}
	trace_walk(w, x.member - 1, x.at, deep + 1);
	return true;
}

/* Walks from a span of a member to the origins of it; a zero span is the whole
 * item. Each member is walked once. */
static void
trace_walk(struct walk *w, u32 m, span at, u32 deep)
{
	u32 node = walk_node(w, m);
	u32 said = at.to ? carriers_statement(w, m, at) : 0;
	const struct edge *e = parent(w, m, at, said);
	u32 page;
	span there;

	if (w->done[m] || deep > DEEPEST)
		return;
	w->done[m] = 1;
	page = on_page(w, m);
	if (said && walk_item(w, m)->statements.v[w->g->said.v[
	    said - 1].n - 1].reality == REALITY_denied) {
		end_at(w, m, said);
	} else if (page) {
		arc(w, node, walk_node(w, page - 1), S("quotes"), S("copied"),
		    ON_PAGE, item_text(walk_item(w, m), at));
	} else if ((!e || (e->kind == EDGE_QUOTES && e->voice)) &&
	    go_on(w, m, at, deep)) {
		;			/* it is one of several copies */
	} else if (!e) {
		end_at(w, m, said);
	} else if (e->voice) {
		to_voice(w, m, said, e);
	} else if (w->done[e->to - 1] == 1) {
		end_at(w, m, said);		/* a cycle of edges */
	} else if (follow(w, e, at, said, &there)) {
		arc_of(w, node, walk_node(w, e->to - 1), m, e);
		trace_walk(w, e->to - 1, there, deep + 1);
	} else {
		arc_of(w, node, walk_node(w, e->to - 1), m, e);
		primaries_held(w, e->to - 1, false);
		end_at(w, m, said);
	}
	w->done[m] = 2;
}

/* Is the origin an unnamed voice with a witness? */
static bool
nameless(const struct trace *t, u32 at)
{
	const struct trace_node *n = &t->nodes.v[t->origins.v[at].node];

	return !n->named && !n->item && t->origins.v[at].witness;
}

/* The number of carriers from which arcs lead to a node. */
static u32
followers(struct walk *w, u32 from)
{
	arena tmp = *w->tmp;
	const struct trace *t = w->t;
	u32 *next = new(&tmp, u32, t->nodes.n + 1), n = 0, found = 0;
	bool *seen = new(&tmp, bool, t->nodes.n + 1);

	next[n++] = from;
	seen[from] = true;
	for (u32 i = 0; i < n; i++) {
		found += t->nodes.v[next[i]].carrier;
		for (u32 a = 0; a < t->arcs.n; a++)
			if (t->arcs.v[a].to == next[i] &&
			    !seen[t->arcs.v[a].from]) {
				seen[t->arcs.v[a].from] = true;
				next[n++] = t->arcs.v[a].from;
			}
	}
	return found;
}

/* If several origins are unnamed, they may be the same person.  The one that
 * most carriers lead to counts as an origin, the others as `perhaps`. */
static void
join_unnamed(struct walk *w)
{
	struct trace *t = w->t;
	u32 keep = UINT32_MAX, most = 0;

	for (u32 i = 0; i < t->origins.n; i++) {
		u32 n;

		if (!nameless(t, i))
			continue;
		n = followers(w, t->origins.v[i].node) * 2 +
		    !t->nodes.v[t->origins.v[i].witness - 1].item;
		if (keep == UINT32_MAX || n > most) {
			keep = i;
			most = n;
		}
	}
	for (u32 i = 0; i < t->origins.n; i++)
		t->origins.v[i].perhaps = i != keep && nameless(t, i);
}

/* Counts the languages of carriers, and the origins of each sort. */
static void
trace_count(struct walk *w)
{
	map seen = { .mem = w->tmp };
	struct trace *t = w->t;

	for (u32 i = 0; i < t->nodes.n; i++) {
		const struct item *it = t->nodes.v[i].item;

		if (it && t->nodes.v[i].carrier)
			*map_at(&seen, str_hash(item_head(it)->language)) = 1;
	}
	t->languages = seen.n;
	for (u32 i = 0; i < t->origins.n; i++) {
		t->unnamed += !t->nodes.v[t->origins.v[i].node].named;
		t->perhaps += t->origins.v[i].perhaps;
	}
}

/* Does the younger end of an edge have its text, or a part of it, from the
 * older one?  A link alone says nothing of that. */
static bool
takes(const struct edge *e)
{
	return e->to && (e->kind != EDGE_LINKS || edge_announces(e));
}

/* Has it all of its text from there, so that who takes it from the younger end
 * has it from the older one? */
static bool
takes_whole(const struct edge *e)
{
	return e->kind == EDGE_COPIES || e->kind == EDGE_TRANSLATES ||
	    e->kind == EDGE_REVISES || e->kind == EDGE_SHARES ||
	    edge_announces(e) || edge_credits_whole(e);
}

/* Walks from all carriers. */
static void
walk_all(struct walk *w)
{
	for (u32 m = 0; m < w->g->c->n; m++)
		if (walk_carries(w, m))
			trace_walk(w, m, w->t->nodes.v[w->node[m] - 1].at, 0);
}

/* Walks from the copies of an item, too.  Where they have their own words from
 * matters only if the item credits nobody. */
static void
walk_copies(struct walk *w, u32 m)
{
	struct trace *t = w->t;
	u32 own = t->origins.n, self = w->node[m] - 1;
	bool alone = own == 1 && t->origins.v[0].node == self;

	carriers_copies(w, m);
	walk_all(w);
	for (u32 i = 0; i < t->nodes.n; i++)
		t->nodes.v[i].copy = t->nodes.v[i].carrier && i != self;
	if (!alone || t->origins.n == own) {
		t->origins.n = own;
		return;
	}
	memmove(t->origins.v, t->origins.v + 1, --t->origins.n *
	    sizeof *t->origins.v);
}

struct takers { u32 *m, n; };

/* Adds the younger end of an edge, and the arc to the item it has it from. */
static void
taker(struct walk *w, struct takers *q, u32 m, u32 from, const struct edge *e)
{
	carriers_whole(w, m);
	arc_of(w, walk_node(w, m), walk_node(w, from), e->from, e);
	if (!w->done[m] && takes_whole(e)) {
		w->done[m] = 1;
		q->m[q->n++] = m;
	}
}

/* Adds the items that have it from member m, and those that have it from these.
 * Where nobody knows who was first, either may have it from the other. */
static void
takers_find(struct walk *w, u32 m)
{
	const struct graph *g = w->g;
	struct takers q = { new(w->tmp, u32, g->c->n + 1), 0 };

	w->t->down = true;
	carriers_whole(w, m);
	q.m[q.n++] = m;
	w->done[m] = 1;
	for (u32 i = 0; i < q.n; i++)
		for (u32 k = 0; k < g->edges.n && w->t->nodes.n < MOST; k++) {
			const struct edge *e = &g->edges.v[k];

			if (e->to == q.m[i] + 1 && takes(e) &&
			    !(e->kind == EDGE_SHARES && w->done[e->from]))
				taker(w, &q, e->from, q.m[i], e);
			else if (e->kind == EDGE_SHARES && e->from == q.m[i] &&
			    !w->done[e->to - 1])
				taker(w, &q, e->to - 1, q.m[i], e);
		}
}

void
graph_trace(struct graph *g, const struct packs *ps,
    const struct question *q, u32 whole, arena *mem, arena tmp,
    struct trace *t)
{
	struct walk w = {
		.g = g, .ps = ps, .t = t, .mem = mem, .tmp = &tmp,
		.node = new(&tmp, u32, g->c->n + 1),
		.voice = { .mem = &tmp }, .beyond = { .mem = &tmp },
		.done = new(&tmp, u8, g->c->n + 1),
		.group = new(&tmp, bool, g->said.n + 1),
		.other = new(&tmp, bool, g->c->n + 1),
	};

	t->query = q->query;
	w.w = who_open(g, ps, &tmp);
	if (!whole)
		whole = carriers_named(&w, t->query);
	t->words = !whole;
	if (whole && q->down) {
		takers_find(&w, whole - 1);
		trace_count(&w);
		return;
	}
	if (whole)
		carriers_whole(&w, whole - 1);
	else
		carriers_find(&w);
	carriers_sentences(&w);
	walk_all(&w);
	if (whole)
		walk_copies(&w, whole - 1);
	speakers_find(&w);
	primaries_find(&w);
	join_unnamed(&w);
	t->beyond = w.beyond.n;
	trace_count(&w);
}
