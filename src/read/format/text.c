/*
 * Plain text, as a person saves it from a page, furniture and all: which lines
 * are the article, a comment, a teaser?  The lines are gone through once, in
 * one of a few states: before the body, in it, behind it, in a list of other
 * articles, in the comments.  Each line gets a part and an item; then the items
 * are put.
 */
#include "read/bytes/put.h"
#include "read/format/lines.h"
#include "read/line/phrase.h"
#include "read/told/head.h"
#include "read/voices/comments.h"

enum part_of_text {
	P_FURNITURE, P_TITLE, P_DATE, P_BODY, P_CAPTION, P_HEAD, P_COMMENT,
	P_TEASER, P_ADVERT, P_BYLINE, P_SOURCE
};

enum {
	DEEP = 64,		/* levels; deeper answers share a parent */
	FEW_LEADS = 4,		/* leads that make a list */
	LEAST_LEAD = 70,	/* characters of a lead */
	SAID = 3,		/* lines "NAME says:" that prove comments */
	WHOLE = 200		/* characters of a paragraph of an article */
};

/* An item that will be added. */
struct plan {
	item_kind kind;
	u32  parent;		/* its plan + 1; or 0 */
	u32  first, last;	/* lines; not used */
	u32  title;		/* its line + 1; or 0 */
	str  url, outlet, author;
	struct when when;
};

struct text {
	struct lines l;
	list(struct plan) plan;
	u32  title;
	bool blog;
};

/* The looks of line i; 0 behind the last line. */
static u32
looks(const struct text *t, u32 i)
{
	return i < t->l.v.n ? t->l.v.v[i].looks : 0;
}

/* Adds a plan.  The pointer is valid until the next one is added. */
static struct plan *
start(struct text *t, item_kind kind, u32 parent)
{
	struct plan *p = push(&t->plan, t->l.tmp);

	p->kind = kind;
	p->parent = parent;
	return p;
}

/* Says what line i is used for, and in which plan. */
static void
give(struct text *t, u32 i, u8 part, u32 item)
{
	assert(i < t->l.v.n && item < t->plan.n);
	t->l.v.v[i].part = part;
	t->l.v.v[i].item = item;
}

/* Could it be a headline: short, and not a sentence? */
static bool
text_headline(const struct text *t, u32 i)
{
	u32 f = looks(t, i);

	return f & L_BRIEF && !(f & (L_DATE | L_AGO | L_URL | L_SAYS |
	    L_COMMENTS | L_RELATED | L_FURNITURE | L_SOURCE | L_COPYRIGHT |
	    L_DATELINE | L_REMARK)) &&
	    (!(f & L_ENDS) || !str_ends(lines_text(&t->l, i), S(".")));
}

/*
 * Is the text only leads of other articles, one on each line?  There is no
 * headline, every line is a paragraph, no line goes on from the one before, and
 * several lines are cut off.
 */
static bool
all_leads(const struct text *t)
{
	u32 cut = 0;

	if (t->l.v.n < FEW_LEADS)
		return false;
	for (u32 i = 0; i < t->l.v.n; i++) {
		u32 f = looks(t, i);
		str s = lines_text(&t->l, i);

		if (t->l.v.v[i].chars < LEAST_LEAD || f & (L_PRONOUN | L_DATE |
		    L_URL | L_SAYS | L_COMMENTS | L_REMARK | L_DATELINE))
			return false;
		cut += !(f & L_ENDS) && !str_ends(s, S(":"));
	}
	return cut * 10 >= t->l.v.n || cut >= 2;
}

/* Makes each line a teaser. */
static void
text_leads(struct text *t)
{
	for (u32 i = 0; i < t->l.v.n; i++) {
		start(t, ITEM_teaser, 0);
		give(t, i, P_BODY, i);
	}
}

/* Takes the date of a line, unless one that can be is known. */
static void
text_date(const struct text *t, struct plan *p, str line)
{
	bool known = p->when.value.n && date_may_be(t->l.c, &p->when);
	struct when w;

	if (!known && date_find(t->l.tmp, t->l.ps, line, t->l.order,
	    &w) && (!p->when.value.n || date_may_be(t->l.c, &w)))
		p->when = w;
}

