/*
 * passages: which stretches of words do two texts share?
 */
#ifndef RELATE_PASSAGES_H
#define RELATE_PASSAGES_H

#include "relate/corpus.h"

/* A word or number: bytes [from, to) of the text.  `quoted`: it stands between
 * quotation marks. */
struct word { u64 hash; u32 from, to; bool number, quoted; };

struct text {
	str          s;
	struct word *word;		/* all tokens but marks */
	u32          n;
};

/* n words that are the same in both texts, from word a and from word b. */
struct anchor { u32 a, b, n; };

/* Words [a, a + an) of the one text and [b, b + bn) of the other. `same` of
 * them are equal; `alike` also counts words that are almost equal. */
struct passage { u32 a, b, an, bn, same, alike; };

enum { PASSAGES = 64 };		/* of one pair of texts; bounds the work */

struct passages {
	struct passage v[PASSAGES];	/* in order of a; they do not overlap in a */
	u32 n, same;			/* same: of all passages */
};

/* Finds the passages of two texts. Anchors must be in order of a, then b. */
void  passages_of(const struct text *, const struct text *,
	 const struct anchor *, u32 n, struct passages *);

#endif
