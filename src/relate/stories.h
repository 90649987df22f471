/*
 * stories: which items are about one happening?
 */
#ifndef RELATE_STORIES_H
#define RELATE_STORIES_H

#include "relate/corpus.h"

/* Sets the story of each member. A comment or quoted text gets that of its
 * parent; it stays 0 if the parent is not in the corpus. */
void  corpus_stories(struct corpus *, const struct packs *, arena tmp);

/*
 * For learning the weights: puts each document into its right story (`gold`, by
 * member) and calls `each` with the features of every candidate before that,
 * and whether the candidate is the right one.
 */
enum feature {
#define FEATURE(name, about)  FEATURE_##name,
#include "relate/features.def"
	STORY_FEATURES
};

void  corpus_stories_learn(struct corpus *, const struct packs *,
	 const u32 *gold, void (*each)(void *, u32 doc, const f64 *,
	 bool right), void *, arena tmp);

#endif
