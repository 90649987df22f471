/*
 * A page that is a list.
 */
#ifndef READ_LIST_H
#define READ_LIST_H

#include "read/page/page.h"

/* The entries of a page that is a list, of what is taken; each a teaser. */
void  list_put(struct page *);
bool  list_likely(const struct page *);	/* there are some to be told apart */

#endif
