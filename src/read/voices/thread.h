/*
 * The posts of a thread.
 */
#ifndef READ_THREAD_H
#define READ_THREAD_H

#include "read/voices/voices.h"

struct thread;

/*
 * Finds the posts of a thread, after the body was chosen.  Returns 0, and
 * changes nothing, if the page is not a thread: fewer than two posts have text
 * and they are not answers; or fewer than half of them have an author, and the
 * page is not `sure` to be a thread.
 *
 * The first post stays the text of the page, which takes its author and date
 * where it has none.  If the posts answer a question that stands above them,
 * all of them become items.  Paras of the other posts get USE_POST, or
 * USE_NONE.  If comments were found (`commented`), only answers are posts.
 */
struct thread *thread_find(struct page *, bool sure, bool commented);

/* Adds an item for each post, below `parent`. */
void  thread_put(struct page *, struct thread *, ref parent);

/* The item of the post around the para; 0 if there is none. */
ref   thread_at(const struct thread *, u32 para);

/*
 * For a thread whose answers were found as comments: gives the page the author
 * and date of the post that they answer.
 */
void  thread_first(struct page *);

#endif
