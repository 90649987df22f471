/*
 * How likely is each label of a token, by its clues and by the labels beside it?
 *
 * The model is a linear chain (Lafferty, McCallum, Pereira 2001).  Its
 * likelihood is raised sentence by sentence in steps of AdaGrad (Duchi, Hazan,
 * Singer 2011), one scale a clue, with a penalty on the squares of weights.
 */
#include <math.h>
#include <stdio.h>

#include "learner.h"

/* Chosen on texts that were left out. */
static const f32 rate = .15f, penalty = .0003f;

/* The clues of token i of a line: calls of the body with `id`. */
#define CLUES_OF(x, c, l, i, id, body) do { \
	for (int d_ = -CLUES_REACH; d_ <= CLUES_REACH; d_++) { \
		i64 j_ = (i64)(i) + d_; \
		const struct word *w_; \
		if (j_ < 0 || j_ >= (i64)(l)->n) \
			continue; \
		w_ = &(x)->word.v[(c)->word.v[(l)->from + j_]]; \
		for (u32 k_ = w_->from[CLUES_REACH - d_]; \
		    k_ < w_->from[CLUES_REACH - d_ + 1]; k_++) { \
			u32 id = (x)->ids.v[k_]; \
			body \
		} \
	} \
	for (u32 k_ = (c)->at.v[(l)->from + (i)]; \
	    k_ < (c)->at.v[(l)->from + (i) + 1]; k_++) { \
		u32 id = (c)->context.v[k_]; \
		body \
	} \
} while (0)

static void
emissions(const struct learner *x, const struct corpus *c, const struct line *l,
    f32 (*e)[LABELS])
{
	for (u32 i = 0; i < l->n; i++) {
		f32 sum[LANES] = { 0 };

		CLUES_OF(x, c, l, i, id, {
			const f32 *r = x->w[id].v;

			for (u32 k = 0; k < LANES; k++)
				sum[k] += r[k];
		});
		e[i][0] = 0;
		memcpy(e[i] + 1, sum, sizeof sum);
	}
}

/* What is computed of one line: the sums of clues; how likely each label is by
 * them (x), with all before it (a), with all behind it (b); and of each step. */
static struct {
	f32 e[LONGEST][LABELS], x[LONGEST][LABELS];
	f32 a[LONGEST][LABELS], b[LONGEST][LABELS];
	f32 step[LABELS][LABELS];
} chain;

static void
normalize(f32 *v)
{
	f32 sum = 1e-30f;

	for (u32 b = 0; b < LABELS; b++)
		sum += v[b];
	for (u32 b = 0; b < LABELS; b++)
		v[b] /= sum;
}

static void
weigh(const struct learner *x, u32 n)
{
	for (u32 a = 0; a < LABELS; a++)
		for (u32 b = 0; b < LABELS; b++)
			chain.step[a][b] = tagger_step(a, b) ?
			    expf(x->step[a][b]) : 0;
	for (u32 i = 0; i < n; i++) {
		f32 top = 0;

		for (u32 b = 0; b < LABELS; b++)
			top = fmaxf(top, chain.e[i][b]);
		for (u32 b = 0; b < LABELS; b++)
			chain.x[i][b] = expf(chain.e[i][b] - top);
	}
}

static void
forward(const struct learner *x, u32 n)
{
	for (u32 b = 0; b < LABELS; b++)
		chain.a[0][b] = tagger_step(0, b) ?
		    chain.x[0][b] * expf(x->first[b]) : 0;
	normalize(chain.a[0]);
	for (u32 i = 1; i < n; i++) {
		f32 sum[LABELS] = { 0 };

		for (u32 a = 0; a < LABELS; a++)
			for (u32 b = 0; b < LABELS; b++)
				sum[b] += chain.a[i - 1][a] * chain.step[a][b];
		for (u32 b = 0; b < LABELS; b++)
			chain.a[i][b] = sum[b] * chain.x[i][b];
		normalize(chain.a[i]);
	}
}

static void
backward(const struct learner *x, u32 n)
{
	for (u32 a = 0; a < LABELS; a++)
		chain.b[n - 1][a] = tagger_step(a, 0) ? expf(x->last[a]) : 0;
	normalize(chain.b[n - 1]);
	for (u32 i = n - 1; i-- > 0; ) {
		f32 right[LABELS];

		for (u32 b = 0; b < LABELS; b++)
			right[b] = chain.x[i + 1][b] * chain.b[i + 1][b];
		for (u32 a = 0; a < LABELS; a++) {
			f32 sum = 0;

			for (u32 b = 0; b < LABELS; b++)
				sum += chain.step[a][b] * right[b];
			chain.b[i][a] = sum;
		}
		normalize(chain.b[i]);
	}
}

