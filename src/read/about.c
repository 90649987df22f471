/*
 * What does the page say of itself?  JSON-LD first, then OpenGraph and the
 * other meta tags, itemprop, <time>, and lines of the page near the title.
 * What it does not say stays unknown; the first source in this order wins.
 */
#include "read/about.h"
#include "read/phrase.h"

enum {
	NEAR = 14, BEFORE = 4, CLOSE = 3, TITLE_LEAST = 10,
	OUTLET = 40,		/* characters; what is longer may be no name */
	NODES = 64,		/* of an element that names but authors */
	BESIDE = F_REGION | F_COMMENT | F_RELATED | F_SIDE | F_TEASER |
	    F_FOOTER		/* what is named so tells of other articles */
};

str
about_line(struct page *p, str t)
{
	t = tree_decode(p->tmp, t);
	if (memchr(t.s, '&', t.n))	/* escaped twice */
		t = tree_decode(p->tmp, t);
	return t;
}

void
about_date(struct page *p, str value, str basis, bool modified)
{
	struct when w, *to = modified ? &p->about.modified :
	    &p->about.published;

	if (value.n == 0 || value.n > 100 || to->value.n)
		return;
	if (!date_find(p->tmp, p->ps, tree_decode(p->tmp, value),
	    p->month_first, &w))
		return;
	*to = w;
	*(modified ? &p->about.modified_basis : &p->about.basis) = basis;
}

/* No name begins with a small letter, but for de and van and the like. */
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

/* All words begin with letters that have a case, and none with a capital. */
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

static str
first_word(str t)
{
	return (str){ t.s, str_find(t, S(" ")) };
}

/* A name of words: no address, no sentence, no agency, not the site. */
static bool
person(struct page *p, str name)
{
	size_t blanks = 0, letters = 0;
	bool staff;
	str rest = name;
	str plain = about_plain(p->tmp, name);
	str site = about_plain(p->tmp, p->about.outlet);

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
	    phrase_is(&p->ps->any.furniture, first_word(name)) ||
	    phrase_is(&p->ps->any.beside, first_word(name)) ||
	    phrase_head(&p->ps->any.source, name) > 0)
		return false;
	if (blanks && blanks < 3 && str_is(plain, site) && phrases_get(
	    &p->ps->any.forenames, (str){ name.s, str_find(name, S(" ")) }))
		return true;		/* a site that is named after him */
	if (site.n > 2 && (str_is(plain, site) ||
	    str_find(plain, site) < plain.n || (blanks == 0 &&
	    str_find(site, plain) < site.n)))
		return false;
	return true;
}

/* Who is credited as its author and is none, as it stands in the page. */
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

/* Head of Marketing, Center for Research: no name is joined so, but by de, van
 * and the like. */
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

static const struct pack *
own_pack(const struct page *p)
{
	str tag = p->about.language;

	tag.n = tag.n < 2 ? 0 : 2;
	return tag.n ? packs_find(p->ps, tag) : &p->ps->any;
}

/* Anna Mar in Harbor News, Anna Mar on Tuesday, Anna on: what is before the
 * joint where that may be; metadata may tell any name of a known first one. */
static str
up_to_joint(const struct page *p, str name, enum joint how)
{
	const struct pack *any = &p->ps->any, *own = own_pack(p);
	bool known = phrases_get(&any->forenames,
	    (str){ name.s, str_find(name, S(" ")) });
	str rest = name;

	for (u32 k = 0; rest.n; k++) {
		str w = str_cut(&rest, ' ');

		if (k == 0 || w.n == 0 || w.s[0] < 'a' || w.s[0] > 'z' ||
		    phrases_get(&any->particles, w) ||
		    phrases_get(&any->innames, w) ||
		    (rest.n && rest.s[0] == '\'') ||	/* in 't Veld */
		    (!phrases_get(&own->prepositions, w) &&
		    !phrases_get(&own->common, w)))
			continue;
		if (how != JOINT_CUT)
			return how == JOINT_TOLD && known ? name : (str){ 0 };
		return known || (k > 1 && rest.n == 0) ? str_trim((str){
		    name.s, (size_t)(w.s - name.s) }) : (str){ 0 };
	}
	return name;
}

