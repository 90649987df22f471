/*
 * What an address says about the page that it leads to.
 */
#ifndef READ_ADDRESS_H
#define READ_ADDRESS_H

#include "language/language.h"

/*
 * Does the address have a part of this kind: user, own user, author, forum,
 * list?  A part for persons only counts if something stands behind it.
 */
bool  address_has(const struct packs *, str url, str kind);

#endif
