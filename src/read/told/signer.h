/*
 * Who signs a text on the page: a comment, a post.
 */
#ifndef READ_SIGNER_H
#define READ_SIGNER_H

#include "read/page/page.h"

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

#endif
