/*
 * A chain over hashed clues: it labels by its weights, a label that goes on
 * follows only one of its own kind, the chances of a token add up to 1, and a
 * damaged model is refused.
 */
#include <math.h>

#include "../src/language/language.h"
#include "tap.h"

enum { BITS = 8, LABELS_HERE = 5 };

static void
real(buf *b, f32 x)
{
	buf_put(b, (str){ (const char *)&x, sizeof x });
}

/* One chain: all weights are 0 but those of the clue `place`. */
static void
put_chain(buf *b, u32 place, const i8 *weights)
{
	buf_putc(b, LABELS_HERE);
	buf_putc(b, BITS);
	real(b, .1f);
	for (u32 i = 0; i < LABELS_HERE * (LABELS_HERE + 1); i++)
		real(b, 0);
	for (u32 i = 0; i < 1 << BITS; i++)
		for (u32 k = 0; k < LABELS_HERE - 1; k++)
			buf_putc(b, i == place ? (char)weights[k] : 0);
}

static str
model(arena *mem, u32 place, const i8 *weights)
{
	buf b = { .mem = mem };

	buf_lit(&b, "speech1\nxx yy\n");
	for (u32 i = 0; i < 6; i++)
		put_chain(&b, place, weights);
	return buf_str(&b);
}

int
main(void)
{
	static const i8 goes_on[] = { 0, 0, 0, 100 };
	static const i8 begins[] = { 100, 0, 0, 0 };
	arena mem = arena_open(1 << 24);
	struct speaking s;
	struct chain_clues told = { .bits = BITS }, none = { .bits = BITS };
	chain_sums sums[3];
	u8 labels[3];
	str file;
	f32 all = 0;

	chain_clue(&told, 1, 7);
	file = model(&mem, told.v[0], begins);
	ok(speaking_open(&s, file));
	ok(speaking_knows(&s, S("yy")) && !speaking_knows(&s, S("y")));
	ok(!speaking_open(&s, (str){ file.s, file.n - 1 }));
	ok(!speaking_open(&s, str_from(file, 1)));

	speaking_open(&s, file);
	chain_score(&s.chain[0][0], &none, sums[0]);
	chain_score(&s.chain[0][0], &told, sums[1]);
	chain_score(&s.chain[0][0], &none, sums[2]);
	ok(sums[1][1] > 9.9f && sums[1][2] == 0);
	chain_best(&s.chain[0][0], sums, 3, labels, mem);
	ok(labels[1] == 1);
	chain_likely(&s.chain[0][0], sums, 3, mem);
	for (u32 b = 0; b < LABELS_HERE; b++)
		all += sums[1][b];
	ok(fabsf(all - 1) < 1e-4f && sums[1][1] > .99f);

	speaking_open(&s, model(&mem, told.v[0], goes_on));
	chain_score(&s.chain[2][1], &told, sums[0]);
	chain_score(&s.chain[2][1], &none, sums[1]);
	chain_best(&s.chain[2][1], sums, 1, labels, mem);
	ok(labels[0] != 4);
	chain_score(&s.chain[2][1], &none, sums[0]);
	chain_score(&s.chain[2][1], &told, sums[1]);
	chain_best(&s.chain[2][1], sums, 2, labels, mem);
	ok(labels[0] == 3 && labels[1] == 4);
	arena_close(mem);
	return done();
}
