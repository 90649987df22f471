/*
 * The element <q>: browsers show quotation marks around it that do not stand in
 * the page.
 */
#ifndef READ_QUOTE_H
#define READ_QUOTE_H

#include "base/base.h"

/*
 * The mark that opens or closes a <q> that is inside of `deep` others: double
 * marks, and single ones inside of these.
 */
str   quote_mark(u32 deep, bool closes);

/*
 * Do marks belong around the <q> whose start tag is [from, open) of the page
 * and whose text ends at `close`?  False if it has no text or no end tag, or if marks
 * stand inside or around it already.
 */
bool  quote_bare(str page, u32 from, u32 open, u32 close);

/* Where the end tag of a <q> begins whose text begins at byte `open`; 0 if it
 * is not near. */
u32   quote_close(str page, u32 open);

#endif
