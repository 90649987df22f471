/* What kind of page is this, and how sure is that? */
#ifndef READ_KIND_H
#define READ_KIND_H

#include "read/page/page.h"

struct kind {
	u32 type;		/* PAGE_ARTICLE and so on */
	f32 sure;		/* 0 to 1 */
	f32 odds[PAGE_TYPES];	/* of each; together 1 */
	bool home;		/* its address has no path */
	bool threads;		/* it has a word of forums */
	u32 n;
	u16 traits[64];		/* what was seen; see kind.def */
};

/* After comments, cards and the rules: `cards`, if those fill the page. */
void  kind_look(struct page *, bool cards, struct kind *);

/* What else the page shows says that it is a thread. */
void  kind_is_forum(struct kind *);

#endif
