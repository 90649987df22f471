/*
 * Which label has each token of a line, by a linear chain over hashed clues?
 *
 * The best labels are found by the algorithm of Viterbi, how likely each one is
 * by going over the line forward and backward.
 */
#include <assert.h>
#include <math.h>

#include "language/language.h"

static const f32 never = -1e9f;

static bool
take_f32(str *at, f32 *out)
{
	if (at->n < sizeof *out)
		return false;
	memcpy(out, at->s, sizeof *out);
	*at = str_from(*at, sizeof *out);
	return isfinite(*out);
}

bool
chain_step(u32 from, u32 to)
{
	return to == 0 || to % 2 == 1 || from == to || from + 1 == to;
}

bool
chain_open(struct chain *c, str *file)
{
	size_t size;

	*c = (struct chain){ 0 };
	if (file->n < 2)
		return false;
	c->labels = (u8)file->s[0];
	c->bits = (u8)file->s[1];
	*file = str_from(*file, 2);
	if ((c->labels != 3 && c->labels != 5) || c->bits < 8 || c->bits > 24 ||
	    !take_f32(file, &c->unit))
		return false;
	for (u32 a = 0; a < c->labels; a++) {
		if (!take_f32(file, &c->first[a]))
			return false;
		for (u32 b = 0; b < c->labels; b++)
			if (!take_f32(file, &c->step[a][b]))
				return false;
	}
	size = ((size_t)1 << c->bits) * (c->labels - 1);
	if (file->n < size)
		return false;
	c->weight = (const i8 *)file->s;
	*file = str_from(*file, size);
	return true;
}

void
chain_clue(struct chain_clues *c, u64 family, u64 what)
{
	assert(c->n < CHAIN_CLUES);
	c->v[c->n++] = (u32)(u64_mix(what * 0x9e3779b97f4a7c15u + family *
	    0xbf58476d1ce4e5b9u) >> (64 - c->bits));
}

void
chain_score(const struct chain *c, const struct chain_clues *clues, chain_sums
    out)
{
	i32 sum[CHAIN_LABELS] = { 0 };
	u32 lanes = c->labels - 1;

	for (u32 k = 0; k < clues->n; k++) {
		const i8 *w = c->weight + (size_t)clues->v[k] * lanes;

		for (u32 i = 0; i < lanes; i++)
			sum[i + 1] += w[i];
	}
	for (u32 i = 0; i < CHAIN_LABELS; i++)
		out[i] = (f32)sum[i] * c->unit;
}

void
chain_best(const struct chain *c, chain_sums *score, u32 n, u8 *out, arena tmp)
{
	u8 (*from)[CHAIN_LABELS] = arena_raw(&tmp, CHAIN_LABELS, n + 1);
	chain_sums best = { 0 }, next = { 0 };
	u32 end = 0;

	for (u32 i = 0; i < n; i++) {
		for (u32 b = 0; b < c->labels; b++) {
			f32 top = never;

			from[i][b] = 0;
			for (u32 a = 0; a < (i ? c->labels : 1); a++) {
				f32 s = i ? best[a] + c->step[a][b] :
				    c->first[b];

				if (chain_step(a, b) && s > top) {
					top = s;
					from[i][b] = (u8)a;
				}
			}
			next[b] = top + score[i][b];
		}
		memcpy(best, next, sizeof best);
	}
	for (u32 a = 0; a < c->labels; a++)
		end = best[a] > best[end] ? a : end;
	for (u32 i = n; i-- > 0; end = from[i][end])
		out[i] = (u8)end;
}

static void
chain_normalize(f32 *v, u32 n)
{
	f32 sum = 1e-30f;

	for (u32 b = 0; b < n; b++)
		sum += v[b];
	for (u32 b = 0; b < n; b++)
		v[b] /= sum;
}

/* e to the power of what each token's clues say, scaled. */
static void
chain_powers(const struct chain *c, chain_sums *score, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		f32 top = 0;

		for (u32 b = 1; b < c->labels; b++)
			top = fmaxf(top, score[i][b]);
		for (u32 b = 0; b < c->labels; b++)
			score[i][b] = expf(score[i][b] - top);
	}
}

void
chain_likely(const struct chain *c, chain_sums *score, u32 n, arena tmp)
{
	chain_sums step[CHAIN_LABELS] = { 0 }, right = { 1, 1, 1, 1, 1 };
	chain_sums *left = arena_raw(&tmp, sizeof *left, n + 1);

	for (u32 a = 0; a < c->labels; a++)
		for (u32 b = 0; b < c->labels; b++)
			step[a][b] = chain_step(a, b) ? expf(c->step[a][b]) : 0;
	chain_powers(c, score, n);
	for (u32 i = 0; i < n; i++) {
		for (u32 b = 0; b < c->labels; b++) {
			f32 sum = i ? 0 : chain_step(0, b) ?
			    expf(c->first[b]) : 0;

			for (u32 a = 0; i && a < c->labels; a++)
				sum += left[i - 1][a] * step[a][b];
			left[i][b] = sum * score[i][b];
		}
		chain_normalize(left[i], c->labels);
	}
	for (u32 i = n; i-- > 0; ) {
		chain_sums now, before = { 0 };

		for (u32 b = 0; b < c->labels; b++)
			now[b] = score[i][b] * right[b];
		for (u32 a = 0; a < c->labels; a++)
			for (u32 b = 0; b < c->labels; b++)
				before[a] += step[a][b] * now[b];
		for (u32 b = 0; b < c->labels; b++)
			score[i][b] = left[i][b] * right[b];
		chain_normalize(score[i], c->labels);
		chain_normalize(before, c->labels);
		memcpy(right, before, sizeof right);
	}
}
