/*
 * Comments, put out.
 */
#ifndef READ_REPLY_H
#define READ_REPLY_H

#include "read/voices/thread.h"

/*
 * In a thread the first comment may be what the others answer: then it is taken
 * out, and is the text of the page.
 */
bool  reply_first(struct page *, struct comments *);

/* All of them, each below the one it answers, the post it is on or `parent`. */
void  reply_put(struct page *, struct comments *, const struct thread *,
	ref parent);

#endif
