/*
 * Which words stand for somebody?
 *
 * We walk over the tokens of each sentence.  The lists of the pack come first:
 * outlets, organizations, countries, nouns for unnamed people, offices,
 * pronouns.  Otherwise a run of capitalized words is a name.  An office before
 * it makes it a person, a word such as "Ministry" in it an organization, a word
 * such as "newspaper" before it an outlet.  One capitalized word proves nothing
 * at the beginning of a sentence, where every word has a capital.
 */
#include <assert.h>

#include "analyze/names.h"

struct scan {
	names             *out;
	const struct item *it;
	const struct pack *pack;
	const tokens      *t;
	arena             *mem;
	u32                sentence;
	u32                i, end;	/* next token; end of the sentence */
	u32                start;	/* first token of the sentence */
	str                role;	/* an office that waits for its name */
	u32                role_from;	/* tokens of the last office */
	u32                role_to;
	bool               any;		/* it is a role for anybody */
	bool               title;	/* the block is a title */
	u32                time;	/* place of the next of the times */
	const found_names *tags;	/* names that the model found */
	u32                tag;		/* place of the next of them */
};

/* Does a preposition precede token i, perhaps with an article: "of X", "of the
 * X"? */
static bool
names_governed(const struct scan *s, u32 i)
{
	if (i > s->start && phrases_at(&s->pack->articles, s->t, i - 1, i))
		i--;
	return i > s->start && phrases_at(&s->pack->prepositions, s->t, i - 1,
	    i);
}

/* Adds a name of tokens [from, to). */
static struct name *
names_add(struct scan *s, u32 from, u32 to, mention_form form)
{
	struct name *n = push(s->out, s->mem);

	assert(from < to && to <= s->end);
	n->span = token_span(s->t, from, to);
	n->from = from;
	n->to = to;
	n->sentence = s->sentence;
	n->form = form;
	n->sure = true;
	n->governed = names_governed(s, from);
	return n;
}

static bool
names_capital(const struct scan *s, u32 i)
{
	return i < s->end && s->t->v[i].kind == TOKEN_WORD &&
	    s->t->v[i].capital;
}

static bool
names_common(const struct scan *s, u32 i)
{
	return phrases_at(&s->pack->common, s->t, i, i + 1) != 0;
}

/* Does every word have a capital at token i: at the beginning of the sentence,
 * or after a mark or quotation mark? */
static bool
names_opens(const struct scan *s, u32 i)
{
	u32 before;

	if (i == s->start)
		return true;
	before = s->t->v[i - 1].from;
	return s->t->v[i - 1].kind == TOKEN_MARK &&
	    (quotation_at(s->it, before) || token_is(s->it, s->t, i - 1, ':') ||
	     token_is(s->it, s->t, i - 1, '-') ||
	     token_is(s->it, s->t, i - 1, '.') ||
	     s->t->v[i - 1].to - before > 1);
}

static bool
names_all_capitals(const struct scan *s, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++)
		if (!s->t->v[i].capitals)
			return false;
	return true;
}

/* Is token i a word of a script that has no capitals? */
static bool
caseless(const struct scan *s, u32 i)
{
	str w = token_text(s->it, s->t, i);
	u32 c = utf8_next(&w);

	return s->t->v[i].kind == TOKEN_WORD && c >= 0x590 &&
	    !utf8_upper(c) && utf8_lower(c) == c && !(c >= 0x1e00 &&
	    c < 0x2000);
}

/* Adds a name from a list: outlets, organizations, countries. An entry in
 * capitals only matches capitals, because "us", "un" and "tt" are words. */
