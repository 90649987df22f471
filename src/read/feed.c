/*
 * RSS, RDF and Atom: each entry is an item, an article where the feed gives
 * the whole text, else a teaser.  The tokenizer of pages reads the XML, so
 * that every byte leads back; texts may be plain, escaped markup, or markup
 * in a CDATA section.
 */
#include "read/entity.h"
#include "read/page.h"
#include "read/phrase.h"
#include "read/put.h"

enum { WHOLE = 600 };

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

/* Where a part stands: between its tags; attributes are values. */
struct piece { u32 from, to; str url; };

struct entry { struct piece v[PARTS_N]; };

struct feed {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	str    outlet, language;
};

static enum of_entry
part_of(str name)
{
	for (size_t i = 0; i < countof(names); i++)
		if (str_same(name, names[i].name))
			return names[i].part;
	return NOTHING;
}

static str
attribute(const struct token_html *k, str name)
{
	for (u32 i = 0; i < k->n; i++)
		if (str_same(k->v[i].name, name))
			return k->v[i].value;
	return (str){ 0 };
}

static bool
fragment(str t)
{
	return str_find(t, S("<![CDATA[")) < t.n || memchr(t.s, '<', t.n);
}

static str
between(const struct feed *f, const struct piece *p)
{
	str t = { f->c->text.s + p->from, p->to - p->from };

	return p->to ? t : (str){ "", 0 };
}

/* Without the marks of a CDATA section. */
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

/* One line of it, without tags. */
static str
line_of(const struct feed *f, const struct piece *piece)
{
	struct piece p = uncover(f, *piece);
	str t = tree_decode(f->tmp, between(f, &p));
	buf b = { .mem = f->tmp };
	bool in = false;

	for (size_t i = 0; i < t.n; i++) {
		in |= t.s[i] == '<' && i + 1 < t.n && ((t.s[i + 1] | 32) >= 'a'
		    || t.s[i + 1] == '/');
		if (!in)
			buf_putc(&b, t.s[i]);
		in = in && t.s[i] != '>';
	}
	return tree_decode(f->tmp, buf_str(&b));
}

/* Markup as it stands: text, with a block at each tag of one. */
static void
put_fragment(struct item *it, u32 from, u32 to, arena tmp)
{
	struct markup *m = new(&tmp, struct markup, 1);
	struct token_html k;
	u32 began = (u32)it->text.n;

	markup_open(m, (str){ it->of->text.s, to }, false);
	m->at = from;
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_TEXT) {
			if (!k.cdata)
				put_text(it, k.from, k.to, true);
			continue;
		}
		if (!(markup_what(k.tag) & BLOCK) && k.tag != TAG_br)
			continue;
		put_links(it, began);
		item_block(it, began, S("body"));
		began = (u32)it->text.n;
	}
	put_links(it, began);
	item_block(it, began, S("body"));
}

/* Where the escaped tag at i ends; 0 if it is none. */
static u32
escaped_tag(str t, size_t i, bool *block)
{
	str u = str_from(t, i);
	size_t n;
	str name;

	if (!str_starts(u, S("&lt;")) || u.n < 6 || !(u.s[4] == '/' ||
	    u.s[4] == '!' || ((u.s[4] | 32) >= 'a' && (u.s[4] | 32) <= 'z')))
		return 0;
	n = str_find((str){ u.s, u.n < 4000 ? u.n : 4000 }, S("&gt;"));
	if (n >= 4000 || n >= u.n)
		return 0;
	name = str_from(u, u.s[4] == '/' ? 5 : 4);
	*block = str_starts(name, S("p")) || str_starts(name, S("br")) ||
	    str_starts(name, S("div")) || str_starts(name, S("li")) ||
	    (name.n > 1 && (name.s[0] | 32) == 'h' &&
	    utf8_digit((u8)name.s[1]));
	return (u32)(i + n + 4);
}

/* &amp;nbsp; and the like: escaped twice. */
static u32
twice(struct item *it, str t, size_t i, u32 from)
{
	char inner[16], out[8];
	size_t n, took, size = 1;

	if (!str_starts(str_from(t, i), S("&amp;")))
		return 0;
	inner[0] = '&';
	for (; size < sizeof inner && i + 4 + size < t.n; size++)
		inner[size] = t.s[i + 4 + size];
	took = entity((str){ inner, size }, out, &n);
	if (took < 3 || inner[took - 1] != ';')
		return 0;
	if (n == 1 || memcmp(out, "\xc2\xa0", 2) != 0)
		item_put(it, str_copy(it->mem, (str){ out, n }),
		    from + (u32)i, from + (u32)(i + 4 + took));
	else
		item_space(it);
	return (u32)(i + 4 + took);
}

static void
put_escaped(struct item *it, u32 from, u32 to)
{
	str t = { it->of->text.s + from, to - from };
	u32 began = (u32)it->text.n, done = 0;

	for (size_t i = 0; i < t.n;) {
		const char *p = memchr(t.s + i, '&', t.n - i);
		bool block = false;
		u32 next;

		if (!p)
			break;
		i = (size_t)(p - t.s);
		next = escaped_tag(t, i, &block);
		if (next || str_starts(str_from(t, i), S("&amp;")))
			put_text(it, from + done, from + (u32)i, true);
		else {
			i++;
			continue;
		}
		if (!next)
			next = twice(it, t, i, from);
		if (block) {
			item_block(it, began, S("body"));
			began = (u32)it->text.n;
		}
		done = next ? next : (u32)i;
		i = next ? next : i + 1;
	}
	put_text(it, from + done, to, true);
	item_block(it, began, S("body"));
}

