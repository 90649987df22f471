/* own: finds statements that are somebody's own words, without marks. */
#ifndef ANALYZE_OWN_H
#define ANALYZE_OWN_H

#include "analyze/words.h"

/* Adds the sentences of a post or interview that no statement has yet. */
void  own_words(struct item *, arena tmp);

#endif
