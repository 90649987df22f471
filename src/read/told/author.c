/*
 * Who wrote the article?  The names in metadata, in elements that are named an
 * author, in lines "by", and in links to authors.  Agencies, organizations, the
 * site, and the subject of the page are not authors.  Titles and offices are
 * cut off the names.
 */
#include "read/line/address.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/author.h"
#include "read/told/signer.h"
#include "read/told/title.h"
#include "read/told/told.h"

enum {
	NEAR = 14, BEFORE = 4,	/* paras behind and before the title */
	BY = 16,		/* bytes from a date to the name behind "by" */
	NODES = 64,		/* of an element with only authors in it */
	BESIDE = F_REGION | F_COMMENT | F_RELATED | F_SIDE | F_TEASER |
	    F_FOOTER		/* elements about other articles */
};

/*
 * True if the name begins with a small letter, and not with a particle (de,
 * van), or if it looks like a host.
 */
static bool
small_or_host(const struct page *p, str name)
{
	str t = name;
	u32 c = utf8_next(&t);

	if (utf8_lower(c) == c && utf8_letter(c) && c < 0x500 &&
	    !phrase_at_head(&p->ps->any.particles, name))
		return true;
	for (size_t i = 1; i + 2 < name.n; i++)
		if (name.s[i] == '.' && name.s[i + 1] >= 'a' &&
		    name.s[i + 1] <= 'z')
			return true;
	return false;
}

/* Does every word begin with a small letter? */
static bool
all_small(str name)
{
	while (name.n) {
		str w = str_cut(&name, ' ');
		u32 c = utf8_next(&w);

		if (utf8_upper(c) || !utf8_letter(c) || c >= 0x500)
			return false;
	}
	return true;
}

/* The first word of t. */
static str
author_first_word(str t)
{
	return (str){ t.s, str_find(t, S(" ")) };
}

/*
 * Could it be the name of a person?  Not an address, a sentence, an agency, a
 * line of the packs, or the site.
 */
static bool
author_person(struct page *p, str name)
{
	size_t blanks = 0, letters = 0;
	bool staff;
	str rest = name;
	str plain = title_plain(p->tmp, name);
	str site = title_plain(p->tmp, p->about.outlet);

	while (rest.n) {
		u32 c = utf8_next(&rest);

		blanks += utf8_space(c);
		letters += utf8_letter(c);
		if (c == '@' || c == '/' || c == '<' || c == '{' ||
		    c == ':' || c == '~' || utf8_digit(c) || c == '_')
			return false;
	}
	if (letters < 2 || blanks > 4 || name.n > 80 ||
	    small_or_host(p, name) || (blanks && all_small(name)))
		return false;
	phrase_tail(&p->ps->any.staff, name, &staff);
	if (staff || phrases_get(&p->ps->any.common, name) ||
	    phrases_get(&p->ps->any.outlets, name) ||
	    phrase_is(&p->ps->any.furniture, name) ||
	    phrase_is(&p->ps->any.beside, name) ||
	    phrase_is(&p->ps->any.furniture, author_first_word(name)) ||
	    phrase_is(&p->ps->any.beside, author_first_word(name)) ||
	    phrase_head(&p->ps->any.source, name) > 0)
		return false;
	if (blanks && blanks < 3 && str_is(plain, site) && phrases_get(
	    &p->ps->any.forenames, (str){ name.s, str_find(name, S(" ")) }))
		return true;		/* a site that has its author's name */
	if (site.n > 2 && (str_is(plain, site) ||
	    str_find(plain, site) < plain.n || (blanks == 0 &&
	    str_find(site, plain) < site.n)))
		return false;
	return true;
}

/*
 * Adds a credit for an agency that stands where an author should, if the name
 * points into the page.
 */
static void
add_credit(struct page *p, str name)
{
	words *all = &p->about.credits;

	if (name.s < p->t.all.s || name.s >= p->t.all.s + p->t.all.n)
		return;
	for (u32 i = 0; i < all->n; i++)
		if (str_same(all->v[i], name))
			return;
	*push(all, p->tmp) = name;
}

/*
 * Is it a phrase and not a name: Head of Marketing, Center for Research?  Names
 * are only joined by particles (de, van).
 */
