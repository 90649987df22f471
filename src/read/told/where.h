/*
 * where: the address of a page.
 */
#ifndef READ_TOLD_WHERE_H
#define READ_TOLD_WHERE_H

#include "read/page/page.h"

/* Sets url and original of what the page says about itself, when its outlet is
 * known. */
void  where_page(struct page *);

#endif
