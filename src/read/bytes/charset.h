/*
 * From bytes in any charset to UTF-8, with the way back.
 */
#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "document/document.h"
#include "language/language.h"

/*
 * Sets text and back from raw.  The packs help to guess a charset that is not
 * declared; they may be NULL.
 */
void  charset_decode(struct capture *, const struct packs *);

#endif
