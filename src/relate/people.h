/*
 * people: which names in different texts mean one person or thing?
 *
 * An answer is the key of an entity: the names of one person get the key of the
 * one that is first in the order of the corpus.
 */
#ifndef RELATE_PEOPLE_H
#define RELATE_PEOPLE_H

#include "relate/corpus.h"

/* Joins names in full: in other scripts and spellings, and with an initial in the
 * middle. */
void  corpus_people(struct corpus *, const struct packs *, arena tmp);

/* Is it the key of a person by first and last name?  An initial is no name, and
 * an entity with an anonymity has none. */
bool  people_in_full(str key, anonymity);

/* The words of a key behind its type, as "anna orsk" of "person/anna orsk", and
 * how many words a text has. */
str   key_words(str key);
u32   key_count(str words);

/* The last word of a text, and the first and last words of a name as it is
 * written, in lower case; words of letters and what stands inside of them. */
str   key_last(str words);
void  people_ends(arena *, str name, str *first, str *last);

#endif
