/*
 * Learns the model that finds names in texts (src/language/tagger.h).
 *
 *	bench-learn-names LISTS TEXTS MODEL [TEST...]
 *
 * LISTS has a line "KINDS<tab>PHRASE" for each listed name.  TEXTS and TEST have
 * for each text a line "=<tab>SET<tab>LANGUAGE" and then a line for each
 * sentence, with "FROM-TO-TAG" of each name behind tabs (bytes; TAG is 1 to 4 as
 * enum named).
 *
 * The files of bench/names read the lists and the texts, learn a chain with the
 * clues of clues.c, and write the model.
 */
#include <stdio.h>
#include <stdlib.h>

#include "names/learner.h"

/* Chosen on texts that were left out. */
enum {
	EPOCHS = 6,
	LEAST = 2		/* clues met less often are dropped */
};

/* Names from labels, as from, to, tag in one number each; MISC is left out. */
static u32
spans(const u8 *labels, u32 n, u64 *out)
{
	u32 k = 0;

	for (u32 i = 0; i < n; i++) {
		u32 from = i, tag;

		if (labels[i] == 0)
			continue;
		tag = (labels[i] - 1u) / 4;
		while (i + 1 < n && labels[i] && (labels[i] - 1) % 4 <
		    PART_LAST)
			i++;
		if (tag < 3)
			out[k++] = ((u64)from << 32 | i << 4) | tag;
	}
	return k;
}

static void
test(const struct learner *x, const struct corpus *c, bool all)
{
	u32 *right = calloc(c->sets.n, 4), *found = calloc(c->sets.n, 4),
	    *gold = calloc(c->sets.n, 4);
	static u8 labels[LONGEST];
	static u64 a[LONGEST], b[LONGEST];
	f64 sum = 0;

	for (u32 i = 0; i < c->lines.n; i++) {
		const struct line *l = &c->lines.v[i];
		u32 na, nb;

		if (l->n > LONGEST)
			continue;
		chain_decode(x, c, l, labels);
		na = spans(labels, l->n, a);
		nb = spans(c->gold.v + l->from, l->n, b);
		found[l->set] += na;
		gold[l->set] += nb;
		for (u32 p = 0, q = 0; p < na && q < nb; )
			if (a[p] == b[q])
				right[l->set]++, p++, q++;
			else if (a[p] < b[q])
				p++;
			else
				q++;
	}
	for (u32 s = 0; s < c->sets.n; s++) {
		f64 f = 2.0 * right[s] / (found[s] + gold[s] + 1e-9);

		sum += f;
		if (all)
			printf("  %-16.*s P %.3f R %.3f F %.3f\n",
			    (int)c->sets.v[s].n, c->sets.v[s].s,
			    right[s] / (found[s] + 1e-9),
			    right[s] / (gold[s] + 1e-9), f);
	}
	if (c->sets.n)
		printf("mean F of %u sets %.4f\n", c->sets.n, sum / c->sets.n);
	free(right), free(found), free(gold);
}

static u64 seed = 1;

static u32
draw(u32 n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (u32)((seed >> 33) % n);
}

/* Drops clues that are too rare, so that the others are beside each other. */
static void
drop_rare(struct learner *x, struct corpus *c, u32 tests, struct corpus *t)
{
	u32 n = x->hash.n, *to = calloc(n + 1, 4), kept = 1;

	*push(&x->hash, &x->mem) = 0;		/* if none is rare */
	*push(&x->count, &x->mem) = 0;
	for (u32 i = 0; i < n; i++)
		if (x->count.v[i] >= LEAST) {
			x->hash.v[kept - 1] = x->hash.v[i];
			x->count.v[kept - 1] = x->count.v[i];
			to[i] = kept++;
		}
	printf("%u of %u clues, %u words, %u tokens\n", kept - 1, n, x->word.n,
	    c->word.n);
	x->hash.n = kept;			/* the last stands for all rare */
	x->hash.v[kept - 1] = 0;
	x->count.v[kept - 1] = 0;
	for (u32 i = 0; i < x->ids.n; i++)
		x->ids.v[i] = to[x->ids.v[i]] ? to[x->ids.v[i]] - 1 : kept - 1;
	for (u32 k = 0; k <= tests; k++) {
		struct corpus *o = k ? &t[k - 1] : c;

		for (u32 i = 0; i < o->context.n; i++)
			o->context.v[i] = to[o->context.v[i]] ?
			    to[o->context.v[i]] - 1 : kept - 1;
	}
	free(to);
}

/* Goes over all lines EPOCHS times, each time in another order. */
static void
learn(struct learner *x, const struct corpus *c, const struct corpus *t,
    u32 tests)
{
	u32 *order = calloc(c->lines.n, sizeof *order);

	for (u32 i = 0; i < c->lines.n; i++)
		order[i] = i;
	for (u32 e = 0; e < EPOCHS; e++) {
		for (u32 i = c->lines.n; i > 1; i--) {
			u32 j = draw(i), k = order[i - 1];

			order[i - 1] = order[j];
			order[j] = k;
		}
		for (u32 i = 0; i < c->lines.n; i++)
			chain_learn(x, c, &c->lines.v[order[i]]);
		x->w[x->hash.n - 1] = (struct row){ 0 };
		printf("epoch %u\n", e + 1);
		fflush(stdout);
	}
	for (u32 k = 0; k < tests; k++)
		test(x, &t[k], true);
	free(order);
}

int
main(int argc, char **argv)
{
	static struct learner x;
	static struct corpus c, t[8];
	entries lists = { 0 };
	u32 tests = 0;

	if (argc < 4)
		return 64;
	x.mem = arena_open((size_t)16 << 30);
	x.tmp = arena_open((size_t)1 << 30);
	x.clues.mem = x.words.mem = &x.mem;
	lists_read(&x, argv[1], &lists);
	texts_read(&x, &c, argv[2], true);
	for (int i = 4; i < argc && tests < countof(t); i++)
		texts_read(&x, &t[tests++], argv[i], false);
	printf("%u of %u names have the ends of tokens\n", x.aligned, x.all);
	drop_rare(&x, &c, tests, t);
	x.w = calloc(x.hash.n, sizeof *x.w);
	x.scale = calloc(x.hash.n, sizeof *x.scale);
	learn(&x, &c, t, tests);
	model_put(&x, &lists, argv[3]);
	for (u32 k = 0; k < tests; k++)
		test(&x, &t[k], false);
	return 0;
}
