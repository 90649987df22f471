/*
 * What the page says of itself, into the head of an item.
 */
#ifndef READ_HEAD_H
#define READ_HEAD_H

#include "read/page/page.h"

void  head_about(struct page *, struct item *);

/* The language of the page, where the item has none. */
void  head_language(struct page *, struct item *);

/* The outlet of the page, where the item has an address of the same site. */
void  head_outlet(struct page *, struct item *);

/* The date, where the item has none and this one is known. */
void  head_published(struct item *, const struct when *, date_basis);

#endif