static str
last_word(str t)
{
	while (t.n && memchr(t.s, ' ', t.n))
		str_cut(&t, ' ');
	return t;
}

/* Known as one, or Inc at its end. */
static bool
is_body(const struct page *p, str name)
{
	const struct pack *any = &p->ps->any;
	str last = last_word(name);

	if (phrases_get(&any->organizations, name))
		return true;
	return last.n < name.n && phrases_get(&any->orgword, last) &&
	    !phrases_get(&any->forenames,
	    (str){ name.s, str_find(name, S(" ")) });
}

/* Behind a name and a comma: MS, Ph.D., Dietitian, Trial Attorney. */
static bool
is_title(const struct page *p, str before, str t)
{
	u32 upper = 0;

	if (!memchr(before.s, ' ', before.n) ||
	    phrases_get(&p->ps->any.outlets, t))	/* it is a credit */
		return false;
	for (size_t i = 0; i < t.n; i++)
		upper += t.s[i] >= 'A' && t.s[i] <= 'Z';
	return phrases_get(&p->ps->any.roles, last_word(t)) ||
	    upper * 2 > t.n || (!memchr(t.s, ' ', t.n) && t.s[0] >= 'A' &&
	    t.s[0] <= 'Z' && !phrases_get(&p->ps->any.forenames, t));
}

/* Keith Barry Senior Autos Reporter */
static str
without_office(const struct page *p, str name)
{
	str rest = name, first = str_cut(&rest, ' '), last = last_word(rest);

	if (last.s == rest.s || !phrases_get(&p->ps->any.roles, last) ||
	    !phrases_get(&p->ps->any.forenames, first))
		return name;
	first = str_cut(&rest, ' ');
	return (str){ name.s, (size_t)(first.s + first.n - name.s) };
}

static bool
is_han(u32 c)
{
	return c >= 0x4e00 && c < 0xa000;
}

/* Of a name in Chinese or Japanese and a label behind it what is before: "Zhang
 * Wei Source: People's Daily". */
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

