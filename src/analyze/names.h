/* names: the words of a text that stand for somebody. entities.c finds out for
 * whom. */
#ifndef ANALYZE_NAMES_H
#define ANALYZE_NAMES_H

#include "analyze/words.h"

struct name {
	span span;
	u32  from, to;		/* tokens */
	u32  sentence;		/* place of it */
	mention_form form;
	entity_type type;	/* 0: not known */
	str  key;		/* its value in a list of the pack; empty: not listed */
	str  role;		/* the office beside it, or the office it is */
	anonymity anonymity;	/* 0: it has a name */
	bool sure;		/* false: it may be an ordinary word */
	bool indefinite;	/* "an official", "several sources" */
	bool any;		/* a role for anybody: "the politician" */
	bool other;		/* no person, organization or place */
	bool governed;		/* a preposition precedes it: "of X" */
	char gender;		/* of a pronoun: m f n p */
	ref  entity;		/* 0 until entities.c sets it */
};

typedef list(struct name) names;

/* Adds the names in the order of the text. They do not overlap. */
void  names_find(names *, const struct item *, const struct packs *,
	  const tokens *, arena *);

#endif
