/*
 * Which day, month or weekday do the words at a token name?
 *
 * A date is written in digits, or its day and year stand beside the name of the
 * month.  A day may also be counted within a month or year: the last Sunday of
 * March.
 */
#include "analyze/clock.h"
#include "analyze/dates.h"
#include "analyze/numbers.h"

static i64
full_year(u32 y)
{
	return y >= 100 ? y : y < 40 ? 2000 + y : 1900 + y;
}

/* Numbers in digits with marks between: 2025-01-28, 28.01.2025, 1/28/25. */
struct digits { u32 v[3], n, to; char sep; };

/* Reads the numbers of a token, as in 28.01. */
static bool
digits_token(str w, struct digits *d)
{
	while (d->n < 3 && w.n) {
		char at = str_find(w, S(".")) < w.n ? '.' : '-';
		str part = str_cut(&w, at);

		if (part.n == 0 || part.n > 4 || !str_number(part,
		    &d->v[d->n]))
			return false;
		d->n++;
		if (w.n && d->sep && d->sep != at)
			return false;
		if (w.n)
			d->sep = at;
	}
	return true;
}

static bool
digits_read(const struct scan *s, u32 i, struct digits *d)
{
	*d = (struct digits){ .to = i };
	for (u32 k = i; k < s->end && d->n < 3; k++) {
		str p = token_text(s->it, s->t, k);

		if (k > i && s->t->v[k].spaced && !s->alone)
			break;
		if (k > i && p.n == 1 && (p.s[0] == '-' || p.s[0] == '/' ||
		    p.s[0] == '.') && (!d->sep || d->sep == p.s[0]) && d->n) {
			d->sep = p.s[0];
			continue;
		}
		if (!digits_token(p, d))
			return d->n == 2;
		d->to = k + 1;
	}
	return true;
}

/* A whole date in digits. */
bool
dates_digits(const struct scan *s, u32 i, struct when *w)
{
	struct digits d;
	const u32 *v = d.v;
	bool first;

	if (s->t->v[i].kind != TOKEN_NUMBER || !digits_read(s, i, &d) ||
	    d.n != 3 || (!d.sep && !s->alone) || (v[2] > 99 && v[2] < 1900))
		return false;
	first = d.sep == '/' && pack_has(s->pack, S("month first"));
	w->year = full_year(v[0] > 31 ? v[0] : v[2]);
	w->month = v[0] > 31 || !first ? v[1] : v[0];
	w->day = v[0] > 31 ? v[2] : first ? v[1] : v[0];
	if (w->year > 2199 || !civil_exists((struct civil){ w->year,
	    (int)w->month, (int)w->day }))
		return false;
	w->to = d.to;
	w->told |= TOLD_DATE;
	return true;
}

/* Two numbers that are a day and a month, 15.2. or 2/15, or a month and a year,
 * 2/2013.  Only where nothing else stands, or behind a preposition: am 15.2. */
bool
dates_short(const struct scan *s, u32 i, struct when *w)
{
	struct digits d;
	bool point, first;

	if (s->t->v[i].kind != TOKEN_NUMBER || !digits_read(s, i, &d) ||
	    d.n != 2)
		return false;
	if (times_joined(s, i, true))
		return false;			/* at 12 15 */
	point = d.sep == '.' && times_mark(s, d.to, '.') &&
	    !s->t->v[d.to].spaced;
	if (!s->alone && !(point && times_joined(s, i, false) &&
	    d.to + 1 < s->end))
		return false;
	w->to = d.to + point;
	if (d.v[0] > 999 || d.v[1] > 999) {
		w->year = d.v[0] > 999 ? d.v[0] : d.v[1];
		w->month = d.v[0] > 999 ? d.v[1] : d.v[0];
		w->told |= TOLD_YEAR | TOLD_MONTH;
		return w->month >= 1 && w->month <= 12 && w->year < 2200;
	}
	first = d.sep != '.' && pack_has(s->pack, S("month first"));
	w->month = d.v[!first];
	w->day = d.v[first];
	w->told |= TOLD_MONTH | TOLD_DAY;
	return civil_exists((struct civil){ 2000, (int)w->month, (int)w->day });
}

