/*
 * Which clues are kept, and what is written of them?
 *
 * Weights are cut to 8 bits, and the clues that matter least are left out.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "learner.h"

/* Chosen on texts that were left out. */
enum { KEEP = 930000 };		/* clues in the model */
static const f32 bias = .8f;	/* see add_bias() */

static f32
most(const struct row *r)
{
	f32 m = 0;

	for (u32 k = 0; k < LANES; k++)
		m = fmaxf(m, fabsf(r->v[k]));
	return m;
}

/* How much a clue matters: its largest weight, and how often it is met.  The
 * power is that with which the fewest names are lost. */
static f32
matters(const struct learner *x, u32 i)
{
	return most(&x->w[i]) * powf((f32)x->count.v[i], .25f);
}

static int
larger(const void *a, const void *b)
{
	f32 x = *(const f32 *)a, y = *(const f32 *)b;

	return (x < y) - (x > y);
}

static void
put_steps(FILE *f, const f32 *v, f32 scale)
{
	for (u32 i = 0; i < LABELS; i++)
		table_number(f, (u16)(i16)lrintf(v[i] * scale), 2);
}

/* Makes each name more likely: a chain that was learned leaves out too many of
 * those that it has not met. */
static void
add_bias(struct learner *x)
{
	for (u32 b = 1; b < LABELS; b++) {
		if (!tagger_step(0, b))
			continue;
		x->first[b] += bias;
		for (u32 a = 0; a < LABELS; a++)
			x->step[a][b] += bias;
	}
}

void
model_put(struct learner *x, const entries *lists, const char *path)
{
	u32 n = x->hash.n, kept = 0;
	f32 *m = calloc(n, 4), limit, scale;
	struct entry *v = calloc(n, sizeof *v);
	i8 (*small)[LANES] = calloc(n, LANES);
	FILE *f = fopen(path, "wb");

	for (u32 i = 0; i < n; i++)
		m[i] = most(&x->w[i]);
	qsort(m, n, 4, larger);
	scale = 127 / m[200];		/* a few are cut */
	for (u32 i = 0; i < n; i++)
		m[i] = matters(x, i);
	qsort(m, n, 4, larger);
	limit = m[KEEP < n ? KEEP : n - 1];
	printf("of %u clues those above %.3f; scale %.2f\n", n, (f64)limit,
	    (f64)scale);
	free(m);
	for (u32 i = 0; i < n; i++) {
		struct row *r = &x->w[i];

		if (matters(x, i) <= limit) {
			*r = (struct row){ 0 };
			continue;
		}
		for (u32 k = 0; k < LANES; k++) {
			f32 q = fminf(fmaxf(r->v[k] * scale, -127), 127);

			small[i][k] = (i8)lrintf(q);
			r->v[k] = small[i][k] / scale;
		}
		v[kept++] = (struct entry){ x->hash.v[i], small[i] };
	}
	add_bias(x);
	fwrite("names1\n", 1, 8, f);
	for (u32 a = 0; a < LABELS; a++)
		put_steps(f, x->step[a], scale);
	put_steps(f, x->first, scale);
	put_steps(f, x->last, scale);
	table_put(f, v, kept, 17, 2 + LANES);
	table_put(f, lists->v, lists->n, 17, 3);
	fclose(f);
	free(v), free(small);
}
