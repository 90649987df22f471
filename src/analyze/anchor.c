/*
 * What value has what is told of a time?
 *
 * What is missing is taken from the day of the item.  A weekday is the last
 * one, unless its clause speaks of what comes; a month is of the nearest year.
 * Where the text is nothing but this time, as in a calendar or a question, it
 * is the next one.
 */
#include <stdio.h>

#include "analyze/anchor.h"
#include "analyze/calendar.h"
#include "analyze/numbers.h"

enum {
	CLAUSE = 12,		/* tokens on a side that may tell what comes */
	LEAP = 8,		/* years within which a leap year comes */
	SOON = 30		/* days; a day that is announced lies in them */
};

/* Does an entry of `times` with this value begin at token i? */
static bool
clause_word(const struct scan *s, u32 i, const char *value)
{
	return times_kind(s, i, value, 0) > 0;
}

/* Has the clause around the tokens from i to `to` an entry of this value? */
static bool
clause_has(const struct scan *s, u32 i, u32 to, const char *value)
{
	u32 from = i;

	while (from > s->from && i - from < CLAUSE &&
	    (s->t->v[from - 1].kind != TOKEN_MARK ||
	     times_mark(s, from - 1, '.')))
		from--;
	for (u32 k = from; k < s->end && k < to + CLAUSE; k++) {
		if (k >= to && s->t->v[k].kind == TOKEN_MARK &&
		    !times_mark(s, k, '.'))
			return false;
		if (clause_word(s, k, value))
			return true;
	}
	return false;
}

/*
 * Does a word stand before token i that leads to a day yet to come, as in "was
 * put off until June 5"?  Not between two days: from 5 to 7 June.
 */
static bool
led_to(const struct scan *s, u32 i)
{
	u32 number, k = i - 1;

	if (i < s->from + 1)
		return false;
	if (k > s->from && !clause_word(s, k, "till"))
		k--;			/* bis zum 5. Juni */
	if (!clause_word(s, k, "till"))
		return false;
	if (k > s->from && times_mark(s, k - 1, '.'))
		k--;
	return k == s->from || !times_number(s, k - 1, &number);
}

/*
 * It was if it would lie ahead, and its clause tells what was: "The fair was
 * held from June 5 to 7."
 */
bool
clause_was(const struct scan *s, u32 i, u32 to, i64 day)
{
	return s->anchored && day > s->today + SOON && !led_to(s, i) &&
	    clause_has(s, i, to, "was") && !clause_has(s, i, to, "will") &&
	    !clause_has(s, i, to, "would");
}

/*
 * A word that says so stands before token i; or behind token `to`, if the
 * clause begins with the day: "On Sunday the country will vote."
 */
bool
clause_ahead(const struct scan *s, u32 i, u32 to)
{
	u32 k = 0;

	while (k < CLAUSE && i > k && s->t->v[i - k - 1].kind != TOKEN_MARK) {
		k++;
		if (clause_word(s, i - k, "will"))
			return true;
	}
	if (k > 1 || (k == 1 && !phrases_at(&s->pack->prepositions, s->t,
	    i - 1, i)))
		return false;
	for (k = to; k < s->end && k < to + CLAUSE &&
	    s->t->v[k].kind != TOKEN_MARK; k++)
		if (clause_word(s, k, "will"))
			return true;
	return false;
}

static i64
when_day(const struct when *w)
{
	return civil_days((struct civil){ w->year, (int)w->month,
	    (int)w->day });
}

void
when_on(struct when *w, i64 day)
{
	struct civil c = civil_of(day);

	w->year = c.year;
	w->month = (u32)c.month;
	w->day = (u32)c.day;
	w->told |= TOLD_DATE;
}

/* The nearest year, beginning with that of the item, in which the date falls on
 * the weekday that stands beside it; or 0. */
static i64
weekday_year(const struct scan *s, const struct when *w)
{
	struct when v = *w;

	for (i64 k = 0; k < 12; k++) {
		v.year = civil_of(s->today).year + (k % 2 ? (k + 1) / 2 :
		    -k / 2);
		if (civil_exists((struct civil){ v.year, (int)v.month,
		    (int)v.day }) &&
		    civil_weekday(when_day(&v)) + 1 == (int)v.weekday)
			return v.year;
	}
	return 0;
}

/* The year of a month without one: the next that is not over, or the nearest to
 * the day of the item; in a history that of the last date. */
