/*
 * Which quotation marks stand for the element <q>?  Curly ones, as a browser
 * would show, unless the writer has put some.  What stands on the two sides of
 * an edge is looked for in the bytes of the page, over tags and blanks.
 */
#include "read/bytes/entity.h"
#include "read/bytes/quote.h"

enum {
	BESIDE = 1000,		/* bytes of tags and blanks between an edge and
				 * the character that stands there */
	ENTITY = 12,		/* bytes of an entity */
	QUOTE_LONGEST = 3000	/* bytes of a <q> */
};

str
quote_mark(u32 deep, bool closes)
{
	static const str marks[2][2] = {
		{ S("“"), S("”") }, { S("‘"), S("’") },
	};

	return marks[deep % 2][closes];
}

/* The character or entity that t begins with; *n becomes its length. */
static u32
seen(str t, size_t *n)
{
	char out[8];
	size_t size, took = t.s[0] == '&' ? entity(t, out, &size) : 0;
	str e = took ? (str){ out, size } : t;
	u32 c = utf8_next(&e);

	*n = took ? took : t.n - e.n;
	return c;
}

/* The first character that is seen in a piece of a page; 0 if there is none. */
static u32
first_seen(str t)
{
	t.n = t.n < BESIDE ? t.n : BESIDE;
	while (t.n) {
		size_t n = 0;
		u32 c = 0;

		if (t.s[0] == '<')
			n = str_find(t, S(">")) + 1;
		else
			c = seen(t, &n);
		if (c && !utf8_space(c))
			return c;
		t = str_from(t, n < t.n ? n : t.n);
	}
	return 0;
}

/* Takes the entity off the end of t; 0 if there is none. */
static u32
last_entity(str *t)
{
	for (size_t n = 3; n <= ENTITY && n <= t->n; n++) {
		str e = str_from(*t, t->n - n);
		size_t took;
		u32 c;

		if (e.s[0] != '&')
			continue;
		c = seen(e, &took);
		if (took < n)
			return 0;
		t->n -= n;
		return c;
	}
	return 0;
}

/*
 * Takes the last character that is seen in a piece of a page off it; 0 if there
 * is none.
 */
static u32
last_seen(str *t)
{
	if (t->n > BESIDE)
		*t = str_from(*t, t->n - BESIDE);
	while (t->n) {
		u32 c = 0;

		if (t->s[t->n - 1] == '>') {
			while (t->n && t->s[t->n - 1] != '<')
				t->n--;
			t->n -= t->n > 0;
			continue;
		}
		if (t->s[t->n - 1] == ';')
			c = last_entity(t);
		if (!c)
			c = utf8_last(t);
		if (!utf8_space(c))
			return c;
	}
	return 0;
}

/* Are these two characters a pair of quotation marks in any language? */
static bool
are_pair(u32 a, u32 b)
{
	static const u16 pairs[][2] = {
		{ '"', '"' }, { '\'', '\'' }, { 0xab, 0xbb }, { 0xbb, 0xab },
		{ 0xbb, 0xbb }, { 0x201c, 0x201d }, { 0x201d, 0x201d },
		{ 0x201e, 0x201c }, { 0x201e, 0x201d }, { 0x2018, 0x2019 },
		{ 0x2019, 0x2019 }, { 0x201a, 0x2018 }, { 0x201a, 0x2019 },
		{ 0x2039, 0x203a }, { 0x203a, 0x2039 }, { 0x300c, 0x300d },
		{ 0x300e, 0x300f },
	};

	for (size_t i = 0; i < countof(pairs); i++)
		if (pairs[i][0] == a && pairs[i][1] == b)
			return true;
	return false;
}

bool
quote_bare(str page, u32 from, u32 open, u32 close)
{
	str before = { page.s, from }, after = str_from(page, close), in, end;
	u32 first, last;

	assert(from <= open && open <= close && close <= page.n);
	if (after.n < 4 || !str_same((str){ after.s, 3 }, S("</q")))
		return false;
	in = end = (str){ page.s + open, close - open };
	first = first_seen(in);
	if (first == 0)
		return false;
	last = last_seen(&end);
	if (last && strchr(".,;:!?", (int)last) && last < 0x80)
		last = last_seen(&end);
	return !are_pair(first, last) &&
	    !are_pair(last_seen(&before), first_seen(after));
}

u32
quote_close(str page, u32 open)
{
	u32 deep = 0, to = (u32)(page.n - open < QUOTE_LONGEST ? page.n :
	    open + QUOTE_LONGEST);

	for (u32 i = open; i + 3 < to; i++) {
		str t = { page.s + i, 3 };

		if (page.s[i] != '<')
			continue;
		if (str_same(t, S("</q"))) {
			if (deep-- == 0)
				return i;
		} else if (str_same((str){ t.s, 2 }, S("<q")) &&
		    (t.s[2] == '>' || t.s[2] == ' ')) {
			deep++;
		}
	}
	return 0;
}
