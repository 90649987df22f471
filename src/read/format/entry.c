/*
 * How do author, language and title of an entry get into an item, in all
 * formats of feeds?
 */
#include "read/format/entry.h"
#include "read/line/phrase.h"

void
entry_title(struct item *it, u32 blocks)
{
	struct head *h = item_head(it);

	assert(blocks <= it->blocks.n);
	if (it->blocks.n == blocks)
		return;
	for (u32 i = blocks; i < it->blocks.n; i++)
		it->blocks.v[i].kind = BLOCK_title;
	h->title_span = it->blocks.v[blocks].span;
	h->title = str_copy(it->mem, item_text(it, h->title_span));
}

void
entry_author(struct item *it, const struct packs *ps, str name)
{
	if (name.n && name.n < 80 && !memchr(name.s, '@', name.n) &&
	    !phrase_is(&ps->any.staff, name))
		push(&it->authors, it->mem)->name = str_copy(it->mem, name);
}

void
entry_language(struct item *it, str tag)
{
	if (tag.n >= 2)
		item_head(it)->language = str_copy(it->mem,
		    (str){ tag.s, 2 });
}
