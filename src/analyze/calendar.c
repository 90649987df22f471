/*
 * On which day is a feast?
 *
 * Some feasts have a date, some are the n-th weekday of a month.  Others are
 * counted from Easter, or stand in the calendar of another faith.  The formulas
 * are those of Meeus, Astronomical Algorithms, and of Dershowitz and Reingold,
 * Calendrical Calculations.
 */
#include "analyze/calendar.h"
#include "analyze/moon.h"

static i64
day_of(i64 year, i64 month, i64 day)
{
	return civil_days((struct civil){ year, (int)month, (int)day });
}

i64
calendar_nth(i64 from, i64 to, u32 weekday, int n)
{
	i64 first = from + ((i64)weekday - 1 - civil_weekday(from) + 7) % 7;
	i64 last = to - 1 - (civil_weekday(to - 1) - (i64)weekday + 8) % 7;

	return n > 0 ? first + 7 * (n - 1) : last + 7 * (n + 1);
}

void
calendar_week(i64 day, i64 *year, u32 *week)
{
	i64 thursday = day - civil_weekday(day) + 3;

	*year = civil_of(thursday).year;
	*week = (u32)((thursday - day_of(*year, 1, 1)) / 7 + 1);
}

/* The algorithm of Meeus, Jones and Butcher. */
static i64
easter(i64 year)
{
	i64 a = year % 19, b = year / 100, c = year % 100;
	i64 d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	i64 e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	i64 f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return day_of(year, f / 31, f % 31 + 1);
}

/* Easter of the Julian calendar, by Meeus. */
static i64
pascha(i64 year)
{
	i64 d = (19 * (year % 19) + 15) % 30;
	i64 e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
	i64 f = d + e + 114;
	i64 late = year / 100 - year / 400 - 2;	/* of that calendar */

	return day_of(year, f / 31, f % 31 + 1) + late;
}

enum { DAY = 24 * 60 };		/* minutes */

/*
 * A day of the calendar of Islam; the year is one of it, too.  A month begins
 * on the day behind the new moon, or one later if that is new only towards the
 * evening in Mecca.  The tabular calendar says which new moon it is.
 */
static i64
islamic(i64 year, i64 month, i64 day)
{
	enum { EPOCH = -492149 };	/* the day before its first one */
	i64 first = EPOCH + 1 + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 +
	    (3 + 11 * year) / 30;
	i64 moon = moon_next((first - 6) * DAY, false);

	return moon / DAY + 1 + (moon % DAY > 14 * 60) + day - 1;
}

/*
 * The day of the first new or full moon from a day of the year on, in a place
 * so many hours east of UTC.  In India the day is that on whose evening the
 * moon is still on its way there.
 */
static i64
moon_day(i64 from, bool full, i64 east)
{
	enum { INDIA = 330, EVENING = 18 * 60 + 30 };
	i64 at = moon_next(from * DAY, full) + (east ? east * 60 : INDIA);

	return at / DAY - (!east && at % DAY < EVENING);
}

/* The day on which a year of the Hebrew calendar begins. */
static i64
hebrew_year(i64 year)
{
	enum { EPOCH = -2092591 };
	i64 months = (235 * year - 234) / 19;
	i64 parts = 12084 + 13753 * months;
	i64 day = 29 * months + parts / 25920;

	return EPOCH + day + (3 * (day + 1) % 7 < 3);
}

/* Likewise, put off so that no year is too long or short. */
static i64
hebrew_new_year(i64 year)
{
	i64 before = hebrew_year(year - 1), at = hebrew_year(year);

	return at + (hebrew_year(year + 1) - at == 356 ? 2 :
	    at - before == 382);
}

/* The evening on which a day of the Hebrew calendar begins.  Months are counted
 * from Nisan, years begin with the seventh one, and Purim is in the last. */
static i64
hebrew(i64 year, i64 month, i64 day)
{
	i64 at = hebrew_new_year(year);
	i64 days = hebrew_new_year(year + 1) - at;
	bool leap = (7 * year + 1) % 19 < 7;
	i64 lengths[] = { 30, 29 + (days % 10 == 5), 30 - (days % 10 == 3), 29,
		30, leap ? 59 : 29, 30, 29, 30, 29, 30, 29 };

	for (i64 m = 7; m != month; m = m % 12 + 1)
		at += lengths[(m + 5) % 12];
	if (month == 12 && leap)
		at += 30;
	return at + day - 1;
}

/* The day of another calendar, counted by `of`, that lies in the year; `first`
 * is the year of that calendar in which it may lie the earliest. */
static bool
calendar_within(i64 (*of)(i64, i64, i64), i64 first, i64 month, i64 day,
    i64 year, i64 *out)
{
	for (i64 y = first - 1; y < first + 3; y++) {
		*out = of(y, month, day);
		if (civil_of(*out).year == year)
			return true;
	}
	return false;
}

enum { NUMBERS = 4 };

/* Reads up to four numbers with blanks between; the rest becomes 0. */
static void
calendar_numbers(str t, i64 n[NUMBERS])
{
	for (int i = 0; i < NUMBERS; i++) {
		str w = str_cut(&t, ' ');
		bool minus = w.n && w.s[0] == '-';
		u32 v = 0;

		str_number(str_from(w, minus), &v);
		n[i] = minus ? -(i64)v : v;
	}
}

bool
calendar_feast(str rule, i64 year, i64 *day)
{
	str kind = str_cut(&rule, ' ');
	i64 n[NUMBERS];

	calendar_numbers(rule, n);
	if (str_is(kind, S("easter")))
		*day = easter(year) + n[0];
	else if (str_is(kind, S("pascha")))
		*day = pascha(year) + n[0];
	else if (str_is(kind, S("date")))
		*day = day_of(year, n[0], n[1]);
	else if (str_is(kind, S("nth")))
		*day = calendar_nth(day_of(year, n[2], 1), day_of(year +
		    n[2] / 12, n[2] % 12 + 1, 1), (u32)n[1], (int)n[0]);
	else if (str_is(kind, S("after")))	/* days after such a weekday */
		*day = n[0] + calendar_nth(day_of(year, n[3], 1), day_of(year +
		    n[3] / 12, n[3] % 12 + 1, 1), (u32)n[2], (int)n[1]);
	else if (str_is(kind, S("new")) || str_is(kind, S("full")))
		*day = n[2] + moon_day(day_of(year, n[0], n[1]),
		    kind.s[0] == 'f', n[3]);
	else if (str_is(kind, S("islamic")))
		return calendar_within(islamic, (year - 622) * 33 / 32,
		    n[0], n[1], year, day);
	else if (str_is(kind, S("hebrew")))
		return calendar_within(hebrew, year + 3759, n[0], n[1], year,
		    day);
	else
		return false;
	return true;
}