static bool
names_listed(struct scan *s, const struct phrases *list, entity_type type)
{
	const struct phrase *f = phrases_at(list, s->t, s->i, s->end);
	struct name *n;
	str first;
	u32 c;

	if (!f || !(names_capital(s, s->i) || caseless(s, s->i)))
		return false;
	first = f->text;
	c = utf8_next(&first);
	if (utf8_upper(c) && first.n && utf8_upper(utf8_next(&first)) &&
	    !names_all_capitals(s, s->i, s->i + 1) && f->words == 1)
		return false;
	if (type == ENTITY_place && names_capital(s, s->i + f->words) &&
	    !names_common(s, s->i + f->words) && s->role_from == s->i &&
	    !s->t->v[s->i].capitals &&
	    !phrases_at(&s->pack->roles, s->t, s->i + f->words, s->end) &&
	    !phrases_at(&s->pack->orgword, s->t, s->i + f->words, s->end))
		return false;		/* Jordan Berg */
	n = names_add(s, s->i, s->i + f->words, MENTION_name);
	n->type = type;
	n->key = f->value;
	s->i += f->words;
	return true;
}

/* Is the token before i in the list? */
static bool
before_is(const struct scan *s, u32 i, const struct phrases *list)
{
	return i > s->start && phrases_at(list, s->t, i - 1, i);
}

/* Where the words for an unnamed person begin: "an unnamed senior EU
 * official". */
static u32
reach_back(const struct scan *s, u32 i, bool *indefinite)
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
		if (names_common(s, p) ||
		    phrases_at(&s->pack->speech, s->t, p, p + 1))
			break;
		if (k < 2 && !s->t->v[p].capital && near == from)
			near = p;
		from = p;
	}
	return near < i && (near == s->start || s->t->v[near - 1].kind ==
	    TOKEN_MARK || names_common(s, near - 1) || phrases_at(
	    &s->pack->speech, s->t, near - 1, near)) ? near : i;
}

/* Where the words for an unnamed person end: over "familiar with the talks" and
 * ", who asked ..." to the next mark. Token i if it is not near. */
static u32
reach_on(const struct scan *s, u32 i)
{
	u32 to = i, from = i;

	if (to + 1 < s->end && token_is(s->it, s->t, to, ',') &&
	    !names_capital(s, to + 1))
		to = from = to + 1;

	while (to < s->end && to < i + 10 && s->t->v[to].kind != TOKEN_MARK &&
	    !phrases_at(&s->pack->speech, s->t, to, s->end) &&
	    !phrases_at(&s->pack->that, s->t, to, to + 1) &&
	    !names_capital(s, to))
		to++;
	return to > from && to < s->end && to < i + 10 &&
	    s->t->v[to].kind == TOKEN_MARK ? to : i;
}

/* The token after an organization or place at token i, as in "official of the
 * EU"; else i. */
static u32
reach_body(const struct scan *s, u32 i)
{
	const struct phrase *f = names_capital(s, i) ? phrases_at(
	    &s->pack->organizations, s->t, i, s->end) : 0;

	if (!f && names_capital(s, i))
		f = phrases_at(&s->pack->places, s->t, i, s->end);
	return f ? i + f->words : i;
}

/* Adds an unnamed person or medium: "a senior official". */
static bool
names_unnamed(struct scan *s)
{
	const struct phrase *f = phrases_at(&s->pack->unnamed, s->t, s->i,
	    s->end);
	bool indefinite = false;
	u32 from, to, body;
	struct name *n;

	if (!f)
		return false;
	body = reach_body(s, s->i + f->words);
	if (names_capital(s, body) && !pack_has(s->pack, S("capital nouns")))
		return false;
	if (phrases_at(&s->pack->speech, s->t, s->i, s->i + 1) && s->out->n &&
	    s->out->v[s->out->n - 1].to == s->i)
		return false;			/* Bloomberg reports */
	from = reach_back(s, s->i, &indefinite);
	while (s->out->n && s->out->v[s->out->n - 1].to > from &&
	    s->out->v[s->out->n - 1].sentence == s->sentence)
		s->out->n--;			/* the EU of "an EU official" */
	to = reach_on(s, body);
	n = names_add(s, from, to, MENTION_title);
	n->type = ENTITY_person;
	n->anonymity = word_find(WORDS_anonymity, f->value);
	n->indefinite = indefinite;
	if (n->anonymity == ANONYMITY_unnamed_media)
		n->type = ENTITY_outlet;
	s->i = to;
	return true;
}

