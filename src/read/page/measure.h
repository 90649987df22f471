/*
 * The paragraphs of a page, and how much text each node holds.
 */
#ifndef READ_MEASURE_H
#define READ_MEASURE_H

#include "read/page/page.h"

void  measure_paras(struct page *);	/* fills para, at, block */
void  measure_mass(struct page *);	/* fills mass: text that is not junk */

#endif
