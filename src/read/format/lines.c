/*
 * Where does a paragraph of plain text end, and what does each one look like?
 * A line is a paragraph, unless the lines are wrapped at a width; then an empty
 * line ends it.
 */
#include "read/bytes/put.h"
#include "read/format/lines.h"
#include "read/line/dated.h"
#include "read/line/phrase.h"

enum {
	WIDTH = 100,		/* characters of a wrapped line */
	FEW = 4,		/* lines to judge by */
	BRIEF = 200,		/* characters of the longest headline */
	LONG = 200,		/* characters of the shortest paragraph */
	LINE = 90,		/* characters of the longest label */
	TAB = 8			/* columns */
};

/*
 * True if most lines with another line right below them are nearly as wide as
 * the widest line, and do not end a sentence.
 */
bool
lines_wrapped(str t)
{
	u32 inner = 0, full = 0, ended = 0;
	size_t widest = 0;

	for (str rest = t; rest.n;) {
		size_t n = count_chars(str_trim(str_line(&rest)));

		if (n > WIDTH)
			return false;
		widest = n > widest ? n : widest;
	}
	for (str rest = t; rest.n;) {
		str line = str_trim(str_line(&rest)), after = rest;
		size_t n = count_chars(line);

		if (n == 0 || str_trim(str_line(&after)).n == 0)
			continue;
		inner++;
		full += n * 10 >= widest * 7;
		ended += ends_sentence(line);
	}
	return inner >= FEW && widest > 40 && full * 10 >= inner * 8 &&
	    ended * 2 < inner;
}

void
lines_put(struct item *it, span s, arena tmp)
{
	const char *all = it->of->text.s;
	str rest = { all + s.from, s.to - s.from };
	bool wrapped = lines_wrapped(rest), open = false;
	u32 began = (u32)it->text.n;

	(void)tmp;
	while (rest.n) {
		str line = str_trim(str_line(&rest));
		u32 from = (u32)(line.s - all);

		if (open && (line.n == 0 || !wrapped)) {
			put_links(it, began);
			item_block(it, began, BLOCK_body);
			began = (u32)it->text.n;
			open = false;
		}
		if (line.n == 0)
			continue;
		if (open)
			item_space(it);
		item_take(it, from, from + (u32)line.n);
		open = true;
	}
	if (open) {
		put_links(it, began);
		item_block(it, began, BLOCK_body);
	}
}

str
lines_text(const struct lines *l, u32 i)
{
	const struct line *v = &l->v.v[i];

	assert(i < l->v.n);
	return (str){ l->c->text.s + v->from, v->to - v->from };
}

/* The text without white space of all scripts, and without a BOM. */
static str
without_blanks(str t)
{
	t = str_trim(t);
	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_trim(str_from(t, 3));
	for (;;) {
		str u = t;

		if (u.n == 0 || !utf8_space(utf8_next(&u)))
			break;
		t = u;
	}
	for (;;) {
		str u = t;

		if (u.n == 0 || !utf8_space(utf8_last(&u)))
			return t;
		t = u;
	}
}

/* Is it a web address and nothing else? */
static bool
lines_address(str t)
{
	if (!str_starts(t, S("http://")) && !str_starts(t, S("https://")) &&
	    !str_starts(t, S("www.")))
		return false;
	return !memchr(t.s, ' ', t.n) && t.n > 10;
}

/* The text behind a bullet or a number: "1. NAME says:". */
static str
without_bullet(str t)
{
	static const str bullets[] = {
		S("•"), S("*"), S("–"), S("-"),
		S("·"), S("◦"), S("○"), S("▪"),
	};
	size_t i = 0;

	for (size_t k = 0; k < countof(bullets); k++)
		if (str_starts(t, bullets[k]))
			return str_trim(str_from(t, bullets[k].n));
	while (i < t.n && i < 5 && utf8_digit((u8)t.s[i]))
		i++;
	if (i && i < t.n && (t.s[i] == '.' || t.s[i] == ')'))
		return str_trim(str_from(t, i + 1));
	return t;
}

/* Is it "NAME says:", with a short name and nothing behind the colon? */
static bool
lines_says(const struct packs *ps, str t, str *name)
{
	bool found;
	size_t n;

	if (t.n > 160 || t.n < 4)
		return false;
	t = without_bullet(t);
	if (!str_ends(t, S(":")))
		return false;
	n = phrase_tail(&ps->any.says, t, &found);
	*name = str_trim((str){ t.s, found ? n : 0 });
	return found && name->n && count_chars(*name) <= 60 &&
	    !ends_sentence(*name);
}

