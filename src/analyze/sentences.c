/* x */
#include "analyze/analyze.h"
static void
sentences(struct item *it, const struct packs *ps, arena tmp)
{
	(void)it, (void)ps, (void)tmp;
}
const struct pass pass_sentences = {
	.name  = "sentences",
	.about = "split blocks into sentences",
	.needs = HAS(blocks),
	.gives = HAS(sentences),
	.run   = sentences,
};
