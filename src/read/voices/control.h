/*
 * Controls: lines of a comment that are not part of its text.
 */
#ifndef READ_CONTROL_H
#define READ_CONTROL_H

#include "read/page/page.h"

/*
 * Is a paragraph a control: a date, a name, a link to answer?  t is its text.
 */
bool  control_is(struct page *, const struct para *, str t);

#endif