static void
add_author(struct page *p, str name, enum joint how)
{
	size_t cut;
	bool signs;

	name = str_trim((str){ name.s, str_find(name, S(" - ")) });
	name = str_trim((str){ name.s, str_find(name, S(" – ")) });
	name = str_trim((str){ name.s, str_find(name, S(" (http")) });
	name = before_label(name);
	cut = phrase_head(&p->ps->any.byline, name);
	name = str_trim(str_from(name, cut < name.n ? cut : name.n));
	cut = phrase_tail(&p->ps->any.signs, name, &signs);
	if (signs && cut > 0)
		name = str_trim((str){ name.s, cut });
	cut = phrase_tail(&p->ps->any.notes, name, &signs);
	if (signs && cut > 0)		/* Edited by somebody else */
		name = str_trim((str){ name.s, cut });
	while (name.n && strchr(",.;:-|(", name.s[name.n - 1]))
		name.n--;
	name = str_trim(name);
	name = up_to_joint(p, without_office(p, name), how);
	if (is_phrase(p, name) || is_body(p, name) || !person(p, name)) {
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

/* A blank between names in Chinese, which have none inside. */
static bool
han_names(const struct page *p, str t, size_t blank)
{
	str before = { t.s, blank }, behind = str_from(t, blank + 1);

	return before.n && behind.n && is_han(utf8_last(&before)) &&
	    is_han(utf8_next(&behind)) && phrases_get(&own_pack(p)->traits,
	    S("a blank ends a name"));
}

/* Where the next name begins; how long the joint is. */
static size_t
next_name(const struct page *p, str t, size_t *joint)
{
	for (size_t i = 0; i < t.n; i++) {
		char c = t.s[i];

		*joint = 1;
		if (c == ',' || c == ';' || c == '|' || c == '&' || c == '/')
			return i;
		if (c == ' ' && han_names(p, t, i))
			return i;
		if (c == ' ') {
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

/* A name of one word, de la and initials aside. */
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

/* Cruz, Maria de la: a first name behind one comma, and none before it; or
 * whatever is behind it, where that is how names are written. */
static str
turned(struct page *p, str t, bool sure)
{
	size_t comma = str_find(t, S(","));
	str family = str_trim((str){ t.s, comma });
	str given = comma < t.n ? str_trim(str_from(t, comma + 1)) : S("");
	buf b = { .mem = p->tmp };

	if (!given.n || memchr(given.s, ',', given.n) || (!sure &&
	    (!one_word(p, family) || !one_word(p, given) ||
	    !phrases_get(&p->ps->any.forenames, first_word(given)) ||
	    phrases_get(&p->ps->any.forenames, first_word(family)))))
		return t;
	buf_put(&b, given);
	buf_putc(&b, ' ');
	buf_put(&b, family);
	return (str){ b.s, b.n };
}

void
about_author(struct page *p, str names, enum joint how)
{
	str before = S("");
	bool comma = false;

	names = about_line(p, names);
	if (names.n > 300 || str_starts(names, S("http")))
		return;
	if (how == JOINT_TOLD && memchr(names.s, ';', names.n)) {
		while (names.n)
			about_author(p, str_cut(&names, ';'), how);
		return;
	}
	if (how == JOINT_TOLD)
		names = turned(p, names, false);
	while (names.n) {
		size_t joint = 0, at = next_name(p, names, &joint);
		str one = str_trim((str){ names.s, at });

		if (host_is(one))	/* what follows is where it is */
			return;
		if (!(comma && is_title(p, before, one)) &&
		    !is_phrase(p, before)) {
			add_author(p, one, how);
			before = one;
		}
		comma = at < names.n && names.s[at] == ',';
		names = str_from(names, at + joint < names.n ? at + joint :
		    names.n);
	}
}

static const struct { str key; enum { TITLE = 1, SITE, PUBLISHED, MODIFIED,
	AUTHOR, CREATOR, URL, ABOUT, LOCALE, KIND } is; } keys[] = {
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
	{ S("og:url"), URL }, { S("description"), ABOUT },
	{ S("og:description"), ABOUT }, { S("og:locale"), LOCALE },
	{ S("content-language"), LOCALE }, { S("og:type"), KIND },
};

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
	    page_flags(p, n, 0) & F_UNIT)	/* of a comment */
		return;
	if (keys[k].is == TITLE)
		*push(&o->titles, p->tmp) = about_line(p, v);
	else if (keys[k].is == SITE && !o->outlet.n)
		o->outlet = about_line(p, v);
	else if (keys[k].is == PUBLISHED)
		about_date(p, v, S("metadata"), false);
	else if (keys[k].is == MODIFIED)
		about_date(p, v, S("metadata"), true);
	else if (keys[k].is == AUTHOR)
		*push(authors, p->tmp) = v;
	else if (keys[k].is == CREATOR)
		*push(authors, p->tmp) = turned(p, v, true);
	else if (keys[k].is == URL && !o->url.n)
		o->url = tree_decode(p->tmp, v);
	else if (keys[k].is == ABOUT && !o->description.n) {
		o->lead = v;
		o->description = about_line(p, v);
	} else if (keys[k].is == LOCALE && !o->language.n)
		o->language = v;
	else if (keys[k].is == KIND)
		o->article |= str_same(v, S("article"));
}

static str
inside(const struct page *p, u32 n)
{
	const struct node *v = &p->t.v.v[n];

	return (str){ p->t.all.s + v->open, v->close - v->open };
}

static void
ld_scripts(struct page *p, bool asked)
{
	const struct node *v = p->t.v.v;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str type = v[i].tag == TAG_script ? tree_attribute(&p->t, i,
		    S("type")) : (str){ 0 };

		if (str_find_same(type, S("ld+json")) < type.n)
			about_ld(p, inside(p, i), asked);
	}
}

/* The outlet is known now, and is none of them. */
static void
keep_persons(struct page *p)
{
	words *all = &p->about.authors;
	u32 n = 0;

	for (u32 i = 0; i < all->n; i++)
		if (person(p, all->v[i]))
			all->v[n++] = all->v[i];
	all->n = n;
}

/* JSON-LD, wherever it stands, then the tags of the head. */
static void
head(struct page *p)
{
	const struct node *v = p->t.v.v;
	words authors = { 0 };

	ld_scripts(p, false);
	if (p->about.kinds & LD_FORUM && !p->about.article)
		ld_scripts(p, true);
	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_meta)
			meta(p, i, &authors);
		if (v[i].tag == TAG_link && !p->about.url.n && str_same(
		    tree_attribute(&p->t, i, S("rel")), S("canonical")))
			p->about.url = tree_decode(p->tmp,
			    tree_attribute(&p->t, i, S("href")));
	}
	if (p->t.title)
		*push(&p->about.titles, p->tmp) =
		    about_line(p, inside(p, p->t.title));
	keep_persons(p);
	for (u32 i = 0; i < authors.n && p->about.authors.n == 0; i++)
		about_author(p, authors.v[i], JOINT_TOLD);
	keep_persons(p);
}

