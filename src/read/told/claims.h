/*
 * The claims that a page checks.
 */
#ifndef READ_CLAIMS_H
#define READ_CLAIMS_H

#include "read/bytes/json.h"
#include "read/page/page.h"

/* Takes the claim of object n, a ClaimReview of schema.org. */
void  claims_read(struct page *, const struct json *, u32 n);

/* Gives the claims of the page to an item. */
void  claims_put(struct page *, struct item *);

#endif
