/*
 * A lead: a paragraph that ends with a link to the whole text.
 */
#ifndef READ_LEAD_H
#define READ_LEAD_H

#include "read/page/page.h"

/* The node of the link that a paragraph ends with; 0 if it ends with none. */
u32   lead_link(const struct page *, const struct para *);

/* Do the last words of the paragraph link to the whole text: "Read more"? */
bool  lead_on(struct page *, const struct para *);

/* Moves q->last back so that the link at the end is left out. */
void  lead_cut(const struct page *, struct para *);

#endif
