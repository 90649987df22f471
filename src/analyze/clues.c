/*
 * The clues of a token: whether it is a word of speech, and which part it has
 * in the statement of one.
 *
 * Quotation marks, names, commas and colons, and how far they are, tell most
 * of it in any language.  The lists of the pack tell more, and so do the words
 * of a language that was learned.
 */
#include "analyze/clues.h"

/* The families of clues.  Each has hashes of its own. */
enum hints_family {
	H_WORD = 1, H_PAIR, H_TAIL, H_CLASS, H_CLASSES, H_SHAPES, H_WHO,
	H_QUOTE, H_SENTENCE, H_NEXT, H_BESIDE, H_SIDES, H_SPEAKS,
	P_INSIDE, P_FAR, P_BETWEEN, P_QUOTE, P_SIDES, P_WORD, P_CLASS, P_WHO,
	P_RANK, P_EDGE, P_CUE, P_SHAPE, P_SENTENCE, P_KIND, P_PAIR, P_OTHER
};

/* What stands beside a token. */
enum side {
	SIDE_EDGE, SIDE_QUOTE, SIDE_QUOTE_MARK, SIDE_COMMA, SIDE_COLON,
	SIDE_STOP, SIDE_DASH, SIDE_BRACKET, SIDE_MARK, SIDE_THAT, SIDE_PRONOUN,
	SIDE_NAME, SIDE_TITLE, SIDE_ARTICLE, SIDE_PREPOSITION, SIDE_TIME,
	SIDE_CUE, SIDE_SMALL, SIDE_CAPITAL, SIDE_NUMBER,
	SIDE_THE_CUE = 30	/* the cue in question */
};

/* 0, 1, 2, 3, 4 to 5, 6 to 8, 9 to 13, 14 to 22, more */
static u32
bin(u32 n)
{
	static const u8 ends[] = { 0, 1, 2, 3, 5, 8, 13, 22, 40 };
	u32 k = 0;

	while (k < countof(ends) && n > ends[k])
		k++;
	return k;
}

/* Does another cue than the one at `from` stand beside a quotation? */
static bool
touched(const struct hints *h, u32 quotation, u32 from)
{
	for (u32 k = 0; k < h->touches.n; k++)
		if (h->touches.v[k].quotation == quotation &&
		    h->touches.v[k].cue != from)
			return true;
	return false;
}

static const struct hint hints_edge = { .shape = SHAPE_EDGE };

/* Token i, or the edge of the line. */
static const struct hint *
at(const struct hints *h, i64 i)
{
	return i < h->u->from || i >= h->u->to ? &hints_edge :
	    &h->v[i - h->u->from];
}

/* What stands at token i, as seen from a token beside it. */
static enum side
side_of(const struct hints *h, i64 i, i64 from)
{
	const struct hint *x = at(h, i);
	const u32 *in = h->u->in;

	if (x == &hints_edge)
		return SIDE_EDGE;
	if (in[i] && (from < h->u->from || from >= h->u->to ||
	    in[from] != in[i]))
		return SIDE_QUOTE;
	switch (x->shape) {
	case SHAPE_STOP:    return SIDE_STOP;
	case SHAPE_COMMA:   return SIDE_COMMA;
	case SHAPE_QUOTE:   return SIDE_QUOTE_MARK;
	case SHAPE_BRACKET: return SIDE_BRACKET;
	case SHAPE_DASH:    return SIDE_DASH;
	case SHAPE_COLON:   return SIDE_COLON;
	case SHAPE_MARK:    return SIDE_MARK;
	}
	if (x->classes & IS_THAT)
		return SIDE_THAT;
	if (x->part == 1)
		return x->who > 24 ? SIDE_PRONOUN : x->who > 16 ? SIDE_TITLE :
		    SIDE_NAME;
	if (x->classes & CUES)
		return SIDE_CUE;
	if (x->classes & IS_ARTICLE)
		return SIDE_ARTICLE;
	if (x->classes & IS_PREPOSITION)
		return SIDE_PREPOSITION;
	if (x->classes & IS_TIME)
		return SIDE_TIME;
	if (x->shape == SHAPE_NUMBER)
		return SIDE_NUMBER;
	return x->shape == SHAPE_LOWER ? SIDE_SMALL : SIDE_CAPITAL;
}

