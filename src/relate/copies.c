/*
 * Which passages do two items share?
 *
 * A shingle is a run of five words.  If two items have a shingle, it is an
 * anchor of the pair.  The index of shingles is exact and not a sketch, because
 * in most syndication one text contains the other, which sketches miss.  From
 * the anchors passages.c extends passages, across edits and misprints.
 *
 * A shingle is furniture and ignored if too many items have it, or several
 * items of one outlet.  If many items share a shingle, each is only compared
 * with the first ones and with those just before it, so that work stays linear.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/copies.h"
#include "relate/passages.h"

enum {
	/* by judgment, checked on the open newsrooms */
	SHINGLE = 5,		/* words */
	FURNITURE = 300,	/* items; a shingle in more is ignored */
	OWN = 3,		/* pages of one outlet; in so many, too */
	FAMILY = 40,		/* items that are compared all with all */
	ENDS = 16,		/* of larger families: so many first and last */
	RARE = 3,		/* items; a shingle in at most these is rare */
	STOCK = 4,		/* items; one in at least these is stock */
	ENOUGH = 10,		/* shared words that make a copy */
	RARE_ENOUGH = 7,	/* the same if a shingle of them is rare */
	READERS = 20		/* the same for two comments, or for stock */
};

/* A shingle, and where it begins: word `at` of a member. */
struct place { u64 hash; u32 member, at; };
/* A shingle of two members: word `at` of a, `bt` of b.  `items` items have
 * it. */
struct meeting { u32 a, b, at, bt, items; };

struct maker {
	struct corpus *c;
	struct text   *text;		/* by member */
	u64           *outlet;		/* by member: hash of it, or 0 */
	struct place  *places;
	u32            places_n;
	list(struct meeting) met;
	arena         *mem, *tmp;
};

static u64
shingle(const struct text *x, u32 at)
{
	u64 h = 0;

	for (u32 i = 0; i < SHINGLE; i++)
		h = (h ^ x->word[at + i].hash) * 0x9e3779b97f4a7c15u;
	return u64_mix(h);
}

/* A radix sort by the low 44 bits of the hash, eleven bits a pass.  Places with
 * equal bits stay in their order. */
static void
sort_places(struct maker *k)
{
	enum { BITS = 11, WAYS = 1 << BITS };
	struct place *from = k->places;
	struct place *to = new(k->tmp, struct place, k->places_n + 1);

	for (u32 pass = 0; pass < 4; pass++) {
		u32 at[WAYS] = { 0 }, sum = 0;
		struct place *swap = from;

		for (u32 i = 0; i < k->places_n; i++)
			at[from[i].hash >> (pass * BITS) & (WAYS - 1)]++;
		for (u32 i = 0; i < WAYS; i++) {
			u32 n = at[i];

			at[i] = sum;
			sum += n;
		}
		for (u32 i = 0; i < k->places_n; i++)
			to[at[from[i].hash >> (pass * BITS) & (WAYS - 1)]++] =
			    from[i];
		from = to;
		to = swap;
	}
}

/* Do at least OWN pages of one outlet have the shingle?  Then it is a line that
 * the outlet puts under everything.  Versions of a page do not count. */
static bool
of_one_outlet(const struct maker *k, const struct place *v, u32 n)
{
	for (u32 i = 0; i < n && i <= 2 * OWN; i++) {
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
	}
	return false;
}

/* Adds the meetings of all members that have a shingle, each at its first
 * place.  Places are in order of the member. */
static void
group(struct maker *k, struct place *v, u32 n)
{
	u32 d = 0;

	for (u32 i = 0; i < n; i++) {
		assert(i == 0 || v[i].member >= v[i - 1].member);
		if (d == 0 || v[i].member != v[d - 1].member)
			v[d++] = v[i];
	}
	if (d < 2 || d > FURNITURE || of_one_outlet(k, v, d))
		return;
	for (u32 i = 1; i < d; i++)
		for (u32 j = 0; j < i; j++)
			if (d <= FAMILY || j < ENDS || j + ENDS >= i)
				*push(&k->met, k->tmp) = (struct meeting){
					v[j].member, v[i].member, v[j].at,
					v[i].at, d };
}

static void
find_meetings(struct maker *k)
{
	u32 all = 0;

	for (u32 m = 0; m < k->c->n; m++)
		all += k->text[m].n;
	k->places = new(k->tmp, struct place, all + 1);
	for (u32 m = 0; m < k->c->n; m++)
		for (u32 i = 0; i + SHINGLE <= k->text[m].n; i++)
			k->places[k->places_n++] = (struct place){
				shingle(&k->text[m], i), m, i };
	sort_places(k);
	for (u32 i = 0, j; i < k->places_n; i = j) {
		for (j = i + 1; j < k->places_n && k->places[j].hash ==
		    k->places[i].hash; j++)
			;
		if (j - i > 1)
			group(k, k->places + i, j - i);
	}
}

