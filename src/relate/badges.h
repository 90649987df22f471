/*
 * badges: what a story is called, and what stands behind it.
 */
#ifndef RELATE_BADGES_H
#define RELATE_BADGES_H

#include "relate/graph.h"

/* A story as it is stored, and its members by place. */
struct badge { struct story_row row; const u32 *members; u32 n; };

struct badges {
	arena *mem;			/* set before; owns all of it */
	list(struct badge) stories;	/* in the order of their first item */
};

/* Edges and stories of the graph are known. */
void  badges_make(struct badges *, const struct graph *, arena tmp);

#endif
