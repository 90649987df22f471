/*
 * Where do sentences end?
 *
 * A sentence ends at a full stop, question or exclamation mark with the closing
 * marks after it, if white space and then not a small letter follow.  It does
 * not end after an abbreviation, an initial or the number of a day.
 */
#include <assert.h>

#include "analyze/analyze.h"

static bool
ender(u32 c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 ||
	    c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static bool
closer(u32 c)
{
	return c == '"' || c == ')' || c == ']' || c == 0x201d || c == 0x201c ||
	    c == 0xbb || c == 0xab || c == 0x2019 || c == 0x300d || c == 0x300f;
}

/* The word that ends at byte `at`, not looking before byte `from`. */
static str
word_before(str all, size_t at, size_t from)
{
	str t = { all.s, at };
	size_t end = at;

	while (t.n > from) {
		str before = t;
		u32 c = utf8_last(&t);

		if (!utf8_letter(c) && !utf8_digit(c) && c != '.' && c != '-') {
			t = before;
			break;
		}
	}
	return (str){ all.s + t.n, end - t.n };
}

/* Does a new sentence begin after an initial?  True if a mark or a common word
 * follows, because these are not names. */
static bool
begins_anew(const struct item *it, str next)
{
	str t = next;
	u32 c = t.n ? utf8_next(&t) : 0;

	if (c == 0 || !utf8_letter(c))
		return true;
	for (t = next; t.n && utf8_letter(c); )
		c = utf8_next(&t);
	return phrases_get(&it->pack->common, str_trim((str){ next.s,
	    next.n - t.n - 1 })) != 0;
}

/* Does the full stop at byte `at` belong to the word before it? */
static bool
abbreviated(const struct item *it, const struct packs *ps, str all, size_t at,
    size_t from, str rest)
{
	str w = word_before(all, at, from), head = w;
	str next = str_trim(rest);
	u32 n, c;

	if (w.n == 0)
		return false;
	if (phrases_get(&it->pack->abbreviations, w))
		return true;
	c = utf8_next(&head);
	if (head.n == 0 && utf8_upper(c))
		return !begins_anew(it, next);	/* J. Berg */
	if (str_find(w, S(".")) < w.n && w.n < 8 && utf8_letter(c))
		return true;			/* U.S., z.B. */
	if (str_number(w, &n) && n <= 31) {
		size_t i = 0;

		while (i < next.n && (u8)next.s[i] > ' ' && next.s[i] != '.')
			i++;
		return phrases_get(&ps->any.months, (str){ next.s, i });
	}
	return false;
}

/* Is the first letter of the rest a small one, with only blanks, dashes and
 * brackets before it? */
static bool
goes_on_small(str rest)
{
	while (rest.n) {
		u32 c = utf8_next(&rest);

		if (utf8_letter(c))
			return !utf8_upper(c) && utf8_lower(c) == c &&
			    !utf8_wide(c) && c < 0x500;
		if (utf8_digit(c) || (!utf8_space(c) && c != '(' && c != 0x2013
		    && c != 0x2014 && c != '-'))
			return false;
	}
	return false;
}

static void
sentences_add(struct item *it, u32 block, u32 from, u32 to)
{
	span s = item_trim(it, (span){ from, to });

	assert(from <= to && to <= it->text.n);
	if (s.to)
		*push(&it->sentences, it->mem) = (struct sentence){ s, block };
}

static void
split(struct item *it, const struct packs *ps, u32 b)
{
	span block = it->blocks.v[b].span;
	str all = item_all(it), rest = item_text(it, block);
	u32 from = block.from;

	while (rest.n) {
		u32 at = block.to - (u32)rest.n;
		u32 c = utf8_next(&rest);
		bool wide = c >= 0x3002;	/* and no blank */
		str after;

		if (c == '\n')
			sentences_add(it, b, from, at), from = at + 1;
		if (!ender(c))
			continue;
		for (after = rest; rest.n; after = rest) {
			c = utf8_next(&rest);
			if (!closer(c) && !ender(c))
				break;
		}
		rest = after;
		if (!wide && rest.n && !utf8_space(utf8_next(&after)))
			continue;
		if (!wide && (goes_on_small(rest) || (all.s[at] == '.' &&
		    abbreviated(it, ps, all, at, from, rest))))
			continue;
		sentences_add(it, b, from, block.to - (u32)rest.n);
		from = block.to - (u32)rest.n;
	}
	sentences_add(it, b, from, block.to);
}

static void
sentences(struct item *it, const struct packs *ps, arena tmp)
{
	(void)tmp;
	for (u32 b = 0; b < it->blocks.n; b++)
		split(it, ps, b);
}

const struct pass pass_sentences = {
	.name  = "sentences",
	.about = "split blocks into sentences",
	.needs = HAS(blocks) | HAS(heads),
	.gives = HAS(sentences),
	.run   = sentences,
};
