/*
 * Who wrote a comment or a post?  A short line at its beginning or end names
 * them: a link to a user, an element that is named an author, a name behind
 * "by" or before "says".  Several of these signs weigh more than one.  A line
 * that does not look like a name is not an author.
 */
#include "read/bytes/decode.h"
#include "read/line/address.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/beside.h"
#include "read/told/signer.h"

enum {
	HEAD = 6, FOOT = 3,	/* paras of a text that may have the name */
	LINE = 110,		/* weight of the longest such para */
	REST = 60,		/* characters besides the name and a date */
	NAME = 60, WORDS = 7,	/* characters and blanks of a name */
	BUTTON = 4,		/* bytes of a button behind a name: Reply */
	NODES = 100,		/* of an element with only an author in it */
	ADDRESS = 200,		/* bytes that are searched for a user */
	EITHER = 3, BOTH = 6	/* weight: one sign, two */
};

/* Does the address lead to the site of the page? */
static bool
own_site(const struct page *p, str url)
{
	str host = url_host(url), own = url_host(p->about.url);

	if (!own.n)
		own = url_host(p->about.fetched);
	return !host.n || (own.n && str_same(host, own));
}

/* Does the link lead to a user? */
static bool
leads_to_user(const struct page *p, u32 node)
{
	str t = tree_attribute(&p->t, node, S("href"));
	str class = tree_attribute(&p->t, node, S("class"));

	/* the class "url" is from hCard */
	if (str_is(class, S("url")) || str_starts(class, S("url ")) ||
	    str_ends(class, S(" url")) ||
	    tree_attribute(&p->t, node, S("data-user-id")).n ||
	    tree_attribute(&p->t, node, S("data-username")).n)
		return true;
	t.n = t.n < ADDRESS ? t.n : ADDRESS;
	return address_has(p->ps, t, S("user")) ||
	    (address_has(p->ps, t, S("own user")) && own_site(p, t));
}

bool
signer_named(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->first; i <= q->last; i++)
		for (u32 n = v[i].tag == TAG_NONE ? v[i].parent : i;
		    n > q->in; n = v[n].parent)
			if (v[n].flags & F_AUTHOR || (v[n].tag == TAG_a &&
			    leads_to_user(p, n)))
				return true;
	return v[q->in].flags & F_AUTHOR;
}

/* The name without the number of its account: "Anna (1234)". */
static str
without_number(str t)
{
	size_t i = t.n;

	if (!str_ends(t, S(")")))
		return t;
	for (i--; i > 0 && utf8_digit((u8)t.s[i - 1]); i--)
		;
	return i > 1 && i + 1 < t.n && t.s[i - 1] == '(' ?
	    str_trim((str){ t.s, i - 1 }) : t;
}

/*
 * The name without words in brackets that say what the author is, or a link:
 * "netta (guest, #1207) [link]", "Anna (Moderator)".  They begin with a small
 * letter, or a list has them.
 */
static str
without_role(const struct page *p, str t)
{
	const struct pack *any = &p->ps->any;

	for (;;) {
		size_t at = t.n;
		str inside, first;
		char open = str_ends(t, S("]")) ? '[' : '(';

		if (t.n && strchr("[(", t.s[t.n - 1])) {	/* cut here */
			t = str_trim((str){ t.s, t.n - 1 });
			continue;
		}
		if (open == '(' && !str_ends(t, S(")")))
			return t;
		while (at && t.s[at - 1] != open)
			at--;
		if (at < 3)
			return t;
		inside = first = (str){ t.s + at, t.n - at - 1 };
		if (!utf8_small(utf8_next(&first)) &&
		    !phrases_get(&any->roles, inside) &&
		    !phrase_is(&any->beside, inside) &&
		    !phrase_is(&any->furniture, inside))
			return t;
		t = str_trim((str){ t.s, at - 1 });
	}
}

