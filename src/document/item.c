/* How the text of an item is put together, and the map back to the capture. */
#include <unicode/unorm2.h>

#include "document/document.h"

/* Two rows with the same text are two captures if their fields differ. */
str
capture_id(const struct capture *c, arena *a)
{
	const str told[] = {
		c->url, c->name, c->title, c->published, c->outlet,
		c->language,
	};
	u64 h = str_hash(c->raw);

	for (u32 i = 0; i < countof(told); i++)
		if (told[i].n)
			h = u64_mix((h + i) ^ str_hash(told[i]));
	return id_hex(a, "", h, 16);
}

void
capture_begin(struct capture *c, arena mem)
{
	c->mem = mem;
	c->text = c->raw;
	c->back = 0;
	c->items.v = 0;
	c->items.n = c->items.cap = 0;
	c->id = capture_id(c, &c->mem);
}

static str
item_id(struct capture *c, u32 n)
{
	buf id = { .mem = &c->mem };

	if (c->name.n && n == 1)
		return c->name;
	buf_put(&id, c->name.n ? c->name : c->id);
	buf_putc(&id, '.');
	buf_num(&id, n);
	return buf_str(&id);
}

/* The depth of a comment below its parent; other items inside an item have
 * 0. */
static u32
depth(const struct head *up, item_kind kind)
{
	return up && kind == ITEM_comment ? up->depth + 1 : 0;
}

struct item *
capture_add(struct capture *c, item_kind kind, ref parent)
{
	struct item *it = push(&c->items, &c->mem);
	const struct head *up = parent ? c->items.v[parent - 1].heads.v : 0;

	assert(parent < c->items.n);	/* parents come before their parts */
	it->of = c;
	it->parent = parent;
	it->mem = it->text.mem = &c->mem;
	*push(&it->heads, it->mem) = (struct head){
		.id     = item_id(c, c->items.n),
		.kind   = kind,
		.parent = up ? up->id : (str){ 0 },
		.depth  = depth(up, kind),
	};
	*push(&it->capture, it->mem) = (struct captured){
		.path     = c->path,
		.url      = c->url,
		.received = c->received,
		.page     = c->page,
		.page_confidence = c->page_sure,
	};
	return it;
}

u32
capture_at(const struct capture *c, u32 at)
{
	return c->back ? c->back[at] : at;
}

/* Joins a part of the map to the one before it if both are neighbors in the
 * text and in the capture, unless one of them replaces other bytes. */
static void
map_add(struct item *it, u32 text, u32 from, u32 n, bool same)
{
	match *last = it->map.n ? &it->map.v[it->map.n - 1].match : 0;

	if (last && same && last->text + last->n == text &&
	    last->capture + last->n == from)
		last->n += n;
	else
		push(&it->map, it->mem)->match = (match){ text, from, n };
}

/* A part that replaces other bytes leads to the first of them. */
void
item_put(struct item *it, str t, u32 from, u32 to)
{
	bytes *all = &it->capture.v[0].span;

	if (from == to || t.n == 0)
		return;
	from = capture_at(it->of, from);
	to = capture_at(it->of, to);
	if (from >= to)		/* two characters that are one there */
		to = from + (from < it->of->raw.n);
	map_add(it, (u32)it->text.n, from,
	    t.n < to - from ? (u32)t.n : to - from, t.n == to - from);
	buf_put(&it->text, t);
	if (all->to == 0 || all->from > from)
		all->from = from;
	if (all->to < to)
		all->to = to;
}

/* Does the text hold only characters that NFC never changes? */
static bool
item_plain(str t)
{
	while (t.n) {
		u32 c = utf8_next(&t);

		if (c >= 0x300 && c != UTF8_BAD &&
		    !(c >= 0x400 && c < 0x483) &&
		    !(c >= 0x2010 && c < 0x2070) &&
		    !(c >= 0x4e00 && c < 0xa000))
			return false;
	}
	return true;
}

enum { LEAP = 2, DRIFT = 16 };	/* bytes */

/*
 * Does the byte at i continue the part of the map that began before it? ASCII
 * and other characters are separate parts. A part ends where the capture leaps
 * (over the end of a folded line, for instance) or has drifted from the bytes
 * it is from. A leap of two is not an end: in UTF-16 every character leaps.
 */
