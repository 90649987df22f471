/*
 * Which number, ordinal or unit of time stands at a token?
 *
 * Numbers are digits or words of the pack.  Words are put together as they are
 * spoken: twenty one, two thousand ten, thirty first.
 */
#include "analyze/numbers.h"

const struct phrase *
times_list(const struct scan *s, u32 list, u32 i)
{
	const struct phrases *l = list == LIST_TIMES ? &s->pack->times :
	    list == LIST_MONTHS ? &s->pack->months :
	    list == LIST_WEEKDAYS ? &s->pack->weekdays :
	    list == LIST_UNITS ? &s->pack->units :
	    list == LIST_NUMBERS ? &s->pack->numbers :
	    list == LIST_DAYTIMES ? &s->pack->daytimes :
	    list == LIST_ORDINALS ? &s->pack->ordinals :
	    list == LIST_CLOCK ? &s->pack->clock : &s->pack->feasts;

	return i < s->end && s->lists[i] & list ?
	    phrases_at(l, s->t, i, s->end) : 0;
}

u32
times_listed(const struct scan *s, u32 list, u32 i, u32 *value)
{
	const struct phrase *f = times_list(s, list, i);

	return f && str_number(f->value, value) ? f->words : 0;
}

/* The number of tokens at i that are in a list with a value that begins with
 * this word; `rest` becomes what follows it. */
static u32
numbers_kind(const struct scan *s, u32 list, u32 i, const char *kind, str *rest)
{
	const struct phrase *f = times_list(s, list, i);

	*rest = f ? f->value : S("");
	return f && str_is(str_cut(rest, ' '), str_of(kind)) ? f->words : 0;
}

/* Likewise, where a number follows. */
static u32
numbers_count(const struct scan *s, u32 list, u32 i, const char *kind, int *n)
{
	str more, rest;
	u32 count = numbers_kind(s, list, i, kind, &more), v;
	bool minus = count && more.n && more.s[0] == '-';

	rest = str_cut(&more, ' ');
	if (!count || !str_number(str_from(rest, minus), &v) ||
	    (str_is(more, S("alone")) && !s->alone))
		return 0;
	*n = minus ? -(int)v : (int)v;
	return count;
}

u32
times_kind(const struct scan *s, u32 i, const char *kind, str *rest)
{
	str none;

	return numbers_kind(s, LIST_TIMES, i, kind, rest ? rest : &none);
}

u32
times_count(const struct scan *s, u32 i, const char *kind, int *n)
{
	return numbers_count(s, LIST_TIMES, i, kind, n);
}

u32
times_clock(const struct scan *s, u32 i, const char *kind, int *n)
{
	return numbers_count(s, LIST_CLOCK, i, kind, n);
}

bool
times_mark(const struct scan *s, u32 i, char mark)
{
	return i < s->end && token_is(s->it, s->t, i, mark);
}

/* The digits at the beginning of a word; `rest` is what follows. */
static str
numbers_digits(str w, str *rest)
{
	size_t n = 0;

	while (n < w.n && w.s[n] >= '0' && w.s[n] <= '9')
		n++;
	*rest = str_from(w, n);
	return (str){ w.s, n };
}

/* What remains of a word behind its number if it is the ending of an ordinal:
 * 15th, 1er, 18-го. */
static bool
ending(const struct scan *s, str rest)
{
	const struct phrase *f = phrases_get(&s->pack->ordinals,
	    str_from(rest, rest.n && rest.s[0] == '-'));

	return f && str_is(f->value, S("end"));
}

/* A word of two numbers with a hyphen: twenty-one, twenty-first. */
static bool
hyphened(const struct scan *s, str w, const struct phrases *last, u32 *n)
{
	str tens = str_cut(&w, '-');
	const struct phrase *a, *b;
	u32 one;

	if (!w.n || !(a = phrases_get(&s->pack->numbers, tens)) ||
	    !(b = phrases_get(last, w)) || !str_number(a->value, n) ||
	    !str_number(b->value, &one) || *n % 10 || *n < 20 || *n > 90 ||
	    one > 9)
		return false;
	*n += one;
	return true;
}

enum { FEW = 3 };

static u32
number_word(const struct scan *s, u32 i, u32 *n)
{
	const struct phrase *f = times_list(s, LIST_NUMBERS, i);
	u32 count = times_listed(s, LIST_NUMBERS, i, n);

	if (f && str_is(f->value, S("X"))) {	/* several, a few */
		*n = s->alone ? FEW : 0;
		return f->words;
	}
	if (count || i >= s->end || s->t->v[i].kind != TOKEN_WORD)
		return count;
	return hyphened(s, token_text(s->it, s->t, i), &s->pack->numbers, n);
}

/* Adds the next word of a number to what was read; false if it is none of it:
 * twenty one, two thousand ten, nineteen ninety-four. */
static bool
number_goes_on(u32 *n, u32 next)
{
	u32 left = *n % 1000;

	if (next == 1000 && *n < 1000 && *n)
		*n *= 1000;
	else if (next == 100 && left && left < 100)
		*n += left * 99;
	else if (next < 10 && next && left % 10 == 0 && left % 100 >= 20)
		*n += next;
	else if (next < 100 && next >= 10 && *n >= 17 && *n <= 20)
		*n = *n * 100 + next;
	else if (next < 100 && next && left % 100 == 0 && *n >= 100)
		*n += next;
	else if (next < 1000 && next >= 100 && left == 0 && *n >= 1000)
		*n += next;
	else
		return false;
	return true;
}

