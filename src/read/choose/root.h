/*
 * Which part of the page is the article?
 */
#ifndef READ_ROOT_H
#define READ_ROOT_H

#include "read/page/page.h"

void  root_junk(struct page *);		/* marks what is not of the article */
void  root_find(struct page *);		/* sets root and found */

#endif
