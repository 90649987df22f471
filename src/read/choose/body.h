/*
 * Which paragraphs of the chosen part are text, by rules.
 */
#ifndef READ_BODY_H
#define READ_BODY_H

#include "read/page/page.h"

void  body_find(struct page *);		/* marks them */

/* Lines that the weights may never take for text, or may never drop from it. */
bool  body_furniture(struct page *, const struct para *, bool list);
bool  body_bracketed(struct page *, const struct para *);

/* Does a line of the kind that stands beside posts come again and again? */
bool  body_talk(struct page *);

#endif
