/*
 * known: names that are the same in all languages by a list.
 */
#ifndef RELATE_KNOWN_H
#define RELATE_KNOWN_H

#include "relate/corpus.h"

/* Gives each entity whose name is in a list the key of that list, and the type
 * that most texts give to names with its words. */
void  corpus_known(struct corpus *, const struct packs *, arena tmp);

#endif
