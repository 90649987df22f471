/* Plain text as lines and paragraphs. */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "document/document.h"

/* Are lines broken at a width, so that a paragraph is many of them? */
bool  lines_wrapped(str);

/* All of a stretch of the capture's text into an item, as blocks. */
void  lines_put(struct item *, span, arena tmp);

#endif
