/* Are two items mostly the same text?  Sketches are compared instead of texts,
 * because it is asked of all items that share a shingle. */
#include "relate/sketch.h"

void
sketch_add(struct sketch *s, u64 hash)
{
	u32 i = s->n;

	if (s->n == SKETCH && hash >= s->v[SKETCH - 1])
		return;
	while (i > 0 && s->v[i - 1] > hash)
		i--;
	if (i > 0 && s->v[i - 1] == hash)
		return;
	if (s->n < SKETCH)
		s->n++;
	memmove(s->v + i + 1, s->v + i, (s->n - 1 - i) * sizeof *s->v);
	s->v[i] = hash;
}

bool
sketch_alike(const struct sketch *a, const struct sketch *b, u32 n)
{
	u32 common = 0, least = a->n < b->n ? a->n : b->n;

	for (u32 i = 0, j = 0; i < a->n && j < b->n; )
		if (a->v[i] == b->v[j])
			common++, i++, j++;
		else if (a->v[i] < b->v[j])
			i++;
		else
			j++;
	return common > 0 && common * n >= least;
}
