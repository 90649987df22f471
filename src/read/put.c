/*
 * How does a stretch of a page become text?  Runs of it that need no change
 * are taken whole; between them stand single blanks and what entities mean,
 * each leading back to its bytes.
 */
#include "read/entity.h"
#include "read/page.h"
#include "read/put.h"

/* Needs a look: blanks and controls, &, what may begin a blank or nothing. */
static const bool odd[256] = {
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['&'] = 1, [0x7f] = 1, [0xc2] = 1, [0xe2] = 1, [0xef] = 1,
};

static bool
plain(char c)
{
	return !odd[(u8)c];
}

static void
flush(struct item *it, u32 from, u32 to)
{
	if (from < to)
		item_take(it, from, to);
}

static bool
begins(const struct item *it)
{
	return it->text.n == 0 || it->text.s[it->text.n - 1] == '\n' ||
	    it->text.s[it->text.n - 1] == ' ';
}

/* One blank, that leads to the bytes it stands for. */
static void
blank(struct item *it, u32 from, u32 to)
{
	if (!begins(it))
		item_put(it, S(" "), from, to);
}

/* Shy hyphens and joiners of no width are no text. */
static bool
nothing(u32 c)
{
	return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff ||
	    c == 0x200e || c == 0x200f;
}

/* The character at i, up to `to`: its length if it is text as it stands. */
static u32
stands(const char *s, u32 i, u32 to)
{
	str t = { s + i, to - i };
	u32 c = utf8_next(&t);

	return nothing(c) || utf8_space(c) ? 0 : to - i - (u32)t.n;
}

static u32
special(struct item *it, u32 at, u32 to, bool entities)
{
	str t = { it->of->text.s + at, to - at }, e;
	char out[8];
	size_t n, took = 0;
	u32 c;

	if (t.s[0] == '&' && entities)
		took = entity(t, out, &n);
	e = took ? (str){ out, n } : t;
	c = utf8_next(&e);
	if (!took)
		took = t.n - e.n;
	if (nothing(c))
		return at + (u32)took;
	if (utf8_space(c))
		blank(it, at, at + (u32)took);
	else if (t.s[0] == '&' && took > 1)
		item_put(it, str_copy(it->mem, (str){ out, n }), at,
		    at + (u32)took);
	else
		item_take(it, at, at + (u32)took);
	return at + (u32)took;
}

void
put_text(struct item *it, u32 from, u32 to, bool entities)
{
	const char *s = it->of->text.s;
	u32 i = from;

	while (i < to) {
		u32 run = i, n = 1;

		for (; i < to && n; i += n) {
			if (plain(s[i]))
				n = 1;
			else if ((u8)s[i] >= 0x80)
				n = stands(s, i, to);
			else	/* a single blank between words may stay */
				n = s[i] == ' ' && i > run && i + 1 < to &&
				    plain(s[i + 1]);
		}
		flush(it, run, i);
		if (i == to)
			break;
		if ((u8)s[i] > ' ' && s[i] != 0x7f) {
			i = special(it, i, to, entities);
			continue;
		}
		run = i;
		while (i < to && ((u8)s[i] <= ' ' || s[i] == 0x7f))
			i++;
		blank(it, run, i);
	}
}

static bool
address_ends(char c)
{
	return (u8)c <= ' ' || strchr("<>\"'`{}|\\^", c) != 0;
}

/* Addresses that stand in the text as such. */
void
put_links(struct item *it, u32 from)
{
	str t = str_from(item_all(it), from);

	for (size_t i = 0; i + 10 < t.n; i++) {
		const char *p = memchr(t.s + i, ':', t.n - i);
		size_t n = 0, scheme;
		u32 at;

		if (!p)
			return;
		i = (size_t)(p - t.s);
		if (!str_starts(str_from(t, i), S("://")))
			continue;
		scheme = i >= 5 && memcmp(t.s + i - 5, "https", 5) == 0 ? 5 :
		    i >= 4 && memcmp(t.s + i - 4, "http", 4) == 0 ? 4 : 0;
		while (i + n < t.n && !address_ends(t.s[i + n]))
			n++;
		while (n && strchr(".,;:!?)]", t.s[i + n - 1]))
			n--;
		at = from + (u32)(i - scheme);
		if (scheme && n > 5)
			*push(&it->links, it->mem) = (struct link){
				{ at, at + (u32)(n + scheme) },
				str_copy(it->mem, (str){ t.s + i - scheme,
				    n + scheme }), S("body") };
		i += n;
	}
}

void
put_bytes(struct item *it, u32 from, u32 to, str kind)
{
	if (from < to)
		*push(&it->regions, it->mem) = (struct region){
			{ capture_at(it->of, from), capture_at(it->of, to) },
			kind };
}

