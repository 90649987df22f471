/*
 * A line that stands beside the text of a comment.
 */
#ifndef READ_CONTROL_H
#define READ_CONTROL_H

#include "read/page/page.h"

/* A date, a name, a link to answer; t is the text of the paragraph. */
bool  control_is(struct page *, const struct para *, str t);

#endif