/*
 * Is the word at token i something else than a month without a day?  A name
 * with a capital (planète Mars, Марта Соренсен), or a number.
 */
static bool
month_is_name(const struct scan *s, u32 i)
{
	const struct token *t = s->t->v;
	u32 year;
	char unit;

	if (times_unit(s, i + 1, &unit))
		return true;
	if (pack_has(s->pack, S("capital months")) || !t[i].capital ||
	    s->alone || times_four(s, i + 1, &year))
		return false;
	return i > s->from || (i + 1 < s->end && t[i + 1].capital);
}

/* The day of a month before it: 19 July, 19. Juli, the second of March.  The
 * tokens of the day and of what joins it; 0 if there is none. */
u32
dates_before(const struct scan *s, u32 i, u32 *day)
{
	u32 n, m, at;
	int nth;

	if (i >= s->end)
		return 0;
	if ((n = times_ordinal(s, i, &nth)) && nth > 0) {
		*day = (u32)nth;
	} else if (phrases_at(&s->pack->articles, s->t, i, i + 1) ||
	    !(n = times_number(s, i, day))) {
		return 0;			/* a June wedding */
	}
	at = times_join(s, i + n);
	if (at == i + n && times_mark(s, at, '.'))
		at++;
	if (*day < 1 || *day > 31 || !times_listed(s, LIST_MONTHS, at, &m))
		return 0;
	/* the second march */
	if (!s->alone && at == i + n && !s->t->v[at].capital &&
	    pack_has(s->pack, S("capital months")) &&
	    token_text(s->it, s->t, i).s[0] > '9')
		return 0;
	return at - i;
}

/* The day of a month behind it: July 19, July 19th, July the second. */
static u32
day_behind(const struct scan *s, u32 i, u32 *day)
{
	u32 n, year, at = i;
	int nth;
	char unit;

	if (at < s->end && phrases_at(&s->pack->articles, s->t, at, at + 1))
		at++;
	if ((n = times_ordinal(s, at, &nth)) && nth > 0 && nth <= 31)
		*day = (u32)nth;
	else if (at > i || !(n = times_number(s, at, day)) || *day < 1 ||
	    *day > 31 || token_text(s->it, s->t, at).s[0] > '9')
		return 0;
	n -= times_mark(s, at + n - 1, '.');	/* the end of a sentence */
	return times_unit(s, at + n, &unit) || times_four(s, at, &year) ? 0 :
	    at + n - i;
}

/* The year behind a month: July 2025, July 19, 2025; in two digits only where
 * nothing else stands. */
u32
dates_year(const struct scan *s, u32 i, i64 *year)
{
	u32 y, at = i;

	if (!times_four(s, at, &y)) {
		at = times_mark(s, i, ',') ? i + 1 : times_join(s, i);
		if (at == i && times_mark(s, at, '.'))
			at++;
	}
	if (times_four(s, at, &y)) {
		*year = y;
		return at + 1 - i;
	}
	if (!s->alone || !(at = i) || at >= s->end ||
	    token_text(s->it, s->t, at).n != 2 || !str_number(token_text(
	    s->it, s->t, at), &y) || at + 1 != s->end)
		return 0;
	*year = full_year(y);
	return 1;
}

/* A month, perhaps with day and year: July 19, 2025; 19 July 2025; July. */
static bool
month(const struct scan *s, u32 i, struct when *w)
{
	u32 n, at;

	if (i >= s->end)
		return false;
	at = i + dates_before(s, i, &w->day);
	if (at > i)
		w->told |= TOLD_DAY;
	else if ((!s->alone && !s->t->v[i].capital && pack_has(s->pack,
	    S("capital months"))) || month_is_name(s, i))
		return false;			/* may, march */
	n = times_listed(s, LIST_MONTHS, at, &w->month);
	if (!n || w->month > 12)
		return false;
	at += n;
	if (times_mark(s, at, '.') && at + 1 < s->end &&
	    s->t->v[at - 1].to - s->t->v[at - 1].from <= 10)
		at++;
	if (!(w->told & TOLD_DAY) && (n = day_behind(s, at, &w->day))) {
		w->told |= TOLD_DAY;
		at += n;
	}
	if ((n = dates_year(s, at, &w->year)))
		w->told |= TOLD_YEAR;
	w->to = at + n;
	w->told |= TOLD_MONTH;
	return !(w->told & TOLD_DAY) || civil_exists((struct civil){
	    w->told & TOLD_YEAR ? w->year : 2000, (int)w->month, (int)w->day });
}

