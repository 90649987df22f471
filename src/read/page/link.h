/*
 * Where a link of a page leads.
 */
#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/page/page.h"

/* The href of a node, absolute where it can be made so; else NULL. */
str   link_url(const struct page *, u32 node);

#endif
