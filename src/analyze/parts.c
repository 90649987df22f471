/*
 * What does a part of an expression tell: a month, a weekday, an hour?
 *
 * A part may follow another one if it tells something new that goes with it: an
 * hour with a day, a year with a month, but not a year with a weekday.
 */
#include "analyze/clock.h"
#include "analyze/dates.h"
#include "analyze/numbers.h"
#include "analyze/parts.h"
#include "analyze/shift.h"

/* A quarter of a year: the third quarter; Q3 2025, which needs its year,
 * because Q3 is a name as well. */
static bool
part_quarter(const struct scan *s, u32 i, struct when *w)
{
	str rest;
	u32 n = times_kind(s, i, "quarter", &rest), year;
	i64 told;
	char unit;

	if (!n || !str_number(str_cut(&rest, ' '), &w->quarter) ||
	    w->quarter < 1 || w->quarter > 4)
		return false;
	w->to = i + n;
	w->told |= TOLD_QUARTER;
	n = times_mark(s, w->to, '/') && times_four(s, w->to + 1, &year);
	n += dates_year(s, w->to + n, &told);
	if (n && !(w->told & TOLD_YEAR)) {
		w->year = told;
		w->told |= TOLD_YEAR;
		w->to += n;
		n = times_unit(s, w->to, &unit);
		w->to += n && unit == 'Y' ? n : 0;
	}
	return rest.n == 0 || w->told & TOLD_YEAR;
}

/* The year of the last, this or next season. */
static i64
season_year(const struct scan *s, char begins, char second, int which)
{
	struct civil c = civil_of(s->today);
	int last = begins == 'W' ? 14 : begins == 'F' ? 11 :
	    second == 'P' ? 5 : 8;	/* its last month */
	bool over = c.month > last;

	return c.year + (which > 0 ? over : which < 0 ? -!over : 0) -
	    (begins == 'W' && c.month < 3 + (which == 0));
}

/*
 * A season: this summer, Herbst 1998, im Sommer.  By itself it must be a word
 * that is nothing else, or follow one such as in: spring is a verb as well.
 */
static bool
part_season(const struct scan *s, u32 i, struct when *w)
{
	int which = 0;
	u32 mod = times_count(s, i, "mod", &which), n, k = i;
	str more;
	i64 year;

	n = times_kind(s, i + mod, "season", &more);
	if (!n || more.n < 2)
		return false;
	w->season = str_cut(&more, ' ');
	w->to = i + mod + n;
	w->told |= TOLD_SEASON;
	if (!mod && (n = dates_year(s, w->to, &year))) {
		w->year = year;
		w->told |= TOLD_YEAR;
		w->to += n;
		return true;
	}
	if (mod && s->anchored) {
		w->year = season_year(s, w->season.s[0], w->season.s[1],
		    which);
		w->told |= TOLD_YEAR;
	}
	if (k > s->from && phrases_at(&s->pack->articles, s->t, k - 1, k))
		k--;
	return mod || s->alone || w->told & (TOLD_EDGE | TOLD_YEAR) ||
	    str_is(more, S("always")) ||
	    (!str_is(more, S("dated")) && times_joined(s, k, false));
}

/* A feast: Christmas, next Easter. */
static bool
part_feast(const struct scan *s, u32 i, struct when *w)
{
	int which = 0;
	u32 mod = times_count(s, i, "mod", &which), n;
	const struct phrase *f = times_list(s, LIST_FEASTS, i + mod);
	str rule;
	i64 year;

	if (!f || (!s->alone && !s->t->v[i + mod].capital &&
	    !times_small(f)))
		return false;
	rule = f->value;
	if (!s->alone && str_find(rule, S(" alone")) < rule.n)
		return false;			/* Corpus Christi, Texas */
	w->to = i + mod + f->words;
	w->feast = rule;
	w->which = which;
	w->told |= TOLD_FEAST;
	if ((n = dates_year(s, w->to, &year))) {
		w->year = year;
		w->told |= TOLD_YEAR;
		w->to += n;
	}
	return true;
}

