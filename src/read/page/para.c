/*
 * How does a paragraph become one line of text, or a block of an item?
 */
#include "read/bytes/decode.h"
#include "read/bytes/put.h"
#include "read/bytes/quote.h"
#include "read/page/link.h"
#include "read/page/para.h"

enum { QUOTES = 8 };		/* <q> elements in each other */

/* The link around text node i, inside the node `upto`; 0 if there is none. */
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

/* Adds a link for the text of the item from byte `from` on. */
static void
para_end_link(struct page *p, struct item *it, u32 link, u32 from)
{
	span s = item_trim(it, (span){ from, (u32)it->text.n });
	str url;

	if (!link || s.to == 0)
		return;
	url = link_url(p, link);
	if (url.n)
		*push(&it->links, it->mem) = (struct link){ s,
			str_copy(it->mem, url), LINK_body };
}

/*
 * Puts the number in a <sup>, text node i, with the digits of powers, so that
 * it does not lengthen the number before it.  False if it is not a number.
 */
static bool
put_power(struct item *it, const struct page *p, u32 i)
{
	static const str powers[] = {
		S("⁰"), S("¹"), S("²"), S("³"), S("⁴"),
		S("⁵"), S("⁶"), S("⁷"), S("⁸"), S("⁹"),
	};
	const struct node *n = &p->t.v.v[i];
	str t = { p->t.all.s + n->from, n->close - n->from };

	for (size_t k = 0; k < t.n; k++)
		if (!utf8_digit((u8)t.s[k]) && !(k == 0 && t.n > 1 &&
		    t.s[k] == '-'))
			return false;
	for (u32 k = n->from; k < n->close; k++)
		item_put(it, p->t.all.s[k] == '-' ? S("⁻") :
		    powers[p->t.all.s[k] - '0'], k, k + 1);
	return true;
}

/* The <q> elements around a text node, from the innermost outward. */
struct around { u32 v[QUOTES]; u32 n; };

static struct around
around(const struct page *p, u32 i)
{
	const struct node *v = p->t.v.v;
	struct around a = { .n = 0 };

	for (u32 n = v[i].parent; p->t.quotes && n; n = v[n].parent)
		if (v[n].tag == TAG_q && v[i].from < v[n].close &&
		    a.n < QUOTES)
			a.v[a.n++] = n;
	return a;
}

/* The text of a node without the blanks at its ends. */
static span
para_seen(const struct page *p, u32 i)
{
	span s = { p->t.v.v[i].from, p->t.v.v[i].close };

	while (s.from < s.to && (u8)p->t.all.s[s.from] <= ' ')
		s.from++;
	while (s.from < s.to && (u8)p->t.all.s[s.to - 1] <= ' ')
		s.to--;
	return s;
}

/* The next text node behind node i that is more than blanks, up to `to`. */
static u32
next_text(const struct page *p, u32 i, u32 to)
{
	const struct node *v = p->t.v.v;

	for (i++; i < to; i++) {
		span s = para_seen(p, i);

		if (v[i].tag == TAG_NONE && s.from < s.to)
			break;
		if (markup_what(v[i].tag) & DROPPED)
			i = v[i].end - 1;
	}
	return i;
}

/* Do marks belong around <q> element n? */
static bool
para_bare(const struct page *p, u32 n)
{
	const struct node *v = &p->t.v.v[n];

	return quote_bare(p->t.all, v->from, v->open, v->close);
}

/* Writes a mark for the tag at byte `at`: into the item, or else to b. */
static void
put_mark(struct item *it, buf *b, str mark, u32 at)
{
	if (it)
		item_put(it, mark, at, at + 1);
	else
		buf_put(b, mark);
}

/* Writes bytes [from, to) of the page: into the item, or else to b. */
static void
put_piece(const struct page *p, struct item *it, buf *b, u32 from, u32 to)
{
	if (it)
		put_text(it, from, to, true);
	else
		decode_add(b, (str){ p->t.all.s + from, to - from });
}

/*
 * Writes text node i, with marks for each <q> that begins or ends there.
 * `before` is the text node before it in the paragraph, or 0: so a <q> over
 * many paragraphs opens in each.
 */
