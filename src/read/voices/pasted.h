/*
 * An article that is pasted whole into another.
 */
#ifndef READ_PASTED_H
#define READ_PASTED_H

#include "read/page/page.h"

struct pasted;

struct pasted *pasted_find(struct page *);
void  pasted_put(struct page *, const struct pasted *, ref parent);

#endif
