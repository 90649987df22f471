/*
 * When was the page published, and when changed?  Elements that hold a date for
 * programs are asked first, then lines near the title that are a date.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/dates.h"
#include "read/told/later.h"
#include "read/told/signer.h"
#include "read/told/title.h"
#include "read/told/told.h"

enum {
	NEAR = 14,		/* paras from the title to a date */
	CLOSE = 3,		/* paras from a repeated title to a date */
	TITLE_LEAST = 10,	/* weight of a title that is looked for again */
	LINE = 90,		/* weight of a line with a date */
	INSIDE = 8		/* nodes of an element that may hold a date */
};

/* The date for programs in the title of an element, or of one inside of it. */
static str
titled_time(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	str t = tree_attribute(&p->t, node, S("title"));

	if (v[node].tag == TAG_abbr || t.n)
		return t;
	for (u32 i = node + 1; i < v[node].end && i < node + INSIDE; i++)
		if (str_is(tree_attribute(&p->t, i, S("class")),
		    S("value-title")))
			return tree_attribute(&p->t, i, S("title"));
	return t;
}

/* The date for programs of an element that is <time> or named a date. */
static str
time_of(const struct page *p, u32 node)
{
	str t = tree_attribute(&p->t, node, S("datetime"));

	return t.n || p->t.v.v[node].tag == TAG_time ? t :
	    titled_time(p, node);
}

/* The para that holds a node; the first one behind it if there is none. */
static u32
para_of(const struct page *p, u32 node)
{
	u32 i = p->at[node];

	return i > 0 && p->para.v[i - 1].last >= node ? i - 1 : i;
}

/*
 * Does an element with a date say when the page was changed, by its name or by
 * the words before it?  Words before the node `past` belong to another date.
 */
static bool
is_changed(struct page *p, u32 node, u32 past)
{
	const struct node *v = p->t.v.v;
	u32 i = para_of(p, node), from;

	if (v[node].flags & (F_ISSUED | F_CHANGED))
		return !(v[node].flags & F_ISSUED);
	if (i >= p->para.n)
		return false;
	from = p->para.v[i].first;
	if (from >= node)	/* a label in a line of its own? */
		return i > 0 && phrase_is(&p->ps->any.notes,
		    para_text(p, &p->para.v[i - 1]));
	from = past > from && past < node ? past : from;
	return dated_change(p->ps, tree_text(p->tmp, &p->t, from, node));
}

void
dates_marked(struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 past = 0;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str prop, t;

		if (v[i].flags & F_REGION)
			continue;
		if (!(v[i].flags & F_DATE) && v[i].tag != TAG_time)
			continue;
		prop = tree_attribute(&p->t, i, S("itemprop"));
		t = tree_attribute(&p->t, i, S("content"));
		if (!t.n)
			t = tree_attribute(&p->t, i, S("datetime"));
		if (!t.n && prop.n)
			t = tree_text(p->tmp, &p->t, i, v[i].end);
		if (str_is(prop, S("datePublished")) ||
		    str_is(prop, S("dateCreated")))
			told_date(p, t, DATED_metadata, false);
		else if (str_is(prop, S("dateModified")))
			told_date(p, t, DATED_metadata, true);
	}
	for (u32 k = 0; k < p->t.marked.n && !p->about.published.value.n; k++) {
		u32 i = p->t.marked.v[k];
		bool changed;

		if (!(v[i].flags & F_DATE) && v[i].tag != TAG_time)
			continue;
		if (tree_flags(&p->t, i, 0) & (F_REGION | F_RELATED | F_SIDE |
		    F_TEASER | F_COMMENT))
			continue;
		changed = is_changed(p, i, past);
		if (!changed && later_is(p, i, para_of(p, i)))
			continue;
		told_date(p, time_of(p, i), changed ? DATED_page :
		    DATED_metadata, changed);
		past = v[i].end;
	}
}

/*
 * The para, + 1, of a date close behind a second copy of the headline; 0 if
 * there is none.  `w` becomes the date.  A copy in a teaser or sidebar counts,
 * but a link does not.
 */
static u32
date_by_headline(struct page *p, struct when *w)
{
	u32 left = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight <= 300 && q->use != USE_COMMENT ?
		    para_text(p, q) : (str){ 0 };

		if (tree_flags(&p->t, q->holder, 0) &
		    (F_RELATED | F_REGION | F_NAV))
			left = 0;
		else if (!q->linked && q->weight >= TITLE_LEAST &&
		    title_is(p, t))
			left = CLOSE + 1;
		else if (q->heading && q->linked)
			left = 0;
		else if (left && q->weight <= LINE && !signer_note(p, q) &&
		    date_find(p->tmp, p->ps, t, p->order, w) &&
		    dated_line(p->ps, w, t) && !later_is(p, q->first, i) &&
		    told_may_be(p, w))
			return i + 1;
		left -= left > 0;
	}
	return 0;
}

/*
 * Finds the first date of a line that does not say when the page was changed;
 * the date of a change is taken.  *piece becomes the line from behind the date
 * before on; `w` is the place in it.
 */
static bool
issued(struct page *p, str t, str *piece, struct when *w)
{
	while (date_find(p->tmp, p->ps, t, p->order, w)) {
		if (!dated_change(p->ps, (str){ t.s, w->from })) {
			*piece = t;
			return true;
		}
		if (phrase_head(&p->ps->any.notes, t) > 0 ||
		    !dated_prose(p->ps, w, t))
			told_when(p, w, DATED_page, true);
		t = str_from(t, w->to);
	}
	return false;
}

/* Does a line near the title say how long before it was received the text was
 * published? */
static bool
published_ago(struct page *p, str t, struct when *w)
{
	bool changed;

	t = dated_ago(p->ps, t, &changed);
	return !changed && date_ago(p->tmp, p->ps, t, told_received(p), w);
}

void
dates_shown(struct page *p)
{
	u32 t = p->title, best = 0, least = NEAR + 1;
	struct when found = { 0 };

	for (u32 i = 0; i < p->para.n && !p->about.published.value.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 far = t == 0 ? i + 2 : i + 1 > t ? i + 1 - t :
		    (t - i - 1) * 2;
		u32 f = tree_flags(&p->t, q->holder, 0);
		struct when w;
		str text;

		if (q->weight > LINE || far >= least ||
		    q->use == USE_COMMENT ||
		    f & (F_RELATED | F_SIDE | F_REGION | F_TEASER))
			continue;
		if (i + 1 >= t && published_ago(p, para_text(p, q), &w)) {
			least = far;
			best = i + 1;
			found = w;
			continue;
		}
		if (issued(p, para_text(p, q), &text, &w) &&
		    (dated_line(p->ps, &w, text) || f & F_DATE ||
		    (t && i >= t && far <= 3 && !q->ends &&
		    !dated_prose(p->ps, &w, text))) &&
		    !later_is(p, q->first, i) && told_may_be(p, &w)) {
			least = far;
			best = i + 1;
			found = w;
		}
	}
	if (!best && !p->about.published.value.n)
		best = date_by_headline(p, &found);
	if (best) {
		told_when(p, &found, DATED_page, false);
		para_region(p, &p->para.v[best - 1], REGION_date);
	}
}
