/* content: which words are the content of a frame? */
#ifndef ANALYZE_CONTENT_H
#define ANALYZE_CONTENT_H

#include "analyze/frames.h"

enum { CONTENT_PIECES = 4 };	/* of a content; two are the most today */

struct piece { u32 from, to; };		/* tokens [from, to) */

/* In the order of the text. */
struct content { struct piece v[CONTENT_PIECES]; u32 n; };

/* Sets the start of all frames of a unit, before content_find is called. */
void  content_starts(frames *, const struct unit *);

/*
 * Adds the pieces of the content of frame k of the unit; none if the frame has
 * no content.
 */
void  content_find(struct content *, const struct unit *, frames *, u32 k);

/* Cuts off what the reporter goes on with behind the content of frame k: "'we
 * will not sign' and left", "it rains and added that ...". */
void  content_cut(struct content *, const struct unit *, const frames *, u32 k);

#endif
