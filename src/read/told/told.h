/*
 * Values of metadata, cleaned.
 */
#ifndef READ_TOLD_H
#define READ_TOLD_H

#include "read/page/page.h"

/* A piece of metadata as one line of text, with entities decoded. */
str   told_line(struct page *, str);

/* The bytes between the tags of a node. */
str   told_inside(const struct page *, u32 node);

/*
 * Sets the date of publication, or of the last change if `modified`.  Does
 * nothing if that is known already, or if the value has no date.  A date that
 * cannot be is remembered for a note, and the next candidate may be better.
 */
void  told_date(struct page *, str value, date_basis, bool modified);

/* The same for a date that was found. */
void  told_when(struct page *, const struct when *, date_basis, bool modified);

/* Can the page be of that date?  If not, it is remembered for a note. */
bool  told_may_be(struct page *, struct when *);

/*
 * When the page was fetched, as the record of the capture says: "4 hours ago"
 * is counted back from there.  NULL for a file, as its time says nothing about
 * that.
 */
str   told_received(const struct page *);

/* Is the name that of an outlet: known, or with a word such as Herald? */
bool  told_outlet(const struct page *, str name);

#endif
