/*
 * Entries of a live ticker.
 */
#ifndef READ_TICKER_H
#define READ_TICKER_H

#include "read/page/page.h"

/*
 * Is the page a live ticker?  Then all its entries become body, and the page
 * takes the date of the oldest and of the newest entry, where it has none.
 */
bool  ticker_take(struct page *);

#endif
