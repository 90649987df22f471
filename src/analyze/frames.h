/* frames: the words of speech in a unit, each with its subject. */
#ifndef ANALYZE_FRAMES_H
#define ANALYZE_FRAMES_H

#include "analyze/subjects.h"

/* Adds the frames outside quotations, in the order of the text. */
void  frames_find(frames *, const struct unit *, arena *);

/* Fills a frame for a cue, tokens [from, to), that no rule found; without its
 * subject. */
void  frames_of_cue(struct frame *, const struct unit *, u32 from, u32 to);

#endif