/* Adds an organization that a noun describes: "the government", "the Foreign
 * Ministry". */
static bool
body(struct scan *s)
{
	const struct phrase *f = phrases_at(&s->pack->bodies, s->t, s->i,
	    s->end);
	u32 from = s->i;
	struct name *n;

	if (!f || (names_capital(s, s->i + f->words) &&
	    phrases_at(&s->pack->medianoun, s->t, s->i, s->i + f->words)))
		return false;			/* the agency X */
	while (from > s->start && s->i - from < 3 &&
	    s->t->v[from - 1].kind == TOKEN_WORD && s->t->v[from].spaced &&
	    (s->t->v[from - 1].capital || phrases_at(&s->pack->demonyms, s->t,
	     from - 1, from)) && !names_common(s, from - 1))
		from--;
	while (s->out->n && s->out->v[s->out->n - 1].to > from &&
	    s->out->v[s->out->n - 1].sentence == s->sentence)
		s->out->n--;
	n = names_add(s, from, s->i + f->words, MENTION_title);
	n->type = ENTITY_organization;
	s->i += f->words;
	return true;
}

static bool
names_pronoun(struct scan *s)
{
	const struct phrase *f = phrases_at(&s->pack->pronouns, s->t, s->i,
	    s->i + 1);

	if (!f || f->value.n == 0)
		return false;
	names_add(s, s->i, s->i + 1, MENTION_pronoun)->gender = f->value.s[0];
	s->i++;
	return true;
}

/* The number of tokens at i that are an office, or 0. */
static u32
office(const struct scan *s, u32 i)
{
	const struct phrase *f = phrases_at(&s->pack->roles, s->t, i, s->end);
	str word;

	if (f)
		return f->words;
	if (s->t->v[i].kind != TOKEN_WORD || !s->pack->roleend.all.n)
		return 0;
	word = token_text(s->it, s->t, i);
	for (u32 k = 0; k < s->pack->roleend.all.n; k++) {
		str end = s->pack->roleend.all.v[k].text;

		if (word.n > end.n + 2 && str_ends(word, end))
			return 1;
	}
	return 0;
}

/* Is the role at token i one for anybody: "the head", "the politician"? */
static bool
generic(const struct scan *s, u32 i)
{
	const struct phrase *f = phrases_at(&s->pack->roles, s->t, i, s->end);

	return f && str_is(f->value, S("any"));
}

/* Keeps an office in s->role for the name that may follow. */
static bool
names_role(struct scan *s)
{
	u32 count = office(s, s->i);

	if (!count)
		return false;
	if (s->role_to != s->i)			/* "EU foreign policy" chief */
		s->role_from = s->i;
	s->role = item_text(s->it, token_span(s->t, s->role_from,
	    s->i + count));
	s->any = generic(s, s->i);
	s->i += count;
	s->role_to = s->i;
	return true;
}

/* Adds the office that waits as a name of its own: "the minister". */
static void
drop_role(struct scan *s)
{
	struct name *n;

	if (s->role.n == 0)
		return;
	n = names_add(s, s->role_from, s->role_to, MENTION_title);
	n->type = ENTITY_person;
	n->role = s->role;
	n->any = s->any;
	n->indefinite = before_is(s, s->role_from, &s->pack->indefinite);
	s->role = (str){ 0 };
}

/* May the token stand between an office and its name or organization: "of",
 * "for", "the"? */
static bool
bridges(const struct scan *s, u32 i)
{
	return s->t->v[i].kind == TOKEN_WORD && !s->t->v[i].capital &&
	    (names_common(s, i) ||
	    phrases_at(&s->pack->particles, s->t, i, i + 1)) &&
	    !phrases_at(&s->pack->speech, s->t, i, i + 1) &&
	    !phrases_at(&s->pack->pronouns, s->t, i, i + 1);
}

static bool
run_has(const struct scan *s, u32 from, u32 to, const struct phrases *list)
{
	for (u32 i = from; i < to; i++)
		if (phrases_at(list, s->t, i, i + 1))
			return true;
	return false;
}

