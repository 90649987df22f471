/*
 * Where does each comment of a region begin?  At an element that is named a
 * comment, or at a line that looks like the first such line: a name, perhaps a
 * date.
 */
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/voices/control.h"
#include "read/voices/entries.h"

enum {
	NAME = 60,		/* weight of the longest line with a name */
	SIGNED = 20,		/* weight of the shortest text */
	TAG_SIZE = 2000		/* bytes; the id of a longer tag is not read */
};

bool
entries_container(const struct node *n)
{
	return markup_what(n->tag) & BLOCK && n->tag != TAG_form &&
	    n->tag != TAG_body && n->tag != TAG_html && n->tag != TAG_p &&
	    !(n->tag >= TAG_h1 && n->tag <= TAG_h6);
}

/*
 * How far the element is indented: 1 + the number after a word such as "depth"
 * or "level" in its tag, or after a margin; 0 if there is none.
 */
static u32
entries_indent_of(const struct page *p, u32 node)
{
	static const str signs[] = {
		S("depth"), S("level"), S("lvl"), S("indent"), S("nest"),
		S("margin-left:"), S("padding-left:"),
	};
	str t = { p->t.all.s + p->t.v.v[node].from,
		p->t.v.v[node].open - p->t.v.v[node].from };

	t.n = t.n < 400 ? t.n : 400;
	for (size_t k = 0; k < countof(signs); k++) {
		size_t i = str_find_same(t, signs[k]);
		u32 n = 0;

		if (i == t.n)
			continue;
		for (i += signs[k].n; i < t.n && strchr("-_=\"' ", t.s[i]);)
			i++;
		if (i == t.n || !utf8_digit((u8)t.s[i]))
			continue;
		for (; i < t.n && utf8_digit((u8)t.s[i]) && n < 10000; i++)
			n = n * 10 + (u32)(t.s[i] - '0');
		return n + 1;
	}
	return 0;
}

/*
 * Where a comment is a <dt> or <dd>, it is made to span the <dt> and all <dd>
 * that follow it.
 */
static void
whole_entry(const struct page *p, u32 i, struct comment *c)
{
	const struct node *v = p->t.v.v;
	u32 up = v[i].parent, from = 0, to = 0;

	if (v[i].tag != TAG_dt && v[i].tag != TAG_dd)
		return;
	for (u32 k = up + 1; k < v[up].end; k = v[k].end) {
		if (v[k].tag == TAG_dt && k > i)
			break;
		if (v[k].tag == TAG_dt)
			from = k;
		if (v[k].tag == TAG_dt || v[k].tag == TAG_dd)
			to = k;
	}
	if (from && from <= i && to >= i) {
		c->from = p->at[from];
		c->to = page_until(p, to);
		c->node = up;
	}
}

/* The digits at the end of the element's id; empty if there are none. */
static str
number_of(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];
	str id = v->open - v->from < TAG_SIZE ?
	    tree_attribute(&p->t, node, S("id")) : (str){ 0 };
	size_t n = id.n;

	while (n && utf8_digit((u8)id.s[n - 1]))
		n--;
	return str_from(id, n);
}

/*
 * True if the element is part of the comment around it, as comment-body-12 is
 * of comment-12, and not an answer to that comment.
 */
static bool
part_of_one(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	str n = number_of(p, node);

	for (u32 i = v[node].parent; i && n.n; i = v[i].parent)
		if (v[i].flags & F_UNIT && entries_container(&v[i]))
			return str_is(number_of(p, i), n);
	return false;
}

