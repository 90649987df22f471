/*
 * Is a line a date and little else?  Words that go with dates may stand beside
 * it (published, on, by, weekdays, zones), and so may names, which begin with a
 * capital letter.  Any other word that stands beside the date without a mark
 * between them makes a sentence of it.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"

enum {
	LONGEST = 120,		/* bytes of a line that is a date */
	SHORT = 4,		/* bytes of a word with a full stop */
	PROSE = 160,		/* bytes of a line that is looked at */
	LETTERS = 24		/* beside the date; twice behind it */
};

/* What stands on one side of the date. */
struct side {
	const struct pack *any;
	str    t;
	tokens v;
	bool   sentence;	/* the line ends in a full stop */
	bool   told;		/* it begins with "published", "by" */
};

enum { TELLING = 3 };		/* lists of words that tell, in goes() */

struct room { u64 v[16384 / 8]; };

/*
 * How many tokens from i on go with dates: 0, 1 or more.  *tells becomes true
 * if they say what happened to the text: posted, edited, by.
 */
static u32
goes(const struct side *s, u32 i, bool *tells)
{
	const struct phrases *lists[] = {
		&s->any->beside, &s->any->notes, &s->any->byline,
		&s->any->dated, &s->any->weekdays, &s->any->zones,
		&s->any->daytimes, &s->any->furniture, &s->any->source,
		&s->any->months, &s->any->comments, &s->any->staff,
	};
	u32 most = 0;

	for (size_t k = 0; k < countof(lists); k++) {
		const struct phrase *f = phrases_at(lists[k], &s->v, i,
		    s->v.n);

		if (f && f->words > most) {
			most = f->words;
			*tells = k < TELLING;
		}
	}
	return most;
}

/* Has the token a form in capitals, and is written in small letters? */
static bool
small(const struct side *s, const struct token *k)
{
	str word = { s->t.s + k->from, k->to - k->from };
	u32 c = utf8_next(&word);

	return utf8_small(c);
}

/* Does the side end in the dots of a cut line, or of a short word: "a.m."? */
static bool
abbreviated(const struct side *s)
{
	u32 n = s->v.n;
	str t = str_trim(s->t);

	if (str_ends(t, S("..")) || str_ends(t, S("…")))
		return true;
	return n > 1 && s->v.v[n - 2].kind == TOKEN_WORD &&
	    s->v.v[n - 2].to - s->v.v[n - 2].from <= SHORT &&
	    s->v.v[n - 1].kind == TOKEN_MARK && goes(s, n - 2, &(bool){ 0 });
}

/*
 * Do the words of one side, taken from the date outward, make a sentence?
 * Before the date, `step` is -1.
 */
static bool
side_prose(const struct side *s, int step)
{
	enum { UNKNOWN, KNOWN, TELLS };
	u8 *known = (u8[PROSE + 1]){ 0 };
	bool apart = false;	/* a mark stands between here and the date */
	bool told = s->told;

	for (u32 i = 0; i < s->v.n;) {
		bool tells = false;
		u32 n = goes(s, i, &tells);

		for (u32 k = 0; k < n; k++)
			known[i + k] = tells ? TELLS : KNOWN;
		i += n + (n == 0);
	}
	for (u32 k = 0; k < s->v.n; k++) {
		u32 i = step > 0 ? k : s->v.n - 1 - k;
		const struct token *t = &s->v.v[i];

		if (t->kind == TOKEN_MARK && !(t->to - t->from == 1 &&
		    strchr(".'", s->t.s[t->from])))
			apart = true;
		told |= known[i] == TELLS;
		if (t->kind != TOKEN_WORD || known[i])
			continue;
		if (i && s->v.v[i - 1].kind == TOKEN_NUMBER && !s->sentence)
			continue;	/* 133 views */
		if (s->sentence ? small(s, t) || (!apart && !s->told) :
		    small(s, t) && !apart && !told)
			return true;
	}
	return false;
}

