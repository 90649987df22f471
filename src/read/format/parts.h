/*
 * The parts of a message of mail: those that are text, and messages in it.
 */
#ifndef READ_PARTS_H
#define READ_PARTS_H

#include "read/bytes/mime.h"

enum { MESSAGES = 64 };		/* inside a capture */

/* A part of a message that is text. */
struct leaf {
	struct place  header, body;
	enum mime_encoding how;
	str    charset;
	u32    choice;		/* the number of its alternatives; or 0 */
	str    reader;
	bool   html, flowed, tight;
};

struct parts {
	struct capture *c;
	const struct packs *ps;
	arena *tmp;		/* of the message */
	struct place inside[MESSAGES];	/* messages that wait */
	u32    messages;
	bool   from_lines;	/* "From " has a > before it: see mime_decode */

	/* set by parts_find */
	list(struct leaf) texts;
	u32    parts, attached, choices, left;
	bool   deep, many, unended;
	words  notes;
};

/* Goes through the message at a place, and remembers messages inside of it. */
void  parts_find(struct parts *, struct place message);

/* The value of a field of a header; empty if it is not there. */
str   parts_field(const struct parts *, struct place header, str name);

/* The text of a part in UTF-8. */
struct inner parts_decode(struct parts *, const struct leaf *);

/* Remembers a note, until there is an item for it. */
void  parts_say(struct parts *, str what);

#endif
