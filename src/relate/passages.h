/*
 * passages: two texts that share words, side by side.
 */
#ifndef RELATE_PASSAGES_H
#define RELATE_PASSAGES_H

#include "relate/corpus.h"

struct word { u64 hash; u32 from, to; bool number; };

struct text {
	str          s;
	struct word *word;		/* without marks */
	u32          n;
};

/* n words that are the same, from word a of the one and b of the other. */
struct anchor { u32 a, b, n; };

/* Words from a, from b, and how many of each; `same` of them are, and `alike`
 * more or less. */
struct passage { u32 a, b, an, bn, same, alike; };

enum { PASSAGES = 64 };		/* of one pair, the longest */

struct passages {
	struct passage v[PASSAGES];	/* by place, each word of a once */
	u32 n, same;
};

/* Anchors are in order of a, then b. */
void  passages_of(const struct text *, const struct text *,
	 const struct anchor *, u32 n, struct passages *);

#endif
