/*
 * What JSON-LD says about the page.
 */
#ifndef READ_LD_H
#define READ_LD_H

#include "read/page/page.h"

/*
 * Fills fields of about that are unknown from the JSON-LD of the page.  If that
 * names a forum and no article, its first question is the text of the page.
 */
void  ld_page(struct page *);

/* Puts the text of the article into an item, if JSON-LD holds it. */
void  ld_put_body(struct page *, struct item *);

#endif