/* Is it a dateline on a line of its own: "BRUSSELS, 17 (AGENCY)"? */
static bool
lines_dateline(str t)
{
	size_t open = str_find(t, S("("));
	str place;
	u32 letters = 0, upper = 0;

	if (t.n > 100 || open == 0 || open >= t.n)
		return false;
	place = str_trim((str){ t.s, open });
	if (str_find(str_from(t, open), S(")")) + 4 < t.n - open)
		return false;
	while (place.n) {
		u32 c = utf8_next(&place);

		letters += utf8_letter(c);
		upper += utf8_upper(c);
	}
	return letters >= 3 && upper * 2 > letters;
}

/* Does the line begin with a notice of copyright? */
static bool
copyright(const struct packs *ps, str t)
{
	if (str_starts(t, S("[")) || str_starts(t, S("(")))
		t = str_from(t, 1);
	return t.n < 300 && phrase_head(&ps->any.copyright, t) > 0;
}

/* The looks of a line that packs know. */
static u32
by_packs(const struct packs *ps, str t, u32 chars)
{
	const struct pack *any = &ps->any;
	const struct phrase *f;
	str name;
	u32 looks = 0;

	if (lines_says(ps, t, &name))
		looks |= L_SAYS;
	if (copyright(ps, t))
		looks |= L_COPYRIGHT;
	if (t.n < 300 && phrase_head(&any->source, t) > 0 &&
	    phrase_head(&any->source, t) < t.n &&
	    memchr(t.s, ':', phrase_head(&any->source, t)))
		looks |= L_SOURCE;
	f = phrase_at_head(&any->remark, t);
	if (f && f->text.n < t.n && t.s[f->text.n] == ':')
		looks |= L_REMARK;
	f = phrase_at_head(&any->furniture, t);
	if (f && f->words >= 4 && chars < 250)
		looks |= L_FURNITURE | (phrase_is(&any->furniture, t) ? 0 :
		    L_BLOG);
	if (chars > LINE * 2)
		return looks;
	if (phrase_is(&any->comments, t) || (utf8_digit((u8)t.s[0]) &&
	    phrase_head(&any->comments, t) > 0 && !ends_sentence(t)))
		looks |= L_COMMENTS;
	if (chars > LINE)
		return looks;
	if (phrase_is(&any->related, t))
		looks |= L_RELATED;
	if (phrase_is(&any->furniture, t))
		looks |= L_FURNITURE;
	if (phrase_head(&any->byline, t) > 0 && !ends_sentence(t) &&
	    chars < 70)
		looks |= L_BYLINE;
	return looks;
}

/*
 * The place of the mark between a name and how long ago something was, in
 * "Ada Berg, 2 hours ago"; 0 if the line has no such form.
 */
static size_t
lines_ago(const struct packs *ps, str t)
{
	for (size_t i = 1; i < t.n; i++) {
		str head = { t.s, i }, tail = str_from(t, i);
		u32 c = utf8_next(&tail);

		if (c == ',' || c == '|' || c == '-' || c == 0xb7 ||
		    c == 0x2013 || c == 0x2014 || c == 0x2022)
			if (date_is_ago(ps, str_trim(tail), &(u32){ 0 }))
				return str_trim(head).n;
	}
	return 0;
}

/* All looks of a line. */
static u32
looks_of(struct lines *l, str t, u32 chars)
{
	u32 looks = ends_sentence(t) ? L_ENDS : 0;
	struct when w;
	bool more;

	if (lines_address(t))
		return L_URL;
	if (chars <= BRIEF)
		looks |= L_BRIEF;
	if (chars >= LONG)
		looks |= L_LONG;
	if (lines_dateline(t))
		looks |= L_DATELINE;
	looks |= by_packs(l->ps, t, chars);
	phrase_tail(&l->ps->any.readmore, t, &more);
	if (phrases_get(&l->ps->any.pronouns,
	    (str){ t.s, str_find(t, S(" ")) }))
		looks |= L_PRONOUN;
	if (chars > LINE)
		return looks;
	if (date_is_ago(l->ps, t, &(u32){ 0 }))
		looks |= L_AGO;
	if (date_find(l->tmp, l->ps, t, l->order, &w)) {
		bool alone = dated_line(l->ps, &w, t);

		looks |= alone ? L_DATE : 0;
		if (w.from > 2 && w.to + 3 >= t.n &&
		    (!alone || dated_named(l->ps, &w, t)))
			looks |= L_CREDIT;
	} else if (lines_ago(l->ps, t)) {
		looks |= L_CREDIT;
	}
	return looks;
}