static bool
is_phrase(const struct page *p, str name)
{
	while (name.n) {
		const struct phrase *f = phrases_get(&p->ps->any.particles,
		    str_cut(&name, ' '));

		if (f && f->value.n)
			return true;
	}
	return false;
}

/* The pack of the page's language, or what all packs have in common. */
static const struct pack *
own_pack(const struct page *p)
{
	str tag = p->about.language;

	tag.n = tag.n < 2 ? 0 : 2;
	return tag.n ? packs_find(p->ps, tag) : &p->ps->any;
}

/*
 * The name before a word such as "in" or "on": Anna Mar in Harbor News, Anna
 * Mar on Tuesday.  An outlet may follow any name: Anna Mar for Harbor News.
 * NULL if it is not a name; see enum joint.
 */
static str
up_to_joint(const struct page *p, str name, enum joint how)
{
	const struct pack *any = &p->ps->any, *own = own_pack(p);
	bool known = phrases_get(&any->forenames,
	    (str){ name.s, str_find(name, S(" ")) });
	str rest = name;

	for (u32 k = 0; rest.n; k++) {
		str w = str_cut(&rest, ' ');
		const struct phrase *f = phrases_get(&any->particles, w);
		bool outlet = known && told_outlet(p, rest);

		if (k == 0 || w.n == 0 ||
		    !utf8_small(utf8_next(&(str){ w.s, w.n })) ||
		    (f && !(outlet && f->value.n)) ||
		    phrases_get(&any->innames, w) ||
		    (rest.n && rest.s[0] == '\'') ||	/* in 't Veld */
		    (!phrases_get(&own->prepositions, w) &&
		    !phrases_get(&own->common, w)))
			continue;
		if (how != JOINT_CUT && !outlet)
			return how == JOINT_TOLD && known ? name : (str){ 0 };
		return known || (k > 1 && rest.n == 0) ? str_trim((str){
		    name.s, (size_t)(w.s - name.s) }) : (str){ 0 };
	}
	return name;
}

/* The last word of t. */
static str
author_last_word(str t)
{
	while (t.n && memchr(t.s, ' ', t.n))
		str_cut(&t, ' ');
	return t;
}

/* Is it an organization: known as one, or with Inc at its end? */
static bool
is_body(const struct page *p, str name)
{
	const struct pack *any = &p->ps->any;
	str last = author_last_word(name);

	if (phrases_get(&any->organizations, name))
		return true;
	return last.n < name.n && phrases_get(&any->orgword, last) &&
	    !phrases_get(&any->forenames,
	    (str){ name.s, str_find(name, S(" ")) });
}

/*
 * Is t, behind a name and a comma, a title: MS, Ph.D., Dietitian, Trial
 * Attorney?
 */
static bool
is_title(const struct page *p, str before, str t)
{
	u32 upper = 0;
	bool capitals = true;	/* of the name before */

	for (str w = author_last_word(before); w.n; w = str_from(w, 1))
		capitals &= w.s[0] < 'a' || w.s[0] > 'z';
	if (!memchr(before.s, ' ', before.n) ||
	    phrases_get(&p->ps->any.outlets, t))	/* a credit */
		return false;
	for (size_t i = 0; i < t.n; i++)
		upper += t.s[i] >= 'A' && t.s[i] <= 'Z';
	return phrases_get(&p->ps->any.roles, author_last_word(t)) ||
	    (upper * 2 > t.n && !capitals) || (!memchr(t.s, ' ', t.n) &&
	    t.s[0] >= 'A' && t.s[0] <= 'Z' &&
	    !phrases_get(&p->ps->any.forenames, t));
}

/*
 * The name without an office: "Keith Barry" of "Keith Barry Senior Autos
 * Reporter".
 */
static str
without_office(const struct page *p, str name)
{
	str rest = name, first = str_cut(&rest, ' '), last =
	    author_last_word(rest);

	if (last.s == rest.s || !phrases_get(&p->ps->any.roles, last) ||
	    !phrases_get(&p->ps->any.forenames, first))
		return name;
	first = str_cut(&rest, ' ');
	return (str){ name.s, (size_t)(first.s + first.n - name.s) };
}

