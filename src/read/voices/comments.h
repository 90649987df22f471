/*
 * Comments of readers: found and marked before the body is chosen, put out
 * after it.
 */
#ifndef READ_COMMENTS_H
#define READ_COMMENTS_H

#include "read/voices/voices.h"

struct comments *comments_find(struct page *);
u32   comments_n(const struct comments *);

/* A new item for a comment, with its author and time. */
struct item *comments_item(struct page *, ref parent, str author,
	const struct when *);

#endif
