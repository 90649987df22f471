/*
 * Which part of the page is the article?  Hints of the page's own names,
 * joined; else the best <article>; else down from the body while one child
 * holds most of the text.  What is named junk is left out, unless it holds
 * much of the text.  The shares were found on a few hundred pages.
 */
#include "read/page.h"
#include "read/phrase.h"

enum {
	NEAR = 8, ENOUGH = 80,
	RANK = 40, POSTS = 3	/* characters of a line, how often it stands */
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
page_junk(struct page *p)
{
	struct node *v = p->t.v.v;
	u64 all;
	u32 *strong = new(p->tmp, u32, p->t.v.n), *body, doubted;

	page_weigh(p);
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
			p->para.v[i].use = USE_JUNK;
	page_weigh(p);
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

			if (q->use != USE_NONE || q->chars < 60 || !q->ends ||
			    q->linked * 3 > q->chars)
				continue;
			whole++;
			chars += q->chars;
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
		chars[i + 1] = chars[i] + p->para.v[i].chars;
		linked[i + 1] = linked[i] + p->para.v[i].linked;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 up = v[q->in].parent, from = p->at[up];
		u32 to = page_until(p, up);

		if (tree_in(&p->t, q->first, node) || q->use != USE_NONE ||
		    q->chars < 60 || q->linked * 2 > q->chars)
			continue;
		all += q->chars;
		leads += (linked[to] - linked[from]) * 10 >
		    chars[to] - chars[from] ? q->chars : 0;
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
page_root(struct page *p)
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

/* What the names of small elements around a node say, up to the root. */
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
page_talk(struct page *p)
{
	map seen = { .mem = p->tmp };

	if (p->talk)
		return p->talk > 1;
	p->talk = 1;
	for (u32 i = 0; i < p->para.n && p->talk == 1; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->chars <= RANK && q->use != USE_COMMENT ?
		    page_text(p, q) : (str){ 0 };
		const struct phrase *f = phrase_is(&p->ps->any.beside, t) ?
		    phrase_at_head(&p->ps->any.beside, t) : 0;

		if (f && str_is(f->value, S("post")) && ++*map_at(&seen,
		    str_hash(f->text) | 1) == POSTS)
			p->talk = 2;
	}
	return p->talk > 1;
}

static bool
furniture(struct page *p, str text)
{
	const struct pack *any = &p->ps->any;
	struct opening l = opening_of(text);

	return opening_is(&any->furniture, &l) ||
	    opening_begins(&any->related, &l) ||
	    opening_is(&any->comments, &l) || opening_is(&any->ago, &l) ||
	    (opening_is(&any->beside, &l) && page_talk(p));
}

/* Names around it, up to the root, that say it is none of the text. */
static bool
beside(struct page *p, const struct para *q, str text)
{
	u32 f = near_flags(p, q->holder);

	if (f & (F_CAPTION | F_MODAL | F_LETTER | F_SHARE | F_NAV | F_AD) &&
	    q->chars < 300 && !(f & F_BODY && q->ends && q->chars > 100))
		return true;
	if (f & F_META && q->chars < 120)
		return true;
	return q->chars <= 120 && furniture(p, text);
}

static bool
listed(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->in; i && i != p->root; i = v[i].parent)
		if (v[i].tag == TAG_li || v[i].tag == TAG_ul)
			return true;
	return false;
}

/* Links are most of it. */
static bool
link_block(const struct page *p, const struct para *q)
{
	if (q->linked == 0)
		return false;
	if (q->linked * 10 >= q->chars * 9)
		return q->chars < 400;
	if (listed(p, q))
		return q->linked * 2 > q->chars && q->chars < 200;
	return q->linked * 3 > q->chars * 2 && q->chars < 120;
}

/* A line that is a date, or a name behind "by". */
static bool
byline(const struct page *p, const struct para *q, str text)
{
	struct when w;

	if (q->chars > 90)
		return false;
	if (date_find(p->tmp, p->ps, text, p->month_first, &w) &&
	    date_is_line(&w, text))
		return true;
	return q->chars < 50 && !q->ends &&
	    phrase_head(&p->ps->any.byline, text) > 0;
}

/* A line in brackets, as "(With X)" at the end of a text. */
bool
page_bracketed(struct page *p, const struct para *q)
{
	str t;

	if (q->chars > 60 || q->chars < 4)
		return false;
	t = page_text(p, q);
	return t.s[0] == '(' && t.s[t.n - 1] == ')';
}

/* A date, and not much else, in a line that is no sentence. */
static bool
dated(const struct page *p, const struct para *q, str text)
{
	struct when w;

	return q->chars < 90 && !q->ends &&
	    date_find(p->tmp, p->ps, text, p->month_first, &w);
}

/* A lead whose last sentence is a link: "More on the bridge". */
static bool
leads_on(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 a = q->links && q->linked * 2 < q->chars ? cards_link(p, q) : 0;

	const struct phrase *f = a ? phrase_at_head(&p->ps->any.readmore,
	    tree_text(p->tmp, &p->t, a, v[a].end)) : 0;

	return f && f->words > 1 &&	/* "More than a hundred" is none */
	    ends_sentence(tree_text(p->tmp, &p->t, q->first, a));
}

/* What no weights make text: adverts, leads, lines that are known. */
bool
page_furniture(struct page *p, const struct para *q, bool list)
{
	u32 f = near_flags(p, q->holder);
	str t;

	if ((f & (F_AD | F_MODAL) && !(f & F_BODY)) || cards_lead_on(p, q) ||
	    leads_on(p, q))
		return true;
	if (p->title && q < &p->para.v[p->title - 1] && q->links && !list)
		return true;
	if (q->chars > 120)
		return false;
	t = page_text(p, q);
	if (furniture(p, t) || byline(p, q, t))
		return true;
	return !list && (f & (F_LETTER | F_SHARE) || dated(p, q, t) ||
	    q->linked * 10 >= q->chars * 8);
}

static bool
wanted(struct page *p, const struct para *q)
{
	str text;

	if (q->use != USE_NONE || link_block(p, q))
		return false;
	if (q->chars > 200)
		return !beside(p, q, S(""));
	text = page_text(p, q);
	return !beside(p, q, text) && !byline(p, q, text);
}

/* Headings that nothing follows head what was left out. */
static void
drop_headings(struct page *p, u32 from, u32 to)
{
	bool text = false;

	for (u32 i = to; i-- > from;) {
		struct para *q = &p->para.v[i];

		if (q->use == USE_JUNK || q->use == USE_COMMENT ||
		    q->use == USE_CARD)
			continue;
		if (q->use != USE_BODY) {
			text = text && q->chars < 200;
			continue;
		}
		if (q->heading && !text)
			q->use = USE_NONE;
		else if (!q->heading)
			text = true;
	}
}

void
page_body(struct page *p)
{
	u32 from = p->at[p->root], to = page_until(p, p->root);
	u32 got = 0;

	if (p->title && p->title - 1 >= from && p->title - 1 < to)
		from = p->title;
	for (u32 i = from; i < to; i++) {
		struct para *q = &p->para.v[i];

		if (wanted(p, q)) {
			q->use = USE_BODY;
			got += q->chars;
		}
	}
	drop_headings(p, from, to);
	(void)got;
}