static bool
item_goes_on(const u32 *back, str t, size_t began, size_t i)
{
	u32 there = back[i] - back[began], here = (u32)(i - began);
	bool high = (u8)t.s[i] >= 0x80;

	if (high != ((u8)t.s[began] >= 0x80))
		return false;
	if (high && ((u8)t.s[i] & 0xc0) == 0x80)
		return true;
	if (!high && back[i] - back[i - 1] > LEAP)
		return false;
	return there < here + DRIFT && here < there + DRIFT;
}

static void
put_converted(struct item *it, str t, u32 from)
{
	const u32 *back = it->of->back + from;
	size_t i = 0;

	while (i < t.n) {
		size_t j = i + 1;

		while (j < t.n && item_goes_on(back, t, i, j))
			j++;
		item_put(it, (str){ t.s + i, j - i }, from + (u32)i,
		    from + (u32)j);
		i = j;
	}
}

/* Appends the text as it stands if it is in NFC already. */
static void
put_same(struct item *it, str t, u32 from, u32 to)
{
	if (it->of->back)
		put_converted(it, t, from);
	else
		item_put(it, t, from, to);
}

static void
put_nfc(struct item *it, str t, u32 from, u32 to)
{
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&bad);
	size_t room = t.n * 3 + 16;
	char *out = new(it->mem, char, room);
	UChar *wide = new(it->mem, UChar, t.n + 1);
	UChar *norm = new(it->mem, UChar, room);
	int32_t n = 0, m = 0;

	u_strFromUTF8(wide, (int32_t)t.n + 1, &n, t.s, (int32_t)t.n, &bad);
	if (!U_FAILURE(bad) &&
	    unorm2_quickCheck(nfc, wide, n, &bad) == UNORM_YES) {
		put_same(it, t, from, to);
		return;
	}
	n = unorm2_normalize(nfc, wide, n, norm, (int32_t)room, &bad);
	u_strToUTF8(out, (int32_t)room, &m, norm, n, &bad);
	if (U_FAILURE(bad))
		item_put(it, t, from, to);
	else
		item_put(it, (str){ out, (size_t)m }, from, to);
}

