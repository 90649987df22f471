/*
 * Which element of the page holds the article?
 */
#ifndef READ_ROOT_H
#define READ_ROOT_H

#include "read/page/page.h"

void  root_junk(struct page *);		/* marks elements and paras as junk */
void  root_find(struct page *);		/* sets page.root and page.found */

#endif
