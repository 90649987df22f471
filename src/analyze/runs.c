/*
 * Which runs of capitalized words are names, and of what?
 *
 * An office before it makes a run a person, a word such as "Ministry" in it an
 * organization, a word such as "newspaper" before it an outlet.  One
 * capitalized word proves nothing at the beginning of a sentence, where every
 * word has a capital.
 */
#include "analyze/offices.h"
#include "analyze/runs.h"

static bool
run_has(const struct finder *s, u32 from, u32 to, const struct phrases *list)
{
	for (u32 i = from; i < to; i++)
		if (phrases_at(list, s->t, i, i + 1))
			return true;
	return false;
}

/* Does token i join the parts of a name that begins at `from`?  A particle such
 * as von or bin joins any name, of and for only those of organizations. */
static bool
runs_join(const struct finder *s, u32 from, u32 i)
{
	return phrases_at(&s->pack->particles, s->t, i, i + 1) &&
	    (!finder_common(s, i) || (s->role.n && s->role_to < from) ||
	     run_has(s, from, i, &s->pack->orgword));
}

/* Does a new cell of a table begin with the token, behind a tab? */
static bool
runs_cell(const struct finder *s, u32 i)
{
	u32 at = s->t->v[i].from;

	return at > 0 && s->it->text.s[at - 1] == '\t';
}

u32
runs_end(const struct finder *s, u32 i)
{
	u32 to = i + 1;

	while (to < s->end && !runs_cell(s, to)) {
		if (finder_capital(s, to) && s->t->v[to].spaced &&
		    !offices_at(s, to) &&
		    !(finder_common(s, to) && !s->t->v[to].capitals)) {
			to++;
			continue;
		}
		if (finder_capital(s, to + 1) && runs_join(s, i, to) &&
		    s->t->v[to].spaced && !offices_at(s, to + 1) &&
		    !phrases_at(&s->pack->places, s->t, to + 1, s->end)) {
			to += 2;
			continue;
		}
		if (token_is(s->it, s->t, to, '.') &&
		    s->t->v[to - 1].to - s->t->v[to - 1].from <= 2 &&
		    finder_capital(s, to + 1)) {
			to += 2;
			continue;
		}
		break;
	}
	return to;
}

entity_type
runs_type(const struct finder *s, u32 from, u32 to)
{
	if (finder_before(s, from, &s->pack->medianoun) ||
	    (from > s->start + 1 && s->t->v[from - 1].kind == TOKEN_MARK &&
	     finder_before(s, from - 1, &s->pack->medianoun)) ||
	    run_has(s, from, to, &s->pack->outletword))
		return ENTITY_outlet;
	if (run_has(s, from, to, &s->pack->orgword))
		return ENTITY_organization;
	if (s->role.n && s->role_to == from)
		return ENTITY_person;
	return to - from > 1 ? ENTITY_person : ENTITY_NONE;
}

bool
runs_add(struct finder *s)
{
	bool nouns = pack_has(s->pack, S("capital nouns"));
	u32 to, from = s->i;
	struct name *n;

	if (!finder_capital(s, from) ||
	    (finder_common(s, from) && !s->t->v[from].capitals))
		return false;
	if (s->t->v[from].to - s->t->v[from].from == 1)
		return false;
	if (phrases_at(&s->pack->demonyms, s->t, from, from + 1) &&
	    (!finder_capital(s, from + 1) || offices_at(s, from + 1)))
		return false;
	to = runs_end(s, from);
	if (s->role.n && s->role_to < from && to - from > 2 &&
	    !run_has(s, from, to, &s->pack->orgword))
		from = to - 2;	/* Minister for Trade and Sea Ada Berg */
	n = finder_add(s, from, to, MENTION_name);
	n->type = runs_type(s, from, to);
	n->sure = to - from > 1 || n->type != ENTITY_NONE ||
	    (!finder_opens(s, from) && !nouns);
	if (offices_over(s, n))
		n->type = ENTITY_NONE;		/* minister for Foreign Trade */
	if (s->title && n->type == ENTITY_NONE)
		n->sure = false;
	if (nouns && !s->role.n && n->type == ENTITY_person)
		n->sure = !finder_before(s, from, &s->pack->common);
	offices_take(s, n);
	s->i = to;
	return true;
}
