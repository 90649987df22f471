/*
 * Which items have the words in question?
 *
 * A carrier has the words as they were asked, or a statement of the same
 * utterance, in any wording and language.  If no text has the words as they
 * were asked, those that nearly have them are carriers.
 */
#include <assert.h>

#include "relate/carriers.h"
#include "relate/keys.h"
#include "relate/others.h"
#include "relate/units.h"

static const f32 WHOLE = 0.5f;	/* of the words of both texts; by judgment */

enum {				/* all by judgment */
	MOST = 2000,		/* carriers; more are counted in `beyond` */
	PLACES = 32,		/* of the words in one item that are tried */
	GRAM = 3,		/* words in a row that lead to near ones */
	ENOUGH = 6		/* stems of a question outside of statements */
};

/* Finds the words of the question in an item, from token `from` on.  Moves
 * `from` behind them.  Zero if they are not there. */
static span
carriers_words(struct walk *w, u32 m, u32 *from)
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

u32
carriers_statement(const struct walk *w, u32 m, span at)
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

span
carriers_stands(struct walk *w, u32 m)
{
	u32 from = 0;
	span first = carriers_words(w, m, &from), at = first;

	for (u32 n = 0; at.to && n < PLACES; n++) {
		if (carriers_statement(w, m, at))
			return at;
		at = carriers_words(w, m, &from);
	}
	return first;
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

/* Adds as carriers all items with a statement of a carrier's utterance, but not
 * those that have the same words with another number or name. */
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

		if (w->group[s->group] && !(w->other[s->member] &&
		    !walk_carries(w, s->member)))
			carry(w, s->member, walk_said(w, i));
	}
}

