/*
 * Which dates, times and durations does the text name?
 *
 * At each token the shapes are tried, the longest first.  Words come from the
 * pack: months, weekdays, numbers, units, daytimes, and times, which has
 * modifiers and whole expressions.  A value is TIMEX3 and counted from the day
 * of the item, if that is known.  A weekday without a modifier is the last one,
 * unless its clause speaks of what comes.  An hour is of the day beside it,
 * else to the last one that its sentence names.
 */
#include <assert.h>
#include <stdio.h>

#include "analyze/clock.h"
#include "analyze/words.h"

struct scan {
	struct item       *it;
	const struct pack *pack;
	const tokens      *t;
	u32                from, end;	/* of the sentence, tokens */
	bool               anchored;
	i64                today;	/* days since 1970, if anchored */
	u32                year;	/* of the item, if anchored; else 0 */
	u32                link;	/* place of the next of its links */
	char               day[12];	/* the last that the sentence named */
};

/* An expression: the token after it, its value and type. */
struct found { u32 to; char value[40]; time_type type; };

enum {
	LEAP = 2000,		/* a leap year: it has every day */
	CLAUSE = 12		/* tokens on a side that may tell what comes */
};

/* The number of tokens at i that are in the list, with its value; or 0. */
static u32
times_listed(const struct scan *s, const struct phrases *l, u32 i, u32 *value)
{
	const struct phrase *f = phrases_at(l, s->t, i, s->end);

	return f && str_number(f->value, value) ? f->words : 0;
}

/* The number of tokens at i that are a number: digits, perhaps with the ending
 * of an ordinal, or a word; or 0. */
static u32
times_number(const struct scan *s, u32 i, u32 *n)
{
	str w;
	size_t digits = 0;

	if (i >= s->end)
		return 0;
	w = token_text(s->it, s->t, i);
	while (digits < w.n && w.s[digits] >= '0' && w.s[digits] <= '9')
		digits++;
	if (digits && digits <= 6 && w.n - digits <= 3 &&
	    str_number((str){ w.s, digits }, n) &&
	    (digits == w.n || utf8_letter((u8)w.s[digits]) ||
	     (u8)w.s[digits] >= 0x80))
		return 1;
	return times_listed(s, &s->pack->numbers, i, n);
}

/* Is token i a year of four digits? */
static u32
four(const struct scan *s, u32 i, u32 *year)
{
	str w;

	if (i >= s->end)
		return 0;
	w = token_text(s->it, s->t, i);
	return w.n == 4 && str_number(w, year) && *year >= 1000 &&
	    *year <= 2199;
}

static bool
times_mark(const struct scan *s, u32 i, char c)
{
	return i < s->end && token_is(s->it, s->t, i, c);
}

static void
day_value(struct found *f, i64 days)
{
	struct civil c = civil_of(days);

	snprintf(f->value, sizeof f->value, "%04d-%02d-%02d", (int)c.year,
	    c.month, c.day);
}

static void
times_date(struct found *f, u32 to, u32 year, u32 month, u32 day)
{
	char y[8] = "XXXX";

	if (year)
		snprintf(y, sizeof y, "%04u", year % 10000);
	f->to = to;
	f->type = TIME_date;
	if (day)
		snprintf(f->value, sizeof f->value, "%s-%02u-%02u", y,
		    month % 100, day % 100);
	else
		snprintf(f->value, sizeof f->value, "%s-%02u", y, month % 100);
}

static u32
times_full_year(u32 y)
{
	return y >= 100 ? y : y < 40 ? 2000 + y : 1900 + y;
}