static void
when_year(const struct scan *s, u32 i, struct when *w)
{
	struct civil c = civil_of(s->today);
	bool day = w->told & TOLD_DAY;
	i64 ahead;

	w->year = s->told ? s->told : s->anchored ? c.year : s->year;
	if (!w->year)
		return;
	w->told |= TOLD_YEAR;
	if (s->told || !s->anchored)
		return;
	while (day && !civil_exists((struct civil){ w->year, (int)w->month,
	    (int)w->day }) && w->year < c.year + LEAP)
		w->year++;			/* 29 February */
	if (day && w->told & TOLD_WEEKDAY && weekday_year(s, w)) {
		w->year = weekday_year(s, w);
		return;
	}
	if (s->alone) {
		w->year += (int)w->month < c.month || (day &&
		    (int)w->month == c.month && (int)w->day < c.day);
		return;
	}
	w->year += (int)w->month + 6 < c.month;
	w->year -= (int)w->month > c.month + 6;
	ahead = day ? when_day(w) : civil_days((struct civil){ w->year,
	    (int)w->month, 1 });
	w->year -= clause_was(s, i, w->to, ahead);
}

/* A day of the month without its month: the next, or where a weekday stands
 * beside it, the nearest that falls on it. */
static void
when_month(const struct scan *s, struct when *w)
{
	struct civil c = civil_of(s->today);
	i64 months = c.year * 12 + c.month - 1;

	if (!s->anchored)
		return;
	for (i64 k = 0; k < 24; k++) {
		i64 m = months + (s->alone ? k : k % 2 ? -(k + 1) / 2 : k / 2);
		struct civil d = { m / 12, (int)(m % 12) + 1, (int)w->day };
		i64 day = civil_days(d);

		if (!civil_exists(d) || (s->alone && day < s->today) ||
		    (w->told & TOLD_WEEKDAY && civil_weekday(day) + 1 !=
		    (int)w->weekday))
			continue;
		when_on(w, day);
		return;
	}
}

static void
when_weekday(const struct scan *s, u32 i, struct when *w)
{
	i64 back = (civil_weekday(s->today) - (i64)(w->weekday - 1) + 7) % 7;
	i64 monday = s->today - civil_weekday(s->today);
	int which = w->which;

	if (w->later && s->anchored) {
		when_on(w, s->today + (7 - back) % 7 + 7 * w->later);
		return;
	}

	if (w->told & TOLD_WEEK) {
		when_on(w, w->week + w->weekday - 1);
		w->told &= ~(u32)TOLD_WEEK;
		return;
	}
	if (!s->anchored)
		return;
	if (!which && !w->this && !s->told)
		which = s->alone || clause_ahead(s, i, w->to);
	if (w->this && !s->alone)
		when_on(w, monday + w->weekday - 1);
	else if (w->which > 1 || (w->which > 0 && s->alone &&
	    pack_has(s->pack, S("next is of next week"))))
		when_on(w, monday + w->weekday + 6 + 7 * (w->which > 2));
	else if (which > 0 || (w->this && s->alone))
		when_on(w, s->today - back + 7);
	else
		when_on(w, s->today - (which < 0 && back == 0 ? 7 : back));
}

static void
when_feast(const struct scan *s, u32 i, struct when *w)
{
	i64 day;

	if (!(w->told & TOLD_YEAR)) {
		if (!s->anchored)
			return;
		w->year = civil_of(s->today).year;
		if (!calendar_feast(w->feast, w->year, &day))
			return;
		if (s->alone || w->which)
			w->year += w->which < 0 ? -(day >= s->today) :
			    day < s->today;
		else
			w->year += day < s->today - 183 ? 1 :
			    day > s->today + 183 ||
			    clause_was(s, i, w->to, day) ? -1 : 0;
	}
	if (calendar_feast(w->feast, w->year, &day))
		when_on(w, day);
}

/* The first day of what is told, and the first behind it. */
static bool
when_range(const struct when *w, i64 *from, i64 *to)
{
	i64 year = w->year;
	int month = 1, months = 12;

	if (w->told & TOLD_WEEK) {
		*from = w->week;
		*to = w->week + 7;
		return true;
	}
	if (!(w->told & TOLD_YEAR))
		return false;
	if (w->told & TOLD_MONTH) {
		month = (int)w->month;
		months = 1;
	} else if (w->told & TOLD_QUARTER) {
		month = (int)w->quarter * 3 - 2;
		months = 3;
	}
	*from = civil_days((struct civil){ year, month, 1 });
	month += months;
	*to = civil_days((struct civil){ year + month / 13,
	    month > 12 ? month - 12 : month, 1 });
	return true;
}

/* The n-th weekday, day, week or month of what is told.  A week is one that
 * begins in it, a last one ends in it. */
