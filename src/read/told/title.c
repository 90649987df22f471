/*
 * What is the title?  The heading that agrees best with the titles in the
 * metadata; if none agrees, the first title of the metadata.  The name of the
 * site is cut off.
 */
#include "read/bytes/decode.h"
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/title.h"
#include "read/told/told.h"

enum {
	WORDS = 64,		/* of a title; more are not compared */
	TITLES = 8,		/* of the metadata that are compared */
	DASH = 5,		/* bytes of " – " and " — " */
	ADDRESS = 60,		/* bytes to search for the site's name */
	OUTLET = 40,		/* characters; a name has fewer */
	NAME_WORDS = 3,		/* of a title that may be a name */
	HEADING = 11,		/* the rank of a heading in no box */
	NEAR = 6,		/* paras from a heading to its text */
	TEXT_LEAST = 60		/* weight of that text */
};

/* Marks between a title and the name of the site. */
static const str joints[] = {
	S(" | "), S(" - "), S(" – "), S(" — "), S(" :: "), S(" • "),
	S(" » "), S(" · "), S(" « "), S(" / "), S(" |"), S("|"),
};

/*
 * Takes the next letter or digit off *t and returns it in lower case; 0 at the
 * end.
 */
static u32
next_plain(str *t)
{
	while (t->n) {
		u32 c = utf8_next(t);

		if (utf8_letter(c) || utf8_digit(c))
			return utf8_lower(c);
	}
	return 0;
}

str
title_plain(arena *a, str t)
{
	buf b = { .mem = a };

	for (u32 c; (c = next_plain(&t)) != 0;)
		buf_char(&b, c);
	return (str){ b.s ? b.s : "", b.n };
}

/* The words of a line, as hashes. */
struct bag { u32 n; u64 v[WORDS]; };

/*
 * Fills a bag; it stays empty if t has more than 1,000 bytes, as no title has.
 */
static void
bag_of(arena tmp, struct bag *b, str t)
{
	tokens k = { 0 };

	b->n = 0;
	if (t.n > 1000)
		return;
	tokens_of(&k, t, &tmp);
	for (u32 i = 0; i < k.n && b->n < WORDS; i++)
		if (k.v[i].kind != TOKEN_MARK)
			b->v[b->n++] = k.v[i].hash;
}

/* How many of the words of a are in b, in percent. */
static u32
title_share(const struct bag *a, const struct bag *b)
{
	u32 same = 0;

	for (u32 i = 0; i < a->n; i++)
		for (u32 k = 0; k < b->n; k++)
			if (a->v[i] == b->v[k]) {
				same++;
				break;
			}
	return a->n ? same * 100 / a->n : 0;
}

u32
title_alike(arena *a, str x, str y)
{
	struct bag b, c;

	bag_of(*a, &b, x);
	bag_of(*a, &c, y);
	return title_share(&b, &c);
}

/*
 * Where the last joint, or the first one, begins; t.n if there is none.  *size
 * becomes its length.
 */
static size_t
joint(str t, bool last, size_t *size)
{
	size_t best = t.n, close = str_find(t, S("»"));
	bool quotes = str_find(t, S("«")) < close && close < t.n;

	for (size_t k = 0; k < countof(joints); k++) {
		size_t at = str_find(t, joints[k]), was = at;

		if (quotes && (str_is(joints[k], S(" » ")) ||
		    str_is(joints[k], S(" « "))))
			continue;
		while (last && at < t.n) {
			str more = str_from(t, at + 1);
			size_t next = str_find(more, joints[k]);

			was = at;
			if (at + 1 + next >= t.n)
				break;
			at += 1 + next;
			was = at;
		}
		if (was < t.n && (best == t.n || (last ? was > best :
		    was < best))) {
			best = was;
			*size = joints[k].n;
		}
	}
	return best;
}

/*
 * Is a part of a title the name of the site or of a section of it?  True if it
 * is in the host or, for the part `behind` the title, in the folders of the
 * address.  A part before the title must be all of a folder.
 */
static bool
is_site(struct page *p, str part, bool behind)
{
	str a = title_plain(p->tmp, part);
	str b = title_plain(p->tmp, p->about.outlet);
	str url = p->about.url.n ? p->about.url : p->about.fetched;
	size_t scheme = url_parts(url).scheme.n, end;
	str host, folders;

	if (a.n < 3)
		return a.n > 0;
	if (b.n && (str_find(a, b) < a.n || str_find(b, a) < b.n))
		return true;
	url = str_from(url, scheme ? scheme + 3 : 0);
	url.n = url.n < ADDRESS ? url.n : ADDRESS;
	while (url.n && url.s[url.n - 1] == '/')
		url.n--;
	for (end = url.n; end > 0 && url.s[end - 1] != '/'; end--)
		;		/* the last part is made from the title */
	url.n = end ? end : url.n;
	folders = url;
	host = title_plain(p->tmp, str_cut(&folders, '/'));
	if (str_find(host, a) < host.n)
		return true;
	url = title_plain(p->tmp, url);
	if (behind)
		return str_find(url, a) < url.n;
	while (folders.n)
		if (str_is(title_plain(p->tmp, str_cut(&folders, '/')), a))
			return true;
	return false;
}

