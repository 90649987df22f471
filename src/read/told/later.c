/*
 * Does a date stand in a later part of the page?  The text must stand above it.
 * Then a headline between the text and the date tells, or a sentence or a
 * headline in an element that is around the date and begins below the text.
 */
#include "read/bytes/decode.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/later.h"
#include "read/told/title.h"

enum {
	LONG = 60,		/* weight of the shortest paragraph of text */
	HEADLINE = 24,		/* weight of the shortest headline */
	SENTENCE = 12,		/* weight of the shortest sentence */
	BACK = 24		/* paras between the text and a date */
};

/* Is the para one of text? */
static bool
is_text(const struct para *q)
{
	return q->weight >= LONG && q->linked * 2 < q->weight;
}

/* Is the line the headline of the page: a heading, or a part of its title? */
static bool
is_headline(struct page *p, const struct para *q, str title)
{
	str t;

	if (p->t.v.v[q->in].tag == TAG_h1)
		return true;
	if (q->weight > title.n || q->weight < HEADLINE || q->links)
		return false;
	t = para_text(p, q);
	return str_find(title, t) < title.n;
}

u32
later_above(struct page *p, u32 i)
{
	const struct node *v = &p->t.v.v[p->t.title];
	str title;

	assert(i <= p->para.n);
	if (p->above)
		return p->above[i];
	title = p->t.title ? decode_line(p->tmp, (str){
	    p->t.all.s + v->open, v->close - v->open }) : (str){ 0 };
	p->above = new(p->tmp, u32, p->para.n + 1);
	for (u32 k = 0; k < p->para.n; k++) {
		const struct para *q = &p->para.v[k];

		p->above[k + 1] = is_headline(p, q, title) ? 0 :
		    p->above[k] + (is_text(q) ? q->weight : 0);
	}
	return p->above[i];
}

/* Does the para lead to another text, or head one or the comments? */
static bool
leads(struct page *p, const struct para *q)
{
	const struct pack *any = &p->ps->any;
	str t;

	if (!(q->heading || q->linked >= HEADLINE || q->weight < HEADLINE * 2))
		return false;
	t = para_text(p, q);
	if (phrase_is(&any->comments, t))
		return true;
	if (!q->heading && q->linked * 10 < q->weight * 8)
		return false;
	return (q->heading || q->weight >= HEADLINE) && !title_is(p, t) &&
	    !phrase_is(&any->furniture, t) && !phrase_is(&any->beside, t) &&
	    !phrase_is(&any->notes, t) && !phrase_is(&any->byline, t);
}

/* Does the para of a date begin with a headline that the date is no part of? */
static bool
leads_itself(const struct page *p, u32 node, const struct para *q)
{
	return q->linked >= HEADLINE && !tree_in(&p->t, node, q->link) &&
	    !(p->t.v.v[node].tag == TAG_NONE && q->linked == q->weight);
}

/*
 * Is there a sentence, or a headline right behind the date, in the elements
 * around the date that begin below para `text`?  A footer or a line about the
 * article has none of another text.
 */
static bool
says(struct page *p, u32 node, u32 i, u32 text)
{
	const struct node *v = p->t.v.v;
	u32 top = node;

	for (u32 n = node; n && p->at[n] > text; n = v[n].parent) {
		if (v[n].tag == TAG_footer || v[n].flags & (F_FOOTER | F_META |
		    F_ISSUED))
			return false;
		top = n;
	}
	for (u32 k = p->at[top]; k < page_until(p, top) && k < i + BACK; k++)
		if (k != i && ((p->para.v[k].ends &&
		    p->para.v[k].weight >= SENTENCE) ||
		    (k == i + 1 && leads(p, &p->para.v[k]))))
			return true;
	return false;
}

bool
later_is(struct page *p, u32 node, u32 i)
{
	u32 k = i;

	if (i >= p->para.n || later_above(p, i) < LATER_ABOVE)
		return false;
	if (leads_itself(p, node, &p->para.v[i]))
		return true;
	for (k = i; k > 0 && k + BACK > i; k--) {
		if (is_text(&p->para.v[k - 1]))
			return says(p, node, i, k - 1);
		if (leads(p, &p->para.v[k - 1]))
			return true;
	}
	return false;
}
