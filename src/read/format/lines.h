/*
 * Plain text as lines, or as paragraphs where its lines are broken at a
 * width, each with what it looks like and what is done with it.
 */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/page/page.h"

enum looks {
	L_DATE = 1,		/* a date, and nothing else */
	L_AGO = 2,		/* how long ago, and nothing else */
	L_URL = 4,		/* an address alone */
	L_SAYS = 8,		/* NAME says: */
	L_COMMENTS = 16,	/* heads the comments */
	L_RELATED = 32,		/* heads a list of other articles */
	L_FURNITURE = 64, L_SOURCE = 128, L_COPYRIGHT = 256,
	L_REMARK = 512, L_BYLINE = 1024,
	L_ENDS = 2048,		/* with the mark that ends a sentence */
	L_BRIEF = 4096,		/* not longer than a headline */
	L_LONG = 8192,		/* a paragraph, by its length */
	L_DATELINE = 1 << 14, L_MORE = 1 << 15, L_BLOG = 1 << 16,
	L_PRONOUN = 1 << 17, L_CUT = 1 << 18, L_CREDIT = 1 << 19
};

struct line {
	u32  from, to;		/* of the capture's text, without blanks */
	u32  indent, chars;
	u32  looks;
	bool gap;		/* an empty line is before it */
	u8   part;		/* enum part_of_text, see text.c */
	u32  item;		/* whose it is */
};

struct lines {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	bool   month_first;
	list(struct line) v;
};

/* Are lines broken at a width, so that a paragraph is many of them? */
bool  lines_wrapped(str);

void  lines_read(struct lines *);	/* cuts and looks */
str   lines_text(const struct lines *, u32 i);

/* Who heads a comment: the name of NAME says: */
str   lines_name(const struct lines *, u32 i);

/* A bullet or a number before NAME says:, or a date below it. */
bool  lines_vouched(const struct lines *, u32 i);

/* All of a stretch of the capture's text into an item, as blocks. */
void  lines_put(struct item *, span, arena tmp);

#endif
