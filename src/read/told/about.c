/*
 * What does the page say about itself?  JSON-LD is asked first, then OpenGraph
 * and the other meta tags, itemprop, <time>, and lines of the page near the
 * title.  The first source in this order wins.  What the page does not say
 * stays unknown.
 */
#include "read/bytes/decode.h"
#include "read/line/address.h"
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/link.h"
#include "read/page/para.h"
#include "read/told/about.h"
#include "read/told/author.h"
#include "read/told/ld.h"
#include "read/told/saved.h"
#include "read/told/signer.h"
#include "read/told/title.h"
#include "read/told/told.h"
#include "read/told/where.h"

enum {
	NEAR = 14,		/* paras from the title to a date */
	CLOSE = 3,		/* paras from a repeated title to a date */
	TITLE_LEAST = 10,	/* weight of a title that is looked for again */
	OUTLET = 40		/* characters; a longer one may be a title */
};

static const struct { str key; enum { TITLE = 1, SITE, PUBLISHED, MODIFIED,
	AUTHOR, CREATOR, URL, ORIGINAL, ABOUT, LOCALE, KIND } is;
} keys[] = {
	{ S("og:title"), TITLE }, { S("twitter:title"), TITLE },
	{ S("dc.title"), TITLE }, { S("headline"), TITLE },
	{ S("og:site_name"), SITE }, { S("application-name"), SITE },
	{ S("dc.publisher"), SITE },
	{ S("article:published_time"), PUBLISHED },
	{ S("og:article:published_time"), PUBLISHED },
	{ S("og:published_time"), PUBLISHED },
	{ S("datepublished"), PUBLISHED }, { S("date"), PUBLISHED },
	{ S("pubdate"), PUBLISHED }, { S("publishdate"), PUBLISHED },
	{ S("publish-date"), PUBLISHED }, { S("publish_date"), PUBLISHED },
	{ S("dc.date"), PUBLISHED }, { S("dc.date.issued"), PUBLISHED },
	{ S("dcterms.created"), PUBLISHED }, { S("dcterms.date"), PUBLISHED },
	{ S("dc.date.created"), PUBLISHED }, { S("datecreated"), PUBLISHED },
	{ S("parsely-pub-date"), PUBLISHED }, { S("sailthru.date"), PUBLISHED },
	{ S("article.published"), PUBLISHED }, { S("ptime"), PUBLISHED },
	{ S("cxenseparse:recs:publishtime"), PUBLISHED },
	{ S("cxenseparse:publishtime"), PUBLISHED },
	{ S("article:modified_time"), MODIFIED },
	{ S("og:updated_time"), MODIFIED }, { S("datemodified"), MODIFIED },
	{ S("last-modified"), MODIFIED }, { S("dcterms.modified"), MODIFIED },
	{ S("author"), AUTHOR }, { S("article:author"), AUTHOR },
	{ S("dc.creator"), CREATOR }, { S("byl"), AUTHOR },
	{ S("parsely-author"), AUTHOR }, { S("sailthru.author"), AUTHOR },
	{ S("cxenseparse:author"), AUTHOR }, { S("dcterms.creator"), CREATOR },
	{ S("og:url"), URL }, { S("original-source"), ORIGINAL },
	{ S("syndication-source"), ORIGINAL }, { S("description"), ABOUT },
	{ S("og:description"), ABOUT }, { S("og:locale"), LOCALE },
	{ S("content-language"), LOCALE }, { S("og:type"), KIND },
};

/* The address told in metadata; as it stands, if it cannot be made absolute. */
static str
about_address(const struct page *p, str told)
{
	str url = link_address(p, told);

	return url.n ? url : decode_line(p->tmp, told);
}