/* Is it a variation selector? */
static bool
selects(u32 c)
{
	return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/*
 * The length of a run of variation selectors at the beginning of t, with the
 * mark U+FEFF before it; 0 if there are fewer than two.  One selector belongs
 * to the character before it; a run holds bytes that nobody sees, such as the
 * manifest of C2PA.
 */
static size_t
unseen_run(str t)
{
	str rest = t, next = t;
	u32 n = 0;

	if (utf8_next(&next) == 0xfeff)
		rest = next;
	for (next = rest; next.n && selects(utf8_next(&next)); n++)
		rest = next;
	return n < 2 ? 0 : t.n - rest.n;
}

/* Puts text that is not plain, without runs of variation selectors. */
static void
put_seen(struct item *it, str t, u32 from)
{
	str rest = t;

	while (rest.n) {
		size_t n = (u8)rest.s[0] < 0xef ? 0 : unseen_run(rest);
		u32 at = (u32)(rest.s - t.s);

		if (n == 0) {
			utf8_next(&rest);
			continue;
		}
		item_note(it, S("variation selectors that show nothing were "
		    "left out"));
		put_nfc(it, (str){ t.s, at }, from, from + at);
		from += at + (u32)n;
		t = rest = str_from(rest, n);
	}
	put_nfc(it, t, from, from + (u32)t.n);
}

static void
item_put_line(struct item *it, str t, u32 from, u32 to)
{
	if (item_plain(t))
		put_same(it, t, from, to);
	else
		put_seen(it, t, from);
}

/* Appends the bytes, changed only as far as UTF-8, NFC and LF require. */
void
item_take(struct item *it, u32 from, u32 to)
{
	const char *raw = it->of->text.s;
	str rest = { raw + from, to - from };

	assert(from <= to && to <= it->of->text.n);
	if (rest.n && utf8_valid(rest) && !memchr(rest.s, '\r', rest.n) &&
	    !memchr(rest.s, '\0', rest.n)) {
		item_put_line(it, rest, from, to);
		return;
	}
	while (rest.n) {
		u32 at = to - (u32)rest.n;
		u32 c = utf8_next(&rest);

		if (c != UTF8_BAD && c != '\r' && c != '\0')
			continue;
		item_put_line(it, (str){ raw + from, at - from }, from, at);
		from = at + 1;
		if (c == UTF8_BAD) {
			item_put(it, S("\xef\xbf\xbd"), at, from);
			item_note(it, S("not UTF-8"));
		}
	}
	item_put_line(it, (str){ raw + from, to - from }, from, to);
}

void
item_space(struct item *it)
{
	if (it->text.n && it->text.s[it->text.n - 1] != ' ' &&
	    it->text.s[it->text.n - 1] != '\n')
		buf_putc(&it->text, ' ');
}

void
item_block(struct item *it, u32 from, block_kind kind)
{
	span s = item_trim(it, (span){ from, (u32)it->text.n });

	if (s.to == 0)
		return;
	*push(&it->blocks, it->mem) = (struct block){ s, kind };
	buf_lit(&it->text, "\n\n");
}

bytes
item_bytes(const struct item *it, span s)
{
	bytes b = { 0 };

	for (u32 i = 0; i < it->map.n; i++) {
		match m = it->map.v[i].match;
		u32 from = s.from > m.text ? s.from : m.text;
		u32 to = s.to < m.text + m.n ? s.to : m.text + m.n;

		if (from >= to)
			continue;
		if (b.to == 0)
			b.from = m.capture + (from - m.text);
		b.to = m.capture + (to - m.text);
	}
	return b;
}

/* Adds a note; the same note is kept once. Items have few notes. */
void
item_note(struct item *it, str what)
{
	for (u32 i = 0; i < it->notes.n; i++)
		if (str_is(it->notes.v[i].what, what))
			return;
	if (it->notes.n < 32)
		push(&it->notes, it->mem)->what = what;
}

str
item_text(const struct item *it, span s)
{
	assert(s.from >= s.to || s.to <= it->text.n);
	return s.from < s.to ?
	    (str){ it->text.s + s.from, s.to - s.from } : (str){ 0 };
}

str
item_all(const struct item *it)
{
	return (str){ it->text.s ? it->text.s : "", it->text.n };
}

span
item_trim(const struct item *it, span s)
{
	str t = str_trim(item_text(it, s));
	u32 from = t.n ? (u32)(t.s - it->text.s) : 0;

	return (span){ from, from + (u32)t.n };
}

bool
item_said(const struct statement *x)
{
	return x->type != STATEMENT_view;
}

spans
item_pool(struct item *it, const span *v, u32 n)
{
	spans s = { it->pool.n, n };

	for (u32 i = 0; i < n; i++)
		*push(&it->pool, it->mem) = v[i];
	return s;
}

strs
item_words(struct item *it, const str *v, u32 n)
{
	strs s = { it->words.n, n };

	for (u32 i = 0; i < n; i++)
		*push(&it->words, it->mem) = v[i];
	return s;
}

refs
item_refs(struct item *it, const ref *v, u32 n)
{
	refs r = { it->refs.n, n };

	for (u32 i = 0; i < n; i++)
		*push(&it->refs, it->mem) = v[i];
	return r;
}

span
item_extent(const struct item *it, spans s)
{
	return s.n ? (span){ it->pool.v[s.first].from,
	    it->pool.v[s.first + s.n - 1].to } : (span){ 0 };
}

bool
span_in(span inner, span outer)
{
	return inner.from >= outer.from && inner.to <= outer.to;
}

bool
span_meets(span a, span b)
{
	return a.from < b.to && b.from < a.to;
}

str
item_via(const struct item *it)
{
	return it->carried.n ? it->carried.v[0].via : (str){ 0 };
}

str
item_publisher(const struct item *it)
{
	const struct head *h = item_head(it);
	bool comment = h->kind == ITEM_comment;

	if (h->outlet.n && !(comment && it->authors.n))
		return h->outlet;
	return it->authors.n ? it->authors.v[0].name : (str){ 0 };
}
