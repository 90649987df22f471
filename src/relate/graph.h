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
	EDGE_REVISES, EDGE_CONFIRMS, EDGE_DENIES
};

enum basis {			/* bits, the strongest first */
	STATED = 1, LINKED = 2, COPIED = 4, TRANSLATED = 8, TIMED = 16
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

void  graph_said(struct graph *, const struct packs *, arena tmp);
void  graph_edges(struct graph *, const struct packs *, arena tmp);

/* Which of two members is older: < 0 the first, 0 it cannot be told. */
int   member_order(const struct member *, const struct member *);

/*
 * The name of an outlet or person as a key that is the same over scripts,
 * cases, articles and blanks; of an outlet of a list its family.
 */
u64   name_key(arena tmp, const struct packs *, const struct pack *, str name);

/* The first letters of a word in lower case: a stem, roughly. */
u64   stem_of(str word);

/* The part of an address that names the site: www.example.co.uk, example. */
str   host_name(str url);

bool  has_kind(const struct member *, const char *kind);

str   edge_kind_name(enum edge_kind);
bool  edge_kind_of(str name, enum edge_kind *);
str   edge_basis(arena *, u32 basis);	/* words, a blank between */
u32   edge_basis_of(str);

/* Names and badges of all stories, and who is in them (badges.c). */
bool  stories_save(struct store *, const struct graph *, arena tmp,
	 struct err *);

void  graph_trace(struct graph *, const struct packs *, str query, arena *,
	 arena tmp, struct trace *);

/* What a later version changed, as JSON; not known where nothing matters. */
str   changes_of(arena *, const struct packs *, const struct item *before,
	 const struct item *after, arena tmp);

/* A text made ready to be laid on another; how much of the shorter finds its
 * like in order, and how many paragraphs do (align.c). */
struct aligned;
struct aligned *align_of(arena *, const struct packs *, const struct item *);
f64   align_share(const struct aligned *, const struct aligned *, u32 *rows);

/* Who is meant by a credit: the members of an outlet, by name and host. */
struct who;
struct who *who_open(struct graph *, const struct packs *, arena *);

/*
 * The member that a credit of member m means, place + 1: of the outlet `key`,
 * related to m by copies, utterances or story, not younger; 0 if there is
 * none.  `url` decides where it is that of a member.
 */
u32   who_member(struct who *, u32 m, u64 key, str url);
u32   who_nth(const struct who *, u64 key, u32 n);	/* + 1; 0: no more */
u64   who_own(const struct who *, u32 m);	/* key of the outlet of m */
bool  who_is(const struct who *, u32 m, u64 key);	/* name or host */
bool  who_outlet(const struct who *, u64 key);	/* of some member */
u32   who_url(const struct who *, str url);	/* member + 1, or 0 */

/* The voice of this key in this scope, made when it is new; place + 1. */
u32   who_voice(struct who *, u64 key, u64 scope, str name, const char *kind);

/* Copies of a member: how many, and each with the other end. */
u32   who_copies(const struct who *, u32 m);
const struct copy *who_copy(const struct who *, u32 m, u32 n, u32 *other);
f64   who_share(const struct who *, u32 m, u32 other);	/* of m's words */
u32   who_said(const struct who *, u32 m, u32 other);	/* utterances shared */

#endif