/* Is it a mark that may stand around a name? */
static bool
around(u32 c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0xb7 || c == 0x2022 ||
	    c == 0xbb ||	/* phpBB puts it there */
	    (c < 0x80 && strchr(" ,:;-|#/", (char)c));
}

/* The text without marks around it. */
static str
without_marks(str t)
{
	str rest = t;

	while (rest.n) {
		u32 c = utf8_last(&rest);

		if (!around(c) && c != '.' && c != '(')
			break;
		t = rest;
	}
	for (rest = t; rest.n && around(utf8_next(&rest)); t = rest)
		;
	return t;
}

/* Is it a time of day, as "3:40pm"? */
static bool
is_clock(str word)
{
	return utf8_digit((u8)word.s[0]) && memchr(word.s, ':', word.n);
}

/* Does a word of t begin like a time of day? */
static bool
has_clock(str t)
{
	while (t.n) {
		str word = str_cut(&t, ' ');

		if (word.n && is_clock(word))
			return true;
	}
	return false;
}

/*
 * Cuts words off the end until one is left that does not join a name to a date.
 */
str
signer_before(struct page *p, str t)
{
	const struct pack *any = &p->ps->any;

	for (bool first = true;; first = false) {
		str last;
		size_t at;

		t = without_marks(t);
		for (at = t.n; at && t.s[at - 1] != ' '; at--)
			;
		last = str_from(t, at);
		if (at == 0)
			return t;
		if (!(first && phrases_get(&any->weekdays, last)) &&
		    !is_clock(last) &&
		    (utf8_upper((u8)last.s[0]) ||
		    (!phrases_get(&any->common, last) &&
		    !phrases_get(&any->prepositions, last))))
			return t;
		t.n = at;
	}
}

/*
 * May the first word of t stand before a name: "Posted on Monday by"?  "Edited"
 * may not: somebody else edited the text.
 */
static bool
may_precede(const struct page *p, str t)
{
	const struct pack *any = &p->ps->any;
	str word = without_marks(str_cut(&t, ' '));
	struct token first;

	return !token_first(&first, word) || first.kind != TOKEN_WORD ||
	    map_get(&any->byline.first, first.hash) ||
	    phrases_get(&any->prepositions, word) ||
	    map_get(&any->months.first, first.hash) ||
	    map_get(&any->weekdays.first, first.hash);
}

/* The name behind the last "by": "Re: TITLE by NAME", "TITLE by NAME". */
static str
answer_by(struct page *p, str t)
{
	str name = { 0 };

	while (t.n) {
		size_t n = phrase_head(&p->ps->any.byline, t);

		if (n && n < t.n)
			name = str_from(t, n);
		str_cut(&t, ' ');
	}
	return name;
}

/*
 * The name behind "by", if that is the first word, or behind a mark, or if the
 * line has a date; else NULL.
 */
static str
behind_by(struct page *p, str t)
{
	struct when w;
	bool dated = may_precede(p, t) &&
	    date_find(p->tmp, p->ps, t, p->order, &w), mark = true;

	if (str_starts(t, S("Re: ")) || (p->about.title.n &&
	    str_starts(t, p->about.title)))
		return answer_by(p, t);
	while (t.n) {
		size_t n = dated || mark ?
		    phrase_head(&p->ps->any.byline, t) : 0;
		str word;

		if (n && n < t.n)
			return str_from(t, n);
		word = str_cut(&t, ' ');
		mark = word.n && without_marks(word).n == 0;
	}
	return (str){ 0 };
}

