/*
 * When was the page published, and when changed?  Elements that hold a date for
 * programs are asked first, then lines near the title that are a date.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/dates.h"
#include "read/told/signer.h"
#include "read/told/title.h"
#include "read/told/told.h"

enum {
	NEAR = 14,		/* paras from the title to a date */
	CLOSE = 3,		/* paras from a repeated title to a date */
	TITLE_LEAST = 10	/* weight of a title that is looked for again */
};

void
dates_marked(struct page *p)
{
	const struct node *v = p->t.v.v;

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

		if (v[i].tag == TAG_time && !(tree_flags(&p->t, i, 0) &
		    (F_REGION | F_RELATED | F_SIDE | F_TEASER | F_COMMENT)))
			told_date(p, tree_attribute(&p->t, i, S("datetime")),
			    DATED_metadata, false);
	}
}

/*
 * The para, + 1, of a date close behind a second copy of the headline; 0 if
 * there is none.  A copy in a teaser or sidebar counts, but a link does not.
 */
static u32
date_by_headline(struct page *p)
{
	u32 left = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight <= 300 && q->use != USE_COMMENT ?
		    para_text(p, q) : (str){ 0 };
		struct when w;

		if (tree_flags(&p->t, q->holder, 0) &
		    (F_RELATED | F_REGION | F_NAV))
			left = 0;
		else if (!q->linked && q->weight >= TITLE_LEAST &&
		    title_is(p, t))
			left = CLOSE + 1;
		else if (q->heading && q->linked)
			left = 0;
		else if (left && q->weight <= 90 && !signer_note(p, q) &&
		    date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    dated_line(p->ps, &w, t) && told_may_be(p, &w))
			return i + 1;
		left -= left > 0;
	}
	return 0;
}

void
dates_shown(struct page *p)
{
	u32 t = p->title, best = 0, least = NEAR + 1;

	for (u32 i = 0; i < p->para.n && !p->about.published.value.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 far = t == 0 ? i + 2 : i + 1 > t ? i + 1 - t :
		    (t - i - 1) * 2;
		u32 f = tree_flags(&p->t, q->holder, 0);
		struct when w;
		str text;

		if (q->weight > 90 || far >= least || q->use == USE_COMMENT ||
		    f & (F_RELATED | F_SIDE | F_REGION | F_TEASER))
			continue;
		text = para_text(p, q);
		if (phrase_head(&p->ps->any.notes, text) > 0) {
			told_date(p, text, DATED_page, true);
			continue;	/* "Updated" and a date */
		}
		if (date_find(p->tmp, p->ps, text, p->month_first, &w) &&
		    (dated_line(p->ps, &w, text) || f & F_DATE ||
		    (t && i >= t && far <= 3 && !q->ends &&
		    !dated_prose(p->ps, &w, text))) &&
		    told_may_be(p, &w)) {
			least = far;
			best = i + 1;
		}
	}
	if (!best && !p->about.published.value.n)
		best = date_by_headline(p);
	if (best) {
		told_date(p, para_text(p, &p->para.v[best - 1]), DATED_page,
		    false);
		para_region(p, &p->para.v[best - 1], REGION_date);
	}
}
