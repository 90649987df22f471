/*
 * The title of the page, and what is compared with it.
 */
#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/page/page.h"

/* Chooses the title from what is said and what is shown; finds its para. */
void  title_find(struct page *);

/* Takes the date off that the title ends with; to be called before. */
void  title_date(struct page *);

/* The outlet, where only the title or the address tells it. */
void  title_outlet(struct page *);

/* Is the line the title, or one of the other titles that the page shows? */
bool  title_is(const struct page *, str line);

/* Letters and digits in lower case, nothing else. */
str   title_plain(arena *, str);

/* How many of the words of a are in b, 0 to 100. */
u32   title_alike(arena *, str a, str b);

#endif
