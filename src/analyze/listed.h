/*
 * listed: names and nouns of the lists of a pack.  Each adds the name at the
 * next token and moves on, or returns false.
 */
#ifndef ANALYZE_LISTED_H
#define ANALYZE_LISTED_H

#include "analyze/finder.h"

/* Adds a name from a list: outlets, organizations, countries. An entry in
 * capitals only matches capitals, because "us", "un" and "tt" are words. */
bool  listed_name(struct finder *, const struct phrases *list, entity_type type);

/* Adds an unnamed person or medium: "a senior official". */
bool  listed_unnamed(struct finder *);

/* Adds an organization that a noun describes: "the government", "the Foreign
 * Ministry". */
bool  listed_body(struct finder *);

/* Adds a pronoun that stands for a person. */
bool  listed_pronoun(struct finder *);

#endif