/* Is it a Han character? */
static bool
is_han(u32 c)
{
	return c >= 0x4e00 && c < 0xa000;
}

/*
 * The part before a label, for a name in Chinese or Japanese: "Zhang Wei" of
 * "Zhang Wei Source: People's Daily".
 */
static str
before_label(str name)
{
	size_t colon = str_find(name, S(":")), wide = str_find(name, S("："));
	size_t at = colon < wide ? colon : wide;
	str label = { name.s, at };

	if (at == 0 || at == name.n || utf8_last(&label) < 0x3040)
		return name;
	while (at && name.s[at - 1] != ' ')
		at--;
	return at ? str_trim((str){ name.s, at }) : name;
}

/*
 * The name without words in brackets behind it, "Ada Berg (with AP)".  They
 * begin with a small letter, or the last one is an agency, which is credited.
 */
static str
without_brackets(struct page *p, str name)
{
	size_t at = str_find(name, S(" ("));
	str inside, first, last;

	if (at == 0 || at + 3 > name.n || !str_ends(name, S(")")))
		return name;
	inside = first = (str){ name.s + at + 2, name.n - at - 3 };
	last = author_last_word(inside);
	if (phrases_get(&p->ps->any.outlets, last))
		add_credit(p, last);
	else if (!utf8_small(utf8_next(&first)) ||
	    memchr(inside.s, '@', inside.n))
		return name;	/* a nickname, an address */
	return str_trim((str){ name.s, at });
}

/*
 * Adds one name, without labels, marks and offices around it, if it is a
 * person.
 */
static void
add_one(struct page *p, str name, enum joint how)
{
	size_t cut;
	bool signs;

	name = str_trim((str){ name.s, str_find(name, S(" - ")) });
	name = str_trim((str){ name.s, str_find(name, S(" – ")) });
	name = without_brackets(p, name);
	name = str_trim((str){ name.s, str_find(name, S(" (http")) });
	name = before_label(name);
	cut = phrase_head(&p->ps->any.byline, name);
	name = str_trim(str_from(name, cut < name.n ? cut : name.n));
	cut = phrase_tail(&p->ps->any.signs, name, &signs);
	if (signs && cut > 0)
		name = str_trim((str){ name.s, cut });
	cut = phrase_tail(&p->ps->any.notes, name, &signs);
	if (signs && cut > 0)		/* such as "Edited by" */
		name = str_trim((str){ name.s, cut });
	while (name.n && strchr(",.;:-|(", name.s[name.n - 1]))
		name.n--;
	name = str_trim(name);
	name = up_to_joint(p, without_office(p, name), how);
	if (is_phrase(p, name) || is_body(p, name) || !author_person(p, name)) {
		if (phrases_get(&p->ps->any.outlets, name))
			add_credit(p, name);
		return;
	}
	for (u32 i = 0; i < p->about.authors.n; i++)
		if (str_same(p->about.authors.v[i], name))
			return;
	if (p->about.authors.n < 20)
		*push(&p->about.authors, p->tmp) = name;
}

/*
 * Does a blank separate two names?  It does in Chinese, whose names have no
 * blank inside.
 */
static bool
han_names(const struct page *p, str t, size_t blank)
{
	str before = { t.s, blank }, behind = str_from(t, blank + 1);

	return before.n && behind.n && is_han(utf8_last(&before)) &&
	    is_han(utf8_next(&behind)) && phrases_get(&own_pack(p)->traits,
	    S("a blank ends a name"));
}

/*
 * Where the first name in t ends; t.n if nothing follows.  *joint becomes the
 * length of the mark or word that joins the next one.  What stands in brackets
 * joins nothing.
 */
static size_t
next_name(const struct page *p, str t, size_t *joint)
{
	for (size_t i = 0; i < t.n; i++) {
		char c = t.s[i];
		size_t closed = c == '(' ? str_find(str_from(t, i), S(")")) : 0;

		*joint = 1;
		if (closed < t.n - i)
			i += closed;
		if (c == ',' || c == ';' || c == '|' || c == '&' || c == '/')
			return i;
		if (c == ' ' && han_names(p, t, i))
			return i;
		if (c == ' ' && i + 1 < t.n && t.s[i + 1] != '(') {
			size_t n = 1;

			while (i + n < t.n && t.s[i + n] != ' ')
				n++;
			*joint = n;
			if (phrase_is(&p->ps->any.joints, (str){ t.s + i, n }))
				return i;
		}
	}
	return t.n;
}

