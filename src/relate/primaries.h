/*
 * primaries: who could have said it himself, and did not.
 */
#ifndef RELATE_PRIMARIES_H
#define RELATE_PRIMARIES_H

#include "relate/walk.h"

/* Is what is held here, and lacks it, the word of somebody in question?  Then
 * it is told; `perhaps` where nobody names it as the source. */
void  primaries_held(struct walk *, u32 m, bool perhaps);

/* When all is walked: what those in question said themselves, without it. */
void  primaries_find(struct walk *);

#endif
