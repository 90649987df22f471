/* load: an item from columns of packed bytes. */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include "store/sql.h"

/* Fills the item from the text in a column and the layers in the next one. The
 * caller has set item.of. */
bool  load_item(struct item *, sqlite3_stmt *, int column, arena *,
	 struct err *);

#endif