/* Takes the value of a <meta>.  Values of authors are added to `authors`. */
static void
meta(struct page *p, u32 n, words *authors)
{
	struct about *o = &p->about;
	str key = tree_attribute(&p->t, n, S("property"));
	str v = tree_attribute(&p->t, n, S("content"));
	size_t k = 0;

	if (!key.n)
		key = tree_attribute(&p->t, n, S("name"));
	if (!key.n)
		key = tree_attribute(&p->t, n, S("itemprop"));
	if (!key.n)
		key = tree_attribute(&p->t, n, S("http-equiv"));
	while (k < countof(keys) && !str_same(key, keys[k].key))
		k++;
	if (k == countof(keys) || v.n == 0 || v.n > 4000 ||
	    tree_flags(&p->t, n, 0) & F_UNIT)	/* it belongs to a comment */
		return;
	if (keys[k].is == TITLE)
		*push(&o->titles, p->tmp) = told_line(p, v);
	else if (keys[k].is == SITE && !o->outlet.n &&
	    !saved_is_archive(p, v))
		o->outlet = told_line(p, v);
	else if (keys[k].is == PUBLISHED)
		told_date(p, v, DATED_metadata, false);
	else if (keys[k].is == MODIFIED)
		told_date(p, v, DATED_metadata, true);
	else if (keys[k].is == AUTHOR)
		*push(authors, p->tmp) = v;
	else if (keys[k].is == CREATOR)
		*push(authors, p->tmp) = author_turned(p, v, true);
	else if (keys[k].is == URL && !o->shared.n && (address_original(v).n <
	    v.n || !saved_is_archive(p, v)))
		o->shared = about_address(p, v);
	else if (keys[k].is == ORIGINAL && !o->original.n)
		o->original = about_address(p, v);
	else if (keys[k].is == ABOUT && !o->description.n) {
		o->lead = v;
		o->description = told_line(p, v);
	} else if (keys[k].is == LOCALE && !o->language.n)
		o->language = v;
	else if (keys[k].is == KIND)
		o->article |= str_same(v, S("article"));
}

/* Reads JSON-LD, wherever it stands, <link>, <meta> and <title>. */
static void
head(struct page *p)
{
	const struct node *v = p->t.v.v;
	words authors = { 0 };

	for (u32 k = 0; k < p->t.marked.n && !p->about.canonical.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_link && str_same(tree_attribute(&p->t, i,
		    S("rel")), S("canonical")))
			p->about.canonical = about_address(p,
			    tree_attribute(&p->t, i, S("href")));
	}
	ld_page(p);
	for (u32 k = 0; k < p->t.marked.n; k++)
		if (v[p->t.marked.v[k]].tag == TAG_meta)
			meta(p, p->t.marked.v[k], &authors);
	if (p->t.title)
		*push(&p->about.titles, p->tmp) =
		    told_line(p, told_inside(p, p->t.title));
	author_keep_persons(p);
	for (u32 i = 0; i < authors.n && p->about.authors.n == 0; i++)
		author_add(p, authors.v[i], JOINT_TOLD);
	author_keep_persons(p);
}

/* Takes dates from itemprop=datePublished and the like, then from <time>. */
static void
marked_dates(struct page *p)
{
	const struct node *v = p->t.v.v;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str prop, t;

		if (v[i].flags & F_REGION)
			continue;
		if (!(v[i].flags & F_DATE) && v[i].tag != TAG_time)
			continue;
		prop = tree_attribute(&p->t, i, S("itemprop"));
		t = tree_attribute(&p->t, i, S("content"));
		if (!t.n)
			t = tree_attribute(&p->t, i, S("datetime"));
		if (!t.n && prop.n)
			t = tree_text(p->tmp, &p->t, i, v[i].end);
		if (str_is(prop, S("datePublished")) ||
		    str_is(prop, S("dateCreated")))
			told_date(p, t, DATED_metadata, false);
		else if (str_is(prop, S("dateModified")))
			told_date(p, t, DATED_metadata, true);
	}
	for (u32 k = 0; k < p->t.marked.n && !p->about.published.value.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_time && !(tree_flags(&p->t, i, 0) &
		    (F_REGION | F_RELATED | F_SIDE | F_TEASER | F_COMMENT)))
			told_date(p, tree_attribute(&p->t, i, S("datetime")),
			    DATED_metadata, false);
	}
}

/*
 * The para, + 1, of a date close behind a second copy of the headline; 0 if
 * there is none.  A copy in a teaser or sidebar counts, but a link does not.
 */
