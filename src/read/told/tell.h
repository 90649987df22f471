/*
 * A post or a comment tells who wrote the text of the page, and when.
 */
#ifndef READ_TELL_H
#define READ_TELL_H

#include "read/page/page.h"

/* Where nothing better tells it; name may be NULL: then microdata are asked. */
void  tell_author(struct page *, str name);
void  tell_page(struct page *, str author, const struct when *);

#endif
