/* frames: the words of speech in a unit, each with its subject. */
#ifndef ANALYZE_FRAMES_H
#define ANALYZE_FRAMES_H

#include "analyze/words.h"

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
 * Tokens [from, to) that are searched together: a sentence, or several with one
 * quotation that runs over their borders. in[i] is the quotation (place + 1) of
 * the depth in question that has token i, marks included, or 0.
 */
struct unit {
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	const u32         *in;		/* by token of the item */
	const u32         *mention;	/* by token: the mention that begins at it, or 0 */
	const u32         *ends;	/* by token: the mention that ends before it, or 0 */
	u32                from, to;	/* tokens */
	bool               headline;	/* of a title or teaser */
	bool               nouns;	/* subjects that no mention names are found by
					 * the rules; else the model finds them */
};

/* Adds the frames outside quotations, in the order of the text. */
void  frames_find(frames *, const struct unit *, arena *);

/* Fills a frame for a cue, tokens [from, to), that no rule found; without its
 * subject. */
void  frames_of_cue(struct frame *, const struct unit *, u32 from, u32 to);

/* Gives a frame the subject that stands in tokens [from, to). */
void  frames_subject(const struct unit *, struct frame *, u32 from, u32 to);

bool  unit_word(const struct unit *, u32 i);	/* a word or number, not a mark? */

/* Is token i of the unit one of these marks of one byte? */
bool  unit_mark(const struct unit *, u32 i, const char *marks);
bool  unit_dash(const struct unit *, u32 i);	/* a hyphen or dash? */
bool  unit_time(const struct unit *, u32 i);	/* in an expression of time? */
bool  unit_has(const struct unit *, u32 i, const struct phrases *);	/* a phrase begins? */

#endif
