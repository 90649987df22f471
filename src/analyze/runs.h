/*
 * runs: capitalized words in a row.
 */
#ifndef ANALYZE_RUNS_H
#define ANALYZE_RUNS_H

#include "analyze/finder.h"

/* The token after a run of capitalized words. */
u32  runs_end(const struct finder *, u32 i);

/* The type of a name, by the words in it and before it. */
entity_type  runs_type(const struct finder *, u32 from, u32 to);

/* Adds a run of capitalized words as a name. */
bool  runs_add(struct finder *);

#endif