/* Does token i join the parts of a name that begins at `from`?  A particle such
 * as von or bin joins any name, of and for only those of organizations. */
static bool
names_joins(const struct scan *s, u32 from, u32 i)
{
	return phrases_at(&s->pack->particles, s->t, i, i + 1) &&
	    (!names_common(s, i) || (s->role.n && s->role_to < from) ||
	     run_has(s, from, i, &s->pack->orgword));
}

/* Does a new cell of a table begin with the token, behind a tab? */
static bool
names_cell(const struct scan *s, u32 i)
{
	u32 at = s->t->v[i].from;

	return at > 0 && s->it->text.s[at - 1] == '\t';
}

/* The token after a run of capitalized words. */
static u32
run_end(const struct scan *s, u32 i)
{
	u32 to = i + 1;

	while (to < s->end && !names_cell(s, to)) {
		if (names_capital(s, to) && s->t->v[to].spaced &&
		    !office(s, to) &&
		    !(names_common(s, to) && !s->t->v[to].capitals)) {
			to++;
			continue;
		}
		if (names_capital(s, to + 1) && names_joins(s, i, to) &&
		    s->t->v[to].spaced && !office(s, to + 1) &&
		    !phrases_at(&s->pack->places, s->t, to + 1, s->end)) {
			to += 2;
			continue;
		}
		if (token_is(s->it, s->t, to, '.') &&
		    s->t->v[to - 1].to - s->t->v[to - 1].from <= 2 &&
		    names_capital(s, to + 1)) {
			to += 2;
			continue;
		}
		break;
	}
	return to;
}

/* The type of a name, by the words in it and before it. */
static entity_type
run_type(const struct scan *s, u32 from, u32 to)
{
	if (before_is(s, from, &s->pack->medianoun) ||
	    (from > s->start + 1 && s->t->v[from - 1].kind == TOKEN_MARK &&
	     before_is(s, from - 1, &s->pack->medianoun)) ||
	    run_has(s, from, to, &s->pack->outletword))
		return ENTITY_outlet;
	if (run_has(s, from, to, &s->pack->orgword))
		return ENTITY_organization;
	if (s->role.n && s->role_to == from)
		return ENTITY_person;
	return to - from > 1 ? ENTITY_person : ENTITY_NONE;
}

/* Gives the office that waits to a person. */
static void
take_role(struct scan *s, struct name *n)
{
	if (s->role.n && n->type == ENTITY_person) {
		n->role = s->role;
		s->role = (str){ 0 };
	}
}

/* Adds a run of capitalized words as a name. */
static bool
names_run(struct scan *s)
{
	bool nouns = pack_has(s->pack, S("capital nouns"));
	u32 to, from = s->i;
	struct name *n;

	if (!names_capital(s, from) ||
	    (names_common(s, from) && !s->t->v[from].capitals))
		return false;
	if (s->t->v[from].to - s->t->v[from].from == 1)
		return false;
	if (phrases_at(&s->pack->demonyms, s->t, from, from + 1) &&
	    (!names_capital(s, from + 1) || office(s, from + 1)))
		return false;
	to = run_end(s, from);
	if (s->role.n && s->role_to < from && to - from > 2 &&
	    !run_has(s, from, to, &s->pack->orgword))
		from = to - 2;	/* Minister for Trade and Sea Ada Berg */
	n = names_add(s, from, to, MENTION_name);
	n->type = run_type(s, from, to);
	n->sure = to - from > 1 || n->type != ENTITY_NONE ||
	    (!names_opens(s, from) && !nouns);
	if (s->title && n->type == ENTITY_NONE)
		n->sure = false;
	if (nouns && !s->role.n && n->type == ENTITY_person)
		n->sure = !before_is(s, from, &s->pack->common);
	take_role(s, n);
	s->i = to;
	return true;
}

/* Is token i in an expression of time?  "Tuesday" and "March" are no names
 * there. */
