/*
 * Pages that are lists: many leads of other pages.
 */
#ifndef READ_LIST_H
#define READ_LIST_H

#include "read/page/page.h"

/* Adds a teaser for each entry in the body of a page that is a list. */
void  list_put(struct page *);
bool  list_likely(const struct page *);	/* does the page have at least three headlines or leads? */

#endif
