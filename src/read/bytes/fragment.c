/*
 * How does a piece of markup inside another format become blocks of an item?
 * It is read as a row of tags, without a tree.
 */
#include "read/bytes/decode.h"
#include "read/bytes/fragment.h"
#include "read/bytes/markup.h"
#include "read/bytes/put.h"
#include "read/bytes/quote.h"

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

enum { MARKS = 8 };		/* <q> elements in each other */

/*
 * The open block.  `quotes` counts the <blockquote> around it, `deep` the <q>;
 * `marked` of these have their mark in this block.
 */
struct block_open {
	u32 began, links, quotes;
	u32 deep, marked;
	struct { u32 at; bool bare; } q[MARKS];
	block_kind kind;
};

/* Ends the open block and begins the next one. */
static void
end_block(struct item *it, struct block_open *b)
{
	if (it->links.n == b->links)
		put_links(it, b->began);
	item_block(it, b->began, b->kind);
	b->began = (u32)it->text.n;
	b->links = it->links.n;
	b->marked = 0;
}

/* Counts a <q> that begins or ends, and puts the mark that closes it. */
static void
turn_quote(struct item *it, struct block_open *b, const struct token_html *k)
{
	str all = it->of->text;
	u32 close;

	if (k->kind == MARKUP_OPEN) {
		close = quote_close(all, k->to);
		if (b->deep < MARKS) {
			b->q[b->deep].at = k->from;
			b->q[b->deep].bare = close &&
			    quote_bare(all, k->from, k->to, close);
		}
		b->deep++;
	} else if (b->deep) {
		b->deep--;
		if (b->deep < MARKS && b->marked > b->deep &&
		    b->q[b->deep].bare)
			item_put(it, quote_mark(b->deep, true), k->from,
			    k->from + 1);
		b->marked = b->marked < b->deep ? b->marked : b->deep;
	}
}

/* Puts a text, and before it the marks of each <q> that it begins. */
static void
put_marked(struct item *it, struct block_open *b, u32 from, u32 to)
{
	u32 at = from;

	while (at < to && (u8)it->of->text.s[at] <= ' ')
		at++;
	put_text(it, from, at, true);
	for (; at < to && b->marked < b->deep && b->marked < MARKS;
	    b->marked++)
		if (b->q[b->marked].bare)
			item_put(it, quote_mark(b->marked, false),
			    b->q[b->marked].at, b->q[b->marked].at + 1);
	put_text(it, at, to, true);
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
	struct block_open b = { .began = (u32)it->text.n,
		.links = it->links.n, .kind = BLOCK_body };
	u32 at = 0;
	str url = { 0 };

	markup_open(m, (str){ it->of->text.s, to }, false);
	m->at = from;
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_TEXT) {
			if (!k.cdata)
				put_marked(it, &b, k.from, k.to);
			continue;
		}
		if (k.tag == TAG_a) {
			fragment_end_link(it, at, url);
			at = (u32)it->text.n;
			url = k.kind == MARKUP_OPEN ? decode_line(&tmp,
			    markup_get(&k, S("href"))) : (str){ 0 };
		}
		if (k.tag == TAG_q)
			turn_quote(it, &b, &k);
		if (markup_what(k.tag) & BLOCK || k.tag == TAG_br)
			end_block(it, &b);
		if (markup_what(k.tag) & BLOCK)
			next_kind(&b, &k);
	}
	fragment_end_link(it, at, url);
	end_block(it, &b);
}
