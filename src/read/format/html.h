/*
 * A page taken apart, for what learns from pages.
 */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "read/voices/cards.h"

/*
 * A capture taken apart, up to what the rules take for the text: comments and
 * cards are found, then the body is chosen.
 */
struct comments *html_take(struct page *, struct capture *,
	const struct packs *, arena *tmp, struct cards **);

#endif