/* May a part of a title be a name?  A small letter begins a host at most. */
static bool
may_be_name(str part)
{
	return part.n && (!utf8_small(utf8_next(&(str){ part.s, part.n })) ||
	    host_is(part));
}

/*
 * The title without the name of the site before or behind it.  If the outlet is
 * not known, a short part behind a long one is taken for its name; in a heading
 * not behind a dash, which writers put there.
 */
static str
without_site(struct page *p, str t, bool heading)
{
	while (str_ends(t, S(" ::")) || str_ends(t, S(" |")))
		t = str_trim((str){ t.s, t.n - 2 });
	for (u32 k = 0; k < 3; k++) {
		size_t size = 0, at = joint(t, true, &size);
		str head = str_trim((str){ t.s, at });
		bool dash = size == DASH;
		str tail;

		if (at == t.n)
			return t;
		tail = str_trim(str_from(t, at + size));
		if (is_site(p, tail, true) || (!(heading && dash) &&
		    count_chars(tail) < 30 && count_chars(head) > 25 &&
		    !p->about.outlet.n && may_be_name(tail))) {
			t = head;
			continue;
		}
		at = joint(t, false, &size);
		if (!is_site(p, (str){ t.s, at }, false))
			return t;
		t = str_trim(str_from(t, at + size));
	}
	return t;
}

/* How well a heading agrees with the titles of the metadata, in percent. */
static u32
agreement(struct page *p, const struct bag *said, str t)
{
	struct bag b;
	u32 best = 0;

	bag_of(*p->tmp, &b, t);
	for (u32 i = 0; i < p->about.titles.n && i < TITLES; i++) {
		u32 x = title_share(&b, &said[i]), y =
		    title_share(&said[i], &b);

		/* the heading may lack words of <title> */
		x = x < y ? x + (y - x) / 3 : y + (x - y) / 2;
		best = x > best ? x : best;
	}
	return best;
}

/*
 * What the tag and the names of a para say for it as the title, from 0 to 30.
 */
static u32
title_rank(const struct page *p, const struct para *q)
{
	u16 tag = p->t.v.v[q->in].tag;
	u32 f = tree_flags(&p->t, q->holder, 0);
	u32 r = tag == TAG_h1 ? 30 : tag == TAG_h2 ? 18 :
	    q->heading ? 10 : f & F_TITLE ? 12 : para_bold(p, q) ? 4 : 0;

	if (f & (F_RELATED | F_SIDE | F_NAV | F_TEASER))
		r = r > 20 ? r - 20 : 0;
	if (q->linked * 2 > q->weight)
		r = r > 8 ? r - 8 : 0;
	return r;
}

/*
 * May para i show the title?  *score becomes its rank, before its text is read.
 */
static bool
may_show(struct page *p, u32 i, u32 *score)
{
	const struct para *q = &p->para.v[i];

	if (q->weight > 300 || q->weight < 4 || q->use == USE_COMMENT)
		return false;
	*score = title_rank(p, q);
	return *score || (i <= 60 && !q->ends);
}

/*
 * The para that shows the title, + 1: the first one of those with the best
 * score; 0 if none is good enough.  Headings are tried first, so that few of
 * the other paras must be read.
 */
static u32
shown(struct page *p)
{
	struct bag *said = new(p->tmp, struct bag, TITLES);
	u32 best = 0, most = p->about.titles.n ? 69 : 27;

	for (u32 i = 0; i < p->about.titles.n && i < TITLES; i++)
		bag_of(*p->tmp, &said[i], p->about.titles.v[i]);
	for (u32 k = 0; k < p->para.n * 2; k++) {
		u32 i = k % p->para.n, score;
		u32 least = most + (best == 0 || i + 1 > best);
		const struct para *q = &p->para.v[i];

		if (q->heading != (k < p->para.n) || !may_show(p, i, &score))
			continue;
		if (score + 100 < least)
			continue;
		score += agreement(p, said, para_text(p, q));
		if (score >= least) {
			most = score;
			best = i + 1;
		}
	}
	return best;
}

/* The heading without a kicker, if a title of the metadata is its end. */
static str
without_kicker(struct page *p, str t)
{
	for (u32 i = 0; i < p->about.titles.n; i++) {
		str m = p->about.titles.v[i];

		if (m.n + 3 < t.n && m.n > 20 && str_ends(t, m))
			return m;
	}
	return t;
}

/* The heading without the number of comments behind it. */
static str
without_count(struct page *p, str t)
{
	size_t n = t.n;

	while (n && utf8_digit((u8)t.s[n - 1]))
		n--;
	for (u32 i = 0; i < p->about.titles.n && n < t.n; i++)
		if (str_is(p->about.titles.v[i], str_trim((str){ t.s, n })))
			return p->about.titles.v[i];
	return t;
}

