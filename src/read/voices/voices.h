/*
 * A comment on a page, as the files that find, bound and put out comments pass
 * it to each other.
 */
#ifndef READ_VOICES_H
#define READ_VOICES_H

#include "read/told/signer.h"

struct comment {
	u32  from, to;		/* paras [from, to), without answers to it */
	u32  head;		/* the para with its author, + 1; or 0 */
	struct box who;		/* the paras around `head` about the author */
	u32  node, depth, indent;
	str  author;
	struct when when;
	struct when line;	/* the date in the line with the author */
	bool sure;		/* its author or its date is certain */
	bool guessed;		/* the author is only a line that may be a name */
};

/* In the order of the page. */
struct comments { list(struct comment) v; };

#endif
