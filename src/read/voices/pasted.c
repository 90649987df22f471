/*
 * Has the author pasted a whole article into their own text?  It stands in a
 * <blockquote> that begins with a headline, or between a bold headline and its
 * address on a line by itself; and there are other words around it.
 */
#include "read/page/link.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/voices/pasted.h"

enum {
	LEAST = 2,		/* paragraphs, if not in a <blockquote> */
	DIGITS = 4,		/* of a number in the address of an article */
	WORD = 4		/* bytes of a word of a headline */
};

struct pasted {
	u32 from, to;		/* paras [from, to); to is 0 if there is none */
	u32 link;		/* the node of its address; or 0 */
};

/* Is the paragraph an address and nothing else? */
static bool
bare_address(const struct page *p, const struct para *q)
{
	str t;

	if (q->links != 1 || q->linked != q->weight || q->weight > 300)
		return false;
	t = para_text(p, q);
	return str_starts(t, S("http")) && !memchr(t.s, ' ', t.n);
}

/*
 * Is the paragraph a headline of the body: short, bold or a heading, and
 * without a period or colon at its end?
 */
static bool
pasted_headline(const struct page *p, const struct para *q)
{
	str t;

	if (q->use != USE_BODY || q->ends || q->weight >= 250 ||
	    q->weight <= 8 || !(q->heading || para_bold(p, q)))
		return false;
	t = para_text(p, q);
	return !str_ends(t, S(":")) && !str_ends(t, S("："));
}

/*
 * The outermost <blockquote> around a paragraph, inside the root; 0 if there is
 * none.
 */
static u32
quotation_of(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 found = 0;

	for (u32 i = q->in; i && i != p->root; i = v[i].parent)
		if (v[i].tag == TAG_blockquote)
			found = i;
	return found;
}

/*
 * For paras [from, to), by number - from: the para of the next address, or
 * `to`; and how many paras before it are body text.
 */
struct ahead { u32 from, to, *address, *text; };

/* Fills `struct ahead`, so that each headline is judged in constant time. */
static struct ahead
pasted_look_ahead(struct page *p, u32 from, u32 to)
{
	struct ahead a = { from, to, new(p->tmp, u32, to - from + 1),
		new(p->tmp, u32, to - from + 1) };

	assert(from <= to);
	a.address[to - from] = to;
	for (u32 i = to; i-- > from;)
		a.address[i - from] = bare_address(p, &p->para.v[i]) ? i :
		    a.address[i + 1 - from];
	for (u32 i = from; i < to; i++)
		a.text[i + 1 - from] = a.text[i - from] +
		    (p->para.v[i].use == USE_BODY && !p->para.v[i].heading);
	return a;
}

/*
 * Does the address look like that of a text with this headline?  It has one of
 * the longer words of the headline, or a number as the addresses of articles
 * have.
 */
static bool
may_be_of(struct page *p, const struct para *headline, u32 link)
{
	str url = url_parts(tree_attribute(&p->t, link, S("href"))).rest;
	str t = para_text(p, headline);
	u32 digits = 0;

	for (size_t i = 0; i < url.n && digits < DIGITS; i++)
		digits = utf8_digit((u8)url.s[i]) ? digits + 1 : 0;
	while (t.n && digits < DIGITS) {
		str w = str_cut(&t, ' ');

		if (w.n >= WORD && str_find_same(url, w) < url.n)
			return true;
	}
	return digits == DIGITS;
}

/*
 * The para after a pasted article whose headline is para i; 0 if i does not
 * begin one.  *link becomes its address.  A heading outside of quotations heads
 * a part of the page itself.
 */
static u32
pasted_end_of(struct page *p, const struct ahead *a, u32 i, u32 *link)
{
	u32 quotation = quotation_of(p, &p->para.v[i]), end;

	assert(a->from <= i && i < a->to);
	if (quotation ? p->at[quotation] != i : p->para.v[i].heading)
		return 0;
	end = quotation ? page_until(p, quotation) :
	    a->address[i + 1 - a->from];
	if (!quotation && (end == a->to ||
	    !may_be_of(p, &p->para.v[i], p->para.v[end].link)))
		return 0;
	if (a->text[end - a->from] - a->text[i + 1 - a->from] <
	    (quotation ? 1 : LEAST))
		return 0;
	if (end < a->to && a->address[end - a->from] == end)
		*link = p->para.v[end].link;
	return end;
}

struct pasted *
pasted_find(struct page *p)
{
	struct pasted *out = new(p->tmp, struct pasted, 1);
	u32 from = p->at[p->root], to = page_until(p, p->root), own = 0;
	struct ahead a = pasted_look_ahead(p, from, to);

	for (u32 i = from; i < to && out->to == 0; i++) {
		u32 link = 0, end;

		if (i + 1 == p->title || !pasted_headline(p, &p->para.v[i]))
			continue;
		end = pasted_end_of(p, &a, i, &link);
		if (end)
			*out = (struct pasted){ i, end, link };
	}
	for (u32 i = from; i < to; i++)
		own += (i < out->from || i >= out->to) && i + 1 != p->title &&
		    p->para.v[i].use == USE_BODY;
	if (own == 0)
		out->to = 0;
	uses_change(p, out->from, out->to, USE_BODY, USE_QUOTED);
	if (out->to && out->to < to && out->link)
		uses_set(p, out->to, USE_NONE);	/* the address is not text */
	return out;
}

void
pasted_put(struct page *p, const struct pasted *x, ref parent)
{
	struct item *it;
	struct head *h;
	str url = x->link ? link_url(p, x->link) : (str){ 0 };

	if (x->to == 0)
		return;
	it = capture_add(p->c, ITEM_quoted, parent);
	h = item_head(it);
	if (url.n) {
		h->url = str_copy(it->mem, url);
		h->outlet = str_copy(it->mem, url_host(url));
	}
	for (u32 i = x->from; i < x->to; i++) {
		const struct para *q = &p->para.v[i];

		if (q->use != USE_QUOTED)
			continue;
		para_put(p, it, q, i == x->from ? BLOCK_title : BLOCK_body);
		para_region(p, q, REGION_body);
	}
	if (it->blocks.n) {
		h->title_span = it->blocks.v[0].span;
		h->title = str_copy(it->mem, item_text(it, h->title_span));
	}
}
