/*
 * A piece of markup that stands inside something else: the entry of a feed, a
 * string of JSON, a list or a table in Markdown.
 */
#ifndef READ_FRAGMENT_H
#define READ_FRAGMENT_H

#include "document/document.h"

/* Bytes [from, to) of the capture's text as blocks of the item, with links. */
void  fragment_put(struct item *, u32 from, u32 to, arena tmp);

#endif