/* A date in digits: 2025-01-28, 28.01.2025, 1/28/25. */
static bool
times_digits(const struct scan *s, u32 i, struct found *f)
{
	str w = token_text(s->it, s->t, i), rest = w;
	u32 v[3], n = 0, to = i + 1, year, month, day;
	char sep = 0;
	bool first;

	for (u32 k = i; k < s->end && n < 3; k++) {
		str p = token_text(s->it, s->t, k);

		if (k > i && s->t->v[k].spaced)
			break;
		if (k > i && p.n == 1 && (p.s[0] == '-' || p.s[0] == '/' ||
		    p.s[0] == '.') && (!sep || sep == p.s[0]) && n) {
			sep = p.s[0];
			continue;
		}
		for (rest = p; n < 3 && rest.n; ) {
			char at = str_find(rest, S(".")) < rest.n ? '.' : '-';
			str part = str_cut(&rest, at);

			if (part.n == 0 || part.n > 4 ||
			    !str_number(part, &v[n]))
				return false;
			n++;
			if (rest.n)
				sep = at;
		}
		to = k + 1;
	}
	if (n != 3 || !sep)
		return false;
	first = pack_has(s->pack, S("month first")) && sep == '/';
	year = times_full_year(v[0] > 31 ? v[0] : v[2]);
	month = v[0] > 31 || !first ? v[1] : v[0];
	day = v[0] > 31 ? v[2] : first ? v[1] : v[0];
	if (v[2] > 99 && v[2] < 1900)
		return false;
	if (year > 2199 || !civil_exists((struct civil){ year, (int)month,
	    (int)day }))
		return false;
	times_date(f, to, year, month, day);
	return true;
}

/* The year of a month without one: the nearest to the day of the item. */
static u32
year_of(const struct scan *s, u32 month)
{
	struct civil c;

	if (!s->anchored)
		return s->year;
	c = civil_of(s->today);
	if (month > (u32)c.month + 6)
		return (u32)c.year - 1;
	if (month + 6 < (u32)c.month)
		return (u32)c.year + 1;
	return (u32)c.year;
}

/* Does an entry of `times` with this value begin at token i? */
static bool
times_has(const struct scan *s, u32 i, const char *value)
{
	const struct phrase *f = phrases_at(&s->pack->times, s->t, i, s->end);

	return f && str_is(f->value, str_of(value));
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
		if (times_has(s, k, value))
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
	if (k > s->from && !times_has(s, k, "till"))
		k--;			/* bis zum 5. Juni */
	if (!times_has(s, k, "till"))
		return false;
	if (k > s->from && times_mark(s, k - 1, '.'))
		k--;
	return k == s->from || !times_number(s, k - 1, &number);
}

/*
 * Is the date in the tokens from i to `to`, whose year is not told, one that
 * was?  So it is if it would lie ahead, and its clause tells what was: "The
 * fair was held from June 5 to 7."
 */
static bool
was(const struct scan *s, u32 i, u32 to, u32 year, u32 month, u32 day)
{
	i64 at = civil_days((struct civil){ year, (int)month, (int)day });

	return s->anchored && day && at > s->today && !led_to(s, i) &&
	    clause_has(s, i, to, "was") && !clause_has(s, i, to, "will") &&
	    !clause_has(s, i, to, "would");
}

/* The token after a comma, full stop or preposition at i; else i. */
static u32
skip_of(const struct scan *s, u32 i)
{
	return i + 1 < s->end &&
	    (times_mark(s, i, ',') || times_mark(s, i, '.') ||
	    phrases_at(&s->pack->prepositions, s->t, i, i + 1)) ? i + 1 : i;
}

/* The letter of a unit at token i in TIMEX3, or 0: D W M Y, H hours, N minutes,
 * S seconds. */
static char
times_unit(const struct scan *s, u32 i, u32 *n)
{
	const struct phrase *f = phrases_at(&s->pack->units, s->t, i, s->end);

	*n = f ? f->words : 0;
	return f && f->value.n ? f->value.s[0] : 0;
}

/*
 * Is the word at token i something else than a month without a day?  A name
 * with a capital (planète Mars, Марта Соренсен), or a number.
 */
static bool
times_name(const struct scan *s, u32 i)
{
	const struct token *t = s->t->v;
	u32 n, year;

	if (i + 1 < s->end && times_unit(s, i + 1, &n))
		return true;
	if (pack_has(s->pack, S("capital months")) || !t[i].capital ||
	    four(s, i + 1, &year))
		return false;
	return i > s->from || (i + 1 < s->end && t[i + 1].capital);
}

