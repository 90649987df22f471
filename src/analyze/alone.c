/*
 * Is the text nothing but one time?
 *
 * So are questions, entries of calendars and fields of forms.  Such a time lies
 * ahead, is told more exactly than in running text, and may be an interval:
 * from 13 to 15 July.
 */
#include <stdio.h>

#include "analyze/alone.h"
#include "analyze/anchor.h"
#include "analyze/compose.h"
#include "analyze/durations.h"
#include "analyze/numbers.h"
#include "analyze/shift.h"

enum { ALONE = 20 };		/* tokens of a text that may be one time */

/* A part of an interval, which may be told by a number only; all tokens up to
 * the end. */
static bool
interval_part(const struct scan *s, u32 i, struct when *w, u32 *number)
{
	struct when bare = { 0 };
	int nth;
	u32 n;

	if ((n = times_ordinal(s, i, &nth)) && nth > 0 && i + n == s->end)
		*number = (u32)nth;
	else if (!(n = times_number(s, i, number)) ||
	    i + n + times_mark(s, i + n, '.') != s->end || *number > 31)
		*number = 0;
	if (*number)
		return true;
	*w = bare;
	return compose_parts(s, i, w) && compose_enough(s, w) &&
	    w->to == s->end;
}

enum { OF_DAY = TOLD_DATE | TOLD_WEEKDAY | TOLD_WEEK | TOLD_FEAST };

/* Gives a part that is only a number the meaning of the other part. */
static void
interval_number(struct when *a, const struct when *b, u32 number)
{
	bool hours = b->told & TOLD_HOUR && !(b->told & TOLD_DAY);

	if (!number && hours && (a->told & (OF_DAY | TOLD_HOUR)) ==
	    (TOLD_WEEKDAY | TOLD_DAY)) {
		a->told ^= TOLD_DAY | TOLD_HOUR;	/* Thursday 9-11 a.m. */
		a->hour = a->day;
	} else if (number && b->told & TOLD_HOUR) {
		a->told = TOLD_HOUR;
		a->hour = number;
	} else if (number) {
		a->told = TOLD_DAY;
		a->day = number;
	}
}

/* Gives an hour the half of the day, the zone and the day of the other part. */
static void
interval_hour(struct when *a, const struct when *b)
{
	if (b->sure && !a->sure && a->hour < 12 && b->hour >= 12 &&
	    a->hour + 12 <= b->hour)
		a->hour += 12;
	if (b->told & TOLD_ZONE)
		a->zone = b->zone;
	a->told |= b->told & TOLD_ZONE;
	if (a->told & (TOLD_DAY | TOLD_WEEKDAY))
		return;
	a->year = b->year;
	a->month = b->month;
	a->day = b->day;
	a->weekday = b->weekday;
	a->which = b->which;
	a->this = b->this;
	a->week = b->week;
	a->feast = b->feast;
	a->told |= b->told & OF_DAY;
}

/* Gives a part what it lacks and the other part tells. */
static void
interval_share(struct when *a, const struct when *b, u32 number)
{
	u32 told;

	interval_number(a, b, number);
	told = a->told & (TOLD_DATE | TOLD_WEEKDAY | TOLD_FEAST);
	if (told == 0 || told == TOLD_DAY ||
	    told == (TOLD_DAY | TOLD_WEEKDAY)) {
		a->month = b->month;
		a->told |= b->told & TOLD_MONTH;
	}
	if (a->told & TOLD_HOUR)
		interval_hour(a, b);
	if (a->told & TOLD_MONTH && !(a->told & TOLD_YEAR)) {
		a->year = b->year;
		a->told |= b->told & TOLD_YEAR;
	}
}

/* Is it a day of the calendar, as far as it is told? */
static bool
exists(const struct when *w)
{
	enum { LEAP_YEAR = 2000 };

	return (w->told & (TOLD_MONTH | TOLD_DAY)) != (TOLD_MONTH | TOLD_DAY) ||
	    civil_exists((struct civil){ w->told & TOLD_YEAR ? w->year :
	    LEAP_YEAR, (int)w->month, (int)w->day });
}

