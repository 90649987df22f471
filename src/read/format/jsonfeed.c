/*
 * JSON Feed 1.0 and 1.1: each item of the feed becomes an article if the feed
 * has its whole text, else a teaser.  A string is decoded and stands in for the
 * capture while its text is put, so that every byte leads back.  The names of
 * members are those of https://jsonfeed.org/version/1.1
 */
#include "read/bytes/decode.h"
#include "read/bytes/fragment.h"
#include "read/bytes/inner.h"
#include "read/bytes/json.h"
#include "read/bytes/put.h"
#include "read/format/entry.h"
#include "read/format/lines.h"
#include "read/told/head.h"

enum { AUTHORS = 32 };		/* of one item */

struct jsonfeed {
	struct capture     *c;
	const struct packs *ps;
	struct json j;
	str    outlet, language;
	struct seen seen;	/* what its dates say about their order */
	str    site;		/* home_page_url */
	u32    authors;		/* the node of the feed's authors; or 0 */
};

/* A string as written; empty if the node is not a string. */
static str
raw_of(const struct jsonfeed *f, u32 node)
{
	const struct json_node *v = &f->j.v.v[node];

	return node && v->kind == JSON_STRING ? v->raw : (str){ 0 };
}

/* Puts a string into an item, as markup or as lines. */
static void
put_string(struct jsonfeed *f, struct item *it, u32 node, bool markup,
    arena tmp)
{
	str raw = raw_of(f, node);
	struct inner in;

	if (raw.n == 0)
		return;
	in = inner_open(f->c, raw.n, &tmp);
	inner_string(&in, raw);
	inner_enter(&in);
	if (markup)
		fragment_put(it, 0, (u32)in.n, tmp);
	else
		lines_put(it, (span){ 0, (u32)in.n }, tmp);
	inner_leave(&in);
}

/* The value of a member that is a string; empty if it is not there. */
static str
jsonfeed_get(const struct jsonfeed *f, u32 node, str key, arena *tmp)
{
	return json_string(&f->j, json_get(&f->j, node, key), tmp);
}

/*
 * The node of "authors", or of "author" as in version 1.0; 0 if there is
 * neither.
 */
static u32
authors_of(const struct jsonfeed *f, u32 node)
{
	u32 n = json_get(&f->j, node, S("authors"));

	return n ? n : json_get(&f->j, node, S("author"));
}

/* Adds the authors in an object or a list of objects. */
static void
put_authors(struct jsonfeed *f, struct item *it, u32 n, arena tmp)
{
	u32 some = 0;

	if (n && f->j.v.v[n].kind == JSON_OBJECT)
		entry_author(it, f->ps, jsonfeed_get(f, n, S("name"), &tmp));
	if (n == 0 || f->j.v.v[n].kind != JSON_LIST)
		return;
	for (u32 i = f->j.v.v[n].first; i; i = f->j.v.v[i].next) {
		if (some++ == AUTHORS) {
			item_note(it, S("more than 32 authors"));
			return;
		}
		entry_author(it, f->ps, jsonfeed_get(f, i, S("name"), &tmp));
	}
}

/*
 * Adds a link to the external_url, the page that the item is about.  The title
 * is the text of the link; without a title the address is put as a line.
 */
static void
source(struct jsonfeed *f, struct item *it, u32 node, arena tmp)
{
	u32 n = json_get(&f->j, node, S("external_url"));
	str url = json_string(&f->j, n, &tmp);
	u32 blocks = it->blocks.n;
	span s = item_head(it)->title_span;

	if (!str_starts(url, S("http")) || str_is(url, item_head(it)->url))
		return;
	if (s.to == 0) {
		u32 links = it->links.n;

		put_string(f, it, n, false, tmp);
		it->links.n = links;
		if (it->blocks.n == blocks)
			return;
		it->blocks.v[blocks].kind = BLOCK_byline;
		s = it->blocks.v[blocks].span;
	}
	*push(&it->links, it->mem) = (struct link){ s,
		str_copy(it->mem, url), LINK_source };
}

