/*
 * Which passages do two items share?
 *
 * A shingle is a run of five words.  If two items have a shingle, it is an
 * anchor of the pair.  The index of shingles is exact and not a sketch, because
 * in most syndication one text contains the other, which sketches miss.  From
 * the anchors passages.c extends passages, across edits and misprints.
 *
 * Items that share much of their text are a family.  A shingle is furniture and
 * ignored if it is in many families, or in several of one outlet: a notice, a
 * template.  If many items share a shingle, each is only compared with the
 * earliest ones and with those just before it, so that work stays linear.
 *
 * What both have only from a quoted third is no copy: words between quotation
 * marks do not count as proof.
 */
#include <assert.h>
#include <stdlib.h>

#include "analyze/analyze.h"
#include "relate/copies.h"
#include "relate/keys.h"
#include "relate/passages.h"
#include "relate/sketch.h"

enum {
	/* by judgment, checked on the open newsrooms */
	SHINGLE = 5,		/* words */
	FURNITURE = 24,		/* families; a shingle in as many is ignored */
	OWN = 3,		/* strange pages of one outlet, the same */
	FAMILIAR = 6,		/* a family shares the sixth part, */
	HALF = 2,		/* strange pages less than half */
	ALL_PAIRS = 40,		/* items with a shingle: all are compared */
	ENDS = 16,		/* of more: with so many earliest and last */
	RARE = 3,		/* items; a shingle in at most these is rare */
	STOCK = 4,		/* families; of a few words, items: is stock */
	ENOUGH = 10,		/* shared words that make a copy */
	RARE_ENOUGH = 7,	/* the same if a shingle of them is rare */
	READERS = 20,		/* the same for two comments, or for stock */
	NOTICE = 60,		/* words; a longer end of a text is no notice */
	FIGURES = 4		/* numbers that differ in a template */
};

/* A shingle, and where it begins: word `at` of a member. */
struct place { u64 hash; u32 member, at; };
/* A shingle of two members: word `at` of a, `bt` of b; in so many items and
 * families. */
struct meeting { u32 a, b, at, bt; u16 items, families; };

