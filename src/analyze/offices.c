/*
 * Which words are an office, and whose is it?
 *
 * An office waits for the name that may follow: "the minister for trade, Ada
 * Berg".  If none does, it is a name of its own.
 */
#include "analyze/offices.h"

u32
offices_at(const struct finder *s, u32 i)
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
offices_generic(const struct finder *s, u32 i)
{
	const struct phrase *f = phrases_at(&s->pack->roles, s->t, i, s->end);

	return f && str_is(f->value, S("any"));
}

bool
offices_keep(struct finder *s)
{
	u32 count = offices_at(s, s->i);

	if (!count)
		return false;
	if (s->role_to != s->i)			/* "EU foreign policy" chief */
		s->role_from = s->i;
	s->role = item_text(s->it, token_span(s->t, s->role_from,
	    s->i + count));
	s->any = offices_generic(s, s->i);
	s->i += count;
	s->role_to = s->i;
	return true;
}

void
offices_drop(struct finder *s)
{
	struct name *n;

	if (s->role.n == 0)
		return;
	n = finder_add(s, s->role_from, s->role_to, MENTION_title);
	n->type = ENTITY_person;
	n->role = s->role;
	n->any = s->any;
	n->indefinite = finder_before(s, s->role_from, &s->pack->indefinite);
	s->role = (str){ 0 };
}

bool
offices_bridge(const struct finder *s, u32 i)
{
	return s->t->v[i].kind == TOKEN_WORD && !s->t->v[i].capital &&
	    (finder_common(s, i) ||
	    phrases_at(&s->pack->particles, s->t, i, i + 1)) &&
	    !phrases_at(&s->pack->speech, s->t, i, i + 1) &&
	    !phrases_at(&s->pack->pronouns, s->t, i, i + 1);
}

bool
offices_over(const struct finder *s, const struct name *n)
{
	return s->role.n && n->governed && s->role_to + 1 == n->from;
}

void
offices_take(struct finder *s, struct name *n)
{
	if (s->role.n && n->type == ENTITY_person && !offices_over(s, n)) {
		n->role = s->role;
		s->role = (str){ 0 };
	}
}