/* A month, perhaps with day and year: July 19, 2025; 19 July 2025; 19. Juli;
 * July. */
static bool
month(const struct scan *s, u32 i, struct found *f)
{
	u32 m, n, day = 0, year = 0, at = i;

	if ((n = times_number(s, i, &day)) && day >= 1 && day <= 31 &&
	    i + n < s->end && times_listed(s, &s->pack->months,
	    skip_of(s, i + n), &m)) {
		at = skip_of(s, i + n);
	} else {
		day = 0;
		if (!s->t->v[i].capital && phrases_at(&s->pack->months, s->t,
		    i, i + 1) && pack_has(s->pack, S("capital months")))
			return false;		/* may, march */
		if (times_name(s, i))
			return false;
	}
	n = times_listed(s, &s->pack->months, at, &m);
	if (!n || m > 12)
		return false;
	at += n;
	if (times_mark(s, at, '.') && s->t->v[at - 1].to - s->t->v[at -
	    1].from <= 4)
		at++;
	if (!day && at < s->end && times_number(s, at, &day) && day >= 1 &&
	    day <= 31 && token_text(s->it, s->t, at).s[0] <= '9')
		at++;
	else if (at > i + 1 + (u32)(day > 0) + 2)
		day = 0;
	if (day > 31)
		day = 0;
	if (four(s, at, &year))
		at++;
	else if (four(s, skip_of(s, at), &year))
		at = skip_of(s, at) + 1;
	if (!year) {
		year = year_of(s, m);
		year -= was(s, i, at, year, m, day);
	}
	if (day && !civil_exists((struct civil){ year ? year : LEAP, (int)m,
	    (int)day }))
		return false;
	times_date(f, at, year, m, day);
	return true;
}

/* The value of a modifier of this kind at token i, for instance -1 of "last";
 * `count` becomes its tokens, 0 if there is none. */
static int
modifier(const struct scan *s, u32 i, const char *kind, u32 *count)
{
	const struct phrase *f = phrases_at(&s->pack->times, s->t, i, s->end);
	str value, name;
	u32 n;
	bool minus;

	*count = 0;
	if (!f)
		return 0;
	value = f->value;
	name = str_cut(&value, ' ');
	if (!str_is(name, str_of(kind)))
		return 0;
	minus = value.n && value.s[0] == '-';
	if (!str_number(str_from(value, minus), &n))
		return 0;
	*count = f->words;
	return minus ? -(int)n : (int)n;
}

/* Puts the year in front of a month: June of last year, en juin dernier. */
static void
month_year(struct found *f, i64 year)
{
	char month[8];

	snprintf(month, sizeof month, "%s", f->value + 4);
	snprintf(f->value, sizeof f->value, "%04d%s", (int)(year % 10000),
	    month);
}

/* Sets the year of a month to that of the last one, or of the next one. */
static void
month_moved(const struct scan *s, struct found *f, int which)
{
	struct civil c = civil_of(s->today);
	u32 m;

	if (str_number((str){ f->value + 5, 2 }, &m))
		month_year(f, c.year + (which < 0 ? -((int)m >= c.month) :
		    (int)m <= c.month));
}

/*
 * A month before a modifier, perhaps with the word for the year: en juin
 * dernier, в июне прошлого года.
 */
static bool
month_before(const struct scan *s, u32 i, struct found *f)
{
	u32 n, unit, year;
	struct civil c = civil_of(s->today);
	int which;

	if (!month(s, i, f) || f->value[7] || f->to >= s->end ||
	    four(s, f->to - 1, &year))
		return false;
	which = modifier(s, f->to, "mod", &n);
	if (!n || !which)
		return false;
	f->to += n;
	if (f->to < s->end && times_unit(s, f->to, &unit) == 'Y') {
		f->to += unit;
		if (s->anchored)
			month_year(f, c.year + which);
	} else if (s->anchored)
		month_moved(s, f, which);
	return true;
}