/* itemprop=datePublished and <time>, in the order of the page. */
static void
marked_dates(struct page *p)
{
	const struct node *v = p->t.v.v;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str prop, t;

		if (v[i].flags & F_REGION)
			continue;
		if (!(v[i].flags & F_DATE) && v[i].tag != TAG_time)
			continue;
		prop = tree_attribute(&p->t, i, S("itemprop"));
		t = tree_attribute(&p->t, i, S("content"));
		if (!t.n)
			t = tree_attribute(&p->t, i, S("datetime"));
		if (!t.n && prop.n)
			t = tree_text(p->tmp, &p->t, i, v[i].end);
		if (str_is(prop, S("datePublished")) ||
		    str_is(prop, S("dateCreated")))
			about_date(p, t, S("metadata"), false);
		else if (str_is(prop, S("dateModified")))
			about_date(p, t, S("metadata"), true);
	}
	for (u32 k = 0; k < p->t.marked.n && !p->about.published.value.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_time && !(page_flags(p, i, 0) &
		    (F_REGION | F_RELATED | F_SIDE | F_TEASER | F_COMMENT)))
			about_date(p, tree_attribute(&p->t, i, S("datetime")),
			    S("metadata"), false);
	}
}

/* The headline may stand twice: a date close behind it there, + 1.  What is
 * named a teaser or a side may be its head, what is linked is not. */
static u32
date_by_headline(struct page *p)
{
	u32 left = 0;

	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->chars <= 300 && q->use != USE_COMMENT ?
		    page_text(p, q) : (str){ 0 };
		struct when w;

		if (page_flags(p, q->holder, 0) &
		    (F_RELATED | F_REGION | F_NAV))
			left = 0;
		else if (!q->linked && q->chars >= TITLE_LEAST &&
		    page_is_title(p, t))
			left = CLOSE + 1;
		else if (q->heading && q->linked)
			left = 0;
		else if (left && q->chars <= 90 && !signer_note(p, q) &&
		    date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    date_is_line(&w, t))
			return i + 1;
		left -= left > 0;
	}
	return 0;
}

