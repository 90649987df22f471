/*
 * Which paragraphs belong to the text, as learned from pages.  A first look
 * at each para, then a last one that knows what came of the first for its
 * neighbors; the log odds are kept, and what was seen, to learn from.
 */
#ifndef READ_BELONGS_H
#define READ_BELONGS_H

#include "read/page/page.h"

struct belongs;
struct looks;			/* see looks.h */

/* How many as a trait: 0 to 6, from three on by the power of two. */
u32   belongs_count(u32 n);

/* By how likely the page is of each kind. */
struct belongs *belongs_first(struct page *, const f32 kinds[PAGE_TYPES]);
struct looks *belongs_looks(struct belongs *, bool last);

#endif
