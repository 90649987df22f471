/* names: the words of a text that stand for somebody. entities.c finds out for
 * whom. */
#ifndef ANALYZE_NAMES_H
#define ANALYZE_NAMES_H

#include "analyze/finder.h"

/* Adds the names in the order of the text. They do not overlap. */
void  names_find(names *, const struct item *, const struct packs *,
	  const tokens *, arena *);

#endif
