/*
 * Is the article a live ticker?  It has three or more entries.  Each has a line
 * that begins with a time of day, or an element for times, and a sentence.  The
 * lines stand in blocks of one shape, and their times rise or fall.
 */
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/beside.h"
#include "read/told/told.h"
#include "read/voices/entries.h"
#include "read/voices/ticker.h"

enum {
	ENTRIES = 3,		/* that a ticker has at least */
	SENTENCE = 20,		/* weight of the shortest text of an entry */
	HEAD = 120		/* weight of the longest line with a time */
};

struct entry {
	u32 para;		/* its line with a time */
	str when;		/* with a day, for programs; or NULL */
	u32 minute;		/* of the day */
};

struct ticker { list(struct entry) v; };

/*
 * Does the line begin with a time of day: "16:42", "9.05 Uhr", "16h42"?  *at
 * becomes the minute of the day.
 */
static bool
time_of_day(str t, u32 *at)
{
	u32 hour = 0, minute = 0;
	size_t i = 0;

	for (; i < t.n && i < 2 && utf8_digit((u8)t.s[i]); i++)
		hour = hour * 10 + (u32)(t.s[i] - '0');
	if (i == 0 || i + 3 > t.n || !strchr(":.h", t.s[i]) ||
	    !utf8_digit((u8)t.s[i + 1]) || !utf8_digit((u8)t.s[i + 2]))
		return false;
	minute = (u32)(t.s[i + 1] - '0') * 10 + (u32)(t.s[i + 2] - '0');
	t = str_from(t, i + 3);
	if (t.n && (utf8_digit((u8)t.s[0]) || (t.s[0] == '.' && t.n > 1 &&
	    utf8_digit((u8)t.s[1]))))
		return false;		/* a date, or a long number */
	*at = hour * 60 + minute;
	return hour < 24 && minute < 60;
}

/* The time for programs in the first words of a paragraph; NULL if none. */
static str
time_in(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 n = v[q->first].parent; n > v[q->in].parent; n = v[n].parent) {
		str t = v[n].tag == TAG_time ? beside_time(p, n) : (str){ 0 };

		if (t.n > 15 && t.s[10] == 'T')
			return t;
	}
	return (str){ 0 };
}

/* Adds an entry if the paragraph is, or begins with, its time. */
static void
ticker_add(struct page *p, struct ticker *out, u32 i)
{
	const struct para *q = &p->para.v[i];
	struct entry e = { .para = i };

	if (q->weight > HEAD || q->use == USE_COMMENT || q->use == USE_CARD ||
	    i + 1 == p->title)
		return;
	e.when = time_in(p, q);
	if (!time_of_day(e.when.n ? str_from(e.when, 11) : para_text(p, q),
	    &e.minute))
		return;
	*push(&out->v, p->tmp) = e;
}

/* Keeps the entries whose lines have the most frequent shape. */
static void
keep_shape(struct page *p, struct ticker *k)
{
	map votes = { .mem = p->tmp };
	u64 best = 0;
	u32 most = 0, n = 0;

	for (u32 i = 0; i < k->v.n; i++) {
		u64 key = entries_shape(p, &p->para.v[k->v.v[i].para]);
		u32 *sum = map_at(&votes, key);

		if (++*sum > most)
			most = *sum, best = key;
	}
	for (u32 i = 0; i < k->v.n; i++)
		if (entries_shape(p, &p->para.v[k->v.v[i].para]) == best)
			k->v.v[n++] = k->v.v[i];
	k->v.n = n;
}

/* Is entry a later than b, or is that unknown as only one has a day? */
static bool
is_later(const struct entry *a, const struct entry *b)
{
	if (!a->when.n || !b->when.n)
		return a->minute > b->minute;
	return str_order((str){ a->when.s, 16 }, (str){ b->when.s, 16 }) > 0;
}

/* Do the times of all entries rise, or do all fall? */
static bool
in_order(const struct ticker *k)
{
	bool rise = false, fall = false;

	for (u32 i = 1; i < k->v.n; i++) {
		rise |= is_later(&k->v.v[i], &k->v.v[i - 1]);
		fall |= is_later(&k->v.v[i - 1], &k->v.v[i]);
	}
	return rise != fall;
}