/* A month after a modifier: last June, early March, Anfang Mai. */
static bool
modified_month(const struct scan *s, u32 i, struct found *f)
{
	u32 skip;
	int which = modifier(s, i, "mod", &skip);

	if (!skip)
		modifier(s, i, "part", &skip);
	if (!skip || i + skip >= s->end || !month(s, i + skip, f))
		return false;
	if (which && s->anchored && f->value[0] != 'X' && f->value[7] == 0)
		month_moved(s, f, which);
	return true;
}

enum { THIS_WEEK = 100 };	/* a modifier: of the week of the item */

static void
weekday_value(const struct scan *s, struct found *f, u32 day, int which)
{
	i64 back;

	if (!s->anchored) {
		snprintf(f->value, sizeof f->value, "XXXX-WXX-%u", day % 10);
		return;
	}
	back = (civil_weekday(s->today) - (i64)(day - 1) + 7) % 7;
	if (which == THIS_WEEK)
		day_value(f, s->today - civil_weekday(s->today) + day - 1);
	else if (which > 0)
		day_value(f, s->today - back + 7);
	else
		day_value(f, s->today - (which < 0 && back == 0 ? 7 : back));
}

/*
 * Does the clause speak of what comes?  A word that says so stands before
 * token i; or behind token `to`, if the clause begins with the day: "On Sunday
 * the country will vote."
 */
static bool
times_ahead(const struct scan *s, u32 i, u32 to)
{
	u32 k = 0;

	while (k < CLAUSE && i > k && s->t->v[i - k - 1].kind != TOKEN_MARK) {
		k++;
		if (times_has(s, i - k, "will"))
			return true;
	}
	if (k > 1 || (k == 1 && !phrases_at(&s->pack->prepositions, s->t,
	    i - 1, i)))
		return false;
	for (k = to; k < s->end && k < to + CLAUSE &&
	    s->t->v[k].kind != TOKEN_MARK; k++)
		if (times_has(s, k, "will"))
			return true;
	return false;
}

/*
 * May the short form of a weekday at token i be one?  "Sat" and "So" are words
 * as well: a point or a date must stand beside them, or nothing at all.
 */
static bool
times_brief(const struct scan *s, u32 i)
{
	u32 number;

	if (i + 1 == s->end)
		return i == s->from || times_mark(s, i - 1, '(');
	if (!s->t->v[i].capital)
		return false;
	return (times_mark(s, i + 1, '.') && !s->t->v[i + 1].spaced &&
	    i + 2 < s->end) ||
	    times_number(s, skip_of(s, i + 1), &number) ||
	    (i > s->from && times_mark(s, i - 1, '('));
}

static const char *
daytime(const struct scan *s, u32 i, u32 *n)
{
	const struct phrase *f = phrases_at(&s->pack->daytimes, s->t, i,
	    s->end);

	*n = f ? f->words : 0;
	return f ? f->value.s : 0;
}

static void
add_daytime(const struct scan *s, struct found *f)
{
	u32 n;
	const char *d = daytime(s, f->to, &n);
	size_t at = strlen(f->value);

	if (!n || at > 12)
		return;
	snprintf(f->value + at, sizeof f->value - at, "T%.2s", d);
	f->to += n;
	f->type = TIME_time;
}

/*
 * The number of tokens at i that are a weekday, 1 to 7; or 0.  The list has
 * "brief" behind the number of a short form.
 */
static u32
weekday_listed(const struct scan *s, u32 i, u32 *day)
{
	const struct phrase *f = phrases_at(&s->pack->weekdays, s->t, i,
	    s->end);
	str value = f ? f->value : S("");

	return f && str_number(str_cut(&value, ' '), day) && *day >= 1 &&
	    *day <= 7 && (value.n == 0 || times_brief(s, i)) ? f->words : 0;
}

