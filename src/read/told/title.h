/*
 * The title of the page, and comparisons with it.
 */
#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/page/page.h"

/*
 * Sets about.title, from metadata and the headings of the page, and page.title.
 */
void  title_find(struct page *);

/*
 * Takes the date of the page from the end of a title: "Ferry stops |
 * 28.04.2023".  Must be called before title_find(), which cuts it off.
 */
void  title_date(struct page *);

/* Sets the outlet from a part of <title>, if it is unknown. */
void  title_outlet(struct page *);

/* Is the line the title, apart from case and punctuation? */
bool  title_is(const struct page *, str line);

/* The letters and digits of t in lower case, without anything else. */
str   title_plain(arena *, str);

/* How many of the words of a are in b, in percent. */
u32   title_alike(arena *, str a, str b);

#endif
