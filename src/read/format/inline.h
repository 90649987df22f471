/*
 * What a paragraph of Markdown holds: text, links, emphasis, code.
 */
#ifndef READ_INLINE_H
#define READ_INLINE_H

#include "read/bytes/inner.h"
#include "read/page/page.h"

/*
 * The addresses of lines "[label]: address": by reference_key(), the place in
 * urls + 1.
 */
struct references { map at; words urls; };

/* A hash of a label, by its letters in lower case. */
u64   reference_key(arena tmp, str label);

/*
 * Puts all text of the capture, which is one paragraph, into an item, with its
 * links, without marks and tags.  True if it is a picture and nothing else:
 * then its alternative text was put.
 */
bool  inline_put(struct item *, const struct references *, arena tmp);

#endif
