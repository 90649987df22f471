/*
 * Where in a line is a date, and which one?  The line is cut into numbers,
 * words and signs.  A date is one of a few shapes of them: 2025-01-29,
 * 29.01.2025, January 29, 2025, 29 January 2025, or year, month and day each
 * with its Chinese sign.  A time of day beside it belongs to it, and so does a
 * zone behind that.
 */
#include <stdio.h>

#include "read/line/date.h"

enum {
	ATOMS = 40,		/* of a line; the rest is not read */
	FIRST_YEAR = 1990,	/* clocks that are older were never set */
	DAY = 24 * 60,		/* minutes, as below */
	AFTER_FETCH = DAY,	/* a zone not named, a clock that is wrong */
	AFTER_FILE = 3652 * DAY	/* ten years */
};

struct atom {
	enum { END, NUMBER, WORD, SIGN } kind;
	u32    value, digits;	/* of a number; or the sign */
	size_t from, to;
	u32    month;		/* of a word, 1 to 12; or 0 */
};

struct line {
	const struct pack *any;
	str         t;
	struct atom v[ATOMS + 4];
	u32         n;
};

struct found {
	struct moment at;
	u32 from, to;		/* atoms [from, to) */
	bool never;		/* a form of a date was met, but not of a day */
	struct civil other;	/* the day in the other order; else year 0 */
	bool unsure;		/* the order is not known */
};

/* Is it a letter that forms words with its neighbors? */
static bool
date_joins(u32 c)
{
	return utf8_letter(c) && !utf8_wide(c);
}

/* Cuts a line into atoms, without blanks.  "3pm" is two atoms. */
static void
date_cut(struct line *l, str t, const struct packs *ps)
{
	str rest = t;

	l->any = &ps->any;
	l->t = t;
	while (rest.n && l->n < ATOMS) {
		struct atom *a = &l->v[l->n];
		u32 c;

		a->from = t.n - rest.n;
		c = utf8_next(&rest);
		if (utf8_space(c))
			continue;
		a->kind = utf8_digit(c) ? NUMBER : date_joins(c) ? WORD : SIGN;
		a->value = a->kind == NUMBER ? c - '0' : c;
		a->digits = 1;
		while (rest.n && a->kind != SIGN) {
			str next = rest;

			c = utf8_next(&next);
			if (a->kind == NUMBER ? !utf8_digit(c) : !date_joins(c))
				break;
			if (a->kind == NUMBER && a->digits++ < 9)
				a->value = a->value * 10 + (c - '0');
			rest = next;
		}
		a->to = t.n - rest.n;
		if (a->kind == WORD) {
			const struct phrase *p = phrases_get(&ps->any.months,
			    (str){ t.s + a->from, a->to - a->from });

			if (!p || !str_number(p->value, &a->month))
				a->month = 0;
		}
		l->n++;
	}
}

/* Is the atom the sign c? */
static bool
date_sign(const struct atom *a, u32 c)
{
	return a->kind == SIGN && a->value == c;
}

/* Is the atom a year of four digits? */
static bool
date_year(const struct atom *a)
{
	return a->kind == NUMBER && a->digits == 4 && a->value >= 1900 &&
	    a->value < 2100;
}

/* Is the atom a number of one or two digits, from 1 to `most`? */
static bool
date_small(const struct atom *a, u32 most)
{
	return a->kind == NUMBER && a->digits <= 2 && a->value >= 1 &&
	    a->value <= most;
}

/* The text of atom i. */
static str
atom_text(const struct line *l, u32 i)
{
	return (str){ l->t.s + l->v[i].from, l->v[i].to - l->v[i].from };
}

/* Is atom i the word w? */
static bool
word_is(const struct line *l, u32 i, str w)
{
	return i < l->n && l->v[i].kind == WORD && str_same(atom_text(l, i),
	    w);
}

/* Sets the day; false if there is no such day. */
static bool
day(struct found *f, u32 y, u32 m, u32 d, u32 from, u32 to)
{
	*f = (struct found){ .at.day = { y, (int)m, (int)d }, .from = from,
		.to = to, .never = f->never };
	if (civil_exists(f->at.day))
		return true;
	f->never = true;
	return false;
}

/* The unit of a Chinese sign: Y, M or D; 0 if atom i is not such a sign. */
static char
date_unit(const struct line *l, u32 i)
{
	const struct phrase *f = i < l->n && l->v[i].kind == SIGN &&
	    l->v[i].value >= 0x80 ?
	    phrases_letter(&l->any->dateunits, l->v[i].value) : 0;

	return f ? f->value.s[0] : 0;
}

