/*
 * stories: which items are about one happening.
 */
#ifndef RELATE_STORIES_H
#define RELATE_STORIES_H

#include "relate/corpus.h"

/* Fills the story of each member. */
void  corpus_stories(struct corpus *, const struct packs *, arena tmp);

/*
 * For learning when to join: the features of all candidates of all documents
 * while the right story of each is known (gold, by member), and whether the
 * candidate is it.
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