/* The nearest mention on a side of token i, in its sentence: its kind, and how
 * far. */
static u32
near_who(const struct hints *h, u32 i, int step, u32 *far)
{
	u32 n = 0;

	for (i64 k = (i64)i + step; n < 12; k += step, n++) {
		const struct hint *x = at(h, k);

		if (x == &hints_edge || x->sentence != at(h, i)->sentence ||
		    h->u->in[k] != h->u->in[i])
			break;
		if (x->who) {
			*far = bin(n);
			return x->who;
		}
	}
	*far = 9;
	return 0;
}

static void
hint(struct chain_clues *c, const struct hints *h, u64 family, u64 what)
{
	chain_clue(c, family * KNOWNS + h->known, what);
}

static void
class_hints(struct chain_clues *c, const struct hints *h, u64 family, u32
    classes, u64 with)
{
	for (u32 k = 0; k < CLASSES; k++)
		if (classes >> k & 1)
			hint(c, h, family, with * 32 + k);
}

/* Where token i stands to quotations: outside or inside, and how near others
 * are. */
static u64
quote_state(const struct hints *h, u32 i)
{
	const struct hint *x = at(h, i);

	return ((h->u->in[i] ? 1u : 0u) * 10 + (x->quote_left ?
	    bin(x->quote_left) : 9)) * 10 + (x->quote_right ?
	    bin(x->quote_right) : 9);
}

static void
cue_words(struct chain_clues *c, const struct hints *h, u32 i)
{
	u64 w[5], sides;

	for (int d = -2; d <= 2; d++)
		w[d + 2] = at(h, (i64)i + d)->word;
	sides = (u64)side_of(h, (i64)i - 1, i) * 32 + side_of(h, (i64)i + 1, i);
	for (u32 d = 0; d < 5; d++)
		hint(c, h, H_WORD, w[d] + d);
	hint(c, h, H_PAIR, w[1] * 3 + w[2]);
	hint(c, h, H_PAIR, w[2] * 5 + w[3]);
	hint(c, h, H_PAIR, w[2] * 7 + sides);
	hint(c, h, H_PAIR, w[2] * 11 + quote_state(h, i));
	hint(c, h, H_PAIR, w[2] * 13 + (u64)side_of(h, (i64)i + 1, i));
	hint(c, h, H_PAIR, w[2] * 17 + (u64)side_of(h, (i64)i - 1, i));
	for (u32 d = 1; d < 4; d++)
		hint(c, h, H_TAIL, at(h, (i64)i + d - 2)->tail * 4 + d);
}

/* What the lists say of a word that may be one of speech. */
static void
cue_lists(struct chain_clues *c, const struct hints *h, u32 i, u64 sides,
    u64 left, u64 right)
{
	u64 speaks = at(h, i)->classes & CUES, quotes = quote_state(h, i);

	hint(c, h, H_CLASSES, at(h, i)->classes);
	hint(c, h, H_SPEAKS, speaks * 1024 + sides);
	hint(c, h, H_SPEAKS, (speaks * 1024 + quotes) * 2 + (1ull << 32));
	hint(c, h, H_SPEAKS, (speaks * 320 + left) * 2 + (2ull << 32));
	hint(c, h, H_SPEAKS, (speaks * 320 + right) * 2 + (3ull << 32));
	hint(c, h, H_NEXT, at(h, (i64)i + 1)->classes * 2ull + (speaks != 0));
	hint(c, h, H_NEXT, at(h, (i64)i - 1)->classes * 2ull + (speaks != 0) +
	    (1ull << 32));
}