/* How likely each label of token i is, less 1 for the right one. */
static void
excess(const struct corpus *c, const struct line *l, u32 i, f32 *p)
{
	for (u32 b = 0; b < LABELS; b++)
		p[b] = chain.a[i][b] * chain.b[i][b];
	normalize(p);
	p[c->gold.v[l->from + i]] -= 1;
}

/* A step for the clues of token i. */
static void
learn_clues(struct learner *x, const struct corpus *c, const struct line *l,
    u32 i, const f32 *p)
{
	f32 square = 0;

	for (u32 k = 1; k < LABELS; k++)
		square += p[k] * p[k];
	if (square < 1e-4f)
		return;
	CLUES_OF(x, c, l, i, id, {
		f32 *r = x->w[id].v;
		f32 s;

		x->scale[id] += square;
		s = rate / sqrtf(x->scale[id] + 1e-6f);
		for (u32 k = 0; k < LANES; k++)
			r[k] -= s * (p[k + 1] + penalty * r[k]);
	});
}

/* Adds how likely each step to token i is, less 1 for the right one. */
static void
excess_steps(const struct corpus *c, const struct line *l, u32 i,
    f32 down[LABELS][LABELS])
{
	f32 all = 1e-30f;
	f32 q[LABELS][LABELS];

	for (u32 a = 0; a < LABELS; a++)
		for (u32 b = 0; b < LABELS; b++) {
			q[a][b] = chain.a[i - 1][a] * chain.step[a][b] *
			    chain.x[i][b] * chain.b[i][b];
			all += q[a][b];
		}
	for (u32 a = 0; a < LABELS; a++)
		for (u32 b = 0; b < LABELS; b++)
			down[a][b] += q[a][b] / all;
	down[c->gold.v[l->from + i - 1]][c->gold.v[l->from + i]] -= 1;
}

static void
learn_steps(struct learner *x, f32 down[LABELS][LABELS])
{
	for (u32 a = 0; a < LABELS; a++)
		for (u32 b = 0; b < LABELS; b++) {
			f32 g = down[a][b] + penalty * x->step[a][b];

			if (!tagger_step(a, b))
				continue;
			x->step_scale[a][b] += g * g;
			x->step[a][b] -= rate * g /
			    sqrtf(x->step_scale[a][b] + 1e-6f);
		}
}

void
chain_learn(struct learner *x, const struct corpus *c, const struct line *l)
{
	f32 down[LABELS][LABELS] = { 0 };

	if (l->n > LONGEST)
		return;
	emissions(x, c, l, chain.e);
	weigh(x, l->n);
	forward(x, l->n);
	backward(x, l->n);
	for (u32 i = 0; i < l->n; i++) {
		f32 p[LABELS];

		excess(c, l, i, p);
		for (u32 b = 0; b < LABELS; b++) {
			x->first[b] -= i == 0 ? rate * .1f * p[b] : 0;
			x->last[b] -= i + 1 == l->n ? rate * .1f * p[b] : 0;
		}
		if (i > 0)
			excess_steps(c, l, i, down);
		learn_clues(x, c, l, i, p);
	}
	learn_steps(x, down);
}

void
chain_decode(const struct learner *x, const struct corpus *c, const struct line *l,
    u8 *out)
{
	static u8 from[LONGEST][LABELS];
	f32 best[LABELS], next[LABELS];
	u32 end = 0;

	emissions(x, c, l, chain.e);
	for (u32 b = 0; b < LABELS; b++)
		best[b] = tagger_step(0, b) ? chain.e[0][b] + x->first[b] : -1e9f;
	for (u32 i = 1; i < l->n; i++) {
		for (u32 b = 0; b < LABELS; b++) {
			f32 top = -1e9f;

			from[i][b] = 0;
			for (u32 a = 0; a < LABELS; a++)
				if (tagger_step(a, b) &&
				    best[a] + x->step[a][b] > top)
					top = best[a] + x->step[a][b],
					    from[i][b] = (u8)a;
			next[b] = top + chain.e[i][b];
		}
		memcpy(best, next, sizeof best);
	}
	for (u32 a = 0; a < LABELS; a++) {
		best[a] = tagger_step(a, 0) ? best[a] + x->last[a] : -1e9f;
		if (best[a] > best[end])
			end = a;
	}
	for (u32 i = l->n; i-- > 0; end = from[i][end])
		out[i] = (u8)end;
}
