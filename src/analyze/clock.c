/*
 * Is it an hour of the clock?
 *
 * What follows a number tells: minutes, a.m. and p.m., the word for the hour.
 * Some hours have a name: noon.  Minutes may stand before the hour, as in a
 * quarter past three.  A number alone is one only where the caller knows that
 * an hour is to come.
 */
#include <stdio.h>

#include "analyze/clock.h"
#include "analyze/numbers.h"

/* Reads the hour and minutes of a clock, 20:11, 20.11, 20h11 or 20; `sep` is
 * what stands between them, and `rest` what follows, as in 8pm. */
static bool
clock_read(str w, struct when *c, char *sep, str *rest)
{
	size_t n = 0, m;

	while (n < w.n && w.s[n] >= '0' && w.s[n] <= '9')
		n++;
	if (n == 0 || n > 2 || !str_number((str){ w.s, n }, &c->hour) ||
	    c->hour > 24)
		return false;
	c->minute = 0;
	*sep = 0;
	*rest = str_from(w, n);
	if (!rest->n || !strchr(":.hH", rest->s[0]))
		return true;
	w = str_from(*rest, 1);
	for (m = 0; m < w.n && w.s[m] >= '0' && w.s[m] <= '9'; )
		m++;
	if (m == 0)
		return true;
	*sep = rest->s[0] == 'H' ? 'h' : rest->s[0];
	*rest = str_from(w, m);
	if (*sep == ':' && rest->n == 3 && rest->s[0] == ':')
		*rest = str_from(*rest, 3);		/* seconds */
	return m == 2 && str_number((str){ w.s, 2 }, &c->minute) &&
	    c->minute < 60;
}

/* The kind of an entry that follows an hour: 'a' a.m., 'p' p.m., 'h' the word
 * for the hour; 0 for others. */
static char
hour_word(const struct phrase *f)
{
	return !f ? 0 : str_is(f->value, S("am")) ? 'a' :
	    str_is(f->value, S("pm")) ? 'p' :
	    str_is(f->value, S("hour")) ? 'h' : 0;
}

/* Makes an hour of half a day one of the whole day. */
static void
half_day(struct when *c, char word)
{
	if (word == 'p' && c->hour < 12)
		c->hour += 12;
	else if (word == 'a' && c->hour == 12)
		c->hour = 0;
	if (word == 'p' || word == 'a') {
		c->half = false;
		c->sure = true;
	}
}

/* The word behind an hour that ends before token c->to, with the full stop of
 * p.m.; its kind or 0. */
static char
word_behind(const struct scan *s, struct when *c, bool *brief)
{
	const struct phrase *p = times_list(s, LIST_TIMES, c->to), *more;
	char word = hour_word(p);

	if (!word)
		return 0;
	more = times_list(s, LIST_TIMES, c->to + p->words);
	if (word == 'h' && hour_word(more) > 'h') {	/* 3 o'clock p.m. */
		c->to += p->words;
		p = more;
		word = hour_word(p);
	}
	c->to += p->words;
	*brief = p->text.n == 1;
	if (word != 'h' && str_find(p->text, S(".")) < p->text.n)
		c->to += times_mark(s, c->to, '.');
	half_day(c, word);
	return word;
}

/* Is the word for the hour behind token i that for a number of hours as well:
 * 20 heures? */
static bool
counts_hours(const struct scan *s, u32 i)
{
	char unit;

	return times_unit(s, i + 1, &unit) && unit == 'H';
}

/* An hour with a name: noon. */
static bool
clock_named(const struct scan *s, u32 i, struct when *c)
{
	int hour;
	u32 n = times_count(s, i, "hour", &hour);

	if (!n || (i > s->from && s->t->v[i].capital && !s->alone))
		return false;
	c->hour = (u32)hour;
	c->minute = 0;
	c->to = i + n;
	return true;
}

