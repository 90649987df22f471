/*
 * units: a text as a row of words, numbers and names, to compare sentences.
 */
#ifndef RELATE_UNITS_H
#define RELATE_UNITS_H

#include "relate/walk.h"

enum unit_kind { UNIT_WORD, UNIT_NUMBER, UNIT_NAME };

struct unit {
	u64  hash;		/* of a name all of its words */
	span at;
	ref  entity;		/* of a name; may be 0 */
	u8   kind;		/* enum unit_kind */
};

/* The units of a text, without marks. */
struct row {
	const struct item *it;	/* NULL: a text that is no item, without names */
	str  text;
	list(struct unit) u;
};

/* Adds the units of the tokens in a part of the text. The row must have its item
 * and text. */
void  units_add(struct row *, const struct pack *, span part, arena *);
str   units_text(str, span);

/* The sentences of member m that a span meets, as one span. */
span  units_sentence(struct walk *, u32 m, span);

/* The one of these sentences that has most of the stems, the first of equal
 * ones; all of them if none has one. */
span  units_likest(struct walk *, u32 m, span, const map *stems);

/* Adds the stems of a text, without marks, to a map: each is 1. */
void  units_stems(arena *, map *, str);
/* How many of the stems has a text? */
u32   units_common(str text, const map *stems, arena tmp);

#endif