/* Does t look like a name? */
static bool
looks_it(struct page *p, str t)
{
	struct when w;
	u32 letters = 0, digits = 0, blanks = 0;
	bool clock = false;
	str rest = t;

	if (t.n == 0 || count_chars(t) > NAME || ends_sentence(t) ||
	    str_starts(t, S("http")) || phrase_is(&p->ps->any.furniture, t) ||
	    phrase_is(&p->ps->any.beside, t) ||
	    phrases_get(&p->ps->any.common, t) ||
	    beside_ago(p, t) ||
	    date_find(p->tmp, p->ps, t, p->order, &w))
		return false;
	while (rest.n) {
		u32 c = utf8_next(&rest);

		letters += utf8_letter(c);
		digits += utf8_digit(c);
		clock |= c == ':' && digits && rest.n &&
		    utf8_digit((u8)rest.s[0]);
		blanks += c == ' ';
	}
	/* not "11,045 posts" or "Friday at 5:10" */
	if (blanks && (utf8_digit((u8)t.s[0]) || phrases_get(
	    &p->ps->any.weekdays, str_cut(&(str){ t.s, t.n }, ' '))))
		return false;
	return !clock && (letters || digits == t.n) && blanks < WORDS;
}

/* The name without a number or an address before it: "1. Anna", "1 Anna". */
static str
without_head(str t)
{
	str rest = t, word = str_cut(&rest, ' ');
	u32 number;

	if (rest.n && (str_starts(word, S("http")) ||
	    (utf8_digit((u8)word.s[0]) && str_ends(word, S("."))) ||
	    (word.n < 5 && str_number(word, &number) &&
	    utf8_upper((u8)rest.s[0]))))
		return str_trim(rest);
	return t;
}

/*
 * The part of t before a day without a year: on Tuesday, on Aug 9, 9. August.
 * Empty if t begins with such a day.
 */
static str
before_day(struct page *p, str t)
{
	const struct pack *any = &p->ps->any;
	str rest = t, last = { 0 };

	while (rest.n) {
		str word = without_marks(str_cut(&rest, ' '));
		bool month = phrases_get(&any->months, word) != 0;
		str at = month && last.n ? last : word;

		/* "so" and "do" are days in other languages */
		if ((phrases_get(&any->weekdays, word) && at.s > t.s + 1 &&
		    (word.n > 3 || utf8_upper((u8)word.s[0]))) ||
		    (month && (last.n || (rest.n &&
		    utf8_digit((u8)rest.s[0])))))
			return signer_before(p, (str){ t.s,
			    (size_t)(at.s - t.s) });
		last = word.n && utf8_digit((u8)word.s[0]) ? word : (str){ 0 };
	}
	return t;
}

str
signer_name(struct page *p, str t)
{
	struct when w;
	bool says;
	size_t n;

	if (date_find(p->tmp, p->ps, t, p->order, &w))
		t = w.from < 3 ? str_from(t, w.to) :
		    signer_before(p, (str){ t.s, w.from });
	else
		t = before_day(p, t);
	t = without_head(str_trim(t));
	n = phrase_tail(&p->ps->any.says, t, &says);
	if (says)
		t.n = n;
	n = phrase_head(&p->ps->any.byline, t);
	if (n < t.n)
		t = str_from(t, n);
	t = without_number(without_marks(without_role(p, t)));
	return looks_it(p, t) ? t : (str){ 0 };
}

/*
 * The name in a line that no element marks as a name.  NULL if it has two
 * function words or no letter.
 */
static str
unmarked(struct page *p, str t)
{
	str name = signer_name(p, t), rest = name;
	u32 common = 0;
	bool letter = false;

	while (rest.n && !letter)
		letter = utf8_letter(utf8_next(&rest));
	for (rest = name; rest.n;)
		common += phrases_get(&p->ps->any.common,
		    str_cut(&rest, ' ')) != 0;
	return letter && name.n > 1 && common < 2 &&
	    !memchr(name.s, '|', name.n) ? name : (str){ 0 };
}

/* The text without a button behind it: "Anna Reply". */
static str
without_button(struct page *p, str t)
{
	bool button;
	size_t n = phrase_tail(&p->ps->any.furniture, t, &button);

	if (!button)
		n = phrase_tail(&p->ps->any.beside, t, &button);
	return button && n && t.n - n >= BUTTON ? str_trim((str){ t.s, n }) : t;
}

str
signer_line(struct page *p, const struct para *q)
{
	return unmarked(p, without_button(p, para_text(p, q)));
}

