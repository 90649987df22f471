/*
 * Through which voices does a statement come to this page?
 *
 * The chain leads from the publication, which is left out, inward to the
 * speaker.  If a statement is inside the content of another, the speaker of the
 * outer one comes first; the same holds for "reports A, citing B".  An outlet
 * comes before a person who spoke to it.  An unnamed speaker keeps the chain of
 * the previous statement.
 *
 * If the speaker is a medium, as in "the statement continued", it becomes the
 * writer: who made the statement before.
 */
#include <assert.h>

#include "analyze/words.h"

enum {
	VOICES = 8,		/* of a chain */
	LOOK = 64,		/* statements before and after to compare */
	WRITER = 4		/* statements back to who wrote it */
};

struct voice_chain { ref v[VOICES]; u32 n; };		/* entities */

struct scan {
	struct item *it;
	u32         *through;	/* by entity: first statement with a chain */
};

/* Adds a voice at the inner end, unless the chain has it. */
static void
chains_add(struct voice_chain *c, ref voice)
{
	for (u32 i = 0; i < c->n; i++)
		if (c->v[i] == voice)
			return;
	if (voice && c->n < VOICES)
		c->v[c->n++] = voice;
}

static u32
size(span s)
{
	return s.to - s.from;
}

static span
chains_content(const struct item *it, u32 i)
{
	return item_extent(it, it->statements.v[i].content);
}

/* Does statement a stand inside the content of b, with another speaker? */
static bool
chains_within(const struct item *it, u32 a, u32 b)
{
	const struct statement *x = &it->statements.v[a];
	const struct statement *y = &it->statements.v[b];
	span in = item_extent(it, x->content);
	span out = item_extent(it, y->content);

	if (a == b || x->speaker == y->speaker || !span_in(in, out))
		return false;
	if (span_in(x->source, out) && x->source.to)
		return true;
	if (span_in(in, out) && size(in) < size(out) && x->source.to == 0)
		return true;
	return str_is(x->method, S("citing")) && b + 1 == a &&
	    size(in) == size(out);
}

static bool
is_outlet(const struct item *it, ref e)
{
	return e && it->entities.v[e - 1].type == ENTITY_outlet;
}

/* Is the entity the outlet of the item?  It is left out of chains. */
static bool
chains_own(const struct item *it, ref e)
{
	return e && item_head(it)->outlet.n &&
	    str_same(it->entities.v[e - 1].name, item_head(it)->outlet);
}

/* If the words for a speaker name a medium ("an official who spoke to the
 * agency"), the outlet that was named last before them; else 0. */
static ref
outlet_in(const struct item *it, span source)
{
	str w = item_text(it, source);
	tokens t = { 0 };
	u64 room[4096 / 8];
	arena small = arena_in(room, sizeof room);
	ref last = 0;

	if (w.n > 160 || w.n < 16)
		return 0;
	tokens_of(&t, w, &small);
	for (u32 i = 1; i < t.n; i++)
		if (phrases_at(&it->pack->medianoun, &t, i, t.n))
			last = 1;
	if (!last)
		return 0;
	last = 0;
	for (u32 m = 0; m < it->mentions.n &&
	    it->mentions.v[m].span.from < source.from; m++)
		if (is_outlet(it, it->mentions.v[m].entity) && !it->entities.v[
		    it->mentions.v[m].entity - 1].anonymity)
			last = it->mentions.v[m].entity;
	return last;
}

