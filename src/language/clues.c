/*
 * What tells whether a word belongs to a name?
 *
 * The word, its beginning and end, its capitals, the lists that have it; the
 * same of the two words to each side; and what only the place tells: the shapes
 * beside each other, the beginning of a sentence, whether the word stands in
 * small letters elsewhere in the text, and the phrase of a list that it is in.
 * Which clues there are was measured; see models/names/card.md.
 */
#include <assert.h>

#include "language/clues.h"

/* The families of clues.  Each has hashes of its own. */
enum family {
	CLUE_WORD = 1, CLUE_EXACT, CLUE_HEAD, CLUE_TAIL, CLUE_OUTLINE,
	CLUE_LISTED, CLUE_LISTED_ONE, CLUE_STEM, CLUE_BEHIND,
	CLUE_LENGTH, CLUE_PART,
	CLUE_SHAPES, CLUE_LEFT, CLUE_RIGHT, CLUE_OPENS, CLUE_SEEN,
	CLUE_LANGUAGE, CLUE_SHOUTS, CLUE_PHRASE, CLUE_PAIR, CLUE_TRIPLE
};

static void
clues_add(struct clues *c, u64 family, u64 what)
{
	if (c->n < CLUES_MOST)
		c->v[c->n++] = u64_mix(what * 0x9e3779b97f4a7c15u +
		    family * 0xbf58476d1ce4e5b9u);
}

static enum word_shape
mark_shape(u32 c)
{
	switch (c) {
	case '.': case '!': case '?': case 0x2026: case 0x3002:
		return SHAPE_STOP;
	case ',': case 0x3001: case 0xff0c: case 0x60c:
		return SHAPE_COMMA;
	case '"': case '\'': case 0xab: case 0xbb: case 0x300c: case 0x300d:
		return SHAPE_QUOTE;
	case '(': case ')': case '[': case ']': case 0xff08: case 0xff09:
		return SHAPE_BRACKET;
	case '-':
		return SHAPE_DASH;
	case ':': case ';': case 0xff1a:
		return SHAPE_COLON;
	}
	if (c >= 0x2018 && c <= 0x201f)
		return SHAPE_QUOTE;
	return c >= 0x2010 && c <= 0x2015 ? SHAPE_DASH : SHAPE_MARK;
}

enum word_shape
clues_shape(str word, const struct token *t)
{
	str rest = word;
	u32 c = utf8_next(&rest);
	bool small = false, upper = false;

	if (t->kind == TOKEN_MARK)
		return mark_shape(c);
	if (t->kind == TOKEN_NUMBER)
		return SHAPE_NUMBER;
	if (utf8_wide(c))
		return SHAPE_WIDE;
	if (!t->capital && !utf8_small(c))
		return utf8_letter(c) ? SHAPE_CASELESS : SHAPE_MARK;
	while (rest.n) {
		c = utf8_next(&rest);
		small |= utf8_small(c);
		upper |= utf8_upper(c);
	}
	if (!t->capital)
		return upper ? SHAPE_MIXED : SHAPE_LOWER;
	if (!small && !upper)
		return SHAPE_INITIAL;
	return small ? upper ? SHAPE_MIXED : SHAPE_TITLE : SHAPE_UPPER;
}

/* Letters of a word in lower case; only the ends are needed. */
enum { LETTERS = 40 };
struct letters { u32 n; u32 v[LETTERS]; };

static u64
letters_hash(const struct letters *l, u32 from, u32 to)
{
	u64 h = to - from;

	for (u32 i = from; i < to; i++)
		h = (h ^ l->v[i]) * 0x100000001b3u + (h >> 41);
	return h;
}

/* The outline of a word: a letter for each run of signs of a kind, X for
 * capitals, x for small letters, d for digits. */
static u64
outline(str word)
{
	u64 h = 0;
	u32 last = 0;

	while (word.n) {
		u32 c = utf8_next(&word), k;

		k = utf8_upper(c) ? 'X' : utf8_small(c) ? 'x' :
		    utf8_digit(c) ? 'd' : utf8_letter(c) ? 'o' : c;
		if (k != last)
			h = h * 31 + k;
		last = k;
	}
	return h;
}

static void
listed_clues(struct clues *c, struct listed in)
{
	if (in.stem)
		clues_add(c, CLUE_STEM, in.stem * 8u + in.cut);
	if (in.word == 0)
		return;
	clues_add(c, CLUE_LISTED, in.word);
	for (u32 k = 0; k < 8; k++)
		if (in.word >> k & 1)
			clues_add(c, CLUE_LISTED_ONE, k);
}

/* The clues that a word gives to itself. */
static void
own_clues(struct clues *c, str word, const struct letters *l, enum word_shape s,
    struct listed in)
{
	u64 lower = letters_hash(l, 0, l->n);

