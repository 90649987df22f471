/* save: what stands beside an item in other tables. */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "store/sql.h"

/* The words of an item as they are searched; the text itself where nothing has
 * to change. */
str   save_words(arena *, const struct item *);

/* Puts the words and the layers that are tables, of the item with number n. */
bool  save_beside(struct store *, const struct item *, i64 n, str searched,
	 arena tmp, struct err *);

#endif
