/* What the names that pages give their elements say of them. */
#ifndef READ_FLAGS_H
#define READ_FLAGS_H

#include "language/language.h"

enum flag {
	F_BODY = 1, F_STRONG = 2,	/* the article's text; sure of it */
	F_COMMENT = 4, F_RELATED = 8, F_SHARE = 16, F_NAV = 32,
	F_FOOTER = 64, F_SIDE = 128, F_AD = 256, F_MODAL = 512,
	F_LETTER = 1024, F_META = 2048, F_CAPTION = 4096, F_HIDDEN = 8192,
	F_AUTHOR = 1 << 14, F_DATE = 1 << 15, F_TITLE = 1 << 16,
	F_UNIT = 1 << 17,		/* one comment, by its name */
	F_MAIN = 1 << 18,		/* role=main, the tag main */
	F_JUNK = 1 << 19,		/* what is left out, with all in it */
	F_TEASER = 1 << 20, F_POST = 1 << 21, F_KICKER = 1 << 22,
	F_REGION = 1 << 23,		/* of comments */
	F_SOURCE = 1 << 24,		/* of the text, in a line of its own */
	F_SIGNATURE = 1 << 25		/* what somebody has below all he says */
};

struct names;

/* From the list of elements; at most 512 of its entries are taken. */
struct names *names_make(const struct packs *, arena *);

/*
 * A class, an id: words at the borders of signs and of capitals.  The same ones
 * come again and are remembered, so the value must stay where it is; what is
 * kept beside it is the caller's.  Good until the next call.
 */
struct met {
	str  value;
	u32  flags;
	u32  tag, sign;		/* 0 where the caller has set none */
};

struct met *names_met(struct names *, str value);

#endif
