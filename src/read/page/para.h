/*
 * The text of a paragraph, and how it goes into an item.
 */
#ifndef READ_PARA_H
#define READ_PARA_H

#include "read/page/page.h"

/* One line, made once; the paragraph is one of page.para. */
str   para_text(const struct page *, const struct para *);

bool  para_bold(const struct page *, const struct para *);	/* all of it */

/* Is it in a blockquote, below the node `upto`? */
bool  para_quoted(const struct page *, const struct para *, u32 upto);

/* Its text becomes a block of the item, with its links. */
void  para_put(struct page *, struct item *, const struct para *, block_kind);

/* Its bytes become a region of the capture. */
void  para_region(struct page *, const struct para *, region_kind);

#endif
