/* Dates as pages write them, in digits or with the months of any pack. */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "language/language.h"

struct when {
	str  value;		/* ISO 8601, as exact as it is written */
	bool minute;		/* else a day */
	size_t from, to;	/* what of the text it is */
};

/*
 * The first date in t.  Where both numbers of 3/4/2025 can be the month, the
 * first one is if `month_first`.
 */
bool  date_find(arena *, const struct packs *, str t, bool month_first,
	 struct when *);

/* t is a date and nothing but what belongs to one: "Published:", a clock. */
bool  date_is_line(const struct when *, str t);

/* "4 hours ago", counted back from a known moment. */
bool  date_ago(arena *, const struct packs *, str t, str received,
	 struct when *);
bool  date_is_ago(const struct packs *, str t, u32 *minutes);

/* 8d, 20h, 6mo: so much time, where what is beside it says that it is one. */
bool  date_is_brief(const struct packs *, str t);

/*
 * In this language, and in this country if one is told?  Where no language is
 * told, that of most of the function words of a text.
 */
bool  date_month_first(arena *, const struct packs *, str tag, str text);

/* A year, month and day in the path of an address. */
bool  date_of_url(arena *, str url, struct when *);

#endif
