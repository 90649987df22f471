/*
 * What each paragraph is used for.  Only uses.c writes para.use; it says which
 * use may follow which.
 */
#ifndef READ_USES_H
#define READ_USES_H

#include "read/page/page.h"

/* Gives one paragraph, or all of [from, to), a use. */
void  uses_set(struct page *, u32 para, enum use);
void  uses_fill(struct page *, u32 from, u32 to, enum use);

/* Gives the paragraphs of [from, to) that have the use `was` the use `now`. */
void  uses_change(struct page *, u32 from, u32 to, enum use was, enum use now);

/* A copy of all uses, as scratch, and how to restore it. */
const u8 *uses_keep(const struct page *);
void  uses_return(struct page *, const u8 *kept);

/* The weight of all paragraphs with this use; see para.weight. */
u32   uses_weight(const struct page *, enum use);

#endif
