/*
 * What does a page say in JSON-LD?  Objects are looked for at any depth.  The
 * first article whose headline or address is that of the page gives title,
 * authors, dates and publisher; if none has it, the first one that is not an
 * entry of a list or the like.  Names that are given by reference are looked up
 * in the same block.
 */
#include "read/bytes/json.h"
#include "read/bytes/put.h"
#include "read/page/link.h"
#include "read/page/para.h"
#include "read/told/author.h"
#include "read/told/claims.h"
#include "read/told/ld.h"
#include "read/told/title.h"
#include "read/told/told.h"

enum {
	TYPES = 8,		/* of an object; pages give one or two */
	OBJECTS = 5000,		/* nodes of a script that are looked at */
	SAME = 70		/* percent of a headline's words in a title */
};

/* How sure it is that an article is the text of the page. */
enum own { OTHER, PERHAPS, OWN };

/* A script, and the article in it that is told. */
struct script {
	struct json j;
	u32 article;		/* node, or 0 */
	enum own own;
};

/* The types of an object; at most TYPES of them. */
struct types { u32 n; str v[TYPES]; };

/* The values of @type of an object. */
static struct types
types_of(const struct json *j, u32 n, arena *a)
{
	struct types out = { 0 };
	u32 t = json_get(j, n, S("@type"));
	u32 i = t && j->v.v[t].kind == JSON_LIST ? j->v.v[t].first : t;

	for (; i && out.n < TYPES; i = i == t ? 0 : j->v.v[i].next)
		out.v[out.n++] = json_string(j, i, a);
	return out;
}

/* Does one of the types end so? */
static bool
has(const struct types *t, str ending)
{
	for (u32 i = 0; i < t->n; i++)
		if (str_ends(t->v[i], ending))
			return true;
	return false;
}

/* Does a type of object n end so? */
static bool
type_has(const struct json *j, u32 n, str ending, arena *a)
{
	struct types t = types_of(j, n, a);

	return has(&t, ending);
}

/* Is one of the types an article? */
static bool
article(const struct types *t)
{
	return has(t, S("Article")) || has(t, S("Posting")) ||
	    has(t, S("Report"));
}

/*
 * The object that {"@id": X} stands for; n itself if it has a name, or if no
 * other object has this id.
 */
static u32
ld_resolve(const struct json *j, u32 n, arena *a)
{
	str id;

	if (json_get(j, n, S("name")))
		return n;
	id = json_string(j, json_get(j, n, S("@id")), a);
	if (id.n == 0)
		return n;
	for (u32 i = 1; i < j->v.n && i < 2000; i++)
		if (i != n && j->v.v[i].kind == JSON_OBJECT &&
		    json_get(j, i, S("name")) &&
		    str_is(json_string(j, json_get(j, i, S("@id")), a), id))
			return i;
	return n;
}

/* The name in a string, in an object or in the first one of a list. */
static str
ld_name_of(const struct json *j, u32 n, arena *a)
{
	u32 name;
	str given, family;

	if (n && j->v.v[n].kind == JSON_LIST)
		n = j->v.v[n].first;
	if (n == 0 || j->v.v[n].kind != JSON_OBJECT)
		return json_string(j, n, a);
	n = ld_resolve(j, n, a);
	name = json_get(j, n, S("name"));
	if (name && j->v.v[name].kind == JSON_LIST)
		name = j->v.v[name].first;
	if (name)
		return json_string(j, name, a);
	given = json_string(j, json_get(j, n, S("givenName")), a);
	family = json_string(j, json_get(j, n, S("familyName")), a);
	return given.n && family.n ?
	    str_join(a, str_join(a, given, S(" ")), family) : (str){ 0 };
}

/* Adds the authors in a value of "author"; an organization is not an author. */
static void
authors(struct page *p, const struct json *j, u32 n)
{
	bool list = n && j->v.v[n].kind == JSON_LIST;

	for (u32 i = list ? j->v.v[n].first : n, k = 0; i && k < 20; k++) {
		u32 one = j->v.v[i].kind == JSON_OBJECT ?
		    ld_resolve(j, i, p->tmp) : i;

		if (!type_has(j, one, S("Organization"), p->tmp))
			author_add(p, ld_name_of(j, one, p->tmp),
			    JOINT_TOLD);
		i = list ? j->v.v[i].next : 0;
	}
}

/* A string member of object n; empty if it has no such member. */
static str
ld_get(struct page *p, const struct json *j, u32 n, str key)
{
	return json_string(j, json_get(j, n, key), p->tmp);
}

