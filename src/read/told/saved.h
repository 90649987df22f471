/*
 * saved: where a page was before a program saved it.
 */
#ifndef READ_TOLD_SAVED_H
#define READ_TOLD_SAVED_H

#include "read/page/page.h"

/*
 * Sets `fetched` and `archive` of what the page says about itself, and `base` if
 * it is known before the page's own address is.
 */
void  saved_page(struct page *);

/*
 * Is this the archive's own address of the copy, or its name where that of the
 * outlet should be?
 */
bool  saved_is_archive(const struct page *, str url_or_name);

#endif
