/*
 * tagged: the names that the model finds, and what it does not.
 */
#ifndef ANALYZE_TAGGED_H
#define ANALYZE_TAGGED_H

#include "analyze/finder.h"

/* Adds the name that the model found at s->i, unless a list has a longer
 * one. */
bool  tagged_add(struct finder *);

/* Does an office wait, and do only words of what it is for stand between token
 * i and its person: "Minister for Trade and Sea Ada Berg"? */
bool  tagged_leads(const struct finder *, u32 i);

/* Adds a run of capitalized words that the model did not find.  What it names
 * is not known unless something beside it tells.  Where every word has a
 * capital, it is not even known to be a name. */
bool  tagged_missed(struct finder *);

#endif
