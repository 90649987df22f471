/*
 * Which paragraphs of the root are body?  All but menus, bylines, leads and
 * lines that the packs list as furniture.
 */
#include "read/choose/body.h"
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/lead.h"
#include "read/page/para.h"
#include "read/page/uses.h"

enum {
	RANK = 40, POSTS = 3,	/* weight of a line; how often it occurs */
	SENTENCE = 40		/* weight of a paragraph that is a sentence */
};

/*
 * The flags of the elements around a node, up to the root, that hold at most a
 * quarter of the root's mass.
 */
static u32
near_flags(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	u32 f = 0;

	for (u32 i = node; i && i != p->root; i = v[i].parent)
		if (p->mass[i] * (u64)4 <= p->mass[p->root])
			f |= v[i].flags;
	return f;
}

bool
body_talk(struct page *p)
{
	map seen = { .mem = p->tmp };

	if (p->talk)
		return p->talk > 1;
	p->talk = 1;
	for (u32 i = 0; i < p->para.n && p->talk == 1; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight <= RANK && q->use != USE_COMMENT ?
		    para_text(p, q) : (str){ 0 };
		const struct phrase *f = phrase_is(&p->ps->any.beside, t) ?
		    phrase_at_head(&p->ps->any.beside, t) : 0;

		if (f && str_is(f->value, S("post")) && ++*map_at(&seen,
		    str_hash(f->text) | 1) == POSTS)
			p->talk = 2;
	}
	return p->talk > 1;
}

/*
 * Is a line that begins with "see also" or the like a sentence of the text: it
 * ends as one, links to little, and has no colon behind these words?  A line
 * without links, such as "Trending now: no deal.", may have one, unless it asks
 * to read more.
 */
static bool
goes_on(const struct page *p, const struct para *q, str text)
{
	size_t n = phrase_head(&p->ps->any.related, text);

	if (!q->ends || q->linked * 2 >= q->weight || n == text.n)
		return false;
	return str_find((str){ text.s, n }, S(":")) == n ||
	    (q->linked == 0 &&
	    phrase_head(&p->ps->any.readmore, text) == 0);
}

/* Does a pack list the line as one that is not text? */
static bool
furniture(struct page *p, const struct para *q, str text)
{
	const struct pack *any = &p->ps->any;
	struct opening l = opening_of(text);

	return opening_is(&any->furniture, &l) ||
	    (opening_begins(&any->related, &l) && !goes_on(p, q, text)) ||
	    opening_is(&any->comments, &l) || opening_is(&any->ago, &l) ||
	    (opening_is(&any->beside, &l) && body_talk(p));
}

/*
 * Is the paragraph beside the body: do the names of elements around it, or its
 * words, say that it is not text?
 */
static bool
body_beside(struct page *p, const struct para *q, str text)
{
	u32 f = near_flags(p, q->holder);

	if (f & (F_CAPTION | F_MODAL | F_LETTER | F_SHARE | F_NAV | F_AD) &&
	    q->weight < 300 && !(f & F_BODY && q->ends && q->weight > 100))
		return true;
	if (f & F_META && q->weight < 120)
		return true;
	return q->weight <= 120 && furniture(p, q, text);
}

/* Is the paragraph in a list? */
static bool
body_listed(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->in; i && i != p->root; i = v[i].parent)
		if (v[i].tag == TAG_li || v[i].tag == TAG_ul)
			return true;
	return false;
}

/* Is it a sentence of text, not of a link: long enough, in no list? */
static bool
is_sentence(const struct page *p, const struct para *q)
{
	return q->ends && !q->heading && q->weight >= SENTENCE &&
	    q->linked * 2 < q->weight && !body_listed(p, q);
}

/*
 * Is a paragraph that is one link a part of the text?  It is a sentence, and
 * sentences that are not links stand before and behind it, with no more than
 * another such link between.
 */
static bool
linked_sentence(const struct page *p, const struct para *q)
{
	u32 i = (u32)(q - p->para.v);

	if (!q->ends || q->weight < SENTENCE || q->links != 1 || q->heading ||
	    body_listed(p, q) || i < 2 || i + 2 >= p->para.n)
		return false;
	return (is_sentence(p, q - 1) || is_sentence(p, q - 2)) &&
	    (is_sentence(p, q + 1) || is_sentence(p, q + 2));
}

