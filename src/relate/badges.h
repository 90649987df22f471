/*
 * badges: the title of a story, and its figures: articles, texts, origins.
 */
#ifndef RELATE_BADGES_H
#define RELATE_BADGES_H

#include "relate/graph.h"

/* The row of a story, and the n places of its members. */
struct badge { struct story_row row; const u32 *members; u32 n; };

struct badges {
	arena *mem;			/* set by the caller; owns the rest */
	list(struct badge) stories;	/* by number of the story */
};

/* Makes the badge of each story that has a member. The graph must have its
 * stories and edges. */
void  badges_make(struct badges *, const struct graph *, const struct packs *,
	 arena tmp);

#endif
