/*
 * relate: what holds between items.
 *
 * relate_update makes all relations of a store again from its items: copies,
 * stories, utterances, voices, edges. The result depends only on the items,
 * their times and the names of their files, so it may be called at any time.
 * relate_trace only reads.
 */
#ifndef RELATE_H
#define RELATE_H

#include "language/language.h"
#include "store/store.h"

/* Replaces all relations and commits. False with the reason in `err` if the
 * store cannot be read or written. */
bool  relate_update(struct store *, const struct packs *, struct err *);

/* The id of a story whose first item has this id, "s" and 12 digits.  A story
 * that gets an earlier item gets another id; the old one still leads to the
 * story with its item. */
str   relate_story_id(arena *, str first_item);

/* A stretch of words that a copy or a later version has changed. */
struct change {
	const char *type;		/* number, negation or attribution */
	str before, after;		/* the words; one may be empty */
};

enum { CHANGES_MOST = 24 };		/* told of one pair of texts */

struct changes {
	struct change v[CHANGES_MOST];
	u32 n;
};

/*
 * A trace: where do these words come from? A node is an item of the store, or a
 * voice. Arcs lead from the younger to the older node. An origin is a node that
 * credits no other for the words.
 */
struct trace_node {
	const struct item *item;	/* NULL: a voice */
	bool  held;			/* false: a voice, or a text that is not held */
	str   id;			/* of the item or voice */
	str   name;			/* of the voice, or of the item's publisher */
	words names;			/* other names of the voice */
	str   kind, url, when;		/* when: published, ISO 8601 */
	bool  named;			/* false: an unnamed voice */
	bool  carrier;			/* it has the words in question */
	bool  copy;			/* it is a copy of the item that was asked for */
	bool  exact;			/* as they were asked, not in other words */
	span  at;			/* where in the item's text; zero: the whole item */
	span  sentence;			/* around `at`; zero: the whole item */
};

struct trace_arc {
	u32   from, to;			/* places of nodes */
	str   kind, basis;		/* as in relations.def */
	f64   sure;			/* 0 to 1 */
	str   words;			/* the credit, in the text of `from`; may be empty */
	u32   shared;			/* words in common, of kind shares; else 0 */
	const struct changes *changes;	/* of the words that were copied; or NULL */
};

struct trace_origin {
	u32   node;			/* place of it */
	u32   witness;			/* the node that spoke of it, + 1, or 0 */
	bool  perhaps;			/* may be the same as another origin */
};

/* A primary source that does not have the words. */
struct trace_absent {
	u32   node;			/* place of it */
	str   statement;		/* what a carrier's page quotes of it instead */
	const struct item *in;		/* the item that quotes it; NULL if node is an item */
	bool  perhaps;			/* no text names it as its source */
};

/* A text has the same words with another number or name. */
struct trace_other {
	bool  name;			/* it is a name, not a number */
	str   asked, here;		/* what the words in question have, and what it has */
	u32   node;			/* the earliest such text */
	u32   texts;			/* how many there are */
	span  sentence, at;		/* in the text of the node: around `here`, and it */
};

/* One of several speakers to whom texts give the same words. */
struct trace_speaker {
	str   name;
	u32   node;			/* the earliest text that does */
	u32   texts;			/* how many do */
};

struct trace {
	str query;			/* as it was asked */
	bool words;			/* words were asked for, not an item */
	bool down;			/* who has it from the first node? no origins */
	bool exact;			/* a text has the words as they were asked */
	list(struct trace_node)   nodes;
	list(struct trace_arc)    arcs;
	list(struct trace_origin) origins;
	list(struct trace_absent) absent;
	list(struct trace_origin) denied;	/* speakers; the witness has the denial */
	list(struct trace_other)  others;
	list(struct trace_speaker) speakers;	/* none, or two at least */
	u32 texts, languages;		/* of carriers */
	u32 beyond;			/* carriers that were too many to follow */
	u32 unnamed, perhaps;		/* of origins */
	u64 unfinished;			/* items that are not yet related */
};

/* What is asked of a trace. */
struct question {
	str  query;		/* words, or the address, file or id of an item */
	bool down;		/* of an item: who has it from there? */
	struct capture *text;	/* NULL, or what to trace instead; see below */
};

/*
 * Traces words, or an item by its address, the path of its file or its id. A
 * capture that has been analyzed is traced as if its first item had been added;
 * if an item with the same text is held, that is traced. The trace must be zero;
 * its strings and items are in the arena, and point into the capture. False with
 * the reason in `err` if the store cannot be read.
 */
bool  relate_trace(struct store *, const struct packs *,
	 const struct question *, arena *, struct trace *, struct err *);

#endif
