/*
 * When was the page published, if nothing near its title says so?  A line that
 * begins with "published", or one below such a label, may stand at its foot or
 * beside it; or the data of a script have the date.  Other texts of the page
 * may have such dates, too, so several days are no answer.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/far.h"
#include "read/told/told.h"

enum {
	LINE = 90,		/* weight of a line with a date */
	DAY = 10,		/* bytes of an ISO day */
	TIME = 25,		/* bytes of an ISO time with its zone */
	BETWEEN = 16		/* bytes between a name and its value */
};

/* A day, until another one is found. */
struct only { struct when when; bool several; };

/* Names of data that have the time of publication. */
static const str names[] = {
	S("datePublished"), S("publishDate"), S("publish_date"),
	S("publishedAt"), S("published_at"), S("publishedDate"),
	S("published_date"), S("publicationDate"), S("publication_date"),
	S("publishedOn"), S("published_on"), S("pubDate"), S("pub_date"),
	S("publishedTime"), S("published_time"), S("postedAt"),
	S("datePosted"), S("firstPublished"),
};

/* Remembers a date, or that there are several days. */
static void
only_add(struct page *p, struct only *o, const struct when *w)
{
	struct when one = *w;
	size_t n = o->when.value.n < DAY ? o->when.value.n : DAY;

	if (!told_may_be(p, &one))
		return;
	if (n == 0)
		o->when = one;
	else if (!str_starts(one.value, (str){ o->when.value.s, n }))
		o->several = true;
}

/* Does the line begin with a word that says when a text was published? */
static bool
is_label(const struct page *p, str t)
{
	const struct phrase *f = phrase_at_head(&p->ps->any.dated, t);

	return f && str_is(f->value, S("issued"));
}

/*
 * Is it a line with a date, behind a label of its own or below `label`?  *change
 * becomes true if it tells of a change.
 */
static bool
labelled(struct page *p, const struct para *q, bool label, struct when *w,
    bool *change)
{
	str t = para_text(p, q);

	*change = phrase_head(&p->ps->any.notes, t) > 0;
	if (!*change && !label && !is_label(p, t))
		return false;
	return date_find(p->tmp, p->ps, t, p->order, w) &&
	    dated_line(p->ps, w, t);
}

void
far_labels(struct page *p)
{
	struct only issued = { 0 }, changed = { 0 };
	bool label = false;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		struct when w;
		bool change;

		if (q->weight > LINE || q->use == USE_COMMENT ||
		    tree_flags(&p->t, q->holder, 0) & (F_RELATED | F_REGION |
		    F_TEASER | F_COMMENT)) {
			label = false;
			continue;
		}
		if (labelled(p, q, label, &w, &change))
			only_add(p, change ? &changed : &issued, &w);
		label = q->weight < LINE / 2 && !q->ends &&
		    is_label(p, para_text(p, q));
	}
	if (issued.when.value.n && !issued.several)
		told_when(p, &issued.when, DATED_page, false);
	if (changed.when.value.n && !changed.several)
		told_when(p, &changed.when, DATED_page, true);
}

/* The date at the head of the value of a name, where t begins behind it. */
static str
value_of(str t)
{
	size_t i = 0;

	while (i < t.n && i < BETWEEN && !utf8_digit((u8)t.s[i]))
		i++;
	if (memchr(t.s, ':', i) == 0 || i == BETWEEN)
		return (str){ 0 };
	t = str_from(t, i);
	if (t.n < TIME || t.s[4] != '-' || t.s[7] != '-')
		return (str){ 0 };
	for (i = DAY; i < TIME && (utf8_digit((u8)t.s[i]) ||
	    strchr("T:.+-Z", t.s[i]));)
		i++;
	return (str){ t.s, i };
}

void
far_scripts(struct page *p)
{
	struct only out = { 0 };
	struct when w;

	for (size_t k = 0; k < countof(names); k++) {
		str rest = p->t.all;

		while (rest.n) {
			size_t at = str_find(rest, names[k]);

			if (at == rest.n)
				break;
			rest = str_from(rest, at + names[k].n);
			if (date_find(p->tmp, p->ps, value_of(rest), p->order,
			    &w))
				only_add(p, &out, &w);
		}
	}
	if (out.when.value.n && !out.several)
		told_when(p, &out.when, DATED_metadata, false);
}
