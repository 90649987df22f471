/*
 * align: is one text a translation of another?
 */
#ifndef RELATE_ALIGN_H
#define RELATE_ALIGN_H

#include "relate/corpus.h"

/* A text made ready to be laid on another; how much of the shorter finds its
 * like in order, 0 to about 0.5, and how many paragraphs do. */
struct aligned;
struct aligned *align_of(arena *, const struct packs *, const struct item *);
f64   align_share(const struct aligned *, const struct aligned *, u32 *rows);

#endif
