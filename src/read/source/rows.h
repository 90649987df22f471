/*
 * Rows of a file of JSON lines.
 */
#ifndef READ_ROWS_H
#define READ_ROWS_H

#include "read/source/source.h"

/*
 * Takes the next capture off the stream.  False at the end or, with a reason in
 * the last argument, if a capture could not be read: then it was skipped.
 */
bool  rows_next(struct source *, arena *, struct capture *, struct err *);

#endif
