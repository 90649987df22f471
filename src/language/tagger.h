/*
 * tagger: finds the names of people, organizations and places in a text, in any
 * language, with a model that was learned (models/names/card.md).
 */
#ifndef LANGUAGE_TAGGER_H
#define LANGUAGE_TAGGER_H

#include "language/clues.h"

/*
 * A label says which part of which name a token is: 0 no name, else
 * 1 + 4 * (tag - 1) + part.
 */
enum { PART_FIRST, PART_INSIDE, PART_LAST, PART_WHOLE };
enum { LABELS = 17, LANES = LABELS - 1 };

/* A table from hashes to rows of the same size, as bytes of a file: 1 << bits
 * + 1 offsets, then in each bucket rows that begin with 16 bits of the hash. */
struct rows { const char *index, *rows; u32 bits, size; };

struct tagger {
	struct desks *desks;		/* what is kept over texts */
	struct rows clues;		/* LANES numbers of 8 bits each */
	struct rows lists;		/* a set of kind_of_name, or a count */
	i32   step[LABELS][LABELS];	/* from one label to the next */
	i32   first[LABELS], last[LABELS];	/* beside the ends of a sentence */
};

/* Opens a model; its bytes must stay.  False if it is damaged, and then it need
 * not be closed. */
bool  tagger_open(struct tagger *, arena *, str file);
void  tagger_close(const struct tagger *);

/* Opens a table of n bytes at most.  False if it is damaged. */
bool  rows_open(struct rows *, const char **at, size_t *left);

/* The row of a hash, or NULL. */
const u8 *rows_at(const struct rows *, u64 hash);

/*
 * What places tell of all tokens, by place in the text; those of a sentence are
 * beside each other.  For the learner, too.
 */
struct place_of_word *tagger_places(const struct rows *lists, str text,
	  const tokens *, const token_lines *, arena *);
u64   tagger_phrase(u64 before, u64 token);	/* the hash of a phrase so far */
u64   tagger_begin(u64 token);		/* the hash of what may begin one */
struct listed tagger_listed(const struct rows *, str word);
u64   tagger_stem(str word, u32 letters);	/* the hash of a stem; 0: too short */
bool  tagger_shouts(const struct place_of_word *, u32 n);
bool  tagger_step(u32 from, u32 to);	/* may a label follow another one? */

#endif