u32
times_number(const struct scan *s, u32 i, u32 *n)
{
	str digits, rest;
	u32 at = i, count, next;

	if (i >= s->end)
		return 0;
	digits = numbers_digits(token_text(s->it, s->t, i), &rest);
	if (digits.n)
		return digits.n <= 6 && str_number(digits, n) &&
		    (!rest.n || ending(s, rest));
	at += number_word(s, i, n);
	while (at > i && (count = number_word(s, at, &next)) &&
	    number_goes_on(n, next))
		at += count;
	return at - i;
}

/* An ordinal in digits: 15th, 18-го, or 15. before its noun. */
static u32
ordinal_digits(const struct scan *s, u32 i, int *n)
{
	str rest, digits = numbers_digits(token_text(s->it, s->t, i), &rest);
	u32 v;

	if (!digits.n || digits.n > 2 || !str_number(digits, &v))
		return 0;
	*n = (int)v;
	if (rest.n)
		return ending(s, rest);
	if (i + 2 < s->end && times_mark(s, i + 1, '-') && !s->t->v[i +
	    1].spaced && !s->t->v[i + 2].spaced &&
	    ending(s, token_text(s->it, s->t, i + 2)))
		return 3;
	return times_mark(s, i + 1, '.') && !s->t->v[i + 1].spaced ? 2 : 0;
}

u32
times_ordinal(const struct scan *s, u32 i, int *n)
{
	const struct phrase *f;
	str value;
	u32 tens = 0, v, count;
	bool minus;

	if (i >= s->end)
		return 0;
	if ((count = ordinal_digits(s, i, n)))
		return count;
	if (s->t->v[i].kind == TOKEN_WORD && hyphened(s, token_text(s->it,
	    s->t, i), &s->pack->ordinals, &v)) {
		*n = (int)v;
		return 1;
	}
	count = times_listed(s, LIST_NUMBERS, i, &tens);
	if (!count || tens % 10 || tens < 20 || tens > 90)
		tens = count = 0;
	f = times_list(s, LIST_ORDINALS, i + count);
	value = f ? f->value : S("");
	minus = value.n && value.s[0] == '-';
	if (!f || !str_number(str_from(value, minus), &v) ||
	    (tens && (minus || v > 9)))
		return 0;
	*n = minus ? -(int)v : (int)(tens + v);
	return count + f->words;
}

u32
times_four(const struct scan *s, u32 i, u32 *year)
{
	str w;

	if (i >= s->end)
		return 0;
	w = token_text(s->it, s->t, i);
	return w.n == 4 && str_number(w, year) && *year >= 1000 &&
	    *year <= 2199;
}

u32
times_unit(const struct scan *s, u32 i, char *unit)
{
	const struct phrase *f = times_list(s, LIST_UNITS, i);

	if (!f || !f->value.n || (f->text.n == 1 && !s->alone))
		return 0;
	*unit = f->value.s[0];
	return f->words;
}

enum { JOINTS = 3 };		/* words: on about the */

/* Is token i a possessive, as the tokenizer cuts it off? */
static bool
possessive_at(const struct scan *s, u32 i)
{
	str w = i < s->end ? token_text(s->it, s->t, i) : S("");

	return w.n > 1 && w.n < 5 && !s->t->v[i].spaced &&
	    w.s[w.n - 1] == 's' && (u8)w.s[0] != 's' &&
	    s->t->v[i].kind == TOKEN_WORD && !utf8_letter((u8)w.s[0]) ;
}

bool
times_small(const struct phrase *p)
{
	return p->text.n && p->text.s[0] >= 'a' && p->text.s[0] <= 'z';
}

bool
times_joins(const struct phrase *f, const char *value)
{
	str rest = f->value;

	while (rest.n)
		if (str_is(str_cut(&rest, ' '), str_of(value)))
			return true;
	return false;
}

/* Two days or hours are joined by `to`; where the text is nothing but a time,
 * other words may stand between its parts as well: jeudi après 9h30. */
static bool
joins(const struct scan *s, const struct phrase *f)
{
	return !str_is(f->value, S("to")) &&
	    (s->alone || !times_joins(f, "alone"));
}

u32
times_join(const struct scan *s, u32 i)
{
	u32 at = i + times_mark(s, i, ',');

	at += at == i && possessive_at(s, i);	/* next year's first quarter */
	for (int k = 0; k < JOINTS && at < s->end; k++) {
		const struct phrase *f = phrases_at(&s->pack->between, s->t,
		    at, s->end);

		if (f && !joins(s, f))
			break;
		if (!f)
			f = phrases_at(&s->pack->articles, s->t, at, at + 1);
		if (!f)
			break;
		at += f->words;
	}
	return at < s->end ? at : i;
}

bool
times_joined(const struct scan *s, u32 i, bool hour)
{
	for (u32 n = 1; n <= JOINTS && i >= s->from + n; n++) {
		const struct phrase *f = phrases_at(&s->pack->between, s->t,
		    i - n, i);

		if (f && f->words == n && (hour ? times_joins(f, "hour") :
		    joins(s, f)))
			return true;
	}
	return false;
}
