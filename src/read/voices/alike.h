/*
 * Comments that are told by their structure alone.
 */
#ifndef READ_ALIKE_H
#define READ_ALIKE_H

#include "read/voices/voices.h"

/*
 * Fills the empty list with a comment for each element of the largest group of
 * alike elements below the article that have a name, a time and a text each.
 * Nothing is marked.  Returns the weight of their texts; 0 if there is no such
 * group.
 */
u32   alike_find(struct page *, struct comments *);

#endif