static u32
date_by_headline(struct page *p)
{
	u32 left = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight <= 300 && q->use != USE_COMMENT ?
		    para_text(p, q) : (str){ 0 };
		struct when w;

		if (tree_flags(&p->t, q->holder, 0) &
		    (F_RELATED | F_REGION | F_NAV))
			left = 0;
		else if (!q->linked && q->weight >= TITLE_LEAST &&
		    title_is(p, t))
			left = CLOSE + 1;
		else if (q->heading && q->linked)
			left = 0;
		else if (left && q->weight <= 90 && !signer_note(p, q) &&
		    date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    dated_line(p->ps, &w, t) && told_may_be(p, &w))
			return i + 1;
		left -= left > 0;
	}
	return 0;
}

/* Takes the date from a line that is a date, near the title or named a date. */
static void
shown_date(struct page *p)
{
	u32 t = p->title, best = 0, least = NEAR + 1;

	for (u32 i = 0; i < p->para.n && !p->about.published.value.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 far = t == 0 ? i + 2 : i + 1 > t ? i + 1 - t :
		    (t - i - 1) * 2;
		u32 f = tree_flags(&p->t, q->holder, 0);
		struct when w;
		str text;

		if (q->weight > 90 || far >= least || q->use == USE_COMMENT ||
		    f & (F_RELATED | F_SIDE | F_REGION | F_TEASER))
			continue;
		text = para_text(p, q);
		if (phrase_head(&p->ps->any.notes, text) > 0) {
			told_date(p, text, DATED_page, true);
			continue;	/* "Updated" and a date */
		}
		if (date_find(p->tmp, p->ps, text, p->month_first, &w) &&
		    (dated_line(p->ps, &w, text) || f & F_DATE ||
		    (t && i >= t && far <= 3 && !q->ends &&
		    !dated_prose(p->ps, &w, text))) &&
		    told_may_be(p, &w)) {
			least = far;
			best = i + 1;
		}
	}
	if (!best && !p->about.published.value.n)
		best = date_by_headline(p);
	if (best) {
		told_date(p, para_text(p, &p->para.v[best - 1]), DATED_page,
		    false);
		para_region(p, &p->para.v[best - 1], REGION_date);
	}
}

/*
 * Takes author and outlet of a post of a social network from a title such as
 * "Ada Berg (@ada) / X".
 */
static void
social(struct page *p)
{
	str t = p->t.title ? told_line(p, told_inside(p, p->t.title)) : S("");
	size_t at = str_find(t, S("(@"));

	if (at == 0 || at >= t.n || at > 80)
		return;
	p->about.post = true;
	p->about.title = p->about.outlet = (str){ 0 };
	p->about.titles.n = 0;
	if (p->about.authors.n == 0)
		*push(&p->about.authors, p->tmp) =
		    str_trim((str){ t.s, at });
	t = str_from(t, str_find(t, S(")")));
	at = str_find(t, S("/"));
	if (at < t.n && t.n - at < 40)
		p->about.outlet = str_trim(str_from(t, at + 1));
}

void
about_language(struct page *p)
{
	str text = { 0 };

	if (p->t.html)
		p->about.language = tree_attribute(&p->t, p->t.html, S("lang"));
	if (!p->about.language.n && p->para.n)
		text = para_text(p, &p->para.v[p->para.n / 2]);
	p->month_first = date_month_first(p->tmp, p->ps, p->about.language,
	    text);
}

void
about_page(struct page *p)
{
	struct about *o = &p->about;
	struct when w;

	head(p);
	o->url = o->canonical.n ? o->canonical : o->shared;
	marked_dates(p);
	title_date(p);
	title_find(p);
	if (count_chars(o->outlet) > OUTLET && title_is(p, o->outlet))
		o->outlet = (str){ 0 };
	title_outlet(p);
	where_page(p);
	social(p);
	if (!o->post && o->authors.n == 0)
		author_shown(p);
	shown_date(p);
	if (!o->published.value.n && date_of_url(p->tmp,
	    o->url.n ? o->url : p->about.fetched, &w) && told_may_be(p, &w)) {
		o->published = w;
		o->basis = DATED_url;
	}
	if (!o->published.value.n && o->modified_basis == DATED_page) {
		o->published = o->modified;	/* an upper bound */
		o->basis = DATED_updated;
	}
}
