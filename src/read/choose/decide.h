/*
 * The body of a page, as the model decides.
 */
#ifndef READ_DECIDE_H
#define READ_DECIDE_H

#include "read/choose/kind.h"

/*
 * Changes which paragraphs are body, and moves the root outward to hold them
 * all.
 */
void  decide_text(struct page *, const struct kind *);

#endif
