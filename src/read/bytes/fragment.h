/*
 * A piece of markup that stands inside another format: an entry of a feed, a
 * string of JSON.
 */
#ifndef READ_FRAGMENT_H
#define READ_FRAGMENT_H

#include "document/document.h"

/*
 * Puts bytes [from, to) of the capture's text into the item as blocks, with
 * links.  A relative address is one beside the address of the item.
 */
void  fragment_put(struct item *, u32 from, u32 to, arena tmp);

#endif
