/*
 * A text that is encoded inside a capture: a string of JSON, a part of a mail,
 * the lines of a quotation.  It is decoded, and each byte keeps the place that
 * it comes from.  While it is read, it takes the place of the capture's text;
 * so all code that puts text into an item can put this one.
 */
#ifndef READ_INNER_H
#define READ_INNER_H

#include "document/document.h"

struct inner {
	struct capture *c;
	char  *s;
	u32   *back;		/* by byte of s: its place in raw */
	size_t n, room;
	str        text;	/* the capture's own, between enter and leave */
	const u32 *was;
};

/* An empty text with room for so many bytes.  What does not fit is cut off. */
struct inner inner_open(struct capture *, size_t room, arena *);

/* Appends bytes [from, to) of the capture's text, or t in place of them. */
void  inner_take(struct inner *, u32 from, u32 to);
void  inner_put(struct inner *, str t, u32 from, u32 to);
void  inner_string(struct inner *, str raw);	/* a JSON string, without its quotes */
/* Appends another text, with its places. */
void  inner_append(struct inner *, const struct inner *);

/*
 * Between these two calls it is the capture's text.  It must be complete
 * before.
 */
void  inner_enter(struct inner *);
void  inner_leave(struct inner *);

#endif
