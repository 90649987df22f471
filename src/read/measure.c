/*
 * What weighs how much?  The text is cut into paragraphs at blocks and line
 * breaks; the mass of a node is the text in it that is no list of links.
 */
#include "read/page.h"
#include "read/phrase.h"

enum { SHORT = 25, LITTLE = 8 };	/* an eighth */

/* Characters that are no blanks; those of scripts without spaces count 3. */
static u32
weight(str t)
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

static void
close_para(struct page *p, struct para *q)
{
	const struct node *n;
	str t;

	if (q->chars == 0)
		return;
	n = &p->t.v.v[q->last];
	t = (str){ p->t.all.s + n->from, n->close - n->from };
	q->ends = ends_sentence(t.n > 64 ? str_from(t, t.n - 64) : t);
	q->holder = q->lead * LITTLE < q->chars ? q->in :
	    p->t.v.v[q->first].parent;
	*push(&p->para, p->tmp) = *q;
	*q = (struct para){ 0 };
}

/* How many comments there are on what stands behind it. */
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

static void
add_text(struct page *p, struct para *q, u32 i, u32 link)
{
	const struct node *n = &p->t.v.v[i];
	u32 w = weight((str){ p->t.all.s + n->from, n->close - n->from });

	if (w == 0 || is_count(p, n))
		return;
	if (q->chars == 0) {
		u16 tag = p->t.v.v[p->block[i]].tag;

		q->first = i;
		q->lead = w;
		q->in = p->block[i];
		q->heading = tag >= TAG_h1 && tag <= TAG_h6;
	}
	q->last = i;
	q->chars += w;
	if (link && n->from < p->t.v.v[link].close) {
		q->linked += w;
		if (q->link != link)
			q->links++;
		q->link = q->link ? q->link : link;
	}
}

void
page_measure(struct page *p)
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
			if (q.chars && q.in != p->block[i])
				close_para(p, &q);
			p->at[i] = p->para.n + (q.chars != 0);
			add_text(p, &q, i, link[i]);
			continue;
		}
		if (what & BLOCK || v[i].tag == TAG_br)
			close_para(p, &q);
		p->at[i] = p->para.n + (q.chars != 0);
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
page_weigh(struct page *p)
{
	const struct node *v = p->t.v.v;

	if (!p->mass)
		p->mass = new(p->tmp, u32, p->t.v.n + 1);
	memset(p->mass, 0, sizeof(u32) * p->t.v.n);
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		if (q->use == USE_NONE && q->chars >= SHORT &&
		    q->linked * 2 <= q->chars && !q->heading)
			p->mass[q->in] += q->chars;
	}
	for (u32 i = p->t.v.n; i-- > 1;)
		if (p->mass[i])
			p->mass[v[i].parent] += p->mass[i];
}

/* Asked for again and again, and made once; q is one of p->para. */
str
page_text(const struct page *p, const struct para *q)
{
	str *t = &p->texts[q - p->para.v];

	if (!t->s)
		*t = tree_text(p->tmp, &p->t, q->first, q->last + 1);
	return *t;
}

/* All of it bold, or the like. */
bool
page_bold(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = v[q->first].parent; i > q->in; i = v[i].parent)
		if (v[i].tag == TAG_b || v[i].tag == TAG_strong)
			return q->last < v[i].end;
	return false;
}

bool
page_quoted(const struct page *p, const struct para *q, u32 upto)
{
	for (u32 i = q->in; i > upto; i = p->t.v.v[i].parent)
		if (p->t.v.v[i].tag == TAG_blockquote)
			return true;
	return false;
}

/* What the names of a node and of those around it say, up to one of them. */
u32
page_flags(const struct page *p, u32 node, u32 upto)
{
	u32 f = 0;

	for (u32 i = node; i && i != upto; i = p->t.v.v[i].parent)
		f |= p->t.v.v[i].flags;
	return f;
}

str
page_received(const struct page *p)
{
	return p->c->url.n ? p->c->received : (str){ 0 };
}