/* Is it the name of a person: two to five words, each with a capital? */
static bool
text_names(const struct text *t, str name)
{
	const struct pack *any = &t->l.ps->any;
	u32 n = 0;

	for (; name.n; n++) {
		str word = str_cut(&name, ' ');

		if (phrases_get(&any->particles, word))
			continue;
		if (word.n == 0 || !utf8_upper(utf8_next(&(str){ word.s,
		    word.n })) || phrases_get(&any->common, word))
			return false;
	}
	return n >= 2 && n <= 5;
}

/*
 * Does line i, "By NAME", stand above the headline?  Then line i + 1 may be
 * one, and a paragraph follows.
 */
static bool
above_headline(const struct text *t, u32 i)
{
	str s = lines_text(&t->l, i);

	return i + 2 < t->l.v.n && text_headline(t, i + 1) &&
	    !(looks(t, i + 1) & L_BYLINE) && text_names(t,
	    str_trim(str_from(s, phrase_head(&t->l.ps->any.byline, s))));
}

/*
 * Takes the lines before the first paragraph: address, title, date, byline.
 * Returns the line behind them.
 */
static u32
prelude(struct text *t)
{
	struct plan *p = &t->plan.v[0];
	u32 i = 0;

	for (; i < t->l.v.n; i++) {
		u32 f = looks(t, i);
		str s = lines_text(&t->l, i);

		if (f & L_URL && i < 3 && !p->url.n && !p->title) {
			p->url = s;
			give(t, i, P_FURNITURE, 0);
		} else if (f & L_DATE) {
			text_date(t, p, s);
			give(t, i, P_DATE, 0);
		} else if (f & (L_FURNITURE | L_AGO)) {
			give(t, i, P_FURNITURE, 0);
		} else if (f & L_BYLINE && (p->title || above_headline(t, i))) {
			p->author = str_from(s, phrase_head(
			    &t->l.ps->any.byline, s));
			give(t, i, P_BYLINE, 0);
		} else if (!p->title && text_headline(t, i) && i +
		    1 < t->l.v.n) {
			p->title = i + 1;
			give(t, i, P_TITLE, 0);
		} else {
			break;
		}
	}
	return i;
}

/* Is it the caption of a picture, with the owner of its rights? */
static bool
caption(const struct text *t, u32 i)
{
	str s = lines_text(&t->l, i);
	str low;

	if (t->l.v.v[i].chars > 300 || looks(t, i) & L_COPYRIGHT)
		return false;
	low = utf8_fold(t->l.tmp, s);
	for (u32 k = 0; k < t->l.ps->any.copyright.all.n; k++) {
		str sign = t->l.ps->any.copyright.all.v[k].text;

		if (str_find(low, sign) < low.n)
			return true;
	}
	return false;
}

/*
 * Takes a whole article below a heading of other articles; line i is its first
 * paragraph.  Returns the line behind it.
 */
static u32
whole_article(struct text *t, u32 i)
{
	u32 head = i, item = t->plan.n, body;
	struct plan *p;
	str outlet = { 0 };

	while (head > 0 && t->l.v.v[head - 1].part == P_TEASER &&
	    i - head < 6)
		head--;
	p = start(t, ITEM_article, 0);
	for (u32 k = head; k < i; k++) {
		str s = lines_text(&t->l, k);
		u32 f = looks(t, k);

		give(t, k, P_FURNITURE, item);
		if (k + 1 == i && text_headline(t, k)) {
			p->title = k + 1;
			give(t, k, P_TITLE, item);
		} else if (f & L_DATE) {
			date_find(t->l.tmp, t->l.ps, s,
			    t->l.order, &p->when);
			give(t, k, P_DATE, item);
		} else if (!(f & L_AGO)) {
			while (s.n && strchr("-\xe2\x80\x93\x94 ", s.s[0]))
				s = str_from(s, 1);
			outlet = str_trim(s);
		}
	}
	p->outlet = outlet;
	for (body = i; body < t->l.v.n && (looks(t, body) & L_LONG ||
	    (looks(t, body) & L_ENDS && !t->l.v.v[body].gap &&
	    !(looks(t, body) & (L_FURNITURE | L_COMMENTS)))); body++)
		give(t, body, P_BODY, item);
	return body;
}