/* Adds the items that have the words of the question as carriers. */
static void
text_carriers(struct walk *w)
{
	for (u32 m = 0; m < w->g->c->n; m++) {
		span at = carriers_stands(w, m);

		if (at.to)
			carry(w, m, at);
	}
	w->t->exact = w->t->texts > 0;
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

/* Has a part of an item seven of ten of the stems in question, and half of its
 * words in order? */
static bool
nearly(const struct walk *w, const struct item *it, const map *want, span x,
    arena tmp)
{
	str text = item_text(it, x);

	return units_common(text, want, tmp) * 10 >= want->n * 7 &&
	    in_order(w, text, tmp) * 2 >= w->query.n;
}

/* The hash of GRAM tokens in a row. */
static u64
gram(const struct token *t)
{
	u64 h = 0;

	for (u32 i = 0; i < GRAM; i++)
		h = u64_mix(h ^ t[i].hash);
	return h;
}

/* The part of an item with the most runs of three words in question, not longer
 * than they are and half as much again.  Zero if it has none. */
static span
densest(const struct walk *w, const struct item *it, const map *grams,
    arena tmp)
{
	tokens all = { 0 }, t = { 0 };
	list(u32) hits = { 0 };
	u32 most = 0, best = 0, end = 0;

	tokens_of(&all, item_all(it), &tmp);
	for (u32 i = 0; i < all.n; i++)
		if (all.v[i].kind != TOKEN_MARK)
			*push(&t, &tmp) = all.v[i];
	for (u32 i = 0; i + GRAM <= t.n; i++)
		if (map_get(grams, gram(&t.v[i])))
			*push(&hits, &tmp) = i;
	for (u32 i = 0, k = 0; i < hits.n; i++) {
		while (hits.v[i] + GRAM - hits.v[k] > w->query.n * 3 / 2 &&
		    k < i)
			k++;
		if (i - k + 1 > most) {
			most = i - k + 1;
			best = hits.v[k];
			end = hits.v[i] + GRAM;
		}
	}
	return most ? (span){ t.v[best].from, t.v[end - 1].to } : (span){ 0 };
}

/* For a question that no text has word by word: adds the statements that nearly
 * have it, and other parts of texts that lack one word of it, and one more of
 * each ten.  With fewer than four stems it would be chance. */
static void
near_carriers(struct walk *w)
{
	arena tmp = *w->tmp;
	map want = { 0 }, grams = { .mem = &tmp };

	units_stems(&tmp, &want, w->t->query);
	if (want.n < 4)
		return;
	for (u32 i = 0; i + GRAM <= w->query.n; i++)
		*map_at(&grams, gram(&w->query.v[i])) = 1;
	for (u32 m = 0; m < w->g->c->n; m++) {
		const struct item *it = walk_item(w, m);
		span x;

		if (w->other[m])
			continue;
		for (u32 i = w->g->first_said[m];
		    i < w->g->first_said[m + 1]; i++)
			if (nearly(w, it, &want, walk_said(w, i), tmp))
				carry(w, m, walk_said(w, i));
		x = walk_carries(w, m) || want.n < ENOUGH ? (span){ 0 } :
		    densest(w, it, &grams, tmp);
		if (x.to && in_order(w, item_text(it, x), tmp) + 1 +
		    w->query.n / 10 >= w->query.n)
			carry(w, m, x);
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

u32
carriers_named(struct walk *w, str q)
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

void
carriers_find(struct walk *w)
{
	arena tmp = *w->tmp;
	tokens all = { 0 };

	tokens_of(&all, w->t->query, &tmp);
	for (u32 i = 0; i < all.n; i++)
		if (all.v[i].kind != TOKEN_MARK)
			*push(&w->query, w->mem) = all.v[i];
	if (w->query.n)
		text_carriers(w);
	others_find(w);
	if (!w->t->exact)
		near_carriers(w);
	spread(w);
}

void
carriers_whole(struct walk *w, u32 m)
{
	carry(w, m, (span){ 0 });
	w->t->exact = true;
}

/* Is it a whole copy: one text under two addresses, or at two publishers? */
static bool
whole_copy(const struct walk *w, const struct copy *c)
{
	const struct member *a = &w->g->c->v[c->a], *b = &w->g->c->v[c->b];

	return c->a_share > WHOLE && c->b_share > WHOLE &&
	    a->first != b->first && item_head(a->it)->kind ==
	    item_head(b->it)->kind;
}

void
carriers_copies(struct walk *w, u32 m)
{
	u32 *queue = new(w->tmp, u32, w->g->c->n + 1), n = 0;

	assert(walk_carries(w, m));
	queue[n++] = m;
	for (u32 i = 0; i < n; i++)
		for (u32 k = 0; k < who_copies(w->w, queue[i]); k++) {
			u32 other;
			const struct copy *c = who_copy(w->w, queue[i], k,
			    &other);

			if (!whole_copy(w, c) || walk_carries(w, other))
				continue;
			carriers_whole(w, other);
			if (walk_carries(w, other))
				queue[n++] = other;
		}
}

/* The node of a carrier whose words are known, or NULL. */
static struct trace_node *
carrier_node(struct walk *w, u32 m)
{
	struct trace_node *n = w->node[m] ?
	    &w->t->nodes.v[w->node[m] - 1] : 0;

	return n && n->carrier && n->at.to ? n : 0;
}

/* The sentence of a text in other words is the one that is most like the
 * question and the sentences of the texts that have it. */
void
carriers_sentences(struct walk *w)
{
	map stems = { 0 };
	struct trace_node *n;

	units_stems(w->tmp, &stems, w->t->query);
	for (u32 m = 0; m < w->g->c->n; m++) {
		if (!(n = carrier_node(w, m)))
			continue;
		n->exact = w->query.n && carriers_stands(w, m).to;
		n->sentence = units_sentence(w, m, n->at);
		if (n->exact)
			units_stems(w->tmp, &stems, item_text(n->item,
			    n->sentence));
	}
	for (u32 m = 0; w->query.n && m < w->g->c->n; m++)
		if ((n = carrier_node(w, m)) && !n->exact)
			n->sentence = units_likest(w, m, n->at, &stems);
}
