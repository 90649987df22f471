/*
 * Which part of the page is the article?  Hints of the page's own names,
 * joined; else the best <article>; else down from the body while one child
 * holds most of the text.  What is named junk is left out, unless it holds
 * much of the text.  The shares were found on a few hundred pages.
 */
#include "read/choose/root.h"
#include "read/page/measure.h"
#include "read/page/uses.h"

enum {
	NEAR = 8, ENOUGH = 80
};

/* From what share of all text on a name is not believed, in percent. */
static const struct { u32 flag, share; } protection[] = {
	{ F_COMMENT, 80 }, { F_FOOTER, 80 }, { F_MODAL, 80 },
	{ F_HIDDEN, 60 }, { F_RELATED, 35 }, { F_TEASER, 35 },
	{ F_META, 20 }, { F_CAPTION, 25 }, { F_SIDE, 30 }, { F_AD, 20 },
	{ F_NAV, 25 }, { F_SHARE, 20 }, { F_LETTER, 25 },
};

static bool
junk_tag(u16 tag)
{
	return tag == TAG_nav || tag == TAG_aside || tag == TAG_footer ||
	    tag == TAG_form || tag == TAG_noscript || tag == TAG_dialog ||
	    tag == TAG_menu || tag == TAG_figcaption || tag == TAG_caption ||
	    tag == TAG_noframes;
}

static u32
limit(const struct node *n, u32 doubted)
{
	u32 least = 101, flags = n->flags & ~doubted;

	for (size_t i = 0; flags && i < countof(protection); i++)
		if (flags & protection[i].flag &&
		    protection[i].share < least)
			least = protection[i].share;
	if (junk_tag(n->tag)) {
		u32 share = n->tag == TAG_form || n->tag == TAG_footer ||
		    n->tag == TAG_noscript ? 60 : 40;

		least = share < least ? share : least;
	}
	return least;
}

/* The mass of the outermost nodes with a flag, summed upwards. */
static u32 *
hinted(const struct page *p, u32 flag)
{
	const struct node *v = p->t.v.v;
	u32 *m = new(p->tmp, u32, p->t.v.n), past = 0;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];

		if (i < past || !(v[i].flags & flag) || v[i].flags & F_JUNK ||
		    p->mass[i] == 0)
			continue;
		m[i] = p->mass[i];
		past = v[i].end;
	}
	for (u32 i = p->t.v.n; i-- > 1;)
		if (m[i])
			m[v[i].parent] += m[i];
	return m;
}

/*
 * Names that page builders give to pieces of the article as well: where all
 * that is named so holds half of the text, the name says nothing.
 */
static u32
doubts(const struct page *p)
{
	static const u32 weak[] = { F_SIDE, F_TEASER, F_CAPTION, F_META };
	const struct node *v = p->t.v.v;
	u32 doubted = 0;

	for (size_t k = 0; k < countof(weak); k++) {
		u64 sum = 0;
		u32 past = 0;

		for (u32 m = 0; m < p->t.marked.n; m++) {
			u32 i = p->t.marked.v[m];

			if (i < past || !(v[i].flags & weak[k]) ||
			    v[i].tag == TAG_aside)
				continue;
			sum += p->mass[i];
			past = v[i].end;
		}
		if (sum * 2 > p->mass[0])
			doubted |= weak[k];
	}
	return doubted;
}

void
root_junk(struct page *p)
{
	struct node *v = p->t.v.v;
	u64 all;
	u32 *strong = new(p->tmp, u32, p->t.v.n), *body, doubted;

	measure_mass(p);
	all = p->mass[0] ? p->mass[0] : 1;
	doubted = doubts(p);
	body = hinted(p, F_BODY);
	for (u32 k = 0; k < p->t.marked.n; k++)
		strong[p->t.marked.v[k]] = v[p->t.marked.v[k]].flags & F_STRONG;
	for (u32 i = p->t.v.n; i-- > 1;)
		if (strong[i])
			strong[v[i].parent] |= strong[i];
	for (u32 i = 1; i < p->t.v.n; i++) {
		u32 named, share;

		if (v[i].tag == TAG_NONE)
			continue;
		named = p->mass[i] && body[i] * 2 > p->mass[i] ? F_SIDE |
		    F_CAPTION | F_HIDDEN | F_TEASER | F_META : 0;
		share = limit(&v[i], doubted | named);
		if (share <= 100 && !strong[i] &&
		    p->mass[i] * (u64)100 < all * share)
			v[i].flags |= F_JUNK;
		if (v[v[i].parent].flags & F_JUNK)
			v[i].flags |= F_JUNK;
	}
	for (u32 i = 0; i < p->para.n; i++)
		if (p->para.v[i].use == USE_NONE &&
		    v[p->para.v[i].holder].flags & F_JUNK)
			uses_set(p, i, USE_JUNK);
	measure_mass(p);
}

