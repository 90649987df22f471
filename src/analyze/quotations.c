/*
 * Which stretches of text are between quotation marks?
 *
 * We walk over each block with a stack of open marks.  Languages use the same
 * marks in opposite ways, so the marks that are open and the characters beside
 * it decide if a mark opens or closes.  A straight mark may close what a curved
 * one has opened, and the other way round, if the right mark does not follow.
 * If a quotation is not closed in its block, it ends with the block if the next
 * block begins with an opening mark; otherwise it is not a quotation.
 */
#include <assert.h>

#include "analyze/analyze.h"

enum {
	DEEPEST = 8,		/* quotations in each other */
	LONGEST = 3000		/* bytes; a longer one was never closed */
};

enum turn { NOTHING, OPENS, CLOSES };

/* An open mark: the character, the byte where it begins, the byte after it. */
struct open { u32 mark, from, inside; };

struct stack { struct open v[DEEPEST]; u32 n; };

static bool
is_mark(u32 c)
{
	return c == '"' || c == '\'' || c == 0xab || c == 0xbb ||
	    (c >= 0x2018 && c <= 0x201e && c != 0x201b) || c == 0x2039 ||
	    c == 0x203a || (c >= 0x300c && c <= 0x300f);
}

/* May the character precede an opening mark?  0: the beginning of a block. */
static bool
gap(u32 c)
{
	return c == 0 || utf8_space(c) || c == '(' || c == '[' || c == '-' ||
	    c == 0x2013 || c == 0x2014 || c == ':' || c == '/' || is_mark(c);
}

static bool
wordlike(u32 c)
{
	return utf8_letter(c) || utf8_digit(c);
}

/* Do the characters beside a mark fit the end of a quotation? */
static bool
at_end(u32 before, u32 after)
{
	return before && !utf8_space(before) && before != '(' && before != '['
	    && !wordlike(after);
}

/* What a straight single mark does.  Most of them are apostrophes. */
static enum turn
single_by_place(u32 before, u32 after, bool is_open)
{
	if (is_open && at_end(before, after))
		return CLOSES;
	return gap(before) && before != '-' && before != '/' &&
	    utf8_letter(after) ? OPENS : NOTHING;
}

/* What a straight mark does, by the characters beside it. */
static enum turn
quotations_by_place(u32 before, u32 after, bool is_open)
{
	if (is_open && !(gap(before) && wordlike(after)))
		return CLOSES;
	return gap(before) && after && !utf8_space(after) ? OPENS : NOTHING;
}

/* What mark c does between two characters, if `open` (or 0) is open. */
static enum turn
turn_of(u32 c, u32 before, u32 after, u32 open)
{
	switch (c) {
	case '"':
		return quotations_by_place(before, after, open == '"');
	case '\'':
		return single_by_place(before, after, open == '\'');
	case 0x201e: case 0x201a: case 0x300c: case 0x300e:
		return OPENS;
	case 0x300d: case 0x300f:
		return CLOSES;
	case 0x201c:
		return open == 0x201e || (open == 0x201c && !gap(before) &&
		    at_end(before, after)) ? CLOSES : OPENS;
	case 0x201d:
		if (open == 0x201c || open == 0x201e || open == 0x201d)
			return CLOSES;
		return gap(before) && wordlike(after) ? OPENS : NOTHING;
	case 0x2018:
		return open == 0x201a ? CLOSES :
		    gap(before) && !utf8_space(after) ? OPENS : NOTHING;
	case 0x2019:
		return (open == 0x2018 || open == 0x201a) && !wordlike(after) ?
		    CLOSES : NOTHING;
	case 0xab: case 0x2039:		/* « opens, or closes » */
		return open == c + (c == 0xab ? 0x10 : 1) ? CLOSES : OPENS;
	case 0xbb: case 0x203a:
		if (open == c - (c == 0xbb ? 0x10 : 1))
			return CLOSES;
		return gap(before) && wordlike(after) ? OPENS : NOTHING;
	}
	return NOTHING;
}

/* Closes the innermost open mark.  `open`: there is no closing mark. */
static void
close_one(struct item *it, struct stack *k, u32 inside_to, u32 to, bool open)
{
	struct open o = k->v[--k->n];

	assert(o.from < o.inside && o.inside <= to);
	if (to - o.from > LONGEST)
		return;
	*push(&it->quotations, it->mem) = (struct quotation){
		.span = { o.from, to },
		.inside = item_trim(it, (span){ o.inside, inside_to }),
		.depth = k->n,
		.open = open,
	};
}

static u32
peek(str t)
{
	return t.n ? utf8_next(&t) : 0;
}

static bool
is_single(u32 c)
{
	return c == '\'' || (c >= 0x2018 && c <= 0x201a);
}

/* May a single mark be the apostrophe of a plural, as in "workers' rights"? */
static bool
maybe_plural(u32 c, u32 before, u32 after)
{
	return (c == '\'' || c == 0x2019) && (before == 's' || before == 'S') &&
	    utf8_space(after);
}

