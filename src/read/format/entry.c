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

/* Is the address on another site than the page of the feed? */
static bool
leads_away(const struct entry_of *x, str url)
{
	return str_starts(url, S("http")) && !url_one_site(url, x->site);
}

void
entry_outlet(struct item *it, const struct entry_of *x)
{
	struct head *h = item_head(it);
	bool known = str_starts(x->site, S("http"));
	bool source = x->source.n && !str_same(x->source, x->feed) &&
	    !str_starts(x->source, S("http")) &&
	    (known ? !x->source_url.n || leads_away(x, x->source_url) :
	     x->source_url.n && !url_one_site(x->source_url, x->url));
	bool away = known && leads_away(x, x->url) &&
	    (!str_starts(x->guid, S("http")) || leads_away(x, x->guid));
	str outlet = !source && !away ? x->feed : source || leads_away(x,
	    x->source_url) ? x->source : (str){ 0 };

	if (outlet.n)
		h->outlet = str_copy(it->mem, outlet);
	if ((source || away) && x->feed.n)
		push(&it->carried, it->mem)->via = str_copy(it->mem, x->feed);
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
