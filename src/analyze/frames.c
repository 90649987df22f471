/*
 * Which words of speech has a unit?
 *
 * Words of speech and of credit ("according to") are in lists of the pack;
 * "X: ..." and "... - X" in a headline need none.  Each must have a subject
 * (subjects.c).
 */
#include <assert.h>

#include "analyze/frames.h"

enum { CLAUSE = 24 };	/* tokens of "wie Berg ... sagte", by judgment */

static enum cue
frames_kind_of(str value)
{
	static const struct { str name; enum cue cue; } kinds[] = {
		{ { "say", 3 }, CUE_SAY }, { { "act", 3 }, CUE_ACT },
		{ { "that", 4 }, CUE_THAT }, { { "deny", 4 }, CUE_DENY },
		{ { "hope", 4 }, CUE_HOPE }, { { "order", 5 }, CUE_ORDER },
	};

	for (size_t i = 0; i < countof(kinds); i++)
		if (str_is(value, kinds[i].name))
			return kinds[i].cue;
	return CUE_SAY;
}

/* Finds negations ("did not say") and unreal words ("could have said"). */
static void
polarity(const struct unit *u, struct frame *f)
{
	for (u32 i = f->from, n = 0; i > u->from && n < 4; i--, n++) {
		if (u->ends[i] && n > 0 && f->subject_to == i)
			break;
		if (u->t->v[i - 1].kind == TOKEN_MARK)
			break;
		if (unit_has(u, i - 1, &u->pack->negation))
			f->negated = true;
		if (unit_has(u, i - 1, &u->pack->unreal))
			f->unreal = true;
	}
	for (u32 i = f->all_from, n = 0; i > u->from && n < 3; i--, n++)
		if (unit_has(u, i - 1, &u->pack->unreal))
			f->unreal = true;
}

/* Finds the addressee after the frame: "told X that".  Behind "told reporters"
 * only an outlet is one. */
static void
addressee(const struct unit *u, struct frame *f)
{
	u32 i = f->all_to;
	ref r;

	if (!unit_has(u, f->from, &u->pack->told))
		return;
	if (unit_has(u, i, &u->pack->common) &&
	    !unit_has(u, i, &u->pack->that))
		i++;
	if (i >= u->to || !u->mention[i] || u->in[i])
		return;
	r = u->mention[i];
	if (f->to == f->from + 1 || u->it->entities.v[unit_mention(u,
	    r)->entity - 1].type == ENTITY_outlet) {
		f->addressee = r;
		f->all_to = unit_mention_to(u, f->addressee);
		if (unit_has(u, f->all_to, &u->pack->orgword))
			f->all_to++;		/* the Berg administration */
	}
}

/* Fills the frame of a word of speech.  False if it has no subject. */
static bool
verb(const struct unit *u, u32 i, u32 n, str value, frames *out,
    struct frame *f)
{
	const struct frame *before = out->n ? &out->v[out->n - 1] : 0;

	*f = (struct frame){
		.kind = frames_kind_of(value), .from = i, .to = i + n,
		.all_from = i, .all_to = i + n,
	};
	if (unit_has(u, i - 1, &u->pack->prepositions) &&
	    unit_has(u, i, &u->pack->medium))
		return false;			/* in a statement */
	if (!subjects_find(u, f, before))
		return false;
	polarity(u, f);
	addressee(u, f);
	return true;
}

/* Fills the frame of "according to X" or "citing X".  False without a name. */
static bool
frames_credit(const struct unit *u, u32 i, u32 n, enum cue kind,
    struct frame *f)
{
	*f = (struct frame){
		.kind = kind, .from = i, .to = i + n,
		.all_from = i, .all_to = i + n,
	};
	for (u32 k = i + n; k < u->to && k < i + n + 8; k++) {
		ref r = u->mention[k];

		if (u->in[k] || (u->t->v[k].kind == TOKEN_MARK &&
		    !unit_mark(u, k, "'")))
			return kind == CUE_ACCORDING &&
			    subjects_behind(u, f, k);
		if (r && unit_may_speak(u, r)) {
			f->after = true;
			subjects_set(u, f, r, k, unit_mention_to(u, r));
			return true;
		}
	}
	return false;
}

/* Does a word of speech stand behind token i, before a mark? */
static bool
verb_behind(const struct unit *u, u32 i)
{
	for (u32 n = 0; i < u->to && n < CLAUSE; i++, n++) {
		if (u->t->v[i].kind == TOKEN_MARK)
			return false;
		if (unit_speech(u, i))
			return true;
	}
	return false;
}

/* Does the credit stand where its list wants it?  `apart`: behind a mark, as in
 * "The pier is closed, so Berg."; `verb`: a word of speech follows, as in "wie
 * Berg am Montag sagte". */
static bool
in_place(const struct unit *u, u32 i, const struct phrase *a)
{
	if (str_is(a->value, S("apart")))
		return i > u->from && u->t->v[i - 1].kind == TOKEN_MARK;
	return !str_is(a->value, S("verb")) || verb_behind(u, i + a->words);
}

/* Fills the frame of "X zufolge", where the word follows the name. */
static bool
credit_behind(const struct unit *u, u32 i, u32 n, struct frame *f)
{
	ref r = i > u->from ? u->ends[i] : 0;

	if (!r || !unit_may_speak(u, r))
		return false;
	*f = (struct frame){
		.kind = CUE_ACCORDING, .from = i, .to = i + n,
		.all_from = i, .all_to = i + n, .after = true,
	};
	subjects_set(u, f, r, token_after(u->t, unit_mention(u, r)->span.from),
	    i);
	return true;
}

