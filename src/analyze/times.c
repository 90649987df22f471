/*
 * Which dates, times and durations does the text name?
 *
 * At each token that may begin an expression, its parts are read as long as
 * they go together: Thursday, 30 January 2025 at 5 p.m.  Words come from the
 * pack: months, weekdays, numbers, units, daytimes, feasts, and times, which
 * has modifiers and whole expressions.  A value is TIMEX3 and counted from the
 * day of the item, if that is known (anchor.c).
 */
#include <assert.h>
#include <stdio.h>

#include "analyze/alone.h"
#include "analyze/compose.h"
#include "analyze/durations.h"
#include "analyze/numbers.h"

/* The shapes of an expression, in the order in which they are tried. */
static bool (*const shapes[])(const struct scan *, u32, struct found *) = {
	durations_decade, durations_century, durations_set, compose_shared,
	compose_moment, durations_of,
};

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

/* May an expression begin at token i: with a word of the lists, a number, or a
 * word with a hyphen? */
static bool
may_begin(const struct scan *s, u32 i)
{
	const struct token *t = &s->t->v[i];

	return s->lists[i] || t->kind == TOKEN_NUMBER ||
	    (t->kind == TOKEN_WORD && memchr(s->it->text.s + t->from, '-',
	    t->to - t->from));
}

enum { DAY = 10 };		/* letters of the value of a day */

/* Keeps the day of a value for the hours that follow in its sentence. */
static void
keep_day(struct scan *s, const char *value)
{
	if (strlen(value) >= DAY && value[0] >= '0' && value[0] <= '9' &&
	    value[7] == '-' && value[5] != 'W' && (value[DAY] == 0 ||
	    value[DAY] == 'T'))
		snprintf(s->day, sizeof s->day, "%.*s", DAY, value);
}

enum { HISTORY = 6 };		/* dates with a year that make a history */

/*
 * Is the text a history: does it tell years, and most of them not near that of
 * the item?  Its dates without a year are of the year that was told last.
 */
static bool
is_history(const struct scan *s)
{
	u32 year, far = 0, all = 0;

	for (u32 i = 0; i < s->t->n; i++)
		if (s->t->v[i].kind == TOKEN_NUMBER &&
		    times_four(s, i, &year) && year >= 1500 && year <= 2100) {
			all++;
			far += !s->year || year + 2 < s->year;
		}
	return all >= HISTORY && far * 4 > all * 3;
}

/* Keeps the quarter of a value: "a year earlier" is one, too, behind it. */
static void
keep_quarter(struct scan *s, const char *value)
{
	if (strlen(value) == 7 && value[5] == 'Q')
		s->quarter = (u32)value[6] - '0';
}

/* Keeps the year of a value of a history. */
static void
keep_year(struct scan *s, const char *value)
{
	u32 year;

	if (s->history && strlen(value) >= 4 && (!value[4] ||
	    value[4] == '-') && str_number((str){ value, 4 }, &year))
		s->told = year;
}

static void
add(struct item *it, const struct scan *s, u32 i, const struct found *f)
{
	struct time *x = push(&it->times, it->mem);

	assert(f->to > i && f->to <= s->t->n);
	x->span = token_span(s->t, i, f->to);
	x->value = str_copy(it->mem, str_of(f->value));
	x->type = f->type;
}

/* Adds the expression at token i, if there is one. Returns the next token to
 * try. */
static u32
times_step(struct item *it, struct scan *s, u32 i)
{
	if (!may_begin(s, i) || in_link(s, i))
		return i + 1;
	for (size_t k = 0; k < countof(shapes); k++) {
		struct found f = { 0 };

		if (!shapes[k](s, i, &f) || f.to > s->end)
			continue;
		keep_day(s, f.value);
		keep_year(s, f.value);
		keep_quarter(s, f.value);
		add(it, s, i, &f);
		return f.to;
	}
	return i + 1;
}

/* The lists of time that each token may begin an entry of. */
static const u16 *
lists_of(const struct pack *p, const tokens *t, arena *a)
{
	u16 *lists = new(a, u16, t->n + 1);

	for (u32 i = 0; i < t->n; i++)
		lists[i] = (u16)map_get(&p->timely, t->v[i].hash);
	return lists;
}

/* Times are counted from when the text was published, if that is known. */
static void
times_anchor(struct scan *s, const struct item *it)
{
	struct moment m;

	s->anchored = moment_read(it->published.n ? it->published.v[0].value :
	    it->of->published, &m);
	if (!s->anchored)
		return;
	s->today = civil_days(m.day);
	s->now = (u32)(m.hour * 60 + m.minute);
	s->year = (u32)m.day.year;
}

static void
times(struct item *it, const struct packs *ps, arena tmp)
{
	tokens t = item_tokens(it, &tmp);
	struct scan s = { .it = it, .pack = it->pack, .t = &t,
		.lists = lists_of(it->pack, &t, &tmp) };
	struct found f;
	u32 from;

	(void)ps;
	times_anchor(&s, it);
	if (alone_at(s, &from, &f)) {
		add(it, &s, from, &f);
		return;
	}
	s.end = t.n;
	s.history = is_history(&s);
	for (u32 z = 0; z < it->sentences.n; z++) {
		u32 i = token_after(&t, it->sentences.v[z].span.from);

		s.from = i;
		s.day[0] = 0;
		s.end = token_after(&t, it->sentences.v[z].span.to);
		while (i < s.end)
			i = times_step(it, &s, i);
	}
}

const struct pass pass_times = {
	.name  = "times",
	.about = "find dates, hours and durations",
	.needs = HAS(sentences) | HAS(published) | HAS(links),
	.gives = HAS(times),
	.run   = times,
};
