/*
 * A page taken apart: its tree, its paragraphs, what they weigh, and what is
 * done with each.  Made by html.c, used by all that looks at HTML.
 */
#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "read/line/date.h"
#include "read/page/tree.h"
#include "read/read.h"

/* A run of text with no block and no line break in it. */
struct para {
	u32  first, last;	/* text nodes; other nodes lie between */
	u32  in;		/* the block it stands in */
	u32  holder;		/* the element around its first text, or the
				 * block, where that is but a little of it */
	u32  lead;		/* weight of the first text */
	u32  weight, linked;	/* characters that are not blank; those of
				 * Chinese and the like count three */
	u32  link;		/* the first link that is in it, 0 is none */
	u16  links;
	bool ends;		/* with the mark that ends a sentence */
	bool heading;
	u8   use;		/* enum use; written by uses.c alone */
};

enum use {
	USE_NONE, USE_BODY, USE_TITLE, USE_COMMENT, USE_CARD, USE_JUNK,
	USE_QUOTED, USE_POST,		/* of a thread, but for the first */
	USES
};

/* What kind of page it is, as far as its text goes. */
enum { PAGE_ARTICLE, PAGE_LIST, PAGE_FORUM, PAGE_TYPES };

/* What the page says of itself; what it does not is NULL. */
struct about {
	str   title, outlet, url, language, description;
	str   lead;		/* the description, as it stands in the page */
	str   body;		/* in JSON-LD, as written: a rescue */
	words authors, types;
	words credits;		/* agencies in the place of authors */
	words titles;		/* what else may be the title, as shown */
	struct when published, modified;
	date_basis modified_basis;	/* metadata or page */
	date_basis basis;	/* of published */
	u32   kinds;		/* bits of enum ld */
	bool  article, post;
	bool  shown;		/* authors are as the page shows them */
};

/* What JSON-LD says the page is. */
enum ld {
	LD_ARTICLE = 1, LD_LIVE = 2, LD_FORUM = 4, LD_LIST = 8, LD_SITE = 16,
	LD_PAGE = 32, LD_WARES = 64
};

/* What told where the article is. */
enum found {
	FOUND_NOT, FOUND_STRONG, FOUND_BODY, FOUND_TITLE, FOUND_ARTICLE,
	FOUND_MAIN, FOUND_AROUND, FOUND_ANYHOW	/* without names */
};

struct page {
	struct capture     *c;
	const struct packs *ps;
	arena  *tmp;
	struct tree t;
	list(struct para) para;
	u32    *at;		/* by node: the first para at or behind it */
	u32    *block;		/* by node: the block it is in */
	u32    *mass;		/* by node: text that is no list of links */
	bool   *asks;		/* by node: a form to be filled in; or 0 */
	u32    talk;		/* body_talk(), + 1; 0 before it is asked */
	str    *texts;		/* by para: what para_text() has made */
	u32     root;		/* where the article is */
	u32     found;		/* how; enum found */
	u32     title;		/* its para + 1 */
	bool    month_first;
	struct about about;
};

/* The paras of a node: from at[node] to this. */
static inline u32
page_until(const struct page *p, u32 node)
{
	return p->at[p->t.v.v[node].end];
}

#endif
