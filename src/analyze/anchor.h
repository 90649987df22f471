/* anchor: the value of a time, counted from the day of the item. */
#ifndef ANALYZE_ANCHOR_H
#define ANALYZE_ANCHOR_H

#include "analyze/when.h"

/* Does the clause around the tokens from i to `to` speak of what comes? */
bool clause_ahead(const struct scan *, u32 i, u32 to);

/* Is the date there, whose year is not told, one that was? */
bool clause_was(const struct scan *, u32 i, u32 to, i64 day);

/* Tells the date of a day, which is counted from 1970. */
void when_on(struct when *, i64 day);

/* The value of what is told in the tokens from i to w->to, in TIMEX3. */
void when_value(const struct scan *, u32 i, struct when, char *value);

#endif