/*
 * The innermost element around a text node that is named an author or links to
 * a user; 0 if there is none.  Adds to *weight for each such sign.
 */
static u32
holder(const struct page *p, const struct para *q, u32 text, u32 top,
    u32 *weight)
{
	const struct node *v = p->t.v.v;
	u32 at = 0;
	bool linked = false;

	for (u32 n = v[text].parent; n > top; n = v[n].parent) {
		bool named = v[n].flags & F_AUTHOR ||
		    (v[n].tag == TAG_cite && !q->ends);
		bool link = v[n].tag == TAG_a && !linked;

		linked |= link;
		/* a single letter stands in for a picture */
		link = link && v[text].close - v[text].from > 1 &&
		    leads_to_user(p, n);
		at = (named || link) && !at ? n : at;
		*weight += (u32)(named + link) * EITHER;
	}
	return at;
}

/*
 * The weight of the first text in a para that elements or links mark as an
 * author; 0 if there is none.  *name becomes the text.
 */
static u32
marked(struct page *p, const struct para *q, u32 top, str *name)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->first; i <= q->last; i++) {
		u32 at, weight = 0;

		if (v[i].tag != TAG_NONE || str_trim((str){ p->t.all.s +
		    v[i].from, v[i].close - v[i].from }).n == 0)
			continue;
		at = holder(p, q, i, top, &weight);
		if (!at)
			continue;
		*name = at > q->in ? tree_text(p->tmp, &p->t,
		    at < q->first ? q->first : at,
		    v[at].end > q->last ? q->last + 1 : v[at].end) :
		    without_button(p, para_text(p, q));
		if (name->n && name->s[0] != '@')
			return weight < BOTH ? weight : BOTH;
	}
	return 0;
}

/*
 * True if the line has only words such as "posted by" or a day before the name.
 * False for "in reply to Anna" or "Anna liked this".
 */
static bool
signer_leads(const struct page *p, str t, str name)
{
	str before = { t.s, str_find(t, name) };
	bool number = false;	/* 33 points, 3 years */

	while (before.n) {
		bool may = number || may_precede(p, before);
		str word = str_cut(&before, ' ');

		if (!may && !phrases_get(&p->ps->any.units, word) &&
		    !phrases_get(&p->ps->any.ago, word))
			return false;
		number = word.n && utf8_digit((u8)word.s[0]);
	}
	return true;
}

bool
signer_note(struct page *p, const struct para *q)
{
	return q->weight <= LINE &&
	    phrase_head(&p->ps->any.notes, para_text(p, q)) > 0;
}

/* Does the line say more than the name and a date? */
static bool
says_more(struct page *p, str t, str name, bool dated)
{
	struct when w;
	u32 common = 0;
	size_t rest = count_chars(t);

	if (date_find(p->tmp, p->ps, t, p->order, &w))
		rest -= count_chars((str){ t.s + w.from, w.to - w.from });
	rest -= rest > count_chars(name) ? count_chars(name) : rest;
	t = str_from(t, str_find(t, name) + name.n);
	while (t.n)
		common += phrases_get(&p->ps->any.common,
		    str_cut(&t, ' ')) != 0;
	return rest > REST || (!dated && common >= 2);
}

/*
 * The author that para i names.  "by" and "says" only count in the first line
 * of a text, or beside a date.
 */
