/*
 * Is a paragraph body, given its neighbors?  The second look at each paragraph
 * knows how sure the first look was of those around it.
 */
#include <math.h>

#include "read/choose/again.h"
#include "read/choose/looks.h"

#define WEIGHT(trait, bin, article, list, forum) \
	[TRAIT(trait, bin)] = { article, list, forum },
static const f32 weights_last[T_ALL][PAGE_TYPES] = {
#include "models/pages/last.def"
};
#undef WEIGHT

/* Log odds as a bin from 0 to 11; each is 0.75 wide. */
static u32
sure_bin(f32 x)
{
	f32 y = (x + 4.5f) / 0.75f;

	return y < 0 ? 0 : y >= 12 ? 11 : (u32)y;
}

/* A share as a bin from 0 to 9. */
static u32
tenth(f32 part, f32 whole)
{
	f32 y = whole > 0 ? part * 10 / whole : 0;

	return y >= 9 ? 9 : (u32)y;
}

/* The mean probability of the paragraphs in a node, by weight, as a tenth. */
static u32
mean_in(const struct belongs *b, u32 node)
{
	u32 from = b->p->at[node], to = page_until(b->p, node);

	return tenth(b->sum[to] - b->sum[from],
	    (f32)(b->chars[to] - b->chars[from]));
}

/* The best probability within five paragraphs, as a tenth. */
static u32
best_around(const struct belongs *b, u32 i)
{
	f32 best = 0;

	for (u32 k = i > 5 ? i - 5 : 0; k < b->p->para.n && k <= i + 5; k++)
		if (k != i && b->odds[k] > best)
			best = b->odds[k];
	return tenth(best, 1);
}

/* A bin from 0 to 5 for the paragraph's share of all that is probably body. */
static u32
share_of_all(const struct belongs *b, u32 i)
{
	f32 all = b->sum[b->p->para.n];
	f32 x = all > 0 ? b->odds[i] * (f32)b->p->para.v[i].weight / all : 0;

	return x < .001f ? 0 : x < .01f ? 1 : x < .03f ? 2 : x < .1f ? 3 :
	    x < .3f ? 4 : 5;
}

/* Adds the traits of the second look at para i. */
static void
look_again(struct belongs *b, u32 i)
{
	const struct page *p = b->p;
	const struct para *q = &p->para.v[i];
	const struct sums *alike = &b->sign.v[b->alike[i]];
	const f32 *sure = b->first.sure;
	u32 n = p->para.n, up = p->t.v.v[q->in].parent;

	add(b, T_self, sure_bin(sure[i]) * SIZES + size_bin(q->weight));
	if (i)
		add(b, T_sure_before, sure_bin(sure[i - 1]));
	if (i + 1 < n)
		add(b, T_sure_after, sure_bin(sure[i + 1]));
	if (i > 1)
		add(b, T_sure_before2, sure_bin(sure[i - 2]));
	if (i + 2 < n)
		add(b, T_sure_after2, sure_bin(sure[i + 2]));
	add(b, T_sure_around, best_around(b, i));
	add(b, T_sure_box, mean_in(b, up));
	add(b, T_sure_outer, mean_in(b, p->t.v.v[up].parent));
	add(b, T_sure_alike, tenth(alike->sure, (f32)alike->chars));
	add(b, T_sure_far, far_bin(b->near[i]));
	add(b, T_sure_between, b->side[i] <= 3 ? 1 : b->side[i] <= 10 ? 2 : 0);
	add(b, T_sure_share, share_of_all(b, i));
}

/*
 * Sums the probabilities of the first look, and counts how far each paragraph
 * is from one that probably is body.
 */
static void
sum_up(struct belongs *b)
{
	const f32 *sure = b->first.sure;
	u32 n = b->p->para.n, far = n + 1;

	assert(b->first.from && b->first.from[n] == b->first.traits.n);
	for (u32 i = 0; i < n; i++) {
		f32 chars = (f32)b->p->para.v[i].weight;

		b->odds[i] = 1 / (1 + expf(-sure[i]));
		b->sum[i + 1] = b->sum[i] + b->odds[i] * chars;
		b->sign.v[b->alike[i]].sure += b->odds[i] * chars;
		far = i && sure[i - 1] > 0 ? 1 : far + 1;
		b->near[i] = b->side[i] = far;
	}
	far = n + 1;
	for (u32 i = n; i-- > 0;) {
		far = i + 1 < n && sure[i + 1] > 0 ? 1 : far + 1;
		b->side[i] = far > b->side[i] ? far : b->side[i];
		b->near[i] = far < b->near[i] ? far : b->near[i];
	}
}

void
again_look(struct belongs *b)
{
	struct looks *l = b->out = &b->last;
	arena *a = b->p->tmp;
	u32 n = b->p->para.n;

	b->odds = new(a, f32, n + 1);
	b->sum = new(a, f32, n + 1);
	b->near = new(a, u32, n + 1);
	b->side = new(a, u32, n + 1);
	weigh(b, weights_last, T_ALL);
	sum_up(b);
	l->from = new(a, u32, n + 1);
	l->sure = new(a, f32, n + 1);
	for (u32 i = 0; i < n; i++) {
		bool any = b->first.from[i] < b->first.from[i + 1];

		l->from[i] = l->traits.n;
		if (any)
			look_again(b, i);
		l->from[i + 1] = l->traits.n;
		l->sure[i] = any ? sum(&b->first, i, b->weights) +
		    sum(l, i, b->weights) : NEVER;
	}
}
