/*
 * Are there several texts on the page?  Cards are siblings of one shape.  Each
 * has a headline that is a link, or ends with a link to read more.  They are
 * whole articles below one another, or the leads of a list.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/lead.h"
#include "read/page/link.h"
#include "read/page/measure.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/beside.h"
#include "read/told/head.h"
#include "read/told/told.h"
#include "read/voices/cards.h"
#include "read/voices/comments.h"

/* Weights; tuned on the pages of models/pages/card.md. */
enum {
	WHOLE = 250,		/* of a text that is surely more than a lead */
	SHORT = 80,		/* of a whole text, if its outlet is known */
	LEAD = 40,		/* of the shortest text of a card */
	LINE = 30		/* of a sentence that stands beside cards */
};

struct card {
	u32  node, from, to;	/* paras [from, to) */
	u32  head;		/* the para of its headline, + 1; or 0 */
	u32  link;		/* the node of the link to the whole; or 0 */
	u32  chars;
	bool after;		/* a line "Related articles" stands above */
	bool ago;		/* it says how long ago it was published */
	str  outlet;
	struct when when;
};

struct cards { list(struct card) v; bool all, whole, only; };

/*
 * Is the paragraph a headline: a heading or an element that is named a title,
 * and nearly all link?
 */
static bool
cards_headline(const struct page *p, const struct para *q)
{
	if (q->use != USE_NONE || q->weight < 12 || q->weight > 200 ||
	    q->linked * 10 < q->weight * 8)
		return false;
	return q->heading ||
	    tree_flags(&p->t, q->holder, 0) & F_TITLE;
}

/* Is the paragraph a heading above other articles: "Related articles"? */
static bool
cards_others(struct page *p, const struct para *q)
{
	return q->use == USE_NONE && q->weight < 40 && q->linked == 0 &&
	    q->heading && phrase_is(&p->ps->any.related, para_text(p, q));
}

/*
 * The largest element around para i that holds no other counted para.  count
 * has the number of counted paras before each para.
 */
static u32
cards_own(const struct page *p, const u32 *count, u32 i)
{
	const struct node *v = p->t.v.v;
	u32 n = p->para.v[i].in;

	assert(i < p->para.n);
	while (v[n].parent && v[n].tag != TAG_body) {
		u32 up = v[n].parent;

		if (count[page_until(p, up)] - count[p->at[up]] != 1)
			break;
		n = up;
	}
	return n;
}

/* Marks between the date and the outlet of a card.  A comma stands in dates,
 * too. */
static const str joints[] = {
	S(" - "), S(" · "), S(" | "), S(" – "), S("- "),
	S(" • "), S(" — "), S(", "),
};

/* Is the paragraph no more than a link to read more? */
static bool
more_alone(struct page *p, const struct para *q)
{
	return q->use == USE_NONE && q->link && q->weight < LEAD &&
	    q->linked == q->weight &&
	    phrase_is(&p->ps->any.readmore, para_text(p, q));
}

/* Does the line, or its part before or behind a joint, say how long ago
 * something was? */
static bool
some_time_ago(struct page *p, str t)
{
	if (date_is_ago(p->ps, t, &(u32){ 0 }))
		return true;
	for (size_t k = 0; k < countof(joints); k++) {
		size_t at = str_find(t, joints[k]);

		if (at < t.n && (date_is_ago(p->ps, (str){ t.s, at },
		    &(u32){ 0 }) || date_is_ago(p->ps,
		    str_from(t, at + joints[k].n), &(u32){ 0 })))
			return true;
	}
	return false;
}

/*
 * Is the paragraph, with the text t, a line beside the text of a card: a date,
 * a caption, a line that is nearly all link?
 */