static void
when_nth(struct when *w)
{
	i64 from, to, day, months;

	if (w->nth == 0 && w->told & TOLD_DAY) {	/* the week of a day */
		w->week = when_day(w) - civil_weekday(when_day(w));
		w->told = TOLD_WEEK;
		return;
	}
	if (!when_range(w, &from, &to))
		return;
	w->told &= ~(u32)(TOLD_DATE | TOLD_WEEK | TOLD_QUARTER);
	if (w->unit == 'w') {
		when_on(w, calendar_nth(from, to, w->weekday, w->nth));
	} else if (w->unit == 'D') {
		when_on(w, w->nth > 0 ? from + w->nth - 1 : to + w->nth);
	} else if (w->unit == 'W' || w->unit == 'E') {
		day = calendar_nth(from, to - (w->nth < 0 ? 6 : 0), 1, w->nth);
		if (w->unit == 'E')
			day = calendar_nth(from, to, 6, w->nth) - 5;
		w->week = day;
		w->told |= TOLD_WEEK | (w->unit == 'E' ? TOLD_WEEKEND : 0);
	} else {
		months = w->unit == 'M' ? 1 : 3;
		months = civil_of(from).year * 12 + civil_of(from).month - 1 +
		    (w->nth > 0 ? (w->nth - 1) * months :
		    12 + w->nth * months);
		w->year = months / 12;
		w->month = (u32)(months % 12) + 1;
		w->told |= TOLD_YEAR | TOLD_MONTH;
		if (w->unit == 'Q') {
			w->quarter = (w->month + 2) / 3;
			w->told ^= TOLD_MONTH | TOLD_QUARTER;
		}
	}
}

/* A quarter without a year is the last one that has begun, or the next one if
 * the clause speaks of what comes. */
static void
when_quarter(const struct scan *s, u32 i, struct when *w)
{
	struct civil c = civil_of(s->today);

	if (w->told & TOLD_YEAR || !s->anchored)
		return;
	w->year = c.year;
	w->told |= TOLD_YEAR;
	if (s->alone || clause_ahead(s, i, w->to))
		w->year += (int)w->quarter * 3 < c.month;
	else
		w->year -= (int)w->quarter * 3 - 2 > c.month;
}

static void
when_season(const struct scan *s, struct when *w)
{
	struct civil c = civil_of(s->today);
	int begins = w->season.s[0] == 'W' ? 12 : w->season.s[1] == 'P' ? 3 :
	    w->season.s[1] == 'U' ? 6 : 9;

	if (w->told & TOLD_YEAR || (!s->anchored && !s->told))
		return;
	w->year = s->told ? s->told : c.year;
	w->told |= TOLD_YEAR;
	if (s->told)
		return;
	if (s->alone)
		w->year += begins + 2 < c.month;
	else
		w->year -= begins > c.month + 6;
	w->year -= begins == 12 && c.month < 6;
}

/* The first day of the beginning, middle or end of a month, year or week. */
static void
when_edge(struct when *w)
{
	i64 from, to;
	bool middle = w->edge == 'M', last = w->edge == 'E';

	if (w->told & TOLD_DAY || !when_range(w, &from, &to))
		return;
	if (w->told & TOLD_WEEK) {
		when_on(w, w->week + (middle ? 2 : last ? 4 : 0));
		w->told &= ~(u32)TOLD_WEEK;
	} else if (w->told & TOLD_MONTH) {
		when_on(w, from + (middle ? 10 : last ? 20 : 0));
	} else {
		w->month = middle ? 5 : last ? 9 : 1;
		w->told |= TOLD_MONTH;
	}
}

/* The hour at which the beginning, middle or end of a part of the day begins:
 * en fin de matinée. */
static void
when_edge_hour(struct when *w)
{
	static const struct {
		char part[4];
		u32  start, middle, end;
	} hours[] = {
		{ "MO", 7, 9, 10 }, { "AF", 12, 14, 17 }, { "EV", 18, 20, 21 },
		{ "DT", 6, 11, 17 },
	};

	for (size_t k = 0; k < countof(hours); k++) {
		if (!str_is(w->part, str_of(hours[k].part)))
			continue;
		w->hour = w->edge == 'S' ? hours[k].start : w->edge == 'M' ?
		    hours[k].middle : hours[k].end;
		w->told |= TOLD_HOUR;
	}
}

/* Fills in what the text does not tell. */
static void
when_fill(const struct scan *s, u32 i, struct when *w)
{
	if (w->told & TOLD_FEAST)
		when_feast(s, i, w);
	if (w->told & TOLD_MONTH && !(w->told & TOLD_YEAR))
		when_year(s, i, w);
	if (w->told & TOLD_QUARTER)
		when_quarter(s, i, w);
	if (w->told & TOLD_SEASON)
		when_season(s, w);
	if (w->told & TOLD_NTH)
		when_nth(w);
	if (w->told & TOLD_DAY && !(w->told & TOLD_MONTH))
		when_month(s, w);
	else if (w->told & TOLD_WEEKDAY && !(w->told & TOLD_DAY))
		when_weekday(s, i, w);
	if (w->told & TOLD_EDGE && s->alone)
		when_edge(w);
	if (s->alone && s->anchored && w->told & TOLD_PART && !(w->told &
	    (TOLD_DAY | TOLD_WEEKDAY)))
		when_on(w, s->today);
}

