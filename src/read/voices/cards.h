/*
 * Several texts on one page: entries of lists, articles below articles.
 */
#ifndef READ_CARDS_H
#define READ_CARDS_H

#include "read/page/page.h"

struct cards;

struct cards *cards_find(struct page *);
void  cards_put(struct page *, struct cards *, bool main);
bool  cards_all(const struct cards *);	/* nothing else is on the page */
bool  cards_whole(const struct cards *);	/* texts, not just leads */
u32   cards_n(const struct cards *);
void  cards_keep(struct page *, const struct cards *);	/* theirs alone */
void  cards_free(struct page *);	/* their paras may be anything again */
bool  cards_hold(const struct cards *, u32 para);	/* it is in one */
/* All have the headline of the first: posts of one thread. */
bool  cards_talk(struct page *, const struct cards *);
void  cards_drop(struct page *, struct cards *);	/* so, and they are none */

#endif
