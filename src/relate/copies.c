/*
 * Which passages do two items share?
 *
 * Every run of five words (a shingle) is an anchor where two items have it.
 * Anchors of a pair that go forward in both are one passage, over gaps of a
 * few words; its ends are moved out while the words agree.  An exact index,
 * not a sketch: most syndication is containment, which sketches miss.
 *
 * What stands in too many items, or in several of one outlet that are else
 * strange to each other, is furniture.  Of large families each item meets the
 * first and the last ones alone, so that work stays linear.
 */
#include <stdlib.h>

#include "relate/corpus.h"

enum {
	SHINGLE = 5,		/* words */
	FURNITURE = 300,	/* items: in more than these it says nothing */
	OWN = 3,		/* items of one outlet that repeat it */
	FAMILY = 40,		/* items that all meet each other */
	ENDS = 16,		/* of larger families: the first, the last */
	GAP = 10,		/* words between anchors of one passage */
	SHORTEST = 6,		/* words of a passage */
	OPEN = 8,		/* passages of a pair under way */
	PASSAGES = 64		/* of one pair */
};

struct place { u64 hash; u32 member, at; };
struct anchor { u64 pair; u32 a, b; };

struct text {
	u64 *word;
	u32 *from, *to;
	u32  n;
};

struct maker {
	struct corpus *c;
	struct text   *text;
	u64           *outlet;		/* by member */
	list(struct place)  places;
	list(struct anchor) anchors;
	arena         *mem, *tmp;
};

static void
read_text(struct maker *k, u32 m)
{
	struct text *x = &k->text[m];
	const struct item *it = k->c->v[m].it;
	arena tmp = *k->tmp;
	tokens t = { 0 };
	u32 n = 0;

	tokens_of(&t, item_all(it), &tmp);
	for (u32 i = 0; i < t.n; i++)
		n += t.v[i].kind != TOKEN_MARK;
	/* scratch of the tokens stays: it is less than what is kept */
	*k->tmp = tmp;
	x->word = new(k->tmp, u64, n + 1);
	x->from = new(k->tmp, u32, n + 1);
	x->to = new(k->tmp, u32, n + 1);
	for (u32 i = 0; i < t.n; i++) {
		if (t.v[i].kind == TOKEN_MARK)
			continue;
		x->word[x->n] = t.v[i].hash;
		x->from[x->n] = t.v[i].from;
		x->to[x->n++] = t.v[i].to;
	}
}

static u64
shingle(const u64 *w)
{
	u64 h = 0;

	for (u32 i = 0; i < SHINGLE; i++)
		h = u64_mix(h * 31 + w[i]);
	return h;
}

static int
by_hash(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->member != y->member)
		return x->member < y->member ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static int
by_pair(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;

	if (x->pair != y->pair)
		return x->pair < y->pair ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* A sentence that one outlet puts under everything. */
static bool
of_one_outlet(const struct maker *k, const struct place *v, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		u64 o = k->outlet[v[i].member];
		u32 last = k->c->v[v[i].member].page, others = 1;

		if (o == 0)
			continue;
		for (u32 j = i + 1; j < n && others < OWN; j++) {
			const struct member *x = &k->c->v[v[j].member];

			if (k->outlet[v[j].member] == o && x->page != last &&
			    x->version_of == 0)
				others++, last = x->page;
		}
		if (others >= OWN)
			return true;
		if (i > 2 * OWN)
			return false;
	}
	return false;
}

static void
meet(struct maker *k, const struct place *a, const struct place *b)
{
	*push(&k->anchors, k->tmp) = (struct anchor){
		(u64)a->member << 32 | b->member, a->at, b->at,
	};
}

/* All items that have this shingle, each by its first place. */
static void
group(struct maker *k, struct place *v, u32 n)
{
	u32 d = 0;

	for (u32 i = 0; i < n; i++)
		if (d == 0 || v[i].member != v[d - 1].member)
			v[d++] = v[i];
	if (d < 2 || d > FURNITURE || of_one_outlet(k, v, d))
		return;
	for (u32 i = 1; i < d; i++)
		for (u32 j = 0; j < i; j++)
			if (d <= FAMILY || j < ENDS || j + ENDS >= i)
				meet(k, &v[j], &v[i]);
}

static void
find_anchors(struct maker *k)
{
	for (u32 m = 0; m < k->c->n; m++)
		for (u32 i = 0; i + SHINGLE <= k->text[m].n; i++)
			*push(&k->places, k->tmp) = (struct place){
				shingle(k->text[m].word + i), m, i,
			};
	if (k->places.n)
		qsort(k->places.v, k->places.n, sizeof *k->places.v, by_hash);
	for (u32 i = 0, j; i < k->places.n; i = j) {
		for (j = i + 1; j < k->places.n &&
		    k->places.v[j].hash == k->places.v[i].hash; j++)
			;
		if (j - i > 1)
			group(k, k->places.v + i, j - i);
	}
	if (k->anchors.n)
		qsort(k->anchors.v, k->anchors.n, sizeof *k->anchors.v,
		    by_pair);
}

struct passage { u32 a, b, an, bn; };	/* words: from, how many */

struct passages { struct passage v[PASSAGES]; u32 n; };

/* Out from its ends while the words agree, over one that differs if the next
 * two agree. */
