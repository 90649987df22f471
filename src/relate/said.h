/*
 * said: which statements are one act of saying.
 */
#ifndef RELATE_SAID_H
#define RELATE_SAID_H

#include "relate/graph.h"

/* Fills said and first_said; the copies of the corpus are known. */
void  graph_said(struct graph *, const struct packs *, arena tmp);

#endif