static bool
names_timed(const struct scan *s, u32 i)
{
	u32 at = s->t->v[i].from, time = s->time;

	while (time < s->it->times.n && s->it->times.v[time].span.to <= at)
		time++;
	return time < s->it->times.n && s->it->times.v[time].span.from <= at;
}

static bool
names_in_time(struct scan *s)
{
	u32 at = s->t->v[s->i].from;

	while (s->time < s->it->times.n &&
	    s->it->times.v[s->time].span.to <= at)
		s->time++;
	return names_timed(s, s->i);
}

/* The name that the model found at token i: one that begins there, or before it
 * with an office. */
static const struct found_name *
names_tag(struct scan *s, u32 i)
{
	while (s->tag < s->tags->n && s->tags->v[s->tag].to <= i)
		s->tag++;
	return s->tag < s->tags->n && s->tags->v[s->tag].from <= i ?
	    &s->tags->v[s->tag] : 0;
}

/* The longest phrase at token s->i in a list of names, or NULL. */
static const struct phrase *
longest_listed(const struct scan *s)
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
tag_type(const struct scan *s, const struct found_name *g, u32 from,
    u32 to)
{
	entity_type told = run_type(s, from, to);

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
all_listed(const struct scan *s, const struct found_name *g,
    const struct phrases *list)
{
	const struct phrase *f = phrases_at(list, s->t, g->from, g->to);

	return f && g->from + f->words == g->to;
}

/* Does what the model found name nobody: "Norwegian", "the Government", words
 * in small letters? */
static bool
names_nobody(const struct scan *s, const struct found_name *g)
{
	bool named = false;

	for (u32 i = g->from; i < g->to; i++)
		named |= names_capital(s, i) || caseless(s, i) ||
		    s->t->v[i].kind != TOKEN_WORD;
	return !named || all_listed(s, g, &s->pack->demonyms) ||
	    (all_listed(s, g, &s->pack->bodies) && names_opens(s, g->from) &&
	     !s->t->v[g->from].capitals);
}

/* Is token i a mark that ends no name and begins none: a comma, a bracket, a
 * quotation mark or dash? */
static bool
names_apart(const struct scan *s, u32 i)
{
	str w = token_text(s->it, s->t, i);

	return s->t->v[i].kind == TOKEN_MARK &&
	    (w.n > 1 || strchr(",;:()[]\"-", w.s[0]));
}

/* Is token i one of a pair of marks: a bracket or a quotation mark?  Not an
 * apostrophe, nor a mark inside a word, as in Hebrew abbreviations. */
static bool
names_paired(const struct scan *s, u32 i)
{
	str w = token_text(s->it, s->t, i);
	u32 c = utf8_next(&w);
	bool inside = i + 1 < s->end && !s->t->v[i].spaced &&
	    !s->t->v[i + 1].spaced && s->t->v[i + 1].kind == TOKEN_WORD;

	return s->t->v[i].kind == TOKEN_MARK && (c == '(' || c == ')' ||
	    c == '[' || c == ']' || (c == '"' && !inside) || c == 0xab ||
	    c == 0xbb || (c >= 0x201c && c <= 0x201e));
}

/*
 * Where ends the name that the model found?  At a comma or colon, which the
 * model takes in by mistake, and at one of a pair of marks without the other:
 * the name of a company may have both, as ТОВ «Дюна».
 */
static u32
tag_end(const struct scan *s, const struct found_name *g)
{
	u32 to = s->i + 1;

	for (; to < g->to; to++) {
		str w = token_text(s->it, s->t, to);
		u32 other = to + 1;

		if (s->t->v[to].kind != TOKEN_MARK)
			continue;
		if (strchr(",;:", w.s[0]))
			return to;
		if (!names_paired(s, to))
			continue;
		while (other < g->to && !names_paired(s, other))
			other++;
		if (other >= g->to)
			return to;
		to = other;
	}
	while (to > s->i + 1 && names_apart(s, to - 1) &&
	    !names_paired(s, to - 1))
		to--;
	return to;
}

/* Is there no name that begins at token i, or only a word such as "Wire", which
 * is no name alone? */
static bool
next_is_part(const struct scan *s, u32 i)
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
names_goes_on(const struct scan *s, u32 to)
{
	return !s->title && !pack_has(s->pack, S("capital nouns")) &&
	    names_capital(s, to) && s->t->v[to].spaced &&
	    names_capital(s, to - 1) && !names_common(s, to) &&
	    !office(s, to) &&
	    !phrases_at(&s->pack->demonyms, s->t, to, s->end) &&
	    !phrases_at(&s->pack->places, s->t, to, s->end) &&
	    !phrases_at(&s->pack->bodies, s->t, to, s->end) &&
	    !names_timed(s, to) && next_is_part(s, to);
}

/* Adds the name that the model found at s->i, unless a list has a longer
 * one. */
static bool
names_tagged(struct scan *s)
{
	const struct found_name *g = names_tag(s, s->i);
	const struct phrase *f = g ? longest_listed(s) : 0;
	u32 count, to;
	struct name *n;

	if (!g || names_apart(s, s->i) || names_nobody(s, g) ||
	    (f && s->i + f->words >= g->to))
		return false;
	count = g->what == NAMED_PERSON ? office(s, s->i) : 0;
	if (count && s->i + count < g->to)
		return names_role(s);
	if (g->to - s->i == 1 && names_common(s, s->i) &&
	    !s->t->v[s->i].capitals)
		return false;
	to = tag_end(s, g);
	while (to >= g->to && names_goes_on(s, to))
		to++;
	n = names_add(s, s->i, to, MENTION_name);
	n->type = tag_type(s, g, s->i, to);
	n->other = g->what == NAMED_OTHER;
	if (s->role.n && n->governed && to - n->from == 1 &&
	    n->type == ENTITY_person)
		n->type = ENTITY_NONE;		/* mayor of Petrova */
	take_role(s, n);
	s->i = to;
	return true;
}

/* Does a phrase of the list, of up to three words, end before token i? */
static bool
phrase_before(const struct scan *s, u32 i, const struct phrases *list)
{
	for (u32 n = 1; n <= 3 && i >= s->start + n; n++) {
		const struct phrase *f = phrases_at(list, s->t, i - n, i);

		if (f && f->words == n)
			return true;
	}
	return false;
}

/* Does an office wait, and do only words of what it is for stand between token
 * i and its person: "Minister for Trade and Sea Ada Berg"? */
static bool
leads_to_person(const struct scan *s, u32 i)
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
	while (i < g->from && (names_capital(s, i) ||
	    phrases_at(&s->pack->particles, s->t, i, i + 1)))
		i++;
	return i == g->from;
}