static void
stretch(const struct text *x, const struct text *y, struct passage *p)
{
	while (p->a > 0 && p->b > 0 &&
	    (x->word[p->a - 1] == y->word[p->b - 1] || (p->a > 2 && p->b > 2 &&
	     x->word[p->a - 2] == y->word[p->b - 2] &&
	     x->word[p->a - 3] == y->word[p->b - 3])))
		p->a--, p->b--, p->an++, p->bn++;
	while (p->a + p->an < x->n && p->b + p->bn < y->n) {
		u32 i = p->a + p->an, j = p->b + p->bn;

		if (x->word[i] != y->word[j] && !(i + 2 < x->n &&
		    j + 2 < y->n && x->word[i + 1] == y->word[j + 1] &&
		    x->word[i + 2] == y->word[j + 2]))
			break;
		p->an++, p->bn++;
	}
}

static bool
goes_on(const struct passage *p, const struct anchor *n)
{
	u32 a = p->a + p->an, b = p->b + p->bn;

	return n->a + SHINGLE >= a && n->b + SHINGLE >= b &&
	    n->a <= a + GAP && n->b <= b + GAP && n->b >= p->b;
}

static void
chain(struct passages *out, const struct anchor *v, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		struct passage *fit = 0;
		u32 from = out->n > OPEN ? out->n - OPEN : 0;

		for (u32 k = out->n; k-- > from && !fit; )
			if (goes_on(&out->v[k], &v[i]))
				fit = &out->v[k];
		if (!fit) {
			if (out->n == PASSAGES)
				continue;
			fit = &out->v[out->n++];
			*fit = (struct passage){ v[i].a, v[i].b, 0, 0 };
		}
		if (v[i].a + SHINGLE > fit->a + fit->an)
			fit->an = v[i].a + SHINGLE - fit->a;
		if (v[i].b + SHINGLE > fit->b + fit->bn)
			fit->bn = v[i].b + SHINGLE - fit->b;
	}
}

static int
by_length(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;

	return (x->an < y->an) - (x->an > y->an);
}

static bool
overlaps(const struct passages *p, u32 n, const struct passage *x)
{
	for (u32 i = 0; i < n; i++)
		if (x->a < p->v[i].a + p->v[i].an &&
		    p->v[i].a < x->a + x->an)
			return true;
	return false;
}

static int
by_place(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;

	return (x->a > y->a) - (x->a < y->a);
}

/* Each word of the older text in one passage, the longest. */
static void
tidy(const struct text *x, const struct text *y, struct passages *p)
{
	u32 kept = 0;

	for (u32 i = 0; i < p->n; i++)
		stretch(x, y, &p->v[i]);
	qsort(p->v, p->n, sizeof *p->v, by_length);
	for (u32 i = 0; i < p->n; i++)
		if (p->v[i].an >= SHORTEST && !overlaps(p, kept, &p->v[i]))
			p->v[kept++] = p->v[i];
	p->n = kept;
	qsort(p->v, p->n, sizeof *p->v, by_place);
}

static bool
same_page(const struct maker *k, u32 a, u32 b)
{
	return k->c->v[a].page == k->c->v[b].page;
}

static span
bytes_of(const struct text *x, u32 at, u32 n)
{
	return (span){ x->from[at], x->to[at + n - 1] };
}

static void
pair(struct maker *k, const struct anchor *v, u32 n)
{
	u32 a = (u32)(v->pair >> 32), b = (u32)v->pair, all = 0;
	const struct text *x = &k->text[a], *y = &k->text[b];
	struct passages p = { .n = 0 };
	struct copy *c;

	chain(&p, v, n);
	tidy(x, y, &p);
	for (u32 i = 0; i < p.n; i++)
		all += p.v[i].an < p.v[i].bn ? p.v[i].an : p.v[i].bn;
	if (p.n == 0 || (all < 10 && all * 3 < x->n && all * 3 < y->n &&
	    !same_page(k, a, b)))
		return;
	c = push(&k->c->copies, k->mem);
	*c = (struct copy){
		.a = a, .b = b, .n = p.n, .words = all,
		.a_spans = new(k->mem, span, p.n),
		.b_spans = new(k->mem, span, p.n),
		.a_share = (f32)all / (f32)x->n,
		.b_share = (f32)all / (f32)y->n,
	};
	for (u32 i = 0; i < p.n; i++) {
		c->a_spans[i] = bytes_of(x, p.v[i].a, p.v[i].an);
		c->b_spans[i] = bytes_of(y, p.v[i].b, p.v[i].bn);
	}
}

void
corpus_copies(struct corpus *c, arena tmp)
{
	struct maker k = {
		.c = c, .mem = c->mem, .tmp = &tmp,
		.text = new(&tmp, struct text, c->n + 1),
		.outlet = new(&tmp, u64, c->n + 1),
	};

	for (u32 m = 0; m < c->n; m++) {
		str o = c->v[m].it->heads.v[0].outlet;

		k.outlet[m] = o.n ? str_hash(o) : 0;
		read_text(&k, m);
	}
	find_anchors(&k);
	for (u32 i = 0, j; i < k.anchors.n; i = j) {
		for (j = i + 1; j < k.anchors.n &&
		    k.anchors.v[j].pair == k.anchors.v[i].pair; j++)
			;
		pair(&k, k.anchors.v + i, j - i);
	}
}
