/*
 * Rows of JSON, one document a line.
 */
#ifndef READ_ROWS_H
#define READ_ROWS_H

#include "read/source/source.h"

/*
 * The next capture off the stream; false at the end or, with the reason in the
 * last argument, where one could not be had: it has been gone past.
 */
bool  rows_next(struct source *, arena *, struct capture *, struct err *);

#endif
