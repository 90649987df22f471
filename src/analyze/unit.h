/* unit: the tokens in which words of speech are searched. */
#ifndef ANALYZE_UNIT_H
#define ANALYZE_UNIT_H

#include "analyze/words.h"

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

bool  unit_word(const struct unit *, u32 i);	/* a word or number, not a mark? */

/* Is token i of the unit one of these marks of one byte? */
bool  unit_mark(const struct unit *, u32 i, const char *marks);
bool  unit_dash(const struct unit *, u32 i);	/* a hyphen or dash? */
bool  unit_time(const struct unit *, u32 i);	/* in an expression of time? */
bool  unit_has(const struct unit *, u32 i, const struct phrases *);	/* a phrase begins? */
bool  unit_speech(const struct unit *, u32 i);	/* of speech, in no mention? */

const struct mention *unit_mention(const struct unit *, ref);
u32   unit_mention_to(const struct unit *, ref);	/* the token behind it */
bool  unit_may_speak(const struct unit *, ref);	/* of a known entity? */

#endif
