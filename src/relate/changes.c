/*
 * What did a version change in the version before it, or a copy in its
 * original?
 *
 * Both texts, or each passage of a copy, are compared by a longest common
 * subsequence of tokens, after the common beginning and end are stripped.  Each
 * stretch that differs is a change.  Only changes that matter are reported:
 * another number, another name, a negation that came or went.
 */
#include <assert.h>

#include "relate/changes.h"
#include "relate/keys.h"

enum {
	CELLS = 4000000,	/* of the table: 8 MB; else no changes */
	LONGEST = 300,		/* bytes of the words of a change */
	FEW = 6,		/* tokens of a change of names */
	GAP = 8			/* tokens between two passages of a copy */
};

/* One of the two texts. */
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

/* Has the stretch a number, in figures or words?  The hash is of all its
 * numbers in their order. */
static bool
has_number(const struct side *s, u32 from, u32 to, u64 *hash)
{
	bool any = false;

	*hash = 0;
	for (u32 i = from; i < to; i++) {
		u64 number = number_key(s->pack, &s->t, i);

		if (number)
			*hash = u64_mix(*hash ^ number);
		any = any || number;
	}
	return any;
}

/* The number of negations and of words of denial. */
static u32
negations(const struct side *s, u32 from, u32 to)
{
	u32 n = 0;

	for (u32 i = from; i < to; i++) {
		const struct phrase *verb = phrases_at(&s->pack->speech,
		    &s->t, i, i + 1);

		n += phrases_at(&s->pack->negation, &s->t, i, i + 1) != 0 ||
		    (verb && str_is(verb->value, S("deny")));
	}
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

/* Adds a change if it matters and there is room for it. */
static void
change(struct changes *o, const struct side *a, u32 i0, u32 i1,
    const struct side *b, u32 j0, u32 j1)
{
	const char *type = changes_type_of(a, i0, i1, b, j0, j1);

	if (type && o->n < CHANGES_MOST)
		o->v[o->n++] = (struct change){ type,
		    changes_words_of(a, i0, i1), changes_words_of(b, j0, j1),
		};
}

/* Compares tokens [i, n) of a with [j, m) of b.  A cell of the table holds the
 * length of the longest common subsequence from there to the end. */
static void
middle(struct changes *o, const struct side *a, u32 i, u32 n,
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

/* Compares tokens [i, n) of a with [j, m) of b, if they are not too many. */
static void
compare(struct changes *o, const struct side *a, u32 i, u32 n,
    const struct side *b, u32 j, u32 m, arena tmp)
{
	while (i < n && j < m && changes_same(a, b, i, j))
		i++, j++;
	while (n > i && m > j && changes_same(a, b, n - 1, m - 1))
		n--, m--;
	if ((u64)(n - i + 1) * (m - j + 1) <= CELLS)
		middle(o, a, i, n, b, j, m, tmp);
}

static void
side_open(struct side *s, const struct packs *ps, const struct item *it,
    arena *tmp)
{
	*s = (struct side){ .it = it };
	s->pack = packs_find(ps, item_head(it)->language);
	tokens_of(&s->t, item_all(it), tmp);
}

/* The first token that does not begin before a byte. */
static u32
token_at(const struct side *s, u32 byte)
{
	u32 lo = 0, hi = s->t.n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (s->t.v[mid].from < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
changes_of(const struct packs *ps, const struct item *before,
    const struct item *after, arena tmp, struct changes *out)
{
	struct side a, b;

	side_open(&a, ps, before, &tmp);
	side_open(&b, ps, after, &tmp);
	compare(out, &a, 0, a.t.n, &b, 0, b.t.n, tmp);
}

/* The token behind the sentence that goes on at token i, if it ends within GAP
 * tokens; else i. */
static u32
sentence_end(const struct side *s, u32 i)
{
	for (u32 k = i; k < s->t.n && k - i < GAP; k++) {
		char c = s->it->text.s[s->t.v[k].from];

		if (s->t.v[k].kind == TOKEN_MARK &&
		    (c == '.' || c == '!' || c == '?'))
			return k + 1;
	}
	return s->t.n - i <= GAP ? s->t.n : i;
}

/* The first token of the sentence that ends before token i, if it has at most
 * GAP tokens; else i. */
static u32
sentence_begin(const struct side *s, u32 i)
{
	for (u32 k = i; k > 0 && i - k < GAP; k--) {
		char c = s->it->text.s[s->t.v[k - 1].from];

		if (s->t.v[k - 1].kind == TOKEN_MARK &&
		    (c == '.' || c == '!' || c == '?'))
			return k;
	}
	return i <= GAP ? 0 : i;
}

/* A few words between two passages belong to both, and so do the beginning of
 * the sentence before the first one and the end of that behind the last one:
 * there a sentence was changed. */
void
changes_copied(const struct packs *ps, const struct item *before,
    const struct item *after, const struct changes_passages *p, arena tmp,
    struct changes *out)
{
	struct side a, b;
	u32 i0 = 0, j0 = 0;

	side_open(&a, ps, before, &tmp);
	side_open(&b, ps, after, &tmp);
	for (u32 k = 0; k < p->n; k++) {
		u32 i = token_at(&a, p->before[k].from);
		u32 j = token_at(&b, p->after[k].from);

		if (!k && sentence_begin(&a, i) < i &&
		    sentence_begin(&b, j) < j)
			compare(out, &a, sentence_begin(&a, i), i, &b,
			    sentence_begin(&b, j), j, tmp);
		if (k && i >= i0 && j >= j0 && i - i0 <= GAP && j - j0 <= GAP)
			compare(out, &a, i0, i, &b, j0, j, tmp);
		i0 = token_at(&a, p->before[k].to);
		j0 = token_at(&b, p->after[k].to);
		compare(out, &a, i, i0, &b, j, j0, tmp);
	}
	if (sentence_end(&a, i0) > i0 && sentence_end(&b, j0) > j0)
		compare(out, &a, i0, sentence_end(&a, i0), &b, j0,
		    sentence_end(&b, j0), tmp);
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

str
changes_json(arena *a, const struct changes *c)
{
	buf b = { .mem = a };

	if (c->n == 0)
		return (str){ 0 };
	for (u32 i = 0; i < c->n; i++) {
		buf_put(&b, i ? S(",{\"type\":\"") : S("[{\"type\":\""));
		buf_put(&b, str_of(c->v[i].type));
		buf_lit(&b, "\",\"old\":");
		quote(&b, c->v[i].before);
		buf_lit(&b, ",\"new\":");
		quote(&b, c->v[i].after);
		buf_putc(&b, '}');
	}
	buf_putc(&b, ']');
	return buf_str(&b);
}
