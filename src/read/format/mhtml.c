/*
 * MHTML: a page that a browser saved with its pictures and styles, as the parts
 * of a message.  The root part is the page.  The header is the browser's: its
 * date is when the page was saved, and its address is where the page was.
 */
#include "read/format/parts.h"
#include "read/line/date.h"
#include "read/read.h"

/* The value of a field as one line. */
static str
mhtml_line(struct parts *m, struct place header, str name)
{
	struct inner in = mime_line(m->c, mime_field(m->c->text, header, name),
	    m->tmp);

	return str_trim((str){ in.s, in.n });
}

/*
 * The root part: the one that the header names as `start`, else the first page.
 * NULL if there is no page in it.
 */
static const struct leaf *
mhtml_root(struct parts *m, struct place header)
{
	str start = mime_parameter(m->tmp, parts_field(m, header,
	    S("Content-Type")), S("start"));
	const struct leaf *first = 0;

	for (u32 i = 0; i < m->texts.n; i++) {
		const struct leaf *p = &m->texts.v[i];

		if (!p->html)
			continue;
		if (start.n && str_is(start, mhtml_line(m, p->header,
		    S("Content-ID"))))
			return p;
		first = first ? first : p;
	}
	return first;
}

/* Where the page was; NULL if no field has a web address. */
static str
mhtml_address(struct parts *m, struct place header, const struct leaf *root)
{
	str told[] = {
		mhtml_line(m, header, S("Snapshot-Content-Location")),
		mhtml_line(m, root->header, S("Content-Location")),
		mhtml_line(m, header, S("Content-Location")),
	};

	for (size_t i = 0; i < countof(told); i++)
		if (str_starts(told[i], S("http")))
			return told[i];
	return (str){ 0 };
}

/*
 * Reads the root part as a page that was fetched when and where the header
 * says, which its items keep.  The capture keeps what its input says.
 */
static void
mhtml_page(struct parts *m, struct place header, const struct leaf *root,
    const struct packs *ps)
{
	struct capture *c = m->c;
	str url = c->url, received = c->received, saved;
	struct inner in = parts_decode(m, root);
	struct when w;

	saved = mhtml_line(m, header, S("Date"));
	c->url = str_copy(&c->mem, mhtml_address(m, header, root));
	c->received = date_find(&c->mem, ps, saved, ORDER_unknown, &w) ?
	    w.value : (str){ 0 };
	inner_enter(&in);
	reader_find(S("html"))->read(c, ps, *m->tmp);
	inner_leave(&in);
	c->url = url;
	c->received = received;
}

/* Says in notes what was not taken for what it may seem to be. */
static void
mhtml_notes(struct parts *m, struct item *it)
{
	if (!it->published.n)
		item_note(it, S("the page has no date, and the moment when it "
		    "was saved is not taken for one"));
	for (u32 i = 0; i < m->notes.n; i++)
		item_note(it, str_copy(it->mem, m->notes.v[i]));
}

static void
mhtml(struct capture *c, const struct packs *ps, arena tmp)
{
	struct parts *m = new(&tmp, struct parts, 1);
	struct place all = { 0, (u32)c->raw.n }, header;
	const struct leaf *root;
	struct head *h;

	*m = (struct parts){ .c = c, .ps = ps, .tmp = &tmp };
	c->text = c->raw;
	c->back = 0;
	header = (struct place){ 0, mime_body(c->text, all) };
	parts_find(m, all);
	root = mhtml_root(m, header);
	if (root)
		mhtml_page(m, header, root, ps);
	if (c->items.n == 0) {
		capture_add(c, ITEM_article, 0);
		parts_say(m, S("no page in it"));
	}
	h = item_head(&c->items.v[0]);
	if (!h->title.n)
		h->title = str_copy(&c->mem, mhtml_line(m, header,
		    S("Subject")));
	mhtml_notes(m, &c->items.v[0]);
}

/*
 * It has a field that only browsers write, or parts that belong together and
 * have addresses, but neither a receiver nor an id, which letters have.
 */
static int
mhtml_smells(str head, str path)
{
	static const str posted[] = {
		S("To"), S("Cc"), S("Bcc"), S("Received"), S("Message-ID"),
		S("Delivered-To"), S("Return-Path"), S("List-Id"),
	};
	struct place all = { 0, (u32)head.n }, header, v;
	bool located = str_find(head, S("\nContent-Location:")) < head.n;
	str type;

	header = (struct place){ 0, mime_body(head, all) };
	if (mime_field(head, header, S("Snapshot-Content-Location")).to)
		return 97;
	v = mime_field(head, header, S("Content-Type"));
	type = str_trim((str){ head.s + v.from, v.to - v.from });
	if (!v.to || str_find_same(type, S("multipart/related")) != 0)
		return 0;
	for (size_t i = 0; i < countof(posted); i++)
		if (mime_field(head, header, posted[i]).to)
			return 0;
	return located || str_ends(path, S(".mht")) ||
	    str_ends(path, S(".mhtml")) ? 97 : 0;
}

const struct reader reader_mhtml = {
	.name   = "mhtml",
	.about  = "pages that a browser saved with their pictures",
	.smells = mhtml_smells,
	.read   = mhtml,
};
