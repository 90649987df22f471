/*
 * What JSON-LD says.
 */
#ifndef READ_LD_H
#define READ_LD_H

#include "read/page/page.h"

/* Fills in what is still unknown; `asked`: the script is named JSON-LD. */
void  ld_read(struct page *, str json, bool asked);

/* The text of the article into an item, where JSON-LD holds it. */
void  ld_put_body(struct page *, struct item *);

#endif
