/* emit: makes the statement of a frame and its content. */
#ifndef ANALYZE_EMIT_H
#define ANALYZE_EMIT_H

#include "analyze/content.h"

/* The spans of a content, and of its quotations; words in all and quoted. */
struct spans_of {
	span v[CONTENT_PIECES * 4], quoted[CONTENT_PIECES * 4];
	u32  n, quotes, words, inside;
};

/*
 * Adds the spans and counts of a piece.  A content of one piece that is all
 * quotation (`alone`) goes without its marks; those of several pieces keep
 * them, as they show where the reporter speaks between them.
 */
void  emit_measure(struct spans_of *, const struct unit *, struct piece,
	  bool alone);

/*
 * Adds the statement of a frame to the item of the unit.  Speakers that no
 * mention names become entities; `nouns` knows those of the item so far, by
 * their words.
 */
ref   emit_statement(struct item *, map *nouns, const struct unit *,
	  const struct frame *, const struct spans_of *);

/* The entity of the speaker of a frame, or 0 if the words do not tell who it
 * is. */
ref   emit_speaker(struct item *, map *nouns, const struct unit *,
	  const struct frame *);

/* Whether a speaker is named. */
anonymity emit_anonymity(const struct entity *);

#endif