/* The beginning, middle or end of what follows: early March, Ende 2012. */
static bool
part_edge(const struct scan *s, u32 i, struct when *w)
{
	str rest;
	u32 n = times_kind(s, i, "part", &rest), at, year, month;
	const struct phrase *units;
	char unit;
	str part;

	if (!n || !rest.n || times_unit(s, i, &unit))
		return false;			/* fin de semana */
	w->edge = rest.s[0];
	w->told |= TOLD_EDGE;
	if (rest.n == 3) {			/* EOM, with its unit */
		w->to = i + n;
		shift_off(s, w, rest.s[2], 0);
		return s->alone;
	}
	at = times_join(s, i + n);
	w->to = at;
	while (times_kind(s, at, "mod", 0))
		at += times_kind(s, at, "mod", 0);
	units = times_list(s, LIST_UNITS, at);
	return times_four(s, at, &year) || (units && units->value.n == 1) ||
	    times_kind(s, at, "season", &part) ||
	    times_listed(s, LIST_MONTHS, at, &month) ||
	    (s->alone && times_list(s, LIST_DAYTIMES, at));
}

/* The beginning, middle or end of a part of a day: en fin de matinée. */
static bool
part_edge_of_day(const struct scan *s, u32 i, struct when *w)
{
	return s->alone && part_edge(s, i, w) &&
	    times_list(s, LIST_DAYTIMES, w->to);
}

/* An hour; as a mere number only behind a day or where nothing else stands, and
 * behind a word that leads to hours. */
static bool
part_hour(const struct scan *s, u32 i, struct when *w)
{
	bool led = times_joined(s, i, true);

	return clock_at(s, i, led, (led && w->told) || (s->alone && (led ||
	    i == s->from)), w);
}

/* A part of the day: tomorrow evening; this evening, la nuit dernière. */
static bool
part_daytime(const struct scan *s, u32 i, struct when *w)
{
	int which = 0, behind;
	u32 mod = times_count(s, i, "mod", &which), n, next;
	const struct phrase *f = times_list(s, LIST_DAYTIMES, i + mod);

	if (!f || (w->told & TOLD_DATE && mod))
		return false;
	n = f->words;
	next = mod || !pack_has(s->pack, S("modifiers behind")) ? 0 :
	    times_count(s, i + n, "mod", &behind);
	if (next && behind)
		which = behind;
	else
		next = 0;
	w->to = i + mod + n + next;
	w->part = f->value;
	if ((mod || next) && s->anchored &&
	    !(w->told & (TOLD_DAY | TOLD_WEEKDAY)))
		shift_off(s, w, 'D', which);
	w->told |= TOLD_PART;
	return mod || next || w->told & ~(u32)TOLD_PART || s->alone;
}

/* Is token i right behind a mark, or before one, as in $2025 and 1995%? */
static bool
year_marked(const struct scan *s, u32 i)
{
	char unit;

	return (i > 0 && s->t->v[i - 1].kind == TOKEN_MARK &&
	    !s->t->v[i].spaced && !times_mark(s, i - 1, '(')) ||
	    (times_unit(s, i + 1, &unit) && unit == 'D') ||
	    (i + 1 < s->end && !s->t->v[i + 1].spaced &&
	    (times_mark(s, i + 1, '-') || times_mark(s, i + 1, '%')));
}

/* Is a round number at token i that of what follows: 2000 people? */
static bool
year_counts(const struct scan *s, u32 i)
{
	char unit;

	if (i > s->from && times_unit(s, i - 1, &unit) && unit == 'Y')
		return false;			/* im Jahr 2000 */
	return i + 1 < s->end && s->t->v[i + 1].kind == TOKEN_WORD &&
	    !(i > s->from && phrases_at(&s->pack->prepositions, s->t, i - 1,
	    i));
}