/* The names beside a word, and the quotations. */
static void
cue_names(struct chain_clues *c, const struct hints *h, u32 i, u64 left,
    u64 right, u64 sides)
{
	const struct hint *x = at(h, i);
	u64 quotes = quote_state(h, i);

	hint(c, h, H_WHO, (left * 16 + x->shape) * 2);
	hint(c, h, H_WHO, (right * 16 + x->shape) * 2 + 1);
	hint(c, h, H_WHO, (left * 320 + right) * 16 + x->shape + (1u << 22));
	hint(c, h, H_WHO, x->who * 4u + x->part + (1u << 26));
	hint(c, h, H_QUOTE, quotes * 16 + x->shape);
	hint(c, h, H_QUOTE, (quotes * 64 + left / 10) * 64 + right / 10 +
	    (1u << 22));
	hint(c, h, H_QUOTE, quotes * 1024 + sides + (2u << 22));
}

void
clues_of_cue(struct chain_clues *c, const struct hints *h, u32 i)
{
	const struct hint *x = at(h, i);
	u32 far;
	u64 left = near_who(h, i, -1, &far) * 10ull + far;
	u64 right = near_who(h, i, 1, &far) * 10ull + far;
	u64 s[5], side[5], sides;

	for (int d = -2; d <= 2; d++) {
		s[d + 2] = at(h, (i64)i + d)->shape;
		side[d + 2] = (u64)side_of(h, (i64)i + d, i);
		class_hints(c, h, H_CLASS, at(h, (i64)i + d)->classes,
		    (u64)(d + 2));
	}
	sides = side[1] * 32 + side[3];
	if (h->known == KNOWN_WORDS)
		cue_words(c, h, i);
	hint(c, h, H_SHAPES, (s[1] * 16 + s[2]) * 16 + s[3]);
	hint(c, h, H_SHAPES, 4096 + s[2] * 16 + s[3]);
	hint(c, h, H_SIDES, sides * 16 + s[2]);
	hint(c, h, H_SIDES, (side[0] * 1024 + sides) * 16 + s[2] + (1u << 20));
	hint(c, h, H_SIDES, (sides * 32 + side[4]) * 16 + s[2] + (2u << 20));
	cue_names(c, h, i, left, right, sides);
	hint(c, h, H_SENTENCE, bin(x->sentence_from) * 16 + s[2]);
	hint(c, h, H_SENTENCE, bin(x->sentence_to) * 16 + s[2] + 1024);
	hint(c, h, H_SENTENCE, (u64)h->u->headline * 16 + s[2] + 2048);
	hint(c, h, H_BESIDE, x->beside * 16u + s[2]);
	if (h->known != KNOWN_NAMES)
		cue_lists(c, h, i, sides, left, right);
}

/* What is between token i and the cue. */
static u64
between(const struct hints *h, u32 i, u32 from, u32 to)
{
	const struct hint *a = at(h, i < from ? i : to - 1);
	const struct hint *b = at(h, i < from ? from : i);
	u32 commas = (u32)(b->commas - a->commas);
	u32 thats = (u32)(b->thats - a->thats);
	u32 cues = (u32)(b->cues - a->cues);

	if (i < from && at(h, from)->classes & CUES && cues)
		cues--;
	return (((u64)(commas < 3 ? commas : 3) * 2 +
	    (b->colons > a->colons)) * 3 + (thats < 2 ? thats : 2)) * 3 +
	    (cues < 2 ? cues : 2);
}

/* How the quotation of token i lies to the cue: 0 outside, 1 the one of the
 * cue, 2 the nearest on its side, 3 one beyond. */
static u32
quote_of(const struct hints *h, u32 i, u32 from, u32 to)
{
	const u32 *in = h->u->in;
	u32 q = in[i], near = 0;

	if (!q)
		return 0;
	if (q == in[from])
		return 1;
	if (i < from)
		near = at(h, from)->quote_left ?
		    in[from - at(h, from)->quote_left] : 0;
	else
		near = at(h, to - 1)->quote_right ?
		    in[to - 1 + at(h, to - 1)->quote_right] : 0;
	return q == near ? 2 : 3;
}

