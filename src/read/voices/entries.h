/*
 * Where each comment of a region begins.
 */
#ifndef READ_ENTRIES_H
#define READ_ENTRIES_H

#include "read/voices/voices.h"

/* May an element with this tag hold comments, or be a comment? */
bool  entries_container(const struct node *);

/*
 * Adds a comment for each element in nodes [from, to) that is named a comment.
 */
void  entries_named(struct page *, struct comments *, u32 from, u32 to);

/*
 * Adds a comment for each line in paras [from, to) with the shape of most lines
 * that begin a comment.
 */
void  entries_headed(struct page *, struct comments *, u32 from, u32 to);

/* A hash of the tag and class of the block around a paragraph; never 0. */
u64   entries_shape(const struct page *, const struct para *);

#endif
