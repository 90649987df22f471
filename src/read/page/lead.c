/*
 * Is a paragraph a lead: do its last words link to the whole text?
 */
#include "read/line/phrase.h"
#include "read/page/lead.h"

u32
lead_link(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 a = v[q->last].parent;

	while (a > q->in && v[a].tag != TAG_a)
		a = v[a].parent;
	return v[a].tag == TAG_a ? a : 0;
}

enum { LEAD_LEAST = 40 };	/* weight of the shortest lead */

bool
lead_on(struct page *p, const struct para *q)
{
	u32 a;

	if (q->use == USE_COMMENT || q->weight < LEAD_LEAST || q->links == 0 ||
	    q->linked * 3 > q->weight)
		return false;
	a = lead_link(p, q);
	return a && phrase_is(&p->ps->any.readmore,
	    tree_text(p->tmp, &p->t, a, p->t.v.v[a].end));
}

void
lead_cut(const struct page *p, struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 a = lead_link(p, q);

	while (a && q->last > q->first && (q->last >= a ||
	    v[q->last].tag != TAG_NONE))
		q->last--;
}
