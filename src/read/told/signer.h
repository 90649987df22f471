/*
 * The author of a comment or a post, as a line near its text names them.
 */
#ifndef READ_SIGNER_H
#define READ_SIGNER_H

#include "read/page/page.h"

/*
 * The author of the text in paragraphs [from, to) of an element; the name is
 * NULL if none was found.
 */
struct signer {
	u32  para;		/* the para that has the name and little else, + 1; or 0 */
	u32  weight;		/* how sure it is, 1 to 7; 0 if none was found */
	str  name;
	struct when when;	/* the time in that line, if it has one */
};

/* Looks for it in the first and last lines, and in attributes of the node. */
struct signer signer_of(struct page *, u32 from, u32 to, u32 node);

/* The name in an element with itemprop=author; NULL if it is not one. */
str   signer_told(struct page *, u32 node);

/* The name in a line or in a para; NULL if it does not look like a name. */
str   signer_name(struct page *, str line);
str   signer_line(struct page *, const struct para *);

/*
 * A line that was cut before its date, without the words that join it to the
 * date: marks, "on", a weekday.
 */
str   signer_before(struct page *, str line);

/*
 * The paras around the one with the author that hold only lines about the
 * author.
 */
struct box { u32 from, to; };

/* The largest such box inside of `node` and paras [from, to). */
struct box signer_box(const struct page *, u32 para, u32 from, u32 to,
	u32 node);

/*
 * Is it a note, such as "Edited by", "In reply to" or "Joined"?  The name and
 * the date in a note are not those of the text.
 */
bool  signer_note(struct page *, const struct para *);

/* Does an element in the para have the name of an author, or link to a user? */
bool  signer_named(const struct page *, const struct para *);

#endif
