/*
 * trace: from the carriers of what was asked to its origins.
 */
#ifndef RELATE_TRACE_H
#define RELATE_TRACE_H

#include "relate/graph.h"

void  graph_trace(struct graph *, const struct packs *, str query, arena *,
	 arena tmp, struct trace *);

#endif
