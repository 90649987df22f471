/*
 * What the names of HTML elements suggest, their class and id.
 */
#ifndef READ_FLAGS_H
#define READ_FLAGS_H

#include "language/language.h"

enum flag {
	F_BODY = 1, F_STRONG = 2,	/* the article's text; surely that */
	F_COMMENT = 4, F_RELATED = 8, F_SHARE = 16, F_NAV = 32,
	F_FOOTER = 64, F_SIDE = 128, F_AD = 256, F_MODAL = 512,
	F_LETTER = 1024, F_META = 2048, F_CAPTION = 4096, F_HIDDEN = 8192,
	F_AUTHOR = 1 << 14, F_DATE = 1 << 15, F_TITLE = 1 << 16,
	F_UNIT = 1 << 17,		/* one single comment or post */
	F_MAIN = 1 << 18,		/* role=main, or the tag <main> */
	F_JUNK = 1 << 19,		/* left out, with all nodes in it; set by choose/root.c */
	F_TEASER = 1 << 20, F_POST = 1 << 21, F_KICKER = 1 << 22,
	F_REGION = 1 << 23,		/* a region of comments; set by voices */
	F_SOURCE = 1 << 24,		/* a line that names the source of the text */
	F_SIGNATURE = 1 << 25,		/* what an author has below all their posts */
	F_ISSUED = 1 << 26, F_CHANGED = 1 << 27,	/* when it was published, changed */
	F_TABLE = 1 << 28,		/* role=table; set by page/tree.c */
	F_HEADING = 1 << 29		/* role=heading; set by page/tree.c */
};

struct names;

/*
 * Makes the table of names from the list "elements" of the packs; takes at most
 * 512 of its entries.  Never NULL.
 */
struct names *names_make(const struct packs *, arena *);

/*
 * The flags of a class or an id.  Results are kept, as the same values come
 * again and again; so `value` must outlive the table, and the pointer is good
 * until the next call.  The caller may keep `tag` and `sign` beside the flags.
 */
struct met {
	str  value;
	u32  flags;
	u32  tag, sign;		/* 0 until the caller sets them */
};

struct met *names_met(struct names *, str value);

#endif
