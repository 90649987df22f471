/*
 * A lead: a paragraph that ends with a link to the whole text.
 */
#ifndef READ_LEAD_H
#define READ_LEAD_H

#include "read/page/page.h"

/* The link that a paragraph ends with; 0 if it does not end with one. */
u32   lead_link(const struct page *, const struct para *);

/* Is it a text whose last words are a link to read more? */
bool  lead_on(struct page *, const struct para *);

/* Takes the link at its end off. */
void  lead_cut(const struct page *, struct para *);

#endif
