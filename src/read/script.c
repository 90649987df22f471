/*
 * The text of a page that is made by its scripts.  Where the page itself holds
 * none, some of its scripts may hold it, as a string that is markup with its
 * signs escaped: the state that an application is to begin with.
 */
#include "read/feed.h"
#include "read/inner.h"
#include "read/page.h"

enum { LEAST = 3 };		/* paragraphs */

/* How many paragraphs begin in a string, as written. */
static u32
paragraphs(str t)
{
	static const str signs[] = { S("<p"), S("\\u003cp") };
	u32 n = 0;

	for (size_t k = 0; k < countof(signs); k++) {
		str rest = t;

		while (rest.n) {
			size_t i = str_find_same(rest, signs[k]);

			if (i == rest.n)
				break;
			rest = str_from(rest, i + signs[k].n);
			n += rest.n && (strchr(" >\\", rest.s[0]) != 0);
		}
	}
	return n;
}

/* The string at the head of t, behind its mark; t is behind it then. */
static str
string(str *t, char mark)
{
	size_t i = 0;

	while (i < t->n && t->s[i] != mark)
		i += t->s[i] == '\\' && i + 1 < t->n ? 2 : 1;
	*t = str_from(*t, i);
	return (str){ t->s - i, i };
}

static void
best_string(str t, str *best, u32 *most)
{
	while (t.n) {
		size_t i = str_find(t, S("\""));
		str s;
		u32 n;

		if (i == t.n)
			return;
		t = str_from(t, i + 1);
		s = string(&t, '"');
		if (t.n)
			t = str_from(t, 1);
		n = s.n > *most ? paragraphs(s) : 0;
		if (n > *most) {
			*most = n;
			*best = s;
		}
	}
}

/* Before the first tag there is what the application calls it. */
static u32
first_tag(str t)
{
	size_t i = str_find(t, S("<"));

	return i < t.n ? (u32)i : 0;
}

bool
script_put(struct page *p, struct item *it)
{
	const struct node *v = p->t.v.v;
	arena tmp = *p->tmp;
	struct inner in;
	str best = { 0 };
	u32 most = LEAST - 1;

	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];

		if (v[i].tag == TAG_script)
			best_string((str){ p->t.all.s + v[i].open,
			    v[i].close - v[i].open }, &best, &most);
	}
	if (best.n == 0)
		return false;
	in = inner_open(p->c, best.n, &tmp);
	inner_string(&in, best);
	inner_enter(&in);
	feed_markup(it, first_tag((str){ in.s, in.n }), (u32)in.n, tmp);
	inner_leave(&in);
	return true;
}
