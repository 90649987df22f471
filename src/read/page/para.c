/*
 * How does a paragraph become one line of text, or a block of an item?
 */
#include "read/bytes/put.h"
#include "read/page/link.h"
#include "read/page/para.h"

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

void
para_put(struct page *p, struct item *it, const struct para *q,
    block_kind kind)
{
	const struct node *v = p->t.v.v;
	u32 began = (u32)it->text.n, link = 0, from = began;
	u32 links = it->links.n;

	assert(q->first <= q->last && q->last < p->t.v.n);
	for (u32 i = q->first; i <= q->last; i++) {
		u32 now;

		if (v[i].tag != TAG_NONE) {
			if (markup_what(v[i].tag) & DROPPED)
				i = v[i].end - 1;
			continue;
		}
		now = link_of(p, i, q->in);
		if (now != link) {
			para_end_link(p, it, link, from);
			link = now;
			from = (u32)it->text.n;
		}
		if (v[v[i].parent].tag != TAG_sup || !put_power(it, p, i))
			put_text(it, v[i].from, v[i].close, true);
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

str
para_text(const struct page *p, const struct para *q)
{
	str *t = &p->texts[q - p->para.v];

	assert(q >= p->para.v && q < p->para.v + p->para.n);
	if (!t->s)
		*t = tree_text(p->tmp, &p->t, q->first, q->last + 1);
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
