/* subjects: the words of speech, each with its subject. */
#ifndef ANALYZE_SUBJECTS_H
#define ANALYZE_SUBJECTS_H

#include "analyze/unit.h"

/* The kinds of cues. Values of the list packs/xx/speech come first. */
enum cue {
	CUE_SAY,		/* said: the content follows or stands before */
	CUE_ACT,		/* praised: a speech act with its object */
	CUE_THAT,		/* speech only if "that" follows */
	CUE_DENY, CUE_HOPE, CUE_ORDER,
	CUE_ACCORDING,		/* according to X */
	CUE_CITING,		/* ..., citing X */
	CUE_NAME,		/* X: ... or ... - X */
	CUE_NONE,		/* the last speaker's words go on */
	CUE_VIEW,		/* wants, believes: found by the model alone */
};

/* All pairs are tokens [from, to) of the item. */
struct frame {
	enum cue kind;
	u32  from, to;		/* the cue; equal if it has no words */
	u32  all_from, all_to;	/* cue, subject and addressee together */
	ref  subject;		/* a mention; 0 only while it is looked for */
	u32  subject_from, subject_to;
	ref  addressee;		/* a mention, or 0 */
	bool after;		/* the subject follows the cue */
	bool joined;		/* "and said": it has the subject of the last frame */
	bool bare;		/* no subject: "...", afirmou. */
	bool negated, unreal;	/* did not say; could have said */
	bool hopes;		/* the content is a hope (statements.c) */
	u32  start;		/* the first token that content before it may have */
	bool heard;		/* by the model (speech.h) */
	bool asked, is_behind;	/* of content that begins far before (content.c) */
};

typedef list(struct frame) frames;

/*
 * Finds the subject of a word of speech; `before` is the frame before it, or
 * NULL.  False if it has none, and none was left out: "...", afirmou.
 */
bool  subjects_find(const struct unit *, struct frame *,
	  const struct frame *before);

/* Makes mention r, tokens [from, to), the subject. */
void  subjects_set(const struct unit *, struct frame *, ref, u32 from,
	  u32 to);

/*
 * Takes the words between "according to" and the mark at token `to` as the
 * subject, which no mention names: "selon les riverains, ...".  False if they
 * cannot be one.
 */
bool  subjects_behind(const struct unit *, struct frame *, u32 to);

/* Gives a frame the subject that stands in tokens [from, to). */
void  subjects_in(const struct unit *, struct frame *, u32 from, u32 to);

#endif
