/*
 * sketch: are two items mostly the same text?
 */
#ifndef RELATE_SKETCH_H
#define RELATE_SKETCH_H

#include "base/base.h"

/*
 * The smallest hashes of the shingles of a text, in ascending order.  Texts
 * that share many shingles share many of them.  Method: bottom-k sketches,
 * E. Cohen and H. Kaplan, PODC 2007.
 */
enum { SKETCH = 16 };

struct sketch { u64 v[SKETCH]; u32 n; };

void  sketch_add(struct sketch *, u64 hash);

/* Is about the n-th part of all their shingles in both?  Never if one is
 * empty. */
bool  sketch_alike(const struct sketch *, const struct sketch *, u32 n);

#endif
