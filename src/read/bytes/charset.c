/*
 * In which charset are the bytes?  The first of these decides: a byte order
 * mark, zeros on one side, or escapes between letters; valid UTF-8, whatever is
 * declared; what the transport declares; what the document declares; what is
 * most likely.  For every byte of the text, the place of its byte in `raw` is
 * kept.
 */
#include <stdio.h>
#include <unicode/ucnv.h>

#include "read/bytes/charset.h"
#include "read/bytes/likely.h"

enum {
	ZEROS = 40,		/* one byte in so many is 0 in UTF-16 */
	DECLARED = 4096,	/* bytes that may declare the charset */
	STEP = 4096		/* units of UTF-16 converted at a time */
};

/*
 * Charsets that pages declare, and what browsers take them for (WHATWG
 * Encoding).
 */
static const struct { str says, means; } aliases[] = {
	{ S("gb2312"), S("gb18030") }, { S("gbk"), S("gb18030") },
	{ S("gb_2312-80"), S("gb18030") },
	{ S("iso-8859-1"), S("windows-1252") },
	{ S("latin1"), S("windows-1252") }, { S("ascii"), S("windows-1252") },
	{ S("us-ascii"), S("windows-1252") },
	{ S("iso-8859-9"), S("windows-1254") },
	{ S("iso-8859-11"), S("windows-874") },
	{ S("tis-620"), S("windows-874") }, { S("euc-kr"), S("windows-949") },
	{ S("ks_c_5601-1987"), S("windows-949") },
	{ S("shift_jis"), S("windows-31j") }, { S("x-sjis"), S("windows-31j") },
	{ S("sjis"), S("windows-31j") },
};

/* The name behind a key such as "charset" in bytes that are mostly ASCII. */
static str
name_after(str head, str key)
{
	size_t at = str_find_same(head, key), n = 0;
	str t = str_from(head, at < head.n ? at + key.n : head.n);

	while (t.n && strchr(" =\"'", t.s[0]))
		t = str_from(t, 1);
	while (n < t.n && n < 32 && !strchr(" ;\"'/>\r\n?", t.s[n]))
		n++;
	return (str){ t.s, n };
}

/*
 * The charset that the bytes prove, whatever is declared; empty if they prove
 * none.
 */
static str
evident(const struct capture *c, str says)
{
	str head = { c->raw.s, c->raw.n < DECLARED ? c->raw.n : DECLARED };
	size_t zeros[2] = { 0, 0 };

	if (str_starts(head, S("\xff\xfe")))
		return S("utf-16le");
	if (str_starts(head, S("\xfe\xff")))
		return S("utf-16be");
	for (size_t i = 0; i < head.n; i++)
		zeros[i % 2] += head.s[i] == 0;
	if (zeros[1] > head.n / ZEROS && zeros[0] * 16 < zeros[1])
		return S("utf-16le");
	if (zeros[0] > head.n / ZEROS && zeros[1] * 16 < zeros[0])
		return S("utf-16be");
	if (str_find(c->raw, S("\x1b$")) < c->raw.n)
		return str_find_same(says, S("2022")) < says.n ? says :
		    S("iso-2022-jp");
	return (str){ 0 };
}

/*
 * The charset that the transport or the document declares; empty if neither
 * does.
 */
static str
declared(const struct capture *c)
{
	str head = { c->raw.s, c->raw.n < DECLARED ? c->raw.n : DECLARED };
	str name;

	if (c->charset.n)
		return c->charset;
	if (str_starts(str_trim(head), S("<?xml"))) {
		size_t end = str_find(head, S("?>"));

		name = name_after((str){ head.s, end }, S("encoding"));
		if (name.n)
			return name;
	}
	return name_after(head, S("charset"));
}

/* Is it UTF-8 with a few errors? */
static bool
nearly_utf8(str t)
{
	size_t good = 0, bad = 0;

	t.n = t.n < 1 << 20 ? t.n : 1 << 20;
	while (t.n) {
		u32 c = utf8_next(&t);

		good += c >= 0x80 && c != UTF8_BAD;
		bad += c == UTF8_BAD;
	}
	return good > bad * 8;
}

/* ICU's converter for a charset; NULL if it knows none. */
static UConverter *
converter(str name)
{
	UErrorCode bad = U_ZERO_ERROR;
	char low[64];
	size_t i;
	UConverter *u;

	for (i = 0; i < name.n && i < sizeof low - 1; i++)
		low[i] = (char)utf8_lower((u8)name.s[i] < 0x80 ?
		    (u8)name.s[i] : '?');
	low[i] = 0;
	for (size_t k = 0; k < countof(aliases); k++)
		if (str_is((str){ low, i }, aliases[k].says))
			snprintf(low, sizeof low, "%s", aliases[k].means.s);
	if (low[0] == 0)
		return 0;
	u = ucnv_open(low, &bad);
	return U_SUCCESS(bad) ? u : 0;
}

struct out { char *text; u32 *back; size_t n, room; u32 high, at; };

/* Adds one unit of UTF-16, which was at byte `at`. */
static void
charset_put(struct out *o, UChar unit, u32 at)
{
	char c[4];
	u32 full = unit;
	size_t n;

	if (U16_IS_LEAD(unit)) {
		o->high = unit;
		o->at = at;
		return;
	}
	if (U16_IS_TRAIL(unit) && o->high) {
		full = ((o->high & 0x3ff) << 10 | (unit & 0x3ffu)) + 0x10000;
		at = o->at;
	}
	o->high = 0;
	n = utf8_put(c, full);
	if (o->n + n > o->room)
		return;
	for (size_t i = 0; i < n; i++) {
		o->text[o->n] = c[i];
		o->back[o->n++] = at;
	}
}

/* Converts all bytes, and closes the converter. */
static void
convert(struct out *o, UConverter *u, str raw)
{
	const char *from = raw.s, *end = raw.s + raw.n;
	UErrorCode bad = U_BUFFER_OVERFLOW_ERROR;

	while (bad == U_BUFFER_OVERFLOW_ERROR) {
		UChar wide[STEP], *to = wide;
		int32_t where[STEP];
		const char *began = from;

		bad = U_ZERO_ERROR;
		ucnv_toUnicode(u, &to, wide + STEP, &from, end, where, 1, &bad);
		for (i64 i = 0; i < to - wide; i++)
			charset_put(o, wide[i], (u32)(began - raw.s) +
			    (u32)(where[i] > 0 ? where[i] : 0));
	}
	ucnv_close(u);
}

void
charset_decode(struct capture *c, const struct packs *ps)
{
	struct out o = { 0 };
	UConverter *u;
	str says = declared(c), sure = str_is(c->hint, S("row")) ? (str){ 0 } :
	    evident(c, says);

	if (!sure.n && (utf8_valid(c->raw) || nearly_utf8(c->raw) ||
	    str_is(c->hint, S("row"))))
		return;
	says = sure.n ? sure : says;
	o.room = c->raw.n * 3 + 3;
	o.text = new(&c->mem, char, o.room);
	o.back = new(&c->mem, u32, o.room + 1);
	u = converter(str_same(says, S("utf-8")) ? S("") : says);
	if (!u)
		u = converter(likely_charset(&c->mem, c->raw, ps));
	if (!u)
		u = converter(S("windows-1252"));
	if (!u)
		return;
	convert(&o, u, c->raw);
	assert(o.n <= o.room);
	o.back[o.n] = (u32)c->raw.n;
	c->text = (str){ o.text, o.n };
	c->back = o.back;
}
