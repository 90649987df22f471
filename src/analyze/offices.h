/*
 * offices: "the minister", alone or beside a name.
 */
#ifndef ANALYZE_OFFICES_H
#define ANALYZE_OFFICES_H

#include "analyze/finder.h"

/* The number of tokens at i that are an office, or 0. */
u32   offices_at(const struct finder *, u32 i);

/* Keeps an office in s->role for the name that may follow. */
bool  offices_keep(struct finder *);

/* Adds the office that waits as a name of its own: "the minister". */
void  offices_drop(struct finder *);

/* May the token stand between an office and its name or organization: "of",
 * "for", "the"? */
bool  offices_bridge(const struct finder *, u32 i);

/* Is the name what the office that waits is over: "minister for X"? */
bool  offices_over(const struct finder *, const struct name *);

/* Gives the office that waits to a person. */
void  offices_take(struct finder *, struct name *);

#endif
