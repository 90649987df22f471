/*
 * Which candidates are comments?  A candidate is sure if its author or its date
 * is certain; the others are kept if they look like the sure ones.
 */
#include "read/page/para.h"
#include "read/told/beside.h"
#include "read/voices/entries.h"
#include "read/voices/sure.h"

enum { TIMED = 80 };		/* weight of the longest line with a date */

/*
 * Is it known that the comment has a date?  "4 hours ago" counts, even if it is
 * not known from when to count back.
 */
static bool
sure_dated(struct page *p, const struct comment *c)
{
	for (u32 i = c->from; i < c->to && !c->when.value.n; i++) {
		const struct para *q = &p->para.v[i];

		if (q->weight < TIMED && beside_ago(p, para_text(p, q)))
			return true;
	}
	return c->when.value.n != 0;
}

/*
 * Does the line with the author have the shape of the lines whose author is
 * certain?
 */
static bool
like_told(const struct page *p, const map *heads, const struct comment *c)
{
	return c->head && map_get(heads, entries_shape(p,
	    &p->para.v[c->head - 1]));
}

/*
 * Drops the guessed authors if all of them are the same: that line is a button.
 */
static void
drop_buttons(struct comments *out, u32 first)
{
	str name = { 0 };
	u32 n = 0;

	for (u32 i = first; i < out->v.n; i++) {
		const struct comment *c = &out->v.v[i];

		if (!c->guessed || !c->author.n)
			continue;
		if (n++ && !str_is(c->author, name))
			return;
		name = c->author;
	}
	for (u32 i = first; i < out->v.n && n > 1; i++)
		if (out->v.v[i].guessed)
			out->v.v[i].author.n = 0;
}

/* Does the element of the comment have the sign of one that is sure? */
static bool
like_sure(const struct page *p, const map *sure, const struct comment *c)
{
	return map_get(sure, u64_mix(p->t.v.v[c->node].sign) | 1) != 0;
}

/*
 * Do all candidates have the same sign, and does each of them, two or more,
 * begin with a line that may be a name?
 */
static bool
named_alike(const struct page *p, const struct comments *out, u32 first)
{
	u32 sign = p->t.v.v[out->v.v[first].node].sign;

	for (u32 i = first; i < out->v.n; i++) {
		const struct comment *c = &out->v.v[i];

		if (p->t.v.v[c->node].sign != sign || !c->author.n ||
		    p->para.v[c->head - 1].heading || c->head != c->from + 1)
			return false;
	}
	return out->v.n > first + 1;
}

/*
 * A comment has an author or a date, as most candidates of its sign have.
 * Forms for a new comment, rules, and lists of the newest comments have
 * neither.  If candidates were found by lines that look alike, a quarter of
 * them must be sure; a line that is not a name then belongs to the comment
 * before it.
 */
void
sure_keep(struct page *p, struct comments *out, u32 first, bool units)
{
	map signs = { .mem = p->tmp }, heads = { .mem = p->tmp };
	u32 n = 0, sure = 0, told = 0;

	assert(first <= out->v.n);
	for (u32 i = first; i < out->v.n; i++) {
		struct comment *c = &out->v.v[i];

		told += !c->guessed;
		if (!c->guessed && c->head)
			*map_at(&heads, entries_shape(p,
			    &p->para.v[c->head - 1])) = 1;
		c->sure |= sure_dated(p, c);
		sure += c->sure;
		if (c->sure)
			(*map_at(&signs, u64_mix(p->t.v.v[c->node].sign) |
			    1))++;
	}
	if (out->v.n == first)
		return;
	drop_buttons(out, first);
	if (sure == 0 && units && named_alike(p, out, first))
		return;
	if (sure == 0 || (!units && sure * 4 < out->v.n - first)) {
		out->v.n = first;
		return;
	}
	for (u32 i = first; i < out->v.n; i++) {
		struct comment c = out->v.v[i];

		if (c.guessed && told * 2 > out->v.n - first &&
		    !like_told(p, &heads, &c))
			c.author.n = 0;
		if (c.sure || (units ? like_sure(p, &signs, &c) :
		    c.author.n != 0))
			out->v.v[first + n++] = c;
		else if (!units && n)
			out->v.v[first + n - 1].to = c.to;
	}
	out->v.n = first + n;
}