static struct signer
signer_line_one(struct page *p, u32 i, u32 from, u32 top)
{
	struct signer s = { .para = i + 1 };
	str t = para_text(p, &p->para.v[i]), name = { 0 };
	bool says, by_mark, exact, dated;
	struct when w;

	exact = date_find(p->tmp, p->ps, t, p->order, &w);
	dated = exact || has_clock(t) || before_day(p, t).n < t.n;
	if (signer_note(p, &p->para.v[i]) || (!dated && i > from &&
	    signer_note(p, &p->para.v[i - 1])))
		return (struct signer){ 0 };
	s.weight = marked(p, &p->para.v[i], top, &name);
	by_mark = s.weight != 0;
	if (by_mark && !signer_leads(p, t, name))
		return (struct signer){ 0 };
	if (!by_mark && (dated || i == from ||
	    (i == from + 1 && p->para.v[from].heading))) {
		phrase_tail(&p->ps->any.says, t, &says);
		name = behind_by(p, t);
		s.weight = says ? EITHER + 1 : name.n ? EITHER : 0;
		name = without_button(p, says ? t : name);
	}
	if (!s.weight)
		return s;
	s.name = by_mark ? signer_name(p, name) : unmarked(p, name);
	if (!s.name.n)
		return (struct signer){ 0 };
	if (exact)
		s.when = w;
	if (says_more(p, t, s.name, dated)) {
		if (!dated && s.weight <= EITHER)
			return (struct signer){ 0 };
		s.para = 0;
	}
	s.weight += dated;
	return s;
}

str
signer_told(struct page *p, u32 i)
{
	const struct node *v = p->t.v.v;
	u32 in = i;

	if (v[i].end - i > NODES || !str_is(tree_attribute(&p->t, i,
	    S("itemprop")), S("author")))
		return (str){ 0 };
	for (u32 n = i + 1; n < v[i].end; n++) {
		if (str_is(tree_attribute(&p->t, n, S("itemprop")),
		    S("name"))) {
			in = n;
			break;
		}
		/* a letter may stand in for a picture */
		if (in == i && (v[n].flags & F_AUTHOR || (v[n].tag == TAG_a &&
		    leads_to_user(p, n))) && count_chars(tree_text(p->tmp,
		    &p->t, n, v[n].end)) > 1)
			in = n;
	}
	return signer_name(p, v[in].tag == TAG_meta ? decode_line(p->tmp,
	    tree_attribute(&p->t, in, S("content"))) :
	    tree_text(p->tmp, &p->t, in, v[in].end));
}

/*
 * Far from both ends of a text, only a para with two signs counts, and paras of
 * comments do not count at all.
 */
struct signer
signer_of(struct page *p, u32 from, u32 to, u32 node)
{
	struct signer best = { 0 };
	str told = tree_attribute(&p->t, node, S("data-author"));

	if (!told.n)
		told = tree_attribute(&p->t, node, S("data-username"));
	assert(from <= to && to <= p->para.n);
	told = told.n ? decode_line(p->tmp, told) : told;
	for (u32 i = from; i < to; i++) {
		const struct para *q = &p->para.v[i];
		bool inside = i >= from + HEAD && i + FOOT < to;
		struct signer s;

		if (q->weight > LINE || i + 1 == p->title ||
		    q->use == USE_COMMENT || (inside && !q->links) ||
		    para_quoted(p, q, node))
			continue;
		s = signer_line_one(p, i, from, node);
		if (s.weight > best.weight && (!inside || s.weight >= BOTH) &&
		    (!told.n || str_same(told, s.name)))
			best = s;
	}
	if (told.n)
		best.name = told;
	return best;
}

/* Is para i text and not about the author: a long line or a sentence? */
static bool
signer_says(const struct page *p, u32 i)
{
	const struct para *q = &p->para.v[i];

	return q->weight > LINE || q->ends;
}

/*
 * Goes outward while an element holds no text, and leaves some paras outside.
 */
struct box
signer_box(const struct page *p, u32 para, u32 from, u32 to, u32 node)
{
	const struct node *v = p->t.v.v;
	struct box b = { para, para + 1 };

	assert(para < p->para.n && from <= to);
	for (u32 n = p->para.v[para].in; n > node; n = v[n].parent) {
		u32 a = p->at[n], end = page_until(p, n);

		if (a < from || end > to || (a == from && end == to))
			break;
		for (u32 i = a; i < end; i++)
			if (signer_says(p, i))
				return b;
		b = (struct box){ a, end };
	}
	return b;
}
