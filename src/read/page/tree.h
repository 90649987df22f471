/*
 * A page as a list of nodes in the order of the page: a node, then all nodes
 * inside of it, up to `end`.  Nodes point into the bytes of the page.  Text
 * nodes have the tag TAG_NONE.  Node 0 is the page.
 */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "read/page/flags.h"
#include "read/bytes/markup.h"

/* Deeper elements become siblings, so that walks up the tree stay short. */
enum { TREE_DEEPEST = 400 };

struct node {
	u32 from, open;		/* its start tag is [from, open); a text node begins at both */
	u32 close;		/* where its end tag begins, or its text ends */
	u32 parent, end;	/* nodes; end is the node behind the last one in it */
	u16 tag, depth;
	u32 flags;		/* enum flag */
	u32 sign;		/* hash of tag and class, without digits */
};

struct tree {
	str all;
	list(struct node) v;
	list(u32) marked;	/* elements with flags, and meta, link, script, time, article,
				 * base, table */
	u32 html, head, body, title;	/* nodes; or 0 */
	bool deep, crowded;	/* a limit was met: of depth, of attributes */
	bool quotes;		/* it has a <q> */
	bool answers;		/* an itemprop ends in "Answer" */
};

/* Fills the tree from the bytes of a page, which must outlive it. */
void  tree_read(struct tree *, str all, const struct packs *, arena *);

/* The value of an attribute, as written; NULL if the node does not have it. */
str   tree_attribute(const struct tree *, u32 node, str name);

/* All text of the nodes [from, to) as one line. */
str   tree_text(arena *, const struct tree *, u32 from, u32 to);

/*
 * The flags of a node and of all elements around it, up to but without `upto`.
 */
u32   tree_flags(const struct tree *, u32 node, u32 upto);

/* Is node n the node `root`, or inside of it? */
static inline bool
tree_in(const struct tree *t, u32 n, u32 root)
{
	assert(root < t->v.n);
	return n >= root && n < t->v.v[root].end;
}

#endif
