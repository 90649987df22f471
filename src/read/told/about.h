/*
 * What the page says about itself.
 */
#ifndef READ_ABOUT_H
#define READ_ABOUT_H

#include "read/page/page.h"

void  about_language(struct page *);	/* sets about.language and order */
void  about_page(struct page *);	/* sets the rest of about; comments must have been found */

#endif