/* A weekday, perhaps with modifier, daytime and date: last Tuesday evening. */
static bool
times_weekday(const struct scan *s, u32 i, struct found *f)
{
	u32 skip, day, n;
	int which = modifier(s, i, "mod", &skip);

	n = weekday_listed(s, i + skip, &day);
	if (!n)
		return false;
	f->to = i + skip + n;
	f->type = TIME_date;
	if (!skip && f->to < s->end) {		/* lundi prochain */
		which = modifier(s, f->to, "mod", &skip);
		f->to += which ? skip : 0;
		skip = which ? skip : 0;
	} else if (skip && which == 0) {
		which = THIS_WEEK;
	}
	if (!skip && times_ahead(s, i, f->to))
		which = 1;
	weekday_value(s, f, day, which);
	add_daytime(s, f);
	if (times_mark(s, f->to, ',') && f->to + 1 < s->end) {
		struct found full = { 0 };

		if (times_digits(s, f->to + 1, &full) || (month(s, f->to + 1,
		    &full) && full.value[7]))
			*f = full;		/* Thursday, 30 January 2025 */
	}
	return true;
}

static void
months_off(struct found *f, i64 today, i64 months, bool whole_year)
{
	struct civil c = civil_of(today);
	i64 m = c.year * 12 + c.month - 1 + months;

	if (whole_year)
		snprintf(f->value, sizeof f->value, "%04d", (int)(m / 12));
	else
		snprintf(f->value, sizeof f->value, "%04d-%02d",
		    (int)(m / 12), (int)(m % 12) + 1);
}

static void
week_value(struct found *f, i64 day)
{
	i64 thursday = day - civil_weekday(day) + 3;
	struct civil c = civil_of(thursday);
	i64 first = civil_days((struct civil){ c.year, 1, 1 });

	snprintf(f->value, sizeof f->value, "%04d-W%02d", (int)c.year,
	    (int)((thursday - first) / 7 + 1));
}

/* The n-th weekend from today; the next one is the coming one. */
static void
weekend_value(const struct scan *s, struct found *f, i64 n)
{
	week_value(f, s->today + 7 * (n - (n > 0 &&
	    civil_weekday(s->today) < 5)));
	snprintf(f->value + strlen(f->value), 4, "-WE");
}

/* Sets the date n units from today, as exact as the unit. */
static void
off(const struct scan *s, struct found *f, char u, i64 n)
{
	f->type = TIME_date;
	if (!s->anchored || n > 3000 || n < -3000)
		snprintf(f->value, sizeof f->value, "%s",
		    n < 0 ? "PAST_REF" : n > 0 ? "FUTURE_REF" : "PRESENT_REF");
	else if (u == 'D')
		day_value(f, s->today + n);
	else if (u == 'W')
		week_value(f, s->today + n * 7);
	else if (u == 'E')
		weekend_value(s, f, n);
	else if (u == 'M' || u == 'Y')
		months_off(f, s->today, u == 'M' ? n : n * 12, u == 'Y');
	else
		day_value(f, s->today);
}

/* The modifier behind a word of n tokens at token i, in languages that have it
 * there, and the number of its tokens. */
static int
modifier_behind(const struct scan *s, u32 i, u32 n, u32 *count)
{
	int which = 0;

	*count = 0;
	if (n && i + n < s->end && pack_has(s->pack, S("modifiers behind")))
		which = modifier(s, i + n, "mod", count);
	return which;
}

/* A unit with a modifier: last week, this year, la semaine prochaine. */
static bool
modified_unit(const struct scan *s, u32 i, struct found *f)
{
	u32 skip, n, behind = 0;
	int which = modifier(s, i, "mod", &skip);
	char u = times_unit(s, i + skip, &n);

	if (!u || u == 'S' || u == 'H' || u == 'N')
		return false;
	if (!skip && (which = modifier_behind(s, i, n, &behind)) == 0)
		return false;
	f->to = i + skip + n + behind;
	off(s, f, u, which);
	return true;
}

