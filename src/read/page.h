/*
 * A page taken apart: its tree, its paragraphs, what they weigh, and what is
 * done with each.  Made by html.c, used by all that looks at HTML.
 */
#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "read/date.h"
#include "read/read.h"
#include "read/tree.h"

/* A run of text with no block and no line break in it. */
struct para {
	u32  first, last;	/* text nodes; other nodes lie between */
	u32  in;		/* the block it stands in */
	u32  holder;		/* the element around its first text, or the
				 * block, where that is but a little of it */
	u32  lead;		/* weight of the first text */
	u32  chars, linked;	/* weight of all, and of what is a link */
	u32  link;		/* the first link that is in it, 0 is none */
	u16  links;
	bool ends;		/* with the mark that ends a sentence */
	bool heading;
	u8   use;		/* enum use */
};

enum use {
	USE_NONE, USE_BODY, USE_TITLE, USE_COMMENT, USE_CARD, USE_JUNK,
	USE_QUOTED, USE_POST		/* of a thread, but for the first */
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
	str   modified_basis;	/* metadata or page */
	str   basis;		/* of published */
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
	u32    talk;		/* page_talk(), + 1; 0 before it is asked */
	str    *texts;		/* by para: what page_text() has made */
	u32     root;		/* where the article is */
	u32     found;		/* how; enum found */
	u32     title;		/* its para + 1 */
	bool    month_first;
	struct about about;
};

struct comments;
struct cards;
struct thread;

/* A capture taken apart, up to what the rules take for the text. */
struct comments *page_take(struct page *, struct capture *,
	const struct packs *, arena *tmp, struct cards **);

void  page_choose(struct page *);	/* the body, by rules */
void  page_measure(struct page *);	/* para, at, block */
void  page_weigh(struct page *);	/* mass, of what is not junk */
void  page_junk(struct page *);		/* marks what is none of the article */
void  page_root(struct page *);		/* chooses it */
void  page_language(struct page *);	/* as told; and month_first */
void  page_about(struct page *);
void  page_body(struct page *);		/* marks the paras of the article */

/* When a record says it came; the time of a file is none to count from. */
str   page_received(const struct page *);
/* Lines that no weights take for text, or drop from it. */
bool  page_furniture(struct page *, const struct para *, bool list);
bool  page_bracketed(struct page *, const struct para *);
bool  page_is_title(const struct page *, str line);

str   page_text(const struct page *, const struct para *);

/* A line as stands beside posts does so again and again. */
bool  page_talk(struct page *);

str   page_link(const struct page *, u32 node);	/* absolute if it can be */
bool  page_bold(const struct page *, const struct para *);
bool  page_quoted(const struct page *, const struct para *, u32 upto);
u32   page_flags(const struct page *, u32 node, u32 upto);

/* The paras of a node: from at[node] to this. */
static inline u32
page_until(const struct page *p, u32 node)
{
	return p->at[p->t.v.v[node].end];
}

/*
 * Comments: found and marked before the body is chosen, put out after it.
 */
struct comments *comments_find(struct page *);
u32   comments_n(const struct comments *);
void  comments_put(struct page *, struct comments *, const struct thread *,
	ref parent);			/* or of the post they stand in */

/* Who wrote the text of the page, and when, where nothing better tells. */
void  page_tell(struct page *, str author, const struct when *);

/* In a thread the first may be what the others answer: then it is taken out,
 * and is the text of the page. */
bool  comments_first(struct page *, struct comments *);

/*
 * Who signs what stands in some paras of an element; the name is NULL if nobody
 * does.
 */
struct signer {
	u32  para;		/* that tells it and hardly more, + 1; or 0 */
	u32  weight;		/* how much speaks for it; 0: none was found */
	str  name;
	struct when when;	/* the time in that line, if it has one */
};

struct signer signer_of(struct page *, u32 from, u32 to, u32 node);

/* Whom the element names, if that is what it is for by its itemprop. */
str   signer_told(struct page *, u32 node);

/* The name in a line, in a para; NULL if it looks like none. */
str   signer_name(struct page *, str line);
str   signer_line(struct page *, const struct para *);

/* A line up to where a date begins, without what joins them: marks, "on", a
 * weekday. */
str   signer_before(struct page *, str line);

/* The paras of the box around the one that signs, where nothing else is told
 * than who that is. */
struct box { u32 from, to; };

struct box signer_box(const struct page *, u32 para, u32 from, u32 to,
	u32 node);

/* Edited by, in reply to, joined: whom and what time it tells are others. */
bool  signer_note(struct page *, const struct para *);

/* An element in the para is named as an author's. */
bool  signer_named(const struct page *, const struct para *);

bool  comments_beside(struct page *, str line);	/* a date, a button */
bool  comments_ago(const struct page *, str line);	/* 8d, 4 hours ago */

/* The moment that an element tells in an attribute, as written. */
str   comments_time(const struct page *, u32 node);

struct item *comments_add(struct page *, ref parent, str author,
	const struct when *);

/*
 * The posts of a thread, after the body is chosen; 0 if there are none to be
 * told apart, or if most tell no author and the page is not sure to be one.
 * The first is left to the page, which takes its author and its date where it
 * has none, but where they answer a question all of them are put out.  What
 * is chosen of them is a comment, and what is of no post is nothing.  Where
 * comments were found only answers are posts, and may have such.
 */
struct thread *thread_find(struct page *, bool sure, bool commented);
void  thread_put(struct page *, struct thread *, ref parent);
ref   thread_at(const struct thread *, u32 para);	/* its item, or 0 */

/* Where the answers are comments by their names: the author and the date of
 * what they answer are the page's. */
void  thread_first(struct page *);

/* Several texts on one page: entries of lists, articles below articles. */
struct cards *cards_find(struct page *);
void  cards_put(struct page *, struct cards *, bool main);
bool  cards_all(const struct cards *);	/* nothing else is on the page */
bool  cards_whole(const struct cards *);	/* texts, not just leads */
u32   cards_n(const struct cards *);
void  cards_keep(struct page *, const struct cards *);	/* theirs alone */
void  cards_free(struct page *);	/* their paras may be anything again */
bool  cards_hold(const struct cards *, u32 para);	/* it is in one */
/* All have the headline of the first: posts of one thread. */
bool  cards_talk(struct page *, const struct cards *);
void  cards_drop(struct page *, struct cards *);	/* so, and they are none */

/* The entries of a page that is a list, of what is taken; each a teaser. */
void  list_put(struct page *);
bool  list_likely(const struct page *);	/* there are some to be told apart */

/* A text that ends with a link to read more; then it is cut off. */
u32   cards_link(const struct page *, const struct para *);	/* at its end */
bool  cards_lead_on(struct page *, const struct para *);
void  cards_cut(const struct page *, struct para *);

/* The text of a page that its scripts would make: a string that is markup. */
bool  script_put(struct page *, struct item *);

/* An article that is pasted whole into another. */
struct pasted;

struct pasted *pasted_find(struct page *);
void  pasted_put(struct page *, const struct pasted *, ref parent);

/* Text of paras into an item. */
void  put_para(struct page *, struct item *, const struct para *, str kind);
void  put_about(struct page *, struct item *);
void  put_language(struct page *, struct item *);
void  put_own_outlet(struct page *, struct item *);
void  put_published(struct item *, const struct when *, str basis);
void  put_region(struct page *, const struct para *, str kind);

#endif
