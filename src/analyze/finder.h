/*
 * finder: a walk over the tokens of one sentence, in search of names.
 */
#ifndef ANALYZE_FINDER_H
#define ANALYZE_FINDER_H

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

struct finder {
	names             *out;
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	arena             *mem;
	u32                sentence;
	u32                i, end;	/* next token; end of the sentence */
	u32                start;	/* first token of the sentence */
	str                role;	/* an office that waits for its name */
	u32                role_from;	/* tokens of the last office */
	u32                role_to;
	bool               any;		/* it is a role for anybody */
	bool               title;	/* the block is a title */
	u32                time;	/* place of the next of the times */
	const found_names *tags;	/* names that the model found */
	u32                tag;		/* place of the next of them */
	const struct found_name *nobody;	/* the last that names nobody */
};

/* Adds a name of tokens [from, to). */
struct name *finder_add(struct finder *, u32 from, u32 to, mention_form);

/* Is token i a word with a capital; an ordinary word such as "of" or "said"? */
bool  finder_capital(const struct finder *, u32 i);
bool  finder_common(const struct finder *, u32 i);

/* Does every word have a capital at token i: at the beginning of the sentence,
 * or after a mark or quotation mark? */
bool  finder_opens(const struct finder *, u32 i);

/* Is token i a word of a script that has no capitals? */
bool  finder_caseless(const struct finder *, u32 i);

/* Is the token before i in the list? */
bool  finder_before(const struct finder *, u32 i, const struct phrases *list);

/* Is token i in an expression of time?  "Tuesday" and "March" are no names
 * there.  Ask for tokens in the order of the text. */
bool  finder_timed(struct finder *, u32 i);

#endif
