/*
 * What is known of each token of a line: its lists, its shape, the name, the
 * quotation and the sentence that it is in, and how far others are.
 */
#include "analyze/hints.h"

static u32
bit(const struct unit *u, u32 i, const struct phrases *l, u32 value)
{
	return l->all.n && phrases_at(l, u->t, i, u->to) ? value : 0;
}

static u32
speech_bit(const struct unit *u, u32 i)
{
	const struct phrase *p = phrases_at(&u->pack->speech, u->t, i, u->to);

	if (!p)
		return 0;
	return str_is(p->value, S("act")) ? IS_ACT :
	    str_is(p->value, S("that")) ? IS_THAT_CUE :
	    str_is(p->value, S("deny")) ? IS_DENY :
	    str_is(p->value, S("hope")) ? IS_HOPE :
	    str_is(p->value, S("order")) ? IS_ORDER : IS_SAY;
}

static u32
classes_of(const struct unit *u, u32 i)
{
	const struct pack *p = u->pack;

	if (!unit_word(u, i))
		return 0;
	return speech_bit(u, i) |
	    bit(u, i, &p->according, IS_ACCORDING) |
	    bit(u, i, &p->citing, IS_CITING) |
	    bit(u, i, &p->that, IS_THAT) |
	    bit(u, i, &p->prepositions, IS_PREPOSITION) |
	    bit(u, i, &p->articles, IS_ARTICLE) |
	    bit(u, i, &p->pronouns, IS_PRONOUN) |
	    bit(u, i, &p->negation, IS_NEGATION) |
	    bit(u, i, &p->unreal, IS_UNREAL) |
	    bit(u, i, &p->medium, IS_MEDIUM) |
	    bit(u, i, &p->medianoun, IS_MEDIANOUN) |
	    bit(u, i, &p->subject, IS_SUBJECT) |
	    bit(u, i, &p->linked, IS_LINKED) |
	    bit(u, i, &p->told, IS_TOLD) |
	    bit(u, i, &p->roles, IS_ROLE) |
	    bit(u, i, &p->unnamed, IS_UNNAMED) |
	    bit(u, i, &p->bodies, IS_BODY) |
	    bit(u, i, &p->indefinite, IS_INDEFINITE) |
	    bit(u, i, &p->common, IS_COMMON) |
	    (unit_time(u, i) ? IS_TIME : 0);
}

/* The hash of the last three letters of a word. */
static u64
tail_of(str word)
{
	u64 h = 7;

	for (u32 n = 0; word.n && n < 3; n++)
		h = (h ^ utf8_lower(utf8_last(&word))) * 0x100000001b3u;
	return h;
}

static u16
small(u32 n)
{
	return (u16)(n < 999 ? n : 999);
}

/* Fills what the mentions tell. */
static void
put_mentions(struct hints *h)
{
	const struct unit *u = h->u;

	for (u32 i = u->from; i < u->to; i++) {
		ref r = u->mention[i];
		const struct mention *m;
		u32 end, who;

		if (!r)
			continue;
		m = &u->it->mentions.v[r - 1];
		if (h->known == KNOWN_NAMES && m->form != MENTION_name)
			continue;
		who = m->entity ? (u32)u->it->entities.v[m->entity - 1].type :
		    7;
		who = 1 + who + 8 * (u32)m->form;
		end = token_after(u->t, m->span.to);
		for (u32 k = i; k < end && k < u->to; k++) {
			h->v[k - u->from].who = (u8)who;
			h->v[k - u->from].part = k == i ? 1 : 2;
		}
	}
}

/* Fills how far the next quotation is on both sides. */
static void
put_quotes(struct hints *h)
{
	const struct unit *u = h->u;
	u32 n = u->to - u->from, last = 0;

	for (u32 i = 0; i < n; i++) {
		if (i && u->in[u->from + i - 1] &&
		    u->in[u->from + i - 1] != u->in[u->from + i])
			last = i;
		h->v[i].quote_left = last ? small(i - last + 1) : 0;
	}
	last = n;
	for (u32 i = n; i-- > 0; ) {
		if (i + 1 < n && u->in[u->from + i + 1] &&
		    u->in[u->from + i + 1] != u->in[u->from + i])
			last = i + 1;
		h->v[i].quote_right = last < n ? small(last - i) : 0;
	}
}

/* What a quotation looks like, tokens [from, to): does it begin as a sentence
 * does, is it long, does it end with a mark inside?  Or is it a title, with
 * capitals at its first and last word and at half of the others? */
static u8
kind_of(const struct hints *h, u32 from, u32 to)
{
	const struct unit *u = h->u;
	bool capital = false, mark = false, last = false;
	u32 n = 0, capitals = 0;

	for (u32 i = from; i < to; i++)
		if (unit_word(u, i)) {
			last = u->t->v[i].capital;
			capital = n++ ? capital : last;
			capitals += last;
			mark = false;
		} else if (unit_mark(u, i, ",.!?;"))
			mark = true;
	if (n > 1 && n < 8 && capital && last && capitals * 2 > n)
		return KIND_TITLE;
	return (u8)(1 + capital + (n > 3 ? 2 : 0) + (mark ? 4 : 0));
}

