/*
 * How long does it last, and how often does it come?
 *
 * A number of units is a duration: three weeks, a 30-year bond.  Words such as
 * every make it a set.  Decades and centuries are named like durations.
 */
#include <stdio.h>

#include "analyze/anchor.h"
#include "analyze/durations.h"
#include "analyze/numbers.h"
#include "analyze/parts.h"
#include "analyze/shift.h"

/* Writes a number of units as a duration; a number of 0 is not known. */
static void
duration_value(struct found *f, u32 n, char u)
{
	char count[12] = "X";

	if (n)
		snprintf(count, sizeof count, "%u", n);
	f->type = TIME_duration;
	if (!n && (u == 'T' || u == 'C'))
		snprintf(f->value, sizeof f->value, "PX%s", u == 'T' ? "DE" :
		    "CE");
	else if (u == 'T' || u == 'C')
		snprintf(f->value, sizeof f->value, "P%s%sY", count,
		    u == 'T' ? "0" : "00");
	else if (u == 'Q')
		snprintf(f->value, sizeof f->value, "P%uM", n * 3);
	else
		snprintf(f->value, sizeof f->value, "P%s%s%s%c",
		    u == 'H' || u == 'N' || u == 'S' ? "T" : "", count,
		    u == 'E' ? "W" : "", u == 'N' ? 'M' : u);
}

/* A word of a number and a unit: two-week, 30-year. */
static bool
duration_hyphened(const struct scan *s, u32 i, struct found *f)
{
	str w = token_text(s->it, s->t, i), head;
	const struct phrase *number, *unit;
	u32 n;

	if (s->t->v[i].kind == TOKEN_MARK || str_find(w, S("-")) == w.n)
		return false;
	head = str_cut(&w, '-');
	number = phrases_get(&s->pack->numbers, head);
	unit = phrases_get(&s->pack->units, w);
	if (!unit || !unit->value.n || strchr("EQ", unit->value.s[0]) ||
	    !str_number(number ? number->value : head, &n) || n > 9999)
		return false;
	f->to = i + 1;
	duration_value(f, n, unit->value.s[0]);
	return true;
}

/* Where nothing else stands, the last or next units are an interval. */
static void
duration_interval(const struct scan *s, struct found *f, u32 n, char u,
    bool last)
{
	char length[sizeof f->value];
	struct when w = { .to = f->to };
	size_t at;

	if (!s->alone || !s->anchored || !n || u == 'E' || u == 'T' || u == 'C')
		return;
	memcpy(length, f->value, sizeof length);
	shift_begin(s, &w, u, n, last);
	when_value(s, 0, w, f->value);
	at = strlen(f->value);
	snprintf(f->value + at, sizeof f->value - at, "/%.20s", length);
}

/*
 * Is the unit behind the article at token i a rate, as in 700 seats a week?  A
 * time has a preposition before it, or stands at the beginning.
 */
static bool
is_rate(const struct scan *s, u32 i)
{
	return phrases_at(&s->pack->articles, s->t, i, i + 1) && i > s->from &&
	    s->t->v[i - 1].kind != TOKEN_MARK &&
	    !phrases_at(&s->pack->prepositions, s->t, i - 1, i);
}

/* Half an hour. */
static bool
half_hour(const struct scan *s, u32 i, struct found *f)
{
	int minutes;
	u32 n = times_clock(s, i, "minutes", &minutes), at, one, units;
	char u;

	if (!n)
		return false;
	at = times_join(s, i + n);
	at += times_number(s, at, &one) && one == 1;
	units = times_unit(s, at, &u);
	if (!units || u != 'H')
		return false;
	f->to = at + units;
	f->type = TIME_duration;
	snprintf(f->value, sizeof f->value, "PT%dM", minutes);
	return true;
}

/* A unit without a number: "the past years". */
static bool
duration_bare(const struct scan *s, u32 at, struct found *f)
{
	char u;
	u32 units = times_unit(s, at, &u);

	if (!units || times_list(s, LIST_UNITS, at)->value.n <= 1)
		return false;
	f->to = at + units;
	duration_value(f, 0, u);
	return true;
}

