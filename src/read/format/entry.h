/*
 * What entries of feeds have in common, whatever they are written in.
 */
#ifndef READ_ENTRY_H
#define READ_ENTRY_H

#include "language/language.h"
#include "document/document.h"

enum { ENTRY_WHOLE = 600 };	/* bytes: a shorter entry is a teaser */

void  entry_author(struct item *, const struct packs *, str name);
void  entry_language(struct item *, str tag);

/* The first block since `blocks` is the title, and those behind it. */
void  entry_title(struct item *, u32 blocks);

#endif
