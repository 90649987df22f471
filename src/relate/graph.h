/*
 * graph: the corpus with its utterances, voices and edges. It is made when the
 * copies and stories of the corpus are known.
 */
#ifndef RELATE_GRAPH_H
#define RELATE_GRAPH_H

#include "relate/corpus.h"

/* One statement of the corpus that has content. */
struct said {
	u32  member;		/* place of its item */
	ref  n;			/* the statement of the item */
	u32  group;		/* place in `said` of the first of its utterance */
};

/* Somebody who is credited and has no item in the store. */
struct voice {
	str  id, name, kind, url;	/* as in relations.def */
	words names;		/* other names than `name` */
	bool named;		/* false: an official, a source, media */
	u32  witness;		/* the item that spoke of an unnamed voice, + 1 */
	u32  told_by;		/* or the voice that did, + 1 */
	u64  key;		/* of name_key; 0 when loaded */
};

enum edge_kind {
	EDGE_QUOTES, EDGE_CITES, EDGE_LINKS, EDGE_COPIES, EDGE_TRANSLATES,
	EDGE_REVISES,
	EDGE_SHARES		/* a copy, and who was first is not known */
};

enum basis {			/* bits, the strongest first */
	STATED = 1, LINKED = 2, COPIED = 4, TRANSLATED = 8
};

struct edge {
	enum edge_kind kind;
	u32   from;		/* place of the younger item; of EDGE_SHARES the
				 * one that stands behind by member_before */
	u32   to, voice;	/* place + 1 of the older item, or of a voice; one is 0 */
	u32   basis;		/* bits of enum basis */
	f32   sure;		/* 0 to 1 */
	span *here, *there;	/* evidence in the text of `from`, and of `to` */
	span *governs;		/* what it is about in `from`; empty: all of it */
	u32   here_n, there_n, governs_n;
	u32   governs_room;	/* spans that governs has room for; 0: it is not its own */
	str   changes;		/* JSON; of EDGE_REVISES, EDGE_COPIES, EDGE_SHARES */
};

struct graph {
	struct corpus *c;
	list(struct said)  said;	/* in order of member, then n */
	list(struct voice) voices;
	list(struct edge)  edges;	/* in order of from */
	u32  *first_said;		/* by member: its first place in said; and said.n */
};

#endif
