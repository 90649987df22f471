/*
 * What is each paragraph used for?  Comments are marked first, then cards, then
 * junk; the body is chosen from the rest.  A later step may overrule an earlier
 * one only where the table below says so.  uses_return() may always restore the
 * uses of an earlier time.
 */
#include "read/page/uses.h"

#define MAY(use)  (1u << USE_##use)

/* By the use of a paragraph: the uses that it may get. */
static const u32 may_become[USES] = {
	[USE_NONE] = MAY(BODY) | MAY(COMMENT) | MAY(CARD) | MAY(JUNK),
	/* it is dropped again, or a post or pasted article holds it */
	[USE_BODY] = MAY(NONE) | MAY(CARD) | MAY(JUNK) | MAY(QUOTED) |
	    MAY(POST),
	/* the first post may be body; a signature is junk */
	[USE_COMMENT] = MAY(BODY) | MAY(CARD) | MAY(JUNK),
	/* all cards are dropped at once */
	[USE_CARD] = MAY(NONE),
	/* names of elements are forgotten, or the model overrules them */
	[USE_JUNK] = MAY(NONE) | MAY(BODY) | MAY(CARD) | MAY(COMMENT),
	/* QUOTED and POST are final */
};

void
uses_set(struct page *p, u32 para, enum use use)
{
	struct para *q = &p->para.v[para];

	assert(para < p->para.n);
	if (CHECKED && q->use != use && !(may_become[q->use] >> use & 1))
		panic("paragraph %u: use %d may not become %d", para,
		    q->use, use);
	q->use = (u8)use;
}

void
uses_fill(struct page *p, u32 from, u32 to, enum use use)
{
	assert(from >= to || to <= p->para.n);
	for (u32 i = from; i < to; i++)
		uses_set(p, i, use);
}

void
uses_change(struct page *p, u32 from, u32 to, enum use was, enum use now)
{
	for (u32 i = from; i < to; i++)
		if (p->para.v[i].use == was)
			uses_set(p, i, now);
}

const u8 *
uses_keep(const struct page *p)
{
	u8 *kept = new(p->tmp, u8, p->para.n + 1);

	for (u32 i = 0; i < p->para.n; i++)
		kept[i] = p->para.v[i].use;
	return kept;
}

void
uses_return(struct page *p, const u8 *kept)
{
	for (u32 i = 0; i < p->para.n; i++)
		p->para.v[i].use = kept[i];
}

u32
uses_weight(const struct page *p, enum use use)
{
	u32 n = 0;

	for (u32 i = 0; i < p->para.n; i++)
		n += p->para.v[i].use == use ? p->para.v[i].weight : 0;
	return n;
}