/* How a cue stands: what is beside it, where quotations and names are. */
static u64
cue_sides(const struct hints *h, u32 from, u32 to)
{
	return (u64)side_of(h, (i64)from - 1, from) * 32 +
	    side_of(h, to, to - 1);
}

static u64
cue_quotes(const struct hints *h, u32 from, u32 to)
{
	u32 l = at(h, from)->quote_left, r = at(h, to - 1)->quote_right;

	return (l == 0 ? 0u : l < 4 ? 1u : 2u) * 3 + (r == 0 ? 0u : r < 4 ? 1u :
	    2u);
}

/* What the nearest quotations on both sides of a cue look like. */
static u64
cue_kinds(const struct hints *h, u32 from, u32 to)
{
	u32 l = at(h, from)->quote_left, r = at(h, to - 1)->quote_right;

	return (l ? at(h, (i64)from - l)->kind : 0u) * KINDS +
	    (r ? at(h, (i64)to - 1 + r)->kind : 0u);
}

static void
part_words(struct chain_clues *c, const struct hints *h, u32 i, u32 from,
    u64 dir)
{
	u64 cue = at(h, from)->word;

	for (int d = -2; d <= 2; d++)
		hint(c, h, P_WORD, (at(h, (i64)i + d)->word + (u64)(d + 2)) *
		    2 + dir);
	hint(c, h, P_PAIR, at(h, i)->word * 3 + at(h, (i64)i + 1)->word + dir);
	hint(c, h, P_PAIR, at(h, i)->word * 5 + at(h, (i64)i - 1)->word + dir);
	hint(c, h, P_CUE, cue * 2 + dir);
	hint(c, h, P_CUE, cue * 3 + dir * 64 + at(h, i)->shape);
	hint(c, h, P_CUE, cue * 5 + (dir * 32 + side_of(h, (i64)i - 1, i)) * 10
	    + bin(i < from ? from - i : i - from));
	hint(c, h, P_WORD, at(h, i)->tail * 2 + dir + 77);
}

/* How many names are between token i and the cue. */
static u32
rank(const struct hints *h, u32 i, u32 from, u32 to)
{
	u32 n = i < from ? (u32)(at(h, from)->names - at(h, i)->names) :
	    (u32)(at(h, i)->names - at(h, to - 1)->names);

	return n < 3 ? n : 3;
}

/* The clues of other cues: inside one, how many between, whether one is nearer,
 * whether one stands beside the quotation of the token. */
static void
other_hints(struct chain_clues *c, const struct hints *h, u32 i, u32 from,
    u32 to, u64 place)
{
	const struct hint *x = at(h, i);
	u32 far = i < from ? from - i : i - to + 1;
	u32 n = i < from ? (u32)(at(h, from)->found - x->found - 1) :
	    (u32)(x->found - at(h, from)->found);
	u64 mine, q = h->u->in[i] && h->u->in[i] != h->u->in[from] ?
	    1u + touched(h, h->u->in[i], from) : 0;

	mine = ((((u64)x->cue * 3 + (n < 2 ? n : 2)) * 2 + (x->cue_left &&
	    x->cue_left < far && i < from)) * 2 + (x->cue_right &&
	    x->cue_right < far && i >= to)) * 3 + q;
	hint(c, h, P_OTHER, mine * 2 + (i < from));
	hint(c, h, P_OTHER, (mine * 2 + (i < from)) * 4096 + place + (1ull <<
	    32));
	hint(c, h, P_OTHER, ((mine * 2 + (i < from)) * 10 + bin(x->cue_left)) *
	    10 + bin(x->cue_right) + (2ull << 32));
}

