/*
 * What does a page say in JSON-LD?  Objects are looked for at any depth.  The
 * first one that is an article gives title, authors, dates and publisher.
 * Names that are given by reference are looked up in the same block.
 */
#include "read/bytes/json.h"
#include "read/bytes/put.h"
#include "read/told/author.h"
#include "read/told/claims.h"
#include "read/told/ld.h"
#include "read/told/told.h"

enum { TYPES = 8 };		/* of an object; pages give one or two */

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

void
ld_read(struct page *p, str text, bool asked)
{
	struct json j = { 0 };
	bool told = false;
	u32 question = 0;

	json_read(&j, bare_json(text), p->tmp);
	for (u32 i = 1; i < j.v.n && i < 5000; i++) {
		struct types t;

		if (j.v.v[i].kind != JSON_OBJECT)
			continue;
		t = types_of(&j, i, p->tmp);
		p->about.kinds |= kinds_of(&t);
		if (has(&t, S("ClaimReview")) && !asked)
			claims_read(p, &j, i);
		if (!told && article(&t)) {
			told = true;
			ld_tell(p, &j, i);
		}
		if (!question && has(&t, S("Question")) &&
		    json_get(&j, i, S("author")))
			question = i;
		if (has(&t, S("WebSite")) && !p->about.outlet.n) {
			str name = ld_get(p, &j, i, S("name"));

			if (name.n)
				p->about.outlet = told_line(p, name);
		}
	}
	if (question && asked && !told && !p->about.article) {
		ld_tell(p, &j, question);
		p->about.article = false;
	}
}
