/* dates: days, months and weekdays as texts name them. */
#ifndef ANALYZE_DATES_H
#define ANALYZE_DATES_H

#include "analyze/when.h"

/* Each reads a part at token i, as part_at (parts.h): a whole date in digits; two
 * numbers of one; a month with its day and year; a weekday; the n-th of a day or
 * week; a month with a prefix; a day without its month. */
bool dates_digits(const struct scan *, u32 i, struct when *);
bool dates_short(const struct scan *, u32 i, struct when *);
bool dates_month(const struct scan *, u32 i, struct when *);
bool dates_weekday(const struct scan *, u32 i, struct when *);
bool dates_nth(const struct scan *, u32 i, struct when *);
bool dates_prefixed(const struct scan *, u32 i, struct when *);
bool dates_day(const struct scan *, u32 i, struct when *);

/* The number of tokens at i that are the day before a month and what joins it,
 * or the year behind a month; 0 if there is none. */
u32  dates_before(const struct scan *, u32 i, u32 *day);
u32  dates_year(const struct scan *, u32 i, i64 *year);

#endif
