/*
 * across: which stories of different languages are about one happening?
 */
#ifndef RELATE_ACROSS_H
#define RELATE_ACROSS_H

#include "relate/ground.h"

/* A story before languages are joined. */
struct cluster {
	u32 language;			/* number of it, as in struct doc */
	u32 first;			/* place of its first member */
	u32 docs;			/* how many documents it has */
	i64 oldest, newest;		/* minutes since 1970; 0: undated */
};

/*
 * Joins stories of different languages. `of` has the story of each document, by
 * place in docs. `root` is a union-find over the n stories (see base.h) with
 * every story alone; afterwards joined stories have one root.
 */
void  stories_across(const struct docs *, const struct ground *,
	 const struct cluster *, u32 n, const u32 *of, u32 *root, arena tmp);

#endif