/* Is `open` closed by a mark of its own in the text behind a mark, before
 * another one opens? */
static bool
closes_later(str text, u32 before, u32 open)
{
	u32 c;

	if (text.n > LONGEST)
		text.n = LONGEST;
	for (; text.n; before = c) {
		u32 after;

		c = utf8_next(&text);
		after = peek(text);
		if (!is_mark(c) || (is_single(c) && !is_single(open)) ||
		    maybe_plural(c, before, after))
			continue;
		if (turn_of(c, before, after, open) == CLOSES)
			return true;
		if (turn_of(c, before, after, 0) == OPENS)
			return false;
	}
	return false;
}

/* Are two marks of the two kinds, straight and curved, and alike otherwise? */
static bool
two_kinds(u32 c, u32 open)
{
	if (is_single(c) != is_single(open) || c == 0x201e || c == 0x201a)
		return false;
	return (c == '"' && (open == 0x201c || open == 0x201e)) ||
	    (open == '"' && (c == 0x201c || c == 0x201d)) ||
	    (c == '\'' && (open == 0x2018 || open == 0x201a)) ||
	    (open == '\'' && c == 0x2019);
}

/* Does mark c, which `rest` follows, close the innermost open mark that is
 * single or double as it is, though it is of another kind? */
static bool
closes_other(struct stack *k, u32 c, u32 before, str rest)
{
	u32 n = k->n, open;

	while (n > 0 && is_single(k->v[n - 1].mark) && !is_single(c))
		n--;
	open = n ? k->v[n - 1].mark : 0;
	if (!two_kinds(c, open) || !at_end(before, peek(rest)) ||
	    (c == '"' && utf8_digit(before)) ||		/* inches */
	    closes_later(rest, c, open))
		return false;
	k->n = n;
	return true;
}

/* Finds the innermost open mark that c closes, and drops the marks inside it,
 * which were never closed.  False if there is none. */
static bool
reach(struct stack *k, u32 c, u32 before, str rest)
{
	u32 after = peek(rest);

	for (u32 i = k->n; i-- > 0; ) {
		u32 open = k->v[i].mark;

		if (turn_of(c, before, after, open) != CLOSES)
			continue;
		if (maybe_plural(c, before, after) && (c == '\'' ||
		    closes_later(rest, c, open)))
			return false;
		k->n = i + 1;
		return true;
	}
	return closes_other(k, c, before, rest);
}

/* Does block b begin with an opening mark? */
static bool
begins_open(const struct item *it, u32 b)
{
	u32 c;

	if (b >= it->blocks.n)
		return false;
	c = peek(item_text(it, it->blocks.v[b].span));
	return c == 0x201c || c == 0x201e || c == 0xab || c == '"';
}

/* Leaves only the outermost mark that may go on in the next block: no single
 * one, which is an apostrophe then.  False if there is none. */
static bool
keep_outer(struct stack *k)
{
	u32 i = 0;

	while (i < k->n && is_single(k->v[i].mark))
		i++;
	if (i == k->n)
		return false;
	k->v[0] = k->v[i];
	k->n = 1;
	return true;
}

static void
quotations_walk(struct item *it, u32 b)
{
	span block = it->blocks.v[b].span;
	str rest = item_text(it, block);
	struct stack k = { .n = 0 };
	u32 before = 0, c;

	for (; rest.n; before = c) {
		u32 at = block.to - (u32)rest.n, to, after;

		c = utf8_next(&rest);
		to = block.to - (u32)rest.n;
		after = peek(rest);
		if (!is_mark(c))
			continue;
		if (k.n && reach(&k, c, before, rest))
			close_one(it, &k, at, to, false);
		else if (turn_of(c, before, after, 0) == OPENS &&
		    k.n < DEEPEST)
			k.v[k.n++] = (struct open){ c, at, to };
	}
	if (keep_outer(&k) && begins_open(it, b + 1))
		close_one(it, &k, block.to, block.to, true);
}

/* Sorts by beginning.  Only nested quotations are out of order, so it is
 * fast. */
static void
quotations_sort(struct item *it)
{
	struct quotation *q = it->quotations.v;

	for (u32 i = 1; i < it->quotations.n; i++)
		for (u32 j = i; j > 0 && q[j].span.from < q[j - 1].span.from;
		    j--) {
			struct quotation t = q[j];

			q[j] = q[j - 1];
			q[j - 1] = t;
		}
}

static void
quotations(struct item *it, const struct packs *ps, arena tmp)
{
	(void)ps, (void)tmp;
	for (u32 b = 0; b < it->blocks.n; b++)
		quotations_walk(it, b);
	quotations_sort(it);
}

const struct pass pass_quotations = {
	.name  = "quotations",
	.about = "pair quotation marks",
	.needs = HAS(blocks),
	.gives = HAS(quotations),
	.run   = quotations,
};
