/*
 * Questions to the packs about a line of a page.  A line that is too long is
 * not a phrase.
 */
#ifndef READ_PHRASE_H
#define READ_PHRASE_H

#include "language/language.h"

/* Is the line a phrase, apart from digits, case, and marks at its ends? */
bool  phrase_is(const struct phrases *, str line);

/*
 * How many bytes the phrase at the beginning of the line takes, with the marks
 * behind it; 0 if there is none.  A phrase with the value ":" only counts
 * before a mark or at the end of the line.
 */
size_t phrase_head(const struct phrases *, str line);

/*
 * How many bytes are before the phrase at the end of the line; line.n if there
 * is none.
 */
size_t phrase_tail(const struct phrases *, str line, bool *found);

/* The phrase at the beginning of the line; NULL if there is none. */
const struct phrase *phrase_at_head(const struct phrases *, str line);

/*
 * A line that many lists are asked about.  Hashes of its first word rule out
 * most lists at once.
 */
struct opening { str t; u64 bare, head; };

/* The opening of a line, and phrase_is() and phrase_head() > 0 with it. */
struct opening opening_of(str);
bool  opening_is(const struct phrases *, const struct opening *);
bool  opening_begins(const struct phrases *, const struct opening *);

/* Does it end in a full stop or the like?  Closing quotation marks may follow. */
bool  ends_sentence(str);

/* The number of characters in UTF-8. */
size_t count_chars(str);

#endif
