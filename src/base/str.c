/* How are views of text cut, compared and searched? */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/base.h"

str
str_of(const char *z)
{
	return (str){ z, z ? strlen(z) : 0 };
}

static char
str_small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

bool
str_same(str a, str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (str_small(a.s[i]) != str_small(b.s[i]))
			return false;
	return true;
}

bool
str_starts(str a, str head)
{
	return a.n >= head.n && str_is((str){ a.s, head.n }, head);
}

bool
str_ends(str a, str tail)
{
	return a.n >= tail.n && str_is(str_from(a, a.n - tail.n), tail);
}

/* The place of the byte of a short needle that memchr looks for: the first that
 * is not white space, because that is frequent. */
static size_t
rare(str needle)
{
	for (size_t i = 0; i < needle.n; i++)
		if ((u8)needle.s[i] > ' ')
			return i;
	return 0;
}

/* memmem is only used for long needles: it makes a table for each search, and
 * most searches are too short for that. */
size_t
str_find(str hay, str needle)
{
	size_t at = rare(needle), i = at;
	const char *p;

	if (needle.n == 0 || needle.n > 8) {
		p = hay.n ? memmem(hay.s, hay.n, needle.s, needle.n) : 0;
		return p ? (size_t)(p - hay.s) : hay.n;
	}
	for (; i + (needle.n - at) <= hay.n; i++) {
		p = memchr(hay.s + i, needle.s[at], hay.n - i);
		if (!p)
			break;
		i = (size_t)(p - hay.s);
		if (i + (needle.n - at) <= hay.n &&
		    memcmp(p - at, needle.s, needle.n) == 0)
			return i - at;
	}
	return hay.n;
}

/* The place of c in t, behind `from`; t.n if it is not there. */
static size_t
str_next(str t, size_t from, char c)
{
	const char *p = from < t.n ? memchr(t.s + from, c, t.n - from) : 0;

	return p ? (size_t)(p - t.s) : t.n;
}

/* Goes from one place to the next at which the first letter stands. */
size_t
str_find_same(str hay, str needle)
{
	char c = needle.n ? str_small(needle.s[0]) : 0;
	bool letter = c >= 'a' && c <= 'z';
	size_t low = str_next(hay, 0, c);
	size_t high = letter ? str_next(hay, 0, (char)(c - 32)) : hay.n;

	if (needle.n == 0)
		return 0;
	for (;;) {
		size_t i = low < high ? low : high;

		if (i + needle.n > hay.n || i == hay.n)
			return hay.n;
		if (str_same((str){ hay.s + i, needle.n }, needle))
			return i;
		if (i == low)
			low = str_next(hay, i + 1, c);
		else
			high = str_next(hay, i + 1, (char)(c - 32));
	}
}

int
str_order(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

str
str_cut(str *rest, char sep)
{
	const char *p = rest->n ? memchr(rest->s, sep, rest->n) : 0;
	str head = *rest;

	if (!p) {
		*rest = (str){ 0 };
		return head;
	}
	head.n = (size_t)(p - head.s);
	rest->s += head.n + 1;
	rest->n -= head.n + 1;
	return head;
}

str
str_line(str *rest)
{
	str line = str_cut(rest, '\n');

	if (line.n && line.s[line.n - 1] == '\r')
		line.n--;
	return line;
}

static bool
str_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str
str_trim(str t)
{
	while (t.n && str_blank(t.s[0]))
		t.s++, t.n--;
	while (t.n && str_blank(t.s[t.n - 1]))
		t.n--;
	return t;
}

str
str_copy(arena *a, str t)
{
	char *p = arena_raw(a, 1, t.n + 1);

	if (t.n)
		memcpy(p, t.s, t.n);
	p[t.n] = 0;
	return (str){ p, t.n };
}

str
str_join(arena *a, str head, str tail)
{
	char *p = arena_raw(a, 1, head.n + tail.n + 1);

	if (head.n)
		memcpy(p, head.s, head.n);
	if (tail.n)
		memcpy(p + head.n, tail.s, tail.n);
	p[head.n + tail.n] = 0;
	return (str){ p, head.n + tail.n };
}

u64
str_hash(str t)
{
	return XXH3_64bits(t.n ? t.s : "", t.n);
}

/* The finisher of splitmix64 (Steele, Lea, Flood 2014). */
u64
u64_mix(u64 x)
{
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

bool
str_number(str t, u32 *out)
{
	u32 x = 0;

	if (t.n == 0 || t.n > 9)
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] < '0' || t.s[i] > '9')
			return false;
		x = x * 10 + (u32)(t.s[i] - '0');
	}
	*out = x;
	return true;
}