	clues_add(c, CLUE_WORD, lower);
	clues_add(c, CLUE_EXACT, lower * 16 + s);
	clues_add(c, CLUE_OUTLINE, outline(word));
	listed_clues(c, in);
	if (s == SHAPE_WIDE || s >= SHAPE_STOP)
		return;
	clues_add(c, CLUE_LENGTH, (l->n < 12 ? l->n : 12) * 16 + s);
	for (u32 n = 1; n <= 4 && n < l->n; n++) {
		clues_add(c, CLUE_HEAD, letters_hash(l, 0, n));
		clues_add(c, CLUE_TAIL, letters_hash(l, l->n - n, l->n));
		if (n > 1)
			clues_add(c, CLUE_TAIL,
			    letters_hash(l, l->n - n, l->n) * 16 + s);
	}
	if (l->n > 5)
		clues_add(c, CLUE_TAIL, letters_hash(l, l->n - 5, l->n));
	for (u32 n = 5; n <= 7 && n < l->n; n++)
		clues_add(c, CLUE_HEAD, letters_hash(l, 0, n));
	for (u32 n = 1; n <= 2 && s == SHAPE_CASELESS && n + 1 < l->n; n++)
		clues_add(c, CLUE_BEHIND, letters_hash(l, n, l->n));
	for (u32 i = 1; i + 1 < l->n; i++)	/* parts at a hyphen */
		if (l->v[i] == '-') {
			clues_add(c, CLUE_PART, letters_hash(l, 0, i));
			clues_add(c, CLUE_PART, letters_hash(l, i + 1, l->n));
			break;
		}
}

/* The clues that it gives to a token beside it, or one further. */
static void
beside_clues(struct clues *c, str word, const struct letters *l,
    enum word_shape s, struct listed in, bool near)
{
	u64 lower = letters_hash(l, 0, l->n);

	clues_add(c, CLUE_WORD, lower);
	clues_add(c, CLUE_OUTLINE, outline(word));
	if (in.word)
		clues_add(c, CLUE_LISTED, in.word);
	if (in.stem)
		clues_add(c, CLUE_STEM, in.stem);
	if (s == SHAPE_WIDE || s >= SHAPE_STOP || s == SHAPE_NUMBER)
		return;
	if (near)
		clues_add(c, CLUE_EXACT, lower * 16 + s);
	for (u32 n = near ? 2 : 3; n <= (near ? 4u : 3u) && n < l->n; n++)
		clues_add(c, CLUE_TAIL, letters_hash(l, l->n - n, l->n));
	if (near && l->n > 4)
		clues_add(c, CLUE_HEAD, letters_hash(l, 0, 4));
}

void
clues_of_word(struct clues side[CLUES_SIDES], str word, enum word_shape s,
    struct listed in)
{
	struct letters l = { 0 };
	str rest = word;

	while (rest.n && l.n < LETTERS)
		l.v[l.n++] = utf8_lower(utf8_next(&rest));
	for (u32 d = 0; d < CLUES_SIDES; d++) {
		struct clues *c = &side[d];

		c->n = 0;
		if (d == CLUES_REACH)
			own_clues(c, word, &l, s, in);
		else
			beside_clues(c, word, &l, s, in,
			    d + 1 == CLUES_REACH || d == CLUES_REACH + 1);
		for (u32 i = 0; i < c->n; i++)
			c->v[i] = u64_mix(c->v[i] + d);
	}
}

static const struct place_of_word edge = { .shape = SHAPE_EDGE };

/* The token d places from i, or the edge. */
static const struct place_of_word *
place_at(const struct place_of_word *v, u32 n, u32 i, int d)
{
	i64 at = (i64)i + d;

	return at < 0 || at >= (i64)n ? &edge : &v[at];
}

static void
phrase_clues(struct clues *c, const struct place_of_word *p, u32 d)
{
	for (u32 k = 0; p->part && k < 8; k++)
		if (p->listed >> k & 1)
			clues_add(c, CLUE_PHRASE, (d * 4 + p->part) * 8 + k);
}

/* Pairs and triples of signs, for scripts that are written without spaces. */
static void
wide_clues(struct clues *c, const struct place_of_word *v, u32 n, u32 i)
{
	for (int d = -2; d <= 1; d++)
		clues_add(c, CLUE_PAIR, (place_at(v, n, i, d)->word * 31 +
		    place_at(v, n, i, d + 1)->word) * 8 + (u64)(d + 2));
	for (int d = -2; d <= 0; d++)
		clues_add(c, CLUE_TRIPLE, ((place_at(v, n, i, d)->word * 31 +
		    place_at(v, n, i, d + 1)->word) * 31 +
		    place_at(v, n, i, d + 2)->word) * 8 + (u64)(d + 2));
}

void
clues_of_place(struct clues *c, const struct place_of_word *v, u32 n, u32 i,
    u64 language, bool shouts)
{
	u64 s[CLUES_SIDES];
	u64 mine, open = v[i].opens;

	assert(i < n);
	for (int d = -CLUES_REACH; d <= CLUES_REACH; d++)
		s[d + CLUES_REACH] = place_at(v, n, i, d)->shape;
	mine = s[2];
	c->n = 0;
	clues_add(c, CLUE_SHAPES, (s[1] * 16 + mine) * 16 + s[3]);
	clues_add(c, CLUE_LEFT, (s[0] * 16 + s[1]) * 16 + mine);
	clues_add(c, CLUE_RIGHT, (s[3] * 16 + s[4]) * 16 + mine);
	clues_add(c, CLUE_OPENS, (mine * 16 + s[3]) * 2 + open);
	clues_add(c, CLUE_SEEN, ((u64)v[i].seen * 16 + mine) * 2 + open);
	clues_add(c, CLUE_LANGUAGE, (language * 16 + mine) * 2 + open);
	if (shouts)
		clues_add(c, CLUE_SHOUTS, mine * 16 + s[3]);
	for (int d = -1; d <= 1; d++)
		phrase_clues(c, place_at(v, n, i, d), (u32)(d + 1));
	if (mine == SHAPE_WIDE)
		wide_clues(c, v, n, i);
}