/* Does atom i touch the next one? */
static bool
touching(const struct line *l, u32 i)
{
	assert(i + 1 < countof(l->v));
	return l->v[i].to == l->v[i + 1].from;
}

/* 2025-01-29, 2025/1/29, 2025.01.29, 20250129, or with Chinese signs. */
static bool
year_first(const struct line *l, u32 i, struct found *f)
{
	const struct atom *a = &l->v[i];
	u32 n = a->value;

	if (a->kind == NUMBER && a->digits == 8 && n / 10000 >= 1990 &&
	    n / 10000 < 2100) {
		return day(f, n / 10000, n / 100 % 100, n % 100, i, i + 1);
	}
	if (a->kind != NUMBER || a->digits != 4 || i + 4 >= l->n ||
	    !date_small(a + 2, 99) || !date_small(a + 4, 99))
		return false;
	if (!(a[1].kind == SIGN && a[1].value == a[3].value &&
	    strchr("-/.", (int)(a[1].value < 128 ? a[1].value : '!'))) &&
	    !(date_unit(l, i + 1) == 'Y' && date_unit(l, i + 3) == 'M'))
		return false;
	if (!date_year(a)) {
		f->never = true;
		return false;
	}
	return day(f, a->value, a[2].value, a[4].value, i,
	    i + 5 + (date_unit(l, i + 5) == 'D'));
}

/* The year of a number of two or four digits; 0 if it is not a year. */
static u32
date_full_year(const struct atom *a)
{
	if (date_year(a))
		return a->value;
	return a->kind == NUMBER && a->digits == 2 ? 2000 + a->value : 0;
}

/*
 * 29.01.2025, 29/1/2025, 29-01-2025, 29.01.25.  Between full stops the day
 * comes first.  Otherwise a number above 12 is the day, and if there is none,
 * the order decides.
 */
static bool
digits_only(const struct line *l, u32 i, date_order order, struct found *f)
{
	const struct atom *a = &l->v[i];
	u32 sep = a[1].value, y, d, m;
	bool two;

	if (i + 4 >= l->n || !date_small(a, 31) || a[1].kind != SIGN ||
	    (sep != '.' && sep != '/' && sep != '-') ||
	    !date_sign(a + 3, sep) ||
	    !date_small(a + 2, 31) || !touching(l, i) ||
	    (i > 0 && l->v[i - 1].to == a->from && date_sign(a - 1, sep)))
		return false;
	y = date_full_year(a + 4);
	if (y == 0 || (a[4].digits == 2 && sep == '-'))
		return false;
	d = a->value, m = a[2].value;
	two = sep != '.' && d <= 12 && m <= 12 && d != m;
	if (sep != '.' && (m > 12 || (two && order == ORDER_month)))
		d = a[2].value, m = a->value;
	if (!day(f, y, m, d, i, i + 5))
		return false;
	if (two)
		f->other = (struct civil){ y, (int)d, (int)m };
	f->unsure = two && !order;
	return true;
}

/* Is atom i a hyphen or a slash without blanks around it, as in 26-FEB-1987? */
static bool
date_tie(const struct line *l, u32 i)
{
	const struct atom *a = &l->v[i];

	return (date_sign(a, '-') || date_sign(a, '/')) && i > 0 &&
	    touching(l, i - 1) && touching(l, i);
}

/*
 * The atom behind short words between the parts of a date: of, th, a full stop,
 * a comma.
 */
static u32
past(const struct line *l, u32 i)
{
	for (u32 k = 0; k < 2 && i < l->n; k++) {
		const struct atom *a = &l->v[i];

		if (!(a->kind == WORD && a->month == 0 &&
		    a->to - a->from <= 3) && !date_sign(a, '.') &&
		    !date_sign(a, ',') && !date_sign(a, '\'') &&
		    !date_tie(l, i))
			break;
		i++;
	}
	return i;
}

/*
 * The year behind a day and a month.  Of two digits it must end the line, or a
 * time of day must follow, as in the dates of letters: 29 Jan 25 10:00.
 */
static u32
year_behind(const struct line *l, u32 y)
{
	const struct atom *a = &l->v[y];

	if (y >= l->n || a->kind != NUMBER)
		return 0;
	if (date_year(a) || a->digits != 2)
		return date_year(a) ? a->value : 0;
	if (y + 1 == l->n || (a[1].kind == NUMBER && y + 3 < l->n &&
	    date_sign(a + 2, ':') && a[3].kind == NUMBER))
		return a->value + (a->value < 70 ? 2000 : 1900);
	return 0;
}

