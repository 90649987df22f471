/*
 * What entries of all formats of feeds have in common.
 */
#ifndef READ_ENTRY_H
#define READ_ENTRY_H

#include "language/language.h"
#include "document/document.h"

enum { ENTRY_WHOLE = 600 };	/* bytes; a shorter entry is a teaser */

/*
 * Adds the authors that a field names, as "A and B" or "a@b.example (A)".  An
 * address and a word for the staff are no names.
 */
void  entry_author(struct item *, const struct packs *, str name);

/* Sets the language to the first two letters of a tag, if it has that many. */
void  entry_language(struct item *, str tag);

/*
 * A feed as it names itself, and the source that one of its entries names.
 * Addresses and names may be empty.
 */
struct entry_of {
	str feed, site;		/* title of the feed; address of its page */
	str url, guid;		/* of the entry */
	str source, source_url;	/* from where the entry is */
};

/*
 * Sets outlet and via.  The outlet is the feed, unless the entry names a source
 * on another site, or leads to one: then it is the source, if that has a name,
 * and the feed is only `via`.
 */
void  entry_outlet(struct item *, const struct entry_of *);

/* Makes the blocks from number `blocks` on the title. */
void  entry_title(struct item *, u32 blocks);

#endif
