/*
 * Which phrase of a list begins at a token?
 *
 * The key of a phrase is built from the hashes of its tokens one by one, so
 * that a text is looked up token by token.
 */
#include <assert.h>

#include "language/language.h"

static u64
chain(u64 key, u64 hash)
{
	return u64_mix(key * 31 + hash);
}

enum { SHORT = 64 };		/* bytes; the tokens of these fit in `room` */

static void
phrases_add(struct phrases *p, arena *mem, const tokens *t, str text, str value)
{
	u64 key = 0;
	u32 *longest;

	assert(t->n > 0);
	for (u32 i = 0; i < t->n; i++)
		key = chain(key, t->v[i].hash);
	p->index.mem = p->first.mem = mem;
	*push(&p->all, mem) = (struct phrase){ text, value, t->n };
	*map_at(&p->index, key) = p->all.n;
	longest = map_at(&p->first, t->v[0].hash);
	if (*longest < t->n)
		*longest = t->n;
}

void
phrases_parse(struct phrases *p, struct phrases *also, arena *mem, str file)
{
	while (file.n) {
		str line = str_line(&file);
		str text = str_cut(&line, '\t');
		str value = str_trim(str_cut(&line, '#'));
		u64 room[8192 / 8];
		arena small = arena_in(room, sizeof room);
		tokens t = { 0 };

		text = str_trim(str_cut(&text, '#'));
		tokens_of(&t, text, text.n > SHORT ? mem : &small);
		if (t.n == 0)
			continue;
		phrases_add(p, mem, &t, text, value);
		if (also)
			phrases_add(also, mem, &t, text, value);
	}
}

const struct phrase *
phrases_at(const struct phrases *p, const tokens *t, u32 i, u32 end)
{
	u32 most = i < end ? map_get(&p->first, t->v[i].hash) : 0;
	const struct phrase *best = 0;
	u64 key = 0;

	for (u32 n = 0; n < most && i + n < end; n++) {
		u32 at;

		key = chain(key, t->v[i + n].hash);
		at = map_get(&p->index, key);
		if (at)
			best = &p->all.v[at - 1];
	}
	return best;
}

const struct phrase *
phrases_get(const struct phrases *p, str text)
{
	u64 room[8192 / 8];
	arena small = arena_in(room, sizeof room);
	tokens t = { 0 };
	const struct phrase *f;
	struct token first;

	if (text.n > SHORT)		/* its tokens might not fit in room */
		return 0;
	/* for speed: mostly no phrase begins with the first word */
	if (!token_first(&first, text) || !map_get(&p->first, first.hash))
		return 0;
	tokens_of(&t, text, &small);
	f = phrases_at(p, &t, 0, t.n);
	return f && f->words == t.n ? f : 0;
}

/* The hash is that of words_take() for a token of one character. */
const struct phrase *
phrases_letter(const struct phrases *p, u32 c)
{
	u64 hash = (0xcbf29ce484222325u ^ utf8_lower(c)) * 0x100000001b3u;
	u32 at = map_get(&p->index, chain(0, u64_mix(hash)));

	return at ? &p->all.v[at - 1] : 0;
}