/* 29 January 2025, 29. Januar 2025, 29 de enero de 2025, 29-JAN-2025. */
static bool
day_month(const struct line *l, u32 i, struct found *f)
{
	u32 m = past(l, i + 1), y;

	if (!date_small(&l->v[i], 31) || m >= l->n || l->v[m].month == 0)
		return false;
	y = past(l, m + 1);
	if (!year_behind(l, y))
		return false;
	return day(f, year_behind(l, y), l->v[m].month, l->v[i].value, i,
	    y + 1);
}

/* January 29, 2025; Jan. 29th, 2025. */
static bool
month_day(const struct line *l, u32 i, struct found *f)
{
	u32 d, y;

	if (l->v[i].month == 0)
		return false;
	d = past(l, i + 1);
	if (d >= l->n || !date_small(&l->v[d], 31))
		return false;
	y = past(l, d + 1);
	if (y >= l->n || !date_year(&l->v[y]))
		return false;
	return day(f, l->v[y].value, l->v[i].month, l->v[d].value, i, y + 1);
}

/*
 * Takes an offset: +02:00, +0200, and +2 behind the name of a zone.  Returns
 * the atom behind it; 0 if there is none.
 */
static u32
zone_offset(const struct line *l, u32 at, bool named, struct found *f)
{
	const struct atom *a = &l->v[at];
	u32 h, m = 0, to = at + 2;

	if (at + 1 >= l->n || !(date_sign(a, '+') || date_sign(a, '-')) ||
	    a[1].kind != NUMBER || !touching(l, at))
		return 0;
	h = a[1].value;
	if (a[1].digits == 4)
		h = a[1].value / 100, m = a[1].value % 100;
	else if (a[1].digits <= 2 && at + 3 < l->n && date_sign(a + 2, ':') &&
	    a[3].kind == NUMBER && (named || a[1].digits == 2))
		m = a[3].value, to = at + 4;
	else if (!named || a[1].digits > 2)
		return 0;
	if (h > 14 || m > 59)
		return 0;
	f->at.zoned = true;
	f->at.east = (int)(h * 60 + m) * (date_sign(a, '-') ? -1 : 1);
	return to;
}

/*
 * Takes a zone: +02:00, +0200, UTC, (JST), GMT+0100.  Returns the atom behind
 * it; i if there is none.
 */
static u32
zone(const struct line *l, u32 i, struct found *f)
{
	u32 open = i < l->n && date_sign(&l->v[i], '('), at = i + open, to;
	const struct phrase *named = at < l->n && l->v[at].kind == WORD ?
	    phrases_get(&l->any->zones, atom_text(l, at)) : 0;

	if (!named || !zone_read(named->value, &f->at.east)) {
		to = zone_offset(l, at, false, f);
		return to ? to : i;
	}
	f->at.zoned = true;
	to = f->at.east == 0 && at + 1 < l->n && touching(l, at) ?
	    zone_offset(l, at + 1, true, f) : 0;
	return (to ? to : at + 1) + open;
}

/* How many atoms "am" or "p.m." has, from atom i on; 0 if it is not there. */
static u32
half_of_day(const struct line *l, u32 i, bool *after_noon)
{
	for (u32 n = 3; n > 0; n--) {
		const struct phrase *f = i + n > l->n ||
		    l->v[i].kind != WORD ? 0 : phrases_get(&l->any->times,
		    (str){ l->t.s + l->v[i].from,
		    l->v[i + n - 1].to - l->v[i].from });

		if (!f || !(str_is(f->value, S("am")) ||
		    str_is(f->value, S("pm"))))
			continue;
		*after_noon = f->value.s[0] == 'p';
		return n +
		    (n > 1 && i + n < l->n && date_sign(&l->v[i + n], '.'));
	}
	return 0;
}

/*
 * Takes a time of day and its zone: 03:52, 3:52:10 pm, 18h05, 18.05.  Returns
 * the atom behind it; 0 if there is none.
 */
