/* What entries of feeds have in common, whatever they are written in. */
#ifndef READ_FEED_H
#define READ_FEED_H

#include "read/page.h"

enum { FEED_WHOLE = 600 };	/* bytes: what is shorter is a teaser */

/* Markup of the capture's text as blocks, with its links. */
void  feed_markup(struct item *, u32 from, u32 to, arena tmp);

void  feed_author(struct item *, const struct packs *, str name);
void  feed_language(struct item *, str tag);

/* The first block since `blocks` is the title, and those behind it. */
void  feed_title(struct item *, u32 blocks);

#endif
