/*
 * Which paragraphs of the root are body, by rules.
 */
#ifndef READ_BODY_H
#define READ_BODY_H

#include "read/page/page.h"

void  body_find(struct page *);		/* gives them USE_BODY */

/*
 * Is the paragraph furniture, which the model may not make body?  On a `list`
 * fewer lines are.
 */
bool  body_furniture(struct page *, const struct para *, bool list);

/*
 * Is the paragraph a line in brackets, which the model may not drop from the
 * body?
 */
bool  body_bracketed(struct page *, const struct para *);

/*
 * Does a line that stands beside posts, such as "Posts: 12", occur three times?
 */
bool  body_talk(struct page *);

#endif