/* Is it one word, apart from particles and initials? */
static bool
one_word(const struct page *p, str name)
{
	u32 n = 0;

	while (name.n) {
		str w = str_cut(&name, ' ');

		n += w.n && !str_ends(w, S(".")) &&
		    !phrases_get(&p->ps->any.particles, w);
	}
	return n == 1;
}

/*
 * It looks like that if a forename stands behind the only comma, and none
 * before it.
 */
str
author_turned(struct page *p, str t, bool sure)
{
	size_t comma = str_find(t, S(","));
	str family = str_trim((str){ t.s, comma });
	str given = comma < t.n ? str_trim(str_from(t, comma + 1)) : S("");
	buf b = { .mem = p->tmp };

	if (!given.n || memchr(given.s, ',', given.n) || (!sure &&
	    (!one_word(p, family) || !one_word(p, given) ||
	    !phrases_get(&p->ps->any.forenames, author_first_word(given)) ||
	    phrases_get(&p->ps->any.forenames, author_first_word(family)))))
		return t;
	buf_put(&b, given);
	buf_putc(&b, ' ');
	buf_put(&b, family);
	return (str){ b.s, b.n };
}

void
author_add(struct page *p, str names, enum joint how)
{
	str before = S("");
	bool comma = false;

	names = told_line(p, names);
	if (names.n > 300 || str_starts(names, S("http")))
		return;
	if (how == JOINT_TOLD && memchr(names.s, ';', names.n)) {
		while (names.n)
			author_add(p, str_cut(&names, ';'), how);
		return;
	}
	if (how == JOINT_TOLD)
		names = author_turned(p, names, false);
	while (names.n) {
		size_t joint = 0, at = next_name(p, names, &joint);
		str one = str_trim((str){ names.s, at });

		if (host_is(one))	/* the rest is about the site */
			return;
		if (!(comma && is_title(p, before, one)) &&
		    !is_phrase(p, before)) {
			add_one(p, one, how);
			before = one;
		}
		comma = at < names.n && names.s[at] == ',';
		names = str_from(names, at + joint < names.n ? at + joint :
		    names.n);
	}
}

void
author_keep_persons(struct page *p)
{
	words *all = &p->about.authors;
	u32 n = 0;

	for (u32 i = 0; i < all->n; i++)
		if (author_person(p, all->v[i]))
			all->v[n++] = all->v[i];
	all->n = n;
}

/*
 * The name in an element that is named an author.  The element may hold more:
 * then an inner element with such a name, or a link, is taken if it is the only
 * one.
 */
static str
name_in(struct page *p, u32 n)
{
	const struct node *v = p->t.v.v;
	str one = { 0 }, t;
	u32 found = 0;

	for (u32 i = n + 1; i < v[n].end; i++) {
		if (v[i].tag != TAG_a && !(v[i].flags & F_AUTHOR))
			continue;
		t = tree_text(p->tmp, &p->t, i, v[i].end);
		if (t.n > 2 && t.n < 60 && author_person(p, t)) {
			found += one.n == 0 || !str_same(one, t);
			one = t;
			i = v[i].end - 1;
		}
	}
	return found == 1 ? one : tree_text(p->tmp, &p->t, n, v[n].end);
}

/* Is the node in a menu? */
static bool
in_menu(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;

	for (u32 i = node; i; i = v[i].parent)
		if (v[i].tag == TAG_nav || v[i].flags & F_NAV)
			return true;
	return false;
}

/* Is a single word a section of the site?  Then the menu links to it. */
static bool
is_section(struct page *p, str name)
{
	const struct node *v = p->t.v.v;

	for (u32 i = 1; i < p->t.v.n; i++)
		if (v[i].tag == TAG_a && in_menu(p, i) && str_same(
		    tree_text(p->tmp, &p->t, i, v[i].end), name))
			return true;
	return false;
}