/*
 * The minutes behind the word for the hour: 20 h 30.  Without them a word of
 * one letter needs a preposition before the hour: il dort 8 h.
 */
static bool
clock_minutes(const struct scan *s, u32 i, bool brief, struct when *c)
{
	str w = c->to < s->end ? token_text(s->it, s->t, c->to) : S("");
	u32 n;

	if (w.n == 2 && str_number(w, &n) && n < 60) {
		c->minute = n;
		c->to++;
		return true;
	}
	return !brief || s->alone || (i > s->from &&
	    phrases_at(&s->pack->prepositions, s->t, i - 1, i));
}

/* The hour word and the minutes in one token, as in 17ч10 and 8pm: what stands
 * behind its number. */
static char
glued(const struct scan *s, str rest, struct when *c)
{
	size_t n = rest.n;
	str minutes;
	char word;

	while (n && rest.s[n - 1] >= '0' && rest.s[n - 1] <= '9')
		n--;
	minutes = str_from(rest, n);
	rest.n = n;
	word = hour_word(phrases_get(&s->pack->times, rest));
	if (!word)
		word = hour_word(phrases_get(&s->pack->clock, rest));
	if (!minutes.n)
		return word;
	return word == 'h' && minutes.n == 2 &&
	    str_number(minutes, &c->minute) && c->minute < 60 ? word : 0;
}

/* An hour in digits: 20:11, 8 pm, 20.30 Uhr, 20 h 30. */
static bool
clock_digits(const struct scan *s, u32 i, bool led, struct when *c)
{
	char sep, word;
	bool brief = false;
	str rest;

	if (i >= s->end ||
	    !clock_read(token_text(s->it, s->t, i), c, &sep, &rest))
		return false;
	c->to = i + 1;
	c->half = !sep && c->hour < 12;
	if (rest.n) {
		word = glued(s, rest, c);
		half_day(c, word);
	} else {
		word = word_behind(s, c, &brief);
		if (word == 'h' && !led && !s->alone && counts_hours(s, i))
			return false;
	}
	if (!word && (rest.n || (sep != ':' && sep != 'h' &&
	    !(sep == '.' && s->alone))))
		return false;
	c->half &= word == 'h' && !rest.n;
	return word != 'h' || sep || rest.n || clock_minutes(s, i, brief, c);
}

/* An hour that is told by a number only. */
static bool
clock_bare(const struct scan *s, u32 i, struct when *c)
{
	u32 n;
	int nth;
	char unit;

	if (clock_named(s, i, c))
		return true;
	n = times_number(s, i, &c->hour);
	if (!n && times_joined(s, i, true) &&
	    (n = times_ordinal(s, i, &nth)) && nth > 0)
		c->hour = (u32)nth;		/* о третій */
	c->to = i + n;
	c->minute = 0;
	c->half = c->hour < 12;
	return n && c->hour <= 24 && (!times_unit(s, c->to, &unit) ||
	    unit == 'H');
}

/* Minutes in words: a quarter, half, twenty minutes. */
static u32
clock_part(const struct scan *s, u32 i, u32 *minutes, bool *named)
{
	int quarters;
	u32 n = times_clock(s, i, "minutes", &quarters);
	char unit;

	*named = n > 0;
	if (n) {
		*minutes = (u32)quarters;
		return n;
	}
	n = times_number(s, i, minutes);
	if (!n || *minutes > 59)
		return 0;
	if (times_unit(s, i + n, &unit) && unit == 'N') {
		*named = true;
		n += times_unit(s, i + n, &unit);
	}
	return n;
}

/* Sets the minutes past the hour, or before it. */
static void
clock_shift(struct when *c, int minutes)
{
	int at = (int)(c->hour * 60 + c->minute) + minutes;

	at = at < 0 ? at + 24 * 60 : at;
	c->hour = (u32)at / 60;
	c->minute = (u32)at % 60;
}

