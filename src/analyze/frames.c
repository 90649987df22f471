/*
 * Which words of speech has a unit, and who is the subject of each?
 *
 * The subject stands left of the word of speech, or right of it if a mark or a
 * closed quotation precedes the word ("...", said X).  A name after a
 * preposition is not a subject.  A second word of speech after "and" has the
 * subject of the first.  The reaches, in tokens, are by judgment.
 */
#include <assert.h>

#include "analyze/frames.h"

enum {
	REACH = 16,		/* from a cue left to its subject */
	APPOSITION = 14,	/* of "..., a doctor," */
	CLAUSE = 24,		/* of "wie Berg ... sagte" */
	BEHIND = 5		/* of a subject behind its cue */
};

bool
unit_word(const struct unit *u, u32 i)
{
	return u->t->v[i].kind != TOKEN_MARK;
}

bool
unit_mark(const struct unit *u, u32 i, const char *marks)
{
	str w;

	if (i < u->from || i >= u->to || u->t->v[i].kind != TOKEN_MARK)
		return false;
	w = token_text(u->it, u->t, i);
	return w.n == 1 && strchr(marks, w.s[0]);
}

bool
unit_time(const struct unit *u, u32 i)
{
	u32 lo = 0, hi = u->it->times.n, at = u->t->v[i].from;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (u->it->times.v[mid].span.to <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < u->it->times.n && u->it->times.v[lo].span.from <= at;
}

bool
unit_dash(const struct unit *u, u32 i)
{
	str w;
	u32 c;

	if (i < u->from || i >= u->to || u->t->v[i].kind != TOKEN_MARK)
		return false;
	w = token_text(u->it, u->t, i);
	c = utf8_next(&w);
	return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012;
}

bool
unit_has(const struct unit *u, u32 i, const struct phrases *l)
{
	return i >= u->from && i < u->to && phrases_at(l, u->t, i, u->to);
}

static const struct mention *
frames_mention(const struct unit *u, ref r)
{
	return &u->it->mentions.v[r - 1];
}

/* The token after the end of a mention. */
static u32
mention_to(const struct unit *u, ref r)
{
	return token_after(u->t, frames_mention(u, r)->span.to);
}

/* Does the mention stand for a known entity? */
static bool
may_speak(const struct unit *u, ref r)
{
	ref e = frames_mention(u, r)->entity;

	return e != 0 && e <= u->it->entities.n;
}

/* Where a name begins with the article or common words before it. */
static u32
with_article(const struct unit *u, u32 i)
{
	while (i > u->from && unit_has(u, i - 1, &u->pack->common) &&
	    !unit_has(u, i - 1, &u->pack->prepositions) &&
	    !unit_has(u, i - 1, &u->pack->that) &&
	    !unit_has(u, i - 1, &u->pack->linked) && !u->ends[i] &&
	    !u->in[i - 1])
		i--;
	return i;
}

/* Where the phrase of a subject begins: "the Estonian politician Berg". */
static u32
phrase_from(const struct unit *u, u32 from)
{
	u32 i = from;

	for (u32 n = 0; n < 4 && i > u->from && u->t->v[i - 1].kind ==
	    TOKEN_WORD && !u->in[i - 1] && !u->ends[i] &&
	    !unit_has(u, i - 1, &u->pack->prepositions) &&
	    !unit_has(u, i - 1, &u->pack->speech); n++) {
		i--;
		if (unit_has(u, i, &u->pack->articles))
			return i;
	}
	if (i == u->from || u->in[i - 1] || unit_mark(u, i - 1, ","))
		return i;
	return with_article(u, from);
}

/* Does a preposition precede the name at token i?  Then it is not a subject. */
static bool
frames_governed(const struct unit *u, u32 i)
{
	i = with_article(u, i);
	if (i == u->from || u->ends[i] ||
	    !unit_has(u, i - 1, &u->pack->prepositions))
		return false;
	return !unit_has(u, i - 1, &u->pack->articles) || (i > u->from + 1 &&
	    u->t->v[i - 2].capital);	/* Sprecherin der Polizei */
}

static void
set_subject(const struct unit *u, struct frame *f, ref r, u32 from, u32 to)
{
	u32 whole = phrase_from(u, from);

	f->subject = r;
	f->subject_from = from;
	f->subject_to = to;
	if (f->all_from > whole)
		f->all_from = whole;
	if (f->all_to < to)
		f->all_to = to;
}

static bool
speech(const struct unit *u, u32 i)
{
	return unit_has(u, i, &u->pack->speech) && !u->mention[i];
}

/* Skips an apposition before token i, as in "Berg, a doctor, said": the token
 * of the comma that opens it, or i. */
static u32
over_apposition(const struct unit *u, u32 i)
{
	for (u32 k = i - 1, n = 0; k > u->from && n < APPOSITION; k--, n++) {
		if (u->in[k] || speech(u, k - 1))
			return i;
		if (unit_mark(u, k - 1, ","))
			return k - 1;
	}
	return i;
}

/* Does the mention that ends before token i begin before token `at`, as in "an
 * official, who is old, said": all of it is one mention? */
static bool
begins_before(const struct unit *u, u32 i, u32 at)
{
	return u->ends[i] && token_after(u->t, frames_mention(u,
	    u->ends[i])->span.from) < at;
}

/* Looks for the subject left of the cue. */
static bool
left(const struct unit *u, struct frame *f)
{
	u32 i = f->from;
	bool crossed = false;

	for (u32 n = 0; i > u->from && n < REACH; n++) {
		ref r = u->ends[i];

		if (u->in[i - 1])
			return false;
		if (r) {
			u32 from = token_after(u->t,
			    frames_mention(u, r)->span.from);

			if (may_speak(u, r) && !frames_governed(u, from)) {
				set_subject(u, f, r, from, i);
				return true;
			}
			i = from;
			continue;
		}
		if (unit_mark(u, i - 1, ",") && !crossed && n == 0) {
			u32 to = over_apposition(u, i - 1);

			if (to == i - 1)
				return false;
			crossed = true;
			i = begins_before(u, i - 1, to) ? i - 1 : to;
			continue;
		}
		if (u->t->v[i - 1].kind == TOKEN_MARK && !unit_mark(u, i - 1,
		    "()'.") && !(crossed && unit_mark(u, i - 1, ",")))
			return false;
		if (speech(u, i - 1) && n > 0)
			return false;
		i--;
	}
	return false;
}

/* Is the token a quotation mark around a name? */
static bool
name_mark(const struct unit *u, u32 i)
{
	return i + 1 < u->to && u->mention[i + 1] && quotation_at(u->it,
	    u->t->v[i + 1].from) && !u->in[i + 1];
}

/* Is the token in an office: "mayor", "minister of trade"? */
static bool
in_office(const struct unit *u, u32 i)
{
	for (u32 n = 0; n < 3 && i >= u->from + n; n++) {
		const struct phrase *f = phrases_at(&u->pack->roles, u->t,
		    i - n, u->to);

		if (f && f->words > n)
			return true;
	}
	return false;
}

/* May the token stand between a cue and a subject after it? */
static bool
may_pass(const struct unit *u, u32 i)
{
	return in_office(u, i) || unit_time(u, i) ||
	    unit_has(u, i, &u->pack->subject) ||
	    (i + 1 < u->to && u->t->v[i].kind == TOKEN_WORD &&
	     u->mention[i + 1] && u->t->v[i].capital &&
	     !unit_has(u, i, &u->pack->prepositions)) ||
	    unit_has(u, i, &u->pack->medianoun) ||
	    unit_has(u, i, &u->pack->medium) ||
	    (unit_has(u, i, &u->pack->common) &&
	     !unit_has(u, i, &u->pack->prepositions) &&
	     !unit_has(u, i, &u->pack->that)) ||
	    (unit_has(u, i, &u->pack->prepositions) &&
	     (unit_has(u, i + 1, &u->pack->medianoun) ||
	      unit_has(u, i + 1, &u->pack->medium)));
}

/* Does a quotation end before token i, marks aside?  Then the subject may
 * follow the cue. */
static bool
closes_before(const struct unit *u, u32 i)
{
	for (u32 n = 0; i > u->from && n < 4; n++, i--) {
		if (u->in[i - 1])
			return true;
		if (u->t->v[i - 1].kind != TOKEN_MARK)
			return false;
	}
	return false;
}

/* Replaces a subject that is an office by the name after it: "said the head of
 * X, Ada Berg". */
static void
apposition(const struct unit *u, struct frame *f)
{
	u32 i = f->subject_to;

	if (frames_mention(u, f->subject)->form != MENTION_title)
		return;
	for (u32 n = 0; i < u->to && n < 8 && !u->in[i]; n++) {
		ref r = u->mention[i];

		if (unit_mark(u, i, ",")) {
			r = i + 1 < u->to ? u->mention[i + 1] : 0;
			if (r && may_speak(u, r) && frames_mention(u, r)->form
			    ==
			    MENTION_name && u->it->entities.v[
			    frames_mention(u, r)->entity - 1].type
			    == ENTITY_person)
				set_subject(u, f, r, i + 1, mention_to(u, r));
			return;
		}
		if (u->t->v[i].kind == TOKEN_MARK)
			return;
		if (r && n <= 2 && may_speak(u, r) &&
		    mention_to(u, r) > i + 1 && frames_mention(u, r)->form ==
			    MENTION_name &&
		    u->it->entities.v[frames_mention(u, r)->entity - 1].type ==
		    ENTITY_person) {	/* chief of the port A. Berg */
			set_subject(u, f, r, i, mention_to(u, r));
			return;
		}
		if (unit_has(u, i, &u->pack->prepositions) && n < 3)
			n = 3;
		i = r ? mention_to(u, r) : i + 1;
	}
}

/* Replaces a subject that is a place by the person right behind it: "said the
 * head of Petrova Lidia Petran", in languages that need no word for "of". */
static void
person_behind(const struct unit *u, struct frame *f)
{
	u32 i = f->subject_to;
	ref r = i < u->to ? u->mention[i] : 0;
	const struct entity *v = u->it->entities.v;

	if (r && may_speak(u, r) &&
	    v[frames_mention(u, f->subject)->entity - 1].type == ENTITY_place &&
	    v[frames_mention(u, r)->entity - 1].type == ENTITY_person &&
	    frames_mention(u, r)->form == MENTION_name)
		set_subject(u, f, r, i, mention_to(u, r));
}

/* Looks for the subject right of the cue. */
static bool
right(const struct unit *u, struct frame *f)
{
	bool quoted = closes_before(u, f->from);
	u32 i = f->to;

	for (u32 n = 0; i < u->to && n < 6; n++, i++) {
		ref r = u->mention[i];

		if (u->in[i])
			return false;
		if (r && may_speak(u, r)) {
			f->after = true;
			set_subject(u, f, r, i, mention_to(u, r));
			person_behind(u, f);
			apposition(u, f);
			return true;
		}
		if (u->t->v[i].kind == TOKEN_MARK ? !name_mark(u, i) :
		    !may_pass(u, i) && !(quoted && !unit_has(u, i,
		    &u->pack->prepositions) && !unit_has(u, i,
		    &u->pack->that) && !speech(u, i)))
			return false;
	}
	return false;
}

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

/* Takes the subject of the frame before, if "and" or a comma joins them: "and
 * said", ", added". */
static bool
frames_joined(const struct unit *u, struct frame *f, const struct frame *before)
{
	u32 i = f->from;

	while (i > u->from && i + 3 > f->from &&
	    (unit_has(u, i - 1, &u->pack->subject) ||
	     unit_has(u, i - 1, &u->pack->negation)))
		i--;
	if (!before || !before->subject || i == u->from || u->in[i - 1] ||
	    before->kind >= CUE_ACCORDING)
		return false;
	if (!unit_has(u, i - 1, &u->pack->linked) && !unit_mark(u, i - 1, ","))
		return false;
	f->joined = true;
	f->subject = before->subject;
	f->subject_from = before->subject_from;
	f->subject_to = before->subject_to;
	return true;
}

/* Is token i first in the unit, or after a mark or quotation? */
static bool
after_mark(const struct unit *u, u32 i)
{
	return i == u->from || u->in[i - 1] ||
	    u->t->v[i - 1].kind == TOKEN_MARK;
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
	if (f->to == f->from + 1 || u->it->entities.v[frames_mention(u,
	    r)->entity - 1].type == ENTITY_outlet) {
		f->addressee = r;
		f->all_to = mention_to(u, f->addressee);
		if (unit_has(u, f->all_to, &u->pack->orgword))
			f->all_to++;		/* the Berg administration */
	}
}

/* Does a clause go on behind the subject right of the cue, so that it is the
 * subject of the clause: "said Paul Reed had lied", not "said Paul Reed on
 * Monday"? */
static bool
clause_behind(const struct unit *u, const struct frame *f)
{
	u32 i = f->subject_to;

	if (i >= u->to)
		return false;
	if (u->t->v[i].kind == TOKEN_MARK)
		return i + 1 < u->to && u->in[i + 1] && !u->t->v[i + 1].capital;
	return !u->in[i] && u->t->v[i].kind == TOKEN_WORD &&
	    !u->t->v[i].capital && !unit_time(u, i) &&
	    !unit_has(u, i, &u->pack->prepositions) &&
	    !unit_has(u, i, &u->pack->linked) &&
	    !unit_has(u, i, &u->pack->medium);
}

/* Looks for the subject of a cue that follows a mark: right of it, unless a
 * name with an apposition stands left of it and a clause follows, as in "Anna
 * Orsk, the minister, said Paul Reed had lied". */
static bool
beside(const struct unit *u, struct frame *f)
{
	struct frame behind = *f;

	if (!right(u, &behind))
		return left(u, f);
	if (f->from > u->from && unit_mark(u, f->from - 1, ",") &&
	    !closes_before(u, f->from) && clause_behind(u, &behind) &&
	    left(u, f))
		return true;
	*f = behind;
	return true;
}

/* Does a clause with a word for "that" follow token i? */
static bool
that_follows(const struct unit *u, u32 i)
{
	if (i < u->to && unit_mark(u, i, ","))
		i++;
	return i < u->to && !u->in[i] &&
	    phrases_at(&u->pack->that, u->t, i, u->to);
}

/* May the token be in a subject that no mention names? */
static bool
in_noun(const struct unit *u, u32 i)
{
	return unit_word(u, i) && !u->in[i] && !speech(u, i) &&
	    !unit_has(u, i, &u->pack->linked) &&
	    !unit_has(u, i, &u->pack->that);
}

/* Takes the words before a cue as its subject, which no mention names, if a
 * clause or a colon follows: "les riverains estiment que". */
static bool
noun_left(const struct unit *u, struct frame *f)
{
	u32 from = f->from;

	if (!u->nouns || !(that_follows(u, f->all_to) ||
	    unit_mark(u, f->all_to, ":")))
		return false;
	while (from > u->from && f->from - from < REACH &&
	    in_noun(u, from - 1))
		from--;
	if (from == f->from || f->from - from == REACH ||
	    unit_has(u, from, &u->pack->prepositions) ||
	    unit_has(u, from, &u->pack->negation))
		return false;
	f->subject_from = f->all_from = from;
	f->subject_to = f->from;
	return true;
}

/* Takes the words behind a cue as its subject, if the content stands before it
 * and a mark behind them: "..., говорят эксперты." */
static bool
noun_right(const struct unit *u, struct frame *f)
{
	u32 to = f->to;

	if (!u->nouns || f->kind != CUE_SAY || f->from < u->from + 2 ||
	    !(closes_before(u, f->from) || unit_mark(u, f->from - 1, ",") ||
	    unit_dash(u, f->from - 1)))
		return false;
	while (to < u->to && to < f->to + BEHIND && in_noun(u, to))
		to++;
	if (to == f->to || (to < u->to && unit_word(u, to)) ||
	    unit_has(u, f->to, &u->pack->prepositions))
		return false;
	f->after = true;
	f->subject_from = f->to;
	f->subject_to = f->all_to = to;
	return true;
}

/* Has the word of speech no subject, between a quotation and a mark: "...",
 * afirmou.  Then it is the last speaker. */
static bool
is_bare(const struct unit *u, struct frame *f)
{
	f->bare = u->nouns && f->kind == CUE_SAY &&
	    closes_before(u, f->from) && (f->to >= u->to ||
	    (u->t->v[f->to].kind == TOKEN_MARK && !u->in[f->to]));
	return f->bare;
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
	if (f->kind == CUE_ACT && frames_joined(u, f, before)) {
		;			/* ..., praised A and thanked B */
	} else if (after_mark(u, i)) {
		if (!beside(u, f) && !frames_joined(u, f, before) &&
		    !noun_right(u, f) && !is_bare(u, f))
			return false;
	} else if (!frames_joined(u, f, before) && !left(u, f) &&
	    (f->kind != CUE_SAY || !right(u, f)) && !noun_left(u, f) &&
	    !noun_right(u, f) && !is_bare(u, f)) {
		return false;
	}
	polarity(u, f);
	addressee(u, f);
	return true;
}

/* Takes the words between "according to" and the comma at token `to` as the
 * subject, which no mention names: "selon les riverains, ...". */
static bool
noun_behind(const struct unit *u, struct frame *f, u32 to)
{
	if (!u->nouns || (to < f->to + 2 && u->pack->articles.all.n) ||
	    to == f->to || !unit_mark(u, to, ",.") ||
	    unit_has(u, f->to, &u->pack->pronouns) || (f->from > u->from &&
	    u->t->v[f->from - 1].kind != TOKEN_MARK))
		return false;
	f->after = true;
	f->subject_from = f->to;
	f->subject_to = f->all_to = to;
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
			return kind == CUE_ACCORDING && noun_behind(u, f, k);
		if (r && may_speak(u, r)) {
			f->after = true;
			set_subject(u, f, r, k, mention_to(u, r));
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
		if (speech(u, i))
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

	if (!r || !may_speak(u, r))
		return false;
	*f = (struct frame){
		.kind = CUE_ACCORDING, .from = i, .to = i + n,
		.all_from = i, .all_to = i + n, .after = true,
	};
	set_subject(u, f, r, token_after(u->t, frames_mention(u, r)->span.from),
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
	if (i >= u->to || !(r = u->mention[i]) || !may_speak(u, r) || u->in[i])
		return;
	to = mention_to(u, r);
	while (to < u->to && to < i + 10 && u->mention[to] && !u->in[to])
		to = mention_to(u, u->mention[to]);
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
	if (!u->headline || !r || !may_speak(u, r))
		return;
	from = token_after(u->t, frames_mention(u, r)->span.from);
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
	u32 to = r ? mention_to(u, r) : 0;

	if (!r || !may_speak(u, r) || !unit_has(u, to, &u->pack->that) ||
	    !u->it->entities.v[frames_mention(u, r)->entity - 1].anonymity)
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

/* How well a mention at token i stands for a speaker: a person's name best, one
 * after a preposition not. */
static u32
speaks_well(const struct unit *u, u32 i, u32 from)
{
	ref r = u->mention[i];
	const struct mention *m;

	if (!r || !may_speak(u, r) || (i > from && frames_governed(u, i)))
		return 0;
	m = frames_mention(u, r);
	return m->form == MENTION_name && u->it->entities.v[m->entity -
	    1].type == ENTITY_person ? 3 : m->form == MENTION_name ? 2 : 1;
}

/* The mention that ends right before a word like "who", or 0. */
static ref
antecedent(const struct unit *u, u32 i)
{
	ref r;

	if (!unit_has(u, i, &u->pack->subject) || i == u->from)
		return 0;
	r = u->ends[i];
	if (!r && unit_mark(u, i - 1, ","))
		r = u->ends[i - 1];
	return r && may_speak(u, r) ? r : 0;
}

void
frames_subject(const struct unit *u, struct frame *f, u32 from, u32 to)
{
	u32 best = 0;

	f->subject = 0;
	f->subject_from = from;
	f->subject_to = to;
	if (to == from + 1 && !u->mention[from])
		f->subject = antecedent(u, from);
	for (u32 i = from; i < to; i++) {
		u32 well = speaks_well(u, i, from);

		if (unit_mark(u, i, ",") && best)
			break;
		if (well > best) {
			best = well;
			f->subject = u->mention[i];
		}
	}
}
