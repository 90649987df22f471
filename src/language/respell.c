/*
 * Do two words sound alike, in whatever scripts they are written?
 *
 * The list `respellings` says which Latin letters stand for a letter of any
 * script, or for two in a row, and how surprising each spelling is.  It was
 * learned from names that are known in two languages; see
 * models/respellings/card.md.  Two words are as unlike as the least surprising
 * way to spell the one as the other, by letter.
 */
#include <unicode/uchar.h>

#include "language/language.h"

enum {				/* costs, in quarters of a nat */
	UNKNOWN = 14,		/* a letter left out, or spelled oddly */
	EXTRA = 12,		/* a Latin letter that stands for none */
	TWO = 2			/* two letters as one unit */
};

/* A unit of one or two letters, or a word, has these ways to spell it.  The
 * best costs nothing, or TWO. */
struct spelling { str latin; u32 cost; };
struct spellings { struct spelling *v; u32 n; };

static const struct spellings none = { 0 };

/* Adds a letter; a syllable of Hangul comes apart into its two or three, as
 * chapter 3.12 of the Unicode standard says. */
static void
add_letter(u32 *letter, u32 *n, u32 c)
{
	enum { FIRST = 0xac00, LAST = 0xd7a3, VOWELS = 21, ENDS = 28 };
	u32 i = c - FIRST;

	if (*n + 3 > SOUNDS_MOST)
		return;
	if (c < FIRST || c > LAST) {
		letter[(*n)++] = c;
		return;
	}
	letter[(*n)++] = 0x1100 + i / (VOWELS * ENDS);
	letter[(*n)++] = 0x1161 + i / ENDS % VOWELS;
	if (i % ENDS)
		letter[(*n)++] = 0x11a7 + i % ENDS;
}

static const struct spellings *
spellings_read(str ways, u32 more, arena *a)
{
	struct spellings *s = new(a, struct spellings, 1);
	list(struct spelling) v = { 0 };
	u32 best = UINT32_MAX;

	while (ways.n) {
		str latin = str_cut(&ways, ' ');
		u32 cost = 0;

		str_number(str_cut(&ways, ' '), &cost);
		if (str_is(latin, S("-")))
			latin.n = 0;
		*push(&v, a) = (struct spelling){ latin, cost };
		best = cost < best ? cost : best;
	}
	for (u32 i = 0; i < v.n; i++)
		v.v[i].cost += more - best;
	*s = (struct spellings){ v.v, v.n };
	return s;
}

/* A letter that is in no list is spelled as it is in Latin letters, or in no
 * way. */
static const struct spellings *
as_it_stands(const struct pack *p, str letter, arena *a)
{
	str latin = language_roman(a, p, letter);
	struct spellings *s;

	if (!latin.n)
		return &none;
	s = new(a, struct spellings, 1);
	s->v = new(a, struct spelling, 1);
	s->v[0].latin = latin;
	s->n = 1;
	return s;
}

/* The spellings of a unit or a word, which are read once. */
static const struct spellings *
spellings_of(struct speller *r, str unit, u32 more, bool letter)
{
	u64 key = u64_mix(str_hash(unit)) ^ more;
	u32 *at = map_at(&r->known, key);
	const struct phrase *f;
	const struct spellings *s;

	if (*at)
		return r->all.v[*at - 1];
	f = phrases_get(&r->pack->respellings, unit);
	s = f ? spellings_read(f->value, more, r->mem) :
	    letter ? as_it_stands(r->pack, unit, r->mem) : &none;
	*push(&r->all, r->mem) = s;
	*at = r->all.n;
	return s;
}

/* The best spelling of each letter. */
static str
letter_by_letter(const struct sounds *s, arena *a)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < s->n; i++)
		for (u32 k = 0; k < s->one[i]->n; k++)
			if (s->one[i]->v[k].cost == 0) {
				buf_put(&b, s->one[i]->v[k].latin);
				break;
			}
	return buf_str(&b);
}

