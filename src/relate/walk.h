/*
 * walk: the state of one trace. trace.c finds the carriers and walks from them
 * to the origins; primaries.c finds primary sources that lack the words.
 */
#ifndef RELATE_WALK_H
#define RELATE_WALK_H

#include "relate/graph.h"
#include "relate/who.h"

struct walk {
	struct graph *g;
	const struct packs *ps;
	struct who   *w;
	struct trace *t;
	arena        *mem, *tmp;	/* of the trace; scratch */
	u32          *node;		/* by member: its node + 1, or 0 */
	map           voice;		/* place of a voice + 1: its node + 1 */
	u8           *done;		/* by member: 1 on the way, 2 walked */
	bool         *group;		/* by place in said: is it an utterance in question? */
	map           beyond;		/* place + 1 of members that were too many */
	map           named;		/* names in carriers (primaries.c) */
	tokens        query;		/* the question without marks; or empty */
	bool         *other;		/* by member: it has another number or name */
};

/* m is the place of a member, v the place of a voice. */
const struct item *walk_item(const struct walk *, u32 m);
bool walk_carries(const struct walk *, u32 m);	/* is it a carrier? */
u32  walk_node(struct walk *, u32 m);		/* place of its node, made if new */
u32  walk_voice(struct walk *, u32 v);		/* the same of a voice */

/* The place of the member's first edge; all of them stand together. */
u32  walk_edges(const struct walk *, u32 m);

/* Are the names of two persons or bodies the same? */
bool walk_same_name(const struct walk *, str, str, bool person);

/* From the first to the last byte of the content of a statement, by its place
 * in said. */
span walk_said(const struct walk *, u32 said);

#endif
