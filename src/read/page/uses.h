/*
 * What each paragraph is used for.  This is the only place that writes
 * para.use; uses.c says which use may follow which.
 */
#ifndef READ_USES_H
#define READ_USES_H

#include "read/page/page.h"

void  uses_set(struct page *, u32 para, enum use);
void  uses_fill(struct page *, u32 from, u32 to, enum use);	/* [from, to) */

/* Of the paragraphs [from, to) those of one use get another one. */
void  uses_change(struct page *, u32 from, u32 to, enum use was, enum use now);

/* A copy of all uses, and the way back to it. */
const u8 *uses_keep(const struct page *);
void  uses_return(struct page *, const u8 *kept);

/* How much text has this use; see para.weight. */
u32   uses_weight(const struct page *, enum use);

#endif
