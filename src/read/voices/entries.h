/*
 * Where each comment of a region begins.
 */
#ifndef READ_ENTRIES_H
#define READ_ENTRIES_H

#include "read/voices/voices.h"

/* May such an element hold comments, or be one? */
bool  entries_container(const struct node *);

/* Comments that are elements named so, among nodes [from, to). */
void  entries_named(struct page *, struct comments *, u32 from, u32 to);

/* Comments that begin with lines of one shape, among paras [from, to). */
void  entries_headed(struct page *, struct comments *, u32 from, u32 to);

/* The shape of the block that a paragraph stands in; never 0. */
u64   entries_shape(const struct page *, const struct para *);

#endif