static bool
cards_beside(struct page *p, const struct card *c, const struct para *q, str t)
{
	struct when w;
	u32 f = tree_flags(&p->t, q->holder, c->node);

	if (f & (F_META | F_SHARE | F_CAPTION | F_LETTER) && q->weight < 100)
		return true;
	if (q->linked * 10 >= q->weight * 8 && q->weight < 200)
		return !c->link || q->link != c->link ||
		    (!c->head && more_alone(p, q));
	return q->weight < 90 && (some_time_ago(p, t) ||
	    (date_find(p->tmp, p->ps, t, p->order, &w) &&
	    dated_line(p->ps, &w, t)));
}

/*
 * Is t a reading time, "9 min read"?  "20 Minuten" and "24 Kanal" are outlets.
 */
static bool
reading_time(str t)
{
	str number = str_cut(&t, ' ');

	return utf8_digit((u8)number.s[0]) && str_find(t, S(" ")) < t.n;
}

/* Sets the outlet of a card, unless it has one. */
static void
cards_by(struct card *c, str name)
{
	if (!c->outlet.n && name.n && count_chars(name) < 50 &&
	    !reading_time(name))
		c->outlet = name;
}

/*
 * Takes the outlet and the date of a card from a line such as "4 hours ago -
 * The Herald" or "The Herald, 4 hours ago".
 */
static void
cards_credit(struct page *p, struct card *c, str t)
{
	struct when w;

	if (phrase_head(&p->ps->any.notes, t) > 0)
		return;		/* such as the day on which a member joined */
	c->ago |= some_time_ago(p, t);
	if (!c->when.value.n && (date_ago(p->tmp, p->ps, t, told_received(p),
	    &w) || date_find(p->tmp, p->ps, t, p->order, &w)))
		c->when = w;
	for (size_t k = 0; k < countof(joints); k++) {
		size_t at = str_find(t, joints[k]);
		str a = str_trim((str){ t.s, at }), b;

		if (at == t.n)
			continue;
		b = str_trim(str_from(t, at + joints[k].n));
		if (date_is_ago(p->ps, a, &(u32){ 0 }) ||
		    (joints[k].s[0] != ',' && (a.n == 0 ||
		    date_find(p->tmp, p->ps, a, p->order, &w)))) {
			cards_by(c, b);
			if (!c->when.value.n && date_ago(p->tmp, p->ps, a,
			    told_received(p), &w))
				c->when = w;
		} else if (date_is_ago(p->ps, b, &(u32){ 0 }) &&
		    told_outlet(p, a)) {
			cards_by(c, a);
		}
	}
}

/* Sets the paras of a card: those of its element. */
static void
cards_bound(const struct page *p, struct card *c)
{
	c->from = p->at[c->node];
	c->to = page_until(p, c->node);
}

/* Takes the date of a card from an element for times in the paragraph. */
static void
cards_time(struct page *p, struct card *c, const struct para *q)
{
	const struct node *v = p->t.v.v;
	struct when w;

	for (u32 n = v[q->first].parent; n > q->in && !c->when.value.n;
	    n = v[n].parent)
		if (date_find(p->tmp, p->ps, beside_time(p, n),
		    p->order, &w))
			c->when = w;
}

/* Measures the text of a card, and reads what stands beside it. */
static void
cards_weigh(struct page *p, struct card *c)
{
	for (u32 i = c->from; i < c->to; i++) {
		const struct para *q = &p->para.v[i];
		str t;

		if (i + 1 == c->head)
			continue;
		t = q->weight < 200 ? para_text(p, q) : (str){ 0 };
		if (cards_beside(p, c, q, t)) {
			if (phrase_head(&p->ps->any.notes, t) == 0)
				cards_time(p, c, q);
			cards_credit(p, c, t);
		} else {
			c->chars += q->weight;
		}
	}
}

/*
 * Adds all cards that have a headline (`heads`), or that end with a link to
 * read more, and enough text.
 */
