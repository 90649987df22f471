/* frames: words of speech with whoever speaks them, sentence by sentence. */
#ifndef ANALYZE_FRAMES_H
#define ANALYZE_FRAMES_H

#include "analyze/words.h"

/* What kind of word of speech stands in a frame; those of packs/speech come
 * first. */
enum cue {
	CUE_SAY,		/* a clause may follow or stand before */
	CUE_ACT,		/* a deed of speech with its object */
	CUE_THAT,		/* speech only with that after it */
	CUE_DENY, CUE_HOPE, CUE_ORDER,
	CUE_ACCORDING,		/* according to X */
	CUE_CITING,		/* ..., citing X */
	CUE_NAME,		/* X: ... and ... - X */
};

struct frame {
	enum cue kind;
	u32  from, to;		/* tokens of the cue; equal if it has none */
	u32  ff, ft;		/* tokens of cue and subject together */
	ref  subject;		/* mention; 0: none found */
	u32  sf, st;		/* tokens of the subject */
	ref  addressee;		/* mention */
	bool after;		/* the subject follows the cue */
	bool joined;		/* and said: the subject of the frame before */
	bool negated, unreal;
	bool hopes;			/* what is said is a hope */
};

typedef list(struct frame) frames;

/*
 * A stretch of tokens that is looked at as one: a sentence, or several where
 * a quotation runs over the border.  in[i] says which quotation (place + 1)
 * of this depth token i stands in, with its marks.
 */
struct unit {
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	const u32         *in;		/* by token of the item */
	const u32         *mention;	/* by token: mention that begins here */
	const u32         *ends;	/* by token: mention that ends before */
	u32                from, to;	/* tokens */
	bool               headline;
};

void  frames_find(frames *, const struct unit *, arena *);

/* The token is a comma, a dash, a colon or the like. */
bool  unit_mark(const struct unit *, u32 i, const char *marks);
bool  unit_time(const struct unit *, u32 i);	/* in an expression of time */
bool  unit_dash(const struct unit *, u32 i);
bool  unit_has(const struct unit *, u32 i, const struct phrases *);

#endif
