/*
 * A letter that somebody sent on, inside the text of their own letter.
 */
#ifndef READ_FORWARD_H
#define READ_FORWARD_H

#include "language/language.h"
#include "read/bytes/inner.h"

/* The letter in which it stands. */
struct forward_in {
	struct capture     *c;
	const struct packs *ps;
	const struct inner *text;
	bool html;
	str  subject;
};

struct forward {
	struct inner own;	/* the text without the letter that was sent on */
	bool has_own;		/* that is more than white space */
	struct inner text;	/* the text of the letter that was sent on */
	struct inner subject;
	str from, date;		/* as its fields say; empty if they are missing */
	u32 head_from, head_to;	/* bytes of the whole text: its fields */
};

/* Finds a letter that was sent on; false if there is none. */
bool  forward_find(const struct forward_in *, arena *, struct forward *);

#endif