static void
cards_gather(struct page *p, struct cards *out, bool heads)
{
	u32 *count = new(p->tmp, u32, p->para.n + 1);
	bool after = false;

	for (u32 i = 0; i < p->para.n; i++)
		count[i + 1] = count[i] +
		    (heads ? cards_others(p, &p->para.v[i]) ||
		    cards_headline(p, &p->para.v[i]) :
		    lead_on(p, &p->para.v[i]) || more_alone(p, &p->para.v[i]));
	for (u32 i = 0; i < p->para.n; i++) {
		struct card c = { .head = heads ? i + 1 : 0 };

		if (count[i + 1] == count[i] ||
		    (heads && cards_others(p, &p->para.v[i]))) {
			after |= count[i + 1] != count[i];
			continue;
		}
		c.after = after;
		c.node = cards_own(p, count, i);
		c.link = p->para.v[i].link;
		if (!heads)
			c.link = lead_link(p, &p->para.v[i]);
		cards_bound(p, &c);
		cards_weigh(p, &c);
		if (c.chars >= LEAD)
			*push(&out->v, p->tmp) = c;
	}
}

/* Is the paragraph in a menu, at the foot of the page, or beside its text? */
static bool
apart(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->in; i; i = v[i].parent)
		if (v[i].tag == TAG_nav || v[i].tag == TAG_aside ||
		    v[i].tag == TAG_footer || v[i].flags & (F_NAV | F_FOOTER |
		    F_SIDE | F_AD | F_MODAL | F_RELATED | F_COMMENT))
			return true;
	return false;
}

/* May the paragraph be the headline of a row, which need not be a heading? */
static bool
row_headline(const struct page *p, const struct para *q)
{
	return q->use == USE_NONE && q->weight >= 12 && q->weight <= 200 &&
	    q->linked * 10 >= q->weight * 8 && !q->ends && !apart(p, q);
}

/*
 * Counts the headlines of rows before each paragraph.  A link around several
 * paragraphs has one headline: its heading, else the first that may be one.
 */
static u32 *
count_rows(const struct page *p)
{
	u32 n = p->para.n, *count = new(p->tmp, u32, n + 1);
	const struct para *v = p->para.v;

	for (u32 i = 0, to; i < n; i = to) {
		u32 head = n;

		for (to = i; to == i || (to < n && v[i].link &&
		    v[to].link == v[i].link); to++)
			if (row_headline(p, &v[to]) && (head == n ||
			    (v[to].heading && !v[head].heading)))
				head = to;
		for (u32 k = i; k < to; k++)
			count[k + 1] = count[k] + (k == head);
	}
	return count;
}

/*
 * Adds the rows of a list: elements with a link that is a line of its own, and
 * with some more text.  Where headlines and texts are siblings, a row ends at
 * the next headline.
 */
static void
gather_rows(struct page *p, struct cards *out)
{
	const struct node *v = p->t.v.v;
	u32 *count = count_rows(p);

	for (u32 i = 0; i < p->para.n; i++) {
		struct card c = { .head = i + 1, .link = p->para.v[i].link };
		u32 until;

		if (count[i + 1] == count[i])
			continue;
		c.node = cards_own(p, count, i);
		cards_bound(p, &c);
		until = page_until(p, v[c.node].parent);
		if (c.from + 1 == c.to)
			while (c.to < until && count[c.to + 1] == count[c.to])
				c.to++;
		cards_weigh(p, &c);
		*push(&out->v, p->tmp) = c;
	}
}

/* Keeps the cards with the parent and sign that have most text between them. */
static void
keep_siblings(struct page *p, struct cards *out)
{
	const struct node *v = p->t.v.v;
	u32 best = 0, most = 0, n = 0;
	map sum = { .mem = p->tmp };

	for (u32 i = 0; i < out->v.n; i++) {
		const struct node *c = &v[out->v.v[i].node];
		u32 *m = map_at(&sum, u64_mix((u64)c->parent << 32 | c->sign));

		*m += out->v.v[i].chars;
		if (*m > most) {
			most = *m;
			best = i;
		}
	}
	if (out->v.n == 0)
		return;
	best = out->v.v[best].node;
	for (u32 i = 0; i < out->v.n; i++) {
		const struct node *c = &v[out->v.v[i].node];

		if (c->parent == v[best].parent && c->sign == v[best].sign)
			out->v.v[n++] = out->v.v[i];
	}
	out->v.n = n;
}

