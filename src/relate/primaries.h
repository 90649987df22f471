/*
 * primaries: which texts by the people in question lack the words?
 */
#ifndef RELATE_PRIMARIES_H
#define RELATE_PRIMARIES_H

#include "relate/walk.h"

/* Adds member m, which lacks the words, to `absent` if it is a primary.
 * `perhaps`: no carrier names it as its source. */
void  primaries_held(struct walk *, u32 m, bool perhaps);

/* Adds the primaries beside the carriers, and what their pages quote of the
 * people in question. Call it when all carriers have been walked. */
void  primaries_find(struct walk *);

#endif
