/*
 * Where does an entry of a list end and the next one begin?  At a headline: a
 * heading or a line that is nearly all link.  Where there are no headlines, at
 * the element that a para stands in.  Each entry is a teaser, with the address
 * of its headline and the date that stands near it.
 */
#include "read/line/dated.h"
#include "read/page/lead.h"
#include "read/page/link.h"
#include "read/page/para.h"
#include "read/told/beside.h"
#include "read/told/head.h"
#include "read/told/signer.h"
#include "read/told/told.h"
#include "read/voices/list.h"

enum {
	LEAD = 40,		/* weight of the shortest lead */
	FEW = 3			/* entries that make a list */
};

/* Is the paragraph part of the body? */
static bool
taken(const struct para *q)
{
	return q->use == USE_BODY;
}

/*
 * Is the paragraph a headline: a heading, a line that is nearly all link, or a
 * line with a link in an element that is named a title?
 */
static bool
list_headline(const struct page *p, const struct para *q)
{
	if (q->weight < 8 || q->weight > 250)
		return false;
	return q->heading || (q->linked * 10 >= q->weight * 9 &&
	    q->weight >= 25) || (q->linked && tree_flags(&p->t, q->holder,
	    p->t.v.v[q->in].parent) & F_TITLE);
}

/*
 * Is the paragraph a date and nothing else, or a date, a mark and a name, as in
 * "12/09/2025 | Herald"?
 */
static bool
date_line(struct page *p, const struct para *q, struct when *w)
{
	str t = para_text(p, q), rest;
	u32 c;

	if (date_ago(p->tmp, p->ps, t, told_received(p), w))
		return true;
	if (!date_find(p->tmp, p->ps, t, p->order, w))
		return false;
	if (dated_line(p->ps, w, t))
		return true;
	rest = str_trim(str_from(t, w->to));
	c = rest.n ? utf8_next(&rest) : 0;
	return w->from < 3 && (c == '|' || c == '-' || c == 0xb7 ||
	    c == 0x2022 || c == 0x2013 || c == 0x2014);
}

/*
 * Takes the date of an entry from short lines in paras [from, to).  An element
 * for times is asked first, as it has a time zone.
 */
static void
date_near(struct page *p, struct item *it, u32 from, u32 to)
{
	const struct node *v = p->t.v.v;

	for (u32 i = from; i < to && it->published.n == 0; i++) {
		const struct para *q = &p->para.v[i];
		struct when w = { 0 };

		if (q->weight > 80 || signer_note(p, q))
			continue;
		for (u32 n = v[q->first].parent; n > q->in && !w.value.n;
		    n = v[n].parent)
			date_find(p->tmp, p->ps, beside_time(p, n),
			    p->order, &w);
		if (w.value.n || date_line(p, q, &w))
			head_published(it, &w, DATED_page);
	}
}

/*
 * Adds a paragraph of an entry.  A link to read more at its end is cut off, and
 * is the address if the headline gave none.
 */
static void
list_put_lead(struct page *p, struct item *it, const struct para *q)
{
	struct para cut = *q;

	if (lead_on(p, q)) {
		if (!item_head(it)->url.n)
			item_head(it)->url = str_copy(it->mem,
			    link_url(p, lead_link(p, q)));
		lead_cut(p, &cut);
	}
	para_put(p, it, &cut, BLOCK_body);
}

/* Adds a teaser of the paras [from, to). */
static void
list_put_entry(struct page *p, u32 from, u32 to)
{
	bool titled = list_headline(p, &p->para.v[from]);
	struct item *it = capture_add(p->c, ITEM_teaser, 0);
	struct head *h = item_head(it);
	str url = titled && p->para.v[from].link ?
	    link_url(p, p->para.v[from].link) : (str){ 0 };

	assert(from < to && to <= p->para.n);
	if (url.n)
		h->url = str_copy(it->mem, url);
	head_outlet(p, it);
	for (u32 i = from; i < to; i++) {
		bool title = titled && i == from;

		if (!taken(&p->para.v[i]))
			continue;
		if (title)
			para_put(p, it, &p->para.v[i], BLOCK_title);
		else
			list_put_lead(p, it, &p->para.v[i]);
		para_region(p, &p->para.v[i], REGION_teaser);
		if (title && it->blocks.n) {
			h->title_span = it->blocks.v[0].span;
			h->title = str_copy(it->mem,
			    item_text(it, h->title_span));
		}
	}
	date_near(p, it, from, to);
}

bool
list_likely(const struct page *p)
{
	u32 heads = 0, leads = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		heads += q->links && list_headline(p, q);
		leads += q->links && q->weight >= LEAD &&
		    q->linked * 2 < q->weight;
	}
	return heads >= FEW || leads >= FEW;
}

void
list_put(struct page *p)
{
	u32 from = 0, last = 0, heads = 0, n = p->para.n;
	bool open = false;

	for (u32 i = 0; i < n; i++)
		heads += taken(&p->para.v[i]) &&
		    list_headline(p, &p->para.v[i]);
	for (u32 i = 0; i < n; i++) {
		const struct para *q = &p->para.v[i];
		bool begins;

		if (!taken(q))
			continue;
		begins = !open || (heads > 1 ? list_headline(p, q) &&
		    !(q->link && q->link == p->para.v[from].link) :
		    p->t.v.v[q->in].parent !=
		    p->t.v.v[p->para.v[last].in].parent);
		if (open && begins)
			list_put_entry(p, from, i);
		from = begins ? i : from;
		last = i;
		open = true;
	}
	if (open)
		list_put_entry(p, from, n);
}
