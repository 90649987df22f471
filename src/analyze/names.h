/* names: the words of a text that stand for somebody, before it is known
 * who they stand for. */
#ifndef ANALYZE_NAMES_H
#define ANALYZE_NAMES_H

#include "analyze/words.h"

struct name {
	span span;
	u32  from, to;		/* tokens */
	u32  sentence;
	mention_form form;
	entity_type type;	/* 0: a name of unknown kind */
	str  key;		/* of a list, if it was in one */
	str  role;		/* office beside it, or that it is */
	anonymity anonymity;	/* of somebody who is not named */
	bool sure;		/* false: may be an ordinary word */
	bool indefinite;	/* an official, several sources */
	bool any;		/* a noun for a person met before */
	bool governed;		/* after a preposition: of X */
	char gender;		/* of a pronoun: m f n p */
	ref  entity;		/* of the item, when it is known */
};

typedef list(struct name) names;

/* In the order of the text; they do not overlap. */
void  names_find(names *, const struct item *, const tokens *, arena *);

#endif
