/*
 * The text of a page, as the rules choose it.
 */
#ifndef READ_CHOOSE_H
#define READ_CHOOSE_H

#include "read/page/page.h"

void  choose_text(struct page *);

#endif
