/*
 * keys: names and times of members, made comparable.
 */
#ifndef RELATE_KEYS_H
#define RELATE_KEYS_H

#include "relate/corpus.h"

/* Which of two members is older: < 0 the first, 0 it cannot be told. */
int   member_order(const struct member *, const struct member *);

/*
 * The name of an outlet or person as a key that is the same over scripts,
 * cases, articles and blanks; of an outlet of a list its family.
 */
u64   name_key(arena tmp, const struct packs *, const struct pack *, str name);

/* The first letters of a word in lower case: a stem, roughly. */
u64   stem_of(str word);

/* The part of an address that names the site: www.example.co.uk, example. */
str   host_name(str url);

bool  has_kind(const struct member *, item_kind);

#endif