/* Fills what the quotation of each token looks like. */
static void
put_kinds(struct hints *h)
{
	const struct unit *u = h->u;

	for (u32 i = u->from, to; i < u->to; i = to) {
		u8 kind;

		for (to = i + 1; to < u->to && u->in[to] == u->in[i]; to++)
			;
		kind = u->in[i] ? kind_of(h, i, to) : 0;
		for (u32 k = i; k < to; k++)
			h->v[k - u->from].kind = kind;
	}
}

/* Fills which sentence each token is in. */
static void
put_sentences(struct hints *h)
{
	const struct unit *u = h->u;
	const struct item *it = u->it;
	u32 n = u->to - u->from, i = 0, count = 0;

	for (u32 z = sentence_at(it, u->t->v[u->from].from); i < n; z++) {
		u32 end = n, from = i;

		if (z < it->sentences.n) {
			end = token_after(u->t, it->sentences.v[z].span.to);
			end = end < u->to ? end - u->from : n;
		}
		for (; i < end; i++) {
			h->v[i].sentence = small(count);
			h->v[i].sentence_from = small(i - from);
			h->v[i].sentence_to = small(end - i - 1);
		}
		count++;
	}
}

/* Counts how often each word stands beside a quotation of the line. */
static void
put_beside(struct hints *h, arena tmp)
{
	map n = { .mem = &tmp };

	for (u32 i = 0; i < h->u->to - h->u->from; i++) {
		const struct hint *x = &h->v[i];

		if (x->shape == SHAPE_LOWER && ((x->quote_left &&
		    x->quote_left < 4) || x->quote_right == 1))
			++*map_at(&n, x->word);
	}
	for (u32 i = 0; i < h->u->to - h->u->from; i++) {
		u32 k = map_get(&n, h->v[i].word);

		h->v[i].beside = (u8)(k < 4 ? k : 4);
	}
}

static void
put_counts(struct hints *h)
{
	u16 commas = 0, colons = 0, thats = 0, cues = 0, names = 0;

	for (u32 i = 0; i < h->u->to - h->u->from; i++) {
		struct hint *x = &h->v[i];

		commas = (u16)(commas + (x->shape == SHAPE_COMMA));
		colons = (u16)(colons + (x->shape == SHAPE_COLON));
		thats = (u16)(thats + ((x->classes & IS_THAT) != 0));
		cues = (u16)(cues + ((x->classes & CUES) != 0));
		names = (u16)(names + (x->part == 1));
		x->commas = commas;
		x->colons = colons;
		x->thats = thats;
		x->cues = cues;
		x->names = names;
	}
}

void
hints_find(struct hints *h, const struct unit *u, enum known known, arena *mem)
{
	assert(u->from < u->to && u->to <= u->t->n);
	*h = (struct hints){ .u = u, .known = known };
	h->v = new(mem, struct hint, u->to - u->from);
	for (u32 i = u->from; i < u->to; i++) {
		struct hint *x = &h->v[i - u->from];
		str word = token_text(u->it, u->t, i);

		x->word = u->t->v[i].hash;
		x->tail = tail_of(word);
		x->shape = (u8)clues_shape(word, &u->t->v[i]);
		x->classes = known == KNOWN_NAMES ? 0 : classes_of(u, i);
	}
	put_mentions(h);
	put_quotes(h);
	put_kinds(h);
	put_sentences(h);
	put_beside(h, *mem);
	put_counts(h);
}

/* Notes a quotation that is at most three tokens from a cue. */
static void
put_touch(struct hints *h, u32 i, u32 far, i64 at, arena *mem)
{
	if (far && far < 4)
		*push(&h->touches, mem) = (struct touch){ h->u->in[at], i };
}

void
hints_cues(struct hints *h, arena *mem)
{
	u32 n = h->u->to - h->u->from, last = 0;
	u16 found = 0;

	h->touches.n = 0;
	for (u32 i = 0; i < n; i++) {
		struct hint *x = &h->v[i];
		u32 end = i;

		found = (u16)(found + (x->cue == 1));
		x->found = found;
		x->cue_left = last ? small(i - last + 1) : 0;
		if (x->cue)
			last = i + 1;
		if (x->cue != 1)
			continue;
		while (end + 1 < n && h->v[end + 1].cue == 2)
			end++;
		put_touch(h, h->u->from + i, x->quote_left,
		    (i64)h->u->from + i - x->quote_left, mem);
		put_touch(h, h->u->from + i, h->v[end].quote_right,
		    (i64)h->u->from + end + h->v[end].quote_right, mem);
	}
	last = 0;
	for (u32 i = n; i-- > 0; ) {
		h->v[i].cue_right = last ? small(last - 1 - i) : 0;
		if (h->v[i].cue == 1)
			last = i + 1;
	}
}

