/*
 * The charset of bytes that declare none.
 */
#ifndef READ_LIKELY_H
#define READ_LIKELY_H

#include "language/language.h"

/*
 * The most likely charset of bytes that are not UTF-8, as ICU names it.
 * Without packs (NULL), the one that ICU takes them for.
 */
str   likely_charset(arena *, str bytes, const struct packs *);

#endif
