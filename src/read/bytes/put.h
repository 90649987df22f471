/*
 * Puts text of the capture into an item; each run of white space becomes a
 * blank.
 */
#ifndef READ_PUT_H
#define READ_PUT_H

#include "document/document.h"

/*
 * Appends bytes [from, to) of the capture's text, with entities decoded or not.
 */
void  put_text(struct item *, u32 from, u32 to, bool entities);

/* Adds a link for each web address in the item's text from byte `from` on. */
void  put_links(struct item *, u32 from);

/* Makes bytes [from, to) of the capture's text a region; none if from >= to. */
void  put_bytes(struct item *, u32 from, u32 to, region_kind);

#endif