struct maker {
	struct corpus *c;
	struct text   *text;		/* by member */
	struct sketch *sketch;		/* by member */
	u64           *outlet;		/* by member: hash of it, or 0 */
	u32           *age;		/* by member: how many are before it */
	u64           *order;		/* of places: age, then place */
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

static bool
same_page(const struct maker *k, u32 a, u32 b)
{
	return k->c->v[a].page == k->c->v[b].page;
}

/* The number of members that are strange to each other, of those that have a
 * shingle.  Two are not strange if they share about the part-th of their text.
 * At most `most` are counted, and with an outlet only those of it. */
static u32
strangers(const struct maker *k, const struct place *v, u32 n, u64 outlet,
    u32 part, u32 most)
{
	u32 first[FURNITURE], found = 0;

	assert(most <= FURNITURE);
	for (u32 i = 0, j; i < n && found < most; i++) {
		u32 m = v[i].member;

		if (outlet && k->outlet[m] != outlet)
			continue;
		for (j = 0; j < found && !sketch_alike(&k->sketch[m],
		    &k->sketch[first[j]], part) &&
		    !(outlet && same_page(k, m, first[j])); j++)
			;
		if (j == found)
			first[found++] = m;
	}
	return found;
}

/* Have OWN strange pages of one outlet the shingle?  Then it is a line that the
 * outlet puts under everything. */
static bool
of_one_outlet(const struct maker *k, const struct place *v, u32 n)
{
	for (u32 i = 0; i + OWN <= n && i < FURNITURE; i++)
		if (k->outlet[v[i].member] && strangers(k, v + i, n - i,
		    k->outlet[v[i].member], HALF, OWN) == OWN)
			return true;
	return false;
}

static int
by_number(const void *a, const void *b)
{
	const u64 *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
copies_meet(struct maker *k, struct place a, struct place b, u32 items,
    u32 families)
{
	if (a.member > b.member) {
		struct place swap = a;

		a = b;
		b = swap;
	}
	*push(&k->met, k->tmp) = (struct meeting){
		a.member, b.member, a.at, b.at,
		items < UINT16_MAX ? (u16)items : UINT16_MAX, (u16)families };
}

/* Adds the meetings of all members that have a shingle, each at its first
 * place.  Places are in order of the member.  If many have it, members meet in
 * order of age. */
static void
group(struct maker *k, struct place *v, u32 n)
{
	u32 d = 0, some;

	for (u32 i = 0; i < n; i++) {
		assert(i == 0 || v[i].member >= v[i - 1].member);
		if (d == 0 || v[i].member != v[d - 1].member)
			v[d++] = v[i];
	}
	some = d < 2 ? FURNITURE : strangers(k, v, d, 0, FAMILIAR, FURNITURE);
	if (some >= FURNITURE || of_one_outlet(k, v, d))
		return;
	for (u32 i = 0; i < d; i++)
		k->order[i] = (u64)k->age[v[i].member] << 32 | i;
	if (d > ALL_PAIRS)
		qsort(k->order, d, sizeof *k->order, by_number);
	for (u32 i = 1; i < d; i++)
		for (u32 j = 0; j < i; j++)
			if (d <= ALL_PAIRS || j < ENDS || j + ENDS >= i)
				copies_meet(k, v[(u32)k->order[j]],
				    v[(u32)k->order[i]], d, some);
}

static void
find_meetings(struct maker *k)
{
	u32 all = 0;

	for (u32 m = 0; m < k->c->n; m++)
		all += k->text[m].n;
	k->places = new(k->tmp, struct place, all + 1);
	for (u32 m = 0; m < k->c->n; m++)
		for (u32 i = 0; i + SHINGLE <= k->text[m].n; i++) {
			u64 h = shingle(&k->text[m], i);

			sketch_add(&k->sketch[m], h);
			k->places[k->places_n++] = (struct place){ h, m, i };
		}
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

/* Of the words [at, at + n) of a text, those that are not quoted. */
static u32
own_words(const struct text *x, u32 at, u32 n)
{
	u32 own = 0;

	for (u32 i = at; i < at + n; i++)
		own += !x->word[i].quoted;
	return own;
}

/* The shared words that neither text has between quotation marks, about. */
static u32
own_same(const struct text *x, const struct text *y, const struct passages *p)
{
	u32 own = 0;

	for (u32 i = 0; i < p->n; i++) {
		const struct passage *q = &p->v[i];
		u32 a = own_words(x, q->a, q->an);
		u32 b = own_words(y, q->b, q->bn);

		a = (u32)((u64)q->same * a / q->an);
		b = (u32)((u64)q->same * b / q->bn);
		own += a < b ? a : b;
	}
	return own;
}

/* The numbers in words [at, at + n) of x that words [bt, bt + m) of y lack. */
static u32
other_numbers(const struct text *x, u32 at, u32 n, const struct text *y,
    u32 bt, u32 m, u32 *all)
{
	u32 other = 0;

	for (u32 i = at; i < at + n; i++) {
		u32 j = bt;

		if (!x->word[i].number)
			continue;
		++*all;
		while (j < bt + m && y->word[j].hash != x->word[i].hash)
			j++;
		other += j == bt + m;
	}
	return other;
}

/* Were the members published on two days? */
static bool
other_day(const struct maker *k, u32 a, u32 b)
{
	enum { DAY = 24 * 60 };
	i64 x = k->c->v[a].when, y = k->c->v[b].when;

	return x && y && x / DAY != y / DAY;
}

/* Is it one template, filled with other numbers on another day?  From the first
 * to the last passage most numbers differ. */
static bool
template(const struct text *x, const struct text *y, const struct passages *p)
{
	const struct passage *first = &p->v[0], *last = &p->v[p->n - 1];
	u32 an = last->a + last->an - first->a, all = 0, other, b = UINT32_MAX,
	    b_end = 0;

	for (u32 i = 0; i < p->n; i++) {
		b = p->v[i].b < b ? p->v[i].b : b;
		b_end = p->v[i].b + p->v[i].bn > b_end ?
		    p->v[i].b + p->v[i].bn : b_end;
	}
	other = other_numbers(x, first->a, an, y, b, b_end - b, &all) +
	    other_numbers(y, b, b_end - b, x, first->a, an, &all);
	return other >= 2 * FIGURES && other * 2 > all;
}

/* Does word `at` begin a block of the member's text? */
static bool
begins_block(const struct maker *k, u32 m, u32 at)
{
	const struct item *it = k->c->v[m].it;
	const struct text *x = &k->text[m];

	for (u32 i = 0; i < it->blocks.n; i++) {
		u32 from = it->blocks.v[i].span.from;

		if (from <= x->word[at].from && (at == 0 ||
		    x->word[at - 1].to <= from))
			return true;
	}
	return false;
}

/* Is all that both share a notice: the last paragraphs of both, and short? */
static bool
notice(const struct maker *k, u32 a, u32 b, const struct passages *p)
{
	const struct text *x = &k->text[a], *y = &k->text[b];
	const struct passage *q = &p->v[0];

	return p->n == 1 && q->an < NOTICE && q->an * 2 < x->n &&
	    q->bn * 2 < y->n && q->a + q->an == x->n &&
	    q->b + q->bn == y->n && begins_block(k, a, q->a) &&
	    begins_block(k, b, q->b);
}

/* What the passages of two items prove. */
enum proof { NOTHING, ONE_SPEAKER, COPY };

/* Do the passages prove a copy, or that both quote one speaker?  A few words do
 * only if they are a third of a text, or if hardly any other item has them. */
static enum proof
proves(const struct maker *k, const struct meeting *v, u32 n,
    const struct passages *p)
{
	const struct text *x = &k->text[v->a], *y = &k->text[v->b];
	u32 all = p->same, items = v->items, some = v->families;
	bool third = all * 3 >= x->n || all * 3 >= y->n;

	for (u32 i = 1; i < n; i++)
		items = v[i].items < items ? v[i].items : items,
		some = v[i].families < some ? v[i].families : some;
	if (p->n == 0)
		return NOTHING;
	if (same_page(k, v->a, v->b))
		return COPY;
	if (is_comment(k, v->a) && is_comment(k, v->b) && all < READERS)
		return NOTHING;
	if (!is_comment(k, v->a) && !is_comment(k, v->b)) {
		u32 own = own_same(x, y, p);

		if (own < all && own < RARE_ENOUGH && own * 2 < all)
			return ONE_SPEAKER;
		if (!third && k->outlet[v->a] &&
		    k->outlet[v->a] == k->outlet[v->b])
			return NOTHING;
		if ((other_day(k, v->a, v->b) && template(x, y, p)) ||
		    notice(k, v->a, v->b, p))
			return NOTHING;
	}
	if (!third && (some >= STOCK || (items >= STOCK && all < READERS)))
		return NOTHING;
	return all >= ENOUGH || (items <= RARE && all >= RARE_ENOUGH) ||
	    third ? COPY : NOTHING;
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
	enum proof proof;

	assert(v->a < v->b);
	for (u32 i = 0; i < n; i++)
		anchors[i] = (struct anchor){ v[i].at, v[i].bt, SHINGLE };
	passages_of(x, y, anchors, n, &p);
	proof = proves(k, v, n, &p);
	if (proof == NOTHING)
		return;
	c = proof == COPY ? push(&k->c->copies, k->mem) :
	    push(&k->c->quoted, k->mem);
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

/* Marks the words of a text that stand between quotation marks. */
static void
mark_quoted(struct maker *k, u32 m, arena scratch)
{
	struct item *it = k->c->v[m].it;
	struct text *x = &k->text[m];
	arena *keep = it->mem, mem = scratch;
	u32 q = 0, to = 0;

	it->mem = &mem;
	analyze_quotations(it);
	for (u32 i = 0; i < x->n; i++) {
		while (q < it->quotations.n && it->quotations.v[q].span.from <=
		    x->word[i].from) {
			to = it->quotations.v[q].span.to > to ?
			    it->quotations.v[q].span.to : to;
			q++;
		}
		x->word[i].quoted = x->word[i].from < to;
	}
	it->mem = keep;
	it->quotations.v = 0;
	it->quotations.n = it->quotations.cap = 0;
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
				t.v[i].kind == TOKEN_NUMBER, false };
	mark_quoted(k, m, scratch);
}

static void
set_ages(struct maker *k)
{
	arena tmp;
	const struct member **v;

	k->age = new(k->tmp, u32, k->c->n + 1);
	k->order = new(k->tmp, u64, k->c->n + 1);
	tmp = *k->tmp;
	v = new(&tmp, const struct member *, k->c->n + 1);
	for (u32 m = 0; m < k->c->n; m++)
		v[m] = &k->c->v[m];
	qsort(v, k->c->n, sizeof *v, members_by_age);
	for (u32 m = 0; m < k->c->n; m++)
		k->age[v[m] - k->c->v] = m;
}

void
corpus_copies(struct corpus *c, arena tmp)
{
	struct maker k = {
		.c = c, .mem = c->mem, .tmp = &tmp,
		.text = new(&tmp, struct text, c->n + 1),
		.sketch = new(&tmp, struct sketch, c->n + 1),
		.outlet = new(&tmp, u64, c->n + 1),
	};
	arena scratch = arena_part(&tmp, tmp.at + arena_room(&tmp) / 8 * 7,
	    tmp.end);

	for (u32 m = 0; m < c->n; m++) {
		str o = item_head(c->v[m].it)->outlet;

		k.outlet[m] = o.n ? str_hash(o) : 0;
		copies_read_text(&k, m, scratch);
	}
	set_ages(&k);
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
