/*
 * Which time do the words from a token on tell together?
 *
 * The parts of an expression are read as long as they go together: Thursday, 30
 * January 2025 at 5 p.m.
 */
#include "analyze/anchor.h"
#include "analyze/compose.h"
#include "analyze/dates.h"
#include "analyze/numbers.h"
#include "analyze/parts.h"

/* May parts that tell this be joined by a comma: a day and its date, an hour
 * and its whole date? */
static bool
comma_joins(const struct when *w, const struct when *next)
{
	u32 more = next->told & ~w->told;

	return (more & TOLD_DAY && more & TOLD_MONTH) ||
	    (more & TOLD_HOUR && w->told & (TOLD_DAY | TOLD_WEEKDAY));
}

/* Reads all parts from token i on. */
bool
compose_parts(const struct scan *s, u32 i, struct when *w)
{
	if (!part_at(s, i, w))
		return false;
	for (;;) {
		struct when next = *w;
		u32 at = w->to;

		if (at >= s->end)
			return true;
		if (!part_at(s, at, &next)) {
			at = times_join(s, at);
			if (at == w->to || !part_at(s, at, &next) ||
			    (times_mark(s, w->to, ',') &&
			     !comma_joins(w, &next)))
				return true;
		}
		*w = next;
	}
}

/* Is enough told for a time?  Not by the number of a day, or the end of what
 * has no name. */
bool
compose_enough(const struct scan *s, const struct when *w)
{
	u32 told = w->told & ~(u32)(TOLD_EDGE | TOLD_NTH | TOLD_ZONE);

	return told && (told != TOLD_DAY || s->alone) &&
	    (told != TOLD_PART || s->alone || !(w->told & TOLD_EDGE));
}

bool
compose_moment(const struct scan *s, u32 i, struct found *f)
{
	struct when w = { 0 };

	if (!compose_parts(s, i, &w) || !compose_enough(s, &w))
		return false;
	when_value(s, i, w, f->value);
	f->to = w.to;
	f->type = w.told & (TOLD_HOUR | TOLD_PART) ? TIME_time : TIME_date;
	return true;
}

/* The number of tokens at i that stand between two days or hours of which the
 * first is told by a number: a dash, to, and; or 0. */
u32
compose_to(const struct scan *s, u32 i)
{
	const struct phrase *f = phrases_at(&s->pack->between, s->t, i, s->end);
	str w = i < s->end ? token_text(s->it, s->t, i) : S("");
	u32 c = w.n ? utf8_next(&w) : 0;

	if (f && times_joins(f, "to"))
		return f->words;
	return i < s->end && s->t->v[i].kind == TOKEN_MARK && (c == '-' ||
	    c == 0x2013 || c == 0x2014 || c == '/');
}

/*
 * A day that is told by its number, and has its month from the one behind it:
 * from 5 to 7 June; am 16. und 17. Januar.
 */
bool
compose_shared(const struct scan *s, u32 i, struct found *f)
{
	u32 day, n, to, at, second;
	struct when w = { 0 };
	int nth;

	n = times_ordinal(s, i, &nth);
	if (n && nth > 0)
		day = (u32)nth;
	else if (s->t->v[i].kind != TOKEN_NUMBER ||
	    !(n = times_number(s, i, &day)))
		return false;
	to = compose_to(s, i + n);
	at = to ? times_join(s, i + n + to) : i;
	if (!to || day < 1 || day > 31 || !times_number(s, at, &second) ||
	    second <= day || !part_at(s, at, &w) ||
	    (w.told & ~(u32)TOLD_YEAR) != (TOLD_MONTH | TOLD_DAY) ||
	    !dates_before(s, at, &second) || w.day != second)
		return false;
	w.day = day;
	f->to = i + n;
	when_value(s, i, w, f->value);
	f->type = TIME_date;
	return true;
}
