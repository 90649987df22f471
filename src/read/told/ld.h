/*
 * What JSON-LD says about the page.
 */
#ifndef READ_LD_H
#define READ_LD_H

#include "read/page/page.h"

/*
 * Fills fields of about that are unknown.  `asked`: a block without an article
 * is read for its first question, too.
 */
void  ld_read(struct page *, str json, bool asked);

/* Puts the text of the article into an item, if JSON-LD holds it. */
void  ld_put_body(struct page *, struct item *);

#endif