/*
 * Drops authors that are the title of the page, and so its subject, or a
 * section.
 */
static void
drop_others(struct page *p)
{
	words *all = &p->about.authors;
	u32 n = 0;

	for (u32 i = 0; i < all->n; i++)
		if (!title_is(p, all->v[i]) &&
		    (memchr(all->v[i].s, ' ', all->v[i].n) ||
		    !is_section(p, all->v[i])))
			all->v[n++] = all->v[i];
	all->n = n;
}

/* Is the paragraph a link to an author's page? */
static bool
leads_to_author(const struct page *p, const struct para *q)
{
	str t = q->links == 1 && q->linked * 10 >= q->weight * 9 ?
	    tree_attribute(&p->t, q->link, S("href")) : (str){ 0 };

	if (t.n && (tree_flags(&p->t, q->in, 0) & BESIDE || in_menu(p, q->in)))
		return false;
	return address_has(p->ps, t, S("author"));
}

/*
 * May para i be a name, below a label?  Below "Written by" any short line may;
 * below "Author" only a link or a line that begins with a forename.
 */
static bool
may_be_name(struct page *p, str label, u32 i)
{
	const struct para *q = &p->para.v[i];
	str t;

	if (i >= p->para.n || q->weight >= 60 || q->ends || q->heading ||
	    q->use == USE_COMMENT)
		return false;
	t = para_text(p, q);
	return memchr(label.s, ' ', label.n) || label.n < 4 ||
	    q->linked * 10 >= q->weight * 8 || phrases_get(
	    &p->ps->any.forenames, (str){ t.s, str_find(t, S(" ")) });
}

/*
 * The names without a date before or behind them: "Ada Berg March 9, 2026", "9
 * March 2026 | By Ada Berg".
 */
static str
undated(struct page *p, str names)
{
	struct when w;
	str after;
	size_t by;

	if (!date_find(p->tmp, p->ps, names, p->order, &w))
		return names;
	after = str_from(names, w.to);
	for (str rest = after; rest.n; str_cut(&rest, ' ')) {
		by = phrase_head(&p->ps->any.byline, rest);
		if (by && by < rest.n)
			return str_from(rest, by);
	}
	return signer_before(p, (str){ names.s, w.from });
}

/*
 * Is the line a date with "by" close behind it: "9 March 2026 | By Ada Berg"?
 */
static bool
dated_by(struct page *p, str t)
{
	struct when w;
	str names;

	if (!date_find(p->tmp, p->ps, t, p->order, &w) || w.from > 2)
		return false;
	names = undated(p, t);
	return names.s > t.s + w.to && names.s < t.s + w.to + BY;
}

/* The text of a paragraph, up to an element for a time behind its beginning,
 * which no blank need separate from a name. */
static str
before_time(struct page *p, const struct para *q)
{
	for (u32 i = q->first + 1; i <= q->last; i++)
		if (p->t.v.v[i].tag == TAG_time)
			return tree_text(p->tmp, &p->t, q->first, i);
	return para_text(p, q);
}

/*
 * Adds the authors of para i, if it is "by" and a name, in one line or two, or
 * a link to an author.
 */
static void
author_line(struct page *p, u32 i, enum joint how)
{
	const struct para *q = &p->para.v[i];
	str t;

	if (q->weight > 80 || q->ends || q->use == USE_COMMENT)
		return;
	t = before_time(p, q);
	if (phrase_is(&p->ps->any.byline, t) && may_be_name(p, t, i + 1))
		t = para_text(p, q + 1);
	else if (leads_to_author(p, q) ? !memchr(t.s, ' ', t.n) :
	    i < p->title || !(phrase_head(&p->ps->any.byline, t) ||
	    dated_by(p, t)))
		return;
	author_add(p, undated(p, t), how);
}

/*
 * Adds the authors of a table of facts: "Author" in an element of its own, and
 * a name behind it.
 */
static void
author_fact(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 label = v[q->first].parent;

	if (q->weight > 60 || q->ends || q->first == q->last ||
	    label <= q->in || v[label].end > q->last ||
	    q->use == USE_COMMENT || tree_flags(&p->t, q->in, 0) & BESIDE)
		return;
	if (phrase_is(&p->ps->any.byline, tree_text(p->tmp, &p->t, q->first,
	    v[label].end)))
		author_add(p, tree_text(p->tmp, &p->t, v[label].end,
		    q->last + 1), JOINT_NONE);
}

