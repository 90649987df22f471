/*
 * Which string in the scripts of a page is its text?  A page may hold no text
 * of its own, but a script with the state of an application, in which the text
 * is a string of escaped markup.  The string with most paragraphs is taken if
 * it shares words with the title and description.
 */
#include "read/bytes/fragment.h"
#include "read/bytes/inner.h"
#include "read/bytes/put.h"
#include "read/voices/script.h"

enum { LEAST = 3 };		/* paragraphs that a string must have */

/* The number of <p> tags in a string, escaped or not. */
static u32
script_paragraphs(str t)
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
			n += rest.n && (rest.s[0] == ' ' ||
			    rest.s[0] == '>' || rest.s[0] == '\\');
		}
	}
	return n;
}

/*
 * The string at the beginning of t, up to its quotation mark; t moves behind
 * it.
 */
static str
script_string(str *t)
{
	str s = *t;
	size_t i = 0;

	while (i < s.n && s.s[i] != '"')
		i += s.s[i] == '\\' && i + 1 < s.n ? 2 : 1;
	*t = str_from(s, i + 1 < s.n ? i + 1 : s.n);
	return (str){ s.s, i };
}

/*
 * Sets *best to the string in t with more paragraphs than *most, if there is
 * one.
 */
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
		s = script_string(&t);
		n = s.n > *most ? script_paragraphs(s) : 0;
		if (n > *most) {
			*most = n;
			*best = s;
		}
	}
}

/* The place of the first tag.  Before it stands a name for the application. */
static u32
first_tag(str t)
{
	size_t i = str_find(t, S("<"));

	return i < t.n ? (u32)i : 0;
}

/* Is token i a common word, or not a word? */
static bool
script_common(const struct page *p, const tokens *t, u32 i)
{
	return t->v[i].kind != TOKEN_WORD ||
	    phrases_at(&p->ps->any.common, t, i, i + 1);
}

/*
 * Does the text have a quarter of the words of the title and description?  A
 * box that asks for consent has not.  In scripts whose words are single
 * letters, pairs of words are compared.
 */
static bool
is_about(const struct page *p, str text, arena tmp)
{
	str said = str_join(&tmp, str_join(&tmp, p->about.title, S(" ")),
	    p->about.description);
	map held = { .mem = &tmp };
	tokens t = { 0 }, s = { 0 };
	u32 n = 0, same = 0;

	tokens_of(&t, text, &tmp);
	for (u32 i = 0; i < t.n; i++) {
		*map_at(&held, t.v[i].hash) = 1;
		if (i)
			*map_at(&held, u64_mix(t.v[i - 1].hash) ^
			    t.v[i].hash) = 1;
	}
	tokens_of(&s, said, &tmp);
	for (u32 i = 0; i < s.n; i++) {
		bool wide = s.v[i].to - s.v[i].from <= 3 &&
		    (u8)said.s[s.v[i].from] >= 0xe3;

		if (script_common(p, &s, i) || (wide && i + 1 == s.n))
			continue;
		n++;
		same += map_get(&held, wide ? u64_mix(s.v[i].hash) ^
		    s.v[i + 1].hash : s.v[i].hash) != 0;
	}
	return same > 1 && same * 4 >= n;
}

bool
script_put(struct page *p, struct item *it)
{
	const struct node *v = p->t.v.v;
	arena tmp = *p->tmp;
	struct inner in;
	str best = { 0 };
	u32 most = LEAST - 1, at;

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
	if (!is_about(p, (str){ in.s, in.n }, tmp))
		return false;
	inner_enter(&in);
	fragment_put(it, first_tag((str){ in.s, in.n }), (u32)in.n, tmp);
	inner_leave(&in);
	at = (u32)(best.s - p->t.all.s);
	put_bytes(it, at, at + (u32)best.n, REGION_body);
	item_note(it, S("its text is from a script of the page"));
	return true;
}