/* The link that a text node stands in, if any. */
static u32
link_of(const struct page *p, u32 i, u32 upto)
{
	const struct node *v = p->t.v.v;
	u32 at = v[i].from;

	for (u32 n = v[i].parent; n > upto; n = v[n].parent)
		if (v[n].tag == TAG_a)
			return at < v[n].close ? n : 0;
	return 0;
}

static void
end_link(struct page *p, struct item *it, u32 link, u32 from)
{
	span s = item_trim(it, (span){ from, (u32)it->text.n });
	str url;

	if (!link || s.to == 0)
		return;
	url = page_link(p, link);
	if (url.n)
		*push(&it->links, it->mem) = (struct link){ s,
			str_copy(it->mem, url), S("body") };
}

void
put_para(struct page *p, struct item *it, const struct para *q, str kind)
{
	const struct node *v = p->t.v.v;
	u32 began = (u32)it->text.n, link = 0, from = began;
	u32 links = it->links.n;

	for (u32 i = q->first; i <= q->last; i++) {
		u32 now;

		if (v[i].tag != TAG_NONE) {
			if (markup_what(v[i].tag) & DROPPED)
				i = v[i].end - 1;
			continue;
		}
		now = link_of(p, i, q->in);
		if (now != link) {
			end_link(p, it, link, from);
			link = now;
			from = (u32)it->text.n;
		}
		put_text(it, v[i].from, v[i].close, true);
	}
	end_link(p, it, link, from);
	if (it->links.n == links)
		put_links(it, began);
	item_block(it, began, kind);
}

void
put_region(struct page *p, const struct para *q, str kind)
{
	struct item *first = p->c->items.n ? &p->c->items.v[0] : 0;

	if (first)
		put_bytes(first, p->t.v.v[q->first].from,
		    p->t.v.v[q->last].close, kind);
}

void
put_published(struct item *it, const struct when *w, str basis)
{
	if (w->value.n && it->published.n == 0)
		*push(&it->published, it->mem) = (struct publication){
			str_copy(it->mem, w->value),
			w->minute ? S("minute") : S("day"), basis };
}

static str
keep(struct item *it, str t)
{
	return t.n ? str_copy(it->mem, t) : (str){ 0 };
}

static str
language_tag(struct item *it, str t)
{
	char c[2];

	if (t.n < 2 || (t.n > 2 && t.s[2] != '-' && t.s[2] != '_'))
		return (str){ 0 };
	for (int i = 0; i < 2; i++) {
		c[i] = (char)(t.s[i] | 32);
		if (c[i] < 'a' || c[i] > 'z')
			return (str){ 0 };
	}
	return str_copy(it->mem, (str){ c, 2 });
}

void
put_about(struct page *p, struct item *it)
{
	const struct about *o = &p->about;
	struct head *h = it->heads.v;

	h->title = keep(it, o->title);
	h->outlet = keep(it, o->outlet);
	h->url = keep(it, o->url.n ? o->url : p->c->url);
	h->language = language_tag(it, o->language);
	put_published(it, &o->published, o->basis);
	if (o->modified.value.n)
		*push(&it->modified, it->mem) = (struct modification){
			str_copy(it->mem, o->modified.value),
			o->modified_basis };
	for (u32 i = 0; i < o->authors.n; i++)
		push(&it->authors, it->mem)->name =
		    str_copy(it->mem, o->authors.v[i]);
}

/* A piece of a page is told to be in the language of the page. */
void
put_language(struct page *p, struct item *it)
{
	struct head *h = it->heads.v;

	if (!h->language.n)
		h->language = language_tag(it, p->about.language);
}

/* What leads to a page of the same site is from the same outlet. */
void
put_own_outlet(struct page *p, struct item *it)
{
	const struct about *o = &p->about;
	struct head *h = it->heads.v;
	str own = url_host(o->url.n ? o->url : p->c->url);

	if (o->outlet.n && own.n && str_is(url_host(h->url), own))
		h->outlet = str_copy(it->mem, o->outlet);
}

static str
origin(str url)
{
	size_t i = str_find(url, S("://"));

	if (i == url.n)
		return (str){ 0 };
	for (i += 3; i < url.n && !strchr("/?#", url.s[i]); i++)
		;
	return (str){ url.s, i };
}

str
page_link(const struct page *p, u32 node)
{
	str href = tree_decode(p->tmp,
	    tree_attribute(&p->t, node, S("href")));
	str base = p->about.url.n ? p->about.url : p->c->url;
	str site = origin(base);

	if (str_starts(href, S("http")))
		return href;
	if (str_starts(href, S("//")))
		return str_join(p->tmp, S("https:"), href);
	if (str_starts(href, S("/")) && site.n)
		return str_join(p->tmp, site, href);
	return (str){ 0 };
}