/* A line of the page that is a date, near the title or named one. */
static void
shown_date(struct page *p)
{
	u32 t = p->title, best = 0, least = NEAR + 1;

	for (u32 i = 0; i < p->para.n && !p->about.published.value.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 far = t == 0 ? i + 2 : i + 1 > t ? i + 1 - t :
		    (t - i - 1) * 2;
		u32 f = page_flags(p, q->holder, 0);
		struct when w;
		str text;

		if (q->chars > 90 || far >= least || q->use == USE_COMMENT ||
		    f & (F_RELATED | F_SIDE | F_REGION | F_TEASER))
			continue;
		text = page_text(p, q);
		if (phrase_head(&p->ps->any.notes, text) > 0) {
			about_date(p, text, S("page"), true);
			continue;	/* updated, not published */
		}
		if (date_find(p->tmp, p->ps, text, p->month_first, &w) &&
		    (date_is_line(&w, text) || f & F_DATE ||
		    (t && i >= t && far <= 3 && !q->ends))) {
			least = far;
			best = i + 1;
		}
	}
	if (!best && !p->about.published.value.n)
		best = date_by_headline(p);
	if (best) {
		about_date(p, page_text(p, &p->para.v[best - 1]), S("page"),
		    false);
		put_region(p, &p->para.v[best - 1], S("date"));
	}
}

/* The name in an element of an author, which may tell more of him: what is
 * named so again, or the link, if it is the only one. */
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
		if (t.n > 2 && t.n < 60 && person(p, t)) {
			found += one.n == 0 || !str_same(one, t);
			one = t;
			i = v[i].end - 1;
		}
	}
	return found == 1 ? one : tree_text(p->tmp, &p->t, n, v[n].end);
}

static bool
in_menu(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;

	for (u32 i = node; i; i = v[i].parent)
		if (v[i].tag == TAG_nav || v[i].flags & F_NAV)
			return true;
	return false;
}

/* A single word that the menu has, too, is a section of the site. */
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

/* And who the page is about is not its author. */
static void
drop_others(struct page *p)
{
	words *all = &p->about.authors;
	u32 n = 0;

	for (u32 i = 0; i < all->n; i++)
		if (!page_is_title(p, all->v[i]) &&
		    (memchr(all->v[i].s, ' ', all->v[i].n) ||
		    !is_section(p, all->v[i])))
			all->v[n++] = all->v[i];
	all->n = n;
}

/* What an address has before the name of one who writes. */
static bool
leads_to_author(const struct page *p, const struct para *q)
{
	static const str ways[] = {
		S("/author/"), S("/authors/"), S("/autor/"), S("/autoren/"),
		S("/auteur/"), S("/contributor/"), S("/contributors/"),
		S("/writers/"), S("/journalist/"),
	};
	str t = q->links == 1 && q->linked * 10 >= q->chars * 9 ?
	    tree_attribute(&p->t, q->link, S("href")) : (str){ 0 };

	if (t.n && (page_flags(p, q->in, 0) & BESIDE || in_menu(p, q->in)))
		return false;
	for (size_t k = 0; k < countof(ways); k++)
		if (str_find_same(t, ways[k]) + ways[k].n < t.n)
			return true;
	return false;
}

/* Below "Written by"; below "Author" only if it is linked, or begins with a
 * first name. */
static bool
may_be_name(struct page *p, str label, u32 i)
{
	const struct para *q = &p->para.v[i];
	str t;

	if (i >= p->para.n || q->chars >= 60 || q->ends || q->heading ||
	    q->use == USE_COMMENT)
		return false;
	t = page_text(p, q);
	return memchr(label.s, ' ', label.n) || label.n < 4 ||
	    q->linked * 10 >= q->chars * 8 || phrases_get(
	    &p->ps->any.forenames, (str){ t.s, str_find(t, S(" ")) });
}