/* Down while one child holds so much of what is wanted. */
static u32
descend(const struct page *p, const u32 *mass, u32 from, u32 percent)
{
	const struct node *v = p->t.v.v;
	u32 at = from;

	for (u32 i = at + 1; i < v[at].end;) {
		u64 part = (u64)mass[i] * 100;

		if (part && part >= (u64)mass[from] * percent) {
			at = i;
			i = at + 1;
		} else {
			i = v[i].end;
		}
	}
	return at;
}

/* A hint in a hint: the inner one, if it has most of the outer. */
static u32
inner_hint(const struct page *p, u32 root, u32 flag)
{
	const struct node *v = p->t.v.v;
	u32 best = root;

	for (u32 i = root + 1; i < v[best].end; i++)
		if (v[i].flags & flag && !(v[i].flags & F_JUNK) &&
		    (u64)p->mass[i] * 100 >= (u64)p->mass[root] * 80)
			best = i;
	return best;
}

static u32
by_hints(const struct page *p, u32 flag, u32 percent)
{
	u32 *m = hinted(p, flag), root;

	if (m[0] == 0 || (u64)m[0] * 100 < (u64)p->mass[0] * percent)
		return 0;
	root = descend(p, m, 0, 90);
	return inner_hint(p, root, flag);
}

static u32
best_article(const struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 best = 0;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_article && !(v[i].flags & F_JUNK) &&
		    (!best || p->mass[i] > p->mass[best]))
			best = i;
	}
	return best && (u64)p->mass[best] * 100 >= (u64)p->mass[0] * 40 ?
	    best : 0;
}

/* The first node named as a body close behind the title. */
static u32
hint_after_title(const struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 from = p->title ? p->para.v[p->title - 1].first : 0;

	for (u32 i = from + 1; from && i < p->t.v.n &&
	    p->at[i] < p->title + NEAR; i++)
		if (v[i].flags & (F_BODY | F_STRONG) &&
		    !(v[i].flags & F_JUNK) && p->mass[i] >= ENOUGH)
			return i;
	return 0;
}

/* Up from the title to what holds a few whole paragraphs behind it. */
static u32
around_title(const struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 n = p->title ? p->para.v[p->title - 1].in : 0, i = p->title;
	u32 whole = 0, chars = 0;

	while (n) {
		for (; i < page_until(p, n); i++) {
			const struct para *q = &p->para.v[i];

			if (q->use != USE_NONE || q->weight < 60 || !q->ends ||
			    q->linked * 3 > q->weight)
				continue;
			whole++;
			chars += q->weight;
		}
		if (whole >= 3 || chars >= 400)
			return n;
		n = v[n].parent;
	}
	return 0;
}

/* Is what lies outside of a node mostly text among links, as leads are? */
static bool
leads_around(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	u32 *chars = new(p->tmp, u32, p->para.n + 1);
	u32 *linked = new(p->tmp, u32, p->para.n + 1);
	u32 leads = 0, all = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		chars[i + 1] = chars[i] + p->para.v[i].weight;
		linked[i + 1] = linked[i] + p->para.v[i].linked;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 up = v[q->in].parent, from = p->at[up];
		u32 to = page_until(p, up);

		if (tree_in(&p->t, q->first, node) || q->use != USE_NONE ||
		    q->weight < 60 || q->linked * 2 > q->weight)
			continue;
		all += q->weight;
		leads += (linked[to] - linked[from]) * 10 >
		    chars[to] - chars[from] ? q->weight : 0;
	}
	return leads * 3 > all;
}

static u32
choose_root(const struct page *p, u32 *how)
{
	u32 root, near;

	if ((*how = FOUND_STRONG, root = by_hints(p, F_STRONG, 25)) ||
	    (*how = FOUND_BODY, root = by_hints(p, F_BODY, 35)) ||
	    (*how = FOUND_TITLE, root = hint_after_title(p)) ||
	    (*how = FOUND_ARTICLE, root = best_article(p)) ||
	    (*how = FOUND_MAIN, root = by_hints(p, F_MAIN, 40)))
		return root;
	near = around_title(p);
	*how = near && leads_around(p, near) ? FOUND_AROUND : FOUND_NOT;
	return *how == FOUND_AROUND ? near : 0;
}

void
root_find(struct page *p)
{
	u32 root = choose_root(p, &p->found);

	root = descend(p, p->mass, root, 85);
	while (root && !(markup_what(p->t.v.v[root].tag) & BLOCK))
		root = p->t.v.v[root].parent;
	/* a paragraph, a quotation are in something */
	while (root && (p->t.v.v[root].tag == TAG_p ||
	    p->t.v.v[root].tag == TAG_li ||
	    p->t.v.v[root].tag == TAG_blockquote))
		root = p->t.v.v[root].parent;
	p->root = root;
}

