/*
 * The body of a page, as the rules choose it.
 */
#ifndef READ_CHOOSE_H
#define READ_CHOOSE_H

#include "read/page/page.h"

/* Sets root and found, and gives paras USE_BODY or USE_JUNK. */
void  choose_text(struct page *);

#endif