/* Sets the year of a month to that of the last one, or of the next one. */
static void
month_moved(const struct scan *s, struct when *w, int which)
{
	struct civil c = civil_of(s->today);

	if (!s->anchored || !which || w->told & (TOLD_YEAR | TOLD_DAY))
		return;
	w->year = c.year + (which < 0 ? which + ((int)w->month < c.month) :
	    which - ((int)w->month > c.month));
	w->told |= TOLD_YEAR;
}

/* A month with a modifier on a side: last June, early March, juin dernier. */
bool
dates_month(const struct scan *s, u32 i, struct when *w)
{
	int which = 0;
	u32 n = times_count(s, i, "mod", &which), told = w->told;
	char unit;

	if (!month(s, i + n, w)) {
		w->told = told;
		return false;
	}
	if (!n && !(w->told & TOLD_DAY) && (n = times_count(s, w->to, "mod",
	    &which)) && which) {
		if (times_unit(s, w->to + n, &unit))
			return true;		/* July last year */
		w->to += n;
	}
	month_moved(s, w, which);
	return true;
}

/*
 * May the short form of a weekday at token i be one?  "Sat" and "So" are words
 * as well: a point or a date must stand beside them, or nothing at all.
 */
static bool
weekday_brief(const struct scan *s, u32 i)
{
	u32 number, at;

	if (s->alone)
		return true;
	if (i + 1 == s->end)
		return i == s->from || times_mark(s, i - 1, '(');
	if (!s->t->v[i].capital)
		return false;
	at = times_join(s, i + 1);
	at += times_mark(s, at, '.');
	return (times_mark(s, i + 1, '.') && !s->t->v[i + 1].spaced &&
	    i + 2 < s->end) || times_number(s, at, &number) ||
	    (i > s->from && times_mark(s, i - 1, '('));
}

/*
 * The number of tokens at i that are a weekday, 1 to 7; or 0.  The list has
 * "brief" behind the number of a short form, or a part of the day.
 */
static u32
weekday_listed(const struct scan *s, u32 i, struct when *w)
{
	const struct phrase *f = times_list(s, LIST_WEEKDAYS, i);
	str value = f ? f->value : S("");
	u32 n = f ? f->words : 0;
	bool brief;

	if (!f || !str_number(str_cut(&value, ' '), &w->weekday) ||
	    w->weekday < 1 || w->weekday > 7)
		return 0;
	brief = str_is(value, S("brief"));
	if (brief && !weekday_brief(s, i))
		return 0;
	if (value.n && !brief) {		/* Dienstagabend */
		w->part = value;
		w->told |= TOLD_PART;
	}
	return n + (s->t->v[i + n - 1].to - s->t->v[i].from <= 10 &&
	    (brief || s->alone) && i + n + 1 < s->end &&
	    times_mark(s, i + n, '.') && !s->t->v[i + n].spaced);
}

/* A weekday, perhaps with a modifier: last Tuesday, mardi dernier. */
bool
dates_weekday(const struct scan *s, u32 i, struct when *w)
{
	int which = 0;
	u32 mod = times_count(s, i, "mod", &which), n, next, unit_words;
	char unit;

	n = weekday_listed(s, i + mod, w);
	if (!n)
		return false;
	w->to = i + mod + n;
	w->told |= TOLD_WEEKDAY;
	w->this = mod && which == 0;
	next = times_count(s, w->to, "week", &w->later);
	if (next) {			/* lundi en huit */
		w->to += next;
		return true;
	}
	next = times_count(s, w->to, "mod", &which);
	unit_words = next ? times_unit(s, w->to + next, &unit) : 0;
	if (mod)
		times_count(s, i, "mod", &which);
	else if (next && which && !unit_words)	/* lundi prochain */
		w->to += next;
	else
		which = 0;
	w->which = which;
	return true;
}

