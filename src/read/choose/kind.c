/*
 * What kind of page is this: an article, a list of leads, a thread of posts?  A
 * linear model decides, by what the page says about itself, by its address, and
 * by what its paragraphs are like.  tools/learn-pages learns the weights.
 */
#include <math.h>

#include "read/choose/belongs.h"
#include "read/choose/kind.h"
#include "read/line/address.h"
#include "read/line/dated.h"
#include "read/page/para.h"

enum {
#define GROUP(name, n, about) T_##name, T_##name##_last = T_##name + (n) - 1,
#include "read/choose/kind.def"
	T_ALL
};

/* As in looks.h, for traits of the page. */
#define TRAIT(name, bin) (T_##name + (bin) + \
	0 * sizeof(char[T_##name + (bin) <= T_##name##_last ? 1 : -1]))

#define WEIGHT(trait, bin, article, list, forum) \
	[TRAIT(trait, bin)] = { article, list, forum },
static const f32 weights[T_ALL][PAGE_TYPES] = {
#include "models/pages/kind.def"
};
#undef WEIGHT

enum { LONG = 80 };		/* weight of a paragraph of text */
static const f32 TALK = 0.75f;	/* probability, if lines or leads say it */

static void
kind_add(struct kind *k, u32 group, u32 bin)
{
	assert(group + bin < T_ALL);
	if (k->n < countof(k->traits))
		k->traits[k->n++] = (u16)(group + bin);
}

/* Adds a trait that is a flag. */
static void
add_if(struct kind *k, bool yes, u32 trait)
{
	if (yes)
		kind_add(k, trait, 0);
}

/* A share as a bin from 0 to 9. */
static u32
kind_share(u64 part, u64 whole)
{
	return whole == 0 ? 0 : part * 10 >= whole * 9 ? 9 :
	    (u32)(part * 10 / whole);
}

/*
 * Traits of the page's address: how deep it is, what its last part is like, and
 * the words in it.
 */
static void
kind_address(const struct page *p, struct kind *k)
{
	const struct about *o = &p->about;
	str url = o->url.n ? o->url : o->fetched, last = { 0 };
	struct url u = url_parts(url);
	u32 parts = 0, hyphens = 0, digits = 0;
	str path = u.scheme.s ? str_from(u.rest, 1) : (str){ 0 }, rest = path;

	while (rest.n) {
		str part = str_cut(&rest, '/');

		parts += part.n > 0;
		last = part.n ? part : last;
	}
	for (size_t i = 0; i < last.n; i++)
		hyphens += last.s[i] == '-' || last.s[i] == '_';
	for (size_t i = 0; i < path.n; i++)
		digits += path.s[i] >= '0' && path.s[i] <= '9';
	k->home = url.n && parts == 0;
	kind_add(k, T_path, url.n == 0 ? 0 : parts < 4 ? parts + 1 : 5);
	kind_add(k, T_slug, hyphens > 4 ? 5 : hyphens);
	add_if(k, digits >= 4, T_address);
	add_if(k, last.n && memchr(last.s, '.', last.n), T_address + 1);
	k->threads = address_has(p->ps, url, S("forum"));
	add_if(k, k->threads, T_address + 2);
	add_if(k, address_has(p->ps, url,
	    S("list")), T_address + 3);
	add_if(k, str_find(path, S("20")) < path.n && digits >= 6,
	    T_address + 4);
}

/* Traits that count elements. */
static void
elements(const struct page *p, struct kind *k)
{
	const struct node *v = p->t.v.v;
	u32 articles = 0, authors = 0, posts = 0, hints = 0;

	for (u32 m = 0; m < p->t.marked.n; m++) {
		u32 i = p->t.marked.v[m];

		articles += v[i].tag == TAG_article;
		authors += (v[i].flags & F_AUTHOR) != 0 &&
		    !(v[v[i].parent].flags & F_AUTHOR);
		posts += (v[i].flags & (F_UNIT | F_POST)) != 0;
		hints += (v[i].flags & (F_BODY | F_STRONG)) != 0;
	}
	kind_add(k, T_articles, belongs_count(articles));
	kind_add(k, T_authors_n, belongs_count(authors));
	kind_add(k, T_posts, belongs_count(posts));
	kind_add(k, T_hints, hints > 3 ? 3 : hints);
}

struct count {
	u64 all, linked, body, comments;
	u32 headlines, leads, n_long, body_n, dates;
};

/* Is there a digit in the paragraph?  Cheaper than to look for a date. */
static bool
has_digit(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = v[q->first].from; i < v[q->last].close; i++)
		if (p->t.all.s[i] >= '0' && p->t.all.s[i] <= '9')
			return true;
	return false;
}

/* Is the paragraph a date and nothing else? */
static bool
is_date(struct page *p, const struct para *q)
{
	struct when w;
	str t;

	if (q->weight > 40 || q->weight < 4 || !has_digit(p, q))
		return false;
	t = para_text(p, q);
	return (date_find(p->tmp, p->ps, t, p->order, &w) &&
	    dated_line(p->ps, &w, t)) || date_is_ago(p->ps, t, &(u32){ 0 });
}

/*
 * Traits of long paragraphs whose blocks have the same sign: how many there
 * are, and how many different parents they have.
 */
static void
kind_alike(struct page *p, struct kind *k)
{
	const struct node *v = p->t.v.v;
	map n = { .mem = p->tmp }, apart = { .mem = p->tmp };
	map seen = { .mem = p->tmp };
	u32 most = 0, widest = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u64 key = u64_mix(v[q->in].sign) | 1;
		u32 *at, up = v[q->in].parent;

		if (q->weight < LONG || q->linked * 2 > q->weight)
			continue;
		at = map_at(&n, key);
		most = ++*at > most ? *at : most;
		if ((*map_at(&seen, u64_mix(key ^ up) | 1))++)
			continue;
		at = map_at(&apart, key);
		widest = ++*at > widest ? *at : widest;
	}
	kind_add(k, T_alike_n, belongs_count(most));
	kind_add(k, T_alike_apart, belongs_count(widest));
}

