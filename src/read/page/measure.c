/*
 * How much text does each paragraph and each node hold?  The text is cut into
 * paragraphs at blocks and line breaks.  The mass of a node is the weight of
 * the paragraphs in it that are not headings, short lines or lists of links.
 */
#include "read/line/phrase.h"
#include "read/page/measure.h"

enum {
	SHORT = 25,		/* weight; a shorter paragraph has no mass */
	LITTLE = 8		/* an eighth of a paragraph is little of it */
};

/*
 * The number of characters without blanks; a character of a script without
 * spaces counts 3.
 */
static u32
measure_weight(str t)
{
	u32 n = 0;
	u8 any = 0;

	for (size_t i = 0; i < t.n; i++) {
		u8 c = (u8)t.s[i];

		n += (c & 0xc0) != 0x80 && c > ' ';
		any |= c;
	}
	for (size_t i = 0; any >= 0x80 && i < t.n; i++) {
		u8 c = (u8)t.s[i];

		n += c >= 0xe3 && c <= 0xed ? 2 : 0;
	}
	return n;
}

/* Adds the paragraph, if it has text, and begins a new one. */
static void
close_para(struct page *p, struct para *q)
{
	const struct node *n;
	str t;

	if (q->weight == 0)
		return;
	n = &p->t.v.v[q->last];
	t = (str){ p->t.all.s + n->from, n->close - n->from };
	q->ends = ends_sentence(t.n > 64 ? str_from(t, t.n - 64) : t);
	q->holder = q->lead * LITTLE < q->weight ? q->in :
	    p->t.v.v[q->first].parent;
	*push(&p->para, p->tmp) = *q;
	*q = (struct para){ 0 };
}

/*
 * Is the text node a number of comments, in a link or <span> that is named one?
 */
static bool
is_count(const struct page *p, const struct node *n)
{
	const struct node *up = &p->t.v.v[n->parent];

	if (!(up->flags & F_COMMENT) || (up->tag != TAG_a &&
	    up->tag != TAG_span) || n->close - n->from > 8)
		return false;
	for (u32 i = n->from; i < n->close; i++)
		if (!utf8_digit((u8)p->t.all.s[i]) && p->t.all.s[i] != ' ')
			return false;
	return true;
}

/* Adds text node i to the paragraph; `link` is the link that it is in, or 0. */
static void
add_text(struct page *p, struct para *q, u32 i, u32 link)
{
	const struct node *n = &p->t.v.v[i];
	u32 w = measure_weight((str){ p->t.all.s + n->from, n->close -
	    n->from });

	if (w == 0 || is_count(p, n))
		return;
	if (q->weight == 0) {
		u16 tag = p->t.v.v[p->block[i]].tag;

		q->first = i;
		q->lead = w;
		q->in = p->block[i];
		q->heading = tag >= TAG_h1 && tag <= TAG_h6;
	}
	q->last = i;
	q->weight += w;
	if (link && n->from < p->t.v.v[link].close) {
		q->linked += w;
		if (q->link != link)
			q->links++;
		q->link = q->link ? q->link : link;
	}
}

void
measure_paras(struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 n = p->t.v.n, *link = new(p->tmp, u32, n + 1);
	struct para q = { 0 };

	p->block = new(p->tmp, u32, n + 1);
	p->at = new(p->tmp, u32, n + 1);
	for (u32 i = 0; i < n; i++) {
		u32 what = markup_what(v[i].tag), up = v[i].parent;

		p->block[i] = what & BLOCK ? i : p->block[up];
		link[i] = v[i].tag == TAG_a ? i : link[up];
		if (v[i].tag == TAG_NONE && i) {
			if (q.weight && q.in != p->block[i])
				close_para(p, &q);
			p->at[i] = p->para.n + (q.weight != 0);
			add_text(p, &q, i, link[i]);
			continue;
		}
		if (what & BLOCK || v[i].tag == TAG_br)
			close_para(p, &q);
		p->at[i] = p->para.n + (q.weight != 0);
		if (what & DROPPED || v[i].tag == TAG_head) {
			for (u32 k = i + 1; k < v[i].end; k++) {
				p->at[k] = p->at[i];
				p->block[k] = p->block[i];
			}
			i = v[i].end - 1;
		}
	}
	close_para(p, &q);
	p->at[n] = p->para.n;
	p->texts = new(p->tmp, str, p->para.n + 1);
}

void
measure_mass(struct page *p)
{
	const struct node *v = p->t.v.v;

	if (!p->mass)
		p->mass = new(p->tmp, u32, p->t.v.n + 1);
	memset(p->mass, 0, sizeof(u32) * p->t.v.n);
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		if (q->use == USE_NONE && q->weight >= SHORT &&
		    q->linked * 2 <= q->weight && !q->heading)
			p->mass[q->in] += q->weight;
	}
	for (u32 i = p->t.v.n; i-- > 1;)
		if (p->mass[i])
			p->mass[v[i].parent] += p->mass[i];
}

