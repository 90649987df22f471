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
#include "read/format/entry.h"
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
struct piece { u32 from, to; str url; };

struct entry { struct piece v[PARTS_N]; };

struct feed {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	str    outlet, language;
	str    site;		/* the address of its page */
};

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

/* Puts escaped markup, or plain text; entities are decoded twice. */
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
	fragment_put(it, 0, (u32)in.n, tmp);
	inner_leave(&in);
}

/* Puts a part into an item. */
static void
put_piece(struct feed *f, struct item *it, struct piece p)
{
	struct piece in = uncover(f, p);

	if (p.to == 0)
		return;
	if (fragment(between(f, &p)))
		fragment_put(it, in.from, in.to, *f->tmp);
	else
		feed_put_escaped(f, it, p.from, p.to);
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

/* The address of an entry: its link, else its id. */
static str
feed_url(struct feed *f, const struct entry *e)
{
	str url = e->v[LINK].url.n ? e->v[LINK].url :
	    line_of(f, &e->v[LINK]);

	if (!url.n)
		url = line_of(f, &e->v[GUID]);
	return decode_line(f->tmp, url);
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
	head_date(it, f->ps, line_of(f, &e->v[DATE]), DATED_feed, *f->tmp);
	head_date(it, f->ps, line_of(f, &e->v[UPDATED]), DATED_feed, *f->tmp);
	if (e->v[DATE].to)
		head_change(it, f->ps, line_of(f, &e->v[UPDATED]), DATED_feed,
		    *f->tmp);
	entry_author(it, f->ps, line_of(f, &e->v[AUTHOR]));
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
feed_opened(struct walk *w, const struct token_html *k)
{
	w->deep++;
	if (is_entry(k->name) && !w->entry) {
		w->entry = w->deep;
		w->e = (struct entry){ 0 };
		return;
	}
	if (str_same(k->name, S("channel")) || str_same(k->name, S("feed")))
		w->channel = w->deep;
	if (w->at || (!w->entry && !w->channel) ||
	    w->deep != (w->entry ? w->entry : w->channel) + 1)
		return;
	w->at = w->deep;
	w->name = k->name;
	w->p = (struct piece){ .from = k->to, .url = markup_get(k, S("href")) };
	if (!w->p.url.n)
		w->p.url = markup_get(k, S("url"));
	if (str_same(k->name, S("link"))) {
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
	struct feed f = { .c = c, .ps = ps, .tmp = &tmp };
	struct walk *w = new(&tmp, struct walk, 1);
	struct markup *m = new(&tmp, struct markup, 1);
	struct token_html k;

	markup_open(m, c->text, true);
	while (markup_next(m, &k)) {
		arena keep = tmp;

		if (k.kind == MARKUP_OPEN) {
			feed_opened(w, &k);
			if (k.closed)
				feed_closed(&f, w, k.to);
		} else if (k.kind == MARKUP_CLOSE) {
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
	static const str roots[] = { S("rss"), S("rdf:RDF"), S("feed") };
	size_t i = 0;
	str t;

	(void)path;
	while (i + 1 < head.n && !(head.s[i] == '<' &&
	    (head.s[i + 1] | 32) >= 'a' && (head.s[i + 1] | 32) <= 'z')) {
		if (str_starts(str_from(head, i), S("<!--")))
			i += str_find(str_from(head, i), S("-->"));
		i++;
	}
	if (i + 1 >= head.n)
		return 0;
	t = str_from(head, i + 1);
	for (size_t k = 0; k < countof(roots); k++)
		if (t.n > roots[k].n && str_same((str){ t.s, roots[k].n },
		    roots[k]) && strchr(" \t\r\n>", t.s[roots[k].n]))
			return 95;
	return 0;
}

const struct reader reader_feed = {
	.name   = "feed",
	.about  = "RSS, RDF, Atom",
	.smells = feed_smells,
	.read   = feed_read,
};
