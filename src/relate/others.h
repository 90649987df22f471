/*
 * others: which texts have the same words with another number or name?
 */
#ifndef RELATE_OTHERS_H
#define RELATE_OTHERS_H

#include "relate/walk.h"

/*
 * Finds texts with a sentence that a carrier has, but with another number or
 * name, and fills t->others and w->other.  The carriers must have the words as
 * they were asked.  If there are none, the question itself is compared.
 */
void  others_find(struct walk *);

#endif
