/*
 * The paragraphs of a page, and how much text each node holds.
 */
#ifndef READ_MEASURE_H
#define READ_MEASURE_H

#include "read/page/page.h"

void  measure_paras(struct page *);	/* fills para, at, block, texts */
void  measure_mass(struct page *);	/* fills mass, from paras with USE_NONE */

#endif
