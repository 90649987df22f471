/*
 * What the first look at paragraphs (belongs.c) and the second one (again.c)
 * share.
 */
#ifndef READ_LOOKS_H
#define READ_LOOKS_H

#include "read/page/page.h"

struct looks {
	list(u16) traits;	/* the traits that hold; see belongs.def */
	u32  *from;		/* by para: its first trait; n + 1 of them */
	f32  *sure;		/* by para: log odds that it is body */
};

enum {
#define GROUP(name, n, about) T_##name, T_##name##_last = T_##name + (n) - 1,
#define STAGE T_FIRST, T_back = T_FIRST - 1,
#include "read/choose/belongs.def"
	T_ALL
};

/*
 * The number of a trait.  A bin that its group does not have does not compile.
 */
#define TRAIT(name, bin) (T_##name + (bin) + \
	0 * sizeof(char[T_##name + (bin) <= T_##name##_last ? 1 : -1]))

enum { SIZES = 9 };

static const f32 NEVER = -9;	/* log odds of paras that are skipped */

struct sums { u32 n, chars, linked; f32 sure; };

struct belongs {
	struct page  *p;
/* Adds a trait to the para that is looked at. */
	struct looks *out;		/* the look that add() adds to */
	u32   *chars, *linked;		/* sums of weight before each para */
	u32   *far;			/* by para: distance to body by the rules */
	u32   *alike;			/* by para: its place in `sign` */
	list(struct sums) sign;
	map    places, twice;
	map    title, data;		/* words; pairs of words of about.body */
	u64    titled;			/* a bit by hash for each word of the title */
	f32   *odds;			/* by para: probability by the first look */
/* The sum of the weights of all traits of para i. */
	f32   *sum;			/* sum of odds * weight before each para */
	u32   *near, *side;		/* distance to a para with odds over 1/2, on the nearer
					 * side; on the farther one */
	struct looks first, last;
	f32    kinds[PAGE_TYPES];	/* how likely each kind of page is */
	f32   *weights;			/* by trait, for this mix of kinds */
	u8     bytes[256];		/* by byte: BLANK, COMMA, DIGIT and so on */
};

/* A weight as a bin from 0 to SIZES - 1. */
static inline u32
size_bin(u32 chars)
{
	static const u32 upto[] = { 4, 10, 20, 40, 80, 160, 320, 640 };
	u32 i = 0;

	while (i < countof(upto) && chars >= upto[i])
		i++;
	return i;
}

/* A distance in paragraphs as a bin from 0 to 7. */
static inline u32
far_bin(u32 far)
{
	return far <= 3 ? far : far <= 5 ? 4 : far <= 10 ? 5 : far <= 20 ? 6 :
	    7;
}

static inline void
add(struct belongs *b, u32 group, u32 bin)
{
	assert(group + bin < T_ALL);
	*push(&b->out->traits, b->p->tmp) = (u16)(group + bin);
}

static inline f32
sum(const struct looks *l, u32 i, const f32 *w)
{
	f32 s = 0;

	for (u32 k = l->from[i]; k < l->from[i + 1]; k++)
		s += w[l->traits.v[k]];
	return s;
}

/*
 * The weights of the model for each kind of page are added up, each times the
 * probability of the kind.
 */
static inline void
weigh(struct belongs *b, const f32 (*w)[PAGE_TYPES], u32 n)
{
	for (u32 i = 0; i < n; i++) {
		f32 s = 0;

		for (u32 t = 0; t < PAGE_TYPES; t++)
			s += w[i][t] * b->kinds[t];
		b->weights[i] = s;
	}
}

#endif