static u32
clock_at(const struct line *l, u32 i, struct found *f)
{
	const struct atom *a = &l->v[i];
	u32 to = i + 3, h, half;
	bool after_noon;

	if (i + 2 >= l->n || a->kind != NUMBER || a->digits > 2 ||
	    a->value > 23 || a[2].kind != NUMBER || a[2].digits != 2 ||
	    a[2].value > 59 || !touching(l, i) || !touching(l, i + 1) ||
	    !(date_sign(a + 1, ':') || date_sign(a + 1, '.') ||
	    word_is(l, i + 1,
	    S("h"))))
		return 0;
	h = a->value;
	if (date_sign(a + 1, '.') && to < l->n && date_sign(&l->v[to], '.'))
		return 0;
	if (to + 1 < l->n && date_sign(&l->v[to], ':') &&
	    l->v[to + 1].kind == NUMBER && l->v[to + 1].digits == 2) {
		to += 2;
		if (to + 1 < l->n && date_sign(&l->v[to], '.') &&
		    l->v[to + 1].kind == NUMBER)
			to += 2;
	}
	half = half_of_day(l, to, &after_noon);
	if (half)
		h = after_noon ? h < 12 ? h + 12 : h : h == 12 ? 0 : h;
	to += half;
	f->at.hour = (int)h;
	f->at.minute = (int)a[2].value;
	f->at.clock = true;
	to = to > l->n ? l->n : to;
	return zone(l, to, f);
}

/* Takes a time of day behind the date, else one before it. */
static void
clock_beside(const struct line *l, struct found *f)
{
	u32 to = 0;

	if (f->to + 1 < l->n && word_is(l, f->to, S("T")) &&
	    l->v[f->to + 1].kind == NUMBER && l->v[f->to + 1].digits == 6) {
		f->at.hour = (int)(l->v[f->to + 1].value / 10000 % 24);
		f->at.minute = (int)(l->v[f->to + 1].value / 100 % 100 % 60);
		f->at.clock = true;
		f->to = zone(l, f->to + 2, f);
		return;
	}
	for (u32 i = f->to; i < f->to + 6 && i < l->n && !to; i++) {
		to = clock_at(l, i, f);
		if (!to && l->v[i].kind == NUMBER)
			break;
	}
	if (to) {
		f->to = to;
		return;
	}
	for (u32 k = 3; k <= 11 && k <= f->from && !to; k++) {
		to = clock_at(l, f->from - k, f);
		if (to > f->from)
			to = 0, f->at.clock = false;
		if (to)
			f->from -= k;
	}
}

/* Is there a digit?  Every date has one, and most lines have none. */
static bool
any_digit(str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (utf8_digit((u8)t.s[i]))
			return true;
	return false;
}

/* Finds the first day of a line. */
static bool
day_in(struct line *l, str t, const struct packs *ps, date_order order,
    struct found *f)
{
	if (!any_digit(t))
		return false;
	date_cut(l, t, ps);
	for (u32 i = 0; i < l->n; i++) {
		if (l->v[i].kind == SIGN || (l->v[i].kind == WORD &&
		    !l->v[i].month))
			continue;
		if (year_first(l, i, f) || digits_only(l, i, order, f) ||
		    day_month(l, i, f) || month_day(l, i, f))
			return true;
	}
	return false;
}

bool
date_is_never(const struct packs *ps, str t)
{
	struct line l = { 0 };
	struct found f = { 0 };

	return !day_in(&l, t, ps, ORDER_unknown, &f) && f.never;
}

bool
date_may_be(const struct capture *c, const struct when *w)
{
	static const struct civil unset[] = {
		{ 1900, 1, 1 }, { 1969, 12, 31 }, { 1970, 1, 1 },
	};
	struct moment m, came;
	i64 most = c->url.n ? AFTER_FETCH : AFTER_FILE;

	if (!moment_read(w->value, &m))
		return true;
	for (size_t i = 0; i < countof(unset); i++)
		if (civil_days(m.day) == civil_days(unset[i]))
			return false;
	return !moment_read(c->received, &came) ||
	    came.day.year < FIRST_YEAR ||
	    moment_minutes(&m) <= moment_minutes(&came) + most;
}

bool
date_find(arena *a, const struct packs *ps, str t, date_order order,
    struct when *w)
{
	struct line l = { 0 };
	struct found f = { 0 };

	if (!day_in(&l, t, ps, order, &f))
		return false;
	clock_beside(&l, &f);
	assert(f.from < f.to && f.to <= countof(l.v));
	*w = (struct when){ .value = moment_write(a, &f.at),
		.minute = f.at.clock, .from = l.v[f.from].from,
		.to = l.v[f.to - 1].to, .unsure = f.unsure };
	if (f.other.year) {
		f.at.day = f.other;
		w->other = moment_write(a, &f.at);
	}
	return true;
}

