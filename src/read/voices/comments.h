/*
 * Comments of readers.  They are found and marked before the body is chosen,
 * and become items after it.
 */
#ifndef READ_COMMENTS_H
#define READ_COMMENTS_H

#include "read/voices/voices.h"

/*
 * Finds the comments of a page and marks their paras as USE_COMMENT.  Never
 * NULL; the list is scratch of the page.
 */
struct comments *comments_find(struct page *);
u32   comments_n(const struct comments *);

/*
 * Adds an item for a comment, with its author, where it is known, and its time.
 */
struct item *comments_item(struct page *, ref parent, str author,
	const struct when *);

#endif
