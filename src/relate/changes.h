/*
 * changes: what a later version changed.
 */
#ifndef RELATE_CHANGES_H
#define RELATE_CHANGES_H

#include "relate/corpus.h"

/* As JSON; not known where nothing of it matters. */
str   changes_of(arena *, const struct packs *, const struct item *before,
	 const struct item *after, arena tmp);

#endif