/* The week of a day: the week of October 6. */
static bool
week_of(const struct scan *s, u32 i, struct when *w)
{
	char u = 0;
	u32 n = times_unit(s, i, &u), at = times_join(s, i + n), month, day;

	w->nth = 0;
	w->unit = 'W';
	w->to = i + n;
	w->told |= TOLD_NTH;
	return n && u == 'W' && at > i + n && !times_mark(s, i + n, ',') &&
	    (dates_before(s, at, &day) || ((n = times_listed(s, LIST_MONTHS, at,
	    &month)) && day_behind(s, at + n, &day)));
}

/* What stands before a day, week or month and counts it: the first Tuesday of
 * October, the last week of 2018. */
bool
dates_nth(const struct scan *s, u32 i, struct when *w)
{
	u32 n = times_ordinal(s, i, &w->nth), m, at, month, year;
	struct when day = { 0 };
	int which;
	char u = 0;

	if (!n)
		return week_of(s, i, w);
	if ((m = times_ordinal(s, i + n, &which)) && which == -1 &&
	    w->nth > 0) {			/* the second last week */
		w->nth = -w->nth;
		n += m;
	}
	m = times_unit(s, i + n, &u);
	if (!m && (m = weekday_listed(s, i + n, &day)))
		u = 'w';
	at = times_join(s, i + n + m);
	if (!m || !u || strchr("HNSTCY", u) || times_mark(s, i + n + m, ','))
		return false;
	w->unit = u;
	w->weekday = day.weekday;
	w->to = i + n + m;
	w->told |= TOLD_NTH;
	return times_listed(s, LIST_MONTHS, at, &month) ||
	    (u != 'w' && at > i + n + m && times_four(s, at, &year)) ||
	    times_kind(s, at, "mod", 0) || (s->alone && at > w->to &&
	    times_unit(s, at, &u));
}

/* A month or year with a prefix: mid-March, mi-décembre, mid-1996. */
bool
dates_prefixed(const struct scan *s, u32 i, struct when *w)
{
	str t = token_text(s->it, s->t, i), head = str_cut(&t, '-'), rest;
	const struct phrase *f, *m;
	u32 n, y;

	if (s->t->v[i].kind != TOKEN_WORD || !t.n ||
	    !(f = phrases_get(&s->pack->times, head)))
		return false;
	rest = f->value;
	if (!str_is(str_cut(&rest, ' '), S("part")))
		return false;
	w->edge = rest.n ? rest.s[0] : 0;
	w->to = i + 1;
	w->told |= TOLD_EDGE;
	if (t.n == 4 && str_number(t, &y) && y >= 1500 && y <= 2100) {
		w->year = y;
		w->told |= TOLD_YEAR;
		return true;
	}
	m = phrases_get(&s->pack->months, t);
	if (!m || !str_number(m->value, &w->month))
		return false;
	w->told |= TOLD_MONTH;
	if ((n = dates_year(s, w->to, &w->year)))
		w->told |= TOLD_YEAR;
	w->to += n;
	return true;
}

/* A day of the month without its month: Tuesday 19th, the 24th. */
bool
dates_day(const struct scan *s, u32 i, struct when *w)
{
	u32 n, m;
	int nth;
	char unit;
	struct when hour = { 0 };

	n = times_ordinal(s, i, &nth);
	w->day = n ? (u32)nth : 0;
	if (!n && s->alone)
		n = times_number(s, i, &w->day);
	if (!n || w->day < 1 || w->day > 31 || clock_at(s, i, true, false,
	    &hour))
		return false;
	w->to = i + n;
	w->told |= TOLD_DAY;
	if (w->told & TOLD_WEEKDAY && (s->alone || token_text(s->it, s->t,
	    i).n > 2))
		return !times_unit(s, w->to, &unit);
	m = times_join(s, w->to);
	m += times_kind(s, m, "mod", 0);
	return (m > w->to && times_unit(s, m, &unit) && unit == 'M') ||
	    (s->alone && i > s->from && !times_joined(s, i, true));
}