/* A number of units: three weeks; three weeks ago; in three weeks. */
static bool
counted_unit(const struct scan *s, u32 i, struct found *f)
{
	u32 before, count, n, units, after;
	int ahead_of = modifier(s, i, "before", &before);
	int which;
	char u;

	n = times_number(s, i + before, &count);
	u = n ? times_unit(s, i + before + n, &units) : 0;
	if (!u && !n && before) {	/* in a year, vor Jahren */
		u = times_unit(s, i + before, &units);
		u = u == 'E' ? 0 : u;	/* en fin de semana */
		count = 1;
	}
	if (!u)
		return false;
	f->to = i + before + n + units;
	if (u == 'Y' && four(s, i + before, &count) && count >= 1900 &&
	    count < 2100 && count % 100) {	/* в 2017 году */
		f->type = TIME_date;
		snprintf(f->value, sizeof f->value, "%04u", count);
		return true;
	}
	which = f->to < s->end ? modifier(s, f->to, "after", &after) : 0;
	if (f->to < s->end && which) {
		f->to += after;
		off(s, f, u, (i64)count * which);
	} else if (before && ahead_of) {
		off(s, f, u, (i64)count * ahead_of);
	} else {
		f->type = TIME_duration;
		snprintf(f->value, sizeof f->value, "P%s%u%s%c",
		    u == 'H' || u == 'N' || u == 'S' ? "T" : "", count,
		    u == 'E' ? "W" : "", u == 'N' ? 'M' : u);
	}
	return true;
}

/* A clock time, perhaps with its zone, of the day that the sentence named. */
static bool
hour(const struct scan *s, u32 i, struct found *f)
{
	struct clock c;

	if (!clock_at(s->it, s->pack, s->t, s->from, i, s->end, &c))
		return false;
	f->to = c.to;
	f->type = TIME_time;
	if (s->day[0])
		snprintf(f->value, sizeof f->value, "%s", s->day);
	else if (s->anchored)
		day_value(f, s->today);
	snprintf(f->value + strlen(f->value), 20, "T%02u:%02u%.*s",
	    c.hour % 100, c.minute % 100, (int)c.zone.n % 8, c.zone.s);
	return true;
}

/* Is the phrase written with a small letter in the list? */
static bool
small_listed(const struct phrase *p)
{
	return p->text.n && p->text.s[0] >= 'a' && p->text.s[0] <= 'z';
}

/* An expression that the pack lists: yesterday, now, tonight. */
static bool
times_word(const struct scan *s, u32 i, struct found *f)
{
	const struct phrase *p = phrases_at(&s->pack->times, s->t, i, s->end);
	str value, kind, part;
	u32 n;
	bool minus;

	if (!p || (s->t->v[i].capital && i > s->from &&
	    pack_has(s->pack, S("capital nouns")) && small_listed(p)))
		return false;		/* der Morgen is not morgen */
	value = p->value;
	kind = str_cut(&value, ' ');
	f->to = i + p->words;
	f->type = TIME_date;
	minus = value.n && value.s[0] == '-';
	if (str_is(kind, S("ref"))) {
		snprintf(f->value, sizeof f->value, "%.*s", (int)value.n % 40,
		    value.s);
		return true;
	}
	if (str_is(kind, S("set"))) {
		f->type = TIME_set;
		snprintf(f->value, sizeof f->value, "%.*s", (int)value.n % 40,
		    value.s);
		return true;
	}
	part = value;
	value = str_cut(&part, ' ');
	if (kind.n != 1 || !str_number(str_from(value, minus), &n))
		return false;
	if (kind.s[0] == 'E' && n == 0)		/* over the weekend */
		off(s, f, 'E', s->anchored && !times_ahead(s, i, f->to) ?
		    -(civil_weekday(s->today) < 5) : 0);
	else
		off(s, f, kind.s[0], minus ? -(i64)n : (i64)n);
	if (part.n && s->anchored) {		/* overnight */
		snprintf(f->value + strlen(f->value), 8, "T%.*s",
		    (int)part.n % 4, part.s);
		f->type = TIME_time;
	}
	add_daytime(s, f);
	return true;
}

/*
 * A quarter of a year: the third quarter of 2025; Q3 2025, which needs its
 * year, because Q3 is a name as well.  Without a year it is the last one that
 * has begun, or the next one if the clause speaks of what comes.
 */
