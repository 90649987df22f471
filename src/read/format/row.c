/*
 * What is the item of a row of JSON lines?  It is one article.  A line of its
 * text becomes a block; if the lines are wrapped, a paragraph does.
 */
#include "read/format/lines.h"
#include "read/line/order.h"
#include "read/told/head.h"

static int
row_smells(str head, str path)
{
	(void)head, (void)path;
	return -1;
}

static void
row_read(struct capture *c, const struct packs *ps, arena tmp)
{
	struct item *it = capture_add(c, ITEM_article, 0);
	struct head *h = item_head(it);
	struct seen seen = order_seen(ps, c->text);

	h->title = c->title;
	h->outlet = c->outlet;
	h->url = c->url;
	h->language = c->language;
	head_date(it, ps, c->published, order_of(ps, &seen, c->language.n ?
	    c->language : order_language(&tmp, ps, c->text), c->url),
	    DATED_record, tmp);
	lines_put(it, (span){ 0, (u32)c->text.n }, tmp);
}

const struct reader reader_row = {
	.name   = "row",
	.about  = "the text of a row of JSON lines",
	.smells = row_smells,
	.read   = row_read,
};