static void
put_quoted(const struct page *p, struct item *it, buf *b, u32 i, u32 before)
{
	const struct node *v = p->t.v.v;
	struct around a = around(p, i);
	span s = para_seen(p, i);
	u32 next = a.n ? next_text(p, i, v[a.v[a.n - 1]].end) : 0;

	put_piece(p, it, b, v[i].from, s.from);
	for (u32 k = a.n; k-- > 0; )
		if (before < a.v[k] && para_bare(p, a.v[k]))
			put_mark(it, b, quote_mark(a.n - 1 - k, false),
			    v[a.v[k]].from);
	put_piece(p, it, b, s.from, s.to);
	for (u32 k = 0; k < a.n; k++) {
		const struct node *q = &v[a.v[k]];

		if ((next >= q->end || v[next].from >= q->close) &&
		    para_bare(p, a.v[k]))
			put_mark(it, b, quote_mark(a.n - 1 - k, true),
			    q->close);
	}
	put_piece(p, it, b, s.to, v[i].close);
}

/*
 * Writes the text of a node, with marks if it is in a <q>.  Returns the text
 * node before the next one: this one, unless it is only blanks.
 */
static u32
put_node(const struct page *p, struct item *it, buf *b, u32 i, u32 before)
{
	const struct node *n = &p->t.v.v[i];
	span s;

	if (!p->t.quotes) {
		put_piece(p, it, b, n->from, n->close);
		return i;
	}
	s = para_seen(p, i);
	if (s.from == s.to) {
		put_piece(p, it, b, n->from, n->close);
		return before;
	}
	put_quoted(p, it, b, i, before);
	return i;
}

void
para_put(struct page *p, struct item *it, const struct para *q,
    block_kind kind)
{
	const struct node *v = p->t.v.v;
	u32 began = (u32)it->text.n, link = 0, from = began, before = 0;
	u32 links = it->links.n;

	assert(q->first <= q->last && q->last < p->t.v.n);
	for (u32 i = q->first; i <= q->last; i++) {
		u32 now;

		if (v[i].tag != TAG_NONE) {
			if (markup_what(v[i].tag) & DROPPED)
				i = v[i].end - 1;
			else if (markup_what(v[i].tag) & BLOCK &&
			    it->text.n > began &&
			    it->text.s[it->text.n - 1] != '\t')
				item_put(it, S("\t"), v[i].from, v[i].from + 1);
			continue;
		}
		now = link_of(p, i, q->in);
		if (now != link) {
			para_end_link(p, it, link, from);
			link = now;
			from = (u32)it->text.n;
		}
		if (v[v[i].parent].tag != TAG_sup || !put_power(it, p, i))
			before = put_node(p, it, 0, i, before);
	}
	para_end_link(p, it, link, from);
	if (it->links.n == links)
		put_links(it, began);
	item_block(it, began, kind);
}

void
para_region(struct page *p, const struct para *q, region_kind kind)
{
	struct item *first = p->c->items.n ? &p->c->items.v[0] : 0;

	if (first)
		put_bytes(first, p->t.v.v[q->first].from,
		    p->t.v.v[q->last].close, kind);
}

/* Is a part of the paragraph in a <q>? */
static bool
has_quote(const struct page *p, const struct para *q)
{
	if (p->t.quotes && around(p, q->first).n)
		return true;
	for (u32 i = q->first; p->t.quotes && i <= q->last; i++)
		if (p->t.v.v[i].tag == TAG_q)
			return true;
	return false;
}

/* The text of a paragraph with a <q>, as para_put() writes it. */
static str
quoted_text(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	buf b = { .mem = p->tmp };
	u32 before = 0;

	for (u32 i = q->first; i <= q->last; i++) {
		if (v[i].tag == TAG_NONE)
			before = put_node(p, 0, &b, i, before);
		else if (markup_what(v[i].tag) & DROPPED)
			i = v[i].end - 1;
	}
	return str_trim(buf_str(&b));
}

str
para_text(const struct page *p, const struct para *q)
{
	str *t = &p->texts[q - p->para.v];

	assert(q >= p->para.v && q < p->para.v + p->para.n);
	if (!t->s)
		*t = has_quote(p, q) ? quoted_text(p, q) :
		    tree_text(p->tmp, &p->t, q->first, q->last + 1);
	return *t;
}

bool
para_bold(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = v[q->first].parent; i > q->in; i = v[i].parent)
		if (v[i].tag == TAG_b || v[i].tag == TAG_strong)
			return q->last < v[i].end;
	return false;
}

bool
para_quoted(const struct page *p, const struct para *q, u32 upto)
{
	for (u32 i = q->in; i > upto; i = p->t.v.v[i].parent)
		if (p->t.v.v[i].tag == TAG_blockquote)
			return true;
	return false;
}
