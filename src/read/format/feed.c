/*
 * RSS, RDF and Atom: each entry becomes an article if the feed has its whole
 * text, else a teaser.  The tokenizer of pages reads the XML, so that every
 * byte leads back.  Texts may be plain, escaped markup, or markup in a CDATA
 * section.
 */
#include "read/bytes/decode.h"
#include "read/bytes/entity.h"
#include "read/bytes/fragment.h"
#include "read/bytes/inner.h"
#include "read/bytes/markup.h"
#include "read/bytes/put.h"
#include "read/bytes/root.h"
#include "read/format/entry.h"
#include "read/line/order.h"
#include "read/line/phrase.h"
#include "read/told/head.h"

/* The parts of an entry. */
enum of_entry {
	NOTHING, TITLE, LINK, LEAD, FULL, DATE, UPDATED, SOURCE, AUTHOR, GUID,
	PARTS_N
};

static const struct { str name; enum of_entry part; } names[] = {
	{ S("title"), TITLE }, { S("link"), LINK }, { S("description"), LEAD },
	{ S("summary"), LEAD }, { S("content:encoded"), FULL },
	{ S("content"), FULL }, { S("pubdate"), DATE },
	{ S("published"), DATE }, { S("issued"), DATE }, { S("dc:date"), DATE },
	{ S("updated"), UPDATED }, { S("modified"), UPDATED },
	{ S("source"), SOURCE }, { S("dc:creator"), AUTHOR },
	{ S("author"), AUTHOR }, { S("guid"), GUID }, { S("id"), GUID },
};

/*
 * A part: its bytes are [from, to); to is 0 if the entry does not have it.
 * `url` is the attribute href or url of its tag.
 */
struct piece { u32 from, to; str url, type; };

enum { AUTHORS = 32, SPACES = 16 };

struct entry {
	struct piece v[PARTS_N], authors[AUTHORS];
	u32    authors_n;
	str    base;		/* xml:base */
};

/* A prefix of names, and the one that `names` has for its namespace. */
struct space { str prefix, as; };

struct feed {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	str    outlet, language;
	struct seen seen;	/* what its dates say about their order */
	str    site;		/* the address of its page */
	str    base;		/* xml:base of the feed */
	bool   atom;
	struct space spaces[SPACES];
	u32    spaces_n;
};

/* Remembers the prefixes that a tag binds to namespaces of feeds. */
static void
feed_spaces(struct feed *f, const struct token_html *k)
{
	static const struct { str space, as; } known[] = {
		{ S("http://purl.org/rss/1.0/modules/content/"),
		    S("content:") },
		{ S("http://purl.org/dc/elements/1.1/"), S("dc:") },
		{ S("http://purl.org/dc/terms/"), S("dc:") },
		{ S("http://www.w3.org/2005/Atom"), S("") },
		{ S("http://purl.org/atom/ns#"), S("") },
		{ S("http://purl.org/rss/1.0/"), S("") },
	};

	for (u32 i = 0; i < k->n; i++)
		for (size_t n = 0; n < countof(known); n++)
			if (str_starts(k->v[i].name, S("xmlns:")) &&
			    f->spaces_n < SPACES &&
			    str_is(str_trim(k->v[i].value), known[n].space))
				f->spaces[f->spaces_n++] = (struct space){
					str_from(k->v[i].name, 6),
					known[n].as };
}

/* The name of an element with the prefix that `names` has. */
static str
feed_name(struct feed *f, str name)
{
	size_t colon = str_find(name, S(":"));

	for (u32 i = f->spaces_n; colon < name.n && i > 0; i--)
		if (str_is(f->spaces[i - 1].prefix, (str){ name.s, colon }))
			return str_join(f->tmp, f->spaces[i - 1].as,
			    str_from(name, colon + 1));
	return name;
}

/* The part that an element with this name holds. */
static enum of_entry
part_of(str name)
{
	for (size_t i = 0; i < countof(names); i++)
		if (str_same(name, names[i].name))
			return names[i].part;
	return NOTHING;
}

