/*
 * Is a line a phrase of a pack, or does it begin or end with one?  Lines are
 * short, so tokens are kept on the stack.
 */
#include "read/line/phrase.h"

enum { LONGEST = 160, MOST = 64 };	/* bytes of a line, of a phrase */

struct room { u64 v[16384 / 8]; };

/* An arena on the stack. */
static arena
phrase_small(struct room *r)
{
	return arena_in(r->v, sizeof r->v);
}

/* Is the token a mark or a number? */
static bool
phrase_mark(const struct token *t)
{
	return t->kind == TOKEN_MARK || t->kind == TOKEN_NUMBER;
}

/*
 * The hash of a word's first token; 0 if it has none, or if it is a mark or
 * number and `marks` is false.
 */
static u64
first_of(str word, bool marks)
{
	struct token t;

	if (word.n >= LONGEST || !token_first(&t, word))
		return 0;
	return !marks && phrase_mark(&t) ? 0 : t.hash;
}

/*
 * May a phrase begin where the line does?  Only its first word is looked up:
 * false is certain, true is not.  Marks and numbers before a phrase are skipped
 * later.
 */
static bool
may_begin(const struct phrases *p, str line)
{
	u64 h = first_of(str_cut(&line, ' '), false);

	return h == 0 || map_get(&p->first, h);
}

/* The line without digits, and without marks at its ends. */
static str
phrase_bare(str line, char *out)
{
	size_t n = 0;

	line = str_trim(line);
	if (line.n >= LONGEST)
		return (str){ 0 };
	for (size_t i = 0; i < line.n; i++) {
		if (!utf8_digit((u8)line.s[i]))
			out[n++] = line.s[i];
	}
	line = str_trim((str){ out, n });
	while (line.n) {
		str t = line;
		u32 c = utf8_last(&t);

		if (utf8_letter(c))
			break;
		line = t;
	}
	while (line.n) {
		str t = line;

		if (utf8_letter(utf8_next(&t)))
			break;
		line = t;
	}
	return line.n <= MOST ? line : (str){ 0 };
}

bool
phrase_is(const struct phrases *p, str line)
{
	char out[LONGEST];

	line = phrase_bare(line, out);
	return line.n && phrases_get(p, line);
}

struct opening
opening_of(str t)
{
	char out[LONGEST];
	str rest = { t.s, t.n < LONGEST ? t.n : LONGEST }, b =
	    phrase_bare(t, out);

	return (struct opening){
		.t    = t,
		.bare = first_of(str_cut(&b, ' '), true),
		.head = first_of(str_cut(&rest, ' '), false),
	};
}

bool
opening_is(const struct phrases *p, const struct opening *l)
{
	return l->bare && map_get(&p->first, l->bare) && phrase_is(p, l->t);
}

bool
opening_begins(const struct phrases *p, const struct opening *l)
{
	return (l->head == 0 || map_get(&p->first, l->head)) &&
	    phrase_head(p, l->t) > 0;
}

const struct phrase *
phrase_at_head(const struct phrases *p, str line)
{
	struct room r;
	arena a = phrase_small(&r);
	tokens t = { 0 };

	line.n = line.n < LONGEST ? line.n : LONGEST;
	if (!may_begin(p, line))
		return 0;
	tokens_of(&t, line, &a);
	return phrases_at(p, &t, 0, t.n);
}

size_t
phrase_head(const struct phrases *p, str line)
{
	struct room r;
	arena a = phrase_small(&r);
	tokens t = { 0 };
	str head = { line.s, line.n < LONGEST ? line.n : LONGEST };
	const struct phrase *f;
	u32 i = 0, end;

	if (!may_begin(p, head))
		return 0;
	tokens_of(&t, head, &a);
	while (i < t.n && i < 3 && phrase_mark(&t.v[i]))
		i++;
	f = phrases_at(p, &t, i, t.n);
	if (!f)
		return 0;
	end = i + f->words;
	for (i = end; i < t.n && t.v[i].kind == TOKEN_MARK &&
	    (strchr(":.-|)", head.s[t.v[i].from]) ||
	    str_starts(str_from(head, t.v[i].from), S("：")));)
		i++;
	if (i == end && i < t.n && str_is(f->value, S(":")))
		return 0;
	return i < t.n ? t.v[i].from : line.n;
}

size_t
phrase_tail(const struct phrases *p, str line, bool *found)
{
	struct room r;
	arena a = phrase_small(&r);
	tokens t = { 0 };
	u32 end;
	size_t cut = line.n > LONGEST ? line.n - LONGEST : 0;
	str tail;

	*found = false;
	while (cut < line.n && ((u8)line.s[cut] & 0xc0) == 0x80)
		cut++;
	tail = str_from(line, cut);
	tokens_of(&t, tail, &a);
	end = t.n;
	while (end && phrase_mark(&t.v[end - 1]))
		end--;
	for (u32 i = end > 6 ? end - 6 : 0; i < end; i++) {
		const struct phrase *f = phrases_at(p, &t, i, end);

		if (f && i + f->words == end) {
			*found = true;
			return cut + t.v[i].from;
		}
	}
	return line.n;
}

/* May the character stand behind the mark that ends a sentence? */
static bool
closing(u32 c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xbb ||
	    c == 0xab || (c >= 0x2018 && c <= 0x201f) || c == 0x300d ||
	    c == 0x300f || c == 0x2039 || c == 0x203a || utf8_space(c);
}

bool
ends_sentence(str t)
{
	while (t.n) {
		u32 c = utf8_last(&t);

		if (closing(c))
			continue;
		return c == '.' || c == '!' || c == '?' || c == 0x2026 ||
		    c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x0964 ||
		    c == 0x061f || c == 0x06d4 || c == 0x1362;
	}
	return false;
}

size_t
count_chars(str t)
{
	size_t n = 0;

	for (size_t i = 0; i < t.n; i++)
		n += ((u8)t.s[i] & 0xc0) != 0x80;
	return n;
}