/* Adds a line. */
static void
lines_add(struct lines *l, str line, u32 indent, bool gap)
{
	struct line *v = push(&l->v, l->tmp);

	v->from = (u32)(line.s - l->c->text.s);
	v->to = v->from + (u32)line.n;
	v->indent = indent;
	v->gap = gap;
}

/* The columns before the first character that is not blank. */
static u32
lines_indent_of(str raw)
{
	u32 n = 0;

	while (raw.n) {
		u32 c = utf8_next(&raw);

		if (c == '\t')
			n += TAB - n % TAB;
		else if (utf8_space(c))
			n++;
		else
			break;
	}
	return n;
}

/*
 * If most lines "NAME says:" have a bullet or a number, those without one are
 * text.
 */
static void
alike_sayings(struct lines *l)
{
	u32 with = 0, all = 0;

	for (u32 i = 0; i < l->v.n; i++) {
		str t = lines_text(l, i);

		if (!(l->v.v[i].looks & L_SAYS))
			continue;
		all++;
		with += without_bullet(t).n < t.n;
	}
	for (u32 i = 0; i < l->v.n && with * 2 > all; i++) {
		str t = lines_text(l, i);

		if (without_bullet(t).n == t.n)
			l->v.v[i].looks &= ~(u32)L_SAYS;
	}
}

bool
lines_vouched(const struct lines *l, u32 i)
{
	str t = lines_text(l, i);

	return without_bullet(t).n < t.n || (i + 1 < l->v.n &&
	    l->v.v[i + 1].looks & (L_DATE | L_AGO));
}

/*
 * A line such as "The mayor also said:" is text, unless it surely stands above
 * a comment.
 */
static void
plain_sayings(struct lines *l)
{
	for (u32 i = 0; i < l->v.n; i++) {
		str name;

		if (!(l->v.v[i].looks & L_SAYS) || lines_vouched(l, i))
			continue;
		for (name = lines_name(l, i); name.n;)
			if (phrases_get(&l->ps->any.common,
			    str_cut(&name, ' ')))
				l->v.v[i].looks &= ~(u32)L_SAYS;
	}
}

void
lines_read(struct lines *l)
{
	str rest = l->c->text, longest = { 0 };
	bool wrapped = lines_wrapped(rest), gap = true;
	struct seen seen;

	while (rest.n) {
		str raw = str_line(&rest), line = without_blanks(raw);

		if (line.n == 0) {
			gap = true;
			continue;
		}
		if (wrapped && !gap && l->v.n)
			l->v.v[l->v.n - 1].to =
			    (u32)(line.s + line.n - l->c->text.s);
		else
			lines_add(l, line, lines_indent_of(raw), gap);
		gap = false;
	}
	for (u32 i = 0; i < l->v.n && i < 40; i++)
		if (l->v.v[i].to - l->v.v[i].from > longest.n)
			longest = lines_text(l, i);
	seen = order_seen(l->ps, l->c->text);
	l->order = order_of(l->ps, &seen, l->c->language.n ? l->c->language :
	    order_language(l->tmp, l->ps, longest), l->c->url);
	for (u32 i = 0; i < l->v.n; i++) {
		struct line *v = &l->v.v[i];
		str t = lines_text(l, i);

		v->chars = (u32)count_chars(t);
		v->looks = looks_of(l, t, v->chars);
	}
	alike_sayings(l);
	plain_sayings(l);
}

str
lines_name(const struct lines *l, u32 i)
{
	str name = { 0 }, t = lines_text(l, i);

	return lines_says(l->ps, t, &name) ? name : without_bullet(t);
}

str
lines_credit(const struct lines *l, u32 i, struct when *w)
{
	str t = without_bullet(lines_text(l, i));
	size_t ago = lines_ago(l->ps, t);
	struct when found;

	if (date_find(l->tmp, l->ps, t, l->order, &found)) {
		t.n = found.from;
		*w = found;
	} else {
		t.n = ago ? ago : t.n;
	}
	for (str u = t; u.n; t = u) {
		u32 c = utf8_last(&u);

		if (utf8_letter(c) || utf8_digit(c) || c == '.' || c == ')')
			break;
	}
	return t;
}
