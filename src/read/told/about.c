/*
 * What does the page say about itself?  JSON-LD is asked first, then OpenGraph
 * and the other meta tags, itemprop, <time>, and lines of the page near the
 * title.  The first source in this order wins.  What the page does not say
 * stays unknown.
 */
#include "read/bytes/decode.h"
#include "read/line/address.h"
#include "read/line/phrase.h"
#include "read/page/link.h"
#include "read/page/para.h"
#include "read/told/about.h"
#include "read/told/author.h"
#include "read/told/dates.h"
#include "read/told/ld.h"
#include "read/told/saved.h"
#include "read/told/title.h"
#include "read/told/told.h"
#include "read/told/where.h"

enum {
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

/* Sets the order of dates by what is known of the page so far. */
static void
about_order(struct page *p)
{
	const struct about *o = &p->about;

	p->order = order_of(p->ps, &p->seen, o->language.n ? o->language :
	    p->guessed, o->canonical.n ? o->canonical : o->fetched);
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
	about_order(p);
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
	p->guessed = order_language(p->tmp, p->ps, text);
	p->seen = order_seen(p->ps, p->c->text);
	about_order(p);
}

void
about_page(struct page *p)
{
	struct about *o = &p->about;
	struct when w;

	head(p);
	o->url = o->canonical.n ? o->canonical : o->shared;
	about_order(p);
	dates_marked(p);
	title_date(p);
	title_find(p);
	if (count_chars(o->outlet) > OUTLET && title_is(p, o->outlet))
		o->outlet = (str){ 0 };
	title_outlet(p);
	where_page(p);
	social(p);
	if (!o->post && o->authors.n == 0)
		author_shown(p);
	dates_shown(p);
	if (!o->published.value.n && date_of_url(p->tmp,
	    o->url.n ? o->url : p->about.fetched, &w) && told_may_be(p, &w)) {
		o->published = w;
		o->basis = DATED_url;
	}
	if (!o->published.value.n && o->change_shown) {
		o->published = o->modified;	/* an upper bound */
		o->basis = DATED_updated;
	}
}
