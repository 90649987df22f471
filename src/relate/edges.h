/*
 * edges: who has it from whom.
 */
#ifndef RELATE_EDGES_H
#define RELATE_EDGES_H

#include "relate/graph.h"

/* Fills voices and edges; utterances and stories are known. */
void  graph_edges(struct graph *, const struct packs *, arena tmp);

str   edge_kind_name(enum edge_kind);
bool  edge_kind_of(str name, enum edge_kind *);
str   edge_basis(arena *, u32 basis);	/* words, a blank between */
u32   edge_basis_of(str);

#endif
