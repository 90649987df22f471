/*
 * What stands below the text of the page: leads, other posts, comments.
 */
#ifndef READ_LATER_H
#define READ_LATER_H

#include "read/page/page.h"

enum {
	LATER_ABOVE = 160	/* weight of the text above what is later */
};

/*
 * The weight of the text between the headline and para i; i may be para.n.
 * Counted once for all paras.  Works before the title is known.
 */
u32   later_above(struct page *, u32 i);

/*
 * Does a date, which is in the node and in para i, belong to a lead, a post or
 * a comment below the text?  False for a line of the article's own.
 */
bool  later_is(struct page *, u32 node, u32 i);

#endif
