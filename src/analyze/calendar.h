/* calendar: days that have to be counted, such as Easter.  All days are in days
 * since 1970. */
#ifndef ANALYZE_CALENDAR_H
#define ANALYZE_CALENDAR_H

#include "analyze/words.h"

/* The n-th of a weekday, 1 to 7, of the days from `from` to `to`, which is not
 * among them; n < 0 counts from the end.  It may lie outside of them. */
i64  calendar_nth(i64 from, i64 to, u32 weekday, int n);

/* The week of a day as ISO 8601 counts, and the year of that week. */
void calendar_week(i64 day, i64 *year, u32 *week);

/* The day of a feast in a year by its rule in a pack (packs/README.md).  False
 * if there is no such day. */
bool calendar_feast(str rule, i64 year, i64 *day);

#endif
