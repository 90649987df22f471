/* moon: when it is new or full. */
#ifndef ANALYZE_MOON_H
#define ANALYZE_MOON_H

#include "base/base.h"

/* The first new moon, or full moon, at or after a time, in minutes since 1970
 * UTC; right within some minutes for the centuries around ours. */
i64 moon_next(i64 minutes, bool full);

#endif
