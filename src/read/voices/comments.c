/*
 * Which parts of a page are comments of readers?  A region of comments is an
 * element with such a name, or what follows a heading such as "Comments (3)".
 * In a region, a comment is an element that is named a comment; or it begins at
 * each line that looks like the first one: a name, perhaps a date, and text
 * below.
 */
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/head.h"
#include "read/voices/alike.h"
#include "read/voices/bound.h"
#include "read/voices/comments.h"
#include "read/voices/entries.h"
#include "read/voices/sure.h"

enum {
	FEW = 3,		/* comments; fewer prove little */
	LOOKS = 3		/* regions of most of the page that are tried */
};

/* The weight of paragraphs [from, to). */
static u32
chars_in(const struct page *p, u32 from, u32 to)
{
	u32 n = 0;

	assert(from <= to && to <= p->para.n);
	for (u32 i = from; i < to; i++)
		n += p->para.v[i].weight;
	return n;
}

/*
 * Looks for comments in paragraphs [from, to): by the names of elements in
 * `node`, if it is not 0, else by lines that begin a comment.  Returns how many
 * comments were found.
 */
static u32
comments_region(struct page *p, struct comments *out, u32 node, u32 from,
    u32 to)
{
	u32 first = out->v.n;

	if (node) {
		entries_named(p, out, node, p->t.v.v[node].end);
		bound_all(p, out, first, to);
		sure_keep(p, out, first, true);
	}
	if (out->v.n == first) {
		entries_headed(p, out, from, to);
		bound_all(p, out, first, to);
		sure_keep(p, out, first, false);
	}
	return out->v.n - first;
}

/*
 * True if the node holds the headline of the page, or an element that is named
 * the article and has more than half of the node's text.
 */
static bool
holds_article(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	u32 all = chars_in(p, p->at[node], page_until(p, node));

	for (u32 i = node + 1; i < v[node].end; i++)
		if ((v[i].tag == TAG_h1 && !(v[i].flags & F_COMMENT)) ||
		    (v[i].flags & F_STRONG && chars_in(p, p->at[i],
		    page_until(p, i)) * 2 > all))
			return true;
	return false;
}

/* Finds comments in the outermost elements that are named comments. */
static void
comments_named(struct page *p, struct comments *out)
{
	struct node *v = p->t.v.v;
	u64 all = chars_in(p, 0, p->para.n);
	u32 past = 0, looks = 0;

	for (u32 m = 0; m < p->t.marked.n; m++) {
		u32 i = p->t.marked.v[m];
		u32 from = p->at[i], to = page_until(p, i), n;
		u64 size;

		if (i < past || !(v[i].flags & F_COMMENT) ||
		    !entries_container(&v[i]) || from >= to ||
		    p->para.v[from].use == USE_COMMENT)
			continue;
		size = chars_in(p, from, to);
		/* a list of the newest comments of the whole site is skipped */
		if ((size * 2 > all && looks == LOOKS) || holds_article(p, i) ||
		    tree_flags(&p->t, i, 0) & F_RELATED)
			continue;
		looks += size * 2 > all;
		n = out->v.n;
		comments_region(p, out, i, from, to);
		/* nearly the whole page, few comments: look inside it */
		if (size * 100 > all * 90 && out->v.n < n + FEW) {
			out->v.n = n;
			continue;
		}
		/* most of the text and not one comment: the name is wrong */
		if (out->v.n == n && size * 2 > all)
			continue;
		for (u32 k = i; k < v[i].end; k++)
			v[k].flags |= F_REGION;
		uses_fill(p, from, to, USE_COMMENT);
		past = v[i].end;
	}
}

/* Is the paragraph a heading of comments, such as "Comments (3)"? */
static bool
comments_heads(struct page *p, const struct para *q)
{
	str t;

	if (q->weight > 80 || q->ends || q->linked * 2 > q->weight)
		return false;
	t = para_text(p, q);
	return phrase_is(&p->ps->any.comments, t);
}

/*
 * Finds comments below a heading "Comments (3)".  The region ends where the
 * smallest element ends that holds the heading and a paragraph after it.
 */
static void
headed(struct page *p, struct comments *out)
{
	struct node *v = p->t.v.v;

	for (u32 i = 1; i + 1 < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 node = q->in, to, n, found;

		if (q->use != USE_NONE || !comments_heads(p, q))
			continue;
		while (node && page_until(p, node) <= i + 1)
			node = v[node].parent;
		to = page_until(p, node);
		if (v[node].tag == TAG_body || node == 0)
			for (to = i + 1; to < p->para.n &&
			    p->para.v[to].use == USE_NONE &&
			    !p->para.v[to].heading &&
			    !(tree_flags(&p->t, p->para.v[to].in, 0) &
			    F_FOOTER);)
				to++;
		/* comments_named has taken this region */
		if (p->para.v[i + 1].use == USE_COMMENT)
			continue;
		n = out->v.n;
		found = comments_region(p, out, 0, i + 1, to);
		if (found && found < FEW && (u64)chars_in(p, i, to) * 5 >
		    (u64)chars_in(p, 0, p->para.n) * 2) {
			out->v.n = n;	/* a button above the article */
			continue;
		}
		if (found)
			uses_fill(p, i, to, USE_COMMENT);
		else if (chars_in(p, 0, i) > 2 * chars_in(p, i, to))
			uses_fill(p, i, to, USE_JUNK);	/* a form, links */
		else
			continue;
		i = to - 1;
	}
}

/* Takes comments that were found by structure, and marks their paras. */
static void
comments_alike(struct page *p, struct comments *out)
{
	u32 to = 0;

	for (u32 i = 0; i < out->v.n; i++)
		to = out->v.v[i].to > to ? out->v.v[i].to : to;
	bound_all(p, out, 0, to);
	sure_keep(p, out, 0, true);
	for (u32 i = 0; i < out->v.n; i++)
		for (u32 k = out->v.v[i].node;
		    k < p->t.v.v[out->v.v[i].node].end; k++)
			p->t.v.v[k].flags |= F_REGION;
	if (out->v.n)
		uses_fill(p, out->v.v[0].from, to, USE_COMMENT);
}

/*
 * Where no element is named comments, they are found by a heading, or by their
 * structure, whichever gives more text.
 */
struct comments *
comments_find(struct page *p)
{
	struct comments *c = new(p->tmp, struct comments, 1);
	struct comments alike = { 0 };
	const u8 *kept;
	u32 chars;

	comments_named(p, c);
	chars = c->v.n ? 0 : alike_find(p, &alike);
	kept = chars ? uses_keep(p) : 0;
	headed(p, c);
	if (chars > uses_weight(p, USE_COMMENT)) {
		uses_return(p, kept);
		*c = alike;
		comments_alike(p, c);
	}
	return c;
}

/* How many comments were found. */
u32
comments_n(const struct comments *c)
{
	return c->v.n;
}

struct item *
comments_item(struct page *p, ref parent, str author, const struct when *w)
{
	struct item *it = capture_add(p->c, ITEM_comment, parent);

	if (author.n)
		push(&it->authors, it->mem)->name = str_copy(it->mem, author);
	head_published(it, w, DATED_page);
	return it;
}
