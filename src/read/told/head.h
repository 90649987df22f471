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

/*
 * Set the date of publication and of the last change, if the date is known and
 * the item has none.  A date that cannot be (date_may_be), or that may be one
 * of two days (order_settle), becomes a note.
 */
void  head_published(struct item *, const struct when *, date_basis);
void  head_modified(struct item *, const struct when *, date_basis);

/*
 * Finds a date in the value of a field; false if there is none, or if it cannot
 * be, which becomes a note of the item.
 */
bool  head_may_be(struct item *, const struct packs *, str value,
	 date_order, struct when *, arena *tmp);

/* Both: set the date of publication, or of the last change, from a field. */
void  head_date(struct item *, const struct packs *, str value, date_order,
	 date_basis, arena tmp);
void  head_change(struct item *, const struct packs *, str value, date_order,
	 date_basis, arena tmp);

/* Notes a date that cannot be, and one that may be one of two days. */
void  head_never(struct item *, str value);
void  head_unsure(struct item *, str one, str other);

#endif
