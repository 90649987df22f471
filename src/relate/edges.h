/*
 * edges: from which item or voice does each item have its words?
 */
#ifndef RELATE_EDGES_H
#define RELATE_EDGES_H

#include "relate/graph.h"

/* Fills voices and edges. The graph must have its copies, stories and
 * utterances. The edges of a member stand together, in order of `from`. */
void  graph_edges(struct graph *, const struct packs *, arena tmp);

/* Does the edge lead from an entry of a feed or list to the page it announces?
 * Other links only lead to something that is named. */
bool  edge_announces(const struct edge *);

/* Does it lead to somebody who is credited for all of the item? */
bool  edge_credits_whole(const struct edge *);

/* The names of kinds and of the bits of a basis, as they are stored. */
str   edge_kind_name(enum edge_kind);
bool  edge_kind_of(str name, enum edge_kind *);	/* false if it is not a kind */
str   edge_basis(arena *, u32 basis);	/* words, a blank between */
u32   edge_basis_of(str);		/* other words are ignored */

#endif
