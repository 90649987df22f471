/*
 * The text of a page that its scripts would make.
 */
#ifndef READ_SCRIPT_H
#define READ_SCRIPT_H

#include "read/page/page.h"

/* A string of a script that is markup; false if there is none. */
bool  script_put(struct page *, struct item *);

#endif
