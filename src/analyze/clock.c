/*
 * Is it an hour of the clock?
 *
 * What follows a number tells: minutes, a.m. and p.m., the word for the hour.
 * Some hours have a name: noon.  A number alone is none.
 */
#include "analyze/clock.h"

/* A place in a text. */
struct scan {
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	u32                from, end;	/* of the sentence, tokens */
};

/* Reads the hour and minutes of a clock, 20:11, 20.11, 20h11 or 20; `sep` is
 * what stands between them, and `rest` what follows, as in 8pm. */
static bool
clock_read(str w, struct clock *c, char *sep, str *rest)
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
	if (!rest->n || !strchr(":.h", rest->s[0]))
		return true;
	w = str_from(*rest, 1);
	for (m = 0; m < w.n && w.s[m] >= '0' && w.s[m] <= '9'; )
		m++;
	if (m == 0)
		return true;
	*sep = rest->s[0];
	*rest = str_from(w, m);
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

/* The offset of a time zone at token i, written as in the list; or empty. */
static str
zone_at(const struct scan *s, u32 i)
{
	const struct phrase *z = i < s->end ? phrases_at(&s->pack->zones,
	    s->t, i, i + 1) : 0;

	return z && str_is(token_text(s->it, s->t, i), z->text) ? z->value :
	    S("");
}

/* An hour with a name: noon. */
static bool
clock_named(const struct scan *s, u32 i, struct clock *c)
{
	const struct phrase *p = phrases_at(&s->pack->times, s->t, i, s->end);
	str value = p ? p->value : S("");

	if (!str_is(str_cut(&value, ' '), S("hour")) ||
	    !str_number(value, &c->hour) ||
	    (i > s->from && s->t->v[i].capital))
		return false;
	c->minute = 0;
	c->to = i + p->words;
	return true;
}

/*
 * The minutes behind the word for the hour: 20 h 30.  Without them a word of
 * one letter needs a preposition before the hour: il dort 8 h.
 */
static bool
clock_minutes(const struct scan *s, u32 i, bool brief, struct clock *c)
{
	str w = c->to < s->end ? token_text(s->it, s->t, c->to) : S("");
	u32 n;

	if (w.n == 2 && str_number(w, &n) && n < 60) {
		c->minute = n;
		c->to++;
		return true;
	}
	return !brief || (i > s->from && phrases_at(&s->pack->prepositions,
	    s->t, i - 1, i));
}

/* An hour in digits: 20:11, 8 pm, 20.30 Uhr, 20 h 30. */
static bool
clock_digits(const struct scan *s, u32 i, struct clock *c)
{
	const struct phrase *p;
	char sep, word;
	str rest;

	if (!clock_read(token_text(s->it, s->t, i), c, &sep, &rest))
		return false;
	p = rest.n ? phrases_get(&s->pack->times, rest) :
	    phrases_at(&s->pack->times, s->t, i + 1, s->end);
	word = hour_word(p);
	if (!word && (rest.n || (sep != ':' && sep != 'h')))
		return false;
	c->to = i + 1 + (word && !rest.n ? p->words : 0);
	if ((word == 'a' || word == 'p') && c->to < s->end &&
	    str_find(p->text, S(".")) < p->text.n)
		c->to += token_is(s->it, s->t, c->to, '.');	/* p.m. */
	if (word == 'p' && c->hour < 12)
		c->hour += 12;
	else if (word == 'a' && c->hour == 12)
		c->hour = 0;
	return word != 'h' || sep || clock_minutes(s, i, p->text.n == 1, c);
}

bool
clock_at(const struct item *it, const struct pack *pack, const tokens *t,
    u32 from, u32 i, u32 end, struct clock *c)
{
	struct scan s = { it, pack, t, from, end };

	if (!clock_named(&s, i, c) && !clock_digits(&s, i, c))
		return false;
	c->zone = zone_at(&s, c->to);
	c->to += c->zone.n > 0;
	return true;
}
