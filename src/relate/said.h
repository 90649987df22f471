/*
 * said: which statements are one utterance?
 */
#ifndef RELATE_SAID_H
#define RELATE_SAID_H

#include "relate/graph.h"

/* Fills said and first_said. The copies and stories of the corpus must be
 * known. */
void  graph_said(struct graph *, const struct packs *, arena tmp);

#endif
