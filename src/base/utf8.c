/*
 * Which character is next, and of which class is it?  Cases and classes come
 * from the property tables of ICU; ASCII is handled first, for speed.
 */
#include <unicode/uchar.h>

#include "base/base.h"

u32
utf8_long(str *t)
{
	static const u32 least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const u8 *p = (const u8 *)t->s;
	u32 n = p[0] < 0x80 ? 1 : p[0] < 0xc0 ? 0 : p[0] < 0xe0 ? 2 :
	    p[0] < 0xf0 ? 3 : p[0] < 0xf8 ? 4 : 0;
	u32 c = n > 1 ? p[0] & 0x7fu >> n : p[0];
	bool good = n > 0 && n <= t->n;

	for (u32 i = 1; good && i < n; i++) {
		good = (p[i] & 0xc0) == 0x80;
		c = c << 6 | (p[i] & 0x3f);
	}
	good = good && c >= least[n] && c < UTF8_BAD && c >> 11 != 0x1b;
	t->s += good ? n : 1;
	t->n -= good ? n : 1;
	return good ? c : UTF8_BAD;
}

u32
utf8_last(str *t)
{
	size_t n = 1;
	str one;
	u32 c;

	while (n < 4 && n < t->n && ((u8)t->s[t->n - n] & 0xc0) == 0x80)
		n++;
	one = str_from(*t, t->n - n);
	c = utf8_next(&one);
	if (c == UTF8_BAD || one.n)
		n = 1, c = UTF8_BAD;
	t->n -= n;
	return c;
}

/* The length of a character of two or three bytes, by far the most frequent; 0
 * if it is another one or not valid. */
static size_t
short_one(const u8 *p, size_t n)
{
	if (n >= 2 && p[0] >= 0xc2 && p[0] < 0xe0)
		return (p[1] & 0xc0) == 0x80 ? 2 : 0;
	if (n >= 3 && p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed)
		return (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 ? 3 : 0;
	return 0;
}

enum { PIECE = 64, STEP = 8 };

static bool
ascii(const char *s, size_t n)
{
	u64 any = 0;

	for (size_t i = 0; i < n; i += STEP) {
		u64 w;

		memcpy(&w, s + i, STEP);
		any |= w;
	}
	return !(any & 0x8080808080808080u);
}

/* The number of ASCII bytes at the beginning of the next STEP bytes. */
static size_t
ascii_head(const char *s)
{
	u64 w;

	memcpy(&w, s, STEP);
	w &= 0x8080808080808080u;
	if (w == 0)
		return STEP;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(w) / 8;
#else
	return (size_t)__builtin_clzll(w) / 8;
#endif
}

/* Checks characters one by one until at most `left` bytes are left. */
static bool
valid_down(str *t, size_t left)
{
	while (t->n > left) {
		size_t n;

		if ((u8)*t->s < 0x80) {
			n = t->n > left + STEP ? ascii_head(t->s) : 1;
			t->s += n, t->n -= n;
			continue;
		}
		n = short_one((const u8 *)t->s, t->n);
		t->s += n, t->n -= n;
		if (n == 0 && utf8_next(t) == UTF8_BAD)
			return false;
	}
	return true;
}

bool
utf8_valid(str t)
{
	while (t.n)
		if (t.n >= PIECE && ascii(t.s, PIECE))
			t.s += PIECE, t.n -= PIECE;
		else if (!valid_down(&t, t.n > PIECE ? t.n - PIECE : 0))
			return false;
	return true;
}

bool
utf8_upper(u32 c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

bool
utf8_small(u32 c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return c < UTF8_BAD && u_islower((UChar32)c);
}

bool
utf8_letter(u32 c)
{
	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	return c < UTF8_BAD && (U_GET_GC_MASK((UChar32)c) &
	    (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool
utf8_space(u32 c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return c == 0x85 || c == 0xa0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
	    c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

bool
utf8_wide(u32 c)
{
	return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x2e80 && c <= 0x2fdf) ||
	    (c >= 0x3040 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
	    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

u32
utf8_lower(u32 c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c | 32 : c;
	return c < UTF8_BAD ? (u32)u_tolower((UChar32)c) : c;
}

size_t
utf8_put(char out[4], u32 c)
{
	if (c >= UTF8_BAD || c >> 11 == 0x1b)
		c = 0xfffd;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* Stretches of ASCII are folded at once, for speed. */
str
utf8_fold(arena *a, str t)
{
	buf b = { .mem = a };

	while (t.n) {
		char run[64];
		size_t n = 0;

		while (n < t.n && n < sizeof run && (u8)t.s[n] < 0x80) {
			run[n] = (char)utf8_lower((u8)t.s[n]);
			n++;
		}
		buf_put(&b, (str){ run, n });
		t = str_from(t, n);
		if (n == 0)
			buf_char(&b, utf8_lower(utf8_next(&t)));
	}
	buf_putc(&b, '\0');
	return (str){ b.s, b.n - 1 };
}

/* C0, DEL, C1; and the marks of Unicode that set the direction of text. */
bool
utf8_acts(u32 c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
	    c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}
