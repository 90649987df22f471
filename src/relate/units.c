/*
 * Which words, numbers and names does a text have, in their order?
 *
 * A name of several words is one unit.  Names are those that the analysis
 * found, so that a capital letter alone makes none.
 */
#include <assert.h>

#include "analyze/analyze.h"
#include "relate/keys.h"
#include "relate/units.h"

str
units_text(str text, span s)
{
	assert(s.from <= s.to && s.to <= text.n);
	return (str){ text.s + s.from, s.to - s.from };
}

/* The hash of a number, or 0.  The word for one is no number: in many languages
 * it is an article. */
static u64
number_of(const struct pack *p, const tokens *t, u32 i)
{
	u64 number = number_key(p, t, i);
	struct token one;

	return t->v[i].kind == TOKEN_WORD && number && token_first(&one,
	    S("1")) && number == one.hash ? 0 : number;
}

/* The name of an entity that begins at byte `at`, or NULL.  `next` moves on
 * through the mentions. */
static const struct mention *
name_at(const struct item *it, u32 *next, u32 at)
{
	while (it && *next < it->mentions.n) {
		const struct mention *x = &it->mentions.v[*next];

		if (x->span.from > at)
			return 0;
		if (x->span.to > at && x->form == MENTION_name &&
		    !it->entities.v[x->entity - 1].anonymity)
			return x;
		++*next;
	}
	return 0;
}

/* Does a token begin with a small letter, as "of" inside a name?  It is a word
 * like any other, because where a name begins is not always told alike. */
static bool
is_small(str text, const struct token *t)
{
	str w = { text.s + t->from, t->to - t->from };

	return utf8_small(utf8_next(&w));
}

void
units_add(struct row *r, const struct pack *p, span part, arena *a)
{
	str text = units_text(r->text, part);
	tokens t = { 0 };
	u32 next = 0;

	tokens_of(&t, text, a);
	for (u32 i = 0; i < t.n; i++) {
		const struct token *x = &t.v[i];
		span at = { part.from + x->from, part.from + x->to };
		const struct mention *name;
		struct unit *last = r->u.n ? &r->u.v[r->u.n - 1] : 0;
		u64 number;

		if (x->kind == TOKEN_MARK)
			continue;
		name = name_at(r->it, &next, at.from);
		if (name && is_small(text, x))
			name = 0;
		number = name ? 0 : number_of(p, &t, i);
		if (name && last && last->kind == UNIT_NAME &&
		    last->at.from >= name->span.from &&
		    last->entity == name->entity) {
			last->at.to = at.to;
			last->hash = u64_mix(last->hash ^ x->hash);
			continue;
		}
		*push(&r->u, a) = (struct unit){
			.hash = number ? number : x->hash, .at = at,
			.entity = name ? name->entity : 0,
			.kind = name ? UNIT_NAME : number ? UNIT_NUMBER :
			    UNIT_WORD,
		};
	}
}

/* A copy of the item with its sentences: it has room of the walk. */
static struct item
with_sentences(struct walk *w, u32 m)
{
	struct item it = *walk_item(w, m);

	it.sentences.v = 0;
	it.sentences.n = it.sentences.cap = 0;
	it.mem = w->tmp;
	analyze_sentences(&it, w->ps);
	return it;
}

/* The sentences that a span meets, as one span. */
static span
units_all(const struct item *it, span at)
{
	span all = { 0 };

	for (u32 i = 0; i < it->sentences.n; i++) {
		span x = it->sentences.v[i].span;

		if (!span_meets(x, at))
			continue;
		all.from = all.to ? all.from : x.from;
		all.to = x.to;
	}
	return all.to ? all : at;
}

span
units_sentence(struct walk *w, u32 m, span at)
{
	struct item it = with_sentences(w, m);

	return units_all(&it, at);
}

void
units_stems(arena *a, map *out, str text)
{
	tokens t = { 0 };
	str folded = utf8_fold(a, text);

	tokens_of(&t, folded, a);
	out->mem = a;
	for (u32 i = 0; i < t.n; i++)
		if (t.v[i].kind != TOKEN_MARK)
			*map_at(out, stem_of((str){ folded.s + t.v[i].from,
			    t.v[i].to - t.v[i].from })) = 1;
}

u32
units_common(str text, const map *stems, arena tmp)
{
	map have = { 0 };
	u32 n = 0;

	units_stems(&tmp, &have, text);
	for (u32 k = 0; k < have.cap; k++)
		n += have.value[k] && map_get(stems, have.key[k]);
	return n;
}

span
units_likest(struct walk *w, u32 m, span at, const map *stems)
{
	struct item it = with_sentences(w, m);
	span best = units_all(&it, at);
	u32 most = 0;

	for (u32 i = 0; i < it.sentences.n; i++) {
		span x = it.sentences.v[i].span;
		u32 n = span_meets(x, at) ? units_common(item_text(&it, x),
		    stems, *w->tmp) : 0;

		if (n > most) {
			most = n;
			best = x;
		}
	}
	return best;
}
