/*
 * Messages of an mbox, one behind the other.
 */
#ifndef READ_MBOX_H
#define READ_MBOX_H

#include "read/source/source.h"

/*
 * The next capture off the stream; false at the end or, with the reason in the
 * last argument, where one could not be had: it has been gone past.
 */
bool  mbox_next(struct source *, arena *, struct capture *, struct err *);

/* Does it begin with a line "From SENDER DATE" and a header behind that? */
bool  mbox_begins(str head);

#endif