void
title_date(struct page *p)
{
	for (u32 i = 0; i < p->about.titles.n; i++) {
		str t = p->about.titles.v[i], tail;
		size_t size = 0, at = joint(t, true, &size);
		struct when w;

		if (at == t.n)
			continue;
		tail = str_trim(str_from(t, at + size));
		if (date_find(p->tmp, p->ps, tail, p->order, &w) &&
		    dated_line(p->ps, &w, tail))
			told_date(p, tail, DATED_page, false);
	}
}

/* Does the title say nothing: is it the name of a site, a section, a file? */
static bool
says_nothing(struct page *p, str t)
{
	struct bag b;

	bag_of(*p->tmp, &b, t);
	return b.n <= NAME_WORDS || is_site(p, t, true);
}

/* Does text follow close behind para i? */
static bool
heads_text(const struct page *p, u32 i)
{
	for (u32 k = i + 1; k < p->para.n && k <= i + NEAR; k++) {
		const struct para *q = &p->para.v[k];

		if (q->heading)
			return false;
		if (q->ends && q->weight >= TEXT_LEAST &&
		    q->use != USE_COMMENT)
			return true;
	}
	return false;
}

/*
 * The only heading above text, + 1, if the titles of the metadata say nothing
 * and it has more words than they; else 0.
 */
static u32
only_heading(struct page *p)
{
	struct bag b;
	u32 only = 0, longest = 0;

	for (u32 i = 0; i < p->about.titles.n; i++) {
		if (!says_nothing(p, p->about.titles.v[i]))
			return 0;
		bag_of(*p->tmp, &b, p->about.titles.v[i]);
		longest = b.n > longest ? b.n : longest;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		if (!q->heading || q->linked || q->use == USE_COMMENT ||
		    title_rank(p, q) < HEADING || !heads_text(p, i))
			continue;
		if (only)
			return 0;
		only = i + 1;
	}
	if (!only)
		return 0;
	bag_of(*p->tmp, &b, para_text(p, &p->para.v[only - 1]));
	return b.n > longest && b.n >= NAME_WORDS ? only : 0;
}

void
title_find(struct page *p)
{
	struct about *o = &p->about;
	str best = { 0 };

	for (u32 i = 0; i < o->titles.n; i++)
		o->titles.v[i] = without_site(p, o->titles.v[i], false);
	p->title = shown(p);
	if (!p->title)
		p->title = only_heading(p);
	if (p->title) {
		best = para_text(p, &p->para.v[p->title - 1]);
		best = without_count(p, without_kicker(p,
		    without_site(p, best, true)));
	} else if (o->titles.n) {
		best = o->titles.v[0];
	}
	if (best.n)
		o->title = best;
}

/* Do two lines have most of their words in common? */
static bool
one_title(struct page *p, str x, str y)
{
	return title_alike(p->tmp, x, y) >= 60 &&
	    title_alike(p->tmp, y, x) >= 40;
}

/*
 * May a part of <title> be the name of the outlet?  Not if it is a part of the
 * headline that the page shows, unless its host has that name.
 */
static bool
may_be_outlet(struct page *p, str part)
{
	str plain = title_plain(p->tmp, part), host;

	if (count_chars(part) >= OUTLET || !plain.n)
		return false;
	host = title_plain(p->tmp, url_host(p->about.url.n ? p->about.url :
	    p->about.fetched));
	if (str_find(host, plain) < host.n)
		return true;
	if (!p->title)
		return may_be_name(part);
	return title_alike(p->tmp, part,
	    para_text(p, &p->para.v[p->title - 1])) < 100;
}

/* The last part of <title> or the first one, if the other part is the title. */
void
title_outlet(struct page *p)
{
	struct about *o = &p->about;
	const struct node *n = &p->t.v.v[p->t.title];
	str t;

	if (o->outlet.n || !o->title.n || !p->t.title)
		return;
	t = decode_line(p->tmp, (str){ p->t.all.s + n->open,
	    n->close - n->open });
	for (u32 last = 2; last-- > 0 && !o->outlet.n;) {
		size_t size = 0, at = joint(t, last, &size);
		str head = str_trim((str){ t.s, at });
		str tail = str_trim(str_from(t, at + size));
		str part = last ? tail : head, other = last ? head : tail;

		if (at < t.n && one_title(p, other, o->title) &&
		    may_be_outlet(p, part))
			o->outlet = part;
	}
}

bool
title_is(const struct page *p, str line)
{
	str t = p->about.title;
	u32 a, b, n = 0;

	if (line.n > t.n * 2 + 16 || t.n > line.n * 2 + 16)
		return false;
	do {
		a = next_plain(&line);
		b = next_plain(&t);
		n++;
	} while (a == b && a);
	return a == b && n > 1;
}
