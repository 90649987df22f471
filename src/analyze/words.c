/* Which token, sentence or quotation stands at a byte?  All lists are sorted,
 * so a binary search finds it. */
#include <assert.h>

#include "analyze/words.h"

tokens
item_tokens(const struct item *it, arena *a)
{
	tokens t = { 0 };

	tokens_of(&t, item_all(it), a);
	return t;
}

u32
token_after(const tokens *t, u32 byte)
{
	u32 lo = 0, hi = t->n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (t->v[mid].from < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

str
token_text(const struct item *it, const tokens *t, u32 i)
{
	assert(i < t->n);
	return item_text(it, (span){ t->v[i].from, t->v[i].to });
}

span
token_span(const tokens *t, u32 from, u32 to)
{
	assert(from < to && to <= t->n);
	return (span){ t->v[from].from, t->v[to - 1].to };
}

bool
token_is(const struct item *it, const tokens *t, u32 i, char mark)
{
	return i < t->n && t->v[i].to == t->v[i].from + 1 &&
	    it->text.s[t->v[i].from] == mark;
}

bool
pack_has(const struct pack *p, str trait)
{
	return phrases_get(&p->traits, trait) != 0;
}

u32
sentence_at(const struct item *it, u32 byte)
{
	u32 lo = 0, hi = it->sentences.n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (it->sentences.v[mid].span.to <= byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < it->sentences.n && it->sentences.v[lo].span.from <= byte ?
	    lo : it->sentences.n;
}

/* Quotations are sorted by their beginning and at most a few thousand bytes
 * long, so the walk back is short. */
u32
quotation_at(const struct item *it, u32 byte)
{
	u32 lo = 0, hi = it->quotations.n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (it->quotations.v[mid].span.from <= byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (u32 i = lo, seen = 0; i-- > 0 && seen < 64; seen++)
		if (it->quotations.v[i].span.to > byte)
			return i + 1;
	return 0;
}
