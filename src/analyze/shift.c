/*
 * Which time is a number of units from today?
 *
 * Last week, three years ago, in half an hour, tomorrow: a modifier, a number
 * or the pack says how many units, and the unit says how exact the time is.
 */
#include "analyze/anchor.h"
#include "analyze/numbers.h"
#include "analyze/shift.h"

static void
tell_month(struct when *w, i64 months)
{
	w->year = months / 12;
	w->month = (u32)(months % 12) + 1;
	w->told |= TOLD_YEAR | TOLD_MONTH;
}

static void
tell_quarter(struct when *w, i64 quarters)
{
	w->year = quarters / 4;
	w->quarter = (u32)(quarters % 4) + 1;
	w->told |= TOLD_YEAR | TOLD_QUARTER;
}

static void
tell_week(struct when *w, i64 day)
{
	w->week = day - civil_weekday(day);
	w->told |= TOLD_WEEK;
}

static void
tell_ref(struct when *w, i64 n)
{
	w->ref = n < 0 ? S("PAST_REF") : n > 0 ? S("FUTURE_REF") :
	    S("PRESENT_REF");
	w->told |= TOLD_REF;
}

enum { FAR = 3000 };	/* units; what is farther is only past or future */

void
shift_off(const struct scan *s, struct when *w, char unit, i64 n)
{
	struct civil c = civil_of(s->today);

	if (!s->anchored || n > FAR || n < -FAR ||
	    (unit == 'Y' && c.year + n < 1)) {
		tell_ref(w, n);
	} else if (unit == 'W') {
		tell_week(w, s->today + n * 7);
	} else if (unit == 'E') {	/* the next one is the coming one */
		tell_week(w, s->today + 7 * (n - (n > 0 &&
		    civil_weekday(s->today) < 5)));
		w->told |= TOLD_WEEKEND;
	} else if (unit == 'M') {
		tell_month(w, c.year * 12 + c.month - 1 + n);
	} else if (unit == 'Q') {
		tell_quarter(w, c.year * 4 + (c.month - 1) / 3 + n);
	} else if (unit == 'Y') {
		w->year = c.year + n;
		w->told |= TOLD_YEAR;
	} else {
		when_on(w, s->today + (unit == 'D' ? n : 0));
	}
}

/* Does a unit with a modifier go with what is told: Monday next week, July last
 * year? */
static bool
unit_goes(const struct when *w, char u)
{
	u32 told = w->told & ~(u32)(TOLD_EDGE | TOLD_NTH | TOLD_PART |
	    TOLD_HOUR);

	if (told == 0)
		return true;
	return u == 'W' ? told == TOLD_WEEKDAY :
	    u == 'M' ? told == TOLD_DAY :
	    u == 'Y' ? !(told & (TOLD_WEEKDAY | TOLD_YEAR)) : 0;
}

/* A unit with a modifier: last week, this year, la semaine prochaine; without
 * one only behind what it is the whole of: the end of the month. */
bool
shift_unit(const struct scan *s, u32 i, struct when *w)
{
	int which = 0, behind;
	str vague;
	u32 mod = times_count(s, i, "mod", &which), n, next;
	const struct phrase *f = times_list(s, LIST_UNITS, i + mod);
	char u = 0;

	n = times_kind(s, i, "vague", &vague);
	if (n && times_unit(s, i + n, &u)) {	/* in recent years */
		w->ref = vague;
		w->to = i + n + times_unit(s, i + n, &u);
		w->told |= TOLD_REF;
		return true;
	}
	n = times_unit(s, i + mod, &u);
	if (!n || u == 'S' || u == 'H' || u == 'N' || u == 'T' || u == 'C' ||
	    !unit_goes(w, u))
		return false;
	next = mod ? 0 : times_count(s, i + n, "mod", &behind);
	if (next && pack_has(s->pack, S("modifiers behind")) && behind) {
		which = behind;
		n += next;
	} else if (!mod && !(w->told & (TOLD_EDGE | TOLD_NTH)) &&
	    !(s->alone && w->told & TOLD_DAY)) {
		return false;
	}
	w->to = i + mod + n;
	if (f->value.n > 1 && which > 0) {	/* in the coming years */
		tell_ref(w, which);
		return true;
	}
	if (f->value.n > 1 && which < 0 && !s->alone)
		return false;			/* a duration */
	shift_off(s, w, u, which);
	return true;
}

/* A number with a decimal, in sixtieths: 2.5. */
static bool
decimal(str w, u32 *sixty)
{
	char point = str_find(w, S(".")) < w.n ? '.' : ',';
	str rest = w;
	u32 a, b;

	if (!str_number(str_cut(&rest, point), &a) || rest.n != 1 ||
	    !str_number(rest, &b) || a > 999)
		return false;
	*sixty = a * 60 + b * 6;
	return true;
}