/* Is it a whole text?  It is long, or its outlet is known. */
static bool
is_whole(const struct card *c)
{
	return c->chars >= WHOLE || (c->chars >= SHORT && c->outlet.n);
}

/*
 * Are there two cards?  One alone is believed only if it is whole and stands
 * below a heading of other articles.
 */
static bool
cards_enough(const struct cards *c)
{
	return c->v.n >= 2 || (c->v.n == 1 && c->v.v[0].after &&
	    c->v.v[0].outlet.n && is_whole(&c->v.v[0]));
}

void
cards_keep(struct page *p, const struct cards *c)
{
	for (u32 i = 0; i < c->v.n; i++)
		uses_fill(p, c->v.v[i].from, c->v.v[i].to, USE_CARD);
}

/* Is the paragraph a date and little else? */
static bool
dates(struct page *p, const struct para *q)
{
	struct when w;
	str t;

	if (q->weight > 60)
		return false;
	t = para_text(p, q);
	return date_find(p->tmp, p->ps, t, p->order, &w) &&
	    dated_line(p->ps, &w, t);
}

/*
 * Is there nothing to read on the page but leads?  Beside them stand no
 * paragraph of text, no two sentences, and no date below the title, and all of
 * it is short.
 */
static bool
cards_only(struct page *p, const struct cards *c)
{
	u32 sum = 0, most = 0, before = 0, after = 0, lines = 0, n = c->v.n;
	u32 at = 0;

	if (n < 3 || p->about.article || p->about.authors.n)
		return false;
	for (u32 i = 0; i < n; i++) {
		sum += c->v.v[i].chars;
		most = c->v.v[i].chars > most ? c->v.v[i].chars : most;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 text = q->weight - q->linked;

		at += at < n && i >= c->v.v[at].to;
		if ((at < n && i >= c->v.v[at].from) ||
		    q->use == USE_COMMENT || apart(p, q))
			continue;
		if (i >= c->v.v[n - 1].to) {
			after += text;
			continue;
		}
		if ((p->title && i >= p->title && i < c->v.v[0].from &&
		    dates(p, q)) || text >= SHORT)
			return false;
		before += i + 1 == p->title || q->heading ? 0 : text;
		lines += q->ends && text >= LINE;
	}
	return lines < 2 && most < WHOLE && sum >= n * LINE &&
	    before * 4 <= sum && after * 2 <= sum;
}

/* Finds the rows of a page that is a list and nothing else. */
static bool
find_rows(struct page *p, struct cards *out)
{
	struct cards rows = { 0 };

	gather_rows(p, &rows);
	keep_siblings(p, &rows);
	if (!cards_only(p, &rows))
		return false;
	*out = rows;
	return true;
}

struct cards *
cards_find(struct page *p)
{
	struct cards *out = new(p->tmp, struct cards, 1);
	u32 sum = 0, whole = 0, credited = 0, rest;

	cards_gather(p, out, true);
	keep_siblings(p, out);
	if (!cards_enough(out)) {
		out->v.n = 0;
		cards_gather(p, out, false);
		keep_siblings(p, out);
	}
	if (!cards_enough(out))
		out->v.n = 0;
	for (u32 i = 0; i < out->v.n; i++) {
		sum += out->v.v[i].chars;
		whole += is_whole(&out->v.v[i]);
		credited += out->v.v[i].outlet.n || out->v.v[i].ago;
	}
	measure_mass(p);
	rest = p->mass[0] > sum ? p->mass[0] - sum : 0;
	out->whole = whole * 2 > out->v.n;
	out->all = out->v.n > 2 && (u64)sum * 100 >= (u64)p->mass[0] * 60 &&
	    !p->about.article && !(out->whole && rest >= SHORT);
	if (!out->all && (!out->whole || credited * 2 <= out->v.n))
		out->v.n = 0;
	if (!out->whole || out->v.n == 0)
		out->only = find_rows(p, out);
	out->all |= out->only;
	cards_keep(p, out);
	return out;
}