/* Does it hold markup that is not escaped? */
static bool
fragment(str t)
{
	return str_find(t, S("<![CDATA[")) < t.n || memchr(t.s, '<', t.n);
}

/* The bytes of a part; empty if the entry does not have it. */
static str
between(const struct feed *f, const struct piece *p)
{
	str t = { f->c->text.s + p->from, p->to - p->from };

	return p->to ? t : (str){ "", 0 };
}

/* The part without the marks of a CDATA section. */
static struct piece
uncover(const struct feed *f, struct piece p)
{
	str t = between(f, &p), u = str_trim(t);

	if (!str_starts(u, S("<![CDATA[")))
		return p;
	p.from += (u32)(u.s - t.s) + 9;
	p.to = p.from + (u32)str_find(str_from(u, 9), S("]]>"));
	return p;
}

/* The part as one line, without tags. */
static str
line_of(const struct feed *f, const struct piece *piece)
{
	struct piece p = uncover(f, *piece);
	str t = decode_line(f->tmp, between(f, &p));
	buf b = { .mem = f->tmp };
	bool in = false;

	for (size_t i = 0; i < t.n; i++) {
		in |= t.s[i] == '<' && i + 1 < t.n && ((t.s[i + 1] | 32) >= 'a'
		    || t.s[i + 1] == '/');
		if (!in)
			buf_putc(&b, t.s[i]);
		in = in && t.s[i] != '>';
	}
	return decode_line(f->tmp, buf_str(&b));
}

/* Does it hold escaped markup and no other: an end of a tag, a paragraph? */
static bool
escaped_again(str t)
{
	static const str marks[] = { S("&lt;/"), S("&lt;p&gt;"), S("&lt;br") };

	if (memchr(t.s, '<', t.n))
		return false;
	for (size_t i = 0; i < countof(marks); i++)
		if (str_find(t, marks[i]) < t.n)
			return true;
	return false;
}

/*
 * Puts escaped markup, or plain text; entities are decoded twice, and once more
 * if that gives markup that is still escaped.
 */
static void
feed_put_escaped(struct feed *f, struct item *it, u32 from, u32 to)
{
	arena tmp = *f->tmp;
	struct inner in = inner_open(f->c, to - from, &tmp);

	while (from < to) {
		str t = { f->c->text.s + from, to - from };
		u32 n = (u32)str_find(t, S("&"));
		char out[8];
		size_t took, made;

		inner_take(&in, from, from + n);
		from += n;
		if (from == to)
			break;
		took = entity(str_from(t, n), out, &made);
		if (took)
			inner_put(&in, (str){ out, made }, from,
			    from + (u32)took);
		else
			inner_take(&in, from, from + 1);
		from += took ? (u32)took : 1;
	}
	inner_enter(&in);
	if (escaped_again((str){ in.s, in.n })) {
		struct feed again = *f;

		again.tmp = &tmp;
		feed_put_escaped(&again, it, 0, (u32)in.n);
	} else {
		fragment_put(it, 0, (u32)in.n, tmp);
	}
	inner_leave(&in);
}

/*
 * Is it text in which < is only a character?  Atom says so with its type; where
 * the type is missing, it is markup if a tag ends in it.
 */
static bool
feed_plain(const struct feed *f, const struct piece *p)
{
	str t = between(f, p);

	if (!f->atom || fragment(t))
		return false;
	return p->type.n ? str_same(p->type, S("text")) :
	    str_find(t, S("&lt;/")) == t.n && str_find(t, S("&lt;p&gt;")) ==
	    t.n && str_find(t, S("&lt;br")) == t.n;
}

/* Puts a part into an item. */
static void
put_piece(struct feed *f, struct item *it, struct piece p)
{
	struct piece in = uncover(f, p);

	u32 began = (u32)it->text.n;

	if (p.to == 0)
		return;
	if (feed_plain(f, &p)) {
		put_text(it, p.from, p.to, true);
		put_links(it, began);
		item_block(it, began, BLOCK_body);
	} else if (fragment(between(f, &p)) && !escaped_again(between(f, &in)))
		fragment_put(it, in.from, in.to, *f->tmp);
	else
		feed_put_escaped(f, it, in.from, in.to);
}