/* Takes all that object n, an article, says about the page. */
static void
ld_tell(struct page *p, const struct json *j, u32 n)
{
	struct about *o = &p->about;
	str t = ld_get(p, j, n, S("headline"));
	u32 body, by;

	o->article = true;
	if (t.n)
		*push(&o->titles, p->tmp) = told_line(p, t);
	told_date(p, ld_get(p, j, n, S("datePublished")), DATED_metadata,
	    false);
	told_date(p, ld_get(p, j, n, S("dateModified")), DATED_metadata, true);
	if (o->authors.n == 0)
		authors(p, j, json_get(j, n, S("author")));
	if (o->authors.n == 0)
		authors(p, j, json_get(j, n, S("creator")));
	by = json_get(j, n, S("publisher"));
	if (by && j->v.v[by].kind == JSON_OBJECT)
		by = ld_resolve(j, by, p->tmp);
	t = ld_name_of(j, by, p->tmp);
	if (t.n && !o->outlet.n && !type_has(j, by, S("Person"), p->tmp))
		o->outlet = told_line(p, t);
	body = json_get(j, n, S("articleBody"));
	if (body && j->v.v[body].kind == JSON_STRING &&
	    j->v.v[body].raw.n > o->body.n)
		o->body = j->v.v[body].raw;
	t = ld_get(p, j, n, S("inLanguage"));
	if (t.n >= 2 && !o->language.n)
		o->language = t;
}

/*
 * Puts the escape at the beginning of t into the item; a line break ends a
 * block.  Returns how many bytes the escape has.
 */
static u32
put_escape(struct item *it, str t, u32 at, u32 *began)
{
	char c[4];
	size_t made;
	u32 n = (u32)json_escape(t, c, &made);

	if (made && (c[0] == '\n' || c[0] == '\r')) {
		item_block(it, *began, BLOCK_body);
		*began = (u32)it->text.n;
	} else if (made && (u8)c[0] <= ' ') {
		item_space(it);
	} else if (made) {
		item_put(it, str_copy(it->mem, (str){ c, made }), at, at + n);
	}
	return n;
}

void
ld_put_body(struct page *p, struct item *it)
{
	str t = p->about.body;
	u32 at = (u32)(t.s - p->t.all.s), began = (u32)it->text.n;

	assert(t.n == 0 || at + t.n <= p->t.all.n);
	while (t.n) {
		const char *e = memchr(t.s, '\\', t.n);
		u32 n = (u32)(e ? (size_t)(e - t.s) : t.n);

		put_text(it, at, at + n, true);
		t = str_from(t, n);
		at += n;
		n = t.n ? put_escape(it, t, at, &began) : 0;
		t = str_from(t, n);
		at += n;
	}
	item_block(it, began, BLOCK_body);
}

/* The types as bits of enum ld. */
static u32
kinds_of(const struct types *t)
{
	static const struct { str ending; u32 is; } names[] = {
		{ S("Article"), LD_ARTICLE }, { S("BlogPosting"), LD_ARTICLE },
		{ S("Report"), LD_ARTICLE }, { S("LiveBlogPosting"), LD_LIVE },
		{ S("DiscussionForumPosting"), LD_FORUM },
		{ S("QAPage"), LD_FORUM }, { S("CollectionPage"), LD_LIST },
		{ S("ItemList"), LD_LIST }, { S("Blog"), LD_LIST },
		{ S("SearchResultsPage"), LD_LIST }, { S("WebSite"), LD_SITE },
		{ S("WebPage"), LD_PAGE }, { S("Product"), LD_WARES },
	};
	u32 f = 0;

	for (size_t i = 0; i < countof(names); i++)
		f |= has(t, names[i].ending) ? names[i].is : 0;
	return f;
}

/*
 * The JSON without marks of XHTML around it: //<![CDATA[ and //]]>, or <!--
 * -->.
 */
static str
bare_json(str t)
{
	size_t open = str_find(t, S("{")), list = str_find(t, S("["));
	size_t cdata = str_find(t, S("CDATA["));

	if (cdata < open)
		return str_from(t, cdata + 6);
	return str_from(t, open < list ? open : list);
}

/* Does an object of this key belong to the one around it, or is it another? */
static bool
is_other(str key)
{
	static const str others[] = {
		S("itemListElement"), S("hasPart"), S("mentions"),
		S("citation"), S("isBasedOn"), S("isPartOf"), S("about"),
		S("liveBlogUpdate"), S("comment"), S("subjectOf"),
		S("blogPost"), S("blogPosts"), S("relatedLink"),
		S("itemReviewed"), S("sharedContent"),
	};

	for (size_t i = 0; i < countof(others); i++)
		if (str_is(key, others[i]))
			return true;
	return false;
}

/* By node: is it inside of an object that is another one than the page? */
static bool *
others_of(const struct json *j, arena *a)
{
	bool *other = new(a, bool, j->v.n);

	for (u32 i = 1; i < j->v.n; i++)
		for (u32 k = j->v.v[i].first; k; k = j->v.v[k].next)
			other[k] = other[i] || is_other(j->v.v[k].key);
	return other;
}

