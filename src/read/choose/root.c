/*
 * Which element of the page holds the article?  The smallest one with most of
 * what is named an article; else the best <article>; else, starting at <body>,
 * the child with most of the text, again and again.  Elements that are named
 * junk are left out, unless they hold much of the text.  The shares were tuned
 * on the pages of models/pages/card.md.
 */
#include "read/choose/root.h"
#include "read/page/measure.h"
#include "read/page/uses.h"

enum {
	NEAR = 8,		/* paras behind the title */
	ENOUGH = 80		/* mass of a body behind the title */
};

/*
 * A name is not believed if the element has this share of all text, in percent.
 */
static const struct { u32 flag, share; } protection[] = {
	{ F_COMMENT, 80 }, { F_FOOTER, 80 }, { F_MODAL, 80 },
	{ F_HIDDEN, 60 }, { F_RELATED, 35 }, { F_TEASER, 35 },
	{ F_META, 20 }, { F_CAPTION, 25 }, { F_SIDE, 30 }, { F_AD, 20 },
	{ F_NAV, 25 }, { F_SHARE, 20 }, { F_LETTER, 25 },
};

/* Do elements with this tag hold junk, whatever their name is? */
static bool
junk_tag(u16 tag)
{
	return tag == TAG_nav || tag == TAG_aside || tag == TAG_footer ||
	    tag == TAG_form || tag == TAG_noscript || tag == TAG_dialog ||
	    tag == TAG_menu || tag == TAG_figcaption || tag == TAG_caption ||
	    tag == TAG_noframes;
}

/*
 * The smallest share of all text, in percent, from which on the element is kept
 * in spite of its names and its tag; 101 if they do not say that it is junk.
 */
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

/* By node: the mass of the outermost nodes with a flag, in it or below it. */
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
 * The flags that say nothing on this page.  Page builders give these names to
 * pieces of the article, too; so if the elements with such a name hold half of
 * the text, the name is not believed.
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

/* Goes down from a node while one child has `percent` of its mass. */
static u32
descend(const struct page *p, const u32 *mass, u32 from, u32 percent)
{
	const struct node *v = p->t.v.v;
	u32 at = from;

	assert(from < p->t.v.n);
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

/* The innermost node with the flag that has most of the mass of `root`. */
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

/*
 * The node that holds nearly all nodes with the flag, if these have at least
 * `percent` of all mass; else 0.
 */
static u32
by_hints(const struct page *p, u32 flag, u32 percent)
{
	u32 *m = hinted(p, flag), root;

	if (m[0] == 0 || (u64)m[0] * 100 < (u64)p->mass[0] * percent)
		return 0;
	root = descend(p, m, 0, 90);
	return inner_hint(p, root, flag);
}

/* The <article> with most mass, if it has 40 percent of all mass; else 0. */
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

/*
 * The first node close behind the title that is named a body and has some mass;
 * 0 if there is none.
 */
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

/*
 * The smallest node around the title that holds a few whole paragraphs behind
 * it; 0 if there is none.
 */
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

/*
 * Is at least a third of the text outside of a node among links, as leads are?
 */
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

/*
 * The node of the article by the first rule that finds one, 0 if none does;
 * *how becomes the rule.
 */
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
	/* the article is around a paragraph, not in it */
	while (root && (p->t.v.v[root].tag == TAG_p ||
	    p->t.v.v[root].tag == TAG_li ||
	    p->t.v.v[root].tag == TAG_blockquote))
		root = p->t.v.v[root].parent;
	p->root = root;
}

