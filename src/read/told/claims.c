/*
 * Whose claim does the page check?  Those who check facts say in a ClaimReview
 * of schema.org what was claimed, by whom, when and where.  That is not said in
 * the text with the same words, and nobody said it to the page, so it is a
 * fact of its own and neither a statement nor a credit.
 */
#include "read/told/claims.h"
#include "read/told/told.h"

enum { CLAIMS = 16 };		/* of a page */

/* A value that is a string, or the first one of a list of values. */
static u32
claims_first(const struct json *j, u32 n)
{
	return n && j->v.v[n].kind == JSON_LIST ? j->v.v[n].first : n;
}

/* A string, or the member `key` of an object, as one line. */
static str
claims_line(struct page *p, const struct json *j, u32 n, str key)
{
	n = claims_first(j, n);
	if (n && j->v.v[n].kind == JSON_OBJECT)
		n = claims_first(j, json_get(j, n, key));
	return told_line(p, json_string(j, n, p->tmp));
}

/* The web address in one of the members that say where the claim was made. */
static str
claims_address(struct page *p, const struct json *j, u32 item)
{
	static const str keys[] = {
		S("firstAppearance"), S("appearance"), S("url"),
	};

	for (size_t i = 0; i < countof(keys); i++) {
		str t = claims_line(p, j, json_get(j, item, keys[i]),
		    S("url"));

		if (str_starts(t, S("http")))
			return t;
	}
	return (str){ 0 };
}

void
claims_read(struct page *p, const struct json *j, u32 n)
{
	u32 item = claims_first(j, json_get(j, n, S("itemReviewed")));
	struct claim c = {
		.words = claims_line(p, j, json_get(j, n, S("claimReviewed")),
		    S("name")),
		.claimant = claims_line(p, j, json_get(j, item, S("author")),
		    S("name")),
		.url = claims_address(p, j, item),
		.verdict = claims_line(p, j, json_get(j, n,
		    S("reviewRating")), S("alternateName")),
	};
	str date = claims_line(p, j, json_get(j, item, S("datePublished")),
	    S("name"));
	struct when w;

	if (!c.words.n)
		c.words = claims_line(p, j, json_get(j, item, S("text")),
		    S("name"));
	if (date.n && date_find(p->tmp, p->ps, date, p->order, &w))
		c.date = w.value;
	if (c.words.n && p->about.claims.n < CLAIMS)
		*push(&p->about.claims, p->tmp) = c;
}

/* A copy that stays with the item; NULL if t is empty. */
static str
claims_keep(struct item *it, str t)
{
	return t.n ? str_copy(it->mem, t) : (str){ 0 };
}

void
claims_put(struct page *p, struct item *it)
{
	for (u32 i = 0; i < p->about.claims.n; i++) {
		const struct claim *c = &p->about.claims.v[i];

		*push(&it->claims, it->mem) = (struct claim){
			.words = claims_keep(it, c->words),
			.claimant = claims_keep(it, c->claimant),
			.date = claims_keep(it, c->date),
			.url = claims_keep(it, c->url),
			.verdict = claims_keep(it, c->verdict),
		};
	}
}