static void
put_piece(struct feed *f, struct item *it, struct piece p)
{
	struct piece in = uncover(f, p);

	if (p.to == 0)
		return;
	if (fragment(between(f, &p)))
		put_fragment(it, in.from, in.to, *f->tmp);
	else
		put_escaped(it, p.from, p.to);
}

static void
put_title(struct feed *f, struct item *it, struct piece p)
{
	u32 blocks = it->blocks.n;

	put_piece(f, it, p);
	if (it->blocks.n == blocks)
		return;
	for (u32 i = blocks; i < it->blocks.n; i++)
		it->blocks.v[i].kind = S("title");
	it->heads.v[0].title_span = it->blocks.v[blocks].span;
	it->heads.v[0].title = str_copy(it->mem,
	    item_text(it, it->blocks.v[blocks].span));
}

/* The name of a source as a line of its own, and the link to it. */
static void
put_source(struct feed *f, struct item *it, const struct piece *p)
{
	u32 blocks = it->blocks.n;

	if (p->to == 0)
		return;
	put_piece(f, it, *p);
	if (it->blocks.n == blocks)
		return;
	it->blocks.v[blocks].kind = S("byline");
	*push(&it->links, it->mem) = (struct link){
		it->blocks.v[blocks].span,
		str_copy(it->mem, tree_decode(f->tmp, p->url)), S("source") };
}

static void
put_entry(struct feed *f, const struct entry *e)
{
	struct piece body = e->v[FULL].to ? e->v[FULL] : e->v[LEAD];
	bool whole = e->v[FULL].to && body.to - body.from >= WHOLE;
	struct item *it = capture_add(f->c, whole ? S("article") :
	    S("teaser"), 0);
	struct head *h = it->heads.v;
	struct when w;
	str url = e->v[LINK].url.n ? e->v[LINK].url :
	    line_of(f, &e->v[LINK]), name;

	if (!url.n)
		url = line_of(f, &e->v[GUID]);
	url = tree_decode(f->tmp, url);
	if (str_starts(url, S("http")))
		h->url = str_copy(it->mem, url);
	if (f->outlet.n)
		h->outlet = str_copy(it->mem, f->outlet);
	if (f->language.n >= 2)
		h->language = str_copy(it->mem, (str){ f->language.s, 2 });
	if (date_find(f->tmp, f->ps, line_of(f, &e->v[DATE]), false, &w) ||
	    date_find(f->tmp, f->ps, line_of(f, &e->v[UPDATED]), false, &w))
		put_published(it, &w, S("feed"));
	name = line_of(f, &e->v[AUTHOR]);
	if (name.n && name.n < 80 && !memchr(name.s, '@', name.n) &&
	    !phrase_is(&f->ps->any.staff, name))
		push(&it->authors, it->mem)->name = str_copy(it->mem, name);
	put_title(f, it, e->v[TITLE]);
	put_piece(f, it, body);
	put_source(f, it, &e->v[SOURCE]);
	if (e->v[TITLE].to)
		put_bytes(&f->c->items.v[0], e->v[TITLE].from,
		    e->v[TITLE].to, S("title"));
	if (body.to)
		put_bytes(&f->c->items.v[0], body.from, body.to,
		    whole ? S("body") : S("teaser"));
}

static void
channel(struct feed *f, str name, const struct piece *p)
{
	if (str_same(name, S("title")) && !f->outlet.n)
		f->outlet = line_of(f, p);
	if (str_same(name, S("language")) || str_same(name, S("dc:language")))
		f->language = line_of(f, p);
}

struct walk {
	struct entry e;
	struct piece p;		/* of the part that is open */
	u32  deep, at;		/* open elements; at which the part began */
	u32  entry, channel;	/* at which depth they began */
	str  name;
};

static bool
is_entry(str name)
{
	return str_same(name, S("item")) || str_same(name, S("entry"));
}

static void
opened(struct walk *w, const struct token_html *k)
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
	w->p = (struct piece){ .from = k->to, .url = attribute(k, S("href")) };
	if (!w->p.url.n)
		w->p.url = attribute(k, S("url"));
	if (str_same(k->name, S("link"))) {
		str rel = attribute(k, S("rel"));

		if (rel.n && !str_same(rel, S("alternate")))
			w->name = S("");
	}
}

static void
closed(struct feed *f, struct walk *w, u32 from)
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
		put_entry(f, &w->e);
		w->entry = 0;
	}
	if (w->deep)
		w->deep--;
}

static void
feed(struct capture *c, const struct packs *ps, arena tmp)
{
	struct feed f = { .c = c, .ps = ps, .tmp = &tmp };
	struct walk *w = new(&tmp, struct walk, 1);
	struct markup *m = new(&tmp, struct markup, 1);
	struct token_html k;

	markup_open(m, c->text, true);
	while (markup_next(m, &k)) {
		arena keep = tmp;

		if (k.kind == MARKUP_OPEN) {
			opened(w, &k);
			if (k.closed)
				closed(&f, w, k.to);
		} else if (k.kind == MARKUP_CLOSE) {
			bool entry = w->entry && w->entry == w->deep;

			closed(&f, w, k.from);
			if (entry)
				tmp = keep;
		}
	}
}

/* By its first element; a page may hold a bit of RDF somewhere. */
static int
smells(str head, str path)
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
	.smells = smells,
	.read   = feed,
};
