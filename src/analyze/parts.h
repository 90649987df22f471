/* parts: what each part of an expression of time tells. */
#ifndef ANALYZE_PARTS_H
#define ANALYZE_PARTS_H

#include "analyze/when.h"

/* Adds what the part at token i tells to `w`, which may have parts already.
 * False if there is none, or none that goes with them. */
bool part_at(const struct scan *, u32 i, struct when *w);

#endif
