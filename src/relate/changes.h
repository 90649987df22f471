/*
 * changes: what a version changed in the version before it.
 */
#ifndef RELATE_CHANGES_H
#define RELATE_CHANGES_H

#include "relate/corpus.h"

/* The changes that matter as a JSON array, at most 24; a zero str if there are
 * none, or if the texts differ in too many words to be compared. */
str   changes_of(arena *, const struct packs *, const struct item *before,
	 const struct item *after, arena tmp);

#endif