bool
date_is_ago(const struct packs *ps, str t, u32 *minutes)
{
	char out[64];
	size_t n = 0;
	u32 number = 1, unit;
	bool has = false;
	const struct phrase *p;

	t = str_trim(t);
	if (str_ends(t, S(")")))	/* 2 minutes ago (1:14 PM) */
		t = str_trim((str){ t.s, str_find(t, S(" (")) });
	while (t.n && strchr(".,;:", t.s[t.n - 1]))
		t.n--;
	if (t.n == 0 || t.n > 48)
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (!utf8_digit((u8)t.s[i]) || has) {
			out[n++] = t.s[i];
			continue;
		}
		has = true;
		for (number = 0; i < t.n && utf8_digit((u8)t.s[i]); i++)
			number = number < 100000 ?
			    number * 10 + (u32)(t.s[i] - '0') : number;
		i--;
	}
	p = phrases_get(&ps->any.ago, str_trim((str){ out, n }));
	if (!p || !str_number(p->value, &unit))
		return false;
	*minutes = number < 100000 ? number * unit : 0;
	return *minutes != 0 || number == 0;
}

bool
date_is_brief(const struct packs *ps, str t)
{
	size_t n = 0;

	while (n < t.n && n < 3 && utf8_digit((u8)t.s[n]))
		n++;
	return n && n < t.n && phrases_get(&ps->any.briefunits,
	    str_from(t, n));
}

bool
date_ago(arena *a, const struct packs *ps, str t, str received,
    struct when *w)
{
	struct when r;
	struct moment now, then = { 0 };
	u32 ago;

	if (!date_is_ago(ps, t, &ago) ||
	    !date_find(a, ps, received, ORDER_unknown, &r) || !r.minute ||
	    !moment_read(r.value, &now))
		return false;
	now.east = 0;		/* the day at the place where it was received */
	then.day = civil_of((moment_minutes(&now) - ago) / 1440);
	*w = (struct when){ .value = moment_write(a, &then), .to = t.n };
	return true;
}

/* The day of three numbers; false if it is not a day from 1990 to 2099. */
static bool
day_of(arena *a, str y, str m, str d, struct when *w)
{
	u32 year, month, day;
	struct moment at;

	if (!str_number(y, &year) || !str_number(m, &month) ||
	    !str_number(d, &day) || year < 1990 || year > 2099)
		return false;
	at = (struct moment){ .day = { year, (int)month, (int)day } };
	if (!civil_exists(at.day))
		return false;
	*w = (struct when){ .value = moment_write(a, &at) };
	return true;
}

/* How many digits are at the beginning of t. */
static size_t
digits_at(str t)
{
	size_t n = 0;

	while (n < t.n && utf8_digit((u8)t.s[n]))
		n++;
	return n;
}

/*
 * YYYYMMDD, perhaps with HHMM or HHMMSS.  Longer numbers are not days, except
 * behind a letter, where another number may follow the day.
 */
static bool
packed_day(arena *a, str t, size_t n, bool letter, struct when *w)
{
	u32 hour = 0, minute = 0;

	if (n != 8 && n != 12 && n != 14 && !(letter && n > 12))
		return false;
	if (n > 8 && (!str_number((str){ t.s + 8, 2 }, &hour) ||
	    !str_number((str){ t.s + 10, 2 }, &minute) || hour > 23 ||
	    minute > 59))
		return false;
	return day_of(a, (str){ t.s, 4 }, (str){ t.s + 4, 2 },
	    (str){ t.s + 6, 2 }, w);
}

/* /2026/01/29/ or /2026-01-29, or without marks. */
bool
date_of_url(arena *a, str url, struct when *w)
{
	str path = url_parts(url).path;

	for (size_t i = 0; i + 10 < path.n; i++) {
		str t = str_from(path, i + 1);
		char sep = t.s[4];

		if (path.s[i] == '/' && (sep == '/' || sep == '-') &&
		    t.s[7] == sep && digits_at(str_from(t, 8)) == 2 &&
		    day_of(a, (str){ t.s, 4 }, (str){ t.s + 5, 2 },
		    (str){ t.s + 8, 2 }, w))
			return true;
	}
	for (size_t i = 0; i < path.n; i++) {
		size_t n = digits_at(str_from(path, i));
		bool letter = i && ((path.s[i - 1] | 32) >= 'a' &&
		    (path.s[i - 1] | 32) <= 'z');

		if (n && packed_day(a, str_from(path, i), n, letter, w))
			return true;
		i += n;
	}
	return false;
}
