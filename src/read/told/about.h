/*
 * What the page says of itself.
 */
#ifndef READ_ABOUT_H
#define READ_ABOUT_H

#include "read/page/page.h"

void  about_language(struct page *);	/* as told; and month_first */
void  about_page(struct page *);	/* all else; after the comments */

#endif
