/*
 * speakers: to whom do texts give the words in question?
 */
#ifndef RELATE_SPEAKERS_H
#define RELATE_SPEAKERS_H

#include "relate/walk.h"

/* Finds the speakers to whom carriers give the same words, if they are several:
 * t->speakers. */
void  speakers_find(struct walk *);

#endif
