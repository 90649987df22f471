/*
 * Which of the comments that were found are comments.
 */
#ifndef READ_SURE_H
#define READ_SURE_H

#include "read/voices/voices.h"

/* Drops the others of those from the first on; `units`: found by their names. */
void  sure_keep(struct page *, struct comments *, u32 first, bool units);

#endif