/* Puts a part into an item as the title. */
static void
feed_put_title(struct feed *f, struct item *it, struct piece p)
{
	u32 blocks = it->blocks.n;

	put_piece(f, it, p);
	entry_title(it, blocks);
}

/*
 * The source of an Atom entry is a small feed: the name is its title, and the
 * address is its page, else its id.
 */
static struct piece
source_of(const struct feed *f, const struct piece *p)
{
	struct markup *m = new(f->tmp, struct markup, 1);
	struct token_html k;
	struct piece out = *p;
	str open = { 0 }, id = { 0 };

	markup_open(m, (str){ f->c->text.s, p->to }, true);
	m->at = p->from;
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_OPEN && str_same(k.name, S("title")))
			out.from = k.to;
		else if (k.kind == MARKUP_CLOSE &&
		    str_same(k.name, S("title")))
			out.to = k.from;
		if (k.kind == MARKUP_OPEN && str_same(k.name, S("link")) &&
		    !str_same(markup_get(&k, S("rel")), S("self")))
			out.url = markup_get(&k, S("href"));
		if (k.kind == MARKUP_TEXT && str_same(open, S("id")))
			id = (str){ f->c->text.s + k.from, k.to - k.from };
		open = k.kind == MARKUP_OPEN ? k.name : (str){ 0 };
	}
	if (!out.url.n)
		out.url = str_trim(id);
	if (out.to < out.from || (out.from == p->from && id.n))
		out.from = out.to;
	return out;
}

/* The name of the source and its address, of RSS or of Atom. */
static struct piece
source_piece(struct feed *f, const struct piece *p)
{
	if (p->to && memchr(between(f, p).s, '<', p->to - p->from) &&
	    !str_starts(str_trim(between(f, p)), S("<![CDATA[")))
		return source_of(f, p);
	return *p;
}

/* Puts the name of a source as a line of its own, with a link to it. */
static void
put_source(struct feed *f, struct item *it, struct piece p)
{
	u32 blocks = it->blocks.n;

	if (p.to == 0)
		return;
	put_piece(f, it, p);
	if (it->blocks.n == blocks)
		return;
	it->blocks.v[blocks].kind = BLOCK_byline;
	if (!p.url.n && str_starts(item_text(it, it->blocks.v[blocks].span),
	    S("http")))
		return;		/* put_piece has made a link of it */
	*push(&it->links, it->mem) = (struct link){
		it->blocks.v[blocks].span,
		str_copy(it->mem, decode_line(f->tmp, p.url)), LINK_source };
}

/* The title without the name of the source behind a dash or bar. */
static struct piece
without_source(const struct feed *f, struct piece title, str source)
{
	static const str marks[] = { S("-"), S("|"), S("\u2013"), S("\u2014") };
	struct piece in = uncover(f, title);
	str t = str_trim(between(f, &in)), head;

	if (!source.n || !str_ends(t, source))
		return title;
	head = str_trim((str){ t.s, t.n - source.n });
	for (size_t i = 0; i < countof(marks); i++)
		if (head.n > marks[i].n + 1 && str_ends(head, marks[i]) &&
		    head.s[head.n - marks[i].n - 1] == ' ') {
			head = str_trim((str){ head.s, head.n - marks[i].n });
			in.from = (u32)(head.s - f->c->text.s);
			in.to = in.from + (u32)head.n;
			return in;
		}
	return title;
}

/* The address of an entry: its link, which may be relative, else its id. */
static str
feed_url(struct feed *f, const struct entry *e)
{
	str url = decode_line(f->tmp, e->v[LINK].url.n ? e->v[LINK].url :
	    line_of(f, &e->v[LINK]));
	str base = f->base.n ? f->base : f->site.n ? f->site : f->c->url;

	if (!url.n)
		return decode_line(f->tmp, line_of(f, &e->v[GUID]));
	if (e->base.n)
		base = url_resolve(f->tmp, base, e->base);
	return url_resolve(f->tmp, base, url);
}

