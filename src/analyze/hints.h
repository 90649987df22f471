/*
 * hints: what tells that a word is one of speech, and which words around it are
 * the speaker and what is said.  The learner and speech.c must see the same
 * clues, so both ask here.
 */
#ifndef ANALYZE_HINTS_H
#define ANALYZE_HINTS_H

#include "analyze/frames.h"

/*
 * How much is known of the language: nothing but its names, also the lists of
 * its pack, also its words.  Each has weights of its own.
 */
enum known { KNOWN_NAMES, KNOWN_LISTS, KNOWN_WORDS, KNOWNS };

/* What is known of a token of the line. */
struct hint {
	u64  word, tail;	/* hashes: in lower case, of the last letters */
	u32  classes;		/* the lists that it begins a phrase of, as bits */
	u8   shape;		/* enum word_shape */
	u8   who;		/* of the mention that it is in: type, form; or 0 */
	u8   part;		/* of the mention: 1 first, 2 inside, 3 behind it */
	u8   beside;		/* how often the word stands beside quotations */
	u16  sentence;		/* of the line, the first is 0 */
	u16  sentence_to;	/* tokens to its end */
	u16  sentence_from;	/* tokens since its begin */
	u8   kind;		/* of the quotation that it is in, or 0 */
	u16  quote_left, quote_right;	/* tokens to another quotation, or 0 */
	u16  commas, colons, thats, cues, names;	/* so far in the line */
	u8   cue;		/* 1 first token of a word of speech, 2 another */
	u16  found;		/* words of speech so far, by .cue */
	u16  cue_left, cue_right;	/* tokens to the next one, or 0 */
};

/* A quotation with a word of speech beside it. */
struct touch { u32 quotation, cue; };

/* A line: tokens that are searched together. */
struct hints {
	const struct unit *u;	/* its tokens are the line */
	enum known known;
	struct hint *v;		/* by token, from u->from */
	list(struct touch) touches;
};

void  hints_find(struct hints *, const struct unit *, enum known, arena *);

/* The clues whether token i of the text is a word of speech. */
void  hints_cue(struct chain_clues *, const struct hints *, u32 i);

/* Tells which tokens are words of speech, after hint.cue was set: before
 * hints_part. */
void  hints_cues(struct hints *, arena *);

/* The clues which part token i has in the statement of the cue [from, to). */
void  hints_part(struct chain_clues *, const struct hints *, u32 i, u32 from,
	  u32 to);

#endif
