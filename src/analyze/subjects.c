/*
 * Who is the subject of a word of speech?
 *
 * The subject stands left of the word, or right of it if a mark or a closed
 * quotation precedes the word ("...", said X).  A name after a preposition is
 * not a subject.  A second word of speech after "and" has the subject of the
 * first.  Where no model was learned, words that no mention names may be the
 * subject, or it may be missing.  The reaches, in tokens, are by judgment.
 */
#include "analyze/subjects.h"

enum {
	REACH = 16,		/* from a cue left to its subject */
	APPOSITION = 14,	/* of "..., a doctor," */
	BEHIND = 5		/* of a subject behind its cue */
};

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
governed(const struct unit *u, u32 i)
{
	i = with_article(u, i);
	if (i == u->from || u->ends[i] ||
	    !unit_has(u, i - 1, &u->pack->prepositions))
		return false;
	return !unit_has(u, i - 1, &u->pack->articles) || (i > u->from + 1 &&
	    u->t->v[i - 2].capital);	/* Sprecherin der Polizei */
}

void
subjects_set(const struct unit *u, struct frame *f, ref r, u32 from, u32 to)
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

/* Skips an apposition before token i, as in "Berg, a doctor, said": the token
 * of the comma that opens it, or i. */
static u32
over_apposition(const struct unit *u, u32 i)
{
	for (u32 k = i - 1, n = 0; k > u->from && n < APPOSITION; k--, n++) {
		if (u->in[k] || unit_speech(u, k - 1))
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
	return u->ends[i] && token_after(u->t, unit_mention(u,
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
			    unit_mention(u, r)->span.from);

			if (unit_may_speak(u, r) && !governed(u, from)) {
				subjects_set(u, f, r, from, i);
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
		if (unit_speech(u, i - 1) && n > 0)
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

/* Is the mention a person's name? */
static bool
names_person(const struct unit *u, ref r)
{
	const struct mention *m = unit_mention(u, r);

	return unit_may_speak(u, r) && m->form == MENTION_name &&
	    u->it->entities.v[m->entity - 1].type == ENTITY_person;
}

/* Replaces a subject that is an office by the name after it: "said the head of
 * X, Ada Berg". */
static void
apposition(const struct unit *u, struct frame *f)
{
	u32 i = f->subject_to;

	if (unit_mention(u, f->subject)->form != MENTION_title)
		return;
	for (u32 n = 0; i < u->to && n < 8 && !u->in[i]; n++) {
		ref r = u->mention[i];

		if (unit_mark(u, i, ",")) {
			r = i + 1 < u->to ? u->mention[i + 1] : 0;
			if (r && names_person(u, r))
				subjects_set(u, f, r, i + 1,
				    unit_mention_to(u, r));
			return;
		}
		if (u->t->v[i].kind == TOKEN_MARK)
			return;
		if (r && n <= 2 && unit_mention_to(u, r) > i + 1 &&
		    names_person(u, r)) {	/* chief of the port A. Berg */
			subjects_set(u, f, r, i, unit_mention_to(u, r));
			return;
		}
		if (unit_has(u, i, &u->pack->prepositions) && n < 3)
			n = 3;
		i = r ? unit_mention_to(u, r) : i + 1;
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

	if (r && names_person(u, r) &&
	    v[unit_mention(u, f->subject)->entity - 1].type == ENTITY_place)
		subjects_set(u, f, r, i, unit_mention_to(u, r));
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
		if (r && unit_may_speak(u, r)) {
			f->after = true;
			subjects_set(u, f, r, i, unit_mention_to(u, r));
			person_behind(u, f);
			apposition(u, f);
			return true;
		}
		if (u->t->v[i].kind == TOKEN_MARK ? !name_mark(u, i) :
		    !may_pass(u, i) && !(quoted && !unit_has(u, i,
		    &u->pack->prepositions) && !unit_has(u, i,
		    &u->pack->that) && !unit_speech(u, i)))
			return false;
	}
	return false;
}

/* Takes the subject of the frame before, if "and" or a comma joins them: "and
 * said", ", added". */
static bool
joins(const struct unit *u, struct frame *f, const struct frame *before)
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
	return unit_word(u, i) && !u->in[i] && !unit_speech(u, i) &&
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

/* Takes the words behind a cue, to token `to`, as its subject. */
static void
take_behind(struct frame *f, u32 to)
{
	f->after = true;
	f->subject_from = f->to;
	f->subject_to = f->all_to = to;
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
	take_behind(f, to);
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

bool
subjects_find(const struct unit *u, struct frame *f,
    const struct frame *before)
{
	if (f->kind == CUE_ACT && joins(u, f, before))
		return true;		/* ..., praised A and thanked B */
	if (after_mark(u, f->from))
		return beside(u, f) || joins(u, f, before) ||
		    noun_right(u, f) || is_bare(u, f);
	return joins(u, f, before) || left(u, f) ||
	    (f->kind == CUE_SAY && right(u, f)) || noun_left(u, f) ||
	    noun_right(u, f) || is_bare(u, f);
}

bool
subjects_behind(const struct unit *u, struct frame *f, u32 to)
{
	if (!u->nouns || (to < f->to + 2 && u->pack->articles.all.n) ||
	    to == f->to || !unit_mark(u, to, ",.") ||
	    unit_has(u, f->to, &u->pack->pronouns) || (f->from > u->from &&
	    u->t->v[f->from - 1].kind != TOKEN_MARK))
		return false;
	take_behind(f, to);
	return true;
}

/* How well a mention at token i stands for a speaker: a person's name best, one
 * after a preposition not. */
static u32
speaks_well(const struct unit *u, u32 i, u32 from)
{
	ref r = u->mention[i];
	const struct mention *m;

	if (!r || !unit_may_speak(u, r) || (i > from && governed(u, i)))
		return 0;
	m = unit_mention(u, r);
	return names_person(u, r) ? 3 : m->form == MENTION_name ? 2 : 1;
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
	return r && unit_may_speak(u, r) ? r : 0;
}

void
subjects_in(const struct unit *u, struct frame *f, u32 from, u32 to)
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
