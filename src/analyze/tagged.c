/*
 * What becomes of the names that the model finds, and of those that it misses?
 *
 * The model is right about where a name is, more often than about where it
 * ends.  Lists, offices and the words beside a name count for more.  A run of
 * capitalized words that the model did not find is of unknown type, unless
 * something beside it tells.
 */
#include "analyze/offices.h"
#include "analyze/runs.h"
#include "analyze/tagged.h"

/* The name that the model found at token i: one that begins there, or before it
 * with an office. */
static const struct found_name *
tagged_at(struct finder *s, u32 i)
{
	while (s->tag < s->tags->n && s->tags->v[s->tag].to <= i)
		s->tag++;
	return s->tag < s->tags->n && s->tags->v[s->tag].from <= i ?
	    &s->tags->v[s->tag] : 0;
}

/* The longest phrase at token s->i in a list of names, or NULL. */
static const struct phrase *
longest_listed(const struct finder *s)
{
	const struct phrases *lists[] = {
		&s->pack->outlets, &s->pack->organizations, &s->pack->places,
	};
	const struct phrase *most = 0;

	for (size_t i = 0; i < countof(lists); i++) {
		const struct phrase *f = phrases_at(lists[i], s->t, s->i,
		    s->end);

		if (f && (!most || f->words > most->words))
			most = f;
	}
	return most;
}

/* The type of a name that the model found.  Words in it and before it that tell
 * an outlet or organization count for more than the model. */
static entity_type
tagged_type(const struct finder *s, const struct found_name *g, u32 from,
    u32 to)
{
	entity_type told = runs_type(s, from, to);

	if (told == ENTITY_outlet || told == ENTITY_organization)
		return told;
	switch (g->what) {
	case NAMED_PERSON:
		return ENTITY_person;
	case NAMED_BODY:
		return ENTITY_organization;
	case NAMED_PLACE:
		return ENTITY_place;
	default:
		return ENTITY_NONE;
	}
}

static bool
tagged_listed(const struct finder *s, const struct found_name *g,
    const struct phrases *list)
{
	const struct phrase *f = phrases_at(list, s->t, g->from, g->to);

	return f && g->from + f->words == g->to;
}

/* Does what the model found name nobody: "Norwegian", "the Government", words
 * in small letters? */
static bool
tagged_nobody(const struct finder *s, const struct found_name *g)
{
	bool named = false;

	for (u32 i = g->from; i < g->to && !named; i++)
		named = finder_capital(s, i) || finder_caseless(s, i) ||
		    s->t->v[i].kind != TOKEN_WORD;
	return !named || tagged_listed(s, g, &s->pack->demonyms) ||
	    (tagged_listed(s, g, &s->pack->bodies) &&
	     finder_opens(s, g->from) && !s->t->v[g->from].capitals);
}

/* Is token i a mark that ends no name and begins none: a comma, a bracket, a
 * quotation mark or dash? */
static bool
tagged_apart(const struct finder *s, u32 i)
{
	str w = token_text(s->it, s->t, i);

	return s->t->v[i].kind == TOKEN_MARK &&
	    (w.n > 1 || strchr(",;:()[]\"-", w.s[0]));
}

/* Is token i one of a pair of marks: a bracket or a quotation mark?  Not an
 * apostrophe, nor a mark inside a word, as in Hebrew abbreviations. */
static bool
tagged_paired(const struct finder *s, u32 i)
{
	str w = token_text(s->it, s->t, i);
	u32 c = utf8_next(&w);
	bool inside = i + 1 < s->end && !s->t->v[i].spaced &&
	    !s->t->v[i + 1].spaced && s->t->v[i + 1].kind == TOKEN_WORD;

	return s->t->v[i].kind == TOKEN_MARK && (c == '(' || c == ')' ||
	    c == '[' || c == ']' || (c == '"' && !inside) || c == 0xab ||
	    c == 0xbb || (c >= 0x201c && c <= 0x201e));
}

/* Is token i the possessive before an office: "the Union's High
 * Representative"? */
static bool
before_office(const struct finder *s, u32 i)
{
	str w = token_text(s->it, s->t, i);

	return w.n > 1 && w.n < 5 && w.s[w.n - 1] == 's' &&
	    s->t->v[i].kind == TOKEN_WORD && !utf8_letter((u8)w.s[0]) &&
	    !s->t->v[i].spaced && phrases_at(&s->pack->roles, s->t, i + 1,
	    s->end);
}

/*
 * Where ends the name that the model found?  Before a possessive with an office
 * behind it, at a comma or colon, which the
 * model takes in by mistake, and at one of a pair of marks without the other:
 * the name of a company may have both, as ТОВ «Дюна».
 */
static u32
tagged_end(const struct finder *s, const struct found_name *g)
{
	u32 to = s->i + 1;

	for (; to < g->to; to++) {
		str w = token_text(s->it, s->t, to);
		u32 other = to + 1;

		if (before_office(s, to))
			return to;
		if (s->t->v[to].kind != TOKEN_MARK)
			continue;
		if (strchr(",;:", w.s[0]))
			return to;
		if (!tagged_paired(s, to))
			continue;
		while (other < g->to && !tagged_paired(s, other))
			other++;
		if (other >= g->to)
			return to;
		to = other;
	}
	while (to > s->i + 1 && tagged_apart(s, to - 1) &&
	    !tagged_paired(s, to - 1))
		to--;
	return to;
}

