/*
 * Which words of the lists of a pack stand for somebody?
 *
 * Names of outlets, organizations and countries, nouns for unnamed people and
 * for bodies, and pronouns.
 */
#include "analyze/listed.h"

static bool
listed_all_capitals(const struct finder *s, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++)
		if (!s->t->v[i].capitals)
			return false;
	return true;
}

bool
listed_name(struct finder *s, const struct phrases *list, entity_type type)
{
	const struct phrase *f = phrases_at(list, s->t, s->i, s->end);
	struct name *n;
	str first;
	u32 c;

	if (!f || !(finder_capital(s, s->i) || finder_caseless(s, s->i)))
		return false;
	first = f->text;
	c = utf8_next(&first);
	if (utf8_upper(c) && first.n && utf8_upper(utf8_next(&first)) &&
	    !listed_all_capitals(s, s->i, s->i + 1) && f->words == 1)
		return false;
	if (type == ENTITY_place && finder_capital(s, s->i + f->words) &&
	    !finder_common(s, s->i + f->words) && s->role_from == s->i &&
	    !s->t->v[s->i].capitals &&
	    !phrases_at(&s->pack->roles, s->t, s->i + f->words, s->end) &&
	    !phrases_at(&s->pack->orgword, s->t, s->i + f->words, s->end))
		return false;		/* Jordan Berg */
	n = finder_add(s, s->i, s->i + f->words, MENTION_name);
	n->type = type;
	n->key = f->value;
	s->i += f->words;
	return true;
}

/* Is the token none of the words for a person: a common word, a word of speech
 * or a weekday? */
static bool
parts(const struct finder *s, u32 i)
{
	return finder_common(s, i) ||
	    phrases_at(&s->pack->speech, s->t, i, i + 1) ||
	    phrases_at(&s->pack->weekdays, s->t, i, i + 1);
}

/* Where the words for an unnamed person begin: "an unnamed senior EU
 * official". */
static u32
reach_back(const struct finder *s, u32 i, bool *indefinite)
{
	u32 from = i, near = i;

	for (u32 k = 0; k < 4 && from > s->start; k++) {
		u32 p = from - 1;

		if (s->t->v[p].kind == TOKEN_MARK)
			break;
		if (phrases_at(&s->pack->indefinite, s->t, p, p + 1)) {
			*indefinite = true;
			return p;
		}
		if (parts(s, p))
			break;
		if (k < 2 && !s->t->v[p].capital && near == from)
			near = p;
		from = p;
	}
	return near < i && (near == s->start || s->t->v[near - 1].kind ==
	    TOKEN_MARK || parts(s, near - 1)) ? near : i;
}

/* Where the words for an unnamed person end: over "familiar with the talks" and
 * ", who asked ..." to the next mark. Token i if it is not near. */
static u32
reach_on(const struct finder *s, u32 i)
{
	u32 to = i, from = i;

	if (to + 1 < s->end && token_is(s->it, s->t, to, ',') &&
	    !finder_capital(s, to + 1))
		to = from = to + 1;

	while (to < s->end && to < i + 10 && s->t->v[to].kind != TOKEN_MARK &&
	    !phrases_at(&s->pack->speech, s->t, to, s->end) &&
	    !phrases_at(&s->pack->that, s->t, to, to + 1) &&
	    !finder_capital(s, to))
		to++;
	return to > from && to < s->end && to < i + 10 &&
	    s->t->v[to].kind == TOKEN_MARK ? to : i;
}

/* The token after an organization or place at token i, as in "official of the
 * EU"; else i. */
static u32
reach_body(const struct finder *s, u32 i)
{
	const struct phrase *f = finder_capital(s, i) ? phrases_at(
	    &s->pack->organizations, s->t, i, s->end) : 0;

	if (!f && finder_capital(s, i))
		f = phrases_at(&s->pack->places, s->t, i, s->end);
	return f ? i + f->words : i;
}

bool
listed_unnamed(struct finder *s)
{
	const struct phrase *f = phrases_at(&s->pack->unnamed, s->t, s->i,
	    s->end);
	bool indefinite = false;
	u32 from, to, body;
	struct name *n;

	if (!f)
		return false;
	body = reach_body(s, s->i + f->words);
	if (finder_capital(s, body) && !pack_has(s->pack, S("capital nouns")))
		return false;
	if (phrases_at(&s->pack->speech, s->t, s->i, s->i + 1) && s->out->n &&
	    s->out->v[s->out->n - 1].to == s->i)
		return false;			/* Bloomberg reports */
	from = reach_back(s, s->i, &indefinite);
	while (s->out->n && s->out->v[s->out->n - 1].to > from &&
	    s->out->v[s->out->n - 1].sentence == s->sentence)
		s->out->n--;			/* the EU of "an EU official" */
	to = reach_on(s, body);
	n = finder_add(s, from, to, MENTION_title);
	n->type = ENTITY_person;
	n->anonymity = word_find(WORDS_anonymity, f->value);
	n->indefinite = indefinite;
	if (n->anonymity == ANONYMITY_unnamed_media)
		n->type = ENTITY_outlet;
	s->i = to;
	return true;
}

bool
listed_body(struct finder *s)
{
	const struct phrase *f = phrases_at(&s->pack->bodies, s->t, s->i,
	    s->end);
	u32 from = s->i;
	struct name *n;

	if (!f || (finder_capital(s, s->i + f->words) &&
	    phrases_at(&s->pack->medianoun, s->t, s->i, s->i + f->words)))
		return false;			/* the agency X */
	while (from > s->start && s->i - from < 3 &&
	    s->t->v[from - 1].kind == TOKEN_WORD && s->t->v[from].spaced &&
	    (s->t->v[from - 1].capital || phrases_at(&s->pack->demonyms, s->t,
	     from - 1, from)) && !finder_common(s, from - 1))
		from--;
	while (s->out->n && s->out->v[s->out->n - 1].to > from &&
	    s->out->v[s->out->n - 1].sentence == s->sentence)
		s->out->n--;
	n = finder_add(s, from, s->i + f->words, MENTION_title);
	n->type = ENTITY_organization;
	s->i += f->words;
	return true;
}

bool
listed_pronoun(struct finder *s)
{
	const struct phrase *f = phrases_at(&s->pack->pronouns, s->t, s->i,
	    s->i + 1);

	if (!f || f->value.n == 0)
		return false;
	finder_add(s, s->i, s->i + 1, MENTION_pronoun)->gender = f->value.s[0];
	s->i++;
	return true;
}
