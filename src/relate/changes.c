/*
 * What did a version change in the version before it?
 *
 * The common beginning and end of both texts are stripped.  The rest is
 * compared by a longest common subsequence of tokens; each stretch that differs
 * is a change.  Only changes that matter are reported: another number, another
 * name, a negation that came or went.
 */
#include <assert.h>

#include "relate/changes.h"

enum {
	CELLS = 4000000,	/* of the table: 8 MB; else no changes */
	CHANGES = 24,		/* reported of one version */
	LONGEST = 300,		/* bytes of the words of a change */
	FEW = 6			/* tokens of a change of names */
};

/* One of the two versions. */
struct side {
	const struct item *it;
	const struct pack *pack;
	tokens t;
};

static bool
changes_same(const struct side *a, const struct side *b, u32 i, u32 j)
{
	return a->t.v[i].hash == b->t.v[j].hash;
}

/* Has the stretch a number?  The hash is of all its numbers in their order. */
static bool
has_number(const struct side *s, u32 from, u32 to, u64 *hash)
{
	bool any = false;

	*hash = 0;
	for (u32 i = from; i < to; i++)
		if (s->t.v[i].kind == TOKEN_NUMBER) {
			*hash = u64_mix(*hash ^ s->t.v[i].hash);
			any = true;
		}
	return any;
}

static u32
negations(const struct side *s, u32 from, u32 to)
{
	u32 n = 0;

	for (u32 i = from; i < to; i++)
		n += phrases_at(&s->pack->negation, &s->t, i, i + 1) != 0;
	return n;
}

/* Has the stretch a capitalized word that does not follow a mark? */
static bool
has_name(const struct side *s, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++)
		if (s->t.v[i].kind == TOKEN_WORD && s->t.v[i].capital &&
		    i > 0 && s->t.v[i - 1].kind != TOKEN_MARK)
			return true;
	return false;
}

/* The words of a stretch, cut to at most LONGEST bytes before a letter. */
static str
changes_words_of(const struct side *s, u32 from, u32 to)
{
	str t = from < to ? item_text(s->it, (span){ s->t.v[from].from,
	    s->t.v[to - 1].to }) : S("");

	if (t.n <= LONGEST)
		return t;
	t.n = LONGEST;
	while (t.n && ((u8)t.s[t.n] & 0xc0) == 0x80)
		t.n--;
	return t;
}

/* How tokens [i0, i1) of a became [j0, j1) of b, or NULL if it matters not. */
static const char *
changes_type_of(const struct side *a, u32 i0, u32 i1, const struct side *b,
    u32 j0, u32 j1)
{
	u64 x, y;

	assert(i0 <= i1 && i1 <= a->t.n && j0 <= j1 && j1 <= b->t.n);
	if (has_number(a, i0, i1, &x) && has_number(b, j0, j1, &y) && x != y)
		return "number";
	if (negations(a, i0, i1) != negations(b, j0, j1))
		return "negation";
	if (i1 - i0 <= FEW && j1 - j0 <= FEW && has_name(a, i0, i1) &&
	    has_name(b, j0, j1))
		return "attribution";
	return 0;
}

/* Puts a JSON string; control characters become blanks. */
static void
quote(buf *b, str t)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] == '"' || t.s[i] == '\\')
			buf_putc(b, '\\');
		buf_putc(b, (u8)t.s[i] < 32 ? ' ' : t.s[i]);
	}
	buf_putc(b, '"');
}

struct out { buf *b; u32 n; };

/* Puts a change if it matters and there is room for it. */
static void
change(struct out *o, const struct side *a, u32 i0, u32 i1,
    const struct side *b, u32 j0, u32 j1)
{
	const char *type = changes_type_of(a, i0, i1, b, j0, j1);

	if (!type || o->n == CHANGES)
		return;
	buf_put(o->b, o->n++ ? S(",{\"type\":\"") : S("{\"type\":\""));
	buf_put(o->b, str_of(type));
	buf_lit(o->b, "\",\"old\":");
	quote(o->b, changes_words_of(a, i0, i1));
	buf_lit(o->b, ",\"new\":");
	quote(o->b, changes_words_of(b, j0, j1));
	buf_putc(o->b, '}');
}

/* Compares tokens [i, n) of a with [j, m) of b.  A cell of the table holds the
 * length of the longest common subsequence from there to the end. */
static void
middle(struct out *o, const struct side *a, u32 i, u32 n,
    const struct side *b, u32 j, u32 m, arena tmp)
{
	u32 w = m - j + 1, i0 = i, j0 = j;
	u16 *best = new(&tmp, u16, (size_t)(n - i + 1) * w);

	for (u32 x = n; x-- > i; )
		for (u32 y = m; y-- > j; ) {
			u16 *at = &best[(size_t)(x - i) * w + (y - j)];

			*at = changes_same(a, b, x, y) ? (u16)(at[w + 1] + 1) :
			    at[w] > at[1] ? at[w] : at[1];
		}
	for (u32 x = i, y = j; x <= n && y <= m; ) {
		bool end = x == n || y == m;
		const u16 *at = &best[(size_t)(x - i) * w + (y - j)];

		if (end || changes_same(a, b, x, y)) {
			u32 to_x = end ? n : x, to_y = end ? m : y;

			if (i0 < to_x || j0 < to_y)
				change(o, a, i0, to_x, b, j0, to_y);
			if (end)
				return;
			i0 = ++x;
			j0 = ++y;
		} else if (at[w] >= at[1]) {
			x++;
		} else {
			y++;
		}
	}
}

str
changes_of(arena *mem, const struct packs *ps, const struct item *before,
    const struct item *after, arena tmp)
{
	struct side a = { .it = before }, b = { .it = after };
	buf text = { .mem = mem };
	struct out o = { &text, 0 };
	u32 i = 0, n, m;

	a.pack = packs_find(ps, item_head(before)->language);
	b.pack = packs_find(ps, item_head(after)->language);
	tokens_of(&a.t, item_all(before), &tmp);
	tokens_of(&b.t, item_all(after), &tmp);
	n = a.t.n;
	m = b.t.n;
	while (i < n && i < m && changes_same(&a, &b, i, i))
		i++;
	while (n > i && m > i && changes_same(&a, &b, n - 1, m - 1))
		n--, m--;
	buf_putc(&text, '[');
	if ((u64)(n - i + 1) * (m - i + 1) <= CELLS)
		middle(&o, &a, i, n, &b, i, m, tmp);
	buf_putc(&text, ']');
	return o.n ? buf_str(&text) : (str){ 0 };
}