/* Adds the authors of a part; of Atom, the name is an element of its own. */
static void
feed_author(struct feed *f, struct item *it, const struct piece *p)
{
	str t = between(f, p);
	size_t open = str_find(t, S("name>")), end = str_find(t, S("</"));
	struct piece in = *p;

	if (open < t.n && t.s[open - (open > 0)] != '/' &&
	    (end = open + 5 + str_find(str_from(t, open + 5), S("</"))) <=
	    t.n) {
		in.from = p->from + (u32)open + 5;
		in.to = p->from + (u32)end;
		t = between(f, &in);
	}
	if (fragment(t))
		entry_author(it, f->ps, line_of(f, &in));
	else
		entry_author(it, f->ps, decode_line(f->tmp, t));
}

/*
 * Adds the authors of the feed from which an Atom entry was taken: those of the
 * entry, if it names none (RFC 4287, 4.2.2).
 */
static void
source_authors(struct feed *f, struct item *it, const struct piece *p)
{
	struct markup *m = new(f->tmp, struct markup, 1);
	struct token_html k;
	struct piece in = *p;
	str all = between(f, p);

	if (p->to == 0 || str_find(all, S("<author")) == all.n)
		return;
	markup_open(m, (str){ f->c->text.s, p->to }, true);
	m->at = p->from;
	while (markup_next(m, &k)) {
		if (!str_same(k.name, S("author")))
			continue;
		if (k.kind == MARKUP_OPEN)
			in.from = k.to;
		in.to = k.from;
		if (k.kind == MARKUP_CLOSE && in.from <= in.to)
			feed_author(f, it, &in);
	}
}

/* Takes the dates of an entry. */
static void
feed_dates(struct feed *f, struct item *it, const struct entry *e)
{
	const struct piece *text = &e->v[e->v[LEAD].to ? LEAD : TITLE];
	date_order order = order_of(f->ps, &f->seen, f->language.n ?
	    f->language : order_language(f->tmp, f->ps, line_of(f, text)),
	    item_head(it)->url);
	str date = line_of(f, &e->v[DATE]), new = line_of(f, &e->v[UPDATED]);

	head_date(it, f->ps, date, order, DATED_feed, *f->tmp);
	head_date(it, f->ps, new, order, DATED_feed, *f->tmp);
	if (e->v[DATE].to)
		head_change(it, f->ps, new, order, DATED_feed, *f->tmp);
}

/* Adds the item of an entry. */
static void
feed_put_entry(struct feed *f, const struct entry *e)
{
	struct piece source = source_piece(f, &e->v[SOURCE]);
	struct entry_of of = {
		.feed = f->outlet, .site = f->site.n ? f->site : f->c->url,
		.url = feed_url(f, e), .guid = line_of(f, &e->v[GUID]),
		.source = line_of(f, &source),
		.source_url = decode_line(f->tmp, source.url),
	};
	struct piece body = e->v[FULL].to ? e->v[FULL] : e->v[LEAD];
	bool whole = e->v[FULL].to && body.to - body.from >= ENTRY_WHOLE;
	struct item *it = capture_add(f->c, whole ? ITEM_article :
	    ITEM_teaser, 0);
	struct head *h = item_head(it);

	if (str_starts(of.url, S("http")))
		h->url = str_copy(it->mem, of.url);
	entry_outlet(it, &of);
	entry_language(it, f->language);
	feed_dates(f, it, e);
	for (u32 i = 0; i < e->authors_n; i++)
		feed_author(f, it, &e->authors[i]);
	if (e->authors_n == 0)
		source_authors(f, it, &e->v[SOURCE]);
	feed_put_title(f, it, without_source(f, e->v[TITLE], of.source));
	put_piece(f, it, body);
	put_source(f, it, source);
	if (e->v[TITLE].to)
		put_bytes(&f->c->items.v[0], e->v[TITLE].from,
		    e->v[TITLE].to, REGION_title);
	if (body.to)
		put_bytes(&f->c->items.v[0], body.from, body.to,
		    whole ? REGION_body : REGION_teaser);
}

