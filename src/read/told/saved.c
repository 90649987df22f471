/*
 * Where was the page before it was saved, or kept by an archive?
 *
 * A record of a crawl says it beside the bytes.  Programs that save pages write
 * it into the page: as a comment near its beginning, as an attribute, or into a
 * script.  The address of a copy in an archive has that of the original in it.
 */
#include "read/bytes/decode.h"
#include "read/line/address.h"
#include "read/page/link.h"
#include "read/told/saved.h"
#include "read/told/title.h"

enum {
	EARLY = 8192,		/* bytes; programs write their comment early */
	SCRIPT = 4096,		/* bytes of a script that an archive adds */
	BAR = 32768		/* bytes that the bar of an archive is in */
};

/* What programs write into a comment: a sign of theirs, and before the address.
 */
static const struct { str sign, before; } comments[] = {
	{ S("saved from url="), S("saved from url=") },	/* browsers */
	{ S("SingleFile"), S("url:") },
	{ S("HTTrack"), S("Mirrored from ") },
	{ S("monolith"), S("Saved from ") },
};

/* What archives write into a script before the address. */
static const str scripts[] = {
	S("__wm.wombat(\""), S("wbinfo.url = \""),
};

/* The address at the beginning of t, up to a blank, a quote or a bracket. */
static str
address_at(str t)
{
	size_t n = 0;

	while (n < t.n && (u8)t.s[n] > ' ' && !strchr("\"'<>", t.s[n]))
		n++;
	return (str){ t.s, n };
}

/* The address with "-%2D" as "--", which a comment may not have. */
static str
with_hyphens(arena *a, str t)
{
	buf b = { .mem = a };

	for (size_t at; (at = str_find(t, S("-%2D"))) < t.n;) {
		buf_put(&b, (str){ t.s, at });
		buf_put(&b, S("--"));
		t = str_from(t, at + 4);
	}
	buf_put(&b, t);
	return buf_str(&b);
}

/* The address that a comment says the page was saved from, or NULL. */
static str
saved_comment(struct page *p, str comment)
{
	for (size_t i = 0; i < countof(comments); i++) {
		str t = comment, before = comments[i].before;

		if (str_find(t, comments[i].sign) == t.n)
			continue;
		t = str_from(t, str_find(t, before) + before.n);
		if (str_starts(t, S("(")))	/* the length: (0042) */
			t = str_from(t, str_find(t, S(")")) + 1);
		t = address_at(str_trim(t));
		if (t.n && str_is(before, S("Mirrored from ")) &&
		    str_find(t, S("://")) == t.n)
			t = str_join(p->tmp, S("http://"), t);
		return with_hyphens(p->tmp, t);
	}
	return (str){ 0 };
}

/* The same of the comments in the first bytes of the page. */
static str
saved_comments(struct page *p)
{
	str t = p->t.all, url = { 0 };

	t.n = t.n < EARLY ? t.n : EARLY;
	while (!url.n) {
		size_t n;

		t = str_from(t, str_find(t, S("<!--")));
		n = str_find(t, S("-->"));
		if (n == t.n)
			break;
		url = saved_comment(p, (str){ t.s, n });
		t = str_from(t, n);
		if (!str_starts(url, S("http")))
			url = (str){ 0 };	/* about:internet, a file */
	}
	return url;
}

/* The address that the script of an archive is told, or NULL. */
static str
saved_script(str t)
{
	for (size_t i = 0; t.n < SCRIPT && i < countof(scripts); i++) {
		size_t at = str_find(t, scripts[i]);

		if (at < t.n)
			return address_at(str_from(t, at + scripts[i].n));
	}
	return (str){ 0 };
}

/*
 * The address that node i says the page was saved from, or NULL.  An archive
 * says it as its own address of the copy.
 */
static str
saved_node(struct page *p, u32 i)
{
	const struct node *n = &p->t.v.v[i];

	if (n->tag == TAG_link) {
		str rel = tree_attribute(&p->t, i, S("rel"));
		str href = tree_attribute(&p->t, i, S("href"));

		return (str_same(rel, S("canonical")) ||
		    str_same(rel, S("bookmark"))) &&
		    address_original(href).n < href.n ?
		    decode_line(p->tmp, href) : (str){ 0 };
	}
	if (n->tag == TAG_meta && str_is(tree_attribute(&p->t, i, S("name")),
	    S("savepage-url")))
		return decode_line(p->tmp,
		    tree_attribute(&p->t, i, S("content")));
	if (n->tag == TAG_script)
		return saved_script((str){ p->t.all.s + n->open,
		    n->close - n->open });
	return (str){ 0 };
}

/* The address in the bar that an archive puts above its copy, or NULL. */
static str
saved_bar(struct page *p)
{
	static const str field = S("id=\"wmtbURL\" value=\"");
	str t = p->t.all;
	size_t at;

	t.n = t.n < BAR ? t.n : BAR;
	at = str_find(t, field);
	return at < t.n ? decode_line(p->tmp, address_at(str_from(t, at +
	    field.n))) : (str){ 0 };
}

void
saved_page(struct page *p)
{
	struct about *o = &p->about;
	str url = p->c->url;

	if (!url.n)
		url = saved_comments(p);
	if (!url.n && p->t.html)
		url = decode_line(p->tmp, tree_attribute(&p->t, p->t.html,
		    S("data-scrapbook-source")));
	for (u32 k = 0; k < p->t.marked.n && !url.n; k++)
		url = saved_node(p, p->t.marked.v[k]);
	if (!url.n)
		url = saved_bar(p);
	o->fetched = address_original(url);
	if (o->fetched.n < url.n)
		o->archive = url_host(url);
	link_base(p, o->fetched);
}

bool
saved_is_archive(const struct page *p, str t)
{
	str site = p->about.archive, name;

	name = host_site(site);
	site = str_cut(&name, '.');
	if (!site.n)
		return false;
	if (str_starts(t, S("http")))
		return str_same(url_site_name(t), site);
	return str_starts(title_plain(p->tmp, t), site);
}
