/*
 * What kind of page is this, and how sure is that?
 */
#ifndef READ_KIND_H
#define READ_KIND_H

#include "read/page/page.h"

struct kind {
	u32 type;		/* PAGE_ARTICLE and so on */
	f32 sure;		/* 0 to 1 */
	f32 odds[PAGE_TYPES];	/* how likely each kind is; the sum is 1 */
	bool home;		/* its address has no path: a home page */
	bool leads;		/* kind_is_list() made it a list */
	bool threads;		/* its address has a part that forums have */
	u32 n;
	u16 traits[64];		/* the n traits that hold; see kind.def */
};

/*
 * Fills `kind`.  Comes after comments, cards and body were found.  `cards`: the
 * page is cards and nothing else.
 */
void  kind_look(struct page *, bool cards, struct kind *);

/*
 * Makes the page a thread: body_talk() has found lines that only threads have.
 */
void  kind_is_forum(struct kind *);

/* Makes the page a list: leads stand on it and nothing else. */
void  kind_is_list(struct kind *);

#endif
