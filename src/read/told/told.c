/*
 * How is a value of metadata cleaned?  It becomes a line of text, or a date.
 */
#include "read/bytes/decode.h"
#include "read/told/told.h"

str
told_line(struct page *p, str t)
{
	t = decode_line(p->tmp, t);
	if (memchr(t.s, '&', t.n))	/* escaped twice */
		t = decode_line(p->tmp, t);
	return t;
}

str
told_inside(const struct page *p, u32 node)
{
	const struct node *n = &p->t.v.v[node];

	return (str){ p->t.all.s + n->open, n->close - n->open };
}

bool
told_may_be(struct page *p, struct when *w)
{
	const struct about *o = &p->about;

	if (!order_settle(p->tmp, p->c, o->canonical.n ? o->canonical :
	    o->fetched, w)) {
		*push(&p->about.unsure, p->tmp) = w->value;
		*push(&p->about.unsure, p->tmp) = w->other;
		return false;
	}
	if (date_may_be(p->c, w))
		return true;
	*push(&p->about.never, p->tmp) = w->value;
	return false;
}

void
told_date(struct page *p, str value, date_basis basis,
    bool modified)
{
	struct when w;

	if (value.n == 0 || value.n > 100 || (!modified &&
	    p->about.published.value.n))
		return;
	value = decode_line(p->tmp, value);
	if (!date_find(p->tmp, p->ps, value, p->order, &w)) {
		if (basis == DATED_metadata &&
		    date_is_never(p->ps, value))
			*push(&p->about.never, p->tmp) = value;
		return;
	}
	told_when(p, &w, basis, modified);
}

void
told_when(struct page *p, const struct when *when, date_basis basis,
    bool modified)
{
	struct when one = *when, *w = &one;
	struct when *to = modified ? &p->about.modified :
	    &p->about.published;

	p->about.change_shown |= modified && basis == DATED_page;
	if (to->value.n || !told_may_be(p, w))
		return;
	*to = *w;
	*(modified ? &p->about.modified_basis : &p->about.basis) = basis;
}

str
told_received(const struct page *p)
{
	return p->c->url.n ? p->c->received : (str){ 0 };
}

bool
told_outlet(const struct page *p, str name)
{
	const struct pack *any = &p->ps->any;
	str rest = name;

	if (phrases_get(&any->outlets, name))
		return true;
	while (rest.n)
		if (phrases_get(&any->outletword, str_cut(&rest, ' ')))
			return true;
	return false;
}
