/*
 * copies: which passages do two items share?
 */
#ifndef RELATE_COPIES_H
#define RELATE_COPIES_H

#include "relate/corpus.h"

/* Fills the copies of the corpus, in order of a, then b. */
void  corpus_copies(struct corpus *, arena tmp);

#endif
