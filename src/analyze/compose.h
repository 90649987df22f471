/* compose: whole expressions of moments. */
#ifndef ANALYZE_COMPOSE_H
#define ANALYZE_COMPOSE_H

#include "analyze/when.h"

/* Reads all parts from token i on.  False if there is none. */
bool compose_parts(const struct scan *, u32 i, struct when *);

/* Is enough told for a time? */
bool compose_enough(const struct scan *, const struct when *);

/* A moment at token i; or a day that is told by its number, and has its month
 * from the one behind it. */
bool compose_moment(const struct scan *, u32 i, struct found *);
bool compose_shared(const struct scan *, u32 i, struct found *);

/* The number of tokens at i that stand between the first and the last of two
 * days or hours: a dash, to, and; or 0. */
u32  compose_to(const struct scan *, u32 i);

#endif
