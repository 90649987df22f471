/*
 * Comments of readers as they are found: what the files that find, bound and
 * put them out share.
 */
#ifndef READ_VOICES_H
#define READ_VOICES_H

#include "read/told/signer.h"

struct comment {
	u32  from, to;		/* paras; those of answers are left out */
	u32  head;		/* the para with its author, + 1 */
	struct box who;		/* the paras around it that tell of him */
	u32  node, depth, indent;
	str  author;
	struct when when;
	struct when line;	/* in the line that signs it */
	bool sure;		/* something says who wrote it, or when */
	bool guessed;		/* the author is but a line that may be one */
};

struct comments { list(struct comment) v; };

#endif