/* Half an, a quarter of an: a part of the unit that follows, in sixtieths. */
static u32
fraction(const struct scan *s, u32 i, u32 *sixty)
{
	u32 at = i, n, one = 0;
	int minutes;

	if ((phrases_at(&s->pack->articles, s->t, i, i + 1) ||
	    (times_number(s, i, &one) == 1 && one == 1)) &&
	    times_clock(s, i + 1, "minutes", &minutes))
		at++;
	n = times_clock(s, at, "minutes", &minutes);
	if (!n)
		return 0;
	at += n;
	n = times_join(s, at);
	if (n == at && minutes != 30)
		return 0;			/* the quarter a year ago */
	*sixty = (u32)minutes;
	return n + (u32)(times_number(s, n, &one) && one == 1) - i;
}

/* A number of units, in sixtieths: three, 2.5, 3/4, half an, two and a half. */
static u32
quantity(const struct scan *s, u32 i, u32 *sixty)
{
	u32 a, b, n;
	int more;

	if (i >= s->end)
		return 0;
	if (times_number(s, i, &a) && times_mark(s, i + 1, '/') &&
	    times_number(s, i + 2, &b) && b) {
		*sixty = a * 60 / b;
		return 3;
	}
	if (decimal(token_text(s->it, s->t, i), sixty))
		return 1;
	if ((n = fraction(s, i, sixty)))
		return n;
	n = times_number(s, i, &a);
	if (!n || a > 1000000)
		return 0;
	*sixty = a * 60;
	b = times_clock(s, i + n, "more", &more);
	*sixty += b ? (u32)more : 0;
	return n + b;
}

/* A number of units in one word, as in 1h or 30min, perhaps with a fraction
 * before it: 3/4h. */
static u32
quantity_glued(const struct scan *s, u32 i, u32 *sixty, char *u)
{
	u32 at = i + 2 < s->end && times_mark(s, i + 1, '/') ? i + 2 : i;
	str w = at < s->end ? token_text(s->it, s->t, at) : S("");
	size_t n = 0;
	const struct phrase *f;
	u32 count, of = 1;

	while (n < w.n && w.s[n] >= '0' && w.s[n] <= '9')
		n++;
	f = n && n < 4 && n < w.n ? phrases_get(&s->pack->units,
	    str_from(w, n)) : 0;
	if (!f || !f->value.n || !str_number((str){ w.s, n }, &count) ||
	    (at > i && (!times_number(s, i, &of) || !count)))
		return 0;
	*sixty = at > i ? of * 60 / count : count * 60;
	*u = f->value.s[0];
	return at + 1 - i;
}

/* Tells a moment, with its hour, minutes from now. */
static void
off_minutes(const struct scan *s, struct when *w, i64 minutes)
{
	i64 at = s->today * 24 * 60 + s->now + minutes;
	i64 day = at / (24 * 60) - (at % (24 * 60) < 0);

	when_on(w, day);
	w->hour = (u32)(at - day * 24 * 60) / 60;
	w->minute = (u32)(at - day * 24 * 60) % 60;
	w->told |= TOLD_HOUR;
}

void
shift_begin(const struct scan *s, struct when *w, char u, u32 n, bool last)
{
	i64 size = u == 'H' ? 60 : u == 'N' ? 1 : 0;

	if (u != 'H' && u != 'N' && u != 'S') {
		shift_off(s, w, u, last ? -(i64)n : 1);
		return;
	}
	off_minutes(s, w, last ? -(i64)n * size : size);
	w->minute = u == 'H' ? 0 : w->minute;
}

/* What lies a number of units from today.  Where nothing else stands, it is as
 * exact as the next smaller unit: in two weeks is a day. */
static void
off_exact(const struct scan *s, struct when *w, char u, i64 sixty)
{
	i64 n = sixty / 60, month;
	struct civil c = civil_of(s->today);

	if (!s->alone || !s->anchored || n > FAR || n < -FAR) {
		shift_off(s, w, u, n);
	} else if (u == 'S') {
		off_minutes(s, w, n / 60);
	} else if (u == 'N' || u == 'H') {
		off_minutes(s, w, u == 'N' ? n : sixty);
	} else if (u == 'D' && w->to == s->end) {
		off_minutes(s, w, n * 24 * 60);
		w->minute = 0;
	} else if (u == 'W') {
		when_on(w, s->today + n * 7);
	} else if (u == 'M') {
		month = c.year * 12 + c.month - 1 + n;
		tell_month(w, month);
		w->day = (u32)c.day;
		w->told |= civil_exists((struct civil){ w->year, (int)w->month,
		    c.day }) ? TOLD_DAY : 0;
	} else if (u == 'Y') {
		tell_month(w, (c.year + n) * 12 + c.month - 1);
	} else {
		shift_off(s, w, u, n);
	}
}

/* A year ago, or earlier, behind the name of a quarter is that quarter of the
 * year before. */
static void
year_ago_quarter(const struct scan *s, struct when *w)
{
	struct civil c = civil_of(s->today);

	if (!s->anchored) {
		tell_ref(w, -1);
		return;
	}
	tell_quarter(w, (c.year - 1 - ((int)s->quarter * 3 - 2 > c.month)) * 4 +
	    (i64)s->quarter - 1);
}