/* Does the page show the headline, in its <title>, its metadata or an h1? */
static bool
ld_shown(struct page *p, str headline)
{
	const struct node *v = p->t.v.v;

	if (p->t.title && title_alike(p->tmp, headline, told_line(p,
	    told_inside(p, p->t.title))) >= SAME)
		return true;
	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_meta && str_same(tree_attribute(&p->t, i,
		    S("property")), S("og:title")) && title_alike(p->tmp,
		    headline, told_line(p, tree_attribute(&p->t, i,
		    S("content")))) >= SAME)
			return true;
	}
	for (u32 i = 0; i < p->para.n; i++)
		if (v[p->para.v[i].in].tag == TAG_h1 && title_alike(p->tmp,
		    headline, para_text(p, &p->para.v[i])) >= SAME)
			return true;
	return false;
}

/* The address that object n gives itself, or NULL. */
static str
ld_address(struct page *p, const struct json *j, u32 n)
{
	u32 of = json_get(j, n, S("mainEntityOfPage"));
	str url = ld_get(p, j, n, S("url"));

	if (!url.n && of && j->v.v[of].kind == JSON_OBJECT)
		return ld_get(p, j, of, S("@id"));
	return url.n ? url : json_string(j, of, p->tmp);
}

/* Is object n, an article, the text of the page? */
static enum own
ld_own(struct page *p, const struct json *j, u32 n, bool other)
{
	str headline = ld_get(p, j, n, S("headline")), url, own;

	if (!headline.n)
		headline = ld_get(p, j, n, S("name"));
	own = p->about.canonical.n ? p->about.canonical : p->about.fetched;
	url = ld_address(p, j, n);
	if (headline.n && ld_shown(p, told_line(p, headline)))
		return OWN;
	return own.n && str_is(link_address(p, url), own) ? OWN :
	    other ? OTHER : PERHAPS;
}

/* Finds the first article of a script that is most surely that of the page. */
static void
ld_look(struct page *p, struct script *s)
{
	const struct json *j = &s->j;
	bool *other = others_of(j, p->tmp);

	for (u32 i = 1; i < j->v.n && i < OBJECTS; i++) {
		struct types t;
		enum own own;

		if (j->v.v[i].kind != JSON_OBJECT)
			continue;
		t = types_of(j, i, p->tmp);
		p->about.kinds |= kinds_of(&t);
		if (!article(&t) || s->own == OWN)
			continue;
		own = ld_own(p, j, i, other[i]);
		if (own > s->own) {
			s->own = own;
			s->article = i;
		}
	}
}

/* Takes what a script says about the page, and about its article if `own`. */
static void
ld_take(struct page *p, const struct script *s, bool own)
{
	const struct json *j = &s->j;

	for (u32 i = 1; i < j->v.n && i < OBJECTS; i++) {
		str name;

		if (j->v.v[i].kind != JSON_OBJECT)
			continue;
		if (type_has(j, i, S("ClaimReview"), p->tmp))
			claims_read(p, j, i);
		if (own && i == s->article)
			ld_tell(p, j, i);
		name = type_has(j, i, S("WebSite"), p->tmp) ?
		    ld_get(p, j, i, S("name")) : (str){ 0 };
		if (name.n && !p->about.outlet.n)
			p->about.outlet = told_line(p, name);
	}
}

/* Takes what the first question of a script that somebody asks says. */
static void
ld_ask(struct page *p, const struct json *j)
{
	for (u32 i = 1; i < j->v.n && i < OBJECTS; i++)
		if (j->v.v[i].kind == JSON_OBJECT &&
		    type_has(j, i, S("Question"), p->tmp) &&
		    json_get(j, i, S("author"))) {
			ld_tell(p, j, i);
			p->about.article = false;
			return;
		}
}

void
ld_page(struct page *p)
{
	list(struct script) all = { 0 };
	enum own best = OTHER;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str type = p->t.v.v[i].tag == TAG_script ? tree_attribute(
		    &p->t, i, S("type")) : (str){ 0 };
		struct script *s;

		if (str_find_same(type, S("ld+json")) == type.n)
			continue;
		s = push(&all, p->tmp);
		*s = (struct script){ 0 };
		json_read(&s->j, bare_json(told_inside(p, i)), p->tmp);
		ld_look(p, s);
		best = s->own > best ? s->own : best;
	}
	for (u32 i = 0; i < all.n; i++)
		ld_take(p, &all.v[i], best > OTHER && all.v[i].own == best);
	for (u32 i = 0; i < all.n && p->about.kinds & LD_FORUM &&
	    !p->about.article; i++)
		ld_ask(p, &all.v[i].j);
}
