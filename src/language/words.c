/*
 * Where do tokens begin and end?
 *
 * A word is a run of letters and digits, with hyphens and apostrophes inside.
 * Each other character but white space is a mark.
 */
#include <assert.h>

#include "language/language.h"

enum class { SPACE = ' ', LETTER = 'a', DIGIT = '0', WIDE = 'w', MARK = '.' };

/* The classes of ASCII.  Control characters are marks, except white space. */
static const char ascii[] =
    ".........     .................."
    " ...............0000000000......"
    ".aaaaaaaaaaaaaaaaaaaaaaaaaa....."
    ".aaaaaaaaaaaaaaaaaaaaaaaaaa.....";

static enum class
class_of(u32 c)
{
	if (c < 0x80)
		return (enum class)ascii[c];
	if (utf8_space(c))
		return SPACE;
	if (utf8_wide(c) && !(c >= 0x3000 && c <= 0x303f))
		return WIDE;
	return utf8_letter(c) ? LETTER : MARK;
}

static bool
apostrophe(u32 c)
{
	return c == '\'' || c == 0x2019;
}

/* Does a letter or digit follow the first character of t? */
static bool
words_goes_on(str t)
{
	enum class k;

	utf8_next(&t);
	if (t.n == 0)
		return false;
	k = class_of(utf8_next(&t));
	return k == LETTER || k == DIGIT;
}

/* Does t begin with a possessive: an apostrophe and s, at the end of a word? */
static bool
possessive(str t)
{
	u32 c;

	utf8_next(&t);
	if (t.n == 0 || (t.s[0] != 's' && t.s[0] != 'S'))
		return false;
	t = str_from(t, 1);
	if (t.n == 0)
		return true;
	c = utf8_next(&t);
	return class_of(c) == SPACE || class_of(c) == MARK;
}

/* Is the word before an apostrophe a token of its own, as in l' d' j' qu'?  Not
 * o', with which names begin. */
static bool
clipped(str word)
{
	return (word.n == 1 && (word.s[0] | 32) != 'o') ||
	    (word.n == 2 && str_same(word, S("qu")));
}

struct scan { str rest; u64 hash; u32 letters, upper; bool first; };

static void
words_take(struct scan *s, u32 c, str *t)
{
	bool up = utf8_upper(c);

	if (!s->letters)
		s->first = up;
	s->letters++;
	s->upper += up;
	s->hash = (s->hash ^ utf8_lower(c)) * 0x100000001b3u;
	s->rest = *t;
}

static inline void
take_ascii(struct scan *s, str *t)
{
	u8 c = (u8)t->s[0];
	bool up = c >= 'A' && c <= 'Z';

	if (!s->letters)
		s->first = up;
	s->letters++;
	s->upper += up;
	s->hash = (s->hash ^ (up ? c | 32 : c)) * 0x100000001b3u;
	t->s++;
	t->n--;
}

/* Takes the word or number at the beginning of `all`. */
static void
words_word(struct scan *s, str all, bool number)
{
	str t = all;

	while (t.n) {
		str before;
		u32 c;
		enum class k;
		str so_far;

		while (t.n && (u8)t.s[0] < 0x80 && ascii[(u8)t.s[0]] >= '0')
			take_ascii(s, &t);
		s->rest = t;
		if (t.n == 0)
			return;
		before = t;
		c = utf8_next(&t);
		k = class_of(c);
		if (k == SPACE)
			return;
		so_far = (str){ all.s, (size_t)(before.s - all.s) };

		if (k == LETTER || k == DIGIT) {
			words_take(s, c, &t);
			continue;
		}
		if (apostrophe(c) && !number && clipped(so_far)) {
			words_take(s, '\'', &t);
			return;
		}
		if (!words_goes_on(before) ||
		    (apostrophe(c) && possessive(before)))
			return;
		if (number ? c == '.' || c == ',' || c == ':' :
		    c == '-' || c == 0x2010 || c == 0x2011 || apostrophe(c))
			words_take(s, apostrophe(c) ? '\'' : c, &t);
		else
			return;
	}
}

/* Takes a possessive at the beginning of t.  False if there is none. */
static bool
suffix(struct scan *s, str t)
{
	if (!apostrophe(utf8_next(&(str){ t.s, t.n })) || !possessive(t))
		return false;
	utf8_next(&t);
	words_take(s, '\'', &t);
	words_take(s, utf8_next(&t), &t);
	return true;
}

/* Takes the token at the beginning of t, a part of `all` that does not begin
 * with white space.  `after`: a word ends right before it. */
static struct token
words_one(str all, str *t, bool spaced, bool after)
{
	struct scan s = { .hash = 0xcbf29ce484222325u };
	str from = *t;
	u32 c = utf8_next(t);
	enum class k = class_of(c);

	if (k == LETTER || k == DIGIT)
		words_word(&s, from, k == DIGIT);
	else if (!(after && suffix(&s, from)))
		words_take(&s, c, t);
	*t = s.rest;
	assert(t->s > from.s);
	return (struct token){
		.from = (u32)(from.s - all.s),
		.to = (u32)(t->s - all.s),
		.hash = u64_mix(s.hash),
		.kind = k == LETTER || k == WIDE || (k == MARK && s.letters > 1)
		    ? TOKEN_WORD : k == DIGIT ? TOKEN_NUMBER : TOKEN_MARK,
		.capital = s.first,
		.capitals = s.upper > 1 && s.upper == s.letters,
		.spaced = spaced,
	};
}

bool
token_first(struct token *out, str all)
{
	str t = all;

	while (t.n) {
		str before = t;

		if (class_of(utf8_next(&t)) == SPACE)
			continue;
		*out = words_one(all, &before, true, false);
		return true;
	}
	return false;
}

/* Makes room for a token per five bytes, about as many as a text has.  The room
 * is not zeroed, because each token is written as a whole. */
static void
words_make_room(tokens *out, size_t bytes, arena *mem)
{
	if (out->cap || bytes == 0)
		return;
	out->cap = (u32)(bytes / 5) + 4;
	out->v = arena_raw(mem, sizeof *out->v, out->cap);
}

void
tokens_of(tokens *out, str all, arena *mem)
{
	str t = all;
	bool spaced = true, after;

	words_make_room(out, all.n, mem);
	while (t.n) {
		str before = t;

		if (class_of(utf8_next(&t)) == SPACE) {
			spaced = true;
			continue;
		}
		t = before;
		after = out->n && !spaced &&
		    out->v[out->n - 1].kind == TOKEN_WORD;
		*push(out, mem) = words_one(all, &t, spaced, after);
		spaced = false;
	}
}
