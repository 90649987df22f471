/*
 * What entries of all formats of feeds have in common.
 */
#ifndef READ_ENTRY_H
#define READ_ENTRY_H

#include "language/language.h"
#include "document/document.h"

enum { ENTRY_WHOLE = 600 };	/* bytes; a shorter entry is a teaser */

/* Adds an author, unless the name is an address or means the staff. */
void  entry_author(struct item *, const struct packs *, str name);

/* Sets the language to the first two letters of a tag, if it has that many. */
void  entry_language(struct item *, str tag);

/* Makes the blocks from number `blocks` on the title. */
void  entry_title(struct item *, u32 blocks);

#endif