/*
 * Takes headlines and whole articles below a heading of other articles.
 * Returns the line behind them.
 */
static u32
text_others(struct text *t, u32 i)
{
	bool advert = false;

	for (; i < t->l.v.n; i++) {
		u32 f = looks(t, i);

		if (f & (L_COMMENTS | L_SAYS))
			return i;
		if (f & L_LONG && t->l.v.v[i].chars > WHOLE) {
			i = whole_article(t, i) - 1;
			advert = false;
		} else if (f & (L_RELATED | L_FURNITURE)) {
			advert = (f & L_FURNITURE) != 0;
			give(t, i, P_FURNITURE, 0);
		} else {
			give(t, i, advert ? P_ADVERT : P_TEASER, 0);
		}
	}
	return i;
}

/*
 * Does line i stand above a comment, where comments have begun?  `said`: such
 * lines are of the form "NAME says:".
 */
static bool
text_heads(const struct text *t, u32 i, bool said)
{
	u32 f = looks(t, i), next = looks(t, i + 1);

	if (said)
		return f & L_SAYS;
	if (t->l.v.v[i].chars > 80 || f & (L_ENDS | L_FURNITURE | L_RELATED |
	    L_COMMENTS))
		return false;
	return f & L_CREDIT || (next & (L_DATE | L_AGO) &&
	    !(f & (L_DATE | L_AGO)));
}

/* A comment that may be answered. */
struct level { u32 indent, item; };

/* Takes a comment, from the line above it on.  Returns the line behind it. */
static u32
one_comment(struct text *t, u32 i, struct level *open, u32 *n, bool said)
{
	u32 item = t->plan.n, indent = t->l.v.v[i].indent;
	struct plan *p = start(t, ITEM_comment, 1);
	str name = lines_name(&t->l, i);
	bool any = false, credited = looks(t, i) & L_CREDIT;
	u32 head = i;

	while (*n && open[*n - 1].indent >= indent)
		--*n;
	if (*n)
		p->parent = open[*n - 1].item + 1;
	if (!said && looks(t, i) & L_CREDIT)
		name = lines_credit(&t->l, i, &p->when);
	p->author = name;
	give(t, i, P_HEAD, item);
	for (i++; i < t->l.v.n; i++) {
		u32 f = looks(t, i);
		bool below = !credited && i == head + 1 && f & L_DATE;

		if (!below && text_heads(t, i, said))
			break;

		if (f & (L_RELATED | L_COMMENTS) || (f & L_FURNITURE &&
		    t->l.v.v[i].indent <= open[0].indent && any) ||
		    (any && indent && t->l.v.v[i].indent < indent))
			break;
		if (!any && f & (L_DATE | L_AGO)) {
			if (f & L_DATE && !p->when.value.n)
				date_find(t->l.tmp, t->l.ps,
				    lines_text(&t->l, i),
				    t->l.order, &p->when);
			give(t, i, P_DATE, item);
			continue;
		}
		give(t, i, f & L_FURNITURE ? P_FURNITURE : P_COMMENT, item);
		any |= !(f & L_FURNITURE);
	}
	if (*n < DEEP)
		open[(*n)++] = (struct level){ indent, item };
	return i;
}

/* Takes all comments from line i on.  Returns the line behind them. */
static u32
comments(struct text *t, u32 i)
{
	struct level open[DEEP + 1] = { 0 };
	u32 n = 0;
	bool said = false;

	for (u32 k = i; k < t->l.v.n && !said; k++)
		said = looks(t, k) & L_SAYS;
	while (i < t->l.v.n) {
		if (text_heads(t, i, said)) {
			i = one_comment(t, i, open, &n, said);
			continue;
		}
		if (looks(t, i) & L_RELATED || (looks(t, i) & L_LONG && !n))
			return i;
		give(t, i++, P_FURNITURE, 0);
	}
	return i;
}

/* Are there enough lines "NAME says:" to be comments without a heading? */
static bool
many_say(const struct text *t, u32 i)
{
	u32 n = 0;

	for (; i < t->l.v.n; i++)
		n += looks(t, i) & L_SAYS && lines_vouched(&t->l, i);
	return n >= SAID;
}

