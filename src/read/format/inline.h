/* What stands in a line of Markdown: links, emphasis, code. */
#ifndef READ_INLINE_H
#define READ_INLINE_H

#include "read/bytes/inner.h"
#include "read/page/page.h"

/* Where [label]: leads, by the hash of the label. */
struct references { map at; words urls; };

u64   reference_key(arena tmp, str label);

/*
 * All of the capture's text, which is one paragraph, into an item: marks and
 * tags left out, its links told.  True if it is nothing but a picture, whose
 * words it is then.
 */
bool  inline_put(struct item *, const struct references *, arena tmp);

#endif
