/*
 * An article that is pasted whole into another one.
 */
#ifndef READ_PASTED_H
#define READ_PASTED_H

#include "read/page/page.h"

struct pasted;

/*
 * Finds the first pasted article in the root and gives its body paras
 * USE_QUOTED. Never NULL.
 */
struct pasted *pasted_find(struct page *);

/* Adds the pasted article, if there is one, as an item below `parent`. */
void  pasted_put(struct page *, const struct pasted *, ref parent);

#endif