static bool
quarter(const struct scan *s, u32 i, struct found *f)
{
	u32 before, year = 0, n, unit;
	const struct phrase *p;
	str value, kind;
	struct civil c = civil_of(s->today);
	bool named;

	before = four(s, i, &year);
	p = i + before < s->end ? phrases_at(&s->pack->times, s->t,
	    i + before, s->end) : 0;
	value = p ? p->value : S("");
	kind = str_cut(&value, ' ');
	if (!str_is(kind, S("quarter")) ||
	    !str_number(str_cut(&value, ' '), &n) || n < 1 || n > 4)
		return false;
	named = value.n > 0;
	f->to = i + before + p->words;
	f->type = TIME_date;
	if (!before) {
		u32 at = f->to;

		at += times_mark(s, at, '/') ? 1 : skip_of(s, at) - at;
		before = four(s, at, &year);
		f->to = before ? at + 1 : f->to;
	}
	if (before && f->to < s->end && times_unit(s, f->to, &unit) == 'Y')
		f->to += unit;
	if (!before && named)
		return false;
	if (!before && s->anchored) {
		year = (u32)c.year;
		if (times_ahead(s, i, f->to))
			year += (int)n * 3 < c.month;
		else
			year -= (int)n * 3 - 2 > c.month;
	}
	if (year)
		snprintf(f->value, sizeof f->value, "%04u-Q%u", year % 10000,
		    n);
	else
		snprintf(f->value, sizeof f->value, "XXXX-Q%u", n);
	return true;
}

/* A year or decade alone: 2025, 1990s. */
static bool
times_year(const struct scan *s, u32 i, struct found *f)
{
	str w = token_text(s->it, s->t, i);
	u32 y;

	if (w.n == 5 && w.s[4] == 's' && str_number((str){ w.s, 4 }, &y) &&
	    y >= 1500 && y < 2100) {
		snprintf(f->value, sizeof f->value, "%03u", y / 10 % 1000);
	} else {
		if (!four(s, i, &y) || y < 1500 || y > 2100 ||
		    (i > 0 && s->t->v[i - 1].kind == TOKEN_MARK &&
		     !s->t->v[i].spaced) || times_unit(s, i + 1, &(u32){ 0 })
		    == 'D')
			return false;
		if (i + 1 < s->end && !s->t->v[i + 1].spaced &&
		    (times_mark(s, i + 1, '-') || times_mark(s, i + 1, '%')))
			return false;
		snprintf(f->value, sizeof f->value, "%u", y);
	}
	f->to = i + 1;
	f->type = TIME_date;
	if (i + 2 < s->end && !s->t->v[i + 2].spaced && y % 10 == 0 &&
	    s->t->v[i + 1].kind == TOKEN_MARK && !s->t->v[i + 1].spaced &&
	    str_is(token_text(s->it, s->t, i + 2), S("s"))) {
		f->value[3] = 0;		/* the 1990's */
		f->to += 2;
	}
	return true;
}

/* A part of the day with a modifier: this evening, la nuit dernière. */
static bool
part_of_day(const struct scan *s, u32 i, struct found *f)
{
	u32 skip, n, behind = 0;
	int which = modifier(s, i, "mod", &skip);
	const char *d = daytime(s, i + skip, &n);

	if (d && !skip)
		which = modifier_behind(s, i, n, &behind);
	if (!d || (!skip && !which))
		return false;
	f->to = i + skip + n + behind;
	f->type = TIME_time;
	if (s->anchored)
		day_value(f, s->today + which);
	snprintf(f->value + strlen(f->value), 8, "T%.2s", d);
	return true;
}

static bool (*const shapes[])(const struct scan *, u32, struct found *) = {
	times_digits, modified_month, month_before, month, times_weekday,
	quarter, hour, counted_unit, modified_unit, part_of_day, times_word,
	times_year,
};

/* The token after a comma or preposition at i, and after an article. */
static u32
skip_article(const struct scan *s, u32 i)
{
	i = skip_of(s, i);
	return i + 1 < s->end && phrases_at(&s->pack->articles, s->t, i,
	    i + 1) ? i + 1 : i;
}

enum { DAY = 10 };		/* letters of the value of a day */

