/* clock: the hours that a text names. */
#ifndef ANALYZE_CLOCK_H
#define ANALYZE_CLOCK_H

#include "analyze/when.h"

/* An hour of the clock at token i.  What may be a number of hours as well needs
 * a word that leads to it; one that is a mere number is taken if it may be
 * bare. */
bool clock_at(const struct scan *, u32 i, bool led, bool bare, struct when *);

#endif