static int
by_pair(const void *a, const void *b)
{
	const struct meeting *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->bt > y->bt) - (x->bt < y->bt);
}

static bool
same_page(const struct maker *k, u32 a, u32 b)
{
	return k->c->v[a].page == k->c->v[b].page;
}

static span
bytes_of(const struct text *x, u32 at, u32 n)
{
	return (span){ x->word[at].from, x->word[at + n - 1].to };
}

static bool
is_comment(const struct maker *k, u32 m)
{
	return item_head(k->c->v[m].it)->kind == ITEM_comment;
}

/* Do the passages prove a copy?  A few words do only if they are a third of a
 * text, or if hardly any other item has them. */
static bool
proves(const struct maker *k, const struct meeting *v, u32 n,
    const struct passages *p)
{
	u32 all = p->same, least = v->items;

	for (u32 i = 1; i < n; i++)
		least = v[i].items < least ? v[i].items : least;

	if (p->n == 0)
		return false;
	if (is_comment(k, v->a) && is_comment(k, v->b) && all < READERS)
		return same_page(k, v->a, v->b);
	if (least >= STOCK && all < READERS && all * 3 < k->text[v->a].n &&
	    all * 3 < k->text[v->b].n)
		return false;
	return all >= ENOUGH || (least <= RARE && all >= RARE_ENOUGH) ||
	    all * 3 >= k->text[v->a].n || all * 3 >= k->text[v->b].n ||
	    same_page(k, v->a, v->b);
}

/* Adds the copy of one pair of members from its n meetings, if it is one. */
static void
copies_pair(struct maker *k, const struct meeting *v, u32 n)
{
	const struct text *x = &k->text[v->a], *y = &k->text[v->b];
	arena tmp = *k->tmp;
	struct anchor *anchors = new(&tmp, struct anchor, n);
	struct passages p;
	struct copy *c;

	assert(v->a < v->b);
	for (u32 i = 0; i < n; i++)
		anchors[i] = (struct anchor){ v[i].at, v[i].bt, SHINGLE };
	passages_of(x, y, anchors, n, &p);
	if (!proves(k, v, n, &p))
		return;
	c = push(&k->c->copies, k->mem);
	*c = (struct copy){
		.a = v->a, .b = v->b, .n = p.n, .words = p.same,
		.a_spans = new(k->mem, span, p.n),
		.b_spans = new(k->mem, span, p.n),
		.a_share = (f32)p.same / (f32)x->n,
		.b_share = (f32)p.same / (f32)y->n,
	};
	for (u32 i = 0; i < p.n; i++) {
		c->a_spans[i] = bytes_of(x, p.v[i].a, p.v[i].an);
		c->b_spans[i] = bytes_of(y, p.v[i].b, p.v[i].bn);
	}
}

/* Fills the words of a member's text, without marks. */
static void
copies_read_text(struct maker *k, u32 m, arena scratch)
{
	struct text *x = &k->text[m];
	tokens t = { 0 };

	x->s = item_all(k->c->v[m].it);
	tokens_of(&t, x->s, &scratch);
	x->word = new(k->tmp, struct word, t.n + 1);
	for (u32 i = 0; i < t.n; i++)
		if (t.v[i].kind != TOKEN_MARK)
			x->word[x->n++] = (struct word){ t.v[i].hash,
				t.v[i].from, t.v[i].to,
				t.v[i].kind == TOKEN_NUMBER };
}

void
corpus_copies(struct corpus *c, arena tmp)
{
	struct maker k = {
		.c = c, .mem = c->mem, .tmp = &tmp,
		.text = new(&tmp, struct text, c->n + 1),
		.outlet = new(&tmp, u64, c->n + 1),
	};
	arena scratch = { tmp.at + arena_room(&tmp) / 8 * 7, tmp.end,
		tmp.full };

	for (u32 m = 0; m < c->n; m++) {
		str o = item_head(c->v[m].it)->outlet;

		k.outlet[m] = o.n ? str_hash(o) : 0;
		copies_read_text(&k, m, scratch);
	}
	find_meetings(&k);
	if (k.met.n)
		qsort(k.met.v, k.met.n, sizeof *k.met.v, by_pair);
	for (u32 i = 0, j; i < k.met.n; i = j) {
		for (j = i + 1; j < k.met.n && k.met.v[j].a == k.met.v[i].a &&
		    k.met.v[j].b == k.met.v[i].b; j++)
			;
		copies_pair(&k, k.met.v + i, j - i);
	}
}
