/*
 * Cards: several texts on one page, such as entries of a list, or articles
 * below articles.
 */
#ifndef READ_CARDS_H
#define READ_CARDS_H

#include "read/page/page.h"

struct cards;

/* Finds the cards of a page and gives their paras USE_CARD.  Never NULL. */
struct cards *cards_find(struct page *);

/*
 * Adds an item for each card.  `main`: the first item of the page is its
 * article.
 */
void  cards_put(struct page *, struct cards *, bool main);
bool  cards_all(const struct cards *);	/* the page is cards and nothing else */
bool  cards_leads(const struct cards *);	/* nothing but leads can be read on it */
/*
 * Do the leads hold all paragraphs of the body that have a link?  False if they
 * name outlets and the page has its own.
 */
bool  cards_hold_links(const struct page *, const struct cards *);
bool  cards_whole(const struct cards *);	/* most are whole texts, not leads */
/* How many cards there are. */
u32   cards_n(const struct cards *);
void  cards_keep(struct page *, const struct cards *);	/* gives their paras USE_CARD again */
void  cards_free(struct page *);	/* gives all USE_CARD paras USE_NONE */
bool  cards_hold(const struct cards *, u32 para);	/* is the para in a card? */
/*
 * Do three quarters of the cards have the headline of the first, as posts of
 * one thread have?
 */
bool  cards_talk(struct page *, const struct cards *);
void  cards_drop(struct page *, struct cards *);	/* discards the cards */

#endif
