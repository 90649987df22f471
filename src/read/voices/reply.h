/*
 * Comments become items.
 */
#ifndef READ_REPLY_H
#define READ_REPLY_H

#include "read/voices/thread.h"

/*
 * True if the first comment of a thread is the post that the others answer.
 * Then it becomes the body of the page and is removed from the list.
 */
bool  reply_first(struct page *, struct comments *);

/*
 * Adds an item for each comment with text.  Its parent is the comment that it
 * answers, else the post that it stands in, else `parent`.
 */
void  reply_put(struct page *, struct comments *, const struct thread *,
	ref parent);

#endif