/* Is the element an article, or named an entry, as by hAtom? */
static bool
is_entry(const struct page *p, u32 node)
{
	str class = tree_attribute(&p->t, node, S("class"));

	return p->t.v.v[node].tag == TAG_article ||
	    str_find(class, S("hentry")) < class.n ||
	    str_find(class, S("h-entry")) < class.n;
}

/* Does the paragraph say "by", or has it an element for a date? */
static bool
is_byline(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->first; i <= q->last; i++) {
		const struct node *n = v[i].tag ? &v[i] : &v[v[i].parent];

		if (n->flags & F_DATE || n->tag == TAG_time)
			return true;
	}
	return phrase_head(&p->ps->any.byline, para_text(p, q)) > 0;
}

/*
 * Is a name in a footer in a box about the author?  Such a box has a picture, a
 * heading or a sentence beside the name, and is no byline.
 */
static bool
in_author_box(struct page *p, u32 footer, u32 name)
{
	const struct node *v = p->t.v.v;
	u32 top = name, i = p->at[name];

	if (i > 0 && p->para.v[i - 1].last >= name)
		i--;		/* the name stands inside of this line */
	if (i >= p->para.n || is_byline(p, &p->para.v[i]))
		return false;
	while (top != footer && v[top].parent != footer)
		top = v[top].parent;
	for (i = top; i < v[top].end; i++)
		if (v[i].tag == TAG_img)
			return true;
	for (i = p->at[top]; i < page_until(p, top); i++)
		if (p->para.v[i].heading || p->para.v[i].ends)
			return true;
	return false;
}

/*
 * The flags of the elements around a node.  The footer of an article that holds
 * the title is not one of the page; only boxes about the author in it are.
 */
static u32
author_flags(struct page *p, u32 node)
{
	u32 f = 0, title = p->title - 1, footer = 0;

	for (u32 n = node; n; n = p->t.v.v[n].parent) {
		f |= p->t.v.v[n].flags;
		if (p->t.v.v[n].flags & F_FOOTER)
			footer = n;
		if (footer && p->title && p->at[n] <= title &&
		    title < page_until(p, n) && is_entry(p, n) &&
		    !in_author_box(p, footer, node))
			f &= ~(u32)F_FOOTER;
	}
	return f;
}

/*
 * Adds the names in elements that are named an author, except beside the
 * article.
 */
static void
marked_authors(struct page *p, enum joint how)
{
	const struct node *v = p->t.v.v;

	for (u32 k = 0; k < p->t.marked.n && p->about.authors.n == 0; k++) {
		u32 i = p->t.marked.v[k];
		arena tmp = *p->tmp;
		str t;

		if (!(v[i].flags & F_AUTHOR) || v[i].end - i > NODES ||
		    author_flags(p, i) & BESIDE ||
		    (how == JOINT_NONE && in_menu(p, i)))
			continue;
		t = tree_text(&tmp, &p->t, i, v[i].end);
		if (t.n <= 2 || t.n >= 120)
			continue;
		t = name_in(p, i);
		author_add(p, page_until(p, i) > p->at[i] + 1 ? t :
		    undated(p, t), how);
	}
}

/* Adds the authors of the first line near the title that has one. */
static void
author_lines(struct page *p, enum joint how)
{
	for (u32 i = p->title > BEFORE ? p->title - BEFORE : 0; p->title &&
	    i < p->title + NEAR && i < p->para.n &&
	    p->about.authors.n == 0; i++)
		if (i + 1 != p->title)
			author_line(p, i, how);
}

void
author_shown(struct page *p)
{
	marked_authors(p, JOINT_NONE);
	author_lines(p, JOINT_NONE);
	for (u32 i = 0; i < p->para.n && p->about.authors.n == 0; i++)
		author_fact(p, &p->para.v[i]);
	marked_authors(p, JOINT_CUT);
	author_lines(p, JOINT_CUT);
	p->about.shown = true;
	drop_others(p);
}
