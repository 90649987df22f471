/*
 * A page as the rules take it apart, for tools that learn from pages.
 */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "read/voices/cards.h"

/*
 * Takes a capture apart: fills the page, finds comments and cards, and chooses
 * the body by rules.  Returns the comments, and the cards in the last argument;
 * both are scratch.
 */
struct comments *html_take(struct page *, struct capture *,
	const struct packs *, arena *tmp, struct cards **);

#endif
