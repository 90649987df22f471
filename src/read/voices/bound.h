/*
 * Where comments end, who wrote them, and when.
 */
#ifndef READ_BOUND_H
#define READ_BOUND_H

#include "read/voices/voices.h"

/*
 * Fills the fields of the comments out->v[first] and later; the last one ends
 * at the para `to`.
 */
void  bound_all(struct page *, struct comments *, u32 first, u32 to);

#endif
