/*
 * The text of a paragraph, and how it gets into an item.
 */
#ifndef READ_PARA_H
#define READ_PARA_H

#include "read/page/page.h"

/*
 * The text as one line; it is made once.  The paragraph must be in page.para.
 */
str   para_text(const struct page *, const struct para *);

bool  para_bold(const struct page *, const struct para *);	/* is all of it bold? */

/* Is it in a <blockquote> that is inside the node `upto`? */
bool  para_quoted(const struct page *, const struct para *, u32 upto);

/* Adds its text to the item as a block, with its links. */
void  para_put(struct page *, struct item *, const struct para *, block_kind);

/* Adds its bytes to the first item as a region of the capture. */
void  para_region(struct page *, const struct para *, region_kind);

#endif
