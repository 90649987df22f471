/*
 * How do comments become items, and which comment does each one answer?
 * Comments without text are dropped.  A comment answers the nearest earlier
 * comment that is less deep in the tree, or less indented.
 */
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/tell.h"
#include "read/voices/comments.h"
#include "read/voices/control.h"
#include "read/voices/reply.h"

enum {
	DEEPEST = 64,		/* levels; deeper answers share a parent */
	QUOTED = 40		/* bytes to find in the description */
};

/* The innermost form around a node, or the node itself; 0 if there is none. */
static u32
up_form(const struct page *p, u32 node)
{
	while (node && p->t.v.v[node].tag != TAG_form)
		node = p->t.v.v[node].parent;
	return node;
}

/*
 * True for each form with a field to fill in, by node.  Made once for a page.
 */
static const bool *
asking(struct page *p)
{
	const struct node *v = p->t.v.v;
	bool *asks = p->asks;

	if (asks)
		return asks;
	asks = p->asks = new(p->tmp, bool, p->t.v.n);
	for (u32 i = 1, form = 0; i < p->t.v.n; i++) {
		while (form && i >= v[form].end)
			form = up_form(p, v[form].parent);
		if (v[i].tag == TAG_form)
			form = i;
		if (v[i].tag == TAG_textarea || (v[i].tag == TAG_input &&
		    !str_same(tree_attribute(&p->t, i, S("type")),
		    S("hidden"))))
			asks[form] = true;
	}
	return asks;
}

/*
 * Is the paragraph in a form that has a field to fill in?  Such text is a
 * label.
 */
static bool
in_form(struct page *p, const struct para *q, u32 top)
{
	const bool *asks = asking(p);

	for (u32 i = q->in; i && i != top; i = p->t.v.v[i].parent)
		if (p->t.v.v[i].tag == TAG_form && asks[i])
			return true;
	return false;
}

/*
 * Is para i text of the comment, and not a line about it, a heading of other
 * comments, a signature, a label of a form or a control?
 */
static bool
says_something(struct page *p, const struct comment *c, u32 i)
{
	const struct para *q = &p->para.v[i];
	u32 f, top = c->node;
	str t;

	if (i >= c->who.from && i < c->who.to)
		return false;
	if (q->heading && !tree_in(&p->t, q->first, c->node))
		return false;
	while (top && !tree_in(&p->t, q->first, top))
		top = p->t.v.v[top].parent;
	f = tree_flags(&p->t, q->holder, top);
	if (f & F_SIGNATURE || (q->weight < 60 &&
	    f & (F_META | F_SHARE | F_NAV | F_LETTER)))
		return false;
	if (in_form(p, q, top))
		return false;
	t = para_text(p, q);
	return !control_is(p, q, t);
}

/*
 * True if the description of the page quotes the comment, and not the body
 * above it.
 */
static bool
is_the_first(struct page *p, const struct comment *c)
{
	str d = p->about.description;

	bool quoted = false;

	for (u32 i = 0; i < c->to; i++) {
		const struct para *q = &p->para.v[i];
		str t = para_text(p, q);

		if (i < c->from ? q->use != USE_BODY :
		    para_quoted(p, q, c->node) || !says_something(p, c, i))
			continue;
		t.n = t.n < QUOTED ? t.n : QUOTED;
		if (t.n < QUOTED / 2 || str_find(d, t) == d.n)
			continue;
		if (i < c->from)	/* it quotes the body instead */
			return false;
		quoted = true;
	}
	return quoted;
}

bool
reply_first(struct page *p, struct comments *all)
{
	struct comment c;

	if (all->v.n == 0 || !is_the_first(p, &all->v.v[0]))
		return false;
	c = all->v.v[0];
	uses_change(p, 0, c.from, USE_BODY, USE_NONE);
	for (u32 i = c.from; i < c.to; i++)
		if (says_something(p, &c, i))
			uses_set(p, i, USE_BODY);
	tell_page(p, c.author, &c.when);
	all->v.n--;
	memmove(all->v.v, all->v.v + 1, all->v.n * sizeof c);
	return true;
}

/*
 * Adds an item for a comment, and returns its ref; 0 if the comment has no
 * text.
 */
static ref
put_one(struct page *p, const struct comment *c, ref parent)
{
	struct item *it;
	bool any = false;

	for (u32 i = c->from; i < c->to && !any; i++)
		any = says_something(p, c, i);
	if (!any)
		return 0;
	it = comments_item(p, parent, c->author, &c->when);
	for (u32 i = c->from; i < c->to; i++) {
		if (!says_something(p, c, i))
			continue;
		para_put(p, it, &p->para.v[i], BLOCK_body);
		para_region(p, &p->para.v[i], REGION_comment);
	}
	return p->c->items.n;
}

/* Is comment a an answer to b, by its depth in the tree or by its indent? */
static bool
deeper(const struct comment *a, const struct comment *b)
{
	return a->depth != b->depth ? a->depth > b->depth :
	    a->indent > b->indent;
}

void
reply_put(struct page *p, struct comments *all, const struct thread *t,
    ref parent)
{
	const struct comment *open[DEEPEST];
	ref item[DEEPEST];
	u32 n = 0;

	for (u32 i = 0; i < all->v.n; i++) {
		const struct comment *c = &all->v.v[i];
		ref made, post = thread_at(t, c->from);

		while (n && !deeper(c, open[n - 1]))
			n--;
		assert(n <= DEEPEST);
		made = put_one(p, c, n ? item[n - 1] : post ? post : parent);
		if (!made || n == DEEPEST)
			continue;
		open[n] = c;
		item[n++] = made;
	}
}
