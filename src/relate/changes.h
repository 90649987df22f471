/*
 * changes: what a version changed in the version before it, or a copy in its
 * original.
 */
#ifndef RELATE_CHANGES_H
#define RELATE_CHANGES_H

#include "relate/corpus.h"

/* The passages of a copy: those in the original, and the n-th for the n-th those
 * in the copy. */
struct changes_passages { const span *before, *after; u32 n; };

/*
 * Adds the changes that matter, until there is no more room. Their words point
 * into the texts of the items. Stretches that differ in too many words to be
 * compared give none.
 */
void  changes_of(const struct packs *, const struct item *before,
	 const struct item *after, arena tmp, struct changes *);
void  changes_copied(const struct packs *, const struct item *before,
	 const struct item *after, const struct changes_passages *, arena tmp,
	 struct changes *);

/* As a JSON array; a zero str if there are none. */
str   changes_json(arena *, const struct changes *);

#endif
