/*
 * Which text do the rules choose?  They choose once with what the names of
 * elements say, and once without, if the first choice gives too little text.
 */
#include "read/choose/body.h"
#include "read/choose/choose.h"
#include "read/choose/root.h"
#include "read/page/measure.h"
#include "read/page/uses.h"

enum { LITTLE = 160 };		/* weight; an article has more */

/* Clears all flags but those of comments, and frees junk and body. */
static void
forget_junk(struct page *p)
{
	for (u32 i = 0; i < p->t.v.n; i++)
		p->t.v.v[i].flags &= F_REGION;
	uses_change(p, 0, p->para.n, USE_JUNK, USE_NONE);
	uses_change(p, 0, p->para.n, USE_BODY, USE_NONE);
}

void
choose_text(struct page *p)
{
	const u8 *kept;
	u32 got, root;

	root_junk(p);
	root_find(p);
	body_find(p);
	got = uses_weight(p, USE_BODY);
	if (got >= LITTLE)
		return;
	kept = uses_keep(p);
	root = p->root;
	forget_junk(p);
	measure_mass(p);
	root_find(p);
	p->found = FOUND_ANYHOW;
	body_find(p);
	if (uses_weight(p, USE_BODY) > got * 2)
		return;
	p->root = root;
	uses_return(p, kept);
}
