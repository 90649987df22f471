/*
 * A page that is taken apart: its tree, its paragraphs, how much text they
 * have, and the use of each.  format/html.c makes it; all rooms below this one
 * use it.
 */
#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "read/line/order.h"
#include "read/page/tree.h"
#include "read/read.h"

/* A paragraph: a run of text with no block element and no line break in it. */
struct para {
	u32  first, last;	/* text nodes; nodes between may be elements */
	u32  in;		/* the node of the block around it */
	u32  holder;		/* the element around its first text node, or
				 * the block, if that text is less than an
				 * eighth of the paragraph */
	u32  lead;		/* weight of the first text node */
	u32  weight, linked;	/* characters without blanks, and how many of
				 * these are in links; a Han character or the
				 * like counts three */
	u32  link;		/* the node of the first link in it, or 0 */
	u16  links;
	bool ends;		/* with a mark that ends a sentence */
	bool heading;
	u8   use;		/* enum use; only uses.c writes it */
};

enum use {
	USE_NONE, USE_BODY, USE_TITLE, USE_COMMENT, USE_CARD, USE_JUNK,
	USE_QUOTED, USE_POST,		/* of a thread, except the first post */
	USES
};

/* The kinds of page that choose/kind.c tells apart. */
enum { PAGE_ARTICLE, PAGE_LIST, PAGE_FORUM, PAGE_TYPES };

/*
 * What the page says about itself.  A str is NULL if the page does not say it.
 */
struct about {
	str   title, outlet, url, language, description;
	str   fetched;		/* where the page was, before it was saved */
	str   archive;		/* the host of the archive that keeps this copy */
	str   canonical, shared;	/* addresses: rel=canonical, og:url */
	str   original;		/* the address on another site that it copies */
	str   lead;		/* the description, as bytes of the page */
	str   body;		/* the JSON-LD articleBody, escaped, as bytes of
				 * the page: used if no body is found */
	words authors, types;
	words credits;		/* agencies that stand where authors should */
	words titles;		/* what metadata say the title is */
	words never;		/* dates that cannot be, for notes */
	words unsure;		/* pairs of days that a date may be, for notes */
	list(struct claim) claims;	/* that the page checks */
	struct when published, modified;
	date_basis modified_basis;	/* DATED_metadata or DATED_page */
	date_basis basis;	/* of `published` */
	u32   kinds;		/* bits of enum ld */
	bool  article, post;
	bool  change_shown;	/* the page shows when it was changed */
	bool  shown;		/* authors were taken from the text of the page,
				 * as metadata had none */
};

/* The types of page that JSON-LD names. */
enum ld {
	LD_ARTICLE = 1, LD_LIVE = 2, LD_FORUM = 4, LD_LIST = 8, LD_SITE = 16,
	LD_PAGE = 32, LD_WARES = 64
};

/* The rule that found the root: see choose/root.c. */
enum found {
	FOUND_NOT, FOUND_STRONG, FOUND_BODY, FOUND_TITLE, FOUND_ARTICLE,
	FOUND_MAIN, FOUND_AROUND, FOUND_ANYHOW	/* without the names of elements */
};

struct page {
	struct capture     *c;
	const struct packs *ps;
	arena  *tmp;
	struct tree t;
	list(struct para) para;
	u32    *at;		/* by node: the first para in it or behind it */
	u32    *block;		/* by node: the innermost block around it */
	u32    *mass;		/* by node: weight of text that is not links;
				 * NULL before measure_mass() */
	u32    *above;		/* by para: the weight of the text between the
				 * headline and it; NULL before later_above() */
	bool   *asks;		/* by node: a form with a field to fill in; NULL
				 * before voices/reply.c fills it */
	u32    talk;		/* body_talk() + 1; 0 before it is asked */
	str    *texts;		/* by para: the result of para_text(), or NULL */
	u32    *row;		/* by para: the row of a table of data that
				 * begins with it, or 0; NULL before
				 * table_whole() */
	u32     root;		/* the node that holds the article */
	u32     found;		/* enum found */
	u32     title;		/* its para, + 1; or 0 */
	str     guessed;	/* its language, if it names none */
	struct seen seen;	/* what its dates say about their order */
	date_order order;	/* of day and month in its dates */
	str     base;		/* the address that links are relative to */
	struct about about;
};

/* The para behind the last one of a node; the first one is at[node]. */
static inline u32
page_until(const struct page *p, u32 node)
{
	assert(node < p->t.v.n);
	return p->at[p->t.v.v[node].end];
}

#endif