bool
dated_prose(const struct packs *ps, const struct when *w, str t)
{
	struct room r;
	arena a = arena_in(r.v, sizeof r.v);
	struct side s = { .any = &ps->any };
	str after = str_from(t, w->to);

	if (t.n > PROSE)
		return true;
	s.t = after;
	tokens_of(&s.v, s.t, &a);
	s.sentence = ends_sentence(after) && !abbreviated(&s);
	if (w->minute && !s.sentence)
		return false;
	s.told = phrase_head(&ps->any.byline, t) ||
	    phrase_head(&ps->any.notes, t) || phrase_head(&ps->any.beside, t);
	if (side_prose(&s, 1))
		return true;
	s.v = (tokens){ 0 };
	s.t = (str){ t.s, w->from };
	tokens_of(&s.v, s.t, &a);
	return side_prose(&s, -1);
}

/* Is t, which has one date or ends with `w`, a date and little else? */
static bool
dated_piece(const struct packs *ps, const struct when *w, str t)
{
	str before = { t.s, w->from }, after = str_from(t, w->to);
	size_t n = 0;

	if (t.n > LONGEST)
		return false;
	while (before.n) {
		u32 c = utf8_next(&before);

		n += utf8_letter(c) || utf8_digit(c);
	}
	while (after.n) {
		u32 c = utf8_next(&after);

		n += (utf8_letter(c) || utf8_digit(c)) * 2u;
	}
	return n <= LETTERS && !dated_prose(ps, w, t);
}

/* The words behind the last mark that words follow. */
static str
dated_label(str t)
{
	str label = t, rest;

	while (t.n) {
		u32 c = utf8_next(&t);
		bool word = false;

		if (utf8_letter(c) || utf8_digit(c) || utf8_space(c) ||
		    c == '.' || c == '\'')
			continue;
		for (rest = t; rest.n && !word;)
			word = utf8_letter(utf8_next(&rest));
		label = word ? t : label;
	}
	return label;
}

bool
dated_change(const struct packs *ps, str before)
{
	bool found;

	if (before.n > PROSE)
		before = str_from(before, before.n - PROSE);
	before = dated_label(before);
	phrase_tail(&ps->any.notes, before, &found);
	return found || phrase_head(&ps->any.notes, before) > 0;
}

bool
dated_line(const struct packs *ps, const struct when *w, str t)
{
	struct room r;
	arena a = arena_in(r.v, sizeof r.v);
	struct when next;
	str after = str_from(t, w->to);

	if (t.n > LONGEST || !date_find(&a, ps, after, ORDER_unknown, &next) ||
	    !(dated_change(ps, (str){ t.s, w->from }) ||
	    dated_change(ps, (str){ after.s, next.from })))
		return dated_piece(ps, w, t);
	return dated_piece(ps, w, (str){ t.s, w->to }) &&
	    dated_line(ps, &next, after);
}

bool
dated_named(const struct packs *ps, const struct when *w, str t)
{
	struct room r;
	arena a = arena_in(r.v, sizeof r.v);
	struct side s = { .any = &ps->any, .t = { t.s, w->from } };
	bool named = false, tells = false;
	u32 n;

	if (t.n > LONGEST || !dated_line(ps, w, t))
		return false;
	tokens_of(&s.v, s.t, &a);
	if (s.v.n == 0 || small(&s, &s.v.v[0]))
		return false;
	for (u32 i = 0; i < s.v.n; i += n + (n == 0)) {
		n = goes(&s, i, &tells);
		if (n && tells)
			return false;
		named |= n == 0 && s.v.v[i].kind == TOKEN_WORD;
	}
	return named;
}

str
dated_ago(const struct packs *ps, str t, bool *change)
{
	size_t n = phrase_head(&ps->any.notes, t);

	*change = n > 0;
	t = str_trim(str_from(t, n ? n : phrase_head(&ps->any.dated, t)));
	return date_is_ago(ps, t, &(u32){ 0 }) ? t : (str){ 0 };
}
