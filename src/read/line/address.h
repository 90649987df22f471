/* What the words of an address say. */
#ifndef READ_ADDRESS_H
#define READ_ADDRESS_H

#include "language/language.h"

/*
 * Does the address have a part of this kind (user, own user, author, forum,
 * list)?  Those of persons count only where something stands behind the part.
 */
bool  address_has(const struct packs *, str url, str kind);

#endif