/* Is there no name that begins at token i, or only a word such as "Wire", which
 * is no name alone? */
static bool
next_is_part(const struct finder *s, u32 i)
{
	const struct found_name *g = s->tag + 1 < s->tags->n ?
	    &s->tags->v[s->tag + 1] : 0;

	return !g || g->from > i || (g->to == i + 1 &&
	    (phrases_at(&s->pack->outletword, s->t, i, i + 1) ||
	     phrases_at(&s->pack->orgword, s->t, i, i + 1)));
}

/* Does a word with a capital go on the name that ends before token `to`, though
 * the model did not say so: "Harbor Wire"? */
static bool
tagged_goes_on(struct finder *s, u32 to)
{
	return !s->title && !pack_has(s->pack, S("capital nouns")) &&
	    finder_capital(s, to) && s->t->v[to].spaced &&
	    finder_capital(s, to - 1) && !finder_common(s, to) &&
	    !offices_at(s, to) &&
	    !phrases_at(&s->pack->demonyms, s->t, to, s->end) &&
	    !phrases_at(&s->pack->places, s->t, to, s->end) &&
	    !phrases_at(&s->pack->bodies, s->t, to, s->end) &&
	    !finder_timed(s, to) && next_is_part(s, to);
}

bool
tagged_add(struct finder *s)
{
	const struct found_name *g = tagged_at(s, s->i);
	const struct phrase *f = g ? longest_listed(s) : 0;
	u32 count, to;
	struct name *n;

	if (!g || g == s->nobody || tagged_apart(s, s->i))
		return false;
	if (tagged_nobody(s, g)) {
		s->nobody = g;
		return false;
	}
	if (f && s->i + f->words >= g->to)
		return false;
	count = offices_at(s, s->i);
	if (count && (s->i + count < g->to) == (g->what == NAMED_PERSON))
		return offices_keep(s);	/* an office, alone or with its name */
	if (g->to - s->i == 1 && finder_common(s, s->i) &&
	    !s->t->v[s->i].capitals)
		return false;
	to = tagged_end(s, g);
	while (to >= g->to && tagged_goes_on(s, to))
		to++;
	n = finder_add(s, s->i, to, MENTION_name);
	n->type = tagged_type(s, g, s->i, to);
	n->other = g->what == NAMED_OTHER;
	if (s->role.n && n->governed && to - n->from == 1 &&
	    n->type == ENTITY_person)
		n->type = ENTITY_NONE;		/* mayor of Petrova */
	offices_take(s, n);
	s->i = to;
	if (to < g->to && before_office(s, to))
		s->tag++;
	return true;
}

/* Does a phrase of the list, of up to three words, end before token i? */
static bool
phrase_before(const struct finder *s, u32 i, const struct phrases *list)
{
	for (u32 n = 1; n <= 3 && i >= s->start + n; n++) {
		const struct phrase *f = phrases_at(list, s->t, i - n, i);

		if (f && f->words == n)
			return true;
	}
	return false;
}

bool
tagged_leads(const struct finder *s, u32 i)
{
	const struct found_name *g = 0;

	if (!s->role.n || s->role_to >= i)
		return false;
	for (u32 k = s->tag; k < s->tags->n && !g; k++)
		if (s->tags->v[k].from > i)
			g = &s->tags->v[k];
	if (!g || g->what != NAMED_PERSON || g->from >= s->end ||
	    g->from > i + 6)
		return false;
	while (i < g->from && (finder_capital(s, i) ||
	    phrases_at(&s->pack->particles, s->t, i, i + 1)))
		i++;
	return i == g->from;
}

/* Does something beside the run of tokens [from, to) tell that it is a name: an
 * office, a noun for an outlet, a word of speech, "according to"?  Where nouns
 * have capitals, words of speech tell nothing. */
static bool
run_told(const struct finder *s, u32 from, u32 to)
{
	entity_type type = runs_type(s, from, to);
	u32 next = token_is(s->it, s->t, to, ',') ? to + 1 : to;

	if ((s->role.n && s->role_to == from) || type == ENTITY_outlet ||
	    type == ENTITY_organization)
		return true;
	if (pack_has(s->pack, S("capital nouns")))
		return to - from > 1 &&
		    phrase_before(s, from, &s->pack->according);
	return phrase_before(s, from, &s->pack->speech) ||
	    phrase_before(s, from, &s->pack->according) ||
	    phrase_before(s, from, &s->pack->citing) ||
	    phrases_at(&s->pack->speech, s->t, to, s->end) ||
	    phrases_at(&s->pack->citing, s->t, next, s->end);
}

bool
tagged_missed(struct finder *s)
{
	bool nouns = pack_has(s->pack, S("capital nouns")), told;
	u32 from = s->i, to;

	if (!s->tags->n)
		return runs_add(s);
	if (!finder_capital(s, from) || tagged_leads(s, from))
		return false;
	to = runs_end(s, from);
	told = run_told(s, from, to);
	if (!told && to - from > 1 &&
	    (s->title || nouns || finder_opens(s, from)))
		return false;
	if (!runs_add(s))
		return false;
	if (!told && !s->out->v[s->out->n - 1].role.n) {
		struct name *n = &s->out->v[s->out->n - 1];

		n->type = ENTITY_NONE;
		n->other = nouns;
		n->sure &= !nouns && !finder_opens(s, from);
	}
	return true;
}
