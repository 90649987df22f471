/*
 * Which sentences without quotation marks are somebody's own words?
 *
 * Those of a post are its author's.  An interview has a title that begins with
 * the speaker (X: ...), and blocks that end in a question mark before the
 * answers.
 */
#include "analyze/emit.h"
#include "analyze/own.h"

/* By byte: how many spans of contents have it. */
static u32 *
said_bytes(const struct item *it, arena *a)
{
	u32 *n = new(a, u32, it->text.n + 1);

	for (u32 i = 0; i < it->statements.n; i++) {
		spans c = it->statements.v[i].content;

		for (u32 k = 0; k < c.n; k++) {
			n[it->pool.v[c.first + k].from]++;
			n[it->pool.v[c.first + k].to]--;
		}
	}
	for (size_t i = 1; i <= it->text.n; i++)
		n[i] += n[i - 1];
	return n;
}

/* Adds a sentence as a statement without a frame, unless a statement has some
 * of it. */
static void
own_sentence(struct item *it, const u32 *said, span at, ref speaker,
    str method)
{
	for (u32 i = at.from; i < at.to; i++)
		if (said[i])
			return;
	*push(&it->statements, it->mem) = (struct statement){
		.type = STATEMENT_direct, .content = item_pool(it, &at, 1),
		.speaker = speaker, .anonymity = emit_anonymity(
		    &it->entities.v[speaker - 1]),
		.reality = REALITY_asserted, .confidence = 0.6,
		.method = method,
	};
}

/* Does the block end in a question mark? */
static bool
asks(const struct item *it, u32 block)
{
	str t = str_trim(item_text(it, it->blocks.v[block].span));

	return t.n && (t.s[t.n - 1] == '?' || str_ends(t, S("\xef\xbc\x9f")));
}

/* A block of an item. */
struct place { const struct item *it; u32 at; };

static bool
block_before(const void *self, u32 z)
{
	const struct place *p = self;

	return p->it->sentences.v[z].block < p->at;
}

/* Adds the longer sentences of a block as statements of a speaker. */
static void
sentences_in(struct item *it, const u32 *said, u32 block, ref speaker,
    str method)
{
	struct place p = { it, block };
	u32 z = search_first(it->sentences.n, block_before, &p);

	for (; z < it->sentences.n && it->sentences.v[z].block == block; z++) {
		span at = it->sentences.v[z].span;

		if (at.to - at.from > 20)
			own_sentence(it, said, at, speaker, method);
	}
}

enum { POST_LONGEST = 1500 };	/* bytes; a longer post is an article */

void
own_words(struct item *it, arena tmp)
{
	const struct statement *first = it->statements.n ?
	    &it->statements.v[0] : 0;
	ref speaker = 0;
	u32 questions = 0, *said;

	if (item_head(it)->kind == ITEM_post && it->authors.n &&
	    it->text.n < POST_LONGEST) {
		for (ref e = 1; e <= it->entities.n && !speaker; e++)
			if (str_is(it->entities.v[e - 1].name,
			    it->authors.v[0].name))
				speaker = e;
		said = said_bytes(it, &tmp);
		for (u32 b = 0; speaker && b < it->blocks.n; b++)
			if (it->blocks.v[b].kind == BLOCK_body)
				sentences_in(it, said, b, speaker,
				    S("own post"));
		return;
	}
	if (!first || !first->speaker ||
	    !str_is(first->method, S("name and mark")) ||
	    !it->blocks.n || it->blocks.v[0].kind != BLOCK_title ||
	    !span_in(first->source, it->blocks.v[0].span) ||
	    first->source.from > it->blocks.v[0].span.from + 60 ||
	    it->entities.v[first->speaker - 1].type != ENTITY_person)
		return;
	speaker = first->speaker;
	for (u32 b = 1; b < it->blocks.n; b++)
		questions += asks(it, b);
	if (questions < 2)
		return;
	said = said_bytes(it, &tmp);
	for (u32 b = 2; b < it->blocks.n; b++)
		if (asks(it, b - 1) && !asks(it, b))
			sentences_in(it, said, b, speaker, S("interview"));
}
