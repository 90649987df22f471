/* In which language is the item?  It is guessed from the letters; the language
 * that the page or the input names counts for something. */
#include "analyze/analyze.h"

static void
language(struct item *it, const struct packs *ps, arena tmp)
{
	str told = item_head(it)->language;
	str tag;

	(void)tmp;
	if (told.n == 0)
		told = it->of->language;
	if (told.n > 2 && (told.s[2] == '-' || told.s[2] == '_'))
		told.n = 2;			/* en-US */
	tag = language_guess(ps, item_all(it), told);
	item_head(it)->language = tag.n ? tag : S("und");
	it->pack = packs_find(ps, tag);
}

const struct pass pass_language = {
	.name  = "language",
	.about = "identify the language",
	.needs = HAS(heads) | HAS(blocks),
	.gives = HAS(heads),
	.run   = language,
};
