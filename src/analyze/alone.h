/* alone: texts that are one time and no more. */
#ifndef ANALYZE_ALONE_H
#define ANALYZE_ALONE_H

#include "analyze/when.h"

/* The time that is the whole text, but for prepositions before it and marks
 * behind it; it begins at token `from`.  False if the text is not one. */
bool alone_at(struct scan, u32 *from, struct found *);

#endif