/* Adds the frame of "X: ..." at the beginning of a headline, or of any unit if
 * a quotation follows. */
static void
colon(const struct unit *u, frames *out, arena *mem)
{
	u32 i = u->from, to;
	ref r;

	while (i < u->to && i < u->from + 8 && !u->mention[i] && !u->in[i] &&
	    u->t->v[i].kind != TOKEN_MARK)
		i++;
	if (i >= u->to || !(r = u->mention[i]) || !unit_may_speak(u, r) ||
	    u->in[i])
		return;
	to = unit_mention_to(u, r);
	while (to < u->to && to < i + 10 && u->mention[to] && !u->in[to])
		to = unit_mention_to(u, u->mention[to]);
	if (!unit_mark(u, to, ":") || to + 1 >= u->to || (!u->headline &&
	    !u->in[to + 1]))
		return;
	*push(out, mem) = (struct frame){
		.kind = CUE_NAME, .from = to, .to = to,
		.all_from = i, .all_to = to + 1,
		.subject = r, .subject_from = i, .subject_to = to,
	};
}

/* Adds the frame of "... - X" at the end of a headline. */
static void
frames_dash(const struct unit *u, frames *out, arena *mem)
{
	u32 end = u->to;
	ref r;
	u32 from;

	while (end > u->from && unit_mark(u, end - 1, ".!?"))
		end--;
	r = end > u->from && end <= u->to ? u->ends[end] : 0;
	if (!u->headline || !r || !unit_may_speak(u, r))
		return;
	from = token_after(u->t, unit_mention(u, r)->span.from);
	if (from < u->from + 3 || !unit_dash(u, from - 1) ||
	    !u->t->v[from - 1].spaced || u->in[from - 1])
		return;
	*push(out, mem) = (struct frame){
		.kind = CUE_NAME, .from = end, .to = end, .all_from = from,
		.all_to = end, .subject = r, .subject_from = from,
		.subject_to = end, .after = true,
	};
}

/* Fills the frame of "there are reports that ...": a noun for unnamed people or
 * media, and a clause. */
static bool
noun_with_that(const struct unit *u, u32 i, struct frame *f)
{
	ref r = u->mention[i];
	u32 to = r ? unit_mention_to(u, r) : 0;

	if (!r || !unit_may_speak(u, r) || !unit_has(u, to, &u->pack->that) ||
	    !u->it->entities.v[unit_mention(u, r)->entity - 1].anonymity)
		return false;
	*f = (struct frame){
		.kind = CUE_SAY, .from = to, .to = to,
		.all_from = i, .all_to = to,
		.subject = r, .subject_from = i, .subject_to = to,
	};
	return true;
}

/* Adds the frame of the longest cue that begins at token i, if there is one.
 * Returns the next token to try. */
static u32
frames_at(const struct unit *u, u32 i, frames *out, arena *mem)
{
	const struct phrase *c = phrases_at(&u->pack->citing, u->t, i, u->to);
	const struct phrase *a = phrases_at(&u->pack->according, u->t, i,
	    u->to);
	const struct phrase *s = phrases_at(&u->pack->speech, u->t, i, u->to);
	struct frame f;

	if (noun_with_that(u, i, &f)) {
		*push(out, mem) = f;
		return f.all_to;
	}
	if (c && i > u->from && (!s || s->words <= c->words) &&
	    frames_credit(u, i, c->words, CUE_CITING, &f)) {
		*push(out, mem) = f;
		return f.all_to;
	}
	if (a && (!s || s->words <= a->words) &&
	    in_place(u, i, a) &&
	    (frames_credit(u, i, a->words, CUE_ACCORDING, &f) ||
	     credit_behind(u, i, a->words, &f))) {
		*push(out, mem) = f;
		return f.all_to > i ? f.all_to : i + 1;
	}
	if (s && !u->mention[i] && !(u->t->v[i].capital && i > u->from &&
	    !u->t->v[i].capitals && u->t->v[i - 1].kind == TOKEN_WORD) &&
	    verb(u, i, s->words, s->value, out, &f)) {
		*push(out, mem) = f;
		return f.to;
	}
	return i + 1;
}

void
frames_find(frames *out, const struct unit *u, arena *mem)
{
	u32 i = u->from;

	assert(u->from <= u->to && u->to <= u->t->n);
	colon(u, out, mem);
	while (i < u->to)
		i = u->in[i] ? i + 1 : frames_at(u, i, out, mem);
	frames_dash(u, out, mem);
}

void
frames_of_cue(struct frame *f, const struct unit *u, u32 from, u32 to)
{
	*f = (struct frame){
		.kind = CUE_SAY, .from = from, .to = to, .all_from = from,
		.all_to = to, .heard = true,
	};
	for (u32 i = from; i < to; i++) {
		const struct phrase *s = phrases_at(&u->pack->speech, u->t, i,
		    to);

		if (unit_has(u, i, &u->pack->according))
			f->kind = CUE_ACCORDING;
		else if (s)
			f->kind = frames_kind_of(s->value);
		else
			continue;
		break;
	}
	polarity(u, f);
	addressee(u, f);
}