/* What clues_of_part knows of a token and its cue. */
struct parted {
	const struct hint *x, *cue;
	u64 dir;		/* 0 before the cue, 1 behind it */
	u64 z;			/* sentences from the cue to here, 2 is none */
	u64 far, q, mid, prev, next, who, nth;
	u64 sides, quotes, speaks;	/* of the cue */
	u64 kinds;		/* of the quotations beside the cue */
};

static void
part_find(struct parted *p, const struct hints *h, u32 i, u32 from, u32 to)
{
	int z;

	p->x = at(h, i);
	p->cue = at(h, from);
	z = (int)p->x->sentence - (int)p->cue->sentence;
	p->dir = i < from ? 0 : 1;
	p->z = (u64)(z < -2 ? 0 : z > 2 ? 4 : z + 2);
	p->far = bin(i < from ? from - i : i - to);
	p->q = quote_of(h, i, from, to) * 2 + (h->u->in[from] != 0);
	p->mid = between(h, i, from, to) * 2 + p->dir;
	p->prev = i == to ? SIDE_THE_CUE : (u64)side_of(h, (i64)i - 1, i);
	p->next = i + 1 == from ? SIDE_THE_CUE :
	    (u64)side_of(h, (i64)i + 1, i);
	p->who = p->x->who * 3u + p->x->part;
	p->nth = rank(h, i, from, to);
	p->sides = cue_sides(h, from, to);
	p->quotes = cue_quotes(h, from, to);
	p->speaks = p->cue->classes & CUES;
	p->kinds = cue_kinds(h, from, to);
}

/* How far the token is from the cue, and what is between. */
static void
part_far(struct chain_clues *c, const struct hints *h, const struct parted *p)
{
	u64 far = p->far * 2 + p->dir, quote = (p->q * 5 + p->z) * 2 + p->dir;

	hint(c, h, P_FAR, far * 5 + p->z);
	hint(c, h, P_FAR, (far * 8 + p->q) * 9 + p->quotes + (1u << 12));
	hint(c, h, P_BETWEEN, p->mid * 5 + p->z);
	hint(c, h, P_BETWEEN, (p->mid * 8 + p->q) * 9 + p->quotes + (1u << 16));
	hint(c, h, P_BETWEEN, (p->mid * 10 + p->far) * 5 + p->z + (1u << 20));
	hint(c, h, P_QUOTE, quote * 9 + p->quotes);
	hint(c, h, P_QUOTE, quote * 1024 + p->sides + (1u << 12));
	hint(c, h, P_SIDES, ((p->sides * 2 + p->dir) * 10 + p->far) * 5 + p->z);
	hint(c, h, P_SIDES, ((p->sides * 2 + p->dir) * 4 + p->nth) * 256 +
	    p->who + (1ull << 32));
	hint(c, h, P_SIDES, (p->sides * 2 + p->dir) * 512 + p->mid +
	    (2ull << 32));
}

/* What is beside the token. */
static void
part_edges(struct chain_clues *c, const struct hints *h, const struct parted *p)
{
	u64 prev = p->prev * 2 + p->dir, next = p->next * 2 + p->dir;
	u64 s = p->x->shape;

	hint(c, h, P_EDGE, prev * 8 + p->q);
	hint(c, h, P_EDGE, next * 8 + p->q + 1024);
	hint(c, h, P_EDGE, (p->prev * 32 + p->next) * 16 + s + p->dir *
	    (1u << 14) + (1u << 15));
	hint(c, h, P_EDGE, (prev * 10 + p->far) * 16 + s + (1u << 17));
	hint(c, h, P_EDGE, (next * 10 + p->far) * 16 + s + (1u << 18));
	hint(c, h, P_EDGE, (prev * 512 + p->mid) * 9 + p->quotes +
	    (1ull << 32));
	hint(c, h, P_EDGE, (next * 512 + p->mid) * 9 + p->quotes +
	    (2ull << 32));
}

