/*
 * Which paragraphs belong to the body, by a model learned from pages.  A first
 * look judges each paragraph, and a second one (again.c) also knows the results
 * of the first for its neighbors.  The log odds are kept, and the traits, so
 * that tools/learn-pages can learn from them.
 */
#ifndef READ_BELONGS_H
#define READ_BELONGS_H

#include "read/page/page.h"

struct belongs;
struct looks;			/* see looks.h */

/* A number as a bin from 0 to 6; from 3 on the bins double. */
u32   belongs_count(u32 n);

/* The first look at a page; `kinds` says how likely each kind of page is. */
struct belongs *belongs_first(struct page *, const f32 kinds[PAGE_TYPES]);

/* The results of the first look, or of the last one. */
struct looks *belongs_looks(struct belongs *, bool last);

#endif
