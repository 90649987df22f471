/* durations: how long something lasts, and how often it comes. */
#ifndef ANALYZE_DURATIONS_H
#define ANALYZE_DURATIONS_H

#include "analyze/when.h"

/* Each reads an expression at token i: a number of units, what comes again and
 * again, a decade, a century. */
bool durations_of(const struct scan *, u32 i, struct found *);
bool durations_set(const struct scan *, u32 i, struct found *);
bool durations_decade(const struct scan *, u32 i, struct found *);
bool durations_century(const struct scan *, u32 i, struct found *);

#endif
