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

/*
 * The address of the original, if that of a copy in an archive has it in its
 * path: /web/2024/https://a.example/x.  Else the address itself.
 */
str   address_original(str url);

#endif
