/*
 * What stands beside a text and is not part of it.
 */
#ifndef READ_BESIDE_H
#define READ_BESIDE_H

#include "read/page/page.h"

bool  beside_line(struct page *, str line);	/* a date, a button, a count */
bool  beside_ago(const struct page *, str line);	/* 8d, 4 hours ago */

/* The moment that an element tells in an attribute, as written. */
str   beside_time(const struct page *, u32 node);

#endif