/* Is there a sentence that is no link in paras [from, to)? */
static bool
says(const struct page *p, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++) {
		const struct para *q = &p->para.v[i];

		if (q->ends && q->weight >= SENTENCE && !q->heading &&
		    q->linked * 2 < q->weight)
			return true;
	}
	return false;
}

/*
 * The largest element around the line of an entry that holds no line of
 * another; the block of the line if entries are not elements.
 */
static u32
entry_node(const struct page *p, const struct ticker *k, u32 i)
{
	const struct node *v = p->t.v.v;
	u32 at = k->v.v[i].para, n = p->para.v[at].in;

	while (v[n].parent && v[n].tag != TAG_body) {
		u32 up = v[n].parent;

		if ((i && p->at[up] <= k->v.v[i - 1].para) ||
		    (i + 1 < k->v.n && page_until(p, up) >
		    k->v.v[i + 1].para))
			break;
		n = up;
	}
	return n;
}

/*
 * The bounds of an entry: its element, or its line up to the next line.  The
 * last one without an element has no more paragraphs than the one before it.
 */
static void
entry_bounds(const struct page *p, const struct ticker *k, u32 i, u32 *from,
    u32 *to)
{
	const struct entry *e = &k->v.v[i];
	u32 node = entry_node(p, k, i), most;

	*from = p->at[node];
	*to = page_until(p, node);
	if (*to - *from > 1)
		return;
	if (i + 1 < k->v.n) {
		*to = e[1].para;
		return;
	}
	*to = page_until(p, p->t.v.v[node].parent);
	most = *from + e->para - e[-1].para;
	*to = *to < most ? *to : most;
}

/*
 * Makes an entry with the line `head` body, except lines such as "2 minutes
 * ago" and links.  The line and headings may be links to the entry.
 */
static void
take_entry(struct page *p, u32 from, u32 to, u32 head)
{
	for (u32 i = from; i < to; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight < HEAD ? para_text(p, q) : (str){ 0 };

		if (t.n && (date_is_ago(p->ps, t, &(u32){ 0 }) ||
		    phrase_is(&p->ps->any.furniture, t)))
			uses_change(p, i, i + 1, USE_BODY, USE_NONE);
		else if (q->linked * 2 < q->weight || q->heading || i == head)
			uses_change(p, i, i + 1, USE_NONE, USE_BODY);
		if (i == head && !date_is_ago(p->ps, t, &(u32){ 0 }))
			uses_change(p, i, i + 1, USE_JUNK, USE_BODY);
	}
}

/* Is the date of publication that of an entry? */
static bool
dated_by_entry(struct page *p, const struct ticker *k)
{
	struct when w;

	for (u32 i = 0; i < k->v.n; i++)
		if (date_find(p->tmp, p->ps, k->v.v[i].when, false, &w) &&
		    str_is(w.value, p->about.published.value))
			return true;
	return false;
}

/*
 * Takes the date of the oldest and of the newest entry; the first element for
 * times on the page may be that of any entry.
 */
static void
take_dates(struct page *p, const struct ticker *k)
{
	str first = k->v.v[0].when, last = k->v.v[k->v.n - 1].when;
	bool falls = is_later(&k->v.v[0], &k->v.v[k->v.n - 1]);

	if (dated_by_entry(p, k))
		p->about.published = (struct when){ 0 };
	told_date(p, falls ? last : first, DATED_page, false);
	if (!p->about.modified.value.n)
		told_date(p, falls ? first : last, DATED_page, true);
}

bool
ticker_take(struct page *p)
{
	struct ticker k = { 0 };
	u32 from, to;

	for (u32 i = p->title; i < p->para.n; i++)
		ticker_add(p, &k, i);
	keep_shape(p, &k);
	if (k.v.n < ENTRIES || !in_order(&k))
		return false;
	for (u32 i = 1; i + 1 < k.v.n; i++) {
		entry_bounds(p, &k, i, &from, &to);
		if (!says(p, from, to))
			return false;
	}
	for (u32 i = 0; i < k.v.n; i++) {
		entry_bounds(p, &k, i, &from, &to);
		if (says(p, from, to))
			take_entry(p, from, to, k.v.v[i].para);
	}
	take_dates(p, &k);
	return true;
}