/* "By" and a name; the same in two lines; a link to one who writes. */
static void
author_line(struct page *p, u32 i)
{
	const struct para *q = &p->para.v[i];
	struct when w;
	str t;

	if (q->chars > 80 || q->ends || q->use == USE_COMMENT)
		return;
	t = page_text(p, q);
	if (phrase_is(&p->ps->any.byline, t) && may_be_name(p, t, i + 1))
		t = page_text(p, q + 1);
	else if (leads_to_author(p, q) ? !memchr(t.s, ' ', t.n) :
	    i < p->title || phrase_head(&p->ps->any.byline, t) == 0)
		return;
	if (date_find(p->tmp, p->ps, t, p->month_first, &w))
		t = signer_before(p, (str){ t.s, w.from });
	about_author(p, t, JOINT_NONE);
}

/* A table of facts: "Author" in an element of its own, and a name. */
static void
author_fact(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	u32 label = v[q->first].parent;

	if (q->chars > 60 || q->ends || q->first == q->last ||
	    label <= q->in || v[label].end > q->last ||
	    q->use == USE_COMMENT || page_flags(p, q->in, 0) & BESIDE)
		return;
	if (phrase_is(&p->ps->any.byline, tree_text(p->tmp, &p->t, q->first,
	    v[label].end)))
		about_author(p, tree_text(p->tmp, &p->t, v[label].end,
		    q->last + 1), JOINT_NONE);
}

/* Names that the page marks as authors, beside the article. */
static void
marked_authors(struct page *p, enum joint how)
{
	const struct node *v = p->t.v.v;

	for (u32 k = 0; k < p->t.marked.n && p->about.authors.n == 0; k++) {
		u32 i = p->t.marked.v[k];
		arena tmp = *p->tmp;
		str t;

		if (!(v[i].flags & F_AUTHOR) || v[i].end - i > NODES ||
		    page_flags(p, i, 0) & BESIDE ||
		    (how == JOINT_NONE && in_menu(p, i)))
			continue;
		t = tree_text(&tmp, &p->t, i, v[i].end);
		if (t.n > 2 && t.n < 120)
			about_author(p, name_in(p, i), how);
	}
}

static void
shown_authors(struct page *p)
{
	marked_authors(p, JOINT_NONE);
	for (u32 i = p->title > BEFORE ? p->title - BEFORE : 0; p->title &&
	    i < p->title + NEAR && i < p->para.n &&
	    p->about.authors.n == 0; i++)
		if (i + 1 != p->title)
			author_line(p, i);
	for (u32 i = 0; i < p->para.n && p->about.authors.n == 0; i++)
		author_fact(p, &p->para.v[i]);
	marked_authors(p, JOINT_CUT);
	p->about.shown = true;
	drop_others(p);
}

/* name (@name) / Network: a post of a social network */
static void
social(struct page *p)
{
	str t = p->t.title ? about_line(p, inside(p, p->t.title)) : S("");
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
page_language(struct page *p)
{
	str text = { 0 };

	if (p->t.html)
		p->about.language = tree_attribute(&p->t, p->t.html, S("lang"));
	if (!p->about.language.n && p->para.n)
		text = page_text(p, &p->para.v[p->para.n / 2]);
	p->month_first = date_month_first(p->tmp, p->ps, p->about.language,
	    text);
}

void
page_about(struct page *p)
{
	struct about *o = &p->about;
	str url;

	head(p);
	url = o->url;
	if (!str_starts(url, S("http")) && p->c->url.n)
		o->url = p->c->url;
	marked_dates(p);
	about_title_date(p);
	about_title(p);
	if (count_chars(o->outlet) > OUTLET && page_is_title(p, o->outlet))
		o->outlet = (str){ 0 };
	about_outlet(p);
	social(p);
	if (!o->post && o->authors.n == 0)
		shown_authors(p);
	shown_date(p);
	if (!o->published.value.n &&
	    date_of_url(p->tmp, o->url.n ? o->url : p->c->url, &o->published))
		o->basis = S("url");
	if (!o->published.value.n && str_is(o->modified_basis, S("page"))) {
		o->published = o->modified;	/* no later than that */
		o->basis = S("updated");
	}
}