/* A year: 2025, 2017 году. */
static bool
part_year(const struct scan *s, u32 i, struct when *w)
{
	u32 y = 0, n = times_four(s, i, &y), units;
	char unit = 0;
	bool digits = n > 0;

	if (!n && s->t->v[i].kind == TOKEN_WORD) {
		n = times_number(s, i, &y);	/* nineteen ninety-six */
		n = n > 1 || (n && y % 1000) ? n : 0;
	}
	if (!n || y < 1500 || y > 2100)
		return false;
	units = times_unit(s, i + n, &unit);
	if (unit != 'Y')
		units = 0;
	if (y % 100 == 0 && !units && !w->told && year_counts(s, i))
		return false;
	if (digits && !units && year_marked(s, i))
		return false;
	if (units && y % 100 == 0 && !(w->told & (TOLD_MONTH | TOLD_QUARTER)))
		return false;			/* 2000 years */
	w->year = y;
	w->to = i + n + units;
	w->told |= TOLD_YEAR;
	return true;
}

enum {
	SPANS = TOLD_DATE | TOLD_WEEK | TOLD_QUARTER | TOLD_SEASON |
	    TOLD_FEAST | TOLD_REF,
	OF_DAY = TOLD_WEEKDAY | TOLD_DAY | TOLD_FEAST,
	CLOCK = TOLD_HOUR | TOLD_PART
};

/* The parts, with what must not be told before, and what one of must be if
 * anything is. */
static const struct {
	bool (*read)(const struct scan *, u32, struct when *);
	u32  without, with;
} parts[] = {
	{ dates_digits, SPANS | TOLD_NTH, TOLD_WEEKDAY | CLOCK },
	{ dates_short, SPANS | TOLD_NTH, TOLD_WEEKDAY | CLOCK },
	{ part_feast, SPANS | TOLD_NTH, CLOCK | TOLD_EDGE },
	{ dates_nth, SPANS | TOLD_NTH | TOLD_WEEKDAY, CLOCK },
	{ dates_prefixed, SPANS | TOLD_NTH, 0 },
	{ part_edge, SPANS | TOLD_EDGE | TOLD_HOUR, OF_DAY | TOLD_NTH },
	{ part_edge_of_day, TOLD_EDGE | TOLD_PART | TOLD_HOUR, OF_DAY },
	{ dates_month, SPANS, TOLD_WEEKDAY | CLOCK | TOLD_EDGE | TOLD_NTH },
	{ dates_weekday, (SPANS & ~(u32)TOLD_WEEK) | TOLD_WEEKDAY,
		TOLD_WEEK | CLOCK },
	{ part_quarter, SPANS & ~(u32)TOLD_YEAR, TOLD_YEAR | TOLD_EDGE },
	{ part_season, SPANS & ~(u32)TOLD_YEAR, TOLD_EDGE },
	{ dates_day, SPANS | TOLD_NTH, TOLD_WEEKDAY },
	{ part_hour, TOLD_HOUR | TOLD_WEEK | TOLD_QUARTER | TOLD_SEASON |
		TOLD_REF, OF_DAY | TOLD_PART },
	{ shift_counted, SPANS & ~(u32)(TOLD_MONTH | TOLD_FEAST),
		TOLD_MONTH | TOLD_FEAST | CLOCK },
	{ shift_unit, TOLD_WEEK | TOLD_REF | TOLD_YEAR, OF_DAY | TOLD_MONTH |
		TOLD_QUARTER | TOLD_EDGE | TOLD_NTH | TOLD_SEASON },
	{ shift_word, SPANS | TOLD_WEEKDAY | TOLD_NTH, CLOCK },
	{ part_daytime, TOLD_PART | TOLD_WEEK | TOLD_QUARTER | TOLD_SEASON |
		TOLD_REF, OF_DAY | CLOCK | TOLD_EDGE },
	{ part_year, SPANS & ~(u32)(TOLD_MONTH | TOLD_QUARTER | TOLD_SEASON |
		TOLD_FEAST | TOLD_DAY), TOLD_MONTH | TOLD_QUARTER |
		TOLD_SEASON | TOLD_FEAST | TOLD_NTH | TOLD_EDGE },
};

bool
part_at(const struct scan *s, u32 i, struct when *w)
{
	for (size_t k = 0; i < s->end && k < countof(parts); k++) {
		struct when v = *w;

		if (w->told & parts[k].without ||
		    (w->told && !(w->told & parts[k].with)))
			continue;
		if (parts[k].read(s, i, &v) && v.to > i && v.to <= s->end) {
			*w = v;
			return true;
		}
	}
	return false;
}
