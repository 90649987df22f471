/*
 * when: what the text says of a time, and the day from which it is counted.
 *
 * An expression is read part by part: a weekday, a month, an hour.  What its
 * parts tell is gathered in a struct when, and only then a value is made of it.
 */
#ifndef ANALYZE_WHEN_H
#define ANALYZE_WHEN_H

#include "analyze/words.h"

/* The tokens of a sentence, and what its times are counted from. */
struct scan {
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	const u16         *lists;	/* of each token: see times_list */
	u32                from, end;	/* of the sentence, tokens */
	bool               alone;	/* the text is one time and no more */
	bool               anchored;
	i64                today;	/* days since 1970, if anchored */
	u32                now;		/* minutes of that day */
	u32                year;	/* of the item, if anchored; else 0 */
	bool               history;	/* most of its years are long ago */
	i64                told;	/* the last year of a history; or 0 */
	u32                quarter;	/* the last that was named; or 0 */
	u32                link;	/* place of the next of its links */
	char               day[12];	/* the last that the sentence named */
};

enum { VALUE_MOST = 64 };	/* letters of a value, and the 0 */

/* An expression: the token after it, its value in TIMEX3 and type. */
struct found { u32 to; char value[VALUE_MOST]; time_type type; };

/* What the parts of an expression have told. */
enum {
	TOLD_YEAR = 1, TOLD_MONTH = 2, TOLD_DAY = 4, TOLD_WEEK = 8,
	TOLD_WEEKDAY = 16, TOLD_WEEKEND = 32, TOLD_QUARTER = 64,
	TOLD_SEASON = 128, TOLD_FEAST = 256, TOLD_NTH = 512, TOLD_HOUR = 1024,
	TOLD_PART = 2048, TOLD_EDGE = 4096, TOLD_REF = 8192, TOLD_ZONE = 16384,
	TOLD_DATE = TOLD_YEAR | TOLD_MONTH | TOLD_DAY
};

struct when {
	u32  to;			/* the token after it */
	u32  told;			/* what of the following is told */
	i64  year;
	u32  month, day, weekday, quarter;	/* from 1 */
	i64  week;			/* its Monday, in days since 1970 */
	u32  hour, minute;
	bool half;			/* of the hours of a half day */
	bool sure;			/* a.m. or p.m. is told */
	int  which;			/* of a weekday: -1 last, 1 next */
	int  later;			/* weeks behind the coming one */
	bool this;			/* of the week of the item */
	int  nth;			/* 2 the second, -1 the last */
	char unit;			/* of which: a unit, or 'w' a weekday */
	char edge;			/* 'S' start, 'M' middle, 'E' end */
	str  season, feast, part, zone, ref;	/* as in the pack */
};

#endif
