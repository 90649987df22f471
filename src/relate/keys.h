/*
 * keys: compares members by time, and names by a key.
 */
#ifndef RELATE_KEYS_H
#define RELATE_KEYS_H

#include "relate/corpus.h"

/* Which of two members is older: < 0 the first, > 0 the second, 0 if their
 * times do not tell. */
int   member_order(const struct member *, const struct member *);

/*
 * Which of two members stands before the other where their times do not tell who
 * was first: dated ones, exact ones, earlier ones, pages before what is pasted
 * or announced, then by id.  It does not depend on which was added first.
 */
bool  member_before(const struct member *, const struct member *);

/* For qsort, of pointers to members: in the order of member_before. */
int   members_by_age(const void *a, const void *b);

/*
 * A hash of the name of an outlet or person that is the same in all scripts and
 * cases, with or without an article and blanks. For an outlet of a list it is
 * that of its family. `pack` is the language of the name, or NULL. It is 0 if
 * the name is empty, too long or has no letter or digit.
 */
u64   name_key(arena tmp, const struct packs *, const struct pack *, str name);

/* The hash of the number that is token i, the same in figures and in words; 0
 * if it is none. */
u64   number_key(const struct pack *, const tokens *, u32 i);

/* Is it the key of a country?  It has its ISO code, as "place/NO". */
bool  key_country(str key);

/* A rough stem: the hash of the first five letters. The word must be in lower
 * case already. */
u64   stem_of(str word);

/* Is the item of the member of this kind? */
bool  has_kind(const struct member *, item_kind);

#endif
