/*
 * A text that stands in the capture in another form: a string of JSON, a part
 * of a mail, the lines of a quotation.  It is decoded, each byte with the
 * place it is from, and takes the place of the capture's text while it is
 * read; so whatever puts text into an item can put this.
 */
#ifndef READ_INNER_H
#define READ_INNER_H

#include "document/document.h"

struct inner {
	struct capture *c;
	char  *s;
	u32   *back;		/* bytes of raw */
	size_t n, room;
	str        text;	/* of the capture, while this stands there */
	const u32 *was;
};

/* It has room for so many bytes; what is more is cut off. */
struct inner inner_open(struct capture *, size_t room, arena *);

/* Bytes [from, to) of the capture's text as they are, or t in their place. */
void  inner_take(struct inner *, u32 from, u32 to);
void  inner_put(struct inner *, str t, u32 from, u32 to);
void  inner_string(struct inner *, str raw);	/* of JSON, between its marks */
void  inner_append(struct inner *, const struct inner *);

/* From here to there it is the capture's text; all that is put comes before. */
void  inner_enter(struct inner *);
void  inner_leave(struct inner *);

#endif