/* An interval that is the whole text: from 13 to 15 July, 9:30 - 11:00. */
static bool
interval(const struct scan *s, u32 i, struct found *f)
{
	char end[VALUE_MOST] = "";

	for (u32 k = i + 1; k < s->end; k++) {
		u32 n = compose_to(s, k), first, last, at;
		struct scan left = *s, right = *s;
		struct when a = { 0 }, b = { 0 };

		left.end = k;
		at = n ? times_join(s, k + n) : k;
		right.from = at;
		if (!n || at >= s->end || !interval_part(&left, i, &a,
		    &first) || !interval_part(&right, at, &b, &last) ||
		    (first && last))
			continue;
		interval_share(&a, &b, first);
		interval_share(&b, &a, last);
		if (!exists(&a) || !exists(&b))
			continue;
		when_value(s, i, a, f->value);
		when_value(s, i, b, end);
		n = (u32)strlen(f->value);
		snprintf(f->value + n, sizeof f->value - n, "/%.30s", end);
		f->to = s->end;
		f->type = a.told & (TOLD_HOUR | TOLD_PART) ? TIME_time :
		    TIME_date;
		return true;
	}
	return false;
}

/* Makes a value the end of an interval that begins now. */
static void
from_now(const struct scan *s, struct found *f)
{
	struct when now = { 0 };
	char end[VALUE_MOST];
	size_t n;

	memcpy(end, f->value, sizeof end);
	shift_begin(s, &now, 'N', 0, true);
	when_value(s, 0, now, f->value);
	n = strlen(f->value);
	snprintf(f->value + n, sizeof f->value - n, "/%.30s", end);
}

/* A time that ends a number of units from now: within two weeks. */
static bool
within(const struct scan *s, u32 i, struct found *f)
{
	if (!s->anchored || !durations_of(s, times_join(s, i), f) ||
	    f->to != s->end)
		return false;
	from_now(s, f);
	return true;
}

/* A moment with what it lasts, which is not told: 4 p.m. for 30 minutes. */
static bool
lasting(const struct scan *s, u32 i, struct found *f)
{
	struct found length = { 0 };
	u32 at;

	if (compose_moment(s, i, f) && f->to < s->end) {
		at = times_join(s, f->to);
		if (at > f->to && durations_of(s, at, &length) &&
		    length.to == s->end) {
			f->to = s->end;
			return true;
		}
	}
	if (!durations_of(s, i, &length) || length.to >= s->end)
		return false;
	at = times_join(s, length.to);
	return at > length.to && compose_moment(s, at, f) && f->to == s->end;
}

/* The whole of the tokens from i on. */
static bool
whole(const struct scan *s, u32 i, struct found *f)
{
	u32 n = times_kind(s, i, "within", 0);

	*f = (struct found){ 0 };
	if (n)
		return within(s, i + n, f);
	if (compose_moment(s, i, f) && f->to == s->end)
		return true;
	*f = (struct found){ 0 };
	return (durations_of(s, i, f) && f->to == s->end) ||
	    interval(s, i, f) || lasting(s, i, f);
}

/* Is token i a mark that ends a sentence? */
static bool
full_stop(const struct scan *s, u32 i)
{
	return times_mark(s, i, '.') || times_mark(s, i, '!') ||
	    times_mark(s, i, '?');
}

bool
alone_at(struct scan s, u32 *from, struct found *f)
{
	const struct phrase *by;
	u32 next;

	s.end = s.t->n;
	s.alone = true;
	if (s.end == 0 || s.end > ALONE)
		return false;
	while (s.end > 1 && full_stop(&s, s.end - 1))
		s.end--;
	for (*from = 0; !whole(&s, *from, f); *from = next) {
		next = times_join(&s, *from);
		if (next == *from)
			return false;
	}
	by = *from ? phrases_at(&s.pack->between, s.t, 0, *from) : 0;
	if (by && times_joins(by, "by") && s.anchored && !strchr(f->value, '/'))
		from_now(&s, f);
	return true;
}