/* Takes outlet, language and address from a part of the channel. */
static void
channel(struct feed *f, str name, const struct piece *p)
{
	if (str_same(name, S("title")) && !f->outlet.n)
		f->outlet = line_of(f, p);
	if (str_same(name, S("link")) && !f->site.n)
		f->site = p->url.n ? decode_line(f->tmp, p->url) :
		    line_of(f, p);
	if (str_same(name, S("language")) || str_same(name, S("dc:language")))
		f->language = line_of(f, p);
}

struct walk {
	struct entry e;
	struct piece p;		/* of the part that is open */
	u32  deep, at;		/* open elements; the depth of the part */
	u32  entry, channel;	/* their depth; 0 if not open */
	str  name;
};

/* Is it the name of an entry's element? */
static bool
is_entry(str name)
{
	return str_same(name, S("item")) || str_same(name, S("entry"));
}

/* An element begins. */
static void
feed_opened(struct feed *f, struct walk *w, const struct token_html *k)
{
	str name, base = markup_get(k, S("xml:base"));

	feed_spaces(f, k);
	name = feed_name(f, k->name);
	w->deep++;
	if (is_entry(name) && !w->entry) {
		w->entry = w->deep;
		w->e = (struct entry){ .base = decode_line(f->tmp, base) };
		return;
	}
	if (str_same(name, S("feed")) || str_same(name, S("rss")))
		f->base = decode_line(f->tmp, base);
	f->atom |= str_same(name, S("feed"));
	if (str_same(name, S("channel")) || str_same(name, S("feed")))
		w->channel = w->deep;
	if (w->at || (!w->entry && !w->channel) ||
	    w->deep != (w->entry ? w->entry : w->channel) + 1)
		return;
	w->at = w->deep;
	w->name = name;
	w->p = (struct piece){ .from = k->to, .url = markup_get(k, S("href")),
		.type = markup_get(k, S("type")) };
	if (!w->p.url.n)
		w->p.url = markup_get(k, S("url"));
	if (str_same(name, S("link"))) {
		str rel = markup_get(k, S("rel"));

		if (rel.n && !str_same(rel, S("alternate")))
			w->name = S("");
	}
}

/* An element ends at byte `from`. */
static void
feed_closed(struct feed *f, struct walk *w, u32 from)
{
	enum of_entry part;

	if (w->at == w->deep && w->at) {
		part = part_of(w->name);
		w->p.to = from;
		if (!w->entry)
			channel(f, w->name, &w->p);
		else if (part && !w->e.v[part].to)
			w->e.v[part] = w->p;
		if (w->entry && part == AUTHOR && w->e.authors_n < AUTHORS)
			w->e.authors[w->e.authors_n++] = w->p;
		w->at = 0;
	}
	if (w->entry && w->entry == w->deep) {
		feed_put_entry(f, &w->e);
		w->entry = 0;
	}
	if (w->deep)
		w->deep--;
}

static void
feed_read(struct capture *c, const struct packs *ps, arena tmp)
{
	struct feed f = { .c = c, .ps = ps, .tmp = &tmp,
		.seen = order_seen(ps, c->text) };
	struct walk *w = new(&tmp, struct walk, 1);
	struct markup *m = new(&tmp, struct markup, 1);
	struct token_html k;

	markup_open(m, c->text, true);
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_OPEN) {
			feed_opened(&f, w, &k);
			if (k.closed)
				feed_closed(&f, w, k.to);
		} else if (k.kind == MARKUP_CLOSE) {
			arena keep = tmp;
			bool entry = w->entry && w->entry == w->deep;

			feed_closed(&f, w, k.from);
			if (entry)
				tmp = keep;
		}
	}
}

/* The first element decides, as a page may hold some RDF further down. */
static int
feed_smells(str head, str path)
{
	static const str roots[] = { S("rss"), S("RDF"), S("feed") };
	struct root r;

	(void)path;
	if (!root_of(head, &r))
		return 0;
	for (size_t k = 0; k < countof(roots); k++)
		if (str_same(r.name, roots[k]))
			return 95;
	return 0;
}

const struct reader reader_feed = {
	.name   = "feed",
	.about  = "RSS, RDF, Atom",
	.smells = feed_smells,
	.read   = feed_read,
};
