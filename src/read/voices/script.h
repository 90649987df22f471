/*
 * The text of a page that only its scripts would show.
 */
#ifndef READ_SCRIPT_H
#define READ_SCRIPT_H

#include "read/page/page.h"

/*
 * Puts the text from a string of a script into an item; false if there is no
 * such string, or if it is about something else.
 */
bool  script_put(struct page *, struct item *);

#endif
