/*
 * Where does a comment end, who wrote it, and when?  It ends where the next one
 * begins.  The author is taken from microdata, from an element that is named an
 * author, or from a short line at the beginning; the date from an element for
 * times, or from a line that is a date.
 */
#include "read/bytes/decode.h"
#include "read/line/dated.h"
#include "read/page/para.h"
#include "read/told/beside.h"
#include "read/told/told.h"
#include "read/voices/bound.h"

/* Weights of the longest line with a name, and with a date. */
enum { NAME = 60, TIMED = 80 };

/* Takes the date of an element for times, unless `out` has a date. */
static void
time_element(struct page *p, u32 node, struct when *out)
{
	str t = beside_time(p, node);

	if (t.n && !out->value.n)
		date_find(p->tmp, p->ps, t, p->order, out);
}

/* The date of a comment by its elements for times: most of them name a zone. */
static struct when
time_told(struct page *p, const struct comment *c)
{
	const struct node *v = p->t.v.v;
	struct when out = { 0 };

	for (u32 i = c->from; i < c->to && !out.value.n; i++) {
		const struct para *q = &p->para.v[i];

		if (signer_note(p, q))
			continue;
		for (u32 n = v[q->first].parent; n > c->node; n = v[n].parent)
			time_element(p, n, &out);
		for (u32 n = q->first; n < q->last && q->weight < TIMED; n++)
			time_element(p, n, &out);
	}
	return out;
}

/*
 * Takes a date that follows a name without a blank between: each piece of text
 * in the paragraph is read by itself.
 */
static void
date_apart(struct page *p, const struct para *q, struct when *w)
{
	const struct node *v = p->t.v.v;

	for (u32 n = q->first; n <= q->last && !w->value.n; n++)
		if (v[n].tag == TAG_NONE)
			date_find(p->tmp, p->ps, decode_line(p->tmp, (str){
			    p->t.all.s + v[n].from, v[n].close - v[n].from }),
			    p->order, w);
}

/*
 * Finds the date of a comment.  A date without a time of day may be the day on
 * which the author joined the site, so a line that is a date is preferred.
 */
static void
time_in(struct page *p, struct comment *c)
{
	struct when told = c->when.value.n ? c->when : time_told(p, c), w;

	c->when = told.minute ? told : c->line;
	if (c->when.value.n)
		return;
	if (c->head && !date_find(p->tmp, p->ps, para_text(p,
	    &p->para.v[c->head - 1]), p->order, &c->when))
		date_apart(p, &p->para.v[c->head - 1], &c->when);
	for (u32 i = c->from; i < c->to && !c->when.value.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight < TIMED && !signer_note(p, q) ?
		    para_text(p, q) : (str){ 0 };

		if ((date_find(p->tmp, p->ps, t, p->order, &w) &&
		    dated_line(p->ps, &w, t)) || date_ago(p->tmp, p->ps, t,
		    told_received(p), &w))
			c->when = w;
	}
	if (!c->when.value.n)
		c->when = told;
}

/*
 * Takes author and date of a comment that has the itemprop "comment", and skips
 * the comments inside of it.  False if it has no such itemprop.
 */
static bool
microdata(struct page *p, struct comment *c)
{
	const struct node *v = p->t.v.v;

	if (!str_is(tree_attribute(&p->t, c->node, S("itemprop")),
	    S("comment")))
		return false;
	for (u32 i = c->node + 1; i < v[c->node].end;)
		if (v[i].flags & F_UNIT && v[i].flags & F_COMMENT) {
			i = v[i].end;
		} else {
			if (!c->author.n)
				c->author = signer_told(p, i);
			time_element(p, i, &c->when);
			i++;
		}
	return true;
}

/*
 * Are this paragraph and the next one <p> elements of the same parent, and is
 * the first one a single piece of text?
 */
static bool
both_plain(const struct page *p, const struct para *q)
{
	const struct node *a = &p->t.v.v[q->in], *b = &p->t.v.v[q[1].in];

	assert(q + 1 < p->para.v + p->para.n);
	return q->first == q->last && a->tag == TAG_p && b->tag == TAG_p &&
	    a->parent == b->parent;
}

/*
 * Finds the author of a comment: by microdata or an element for names, else by
 * one of its first lines, if that may be a name.
 */
static void
bound_sign(struct page *p, struct comment *c)
{
	struct signer s = { 0 };
	bool schema = microdata(p, c);

	if (c->head)
		s = signer_of(p, c->head - 1, c->head, c->node);
	if (!s.name.n)
		s = signer_of(p, c->from, c->to, c->node);
	if (!c->author.n)
		c->author = s.name;
	c->line = s.when;
	c->sure = schema || c->author.n;
	if (!c->head)
		c->head = s.para;
	else if (!c->author.n)
		c->author = signer_line(p, &p->para.v[c->head - 1]);
	c->guessed = !c->sure;
	for (u32 k = c->from; k < c->to && !c->author.n && !c->head &&
	    k < c->from + 2; k++) {
		const struct para *q = &p->para.v[k];

		/* the first of several plain paragraphs is a greeting */
		if (q->weight >= NAME || q->ends || (k + 1 < c->to &&
		    both_plain(p, q)))
			continue;
		c->author = signer_line(p, q);
		c->head = c->author.n ? k + 1 : 0;
	}
}

/* A comment ends where the next one begins. */
void
bound_all(struct page *p, struct comments *out, u32 first, u32 to)
{
	for (u32 i = first; i < out->v.n; i++) {
		struct comment *c = &out->v.v[i];
		u32 end = i + 1 < out->v.n ? out->v.v[i + 1].from : to;

		c->to = c->to && c->to < end ? c->to : end;
		assert(c->from <= c->to && c->to <= p->para.n);
		bound_sign(p, c);
		if (c->head)
			c->who = signer_box(p, c->head - 1, c->from, c->to,
			    c->node);
		time_in(p, c);
	}
}
