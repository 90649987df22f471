/*
 * rows: saves the graph in the store, and loads it.
 */
#ifndef RELATE_ROWS_H
#define RELATE_ROWS_H

#include "relate/badges.h"
#include "relate/graph.h"

/* Replaces all relations of the store. Does not commit. False with the reason
 * in `err` if the store refuses. */
bool  rows_save(struct store *, const struct graph *, const struct badges *,
	 arena tmp, struct err *);

/* Loads the corpus and its relations. g->c->mem must be set and owns them. Rows
 * that are not valid are left out. */
bool  rows_load(struct graph *, struct store *, const struct packs *,
	 arena tmp, struct err *);

#endif