/* An hour of any form that minutes are counted from. */
static bool
clock_hour(const struct scan *s, u32 i, struct when *c)
{
	bool brief;

	if (clock_digits(s, i, true, c))
		return true;
	if (!clock_bare(s, i, c))
		return false;
	word_behind(s, c, &brief);
	return true;
}

/* Minutes before the hour: a quarter past three, zwanzig nach 3, halb vier. */
static bool
clock_past(const struct scan *s, u32 i, struct when *c)
{
	u32 minutes = 0, n;
	int way;
	bool named = true;

	if ((n = times_clock(s, i, "half", &way))) {
		if (!clock_hour(s, i + n, c) || c->minute)
			return false;
		clock_shift(c, way);
		return true;
	}
	n = clock_part(s, i, &minutes, &named);
	if (!n || (!named && !s->alone))
		return false;
	i += n;
	n = times_clock(s, i, "past", &way);
	if (!n && s->alone && minutes == 30)	/* half three */
		way = 1;
	else if (!n || (!named && minutes % 5))
		return false;
	if (!clock_hour(s, i + n, c) || c->minute)
		return false;
	clock_shift(c, way * (int)minutes);
	return true;
}

/*
 * Minutes behind the hour: tres y media, midi moins le quart, trois heures et
 * quart; without a word between them only where nothing else stands: ten
 * thirty.
 */
static bool
clock_minutes_behind(const struct scan *s, struct when *c)
{
	int way = 1;
	u32 n = times_clock(s, c->to, "plus", &way), minutes, m;
	bool named, brief;

	m = clock_part(s, c->to + n, &minutes, &named);
	if (!m || (!n && !named && !s->alone))
		return false;
	if (!n && s->alone && minutes == 0)	/* twelve zero three */
		m += times_number(s, c->to + m, &minutes);
	c->to += n + m;
	clock_shift(c, way * (int)minutes);
	word_behind(s, c, &brief);
	return true;
}

/* The offset of a time zone behind an hour, written as in the list. */
static void
clock_zone(const struct scan *s, struct when *c)
{
	bool bracket = times_mark(s, c->to, '(');
	u32 i = c->to + bracket;
	const struct phrase *z = i < s->end ? phrases_at(&s->pack->zones,
	    s->t, i, i + 1) : 0;

	if (!z || (!(s->alone && i + 1 + bracket == s->end) &&
	    !str_is(token_text(s->it, s->t, i), z->text)) ||
	    (bracket && !times_mark(s, i + 1, ')')))
		return;
	c->told |= TOLD_ZONE;
	c->zone = z->value;
	c->to = i + 1 + bracket;
}

/* Does nothing follow that a number at token i - 1 may count: rose on Friday by
 * 15 percent? */
static bool
clock_ends(const struct scan *s, u32 i)
{
	return i >= s->end || times_mark(s, i, ',') || times_mark(s, i, '.') ||
	    times_mark(s, i, ';') || times_list(s, LIST_DAYTIMES, i);
}

bool
clock_at(const struct scan *s, u32 i, bool led, bool bare, struct when *w)
{
	struct when c = { 0 };
	bool found, brief;

	if (i >= s->end)
		return false;
	found = clock_past(s, i, &c);
	if (!found && (clock_named(s, i, &c) || clock_digits(s, i,
	    led, &c))) {
		found = true;
		if (c.minute == 0)
			clock_minutes_behind(s, &c);
	}
	if (!found && bare && clock_bare(s, i, &c)) {
		found = word_behind(s, &c, &brief) != 0;
		if (c.minute == 0)
			found |= clock_minutes_behind(s, &c);
		found |= s->alone || clock_ends(s, c.to);
	}
	if (!found)
		return false;
	clock_zone(s, &c);
	w->hour = c.hour;
	w->minute = c.minute;
	w->half = c.half;
	w->sure = c.sure;
	w->zone = c.zone;
	w->to = c.to;
	w->told |= TOLD_HOUR | c.told;
	return true;
}