/* Is the value that of a day, perhaps with a part of it? */
static bool
of_day(const struct found *f)
{
	size_t n = strlen(f->value);

	return f->value[0] >= '0' && f->value[0] <= '9' && n >= DAY &&
	    f->value[7] == '-' && f->value[5] != 'W' &&
	    (n == DAY || f->value[DAY] == 'T');
}

/* The day of an hour that ends at token `to`: at 5 p.m. on Monday. */
static bool
day_behind(const struct scan *s, u32 to, struct found *day)
{
	bool comma = times_mark(s, to, ',');
	u32 at = skip_of(s, to), skip;

	if (at >= s->end)
		return false;
	if (times_digits(s, at, day) || modified_month(s, at, day) ||
	    month(s, at, day))
		return of_day(day);
	return !comma && (times_weekday(s, at, day) ||
	    (modifier(s, at, "mod", &skip) == 0 && !skip &&
	    times_word(s, at, day))) && of_day(day);
}

/* Joins an hour and the day beside it, and keeps the day for hours to come. */
static void
bind_day(struct scan *s, struct found *f)
{
	struct found other = { 0 };
	const char *clock = strchr(f->value, ':');
	char joined[sizeof f->value];

	if (!clock && of_day(f)) {		/* Monday at 5 p.m. */
		snprintf(s->day, sizeof s->day, "%.*s", DAY, f->value);
		if (f->to < s->end && (hour(s, f->to, &other) ||
		    (f->to + 1 < s->end && hour(s, skip_article(s, f->to),
		    &other))))
			*f = other;
	} else if (clock && day_behind(s, f->to, &other)) {
		snprintf(s->day, sizeof s->day, "%.*s", DAY, other.value);
		snprintf(joined, sizeof joined, "%s%s", s->day,
		    strchr(f->value, 'T'));
		snprintf(f->value, sizeof f->value, "%s", joined);
		f->to = other.to;
	}
}

/* Is token i part of an address? A date there is not one of the text. */
static bool
in_link(struct scan *s, u32 i)
{
	u32 at = s->t->v[i].from;

	while (s->link < s->it->links.n &&
	    s->it->links.v[s->link].span.to <= at)
		s->link++;
	return s->link < s->it->links.n && s->it->links.v[s->link].span.from <=
	    at && str_find(item_text(s->it, s->it->links.v[s->link].span),
	    S("://")) < s->it->links.v[s->link].span.to -
	    s->it->links.v[s->link].span.from;
}

/* Adds the expression at token i, if there is one. Returns the next token to
 * try. */
static u32
times_step(struct scan *s, u32 i)
{
	if (in_link(s, i))
		return i + 1;
	for (size_t k = 0; k < countof(shapes); k++) {
		struct found f = { 0 };
		struct time *x;

		if (!shapes[k](s, i, &f) || f.to > s->end)
			continue;
		bind_day(s, &f);
		assert(f.to > i && f.to <= s->end);
		x = push(&s->it->times, s->it->mem);
		x->span = token_span(s->t, i, f.to);
		x->value = str_copy(s->it->mem, str_of(f.value));
		x->type = f.type;
		return f.to;
	}
	return i + 1;
}

static void
times(struct item *it, const struct packs *ps, arena tmp)
{
	tokens t = item_tokens(it, &tmp);
	struct scan s = { .it = it, .pack = it->pack, .t = &t };
	str day = it->published.n ? it->published.v[0].value :
	    it->of->published;

	struct moment m;

	(void)ps;
	s.anchored = moment_read(day, &m);
	if (s.anchored) {
		s.today = civil_days(m.day);
		s.year = (u32)m.day.year;
	}
	for (u32 z = 0; z < it->sentences.n; z++) {
		u32 i = token_after(&t, it->sentences.v[z].span.from);

		s.from = i;
		s.day[0] = 0;
		s.end = token_after(&t, it->sentences.v[z].span.to);
		while (i < s.end)
			i = times_step(&s, i);
	}
}

const struct pass pass_times = {
	.name  = "times",
	.about = "find dates, hours and durations",
	.needs = HAS(sentences) | HAS(published) | HAS(links),
	.gives = HAS(times),
	.run   = times,
};
