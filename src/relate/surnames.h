/*
 * surnames: whose surname is it that stands alone?
 */
#ifndef RELATE_SURNAMES_H
#define RELATE_SURNAMES_H

#include "relate/corpus.h"

/* Joins surnames that stand alone to the one person of this surname in their
 * story.  The stories must be known, and corpus_people have been called. */
void  corpus_surnames(struct corpus *, const struct packs *, arena tmp);

#endif