/* A number of units, and how far they lead: the token behind them. */
struct counted { u32 to, n, sixty; char unit; bool many; };

/* Reads a number of units at token i; `led` is what leads to them: in. */
static bool
counted_read(const struct scan *s, u32 i, bool led, struct counted *c)
{
	u32 units, year;
	bool skipped = false;

	c->sixty = 60;
	c->n = quantity(s, i, &c->sixty);
	if (led && !c->n && times_joined(s, times_join(s, i), true)) {
		i = times_join(s, i);		/* in about two hours */
		skipped = true;
		c->n = quantity(s, i, &c->sixty);
	}
	units = times_unit(s, i + c->n, &c->unit);
	c->many = units && times_list(s, LIST_UNITS, i + c->n)->value.n > 1;
	if (led && !units)
		c->n = quantity_glued(s, i, &c->sixty, &c->unit);
	c->to = i + c->n + units;
	if (!c->unit || (c->n && times_four(s, i, &year) &&
	    strchr("YQ", c->unit)))
		return false;
	return c->n || (c->unit != 'E' && !skipped && (led || s->alone));
}

/* Makes a century and a decade years, and a part of a year months. */
static void
counted_plain(struct counted *c)
{
	if (c->unit == 'C' || c->unit == 'T') {
		c->sixty *= c->unit == 'C' ? 100 : 10;
		c->unit = 'Y';
	} else if (c->unit == 'Y' && c->sixty % 60) {
		c->sixty *= 12;
		c->unit = 'M';
	}
}

/* A number of units from today: three weeks ago, in three weeks, vor Jahren. */
bool
shift_counted(const struct scan *s, u32 i, struct when *w)
{
	int way = 0, behind = 0;
	u32 before = times_count(s, i, "before", &way), after;
	struct counted c = { 0 };

	if (!counted_read(s, i + before, before, &c))
		return false;
	after = times_count(s, c.to, "after", &behind);
	if ((after > 0) == (before > 0) || (c.n && c.sixty % 60 &&
	    !strchr("HYD", c.unit)))
		return false;
	way = after ? behind : way;
	if (!c.n && c.many && way > 0)
		return false;			/* the first in years */
	w->to = c.to + after;
	counted_plain(&c);
	if ((c.n && c.sixty == 0) || (!c.n && c.many))
		tell_ref(w, way);		/* several years ago */
	else if (c.unit == 'Y' && c.sixty == 60 && way == -1 && s->quarter)
		year_ago_quarter(s, w);
	else if (w->told & (TOLD_MONTH | TOLD_FEAST))
		shift_off(s, w, c.unit, (i64)c.sixty / 60 * way);
	else
		off_exact(s, w, c.unit, (i64)c.sixty * way);
	return true;
}

/* The year-ago quarter, or the same without its noun, behind the name of a
 * quarter; but not the year-ago third quarter. */
static void
year_ago(const struct scan *s, struct when *w)
{
	char unit;
	u32 n = times_unit(s, w->to, &unit);

	if (!s->quarter || times_kind(s, w->to, "quarter", 0)) {
		shift_off(s, w, 'Y', -1);
		return;
	}
	w->to += n && unit == 'Q' ? n : 0;
	year_ago_quarter(s, w);
}

/* An expression that the pack lists: yesterday, now, tonight. */
bool
shift_word(const struct scan *s, u32 i, struct when *w)
{
	const struct phrase *p = times_list(s, LIST_TIMES, i);
	str kind, part;
	u32 n;
	char unit;
	bool minus;

	if (!p || (s->t->v[i].capital && i > s->from && !s->alone &&
	    pack_has(s->pack, S("capital nouns")) && times_small(p)))
		return false;		/* der Morgen is not morgen */
	part = p->value;
	kind = str_cut(&part, ' ');
	w->to = i + p->words;
	if (str_is(kind, S("prior"))) {
		year_ago(s, w);
		return true;
	}
	if (str_is(kind, S("ref"))) {
		w->ref = part;
		w->told |= TOLD_REF;
		return !times_unit(s, w->to, &unit) &&
		    !times_number(s, w->to, &n);	/* in the past year */
	}
	minus = part.n && part.s[0] == '-';
	if (kind.n != 1 || !str_number(str_from(str_cut(&part, ' '), minus),
	    &n))
		return false;
	if (kind.s[0] == 'E' && n == 0)		/* over the weekend */
		shift_off(s, w, 'E', s->anchored && !s->alone &&
		    !clause_ahead(s, i, w->to) ?
		    -(civil_weekday(s->today) < 5) : 0);
	else
		shift_off(s, w, kind.s[0], minus ? -(i64)n : (i64)n);
	if (part.n && s->anchored) {		/* overnight */
		w->part = part;
		w->told |= TOLD_PART;
	}
	return true;
}
