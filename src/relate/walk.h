/*
 * walk: one trace under way.  trace.c finds the carriers of what was asked
 * and walks from them to the origins; primaries.c asks what those lack who
 * could have said it themselves.
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
	arena        *mem, *tmp;
	u32          *node;		/* by member: node + 1 */
	map           voice;		/* by voice, from 1: node + 1 */
	u8           *done;		/* by member: 1 on the way, 2 walked */
	bool         *group;		/* by said: an utterance asked for */
	map           beyond;		/* by member, from 1: too many */
	map           named;		/* whom carriers name (primaries.c) */
	tokens        query;
};

const struct item *walk_item(const struct walk *, u32 m);
bool walk_carries(const struct walk *, u32 m);	/* it holds what was asked */
u32  walk_node(struct walk *, u32 m);		/* of a member */
u32  walk_voice(struct walk *, u32 v);		/* of a voice, from 0 */

/* The content of a statement of the corpus. */
span walk_said(const struct walk *, u32 said);

#endif
