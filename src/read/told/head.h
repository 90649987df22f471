/*
 * What the page says about itself goes into the head of an item.
 */
#ifndef READ_HEAD_H
#define READ_HEAD_H

#include "read/page/page.h"

/* Fills the head of the main item. */
void  head_about(struct page *, struct item *);

/* Gives the item the language of the page if it has no language. */
void  head_language(struct page *, struct item *);

/* Gives the item the outlet of the page if its address is on the same site. */
void  head_outlet(struct page *, struct item *);

/* Sets the date of the item if the date is known and the item has none. */
void  head_published(struct item *, const struct when *, date_basis);

#endif
