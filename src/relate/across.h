/*
 * across: which stories of different languages are one?
 */
#ifndef RELATE_ACROSS_H
#define RELATE_ACROSS_H

#include "relate/views.h"

/* The documents of a story. */
struct cluster { u32 language, first, docs; i64 oldest, newest; };

/* `of` is the story of each document; root[s] is s before, and after the first
 * of the stories that s is one with. */
void  stories_across(const struct docs *, const struct cluster *, u32 n,
	 const u32 *of, u32 *root, arena tmp);

#endif
