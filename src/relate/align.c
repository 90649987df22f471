/*
 * Is one text a translation of another?
 *
 * The blocks of both texts are matched in order, as by a longest common
 * subsequence.  Two blocks are alike if they share numbers and runs of four
 * letters of the romanized text, which catch names and loan words.  The result
 * is the sum of the likenesses by the number of blocks of the shorter text.
 * One shared quotation does not make a translation, so callers also ask for
 * several blocks that match.
 */
#include <assert.h>
#include <math.h>

#include "relate/align.h"

enum {
	SENTENCES = 60,		/* blocks of a text that are compared */
	BITS = 1024		/* of the sketch of a block */
};

/* Tuned on the open newsrooms. */
static const f64 FLOOR = 0.02;	/* likeness that unrelated blocks reach */
static const f64 MATCH = 0.08;	/* above the floor: a clear match */

/* Which pieces of text a block has, hashed into bits; n bits are set. */
struct sketch { u64 bits[BITS / 64]; u32 n; u32 numbers; };

struct aligned {
	struct sketch *v;
	u32 n;
};

static void
set_bit(struct sketch *s, u64 h)
{
	u64 *w = &s->bits[h % (BITS / 64)], bit = (u64)1 << (h >> 8) % 64;

	s->n += !(*w & bit);
	*w |= bit;
}

/* Adds the first 600 bytes of a block: runs of four letters, and numbers, each
 * with four bits, because a number says more. */
static void
align_add(struct sketch *s, const struct pack *p, str text, arena tmp)
{
	str roman = language_roman(&tmp, p, (str){ text.s,
	    text.n < 600 ? text.n : 600 });

	for (size_t i = 0; i + 4 <= roman.n; i++) {
		if (roman.s[i] >= '0' && roman.s[i] <= '9')
			continue;
		set_bit(s, str_hash((str){ roman.s + i, 4 }));
	}
	while (roman.n) {
		str w = str_cut(&roman, ' ');

		if (w.n && w.s[0] >= '0' && w.s[0] <= '9')
			for (u64 k = 0; k < 4; k++)
				set_bit(s, u64_mix(str_hash(w) + k));
	}
}

struct aligned *
align_of(arena *a, const struct packs *ps, const struct item *it)
{
	struct aligned *l = new(a, struct aligned, 1);
	const struct pack *p = packs_find(ps, item_head(it)->language);

	l->v = new(a, struct sketch, SENTENCES);
	for (u32 b = 0; b < it->blocks.n && l->n < SENTENCES; b++) {
		str text = item_text(it, it->blocks.v[b].span);

		if (text.n > 30)	/* skip headings */
			align_add(&l->v[l->n++], p, text, *a);
	}
	return l;
}

/* The correlation of two sketches (phi coefficient): what long blocks have in
 * common by chance does not count. */
static f64
like(const struct sketch *a, const struct sketch *b)
{
	f64 x = (f64)a->n / BITS, y = (f64)b->n / BITS;
	u32 n = 0;

	if (x <= 0 || y <= 0 || x >= 1 || y >= 1)
		return 0;
	for (u32 i = 0; i < BITS / 64; i++)
		n += (u32)__builtin_popcountll(a->bits[i] & b->bits[i]);
	return ((f64)n / BITS - x * y) / sqrt(x * (1 - x) * y * (1 - y));
}

/*
 * best[i][j] is the greatest sum of likeness above FLOOR for the first i blocks
 * of a and the first j of b.  Only two rows of the table are kept.
 */
f64
align_share(const struct aligned *a, const struct aligned *b, u32 *rows)
{
	enum { N = SENTENCES + 1 };
	f64 best[2][N] = { { 0 } };
	u32 count[2][N] = { { 0 } };
	u32 shorter = a->n < b->n ? a->n : b->n;

	assert(a->n <= SENTENCES && b->n <= SENTENCES);
	for (u32 i = 1; i <= a->n; i++) {
		f64 *row = best[i & 1], *up = best[(i - 1) & 1];
		u32 *n = count[i & 1], *un = count[(i - 1) & 1];

		for (u32 j = 1; j <= b->n; j++) {
			f64 l = like(&a->v[i - 1], &b->v[j - 1]) - FLOOR;
			bool left = row[j - 1] >= up[j];

			row[j] = left ? row[j - 1] : up[j];
			n[j] = left ? n[j - 1] : un[j];
			if (l > 0 && up[j - 1] + l > row[j]) {
				row[j] = up[j - 1] + l;
				n[j] = un[j - 1] + (l > MATCH);
			}
		}
	}
	*rows = count[a->n & 1][b->n];
	return shorter ? best[a->n & 1][b->n] / shorter : 0;
}