/* Adds the day, or what is told of it. */
static int
put_date(const struct when *w, char *out, size_t size)
{
	char y[8] = "XXXX";
	i64 year = w->year;
	u32 week;

	if (w->told & TOLD_YEAR)
		snprintf(y, sizeof y, "%04u", (u32)w->year % 10000);
	if (w->told & TOLD_YEAR && w->year < 1)		/* 3000 years ago */
		return snprintf(out, size, "PAST_REF");
	if (w->told & TOLD_REF)
		return snprintf(out, size, "%.*s", (int)w->ref.n % 40,
		    w->ref.s);
	if (w->told & TOLD_WEEK) {
		calendar_week(w->week, &year, &week);
		return snprintf(out, size, "%04u-W%02u%s",
		    (u32)year % 10000, week % 100,
		    w->told & TOLD_WEEKEND ? "-WE" : "");
	}
	if (w->told & TOLD_QUARTER)
		return snprintf(out, size, "%s-Q%u", y, w->quarter % 10);
	if (w->told & TOLD_SEASON)
		return snprintf(out, size, "%s-%.2s", y, w->season.s);
	if (w->told & TOLD_MONTH && w->told & TOLD_DAY)
		return snprintf(out, size, "%s-%02u-%02u", y, w->month % 100,
		    w->day % 100);
	if (w->told & TOLD_MONTH)
		return snprintf(out, size, "%s-%02u", y, w->month % 100);
	if (w->told & TOLD_WEEKDAY)
		return snprintf(out, size, "XXXX-WXX-%u", w->weekday % 10);
	if (w->told & TOLD_DAY)
		return snprintf(out, size, "XXXX-XX-%02u", w->day % 100);
	if (w->told & TOLD_FEAST)
		return snprintf(out, size, "XXXX-XX-XX");
	return snprintf(out, size, "%s", w->told & TOLD_YEAR ? y : "");
}

/* Makes an hour with a part of the day one of the whole day, 3 in the
 * afternoon; where only an hour of half a day is told, the next one. */
static void
when_hour(const struct scan *s, struct when *w)
{
	char part = w->told & TOLD_PART ? w->part.s[0] : 0;
	u32 at;

	if (part && w->hour < 12)
		w->hour += (part == 'A' || part == 'E' || (part == 'N' &&
		    w->hour > 5) || (part == 'M' && w->part.s[1] == 'I' &&
		    w->hour < 10)) ? 12 : 0;
	else if (part == 'E' || part == 'N')
		w->hour += w->hour == 12 ? 12 : 0;
	at = w->hour * 60 + w->minute;
	if (!s->alone || !s->anchored || w->told & (TOLD_DAY | TOLD_PART |
	    TOLD_WEEKDAY))
		return;
	if (w->half && w->hour > 0 && w->hour < 12 && at < s->now)
		w->hour += 12;
	when_on(w, s->today + (w->hour * 60 + w->minute < s->now));
}

/* At 24:00 a new day begins. */
static void
when_midnight(struct when *w)
{
	if (w->hour != 24 || !(w->told & TOLD_DAY))
		return;
	w->hour = 0;
	when_on(w, when_day(w) + 1);
}

void
when_value(const struct scan *s, u32 i, struct when w, char *value)
{
	int n;

	if (s->alone && w.told & TOLD_EDGE && w.told & TOLD_PART &&
	    !(w.told & TOLD_HOUR))
		when_edge_hour(&w);
	else if (w.told & TOLD_HOUR)
		when_hour(s, &w);
	when_fill(s, i, &w);
	if (s->alone)
		when_midnight(&w);
	if (w.told & TOLD_HOUR && !(w.told & ~(u32)(TOLD_HOUR | TOLD_PART |
	    TOLD_ZONE))) {
		n = 0;
		if (s->day[0])
			n = snprintf(value, VALUE_MOST, "%s", s->day);
		else if (s->anchored)
			when_on(&w, s->today);
		if (!s->day[0])
			n = put_date(&w, value, VALUE_MOST);
	} else {
		n = put_date(&w, value, VALUE_MOST);
	}
	if (w.told & TOLD_HOUR)
		snprintf(value + n, VALUE_MOST - (size_t)n,
		    "T%02u:%02u%.*s", w.hour % 100, w.minute % 100,
		    w.told & TOLD_ZONE ? (int)w.zone.n % 8 : 0, w.zone.s);
	else if (w.told & TOLD_PART)
		snprintf(value + n, VALUE_MOST - (size_t)n, "T%.2s",
		    w.part.s);
}
