/*
 * Lines that stand beside a text and are not part of it.
 */
#ifndef READ_BESIDE_H
#define READ_BESIDE_H

#include "read/page/page.h"

bool  beside_line(struct page *, str line);	/* is it a date, a button, a count? */
bool  beside_ago(const struct page *, str line);	/* is it "8d" or "4 hours ago"? */

/* The time in an attribute of the element, as written; NULL if it has none. */
str   beside_time(const struct page *, u32 node);

#endif
