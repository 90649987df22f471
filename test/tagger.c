/*
 * The model of names as a file, and the chain that reads it: a model without
 * clues finds nothing, one that knows a word finds it, a damaged one is refused.
 */
#include "../src/language/tagger.h"
#include "tap.h"

enum { BITS = 4, STEPS = (LABELS + 2) * LABELS };

static void
number(buf *b, u32 n, u32 bytes)
{
	for (u32 i = 0; i < bytes; i++)
		buf_putc(b, (char)(n >> 8 * i & 255));
}

/* A table with one row, or none, for a hash. */
static void
table(buf *b, u64 hash, bool full, const i8 *row, u32 size)
{
	number(b, BITS, 4);
	number(b, size, 4);
	for (u32 i = 0; i <= 1 << BITS; i++)
		number(b, full && i > hash >> (64 - BITS), 4);
	if (full) {
		number(b, hash & 0xffff, 2);
		for (u32 i = 0; i < size - 2; i++)
			buf_putc(b, (char)row[i]);
	}
}

/* A model that knows one word of its own as a whole name of a person. */
static str
model(arena *mem, str word)
{
	struct clues side[CLUES_SIDES];
	i8 row[LANES] = { [PART_WHOLE] = 100 };
	buf b = { .mem = mem };

	clues_of_word(side, word, SHAPE_TITLE, (struct listed){ 0 });
	buf_put(&b, (str){ "names1\n", 8 });
	for (u32 i = 0; i < STEPS; i++)
		number(&b, 0, 2);
	table(&b, side[CLUES_REACH].v[0], word.n > 0, row, 2 + LANES);
	table(&b, 0, false, 0, 3);
	return buf_str(&b);
}

/* The names that a model finds, as words with their kinds. */
static str
found(arena *mem, str file, str text)
{
	struct packs ps = { .n = 0 };
	struct tagger g;
	tokens t = { 0 };
	token_lines lines = { 0 };
	found_names names = { 0 };
	buf b = { .mem = mem };

	if (!tagger_open(&g, mem, file))
		return S("damaged");
	ps.tagger = &g;
	tokens_of(&t, text, mem);
	*push(&lines, mem) = (struct token_line){ 0, t.n };
	language_names(&names, &ps, text, &t, &lines, S("en"), mem);
	for (u32 i = 0; i < names.n; i++) {
		u32 from = t.v[names.v[i].from].from;

		buf_put(&b, (str){ text.s + from,
		    t.v[names.v[i].to - 1].to - from });
		buf_putc(&b, (char)('0' + names.v[i].what));
		buf_putc(&b, ' ');
	}
	tagger_close(&g);
	return buf_str(&b);
}

static void
cut(arena *mem)
{
	str whole = model(mem, S("Orsk"));
	u32 opened = 0;

	for (size_t n = 0; n < whole.n; n++) {
		arena tmp = *mem;

		opened += !str_is(found(&tmp, (str){ whole.s, n }, S("Orsk")),
		    S("damaged"));
	}
	ok(opened == 0);	/* a model that was cut anywhere is refused */
}

static void
steps(void)
{
	u32 wrong = 0;

	for (u32 a = 0; a < LABELS; a++)
		for (u32 b = 0; b < LABELS; b++) {
			bool open = a && (a - 1) % 4 < PART_LAST;
			bool goes_on = b && (b - 1) % 4 != PART_FIRST &&
			    (b - 1) % 4 != PART_WHOLE;

			wrong += tagger_step(a, b) != (open == goes_on &&
			    (!open || (a - 1) / 4 == (b - 1) / 4));
		}
	ok(wrong == 0);	/* a name that began goes on or ends, as the same kind */
}

int
main(void)
{
	arena mem = arena_open((size_t)1 << 28);
	str text = S("He met Orsk and Lund , but Orsk said no .");

	str none = model(&mem, S("")), one = model(&mem, S("Orsk"));

	ok(str_is(found(&mem, none, text), S("")));
	ok(str_is(found(&mem, one, text), S("Orsk1 Orsk1 ")));
	ok(str_is(found(&mem, one, S("ORSK orsk")), S("ORSK1 orsk1 ")));
	ok(str_is(found(&mem, one, S("")), S("")));
	cut(&mem);
	steps();
	return done();
}
