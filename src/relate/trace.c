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

#include "relate/edges.h"
#include "relate/keys.h"
#include "relate/primaries.h"
#include "relate/shared.h"
#include "relate/trace.h"
#include "relate/walk.h"

enum {				/* all by judgment */
	DEEPEST = 24,		/* steps of a walk */
	MOST = 2000,		/* carriers; more are counted in `beyond` */
	PLACES = 32		/* of the words in one item that are tried */
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
	*a = (struct trace_arc){ from, to, kind, basis, sure, credit, 0 };
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

/* Finds the words of the question in an item, from token `from` on.  Moves
 * `from` behind them.  Zero if they are not there. */
static span
trace_find(struct walk *w, u32 m, u32 *from)
{
	arena tmp = *w->tmp;
	tokens t = { 0 };
	u32 k = 0, at = 0, n = w->query.n;

	tokens_of(&t, item_all(walk_item(w, m)), &tmp);
	for (u32 i = *from; i < t.n; i++) {
		u32 j = i;

		if (t.v[i].kind == TOKEN_MARK ||
		    t.v[i].hash != w->query.v[0].hash)
			continue;
		for (k = 0; k < n && j < t.n; j++) {
			if (t.v[j].kind == TOKEN_MARK)
				continue;
			if (t.v[j].hash != w->query.v[k].hash)
				break;
			k++;
			at = j;
		}
		if (k == n) {
			*from = at + 1;
			return (span){ t.v[i].from, t.v[at].to };
		}
	}
	return (span){ 0 };
}

static u32 statement_at(const struct walk *, u32 m, span at);

/* Where the words stand in an item: the first place in a statement, else the
 * first place; zero if nowhere. */
static span
trace_stands(struct walk *w, u32 m)
{
	u32 from = 0;
	span first = trace_find(w, m, &from), at = first;

	for (u32 n = 0; at.to && n < PLACES; n++) {
		if (statement_at(w, m, at))
			return at;
		at = trace_find(w, m, &from);
	}
	return first;
}

/* The smallest statement of a member around a span: its place in `said` + 1, or
 * 0. */
static u32
statement_at(const struct walk *w, u32 m, span at)
{
	const struct graph *g = w->g;
	u32 best = 0, size = UINT32_MAX;

	for (u32 i = g->first_said[m]; i < g->first_said[m + 1]; i++) {
		span x = walk_said(w, i);

		if (span_in(at, x) && x.to - x.from <= size) {
			best = i + 1;
			size = x.to - x.from;
		}
	}
	return best;
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

/* Adds the arc of an edge, with its credit. Copies have passages instead. */
static void
arc_of(struct walk *w, u32 from, u32 to, u32 m, const struct edge *e)
{
	str credit = e->here_n && e->kind != EDGE_COPIES ?
	    item_text(walk_item(w, m), e->here[0]) : (str){ 0 };

	arc(w, from, to, edge_kind_name(e->kind),
	    edge_basis(w->mem, e->basis), e->sure, credit);
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
	    (w->query.n && trace_stands(w, m).to);
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
		*there = trace_stands(w, m);
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
	if (w->t->arcs.n > n)
		w->t->arcs.v[n].shared = x.words;
	trace_walk(w, x.member - 1, x.at, deep + 1);
	return true;
}

/* Walks from a span of a member to the origins of it; a zero span is the whole
 * item. Each member is walked once. */
static void
trace_walk(struct walk *w, u32 m, span at, u32 deep)
{
	u32 node = walk_node(w, m);
	u32 said = at.to ? statement_at(w, m, at) : 0;
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

/* Makes a member a carrier. A carrier keeps its narrowest span. */
static void
carry(struct walk *w, u32 m, span at)
{
	bool known = walk_carries(w, m);
	u32 at_node;
	struct trace_node *n;

	if (!known && w->t->texts >= MOST) {
		*map_at(&w->beyond, m + 1) = 1;
		return;
	}
	at_node = walk_node(w, m);
	n = &w->t->nodes.v[at_node];
	if (known && at.to && span_in(at, n->at))
		n->at = at;			/* a narrower statement */
	if (known)
		return;
	n->carrier = true;
	n->at = at;
	w->t->texts++;
}

/* Adds as carriers all items with a statement of a carrier's utterance. */
static void
spread(struct walk *w)
{
	struct graph *g = w->g;

	for (u32 m = 0; m < g->c->n; m++) {
		struct trace_node *n = w->node[m] ?
		    &w->t->nodes.v[w->node[m] - 1] : 0;

		for (u32 i = g->first_said[m]; n && n->carrier &&
		    i < g->first_said[m + 1]; i++)
			if (span_in(n->at, walk_said(w, i)))
				w->group[g->said.v[i].group] = true;
	}
	for (u32 i = 0; i < g->said.n; i++) {
		const struct said *s = &g->said.v[i];

		if (w->group[s->group])
			carry(w, s->member, walk_said(w, i));
	}
}

/* Adds the items that have the words of the question as carriers. */
static void
text_carriers(struct walk *w)
{
	for (u32 m = 0; m < w->g->c->n; m++) {
		span at = trace_stands(w, m);

		if (at.to)
			carry(w, m, at);
	}
	w->t->exact = w->t->texts > 0;
}

/* Collects the stems of a text. */
static void
trace_stems(arena *a, map *out, str text)
{
	tokens t = { 0 };
	str folded = utf8_fold(a, text);

	tokens_of(&t, folded, a);
	out->mem = a;
	for (u32 i = 0; i < t.n; i++)
		if (t.v[i].kind != TOKEN_MARK)
			*map_at(out, stem_of((str){ folded.s + t.v[i].from,
			    t.v[i].to - t.v[i].from })) = 1;
}

/* How many words of the question stand in a text in the same order, up to the
 * 256th word of both: the longest common subsequence. */
static u32
in_order(const struct walk *w, str text, arena tmp)
{
	enum { READ = 256 };
	tokens t = { 0 };
	u16 row[READ + 1] = { 0 };
	u32 n = w->query.n < READ ? w->query.n : READ;

	tokens_of(&t, text, &tmp);
	for (u32 i = 0; i < t.n && i < READ; i++) {
		u16 corner = 0;

		for (u32 k = 0; k < n; k++) {
			u16 above = row[k + 1];

			row[k + 1] = t.v[i].hash == w->query.v[k].hash ?
			    (u16)(corner + 1) : above > row[k] ? above :
			    row[k];
			corner = above;
		}
	}
	return row[n];
}

/* For a question that no text has word by word: adds the statements that have
 * seven of ten of its stems, and half of its words in order.  With fewer than
 * four stems it would be chance. */
static void
near_carriers(struct walk *w)
{
	arena tmp = *w->tmp;
	map want = { 0 };

	trace_stems(&tmp, &want, w->t->query);
	if (want.n < 4)
		return;
	for (u32 m = 0; m < w->g->c->n; m++) {
		const struct item *it = walk_item(w, m);

		for (u32 i = w->g->first_said[m];
		    i < w->g->first_said[m + 1]; i++) {
			arena inner = tmp;
			map have = { 0 };
			u32 n = 0;
			span x = walk_said(w, i);

			trace_stems(&inner, &have, item_text(it, x));
			for (u32 k = 0; k < have.cap; k++)
				n += have.value[k] &&
				    map_get(&want, have.key[k]);
			if (n * 10 >= want.n * 7 && in_order(w, item_text(it,
			    x), tmp) * 2 >= w->query.n)
				carry(w, m, x);
		}
	}
}

/* A path without "./" and ".." steps and without slashes that stand twice. */
static str
path_plain(arena *a, str path)
{
	buf b = { .mem = a };

	if (str_starts(path, S("/")))
		buf_putc(&b, '/');
	while (path.n) {
		str step = str_cut(&path, '/');

		if (step.n == 0 || str_is(step, S(".")))
			continue;
		if (str_is(step, S("..")))
			b.n = 0;	/* what is behind it still tells */
		else
			buf_put(&b, step);
		if (path.n && !str_is(step, S("..")))
			buf_putc(&b, '/');
	}
	return buf_str(&b);
}

/* Are the paths equal, or is the shorter the end of the longer, after a "/"? */
static bool
path_is(str path, str q)
{
	str shorter = path.n < q.n ? path : q;
	str longer = path.n < q.n ? q : path;

	return shorter.n && str_ends(longer, shorter) &&
	    (longer.n == shorter.n ||
	     longer.s[longer.n - shorter.n - 1] == '/');
}

/* The item with this id, address or path: its place + 1, or 0. */
static u32
trace_by_name(struct walk *w, str q)
{
	u32 best = who_url(w->w, q);
	arena tmp = *w->tmp;
	str plain = path_plain(&tmp, q);

	for (u32 m = 0; m < w->g->c->n; m++) {
		const struct item *it = walk_item(w, m);
		const struct captured *c = it->capture.n ?
		    &it->capture.v[0] : 0;
		arena scratch;

		if (str_is(item_head(it)->id, q))
			return m + 1;
		if (best || !c || w->g->c->v[m].up || c->path.n == 0)
			continue;
		scratch = tmp;
		if (path_is(path_plain(&scratch, c->path), plain))
			best = m + 1;
	}
	return best;
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

void
graph_trace(struct graph *g, const struct packs *ps, str query, arena *mem,
    arena tmp, struct trace *t)
{
	struct walk w = {
		.g = g, .ps = ps, .t = t, .mem = mem, .tmp = &tmp,
		.node = new(&tmp, u32, g->c->n + 1),
		.voice = { .mem = &tmp }, .beyond = { .mem = &tmp },
		.done = new(&tmp, u8, g->c->n + 1),
		.group = new(&tmp, bool, g->said.n + 1),
	};
	u32 whole;

	t->query = query;
	w.w = who_open(g, ps, &tmp);
	whole = trace_by_name(&w, query);
	if (whole) {
		carry(&w, whole - 1, (span){ 0 });
		t->exact = true;
		trace_walk(&w, whole - 1, (span){ 0 }, 0);
	} else {
		tokens all = { 0 };

		tokens_of(&all, query, &tmp);
		for (u32 i = 0; i < all.n; i++)
			if (all.v[i].kind != TOKEN_MARK)
				*push(&w.query, &tmp) = all.v[i];
		if (w.query.n)
			text_carriers(&w);
		if (!t->exact)
			near_carriers(&w);
		spread(&w);
		for (u32 m = 0; m < g->c->n; m++)
			if (walk_carries(&w, m))
				trace_walk(&w, m, t->nodes.v[w.node[m] - 1].at,
				    0);
	}
	primaries_find(&w);
	join_unnamed(&w);
	t->beyond = w.beyond.n;
	trace_count(&w);
}
