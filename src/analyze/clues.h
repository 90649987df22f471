/*
 * clues: what tells that a word is one of speech, and which words around it are
 * the speaker and what is said.  The learner and speech.c must see the same
 * clues, so both ask here.
 */
#ifndef ANALYZE_CLUES_H
#define ANALYZE_CLUES_H

#include "analyze/hints.h"

/* The clues whether token i of the text is a word of speech. */
void  clues_of_cue(struct chain_clues *, const struct hints *, u32 i);

/* The clues which part token i has in the statement of the cue [from, to). */
void  clues_of_part(struct chain_clues *, const struct hints *, u32 i, u32 from,
	  u32 to);

#endif
