/*
 * What the two looks at paragraphs share (belongs.c, again.c).
 */
#ifndef READ_LOOKS_H
#define READ_LOOKS_H

#include "read/page/page.h"

struct looks {
	list(u16) traits;	/* numbers of what holds; see belongs.def */
	u32  *from;		/* by para: its first in traits; one more */
	f32  *sure;		/* by para: log odds that it belongs */
};

enum {
#define GROUP(name, n, about) T_##name, T_##name##_last = T_##name + (n) - 1,
#define STAGE T_FIRST, T_back = T_FIRST - 1,
#include "read/choose/belongs.def"
	T_ALL
};

/* The number of a trait; one that its group does not have fails to compile. */
#define TRAIT(name, bin) (T_##name + (bin) + \
	0 * sizeof(char[T_##name + (bin) <= T_##name##_last ? 1 : -1]))

enum { SIZES = 9 };

static const f32 NEVER = -9;	/* log odds of what is not looked at */

struct sums { u32 n, chars, linked; f32 sure; };

struct belongs {
	struct page  *p;
	struct looks *out;		/* where traits go */
	u32   *chars, *linked;		/* sums, by para */
	u32   *far;			/* to the next the rules take */
	u32   *alike;			/* by para: place in sign */
	list(struct sums) sign;
	map    places, twice;
	map    title, data;		/* words; pairs of words of the body */
	u64    titled;			/* a bit for each word of the title */
	f32   *odds;			/* of the first look */
	f32   *sum;			/* of those by size, up to it */
	u32   *near, *side;		/* to what belongs; on both sides */
	struct looks first, last;
	f32    kinds[PAGE_TYPES];	/* how likely each is */
	f32   *weights;			/* for such a page */
	u8     bytes[256];		/* what each may be */
};

static inline u32
size_bin(u32 chars)
{
	static const u32 upto[] = { 4, 10, 20, 40, 80, 160, 320, 640 };
	u32 i = 0;

	while (i < countof(upto) && chars >= upto[i])
		i++;
	return i;
}

static inline u32
far_bin(u32 far)
{
	return far <= 3 ? far : far <= 5 ? 4 : far <= 10 ? 5 : far <= 20 ? 6 :
	    7;
}

static inline void
add(struct belongs *b, u32 group, u32 bin)
{
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

/* What a page may be has a say by how likely it is that. */
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
