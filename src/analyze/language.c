/* Which language is this?  What the page says, else that of most words. */
#include "analyze/analyze.h"

static void
language(struct item *it, const struct packs *ps, arena tmp)
{
	(void)tmp;
	it->pack = packs_find(ps, it->of->language);
	it->heads.v[0].language = it->pack->tag;
}

const struct pass pass_language = {
	.name  = "language",
	.about = "tell the language",
	.needs = HAS(heads) | HAS(blocks),
	.gives = HAS(heads),
	.run   = language,
};
