/*
 * align: is one text a translation of another?
 */
#ifndef RELATE_ALIGN_H
#define RELATE_ALIGN_H

#include "relate/corpus.h"

/* A text prepared for comparison. */
struct aligned;
struct aligned *align_of(arena *, const struct packs *, const struct item *);

/* How well the blocks of the shorter text match blocks of the longer one in the
 * same order: 0 to about 0.5. `rows` becomes the number of clear matches. */
f64   align_share(const struct aligned *, const struct aligned *, u32 *rows);

#endif