/*
 * Do comments begin at line i?  A heading of comments without comments below it
 * is furniture.
 */
static bool
comments_begin(const struct text *t, u32 i)
{
	u32 f = looks(t, i);

	if (f & L_SAYS)
		return many_say(t, i);
	return f & L_COMMENTS && (t->l.v.v[i].chars < 60 ||
	    looks(t, i + 1) & (L_SAYS | L_CREDIT));
}

/* Takes one line of the body, or of the furniture behind it. */
static void
body_line(struct text *t, u32 i, bool *tail)
{
	u32 f = looks(t, i);

	if (f & L_BLOG)
		t->blog = true;
	if (f & L_FURNITURE) {
		*tail = true;
		give(t, i, P_FURNITURE, 0);
	} else if (f & (L_SOURCE | L_URL)) {
		give(t, i, P_SOURCE, 0);
	} else if (*tail && !(f & (L_ENDS | L_LONG)) &&
	    t->l.v.v[i].chars < 90) {
		give(t, i, P_FURNITURE, 0);
	} else {
		*tail = false;
		give(t, i, P_BODY, 0);
	}
}

/* Goes through all lines. */
static void
text_walk(struct text *t)
{
	u32 i;
	bool tail = false, any = false;

	start(t, ITEM_article, 0);
	i = prelude(t);
	if (t->plan.v[0].title && i < t->l.v.n && caption(t, i))
		give(t, i++, P_CAPTION, 0);
	while (i < t->l.v.n) {
		u32 f = looks(t, i);

		if (any && comments_begin(t, i)) {
			if (!(f & L_SAYS))
				give(t, i++, P_FURNITURE, 0);
			i = comments(t, i);
		} else if (any && f & L_RELATED) {
			give(t, i, P_FURNITURE, 0);
			i = text_others(t, i + 1);
		} else {
			body_line(t, i, &tail);
			any |= t->l.v.v[i].part == P_BODY;
			i++;
		}
	}
}

/*
 * An article pasted into a blog: its text, its address, and then the blogger's
 * own words, which begin with a remark.  The lines up to the address become an
 * item of their own, and the rest is the post.
 */
static void
pasted(struct text *t)
{
	u32 url = 0, item, last = 0;
	struct plan *p;

	for (u32 i = 1; i + 1 < t->l.v.n && !url; i++)
		if (looks(t, i) & L_URL && t->l.v.v[i].part == P_SOURCE &&
		    t->l.v.v[i].item == 0 && looks(t, i + 1) & L_REMARK)
			url = i;
	if (!url)
		return;
	item = t->plan.n;
	p = start(t, ITEM_quoted, 1);
	t->plan.v[0].kind = ITEM_post;
	p->url = lines_text(&t->l, url);
	p->outlet = url_host(p->url);
	p->title = t->plan.v[0].title;
	t->title = p->title;
	t->plan.v[0].title = 0;
	p->when = t->plan.v[0].when;
	t->plan.v[0].when = (struct when){ 0 };
	for (u32 i = 0; i <= url; i++)
		if (t->l.v.v[i].item == 0 && t->l.v.v[i].part != P_FURNITURE)
			t->l.v.v[i].item = item;
	for (u32 i = url + 1; i < t->l.v.n; i++)
		if (t->l.v.v[i].item == 0 && t->l.v.v[i].part == P_BODY)
			last = i;
	/* a short last line is the name of the blogger */
	if (last && t->l.v.v[last].chars < 40 && !(looks(t, last) & L_ENDS)) {
		t->plan.v[0].author = lines_text(&t->l, last);
		t->l.v.v[last].part = P_BYLINE;
	}
}

/* The kind of region for a part. */
static region_kind
text_region(u8 part)
{
	switch (part) {
	case P_TITLE:   return REGION_title;
	case P_DATE:    return REGION_date;
	case P_BODY:    return REGION_body;
	case P_SOURCE:  return REGION_body;
	case P_CAPTION: return REGION_caption;
	case P_COMMENT: return REGION_comment;
	case P_TEASER:  return REGION_teaser;
	case P_ADVERT:  return REGION_advert;
	}
	return REGION_boilerplate;
}