void
entries_named(struct page *p, struct comments *out, u32 from, u32 to)
{
	const struct node *v = p->t.v.v;
	str last = { 0 };

	for (u32 i = from; i < to; i++) {
		struct comment c = { 0 };
		str n;

		if (!(v[i].flags & F_UNIT) || !entries_container(&v[i]) ||
		    part_of_one(p, i))
			continue;
		n = number_of(p, i);
		if (n.n && str_is(n, last) &&
		    p->at[i] < out->v.v[out->v.n - 1].to)
			continue;
		/* an element around the same text was taken already */
		if (out->v.n && out->v.v[out->v.n - 1].from == p->at[i] &&
		    p->at[i] < page_until(p, i) &&
		    out->v.v[out->v.n - 1].node < i)
			continue;
		c.node = i;
		c.from = p->at[i];
		c.to = page_until(p, i);
		c.depth = v[i].depth;
		c.indent = entries_indent_of(p, i);
		whole_entry(p, i, &c);
		if (c.from < c.to && !(out->v.n &&
		    out->v.v[out->v.n - 1].from == c.from &&
		    c.node == v[i].parent)) {
			*push(&out->v, p->tmp) = c;
			last = n;
		}
	}
}

/* How strongly a paragraph looks like the line above a comment, from 0 to 6. */
static u32
entries_opens(struct page *p, u32 i, u32 to)
{
	const struct para *q = &p->para.v[i];
	bool says, first = i == 0 || p->para.v[i - 1].in != q->in;
	struct when w;
	str t;

	if (q->weight > 90 || q->heading || i >= to || !first)
		return 0;
	t = para_text(p, q);
	phrase_tail(&p->ps->any.says, t, &says);
	if (says)
		return 6;
	if (signer_named(p, q))
		return 5;
	if (q->ends || phrase_is(&p->ps->any.furniture, t))
		return 0;
	if (date_find(p->tmp, p->ps, t, p->order, &w))
		return w.from > 2 || w.to + 2 < t.n ? 3 : 0;
	return q->weight <= 40 ? 1 : 0;
}

u64
entries_shape(const struct page *p, const struct para *q)
{
	const struct node *n = &p->t.v.v[q->in];

	return u64_mix(n->sign) | 1;
}

/*
 * The weight of the text in paragraphs [from, to), without headings and
 * controls.
 */
static u32
entries_text_in(struct page *p, u32 from, u32 to)
{
	u32 n = 0;

	for (u32 i = from; i < to; i++)
		if (!p->para.v[i].heading && !control_is(p, &p->para.v[i],
		    p->para.v[i].weight > NAME ? S("") :
		    para_text(p, &p->para.v[i])))
			n += p->para.v[i].weight;
	return n;
}

/*
 * Moves the bounds of all comments up by one line if the lines stand below the
 * texts: "Posted by X at 5 PM".
 */
static void
turn(struct page *p, struct comments *out, u32 first, u32 from, u32 to)
{
	u32 n = out->v.n - first;
	struct comment *c = n ? &out->v.v[first] : 0;

	if (n == 0 || entries_text_in(p, from, c[0].from) < SIGNED ||
	    entries_text_in(p, c[n - 1].head, to) >= SIGNED)
		return;
	for (u32 i = n; i-- > 0;) {
		c[i].to = c[i].head;
		c[i].from = i ? c[i - 1].head : from;
	}
}

void
entries_headed(struct page *p, struct comments *out, u32 from, u32 to)
{
	map votes = { .mem = p->tmp };
	u64 best = 0;
	u32 most = 0, began = out->v.n;

	for (u32 i = from; i < to; i++) {
		u32 n = entries_opens(p, i, to);
		u64 key = entries_shape(p, &p->para.v[i]);
		u32 *sum = n ? map_at(&votes, key) : 0;

		if (!sum)
			continue;
		*sum += n;
		if (*sum > most)
			most = *sum, best = key;
	}
	for (u32 i = from; i < to && most >= 2; i++) {
		const struct para *q = &p->para.v[i];
		struct comment c = { .from = i, .head = i + 1, .node = q->in };

		if (entries_shape(p, q) != best || !entries_opens(p, i, to))
			continue;
		/* no text since the last line: both lines head one comment */
		if (out->v.n > began && entries_text_in(p,
		    out->v.v[out->v.n - 1].head, i) == 0)
			continue;
		c.depth = p->t.v.v[q->in].depth;
		for (u32 n = q->in, k = 0; n && k < 3 && !c.indent; k++) {
			c.indent = entries_indent_of(p, n);
			n = p->t.v.v[n].parent;
		}
		*push(&out->v, p->tmp) = c;
	}
	turn(p, out, began, from, to);
}
