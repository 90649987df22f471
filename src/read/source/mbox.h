/*
 * Messages of an mbox.
 */
#ifndef READ_MBOX_H
#define READ_MBOX_H

#include "read/source/source.h"

/*
 * Takes the next capture off the stream.  False at the end or, with a reason in
 * the last argument, if a capture could not be read: then it was skipped.
 */
bool  mbox_next(struct source *, arena *, struct capture *, struct err *);

/* Does it begin with a line "From SENDER DATE" and a header below it? */
bool  mbox_begins(str head);

#endif
