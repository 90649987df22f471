/*
 * corpus: all items of a store in memory, with their times and versions. Items
 * of a capture are together, and captures in the order of their times, then of
 * the names of their files. A place counts from 0.
 */
#ifndef RELATE_CORPUS_H
#define RELATE_CORPUS_H

#include "relate/relate.h"

struct member {
	struct item  *it;	/* with all layers */
	u32    story;		/* number of its story, from 1; 0: not known */
	i64    when;		/* published, in minutes since 1970 UTC, or 0 */
	i64    until;		/* received, the same; it is not younger */
	bool   held;		/* in the store; false: only for this question */
	bool   day;		/* of `when` only the day is known */
	u32    page;		/* number of its capture, from 1 */
	u32    added;		/* place in the order in which items were added */
	u32    up;		/* place + 1 of its parent, or 0 */
	u32    version_of;	/* place + 1 of the version before it, or 0 */
	u32    first;		/* place of the first version, or its own */
	u32    version;		/* number of versions before it */
};

/* The n passages that two members share: a_spans[i] and b_spans[i] are one
 * passage. */
struct copy {
	u32    a, b;		/* places; a < b */
	span  *a_spans, *b_spans;
	u32    n;
	u32    words;		/* that are the same; not stored, 0 when loaded */
	f32    a_share, b_share;	/* the same by the words of a and b, 0 to 1 */
};

struct corpus {
	arena         *mem;
	struct member *v;
	u32            n;
	str          **keys;	/* by member: of its entities, as they were loaded */
	list(struct copy) copies;	/* in order of a, then b */
	list(struct copy) quoted;	/* the same of words of one speaker that both
					 * quote; not stored, none when loaded */
};

/* Loads all items of a store, and adds those of `extra`, a capture that has been
 * analyzed and is not held, or NULL. c->mem must be set; it owns what is
 * loaded. */
bool  corpus_load(struct corpus *, struct store *, const struct packs *,
	 struct capture *extra, arena tmp, struct err *);

/* Members by story. Those of story s are member[first[s]] to member[first[s + 1]
 * - 1], by place. Stories count from 1; story 0 has the members without one. */
struct by_story { u32 stories, *first, *member; };

struct by_story corpus_by_story(const struct corpus *, arena *);

#endif
