/*
 * clues: what tells whether a word belongs to a name.  The learner and the
 * tagger must see the same clues, so both ask here.  A clue is a hash; the
 * model has sixteen weights for it, one for each label.
 */
#ifndef LANGUAGE_CLUES_H
#define LANGUAGE_CLUES_H

#include "language/language.h"

enum {
	CLUES_REACH = 2,		/* tokens to each side */
	CLUES_SIDES = 2 * CLUES_REACH + 1,
	CLUES_MOST = 48			/* of one word or one place */
};

/* What a list of names says of a word or phrase: a set of these. */
enum kind_of_name {
	LISTED_CITY = 1, LISTED_COUNTRY = 2, LISTED_PERSON = 4,
	LISTED_FORENAME = 8, LISTED_SURNAME = 16, LISTED_BODY = 32,
	LISTED_DEMONYM = 64, LISTED_PART = 128	/* a place within a country */
};

/* What the lists say of a word, and of its stem: the word without an ending. */
struct listed { u8 word, stem, cut; };	/* cut: letters of the ending */

struct clues { u32 n; u64 v[CLUES_MOST]; };

/* The clues that a word gives to the token at each distance from it: of
 * side[0] it is the second to the right, of side[4] the second to the left. */
void  clues_of_word(struct clues side[CLUES_SIDES], str word, enum word_shape,
	  struct listed);

/* The tokens of a sentence with what their place tells. */
struct place_of_word {
	enum word_shape shape;
	u64  word;		/* its hash in lower case */
	u8   listed;		/* of the phrase that it is in */
	u8   part;		/* of the phrase: 1 first, 2 inside, 3 last */
	u8   seen;		/* elsewhere in the text: 1 in small letters,
				 * 2 with a capital inside a sentence */
	bool opens;		/* every word has a capital here */
};

/* The clues of token i of n. */
void  clues_of_place(struct clues *, const struct place_of_word *, u32 n, u32 i,
	  u64 language, bool shouts);

#endif