/* A number of units: three weeks, the last two days. */
bool
durations_of(const struct scan *s, u32 i, struct found *f)
{
	int which = 0;
	u32 mod = times_count(s, i, "mod", &which), at = i + mod, n, units;
	u32 count = 0, behind;
	int nth;
	char u;

	if (i >= s->end)
		return false;
	if (duration_hyphened(s, i, f))
		return true;
	n = times_number(s, at, &count);
	if (!n)
		return (which < 0 && duration_bare(s, at, f)) ||
		    half_hour(s, i, f);
	if ((mod && phrases_at(&s->pack->articles, s->t, at, at + 1)) ||
	    (times_ordinal(s, at, &nth) == 1 && s->t->v[at].kind ==
	    TOKEN_NUMBER))
		return false;			/* passé un an; the 14th day */
	if (times_mark(s, at + n, '-') && at + n + 1 < s->end &&
	    !s->t->v[at + n].spaced && !s->t->v[at + n + 1].spaced)
		n++;				/* a 30-year bond */
	behind = mod ? 0 : times_count(s, at + n, "mod", &which);
	units = times_unit(s, at + n + behind, &u);
	if (!units || times_kind(s, at + n + behind + units, "age", 0))
		return false;
	if (!s->alone && ((count == 1 && strchr("QSTC", u)) ||
	    (!mod && is_rate(s, at))))
		return false;		/* a quarter of the shares */
	f->to = at + n + behind + units;
	if (!mod && !behind && pack_has(s->pack, S("modifiers behind"))) {
		behind = times_count(s, f->to, "mod", &which);
		f->to += which ? behind : 0;	/* 3 heures suivantes */
	}
	duration_value(f, count, u);
	if (which)
		duration_interval(s, f, count, u, which < 0);
	return true;
}

/* What comes again and again: daily, every week, each Thursday. */
bool
durations_set(const struct scan *s, u32 i, struct found *f)
{
	str rest;
	u32 n = times_kind(s, i, "set", &rest), units;
	const struct phrase *day;
	struct when w = { 0 };
	char u;

	f->type = TIME_set;
	f->to = i + n;
	if (n) {
		snprintf(f->value, sizeof f->value, "%.*s", (int)rest.n % 40,
		    rest.s);
		return true;
	}
	n = times_kind(s, i, "each", 0);
	if (!n)
		return false;
	day = times_list(s, LIST_DAYTIMES, i + n);
	if (day) {
		snprintf(f->value, sizeof f->value, "XXXX-XX-XXT%.2s",
		    day->value.s);
		f->to = i + n + day->words;
		return true;
	}
	units = times_unit(s, i + n, &u);
	if (units) {
		duration_value(f, 1, u);
		f->type = TIME_set;
		f->to = i + n + units;
		return true;
	}
	if (!part_at(s, i + n, &w) || w.told & ~(u32)(TOLD_WEEKDAY | TOLD_PART))
		return false;
	snprintf(f->value, sizeof f->value, w.told & TOLD_WEEKDAY ?
	    "XXXX-WXX-%u" : "XXXX-XX-XX", w.weekday % 10);
	if (w.told & TOLD_PART)
		snprintf(f->value + strlen(f->value), 8, "T%.2s", w.part.s);
	f->to = w.to;
	return true;
}

/* Is it what ends a decade in digits: 1990s, 1990er, 1990-х? */
static bool
decade_end(const struct scan *s, str rest)
{
	const struct phrase *f;
	str end = rest;
	u32 c = end.n ? utf8_next(&end) : 0;

	if (c == '-' || c == '\'' || c == 0x2019)
		rest = end;
	f = phrases_get(&s->pack->decades, rest);
	return f && !f->value.n;
}

/* A decade in digits: the 1990s, the 1990's, die 1990er Jahre. */
static bool
decade_digits(const struct scan *s, u32 i, struct found *f)
{
	str w = token_text(s->it, s->t, i), end = str_from(w, 4);
	u32 y, at = i + 1;

	if (w.n < 4 || !str_number((str){ w.s, 4 }, &y) || y < 1500 ||
	    y > 2099)
		return false;
	while (!end.n && at < s->end && at < i + 3 && !s->t->v[at].spaced) {
		end = token_text(s->it, s->t, at++);
		if (s->t->v[at - 1].kind == TOKEN_MARK)
			end.n = 0;		/* an apostrophe */
	}
	if ((at > i + 1 && y % 10) || !end.n || !decade_end(s, end))
		return false;
	f->to = at;
	snprintf(f->value, sizeof f->value, "%03u", y / 10 % 1000);
	return true;
}

/* A decade, perhaps with the word for years: the 1990s, sechziger Jahre. */
bool
durations_decade(const struct scan *s, u32 i, struct found *f)
{
	const struct phrase *p;
	char unit;
	u32 n;

	f->type = TIME_date;
	if (s->t->v[i].kind == TOKEN_NUMBER && decade_digits(s, i, f)) {
		n = times_unit(s, f->to, &unit);
		f->to += n && unit == 'Y' ? n : 0;
		return true;
	}
	p = phrases_at(&s->pack->decades, s->t, i, s->end);
	if (!p || !p->value.n)
		return false;
	snprintf(f->value, sizeof f->value, "%.*s", (int)p->value.n % 8,
	    p->value.s);
	f->to = i + p->words;
	return true;
}

/* A century: the 20th century. */
bool
durations_century(const struct scan *s, u32 i, struct found *f)
{
	int nth;
	u32 n = times_ordinal(s, i, &nth), units;
	char u;

	if (!n || nth < 1 || nth > 21 || !(units = times_unit(s, i + n, &u)) ||
	    u != 'C')
		return false;
	snprintf(f->value, sizeof f->value, "%02d", nth - 1);
	f->to = i + n + units;
	f->type = TIME_date;
	return true;
}