/*
 * Is it a heading: a short line in the body that is not a sentence, with a
 * paragraph below it?
 */
static bool
heading(const struct text *t, u32 i)
{
	const struct line *v = &t->l.v.v[i];
	str s = lines_text(&t->l, i);

	return v->part == P_BODY && v->chars <= 80 && text_headline(t, i) &&
	    !(v->looks & L_ENDS) && !strchr(":,;-\"", s.s[s.n - 1]) &&
	    looks(t, i + 1) & L_ENDS && v[1].part == P_BODY &&
	    v[1].item == v->item;
}

/* Puts line i into an item as a block. */
static void
text_put_line(struct text *t, struct item *it, u32 i)
{
	const struct line *v = &t->l.v.v[i];
	u32 began = (u32)it->text.n, links = it->links.n;

	put_text(it, v->from, v->to, false);
	put_links(it, began);
	for (u32 k = links; k < it->links.n; k++)
		if (v->part == P_SOURCE)
			it->links.v[k].kind = LINK_source;
	item_block(it, began, v->part == P_TITLE ? BLOCK_title :
	    v->looks & L_DATELINE ? BLOCK_dateline :
	    heading(t, i) ? BLOCK_heading : BLOCK_body);
}

/* Fills the head of an item. */
static void
put_head(struct text *t, struct item *it, const struct plan *p)
{
	struct head *h = item_head(it);

	if (p->url.n)
		h->url = str_copy(it->mem, p->url);
	if (p->outlet.n && count_chars(p->outlet) < 60)
		h->outlet = str_copy(it->mem, p->outlet);
	if (p->author.n)
		push(&it->authors, it->mem)->name =
		    str_copy(it->mem, p->author);
	head_published(it, &p->when, DATED_page);
	if (p->title) {
		text_put_line(t, it, p->title - 1);
		h->title_span = it->blocks.n ? it->blocks.v[0].span :
		    (span){ 0 };
		h->title = str_copy(it->mem, item_text(it, h->title_span));
	}
}

/*
 * Adds all items.  The lines of an item are in order, but lines of other items
 * may stand between them.
 */
static void
put_items(struct text *t)
{
	struct capture *c = t->l.c;
	u32 *next = new(t->l.tmp, u32, t->l.v.n + 1);
	u32 *first = new(t->l.tmp, u32, t->plan.n + 1);
	ref *made = new(t->l.tmp, ref, t->plan.n + 1);

	for (u32 i = t->l.v.n; i-- > 0;) {
		u32 k = t->l.v.v[i].item;

		next[i] = first[k];
		first[k] = i + 1;
	}
	for (u32 k = 0; k < t->plan.n; k++) {
		const struct plan *p = &t->plan.v[k];
		ref up = p->parent ? made[p->parent - 1] : 0;
		struct item *it = capture_add(c, p->kind, up);

		made[k] = c->items.n;
		if (k == 0 && !p->parent)
			item_head(it)->url = c->url;
		put_head(t, it, p);
		for (u32 i = first[k]; i; i = next[i - 1]) {
			u8 part = t->l.v.v[i - 1].part;

			if (part == P_BODY || part == P_COMMENT ||
			    part == P_SOURCE)
				text_put_line(t, it, i - 1);
		}
	}
	for (u32 i = 0; i < t->l.v.n; i++) {
		const struct line *v = &t->l.v.v[i];

		put_bytes(&c->items.v[0], v->from, v->to, text_region(v->part));
	}
}

static int
text_smells(str head, str path)
{
	(void)head, (void)path;
	return 1;
}

static void
text_read(struct capture *c, const struct packs *ps, arena tmp)
{
	struct text *t = new(&tmp, struct text, 1);

	t->l = (struct lines){ .c = c, .ps = ps, .tmp = &tmp };
	lines_read(&t->l);
	if (all_leads(t)) {
		text_leads(t);
	} else {
		text_walk(t);
		pasted(t);
		if (t->blog)
			t->plan.v[0].kind = ITEM_post;
	}
	put_items(t);
}

const struct reader reader_text = {
	.name   = "text",
	.about  = "plain text, also as it is scraped from a page",
	.smells = text_smells,
	.read   = text_read,
};