/* Fills the spellings of each letter and of each two. */
static void
spell_letters(struct sounds *s, struct speller *r, const u32 *letter)
{
	s->one = new(r->mem, const struct spellings *, s->n + 1);
	s->two = new(r->mem, const struct spellings *, s->n + 1);
	for (u32 i = 0; i < s->n; i++) {
		char text[8];
		size_t n = utf8_put(text, letter[i]);

		s->one[i] = spellings_of(r, (str){ text, n }, 0, true);
		s->two[i] = &none;
		if (i + 1 == s->n)
			break;
		n += utf8_put(text + n, letter[i + 1]);
		s->two[i] = spellings_of(r, (str){ text, n }, TWO, false);
	}
}

/* A word of Latin letters is its own Latin; another one is spelled as it is
 * known to be, or letter by letter. */
void
language_sounds(struct sounds *s, struct speller *r, str word)
{
	u32 letter[SOUNDS_MOST];
	bool latin = true;

	*s = (struct sounds){ .whole = &none };
	for (str t = word; t.n; ) {
		u32 c = utf8_lower(utf8_next(&t));

		if (U_GET_GC_MASK((UChar32)c) & U_GC_L_MASK) {
			add_letter(letter, &s->n, c);
			latin = latin && c < 0x250;
		}
	}
	s->first = s->n ? letter[0] : 0;
	spell_letters(s, r, letter);
	if (s->n > 2 && !latin)
		s->whole = spellings_of(r, word, 0, false);
	s->latin = latin ? language_roman(r->mem, r->pack, word) :
	    s->whole->n ? s->whole->v[0].latin : letter_by_letter(s, r->mem);
}

/* Lowers the cost of having spelled so much of a word as so many letters. */
static void
reach(u32 *cell, u32 cost)
{
	if (cost < *cell)
		*cell = cost;
}

/* Spells unit `u` after the first j letters of `latin` in every way: from the
 * row of costs `row` to the row `next`. */
static void
spell_unit(const struct spellings *u, str latin, const u32 *row, u32 *next)
{
	for (u32 k = 0; k < u->n; k++)
		for (u32 j = 0; j + u->v[k].latin.n <= latin.n; j++)
			if (str_starts(str_from(latin, j), u->v[k].latin))
				reach(&next[j + u->v[k].latin.n],
				    row[j] + u->v[k].cost);
}

/* The least cost to spell a word as these Latin letters. */
static u32
cost_as(const struct sounds *s, str latin, arena tmp)
{
	u32 wide = (u32)latin.n + 1, most = (s->n + 1) * wide;
	u32 *at = new(&tmp, u32, most);

	for (u32 i = 0; i < most; i++)
		at[i] = UINT32_MAX / 2;
	at[0] = 0;
	for (u32 i = 0; i <= s->n; i++) {
		u32 *row = at + i * wide;

		for (u32 j = 1; j < wide; j++)
			reach(&row[j], row[j - 1] + EXTRA);
		if (i == s->n)
			break;
		spell_unit(s->one[i], latin, row, row + wide);
		spell_unit(s->two[i], latin, row, row + 2 * wide);
		for (u32 j = 0; j < wide; j++) {
			reach(&row[wide + j], row[j] + UNKNOWN);
			if (j + 1 < wide)
				reach(&row[wide + j + 1], row[j] + UNKNOWN);
		}
	}
	for (u32 k = 0; k < s->whole->n; k++)
		if (str_is(latin, s->whole->v[k].latin))
			reach(&at[most - 1], s->whole->v[k].cost);
	return at[most - 1];
}

f32
language_unlike(const struct sounds *a, const struct sounds *b, arena tmp)
{
	size_t n = a->n > b->latin.n ? a->n : b->latin.n;
	size_t m = b->n > a->latin.n ? b->n : a->latin.n;
	f32 there, back;

	if (a->n == 0 || b->n == 0)
		return (f32)UNKNOWN;
	there = (f32)cost_as(a, b->latin, tmp) / (f32)n;
	back = (f32)cost_as(b, a->latin, tmp) / (f32)m;
	return there < back ? there : back;
}
