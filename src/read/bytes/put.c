/*
 * How does a stretch of a page become text?  Runs that need no change are taken
 * whole.  Between them stand single blanks and decoded entities, and each leads
 * back to its bytes.
 */
#include "read/bytes/entity.h"
#include "read/bytes/put.h"

/*
 * Bytes that may need a change: white space, controls, &, and the first bytes
 * of wide blanks and of characters without width.
 */
static const bool odd[256] = {
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['&'] = 1, [0x7f] = 1, [0xc2] = 1, [0xe2] = 1, [0xef] = 1,
};

/* Does the byte need no change? */
static bool
put_plain(char c)
{
	return !odd[(u8)c];
}

/* Takes a run into the item. */
static void
put_flush(struct item *it, u32 from, u32 to)
{
	if (from < to)
		item_take(it, from, to);
}

/* Does the text of the item end where a blank would be superfluous? */
static bool
put_begins(const struct item *it)
{
	return it->text.n == 0 || it->text.s[it->text.n - 1] == '\n' ||
	    it->text.s[it->text.n - 1] == ' ';
}

/* Puts one blank for bytes [from, to). */
static void
put_blank(struct item *it, u32 from, u32 to)
{
	if (!put_begins(it))
		item_put(it, S(" "), from, to);
}

/* Is it a soft hyphen or a character without width?  These are left out. */
static bool
nothing(u32 c)
{
	return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff ||
	    c == 0x200e || c == 0x200f;
}

/* The length of the character at i, if it needs no change; else 0. */
static u32
put_stands(const char *s, u32 i, u32 to)
{
	str t = { s + i, to - i };
	u32 c = utf8_next(&t);

	return nothing(c) || utf8_space(c) ? 0 : to - i - (u32)t.n;
}

/* Puts the character or entity at byte `at`; returns the byte behind it. */
static u32
special(struct item *it, u32 at, u32 to, bool entities)
{
	str t = { it->of->text.s + at, to - at }, e;
	char out[8];
	size_t n, took = 0;
	u32 c;

	if (t.s[0] == '&' && entities)
		took = entity(t, out, &n);
	e = took ? (str){ out, n } : t;
	c = utf8_next(&e);
	if (!took)
		took = t.n - e.n;
	if (nothing(c))
		return at + (u32)took;
	if (utf8_space(c))
		put_blank(it, at, at + (u32)took);
	else if (t.s[0] == '&' && took > 1)
		item_put(it, str_copy(it->mem, (str){ out, n }), at,
		    at + (u32)took);
	else
		item_take(it, at, at + (u32)took);
	return at + (u32)took;
}

void
put_text(struct item *it, u32 from, u32 to, bool entities)
{
	const char *s = it->of->text.s;
	u32 i = from;

	assert(to <= it->of->text.n);
	while (i < to) {
		u32 run = i, n = 1;

		for (; i < to && n; i += n) {
			if (put_plain(s[i]))
				n = 1;
			else if ((u8)s[i] >= 0x80)
				n = put_stands(s, i, to);
			else	/* a single blank between words is kept */
				n = s[i] == ' ' && i > run && i + 1 < to &&
				    put_plain(s[i + 1]);
		}
		put_flush(it, run, i);
		if (i == to)
			break;
		if ((u8)s[i] > ' ' && s[i] != 0x7f) {
			i = special(it, i, to, entities);
			continue;
		}
		run = i;
		while (i < to && ((u8)s[i] <= ' ' || s[i] == 0x7f))
			i++;
		put_blank(it, run, i);
	}
}

/* Does the character end an address? */
static bool
address_ends(char c)
{
	return (u8)c <= ' ' || strchr("<>\"'`{}|\\^", c) != 0;
}

void
put_links(struct item *it, u32 from)
{
	str t = str_from(item_all(it), from);

	for (size_t i = 0; i + 10 < t.n; i++) {
		const char *p = memchr(t.s + i, ':', t.n - i);
		size_t n = 0, scheme;
		u32 at;

		if (!p)
			return;
		i = (size_t)(p - t.s);
		if (!str_starts(str_from(t, i), S("://")))
			continue;
		scheme = i >= 5 && memcmp(t.s + i - 5, "https", 5) == 0 ? 5 :
		    i >= 4 && memcmp(t.s + i - 4, "http", 4) == 0 ? 4 : 0;
		while (i + n < t.n && !address_ends(t.s[i + n]))
			n++;
		while (n && strchr(".,;:!?)]", t.s[i + n - 1]))
			n--;
		at = from + (u32)(i - scheme);
		if (scheme && n > 5)
			*push(&it->links, it->mem) = (struct link){
				{ at, at + (u32)(n + scheme) },
				str_copy(it->mem, (str){ t.s + i - scheme,
				    n + scheme }), LINK_body };
		i += n;
	}
}

void
put_bytes(struct item *it, u32 from, u32 to, region_kind kind)
{
	if (from < to)
		*push(&it->regions, it->mem) = (struct region){
			{ capture_at(it->of, from), capture_at(it->of, to) },
			kind };
}

