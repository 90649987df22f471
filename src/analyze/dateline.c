/*
 * Which place and agency does the dateline name?
 *
 * Agency copy begins with a line such as "CITY (Agency) --", "City, 17 July
 * (AGENCY) -" or "CITY -", perhaps after a date.  An agency stands in brackets
 * and has a dash after them, is in the list of outlets, or follows a place in
 * capitals.  Without an agency, the city must be in capitals or a known place,
 * with a dash after it.
 */
#include <assert.h>

#include "analyze/words.h"

enum {
	FIRST = 48,		/* tokens of a paragraph that are searched */
	BLOCKS = 40,		/* that an agency is looked for in */
	LONGEST = 14		/* tokens of a date */
};

struct scan {
	struct item *it;
	const struct packs *ps;
	const tokens *t;
	u32 from, to;
};

static bool
dateline_dash(const struct scan *s, u32 i)
{
	str w;
	u32 c;

	if (i >= s->to || s->t->v[i].kind != TOKEN_MARK)
		return false;
	w = token_text(s->it, s->t, i);
	c = utf8_next(&w);
	return c == '-' || c == 0x2013 || c == 0x2014;
}

/* Is token i in an expression of time?  `time` becomes its place + 1. */
static bool
dateline_in_time(const struct scan *s, u32 i, u32 *time)
{
	for (u32 k = 0; k < s->it->times.n; k++)
		if (s->it->times.v[k].span.from <= s->t->v[i].from &&
		    s->it->times.v[k].span.to > s->t->v[i].from) {
			*time = k + 1;
			return true;
		}
	return false;
}

static bool
dateline_capital(const struct scan *s, u32 i)
{
	return i < s->to && s->t->v[i].kind == TOKEN_WORD &&
	    s->t->v[i].capital;
}

/* A place in usual case: "BRUSSELS" becomes "Brussels". */
static str
usual(struct item *it, span place)
{
	str t = item_text(it, place);
	buf b = { .mem = it->mem };
	bool first = true;

	while (t.n) {
		u32 c = utf8_next(&t);

		buf_char(&b, first ? c : utf8_lower(c));
		first = !utf8_letter(c);
	}
	return buf_str(&b);
}

static str
dateline_place_of(struct item *it, const tokens *t, u32 from, u32 to)
{
	bool any = false;

	for (u32 i = from; i < to; i++)
		any |= t->v[i].capitals;
	return any ? usual(it, token_span(t, from, to)) :
	    item_text(it, token_span(t, from, to));
}

/* The token after a short bracket that opens at token i, or 0. */
static u32
bracket(const struct scan *s, u32 i)
{
	u32 k = i + 1;

	if (!(i < s->to && (token_is(s->it, s->t, i, '('))))
		return 0;
	while (k < s->to && k < i + 8 && s->t->v[k].kind != TOKEN_MARK)
		k++;
	return k > i + 1 && k < s->to && token_is(s->it, s->t, k, ')') ?
	    k + 1 : 0;
}

/* Finds the place before the bracket or dash at token i, over a date and
 * comma.  False if there is no place. */
static bool
dateline_place(const struct scan *s, u32 i, u32 *from, u32 *to, u32 *time)
{
	u32 k = i;

	while (k > s->from && i - k < LONGEST) {
		bool date = dateline_in_time(s, k - 1, time) ||
		    s->t->v[k - 1].kind == TOKEN_NUMBER || phrases_at(
		    &s->ps->any.months, s->t, k - 1, k);

		if (!date && !token_is(s->it, s->t, k - 1, ',') &&
		    !token_is(s->it, s->t, k - 1, '.'))
			break;
		k--;
	}
	*to = k;
	while (k > s->from && *to - k < 7 && (dateline_capital(s, k - 1) ||
	    ((token_is(s->it, s->t, k - 1, '-') ||
	      token_is(s->it, s->t, k - 1, '/') ||
	      token_is(s->it, s->t, k - 1, ',')) && k - 1 > s->from &&
	     dateline_capital(s, k - 2))))
		k--;
	*from = k;
	return k < *to;
}

/* Is there nothing but a date before token `from`? */
static bool
dateline_begins(const struct scan *s, u32 from)
{
	u32 time;

	for (u32 i = s->from; i < from; i++)
		if (s->t->v[i].kind == TOKEN_WORD &&
		    !dateline_in_time(s, i, &time))
			return false;
	return true;
}

static bool
dateline_all_capitals(const struct scan *s, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++)
		if (s->t->v[i].kind == TOKEN_WORD && !s->t->v[i].capitals)
			return false;
	return true;
}

