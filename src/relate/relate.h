/*
 * relate: what holds between items.
 *
 * relate_update brings all relations of a store up to date with its items:
 * copies, stories, utterances, voices, edges.  It is a function of the items
 * in their order and of nothing else, so it may be done again at any time.
 * relate_trace only reads.
 */
#ifndef RELATE_H
#define RELATE_H

#include "language/language.h"
#include "store/store.h"

bool  relate_update(struct store *, const struct packs *, struct err *);

#endif
