/*
 * What an input is made of: a stream of the file at hand, and one way to take
 * the next capture off it for each kind of file.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "read/read.h"

enum source_kind { SOURCE_FILE, SOURCE_ROWS, SOURCE_WARC, SOURCE_MBOX };

struct source {
	struct stream    s;
	enum source_kind kind;
	str   path, hint, received;
	u64   row;		/* lines or records taken */
	u64   at;		/* bytes gone through, of an mbox */
	bool  ended;
};

/*
 * The next capture off the stream; false at the end or with the reason in the
 * last argument.  What cannot be had has been gone past.
 */
bool  rows_next(struct source *, arena *, struct capture *, struct err *);
bool  warc_next(struct source *, arena *, struct capture *, struct err *);
bool  mbox_next(struct source *, arena *, struct capture *, struct err *);

/* A line "From somebody, when" and a header behind it. */
bool  mbox_begins(str head);

/* Bytes that are no text in any charset: empty or the reason. */
str   source_binary(str head);

#endif