/* Adds the dateline: the place is [from, to), all of it ends before `end`. */
static void
found(const struct scan *s, u32 from, u32 to, u32 time, span agency, u32 end)
{
	struct item *it = s->it;

	assert(from < to && to <= end && time <= it->times.n);
	*push(&it->dateline, it->mem) = (struct dateline){
		.place = dateline_place_of(it, s->t, from, to),
		.agency = agency.to ? item_text(it, agency) : (str){ 0 },
		.date = time ? it->times.v[time - 1].value : (str){ 0 },
		.span = { s->t->v[from].from, s->t->v[end - 1].to },
	};
}

/* Is the bracket at token i the agency of a dateline?  Then adds it. */
static bool
with_agency(const struct scan *s, u32 i)
{
	u32 end = bracket(s, i), from, to, time = 0;
	span agency;

	if (!end || s->t->v[i + 1].kind != TOKEN_WORD)
		return false;
	agency = token_span(s->t, i + 1, end - 1);
	if (!dateline_dash(s, end) && end != s->to &&
	    !token_is(s->it, s->t, end, '.') &&
	    !token_is(s->it, s->t, end, ':'))
		return false;
	if (!dateline_place(s, i, &from, &to, &time) ||
	    !dateline_begins(s, from))
		return false;
	if (!dateline_dash(s, end) && !dateline_all_capitals(s, from, to) &&
	    !phrases_get(
	    &s->ps->any.outlets, item_text(s->it, agency)))
		return false;
	found(s, from, to, time, agency, end);
	return true;
}

/* The token after the city: the comma in "CITY, Region". */
static u32
city_end(const struct scan *s, u32 from, u32 to)
{
	u32 i = from;

	while (i < to && !token_is(s->it, s->t, i, ','))
		i++;
	return i;
}

/* Is the dash at token i that of a dateline without brackets?  Then adds it.
 * An agency may follow: "CITY, 4 Jan - Agency, Name". */
static bool
with_dash(const struct scan *s, u32 i)
{
	const struct phrase *f;
	u32 from, to, city, end, time = 0;
	bool all;

	if (!dateline_dash(s, i) || i == s->from || !s->t->v[i].spaced ||
	    !dateline_place(s, i, &from, &to, &time) || from != s->from)
		return false;
	/* longer than three bytes: "PS" and "FYI" are not cities */
	city = city_end(s, from, to);
	all = city > from && dateline_all_capitals(s, from, city) &&
	    s->t->v[city - 1].to - s->t->v[from].from > 3;
	if (!all && !phrases_at(&s->it->pack->places, s->t, from, to))
		return false;
	f = phrases_at(&s->ps->any.outlets, s->t, i + 1, s->to);
	end = f ? i + 1 + f->words : i;
	if (f && end < s->to && (token_is(s->it, s->t, end, '.') ||
	    token_is(s->it, s->t, end, ',')))
		found(s, from, to, time, token_span(s->t, i + 1, end), end);
	else
		found(s, from, to, time, (span){ 0 }, i);
	return true;
}

static void
dateline_block(struct scan *s, u32 b)
{
	s->from = token_after(s->t, s->it->blocks.v[b].span.from);
	s->to = token_after(s->t, s->it->blocks.v[b].span.to);
}

/* Does the paragraph begin with a place, a known agency in brackets and a
 * dash?  Then adds it.  Menus and captions may stand before such a one. */
static bool
late(const struct scan *s)
{
	for (u32 i = s->from; i < s->to && i < s->from + FIRST; i++) {
		u32 end = bracket(s, i);

		if (end && i > s->from && dateline_dash(s, end))
			return phrases_get(&s->ps->any.outlets,
			    item_text(s->it, token_span(s->t, i + 1,
			    end - 1))) && with_agency(s, i);
	}
	return false;
}

static void
dateline_run(struct item *it, const struct packs *ps, arena tmp)
{
	tokens t = item_tokens(it, &tmp);
	struct scan s = { .it = it, .ps = ps, .t = &t };
	u32 b = 0;

	if (item_head(it)->kind == ITEM_comment)
		return;
	while (b < it->blocks.n && it->blocks.v[b].kind != BLOCK_body &&
	    it->blocks.v[b].kind != BLOCK_dateline)
		b++;
	if (b == it->blocks.n)
		return;
	dateline_block(&s, b);
	for (u32 i = s.from; i < s.to && i < s.from + FIRST; i++)
		if (with_agency(&s, i) || with_dash(&s, i))
			return;
	for (u32 k = b + 1; k < it->blocks.n && k < b + BLOCKS; k++) {
		dateline_block(&s, k);
		if (late(&s))
			return;
	}
}

const struct pass pass_dateline = {
	.name  = "dateline",
	.about = "find the place and agency that a news text begins with",
	.needs = HAS(blocks) | HAS(times) | HAS(heads),
	.gives = HAS(dateline),
	.run   = dateline_run,
};
