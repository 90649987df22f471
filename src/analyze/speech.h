/*
 * speech: finds words of speech, and the speaker and the content of each, by a
 * model that was learned (models/speech/card.md).
 */
#ifndef ANALYZE_SPEECH_H
#define ANALYZE_SPEECH_H

#include "analyze/content.h"
#include "analyze/hints.h"

enum { LEVELS = 2 };		/* quotations in each other that are searched */

/* An item as units are made of it. */
struct speech {
	struct item       *it;
	const struct packs *packs;
	const struct pack *pack;
	tokens             t;
	u32               *in[LEVELS + 1];	/* quotations by depth */
	u32               *mention, *ends;	/* as in struct unit */
	enum known         known;	/* of its language */
	f32               *sure;	/* by token: that it is a cue; or NULL */
};

/* What the model has found: tokens [from, to) are the cue. */
struct heard {
	u32  from, to;
	f32  sure;			/* that it is one, 0 to 1 */
	bool view;			/* a wish or opinion, not said */
	u32  source_from, source_to;	/* equal: none was found */
	struct content content;
};

typedef list(struct heard) heards;

void  speech_begin(struct speech *, struct item *, const struct packs *,
	  arena *);

/* The unit of all tokens of a block; false if it has none. */
bool  speech_line(const struct speech *, u32 block, struct unit *);

/* Adds what is said in a unit, in the order of the cues.  Nothing without a
 * model. */
void  speech_find(heards *, struct speech *, const struct unit *,
	  arena *);

#endif