/* Do links make up most of the paragraph? */
static bool
link_block(const struct page *p, const struct para *q)
{
	if (q->linked == 0 || linked_sentence(p, q))
		return false;
	if (q->linked * 10 >= q->weight * 9)
		return q->weight < 400;
	if (body_listed(p, q))
		return q->linked * 2 > q->weight && q->weight < 200;
	return q->linked * 3 > q->weight * 2 && q->weight < 120;
}

/* Is the line a date, or a name behind "by"? */
static bool
byline(const struct page *p, const struct para *q, str text)
{
	struct when w;
	bool changed;

	if (q->weight > 90)
		return false;
	if (dated_ago(p->ps, text, &changed).n)
		return true;
	if (date_find(p->tmp, p->ps, text, p->order, &w) &&
	    dated_line(p->ps, &w, text))
		return true;
	return q->weight < 50 && !q->ends &&
	    phrase_head(&p->ps->any.byline, text) > 0;
}

/* As "(With material by Harbor Wire)" at the end of an article. */
bool
body_bracketed(struct page *p, const struct para *q)
{
	str t;

	if (q->weight > 60 || q->weight < 4)
		return false;
	t = para_text(p, q);
	return t.s[0] == '(' && t.s[t.n - 1] == ')';
}

/* Is the line short, with a date, and not a sentence? */
static bool
body_dated(const struct page *p, const struct para *q, str text)
{
	struct when w;

	return q->weight < 90 && !q->ends &&
	    date_find(p->tmp, p->ps, text, p->order, &w) &&
	    !dated_prose(p->ps, &w, text);
}

/*
 * Is the paragraph a lead whose last sentence is a link: "More on the bridge"?
 */
static bool
body_leads_on(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 a = q->links && q->linked * 2 < q->weight ? lead_link(p, q) : 0;

	const struct phrase *f = a ? phrase_at_head(&p->ps->any.readmore,
	    tree_text(p->tmp, &p->t, a, v[a].end)) : 0;

	return f && f->words > 1 &&	/* not "More than a hundred" */
	    ends_sentence(tree_text(p->tmp, &p->t, q->first, a));
}

/*
 * Paragraphs that the model may not accept: adverts, leads, lines of the packs.
 */
bool
body_furniture(struct page *p, const struct para *q, bool list)
{
	u32 f = near_flags(p, q->holder);
	str t;

	if ((f & (F_AD | F_MODAL) && !(f & F_BODY)) || lead_on(p, q) ||
	    body_leads_on(p, q))
		return true;
	if (p->title && q < &p->para.v[p->title - 1] && q->links && !list)
		return true;
	if (q->weight > 120)
		return false;
	t = para_text(p, q);
	if (furniture(p, q, t) || byline(p, q, t))
		return true;
	return !list && (f & (F_LETTER | F_SHARE) || body_dated(p, q, t) ||
	    (q->linked * 10 >= q->weight * 8 && !linked_sentence(p, q)));
}

/* Is the paragraph body, by the rules? */
static bool
body_wanted(struct page *p, const struct para *q)
{
	str text;

	if (q->use != USE_NONE || link_block(p, q))
		return false;
	if (q->weight > 200)
		return !body_beside(p, q, S(""));
	text = para_text(p, q);
	return !body_beside(p, q, text) && !byline(p, q, text);
}

/*
 * A heading that no text follows is the heading of text that was left out: drop
 * it.
 */
static void
drop_headings(struct page *p, u32 from, u32 to)
{
	bool text = false;

	for (u32 i = to; i-- > from;) {
		const struct para *q = &p->para.v[i];

		if (q->use == USE_JUNK || q->use == USE_COMMENT ||
		    q->use == USE_CARD)
			continue;
		if (q->use != USE_BODY) {
			text = text && q->weight < 200;
			continue;
		}
		if (q->heading && !text)
			uses_set(p, i, USE_NONE);
		else if (!q->heading)
			text = true;
	}
}

void
body_find(struct page *p)
{
	u32 from = p->at[p->root], to = page_until(p, p->root);

	if (p->title && p->title - 1 >= from && p->title - 1 < to)
		from = p->title;
	for (u32 i = from; i < to; i++)
		if (body_wanted(p, &p->para.v[i]))
			uses_set(p, i, USE_BODY);
	drop_headings(p, from, to);
}