/* What the quotations look like: that of the token, those beside the cue. */
static void
part_kinds(struct chain_clues *c, const struct hints *h, const struct parted *p)
{
	u64 place = (p->quotes * 2 + p->dir) * 8 + p->q;
	u64 kinds = (p->kinds * 256 + place) * 5 + p->z;

	hint(c, h, P_KIND, (p->x->kind * 256u + place) * 5 + p->z);
	hint(c, h, P_KIND, kinds + (1ull << 32));
	hint(c, h, P_KIND, kinds * 32 + p->prev + (2ull << 32));
	hint(c, h, P_KIND, kinds * 32 + p->next + (3ull << 32));
	hint(c, h, P_KIND, kinds * 1024 + p->sides + (4ull << 32));
}

/* The name that the token is in, its shape, its place in the sentence. */
static void
part_place(struct chain_clues *c, const struct hints *h, const struct parted *p,
    u32 i)
{
	const struct hint *x = p->x;
	u64 who = p->who * 2 + p->dir, nth = who * 4 + p->nth;
	u64 dir = p->dir, z = p->z;

	hint(c, h, P_WHO, nth * 2 + (z != 2));
	hint(c, h, P_WHO, (nth * 10 + p->far) * 2 + (z != 2) + (1u << 16));
	hint(c, h, P_WHO, (who * 32 + p->prev) * 32 + p->next + (1u << 20));
	hint(c, h, P_RANK, ((p->nth * 2 + dir) * 16 + x->shape) * 10 + p->far);
	hint(c, h, P_SHAPE, (x->shape * 2u + dir) * 8 + p->q);
	hint(c, h, P_SHAPE, (at(h, (i64)i - 1)->shape * 16u + x->shape) * 32 +
	    at(h, (i64)i + 1)->shape * 2u + dir + 4096);
	hint(c, h, P_SENTENCE, (bin(x->sentence_from) * 2 + dir) * 5 + z);
	hint(c, h, P_SENTENCE, (bin(x->sentence_to) * 2 + dir) * 5 + z + 512);
	hint(c, h, P_SENTENCE, ((bin(p->cue->sentence_from) * 2 + dir) * 5 +
	    z) * 10 + bin(p->cue->sentence_to) + 1024);
	hint(c, h, P_SENTENCE, ((u64)h->u->headline * 2 + dir) * 16 + x->shape +
	    9999);
}

/* What the lists say of the token and the cue. */
static void
part_lists(struct chain_clues *c, const struct hints *h, const struct parted *p,
    u32 i)
{
	u64 speaks = p->speaks * 2 + p->dir;

	for (int d = -1; d <= 1; d++)
		class_hints(c, h, P_CLASS, at(h, (i64)i + d)->classes,
		    (u64)(d + 1) * 2 + p->dir);
	hint(c, h, P_CUE, (speaks * 32 + p->prev) * 10 + p->far + (1ull << 40));
	hint(c, h, P_CUE, (speaks * 512 + p->mid) * 5 + p->z + (2ull << 40));
	hint(c, h, P_CUE, (speaks * 4 + p->nth) * 256 + p->who + (3ull << 40));
	hint(c, h, P_CUE, (speaks * 9 + p->quotes) * 8 + p->q + (4ull << 40));
}

void
clues_of_part(struct chain_clues *c, const struct hints *h, u32 i, u32 from,
    u32 to)
{
	struct parted p;

	if (i >= from && i < to) {
		hint(c, h, P_INSIDE, i == from);
		return;
	}
	part_find(&p, h, i, from, to);
	part_far(c, h, &p);
	part_edges(c, h, &p);
	part_kinds(c, h, &p);
	part_place(c, h, &p, i);
	other_hints(c, h, i, from, to, (p.q * 9 + p.quotes) * 16 +
	    (p.x->part == 1 ? 8 : 0) + p.z);
	other_hints(c, h, i, from, to, p.prev * 32 + p.next + 2048);
	if (h->known == KNOWN_WORDS)
		part_words(c, h, i, from, p.dir);
	if (h->known != KNOWN_NAMES)
		part_lists(c, h, &p, i);
}
