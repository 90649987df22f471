/*
 * rows: the graph in the store.
 */
#ifndef RELATE_ROWS_H
#define RELATE_ROWS_H

#include "relate/badges.h"
#include "relate/graph.h"

/* All relations in place of those that are there. */
bool  rows_save(struct store *, const struct graph *, const struct badges *,
	 arena tmp, struct err *);

/* The corpus, too; g->c->mem is set before. */
bool  rows_load(struct graph *, struct store *, const struct packs *,
	 arena tmp, struct err *);

#endif
