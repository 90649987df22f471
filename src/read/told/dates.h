/*
 * dates: when a page was published, and when it was changed.
 */
#ifndef READ_TOLD_DATES_H
#define READ_TOLD_DATES_H

#include "read/page/page.h"

/* Takes dates from itemprop=datePublished and the like, then from <time>. */
void  dates_marked(struct page *);

/*
 * Takes the date from a line that is a date, near the title or named a date.
 * The title must be known.
 */
void  dates_shown(struct page *);

#endif
