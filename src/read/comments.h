/* Comments as they are found, for what puts them out: one file each. */
#ifndef READ_COMMENTS_H
#define READ_COMMENTS_H

#include "read/page.h"

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

/* A date, a name, a link to answer: what stands beside the text; t is that of
 * the para. */
bool  comments_control(struct page *, const struct para *, str t);

#endif