/* Traits that sum up paragraphs. */
static void
kind_paragraphs(struct page *p, struct kind *k)
{
	struct count c = { 0 };
	u32 mean = 0;
	u64 text;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		c.all += q->weight;
		c.linked += q->linked;
		c.body += q->use == USE_BODY ? q->weight : 0;
		c.body_n += q->use == USE_BODY;
		c.comments += q->use == USE_COMMENT ? q->weight : 0;
		c.headlines += q->heading && q->linked * 10 > q->weight * 8;
		c.leads += !q->heading && q->weight >= LONG && !q->ends &&
		    q->linked == 0;
		c.n_long += q->weight >= LONG && q->linked * 2 < q->weight;
		c.dates += is_date(p, q);
	}
	text = c.all - c.linked;
	if (c.body_n)
		mean = (u32)(c.body / c.body_n);
	kind_add(k, T_headlines, belongs_count(c.headlines));
	kind_add(k, T_leads, belongs_count(c.leads));
	kind_add(k, T_long_n, belongs_count(c.n_long));
	kind_add(k, T_link_share, kind_share(c.linked, c.all) * 6 / 9);
	kind_add(k, T_body_share, kind_share(c.body, text));
	kind_add(k, T_body_size, mean / 40 > 8 ? 8 : mean / 40);
	kind_add(k, T_body_n, belongs_count(c.body_n));
	kind_add(k, T_comment_share, kind_share(c.comments, text));
	kind_add(k, T_dates, belongs_count(c.dates));
}

/* Traits of what the page says about itself, and of its title. */
static void
kind_about(const struct page *p, struct kind *k, bool cards)
{
	const struct about *o = &p->about;
	u16 tag = p->title ? p->t.v.v[p->para.v[p->title - 1].in].tag : 0;

	for (u32 i = 0; i < 7; i++)
		add_if(k, o->kinds >> i & 1, T_told + i);
	add_if(k, o->article, T_about);
	add_if(k, o->published.value.n != 0, T_about + 1);
	add_if(k, o->basis == DATED_metadata, T_about + 2);
	add_if(k, o->basis == DATED_page, T_about + 3);
	add_if(k, o->authors.n != 0, T_about + 4);
	add_if(k, o->description.n != 0, T_about + 5);
	add_if(k, cards, T_about + 6);
	kind_add(k, T_title, p->title == 0 ? 0 : tag == TAG_h1 ? 1 :
	    tag > TAG_h1 && tag <= TAG_h6 ? 2 : 3);
}

void
kind_look(struct page *p, bool cards, struct kind *k)
{
	f32 s[PAGE_TYPES] = { 0 }, all = 0;

	*k = (struct kind){ 0 };
	kind_add(k, T_bias, 0);
	kind_about(p, k, cards);
	kind_address(p, k);
	elements(p, k);
	kind_paragraphs(p, k);
	kind_alike(p, k);
	for (u32 t = 0; t < PAGE_TYPES; t++) {
		for (u32 i = 0; i < k->n; i++)
			s[t] += weights[k->traits[i]][t];
		k->type = s[t] > s[k->type] ? t : k->type;
	}
	for (u32 t = 0; t < PAGE_TYPES; t++) {
		k->odds[t] = expf(s[t] - s[k->type]);
		all += k->odds[t];
	}
	for (u32 t = 0; t < PAGE_TYPES; t++)
		k->odds[t] /= all;
	k->sure = k->odds[k->type];
}

/* Makes the page one of this type, if it is not already. */
static void
kind_is(struct kind *k, u32 type)
{
	f32 other = 1 - k->odds[type];

	if (k->type == type)
		return;
	for (u32 t = 0; t < PAGE_TYPES; t++)
		k->odds[t] = t == type ? TALK :
		    other > 0 ? k->odds[t] * (1 - TALK) / other : 0;
	k->type = type;
	k->sure = TALK;
}

void
kind_is_forum(struct kind *k)
{
	kind_is(k, PAGE_FORUM);
}

void
kind_is_list(struct kind *k)
{
	k->leads = k->type != PAGE_LIST;
	kind_is(k, PAGE_LIST);
}
