/*
 * Which of the candidates for comments are comments.
 */
#ifndef READ_SURE_H
#define READ_SURE_H

#include "read/voices/voices.h"

/*
 * Drops the candidates out->v[first] and later that are not comments.  `units`:
 * they were found by the names of their elements.
 */
void  sure_keep(struct page *, struct comments *, u32 first, bool units);

#endif
