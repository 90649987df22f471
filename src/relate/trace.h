/*
 * trace: where do these words come from?
 */
#ifndef RELATE_TRACE_H
#define RELATE_TRACE_H

#include "relate/graph.h"

/* Answers a question from a whole graph; see relate_trace. `whole` is the place
 * + 1 of the item that is traced, or 0 to look for what the question names. The
 * trace must be zero; what it keeps is in the arena that is passed by
 * pointer. */
void  graph_trace(struct graph *, const struct packs *,
	 const struct question *, u32 whole, arena *, arena tmp,
	 struct trace *);

#endif
