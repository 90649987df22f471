/*
 * The text of a page, as the learned weights decide.
 */
#ifndef READ_DECIDE_H
#define READ_DECIDE_H

#include "read/choose/kind.h"

/* The uses of paragraphs are changed; the root is moved out to hold them. */
void  decide_text(struct page *, const struct kind *);

#endif
