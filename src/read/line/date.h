/*
 * Dates as pages write them: in digits, or with the months of any pack.
 */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "document/document.h"
#include "language/language.h"

/* Which number of 3/4/2026 comes first. */
typedef enum { ORDER_unknown, ORDER_day, ORDER_month } date_order;

struct when {
	str  value;		/* ISO 8601: a day, or a minute if known */
	bool minute;		/* it has a time of day */
	bool unsure;		/* it may as well be `other`: the order is not known */
	str  other;		/* the date in the other order, if that is another day */
	size_t from, to;	/* the bytes of the text that are the date */
};

/*
 * Finds the first date in t; false if there is none.  If both numbers of
 * 3/4/2025 can be the month, the order tells which it is.  If it is unknown,
 * `value` and `other` are the two days, and `unsure` is set.
 */
bool  date_find(arena *, const struct packs *, str t, date_order,
	 struct when *);

/*
 * Has t the form of a date, but of a day or year that no text has: 2025-02-31,
 * 0001-01-01, 9999-12-31?  date_find() finds no date there.
 */
bool  date_is_never(const struct packs *, str t);

/*
 * Can a text of the capture be of that date?  False for the days that programs
 * write if they know none, such as 1970-01-01, and for a date more than a day
 * after the capture was fetched.  Where no fetch is recorded, there is only the
 * time of the file, which copying may set: then ten years are the limit.
 */
bool  date_may_be(const struct capture *, const struct when *);

/*
 * The day of "4 hours ago", counted back from `received`; false if t is not
 * such a text, or if `received` is not a time.
 */
bool  date_ago(arena *, const struct packs *, str t, str received,
	 struct when *);

/* Is t such a text?  *minutes becomes how long ago it was. */
bool  date_is_ago(const struct packs *, str t, u32 *minutes);

/*
 * Is it a length of time: 8d, 20h, 6mo?  Only lines beside it say that it is
 * the age of a text.
 */
bool  date_is_brief(const struct packs *, str t);

/* Finds a year, month and day in the path of an address. */
bool  date_of_url(arena *, str url, struct when *);

#endif
