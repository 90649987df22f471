/*
 * relate: what holds between items.
 *
 * relate_update brings all relations of a store up to date with its items:
 * copies, stories, utterances, voices, edges.  It is a function of the items
 * in their order and of nothing else, so it may be done again at any time.
 * relate_trace only reads.
 */
#ifndef RELATE_H
#define RELATE_H

#include "language/language.h"
#include "store/store.h"

bool  relate_update(struct store *, const struct packs *, struct err *);

/*
 * Where words come from.  A node is a held item or a voice that is credited
 * and not held; arcs lead from the younger to the older; an origin is a node
 * that credits nobody further for these words.
 */
struct trace_node {
	const struct item *item;	/* NULL: a voice */
	str   id, name;			/* of a voice, or outlet of the item */
	words names;			/* others */
	str   kind, url, when;
	bool  named;
	bool  carrier;			/* it holds what was asked */
	span  at;			/* where, in the item's text */
};

struct trace_arc {
	u32   from, to;			/* nodes */
	str   kind, basis;		/* as of edges; words, a blank between */
	f64   sure;
	str   words;			/* the credit, in the text of `from` */
};

struct trace_origin {
	u32   node;
	u32   witness;			/* node + 1 that told of it, or 0 */
	bool  perhaps;			/* may be the same as another one */
};

struct trace_absent {
	u32   node;
	str   statement;		/* what it says instead */
	const struct item *in;		/* where that is quoted, if not held */
	bool  perhaps;			/* nobody names it as the source */
};

struct trace {
	str query;
	bool exact;			/* the words stand so in some text */
	list(struct trace_node)   nodes;
	list(struct trace_arc)    arcs;
	list(struct trace_origin) origins;
	list(struct trace_absent) absent;
	list(struct trace_origin) denied;	/* who, witnessed by which item */
	u32 texts, languages;		/* of carriers */
	u32 beyond;			/* more carriers than are followed */
	u32 unnamed, perhaps;		/* of origins */
};

/*
 * Traces a text, an address, the path of a file or the id of an item through
 * what the store holds.  False where the store cannot be read.
 */
bool  relate_trace(struct store *, const struct packs *, str query, arena *,
	 struct trace *, struct err *);

#endif
