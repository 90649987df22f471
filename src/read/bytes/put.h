/* Text of the capture into an item, blanks made one, entities read. */
#ifndef READ_PUT_H
#define READ_PUT_H

#include "document/document.h"

void  put_text(struct item *, u32 from, u32 to, bool entities);
void  put_links(struct item *, u32 from);	/* addresses written out */
void  put_bytes(struct item *, u32 from, u32 to, region_kind);	/* a region */

#endif
