/*
 * Where a link of a page leads.
 */
#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/page/page.h"

/*
 * The absolute address in the href of a node; NULL if it cannot be made
 * absolute.
 */
str   link_url(const struct page *, u32 node);

#endif