/* Fills the head of an item. */
static void
jsonfeed_about(struct jsonfeed *f, struct item *it, u32 node, arena tmp)
{
	struct head *h = item_head(it);
	str url = jsonfeed_get(f, node, S("url"), &tmp);
	str language = jsonfeed_get(f, node, S("language"), &tmp);
	date_order order;
	u32 n;

	if (!url.n)
		url = jsonfeed_get(f, node, S("id"), &tmp);
	if (str_starts(url, S("http")))
		h->url = str_copy(it->mem, url);
	entry_outlet(it, &(struct entry_of){
		.feed = f->outlet, .site = f->site.n ? f->site : f->c->url,
		.url = url, .guid = jsonfeed_get(f, node, S("id"), &tmp),
	});
	entry_language(it, language.n ? language : f->language);
	if (!language.n)
		language = f->language.n ? f->language : order_language(&tmp,
		    f->ps, jsonfeed_get(f, node, S("title"), &tmp));
	order = order_of(f->ps, &f->seen, language, h->url);
	head_date(it, f->ps, jsonfeed_get(f, node, S("date_published"), &tmp),
	    order, DATED_feed, tmp);
	head_change(it, f->ps, jsonfeed_get(f, node, S("date_modified"), &tmp),
	    order, DATED_feed, tmp);
	n = authors_of(f, node);
	put_authors(f, it, n ? n : f->authors, tmp);
}

/* Makes the bytes of a string a region. */
static void
jsonfeed_region(struct jsonfeed *f, u32 node, region_kind kind)
{
	str raw = raw_of(f, node);
	u32 at = raw.n ? (u32)(raw.s - f->c->text.s) : 0;

	put_bytes(&f->c->items.v[0], at, at + (u32)raw.n, kind);
}

/* Adds an item of the feed. */
static void
jsonfeed_put_entry(struct jsonfeed *f, u32 node, arena tmp)
{
	u32 title = json_get(&f->j, node, S("title"));
	u32 body = json_get(&f->j, node, S("content_html"));
	bool markup = raw_of(f, body).n > 0, whole;
	struct item *it;

	if (!markup)
		body = json_get(&f->j, node, S("content_text"));
	whole = raw_of(f, body).n >= ENTRY_WHOLE;
	if (raw_of(f, body).n == 0)
		body = json_get(&f->j, node, S("summary"));
	it = capture_add(f->c, whole ? ITEM_article : ITEM_teaser, 0);
	jsonfeed_about(f, it, node, tmp);
	put_string(f, it, title, true, tmp);
	entry_title(it, 0);
	put_string(f, it, body, markup, tmp);
	source(f, it, node, tmp);
	jsonfeed_region(f, title, REGION_title);
	jsonfeed_region(f, body, whole ? REGION_body : REGION_teaser);
}

static void
jsonfeed(struct capture *c, const struct packs *ps, arena tmp)
{
	struct jsonfeed *f = new(&tmp, struct jsonfeed, 1);
	u32 items;

	f->c = c;
	f->ps = ps;
	f->seen = order_seen(ps, c->text);
	json_read(&f->j, str_starts(c->text, S("\xef\xbb\xbf")) ?
	    str_from(c->text, 3) : c->text, &tmp);
	f->outlet = str_copy(&c->mem,
	    decode_line(&tmp, jsonfeed_get(f, 1, S("title"), &tmp)));
	f->site = jsonfeed_get(f, 1, S("home_page_url"), &tmp);
	f->language = jsonfeed_get(f, 1, S("language"), &tmp);
	f->authors = authors_of(f, 1);
	items = json_get(&f->j, 1, S("items"));
	if (items && f->j.v.v[items].kind == JSON_LIST)
		for (u32 i = f->j.v.v[items].first; i; i = f->j.v.v[i].next)
			if (f->j.v.v[i].kind == JSON_OBJECT)
				jsonfeed_put_entry(f, i, tmp);
	if (c->items.n && f->j.bad)
		item_note(&c->items.v[0], S("the JSON is damaged"));
}

/* It names the format, or has members that only a feed has. */
static int
jsonfeed_smells(str head, str path)
{
	(void)path;
	if (str_starts(head, S("\xef\xbb\xbf")))
		head = str_from(head, 3);
	if (!str_starts(str_trim(head), S("{")))
		return 0;
	if (str_find(head, S("jsonfeed.org/version/")) < head.n ||
	    str_find(head, S("jsonfeed.org\\/version\\/")) < head.n)
		return 95;
	return str_find(head, S("\"items\"")) < head.n &&
	    (str_find(head, S("\"home_page_url\"")) < head.n ||
	    str_find(head, S("\"content_html\"")) < head.n ||
	    str_find(head, S("\"content_text\"")) < head.n) ? 80 : 0;
}

const struct reader reader_jsonfeed = {
	.name   = "jsonfeed",
	.about  = "JSON Feed",
	.smells = jsonfeed_smells,
	.read   = jsonfeed,
};