/* Does something beside the run of tokens [from, to) tell that it is a name: an
 * office, a noun for an outlet, a word of speech, "according to"?  Where nouns
 * have capitals, words of speech tell nothing. */
static bool
run_told(const struct scan *s, u32 from, u32 to)
{
	entity_type type = run_type(s, from, to);
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

/* Adds a run of capitalized words that the model did not find.  What it names
 * is not known unless something beside it tells.  Where every word has a
 * capital, it is not even known to be a name. */
static bool
names_missed(struct scan *s)
{
	bool nouns = pack_has(s->pack, S("capital nouns")), told;
	u32 from = s->i, to;

	if (!s->tags->n)
		return names_run(s);
	if (!names_capital(s, from) || leads_to_person(s, from))
		return false;
	to = run_end(s, from);
	told = run_told(s, from, to);
	if (!told && to - from > 1 &&
	    (s->title || nouns || names_opens(s, from)))
		return false;
	if (!names_run(s))
		return false;
	if (!told && !s->out->v[s->out->n - 1].role.n) {
		struct name *n = &s->out->v[s->out->n - 1];

		n->type = ENTITY_NONE;
		n->other = nouns;
		n->sure &= !nouns && !names_opens(s, from);
	}
	return true;
}

/* Adds the name at s->i, or keeps an office, and moves on. False if there is
 * neither. */
static bool
names_step(struct scan *s)
{
	if (names_tagged(s))
		return true;
	if (names_listed(s, &s->pack->outlets, ENTITY_outlet) ||
	    names_listed(s, &s->pack->organizations, ENTITY_organization) ||
	    names_listed(s, &s->pack->places, ENTITY_place))
		return true;
	if (names_unnamed(s) || body(s) || names_pronoun(s))
		return true;
	if (names_capital(s, s->i) && names_capital(s, s->i + 1) &&
	    phrases_at(&s->pack->medianoun, s->t, s->i, s->i + 1) &&
	    pack_has(s->pack, S("capital nouns"))) {
		s->i++;				/* Agentur X */
		return true;
	}
	return names_role(s) || names_missed(s);
}

static void
names_sentence(struct scan *s)
{
	while (s->i < s->end) {
		u32 at = s->i;
		bool waits = s->role.n > 0;

		if (names_in_time(s)) {
			s->i++;
			continue;
		}
		if (names_step(s)) {
			const struct name *last = s->out->n ?
			    &s->out->v[s->out->n - 1] : 0;

			if (!waits || !s->role.n || s->role_to == s->i)
				continue;
			if (last && last->type == ENTITY_person)
				drop_role(s);
			continue;		/* chief of the EU ... */
		}
		if (waits && !bridges(s, at) && !leads_to_person(s, at))
			drop_role(s);
		s->i++;
	}
	drop_role(s);
}

static int
names_by_place(const struct name *a, const struct name *b)
{
	return (a->from > b->from) - (a->from < b->from);
}

/* Sorts the names of a sentence. Only offices, which are added late, are out of
 * order. */
static void
names_sort(names *l, u32 from)
{
	for (u32 i = from + 1; i < l->n; i++)
		for (u32 j = i; j > from &&
		    names_by_place(&l->v[j], &l->v[j - 1]) < 0; j--) {
			struct name t = l->v[j];

			l->v[j] = l->v[j - 1];
			l->v[j - 1] = t;
		}
}

/* The lines in which names may lie: sentences, cut at the tabs between the
 * cells of a table. */
static void
find_lines(token_lines *out, const struct item *it, const tokens *t, arena *mem)
{
	for (u32 i = 0; i < it->sentences.n; i++) {
		span z = it->sentences.v[i].span;
		u32 from = token_after(t, z.from), to = token_after(t, z.to);

		for (u32 k = from + 1; k < to; k++) {
			str gap = item_text(it, (span){ t->v[k - 1].to,
			    t->v[k].from });

			if (str_find(gap, S("\t")) == gap.n)
				continue;
			*push(out, mem) = (struct token_line){ from, k };
			from = k;
		}
		*push(out, mem) = (struct token_line){ from, to };
	}
}

/* The names that the model finds. */
static void
find_tags(found_names *out, const struct item *it, const struct packs *ps,
    const tokens *t, arena *mem)
{
	token_lines lines = { 0 };

	if (pack_has(it->pack, S("names unlearned")))
		return;
	find_lines(&lines, it, t, mem);
	language_names(out, ps, item_all(it), t, &lines,
	    item_head(it)->language, mem);
}

void
names_find(names *out, const struct item *it, const struct packs *ps,
    const tokens *t, arena *mem)
{
	u32 time = 0, tag = 0;
	found_names tags = { 0 };

	find_tags(&tags, it, ps, t, mem);

	for (u32 i = 0; i < it->sentences.n; i++) {
		const struct sentence *z = &it->sentences.v[i];
		u32 first = token_after(t, z->span.from), before = out->n;
		struct scan s = {
			.out = out, .it = it, .pack = it->pack, .t = t,
			.mem = mem, .sentence = i, .i = first, .start = first,
			.end = token_after(t, z->span.to),
			.role_from = UINT32_MAX, .role_to = UINT32_MAX,
			.title = it->blocks.v[z->block].kind == BLOCK_title,
			.time = time, .tags = &tags, .tag = tag,
		};

		names_sentence(&s);
		names_sort(out, before);
		time = s.time;
		tag = s.tag;
	}
}
