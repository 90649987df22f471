/*
 * How does markup become one line of text?  Entities are decoded, and each run
 * of white space becomes one blank.
 */
#include "read/bytes/decode.h"
#include "read/bytes/entity.h"

/* The length of the character at the beginning of t; 0 if it must change. */
static size_t
stays_long(str t)
{
	const u8 *p = (const u8 *)t.s;
	str rest = t;
	u32 c;

	if (t.n > 2 && ((p[0] > 0xc2 && p[0] < 0xe0) ||
	    (p[0] > 0xe3 && p[0] < 0xed))) {
		size_t n = p[0] < 0xe0 ? 2 : 3;

		return (p[1] & 0xc0) == 0x80 && (n == 2 ||
		    (p[2] & 0xc0) == 0x80) ? n : 0;
	}
	c = utf8_next(&rest);
	return c == UTF8_BAD || utf8_space(c) ? 0 : t.n - rest.n;
}

/* Bytes that never change: most of a page. */
static const bool letters[256] = {
	['a'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['n'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['A'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['N'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['.'] = 1, [','] = 1,
};

/* How many bytes at the beginning of t need no change. */
static size_t
stays(str t)
{
	size_t i = 0;

	while (i < t.n) {
		u8 c = (u8)t.s[i];
		size_t n = 1;

		if (letters[c]) {
			i++;
			continue;
		}
		if (c >= 0x80)
			n = stays_long(str_from(t, i));
		else if (c == ' ')
			n = i > 0 && t.s[i - 1] != ' ';
		else if (c == '&' || (c >= '\t' && c <= '\r'))
			n = 0;
		if (n == 0)
			return i;
		i += n;
	}
	return i;
}

void
decode_add(buf *b, str t)
{
	while (t.n) {
		size_t n = stays(t);
		str was;
		u32 c;

		buf_put(b, (str){ t.s, n });
		was = t = str_from(t, n);
		if (t.n == 0)
			return;
		c = utf8_next(&t);
		if (c == '&') {
			char out[8];
			size_t took = entity(was, out, &n);

			if (took) {
				str e = { out, n };

				t = str_from(was, took);
				c = utf8_next(&e);
			}
		}
		if (c == UTF8_BAD)
			c = 0xfffd;
		if (!utf8_space(c))
			buf_char(b, c);
		else if (b->n && b->s[b->n - 1] != ' ')
			buf_putc(b, ' ');
	}
}

str
decode_line(arena *a, str t)
{
	buf b = { .mem = a };
	str same = str_trim(t);

	if (same.n && stays(same) == same.n)
		return same;
	decode_add(&b, t);
	return str_trim((str){ b.s ? b.s : "", b.n });
}
