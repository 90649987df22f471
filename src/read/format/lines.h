/*
 * Plain text as lines, or as paragraphs where its lines are wrapped at a width;
 * what each one looks like, and what it is used for.
 */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "read/page/page.h"

enum looks {
	L_DATE = 1,		/* a date and nothing else */
	L_AGO = 2,		/* "2 hours ago" and nothing else */
	L_URL = 4,		/* an address and nothing else */
	L_SAYS = 8,		/* "NAME says:" */
	L_COMMENTS = 16,	/* a heading of comments */
	L_RELATED = 32,		/* a heading of other articles */
	L_FURNITURE = 64, L_SOURCE = 128, L_COPYRIGHT = 256,
	L_REMARK = 512, L_BYLINE = 1024,
	L_ENDS = 2048,		/* with a mark that ends a sentence */
	L_BRIEF = 4096,		/* at most 200 characters, as headlines */
	L_LONG = 8192,		/* at least 200 characters: a paragraph */
	L_DATELINE = 1 << 14, L_MORE = 1 << 15, L_BLOG = 1 << 16,
	L_PRONOUN = 1 << 17, L_CUT = 1 << 18,
	L_CREDIT = 1 << 19	/* ends with a date, or with "2 hours ago" */
};

struct line {
	u32  from, to;		/* bytes of the capture's text, trimmed */
	u32  indent, chars;
	u32  looks;
	bool gap;		/* an empty line stands before it */
	u8   part;		/* enum part_of_text, see text.c */
	u32  item;		/* its plan; see text.c */
};

struct lines {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	date_order order;
	list(struct line) v;
};

/* Are the lines wrapped at a width, so that a paragraph is several lines? */
bool  lines_wrapped(str);

void  lines_read(struct lines *);	/* fills v, and looks of each line */
/* The text of line i. */
str   lines_text(const struct lines *, u32 i);

/* The author in the line above a comment: NAME in "1. NAME says:". */
str   lines_name(const struct lines *, u32 i);

/*
 * The author in a line with L_CREDIT, such as "Ada Berg, 3 May 2025"; *when
 * becomes the date if it has one.
 */
str   lines_credit(const struct lines *, u32 i, struct when *);

/*
 * Is a line "NAME says:" surely above a comment?  It has a bullet or a number,
 * or a date below it.
 */
bool  lines_vouched(const struct lines *, u32 i);

/* Puts a stretch of the capture's text into an item, as blocks. */
void  lines_put(struct item *, span, arena tmp);

#endif
