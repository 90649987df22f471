/*
 * What is known of the tokens of a unit?
 */
#include "analyze/unit.h"

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

const struct mention *
unit_mention(const struct unit *u, ref r)
{
	return &u->it->mentions.v[r - 1];
}

u32
unit_mention_to(const struct unit *u, ref r)
{
	return token_after(u->t, unit_mention(u, r)->span.to);
}

bool
unit_may_speak(const struct unit *u, ref r)
{
	ref e = unit_mention(u, r)->entity;

	return e != 0 && e <= u->it->entities.n;
}

bool
unit_speech(const struct unit *u, u32 i)
{
	return unit_has(u, i, &u->pack->speech) && !u->mention[i];
}
