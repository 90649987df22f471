/*
 * How does a piece of markup inside another format become blocks of an item?
 * It is read as a row of tags, without a tree.
 */
#include "read/bytes/decode.h"
#include "read/bytes/fragment.h"
#include "read/bytes/markup.h"
#include "read/bytes/put.h"

/*
 * Adds a link for the text of the item from byte `from` on, if it leads
 * elsewhere.
 */
static void
fragment_end_link(struct item *it, u32 from, str url)
{
	span s = item_trim(it, (span){ from, (u32)it->text.n });

	if (s.to && url.n)
		url = url_resolve(it->mem, item_head(it)->url, url);
	if (s.to && str_starts(url, S("http")))
		*push(&it->links, it->mem) = (struct link){ s,
			str_copy(it->mem, url), LINK_body };
}

struct block_open { u32 began, links, quotes; block_kind kind; };

/* Ends the open block and begins the next one. */
static void
end_block(struct item *it, struct block_open *b)
{
	if (it->links.n == b->links)
		put_links(it, b->began);
	item_block(it, b->began, b->kind);
	b->began = (u32)it->text.n;
	b->links = it->links.n;
}

/* Sets the kind of the block behind a tag: heading, list, quotation or body. */
static void
next_kind(struct block_open *b, const struct token_html *k)
{
	bool open = k->kind == MARKUP_OPEN;

	if (k->tag == TAG_blockquote)
		b->quotes = open ? b->quotes + 1 : b->quotes -
		    (b->quotes > 0);
	if (open && k->tag >= TAG_h1 && k->tag <= TAG_h6)
		b->kind = BLOCK_heading;
	else if (open && k->tag == TAG_li)
		b->kind = BLOCK_list;
	else if (!open || k->tag == TAG_blockquote)
		b->kind = b->quotes ? BLOCK_quote : BLOCK_body;
}

void
fragment_put(struct item *it, u32 from, u32 to, arena tmp)
{
	struct markup *m = new(&tmp, struct markup, 1);
	struct token_html k;
	struct block_open b = { (u32)it->text.n, it->links.n, 0, BLOCK_body };
	u32 at = 0;
	str url = { 0 };

	markup_open(m, (str){ it->of->text.s, to }, false);
	m->at = from;
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_TEXT) {
			if (!k.cdata)
				put_text(it, k.from, k.to, true);
			continue;
		}
		if (k.tag == TAG_a) {
			fragment_end_link(it, at, url);
			at = (u32)it->text.n;
			url = k.kind == MARKUP_OPEN ? decode_line(&tmp,
			    markup_get(&k, S("href"))) : (str){ 0 };
		}
		if (markup_what(k.tag) & BLOCK || k.tag == TAG_br)
			end_block(it, &b);
		if (markup_what(k.tag) & BLOCK)
			next_kind(&b, &k);
	}
	fragment_end_link(it, at, url);
	end_block(it, &b);
}
