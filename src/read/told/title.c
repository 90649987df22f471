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
	ADDRESS = 60		/* bytes to search for the site's name */
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

/* The title without the name of the site before or behind it. */
static str
without_site(struct page *p, str t)
{
	while (str_ends(t, S(" ::")) || str_ends(t, S(" |")))
		t = str_trim((str){ t.s, t.n - 2 });
	for (u32 k = 0; k < 3; k++) {
		size_t size = 0, at = joint(t, true, &size);
		str head = str_trim((str){ t.s, at });
		str tail;

		if (at == t.n)
			return t;
		tail = str_trim(str_from(t, at + size));
		if (is_site(p, tail, true) || (count_chars(tail) < 30 &&
		    count_chars(head) > 25 && !p->about.outlet.n)) {
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
		if (date_find(p->tmp, p->ps, tail, p->month_first, &w) &&
		    dated_line(p->ps, &w, tail))
			told_date(p, tail, DATED_page, false);
	}
}

void
title_find(struct page *p)
{
	struct about *o = &p->about;
	str best = { 0 };

	for (u32 i = 0; i < o->titles.n; i++)
		o->titles.v[i] = without_site(p, o->titles.v[i]);
	p->title = shown(p);
	if (p->title) {
		best = para_text(p, &p->para.v[p->title - 1]);
		best = without_count(p, without_kicker(p,
		    without_site(p, best)));
	} else if (o->titles.n) {
		best = o->titles.v[0];
	}
	if (best.n)
		o->title = best;
}

/* The last part of <title> or the first one, if the other part is the title. */
void
title_outlet(struct page *p)
{
	struct about *o = &p->about;
	str t = tree_text(p->tmp, &p->t, p->t.title, p->t.v.v[p->t.title].end);
	size_t size = 0, at;

	if (o->outlet.n)
		return;
	if (p->t.title)
		t = decode_line(p->tmp, (str){ p->t.all.s +
		    p->t.v.v[p->t.title].open, p->t.v.v[p->t.title].close -
		    p->t.v.v[p->t.title].open });
	at = joint(t, true, &size);
	if (at < t.n && o->title.n) {
		str head = str_trim((str){ t.s, at });
		str tail = str_trim(str_from(t, at + size));

		if (title_alike(p->tmp, head, o->title) >= 60 &&
		    count_chars(tail) < 40)
			o->outlet = tail;
		at = joint(t, false, &size);
		head = str_trim((str){ t.s, at });
		tail = str_trim(str_from(t, at + size));
		if (!o->outlet.n && count_chars(head) < 40 &&
		    title_alike(p->tmp, tail, o->title) >= 60)
			o->outlet = head;
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
