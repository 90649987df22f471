/*
 * graph: who has it from whom.  Made of a corpus whose copies and stories are
 * known: utterances join statements, voices are those credited and not held,
 * edges lead from the younger to the older.
 */
#ifndef RELATE_GRAPH_H
#define RELATE_GRAPH_H

#include "relate/corpus.h"

/* One statement of the corpus. */
struct said {
	u32  member, n;		/* place of the item; of the statement, from 1 */
	u32  group;		/* place of the first of its utterance */
};

/* Somebody credited who is not held. */
struct voice {
	str  id, name, kind, url;
	words names;		/* others */
	bool named;
	u32  witness;		/* place of the item that told of it, + 1 */
	u32  told_by;		/* or of the voice that did, + 1 */
	u64  key;
};

enum edge_kind {
	EDGE_QUOTES, EDGE_CITES, EDGE_LINKS, EDGE_COPIES, EDGE_TRANSLATES,
	EDGE_REVISES
};

enum basis {			/* bits, the strongest first */
	STATED = 1, LINKED = 2, COPIED = 4, TRANSLATED = 8
};

struct edge {
	enum edge_kind kind;
	u32   from;		/* place of the item */
	u32   to, voice;	/* place + 1 of an item, or of a voice */
	u32   basis;
	f32   sure;
	span *here, *there, *governs;
	u32   here_n, there_n, governs_n;
	str   changes;		/* JSON, of revises */
};

struct graph {
	struct corpus *c;
	list(struct said)  said;	/* in order of member, then n */
	list(struct voice) voices;
	list(struct edge)  edges;
	u32  *first_said;		/* by member; one more at the end */
};

#endif
