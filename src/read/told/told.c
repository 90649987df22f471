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

void
told_date(struct page *p, str value, date_basis basis,
    bool modified)
{
	struct when w, *to = modified ? &p->about.modified :
	    &p->about.published;

	if (value.n == 0 || value.n > 100 || to->value.n)
		return;
	if (!date_find(p->tmp, p->ps, decode_line(p->tmp, value),
	    p->month_first, &w))
		return;
	*to = w;
	*(modified ? &p->about.modified_basis : &p->about.basis) = basis;
}

str
told_received(const struct page *p)
{
	return p->c->url.n ? p->c->received : (str){ 0 };
}
