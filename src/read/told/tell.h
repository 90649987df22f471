/*
 * A post or a comment is the text of the page, and gives it author and date.
 */
#ifndef READ_TELL_H
#define READ_TELL_H

#include "read/page/page.h"

/*
 * Makes `name` the author of the page, unless metadata have one.  If it is
 * NULL, microdata outside of comments are asked.
 */
void  tell_author(struct page *, str name);

/* The same, and the date, unless a better one is known. */
void  tell_page(struct page *, str author, const struct when *);

#endif
