/*
 * What if a post or a comment is the text of the page?  Its author and its date
 * become the page's, unless the metadata of the page have better ones.
 */
#include "read/told/signer.h"
#include "read/told/tell.h"

/*
 * The author that microdata name outside of comments; NULL if they name none.
 */
static str
told_author(struct page *p)
{
	str name = { 0 };

	for (u32 k = 0; k < p->t.marked.n && !name.n; k++) {
		u32 i = p->t.marked.v[k];

		if (!(tree_flags(&p->t, i, 0) & (F_UNIT | F_REGION)))
			name = signer_told(p, i);
	}
	return name;
}

void
tell_author(struct page *p, str name)
{
	struct about *o = &p->about;

	if (!name.n)
		name = told_author(p);
	if (name.n && (o->shown || o->authors.n == 0)) {
		o->authors.n = 0;
		*push(&o->authors, p->tmp) = name;
	}
}

void
tell_page(struct page *p, str author, const struct when *w)
{
	struct about *o = &p->about;

	tell_author(p, author);
	if (w->value.n && (!o->published.value.n ||
	    o->basis == DATED_page)) {
		o->published = *w;
		o->basis = DATED_page;
	}
}
