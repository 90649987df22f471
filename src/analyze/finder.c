/*
 * What do the tokens around a place say of a name there?
 *
 * One sentence is walked over from its first token to its last.  Here is what
 * all rules for names ask of a token, and how they add a name.
 */
#include <assert.h>

#include "analyze/finder.h"

/* Does a preposition precede token i, perhaps with an article: "of X", "of the
 * X"? */
static bool
finder_governed(const struct finder *s, u32 i)
{
	if (i > s->start && phrases_at(&s->pack->articles, s->t, i - 1, i))
		i--;
	return i > s->start && phrases_at(&s->pack->prepositions, s->t, i - 1,
	    i);
}

struct name *
finder_add(struct finder *s, u32 from, u32 to, mention_form form)
{
	struct name *n = push(s->out, s->mem);

	assert(from < to && to <= s->end);
	n->span = token_span(s->t, from, to);
	n->from = from;
	n->to = to;
	n->sentence = s->sentence;
	n->form = form;
	n->sure = true;
	n->governed = finder_governed(s, from);
	return n;
}

bool
finder_capital(const struct finder *s, u32 i)
{
	return i < s->end && s->t->v[i].kind == TOKEN_WORD &&
	    s->t->v[i].capital;
}

bool
finder_common(const struct finder *s, u32 i)
{
	return phrases_at(&s->pack->common, s->t, i, i + 1) != 0;
}

bool
finder_opens(const struct finder *s, u32 i)
{
	u32 before;

	if (i == s->start)
		return true;
	before = s->t->v[i - 1].from;
	return s->t->v[i - 1].kind == TOKEN_MARK &&
	    (quotation_at(s->it, before) || token_is(s->it, s->t, i - 1, ':') ||
	     token_is(s->it, s->t, i - 1, '-') ||
	     token_is(s->it, s->t, i - 1, '.') ||
	     s->t->v[i - 1].to - before > 1);
}

bool
finder_caseless(const struct finder *s, u32 i)
{
	str w = token_text(s->it, s->t, i);
	u32 c = utf8_next(&w);

	return s->t->v[i].kind == TOKEN_WORD && c >= 0x590 &&
	    !utf8_upper(c) && utf8_lower(c) == c && !(c >= 0x1e00 &&
	    c < 0x2000);
}

bool
finder_before(const struct finder *s, u32 i, const struct phrases *list)
{
	return i > s->start && phrases_at(list, s->t, i - 1, i);
}

bool
finder_timed(struct finder *s, u32 i)
{
	u32 at = s->t->v[i].from;

	while (s->time < s->it->times.n &&
	    s->it->times.v[s->time].span.to <= at)
		s->time++;
	return s->time < s->it->times.n &&
	    s->it->times.v[s->time].span.from <= at;
}
