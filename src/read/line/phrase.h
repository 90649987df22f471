/* Asking the packs about a line of a page. */
#ifndef READ_PHRASE_H
#define READ_PHRASE_H

#include "language/language.h"

/* The line is a phrase, its numbers, case and outer marks aside. */
bool  phrase_is(const struct phrases *, str line);

/* It begins with one; how many bytes that takes, with the marks behind.  One
 * of the value ":" counts before a mark or the end of the line only. */
size_t phrase_head(const struct phrases *, str line);

/* It ends with one; how many bytes are before it. */
size_t phrase_tail(const struct phrases *, str line, bool *found);

/* The value of a head or tail, for lists that have them. */
const struct phrase *phrase_at_head(const struct phrases *, str line);

/* A line that many lists are asked about: what it begins with, as hashes, so
 * that most are told by that. */
struct opening { str t; u64 bare, head; };

struct opening opening_of(str);
bool  opening_is(const struct phrases *, const struct opening *);
bool  opening_begins(const struct phrases *, const struct opening *);

bool  ends_sentence(str);	/* marks that close quotations aside */
size_t count_chars(str);

#endif
