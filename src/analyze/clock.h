/* clock: the hours that a text names. */
#ifndef ANALYZE_CLOCK_H
#define ANALYZE_CLOCK_H

#include "analyze/words.h"

/* An hour: the token after it, and the offset of its zone if it names one. */
struct clock { u32 to, hour, minute; str zone; };

/* Reads the hour at token i of a sentence, the tokens from `from` to `end`. */
bool   clock_at(const struct item *, const struct pack *, const tokens *,
    u32 from, u32 i, u32 end, struct clock *);

#endif