bool
cards_all(const struct cards *c)
{
	return c->all && c->v.n;
}

bool
cards_leads(const struct cards *c)
{
	return c->only;
}

bool
cards_hold_links(const struct page *p, const struct cards *c)
{
	u32 at = 0, n = c->v.n;

	for (u32 i = 0; i < n; i++)
		if (c->v.v[i].outlet.n && p->about.outlet.n)
			return false;
	for (u32 i = 0; i < p->para.n && c->only; i++) {
		const struct para *q = &p->para.v[i];

		at += at < n && i >= c->v.v[at].to;
		if (q->use == USE_BODY && q->links && !(at < n &&
		    i >= c->v.v[at].from))
			return false;
	}
	return c->only;
}

bool
cards_whole(const struct cards *c)
{
	return c->whole;
}

u32
cards_n(const struct cards *c)
{
	return c->v.n;
}

void
cards_free(struct page *p)
{
	uses_change(p, 0, p->para.n, USE_CARD, USE_NONE);
}

bool
cards_hold(const struct cards *c, u32 para)
{
	for (u32 i = 0; i < c->v.n; i++)
		if (para >= c->v.v[i].from && para < c->v.v[i].to)
			return true;
	return false;
}

/* The headline of a card without "Re: "; empty if it has none. */
static str
topic(struct page *p, const struct card *c)
{
	str t = c->head ? para_text(p, &p->para.v[c->head - 1]) : S("");

	return str_starts(t, S("Re: ")) ? str_from(t, 4) : t;
}

bool
cards_talk(struct page *p, const struct cards *c)
{
	str first = c->v.n ? topic(p, &c->v.v[0]) : S("");
	u32 same = 0;

	for (u32 i = 0; i < c->v.n; i++)
		same += first.n && str_same(topic(p, &c->v.v[i]), first);
	return same > 1 && same * 4 >= c->v.n * 3;
}

void
cards_drop(struct page *p, struct cards *c)
{
	cards_free(p);
	c->v.n = 0;
}

/*
 * Adds an item for a card: a teaser, an article, or, below a main article, a
 * quoted article.
 */
static void
put_card(struct page *p, const struct card *c, bool whole, bool main)
{
	struct item *it = capture_add(p->c, !whole ? ITEM_teaser :
	    main ? ITEM_quoted : ITEM_article, main);
	struct head *h = item_head(it);
	str url = c->link ? link_url(p, c->link) : (str){ 0 };
	u32 title = 0;

	if (url.n)
		h->url = str_copy(it->mem, url);
	if (c->outlet.n)
		h->outlet = str_copy(it->mem, c->outlet);
	else
		head_outlet(p, it);
	head_published(it, &c->when, DATED_page);
	if (c->head) {
		para_put(p, it, &p->para.v[c->head - 1], BLOCK_title);
		title = it->blocks.n;
		if (!whole)
			para_region(p, &p->para.v[c->head - 1], REGION_teaser);
	}
	if (title) {
		h->title_span = it->blocks.v[0].span;
		h->title = str_copy(it->mem, item_text(it, h->title_span));
	}
	for (u32 i = c->from; i < c->to; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight < 200 ? para_text(p, q) : (str){ 0 };
		struct para cut;

		if (i + 1 == c->head || cards_beside(p, c, q, t))
			continue;
		cut = *q;
		if (!c->head && lead_on(p, q))
			lead_cut(p, &cut);
		para_put(p, it, &cut, BLOCK_body);
		para_region(p, q, whole ? REGION_body : REGION_teaser);
	}
}

void
cards_put(struct page *p, struct cards *all, bool main)
{
	for (u32 i = 0; i < all->v.n; i++)
		put_card(p, &all->v.v[i], all->whole, main);
}
