/*
 * Does a line stand beside a text without being part of it: a date, a vote
 * count, a button?
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/told/beside.h"
#include "read/told/title.h"

/* A vote count or an ordinal: "#1", "+3". */
static bool
beside_number(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] & 0x80 || (line.s[i] | 32) >= 'a')
			return false;
	return line.n <= 8;
}

/* A weekday and a time of day: "Friday at 5:10 PM". */
static bool
beside_weekday(struct page *p, str line)
{
	str first = str_cut(&(str){ line.s, line.n }, ' ');

	return line.n < 30 && first.n < line.n && phrases_get(
	    &p->ps->any.weekdays, first) && str_find(line, S(":")) < line.n;
}

bool
beside_ago(const struct page *p, str line)
{
	return date_is_brief(p->ps, line) ||
	    date_is_ago(p->ps, line, &(u32){ 0 });
}

bool
beside_line(struct page *p, str line)
{
	struct when w;

	if (str_starts(line, S("Re: ")))
		line = str_from(line, 4);
	return beside_number(line) || beside_weekday(p, line) ||
	    title_is(p, line) ||
	    phrase_is(&p->ps->any.furniture, line) ||
	    phrase_is(&p->ps->any.beside, line) ||
	    beside_ago(p, line) || (date_find(p->tmp, p->ps, line,
	    p->order, &w) && dated_line(p->ps, &w, line));
}

str
beside_time(const struct page *p, u32 node)
{
	u16 tag = p->t.v.v[node].tag;
	str t;

	if (tag == TAG_time)
		return tree_attribute(&p->t, node, S("datetime"));
	if (tag == TAG_meta) {
		t = tree_attribute(&p->t, node, S("itemprop"));
		return str_is(t, S("datePublished")) ||
		    str_is(t, S("dateCreated")) ?
		    tree_attribute(&p->t, node, S("content")) : (str){ 0 };
	}
	if (tag != TAG_span && tag != TAG_abbr && tag != TAG_a)
		return (str){ 0 };
	t = tree_attribute(&p->t, node, S("title"));
	return t.n > 15 && t.n < 40 && memchr(t.s, ':', t.n) ? t : (str){ 0 };
}
