/*
 * corpus: all items of a store side by side, as the relating parts see them.
 * Items stand in the order in which they were added; a place counts from 0.
 */
#ifndef RELATE_CORPUS_H
#define RELATE_CORPUS_H

#include "relate/relate.h"

struct member {
	struct item  *it;	/* with all that was found in it */
	u32    story;		/* place of its story + 1; 0 while unknown */
	i64    when;		/* minutes since 1970 UTC: published, else 0 */
	i64    until;		/* not later than this: received, else 0 */
	bool   day;		/* when is a day, its hour is not known */
	u32    page;		/* number of its capture */
	u32    up;		/* place + 1 of its parent, or 0 */
	u32    version_of;	/* place + 1 of the version before it, or 0 */
};

/* Passages that two members share; the n-th of a is the n-th of b. */
struct copy {
	u32    a, b;		/* places; a was added before b */
	span  *a_spans, *b_spans;
	u32    n;
	u32    words;		/* in common */
	f32    a_share, b_share;	/* of the words of each, 0 to 1 */
};

struct corpus {
	arena         *mem;
	struct member *v;
	u32            n;
	list(struct copy) copies;	/* in order of a, then b */
};

/* All items of a store; c->mem is set before. */
bool  corpus_load(struct corpus *, struct store *, const struct packs *,
	 arena tmp, struct err *);

/* Members by story: those of story s, from 1, are member[first[s]] up to
 * first[s + 1], in their order; story 0 is of those without one. */
struct by_story { u32 stories, *first, *member; };

struct by_story corpus_by_story(const struct corpus *, arena *);

#endif
