/*
 * Values that the page tells, cleaned.
 */
#ifndef READ_TOLD_H
#define READ_TOLD_H

#include "read/page/page.h"

/* One line of text from a piece of metadata, HTML in it or not. */
str   told_line(struct page *, str);

/*
 * A date becomes that of publication, or of the last change if `modified`,
 * where none is known yet and the value is a date.
 */
void  told_date(struct page *, str value, date_basis, bool modified);

/*
 * When the page was fetched, as its record says: "4 hours ago" is counted back
 * from there.  The time of a file is not that moment, so then it is NULL.
 */
str   told_received(const struct page *);

#endif
