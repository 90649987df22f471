/*
 * A page as a list of nodes in the order of the page: a node, then all that
 * is in it, up to `end`.  Nothing is copied.  Text nodes have the tag
 * TAG_NONE.  Node 0 is the page.
 */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "read/page/flags.h"
#include "read/bytes/markup.h"

enum { TREE_DEEPEST = 400 };

struct node {
	u32 from, open;		/* the start tag; of a text, all of it */
	u32 close;		/* where its end tag begins, or its end is */
	u32 parent, end;	/* nodes */
	u16 tag, depth;
	u32 flags;		/* enum flag */
	u32 sign;		/* of tag and class: alike for siblings */
};

struct tree {
	str all;
	list(struct node) v;
	list(u32) marked;	/* elements with flags, and a few by tag */
	u32 html, head, body, title;	/* 0 is none */
	bool deep, crowded;	/* a limit was met: of depth, of attributes */
	bool answers;		/* an itemprop is suggestedAnswer or the like */
};

void  tree_read(struct tree *, str all, const struct packs *, arena *);

/* The value of an attribute, as written; NULL if it is not there. */
str   tree_attribute(const struct tree *, u32 node, str name);

/* All text from a node up to another, its blanks made one. */
str   tree_text(arena *, const struct tree *, u32 from, u32 to);

/* What the names of a node and of those around it say, below `upto`. */
u32   tree_flags(const struct tree *, u32 node, u32 upto);

static inline bool
tree_in(const struct tree *t, u32 n, u32 root)
{
	return n >= root && n < t->v.v[root].end;
}

#endif