/* Collects the voices before the speaker, the outermost first. */
static void
voices(struct scan *s, u32 i, struct voice_chain *c)
{
	const struct item *it = s->it;
	const struct statement *x = &it->statements.v[i];
	u32 from = i > LOOK ? i - LOOK : 0;
	u32 to = i + LOOK < it->statements.n ? i + LOOK : it->statements.n;
	u32 around[VOICES], n = 0;

	for (u32 k = from; k < to; k++)
		if (chains_within(it, i, k) && n < VOICES)
			around[n++] = k;
	for (u32 a = 1; a < n; a++)		/* the widest first */
		for (u32 b = a; b > 0 && size(chains_content(it, around[b])) >
		    size(chains_content(it, around[b - 1]));
		    b--) {
			u32 t = around[b];

			around[b] = around[b - 1];
			around[b - 1] = t;
		}
	for (u32 a = 0; a < n; a++)
		if (!chains_own(it, it->statements.v[around[a]].speaker))
			chains_add(c, it->statements.v[around[a]].speaker);
	if (is_outlet(it, x->addressee) && !chains_own(it, x->addressee))
		chains_add(c, x->addressee);
	if (c->n == 0 && x->speaker &&
	    it->entities.v[x->speaker - 1].anonymity)
		chains_add(c, outlet_in(it, x->source));
}

static bool
chains_unnamed(anonymity a)
{
	return a == ANONYMITY_unnamed_official ||
	    a == ANONYMITY_unnamed_source || a == ANONYMITY_unnamed_media;
}

/* Gives an unnamed speaker without a chain that of the earlier statement. */
static void
as_before(struct scan *s, u32 i, struct voice_chain *c)
{
	const struct statement *x = &s->it->statements.v[i];
	u32 before = x->speaker ? s->through[x->speaker] : 0;
	refs r;

	if (c->n || !before || !chains_unnamed(x->anonymity))
		return;
	assert(before <= i);
	r = s->it->statements.v[before - 1].chain;
	for (u32 k = 0; k + 1 < r.n; k++)
		chains_add(c, s->it->refs.v[r.first + k]);
}

/* Is the speaker a medium, as in "the statement said"?  Not one with a capital,
 * which is a name. */
static bool
is_medium(const struct item *it, const struct statement *x)
{
	enum { LONGEST = 40 };		/* bytes, with the article */
	str source = item_text(it, x->source);
	tokens t = { 0 };
	u64 room[1024 / 8];
	arena small = arena_in(room, sizeof room);
	const struct phrase *f;

	if (source.n == 0 || source.n > LONGEST)
		return false;
	tokens_of(&t, source, &small);
	f = t.n == 2 && phrases_at(&it->pack->articles, &t, 0, 1) &&
	    !phrases_at(&it->pack->indefinite, &t, 0, 1) ?
	    phrases_at(&it->pack->medium, &t, 1, 2) : 0;
	return f && !t.v[1].capital;
}

static bool
chains_nested(const struct item *it, u32 i)
{
	u32 from = i > WRITER ? i - WRITER : 0;
	u32 to = i + WRITER < it->statements.n ? i + WRITER : it->statements.n;

	for (u32 k = from; k < to; k++)
		if (chains_within(it, i, k))
			return true;
	return false;
}

/* Makes the writer the speaker of what a medium says. */
static void
by_the_writer(struct item *it, u32 i)
{
	struct statement *x = &it->statements.v[i];

	if (!is_medium(it, x))
		return;
	for (u32 k = i; k > 0 && k + WRITER > i; k--) {
		const struct statement *before = &it->statements.v[k - 1];

		if (!before->speaker || is_medium(it, before) ||
		    chains_nested(it, k - 1))
			continue;
		x->speaker = before->speaker;
		x->anonymity = before->anonymity;
		return;
	}
}

static void
chains(struct item *it, const struct packs *ps, arena tmp)
{
	struct scan s = {
		.it = it, .through = new(&tmp, u32, it->entities.n + 1),
	};

	(void)ps;
	for (u32 i = 0; i < it->statements.n; i++) {
		struct voice_chain c = { 0 };
		ref speaker;

		by_the_writer(it, i);
		speaker = it->statements.v[i].speaker;
		voices(&s, i, &c);
		as_before(&s, i, &c);
		chains_add(&c, speaker);
		it->statements.v[i].chain = item_refs(it, c.v, c.n);
		if (speaker && c.n > 1 && !s.through[speaker])
			s.through[speaker] = i + 1;
	}
}

const struct pass pass_chains = {
	.name  = "chains",
	.about = "find the chain of sources of each statement",
	.needs = HAS(statements) | HAS(entities) | HAS(mentions),
	.gives = HAS(statements),
	.run   = chains,
};
