/*
 * hints: what is known of each token of a line.  clues.h makes of it what tells
 * that a word is one of speech, and which words are its speaker and content.
 */
#ifndef ANALYZE_HINTS_H
#define ANALYZE_HINTS_H

#include "analyze/unit.h"

/*
 * How much is known of the language: nothing but its names, also the lists of
 * its pack, also its words.  Each has weights of its own.
 */
enum known { KNOWN_NAMES, KNOWN_LISTS, KNOWN_WORDS, KNOWNS };

/* Bits of hint.classes. */
enum {
	IS_SAY = 1, IS_ACT = 2, IS_THAT_CUE = 4, IS_DENY = 8, IS_HOPE = 16,
	IS_ORDER = 32, IS_ACCORDING = 64, IS_CITING = 128, IS_THAT = 256,
	IS_PREPOSITION = 512, IS_ARTICLE = 1024, IS_PRONOUN = 2048,
	IS_NEGATION = 4096, IS_UNREAL = 8192, IS_MEDIUM = 1 << 14,
	IS_MEDIANOUN = 1 << 15, IS_SUBJECT = 1 << 16, IS_LINKED = 1 << 17,
	IS_TOLD = 1 << 18, IS_ROLE = 1 << 19, IS_UNNAMED = 1 << 20,
	IS_BODY = 1 << 21, IS_INDEFINITE = 1 << 22, IS_COMMON = 1 << 23,
	IS_TIME = 1 << 24,
	CLASSES = 25,
	SPEAKS = IS_SAY | IS_ACT | IS_THAT_CUE | IS_DENY | IS_HOPE | IS_ORDER,
	CUES = SPEAKS | IS_ACCORDING | IS_CITING
};

/* hint.kind of a title in marks; less: three bits, plus 1. */
enum { KIND_TITLE = 9, KINDS };

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

/* Tells which tokens are words of speech, after hint.cue was set: before
 * clues_of_part. */
void  hints_cues(struct hints *, arena *);

#endif
