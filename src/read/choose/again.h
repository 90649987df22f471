/*
 * The second look at each paragraph.
 */
#ifndef READ_AGAIN_H
#define READ_AGAIN_H

#include "read/choose/looks.h"

/* Fills b->last, after belongs_first has filled b->first. */
void  again_look(struct belongs *);

#endif
