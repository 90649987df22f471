/*
 * The posts of a thread.
 */
#ifndef READ_THREAD_H
#define READ_THREAD_H

#include "read/voices/voices.h"

struct thread;

/*
 * The posts of a thread, after the body is chosen; 0 if there are none to be
 * told apart, or if most tell no author and the page is not sure to be one.
 * The first is left to the page, which takes its author and its date where it
 * has none, but where they answer a question all of them are put out.  What
 * is chosen of them is a comment, and what is of no post is nothing.  Where
 * comments were found only answers are posts, and may have such.
 */
struct thread *thread_find(struct page *, bool sure, bool commented);
void  thread_put(struct page *, struct thread *, ref parent);
ref   thread_at(const struct thread *, u32 para);	/* its item, or 0 */

/* Where the answers are comments by their names: the author and the date of
 * what they answer are the page's. */
void  thread_first(struct page *);

#endif
