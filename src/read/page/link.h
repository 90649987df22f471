/*
 * Where a link of a page leads.
 */
#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/page/page.h"

/*
 * Sets `base` of a page with this address, which may be empty: <base> in the
 * head may name another address than that of the page.
 */
void  link_base(struct page *, str url);

/*
 * The absolute address of an attribute, as written; NULL if it cannot be made
 * absolute, or is not that of a page on the web.  Of a link into an archive it
 * is the address of the original.
 */
str   link_address(const struct page *, str told);

/* The same for the href of a node; NULL if it leads to the page itself. */
str   link_url(const struct page *, u32 node);

#endif
