/*
 * Which stretches of words do two texts share?
 *
 * Each anchor is extended in both directions.  An equal word raises the score
 * of the passage by 1, a word that is alike (a misprint, another ending) by a
 * half; other words lower it.  Where the texts differ, both are searched for
 * the nearest place where they agree again.  If the score falls too far below
 * its maximum, the passage ends at the maximum.  Numbers that differ cost more
 * than words, because two tables with different figures are not copies.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/passages.h"

enum {
	/* by judgment, checked on the open newsrooms */
	SHORTEST = 6,		/* equal words of a passage, at least */
	AGREE = 13,		/* of 20 words must be alike */
	APART = 6,		/* words of one text that may be skipped */
	LONG = 40,		/* bytes of a word that may be alike another */
	STEPS = 12		/* per word of both texts; bounds the work */
};

/* What words add to the score: alike; different; a different number; skipped.
 * An equal word adds 1.  By judgment, checked on the open newsrooms. */
static const f64 ALIKE = 0.5, OTHER = -1, FIGURE = -2.5, SKIP = -1;

/* How far the score may fall: at first, more for each point of the maximum, at
 * most.  By judgment. */
static const f64 GIVE_UP = 3, MORE = 0.2, MOST = 8;

/* The extension of a passage in one direction. */
struct way {
	const struct text *x, *y;
	i64  a, b;		/* the next word of each */
	i64  a_end, b_end;	/* the first word that is out of bounds */
	int  step;		/* 1 or -1 */
	u32 *steps;		/* that are left for the pair of texts */
};

static u8
lower(char c)
{
	u8 u = (u8)c;

	return u >= 'A' && u <= 'Z' ? u | 32 : u;
}

/* Is the edit distance of two words, in bytes, at most `most`?  Case of ASCII
 * letters is ignored. */
static bool
few_edits(str p, str q, u32 most)
{
	u8 row[LONG + 1], next[LONG + 1];

	assert(p.n <= LONG && q.n <= LONG);
	for (u32 j = 0; j <= q.n; j++)
		row[j] = (u8)j;
	for (u32 i = 0; i < p.n; i++) {
		u8 least = next[0] = (u8)(i + 1);

		for (u32 j = 0; j < q.n; j++) {
			bool other = lower(p.s[i]) != lower(q.s[j]);
			u8 cost = (u8)(row[j] + other);

			if (cost > row[j + 1] + 1)
				cost = (u8)(row[j + 1] + 1);
			if (cost > next[j] + 1)
				cost = (u8)(next[j] + 1);
			next[j + 1] = cost;
			least = cost < least ? cost : least;
		}
		if (least > most)
			return false;
		memcpy(row, next, q.n + 1);
	}
	return row[q.n] <= most;
}

/* Are two words almost equal?  Not if one is short, long or a number. */
static bool
passages_alike(const struct text *x, const struct word *p, const struct text *y,
    const struct word *q)
{
	str s = { x->s.s + p->from, p->to - p->from };
	str t = { y->s.s + q->from, q->to - q->from };
	size_t more = s.n > t.n ? s.n - t.n : t.n - s.n;

	if (p->number || q->number || s.n < 4 || t.n < 4 || s.n > LONG ||
	    t.n > LONG || more > 2)
		return false;
	return few_edits(s, t, s.n < 6 && t.n < 6 ? 1 : 2);
}

static bool
passages_inside(const struct way *w, i64 a, i64 b)
{
	return w->step > 0 ? a < w->a_end && b < w->b_end :
	    a > w->a_end && b > w->b_end;
}

static bool
passages_same(const struct way *w, i64 a, i64 b)
{
	return passages_inside(w, a, b) && w->x->word[a].hash
	    == w->y->word[b].hash;
}

/*
 * Finds the nearest place where the texts agree again: an equal word, and one
 * that is at least alike, or the end.  da and db are the words skipped of each.
 */
static bool
meet_again(const struct way *w, i64 *da, i64 *db)
{
	for (i64 sum = 1; sum <= 2 * APART; sum++)
		for (i64 i = 0; i <= sum; i++) {
			i64 p = (i + 1) / 2 * (i % 2 ? 1 : -1) + sum / 2;
			i64 q = sum - p;
			i64 a = w->a + p * w->step, b = w->b + q * w->step;

			if (p < 0 || q < 0 || p > APART || q > APART ||
			    !passages_same(w, a, b))
				continue;
			a += w->step;
			b += w->step;
			if (!passages_inside(w, a, b) ||
			    passages_same(w, a, b) ||
			    passages_alike(w->x, &w->x->word[a], w->y,
			    &w->y->word[b])) {
				*da = p;
				*db = q;
				return true;
			}
		}
	return false;
}

/* The cost, below 0, of skipping n words of a text from word `from`. */
static f64
cost(const struct text *x, i64 from, i64 n, int step)
{
	f64 sum = 0;

	for (i64 i = 0; i < n; i++)
		sum += x->word[from + i * step].number ? FIGURE : SKIP;
	return sum;
}

/* The words after the end of the best extension, and the words that it adds:
 * equal, and almost equal. */
struct reach { i64 a, b; u32 same, alike; };

/* How far the score may fall below its maximum. */
static f64
patience(f64 best)
{
	f64 most = GIVE_UP + MORE * best;

	return most < MOST ? most : MOST;
}

/* Extends a passage while the score does not fall too far. */
static struct reach
go(struct way *w)
{
	f64 score = 0, best = 0;
	u32 n = 0, about = 0;
	struct reach r = { .a = w->a, .b = w->b };

	while (passages_inside(w, w->a, w->b) && score > best -
	    patience(best) &&
	    *w->steps) {
		const struct word *p = &w->x->word[w->a];
		const struct word *q = &w->y->word[w->b];
		i64 da, db;

		--*w->steps;
		if (p->hash == q->hash || passages_alike(w->x, p, w->y, q)) {
			score += p->hash == q->hash ? 1 : ALIKE;
			n += p->hash == q->hash;
			about += p->hash != q->hash;
			w->a += w->step;
			w->b += w->step;
			if (score > best && p->hash == q->hash) {
				best = score;
				r = (struct reach){ w->a, w->b, n, about };
			}
			continue;
		}
		if (meet_again(w, &da, &db)) {
			f64 x = cost(w->x, w->a, da, w->step);
			f64 y = cost(w->y, w->b, db, w->step);

			score += x < y ? x : y;
			w->a += da * w->step;
			w->b += db * w->step;
		} else {
			score += p->number || q->number ? FIGURE : OTHER;
			w->a += w->step;
			w->b += w->step;
		}
	}
	return r;
}

/* Extends an anchor to a passage, in both directions. */
static struct passage
grow(const struct text *x, const struct text *y, const struct anchor *k,
    u32 *steps)
{
	struct way on = { x, y, k->a + k->n, k->b + k->n, x->n, y->n, 1,
		steps };
	struct way back = { x, y, (i64)k->a - 1, (i64)k->b - 1, -1, -1, -1,
		steps };
	struct reach to = go(&on), from = go(&back);

	return (struct passage){
		.a = (u32)(from.a + 1), .b = (u32)(from.b + 1),
		.an = (u32)(to.a - from.a - 1),
		.bn = (u32)(to.b - from.b - 1),
		.same = k->n + to.same + from.same,
		.alike = k->n + to.same + from.same + to.alike + from.alike,
	};
}

/* Does the anchor lie in the passage, in both texts? */
static bool
holds(const struct passage *p, const struct anchor *k)
{
	return k->a >= p->a && k->a + k->n <= p->a + p->an && k->b >= p->b &&
	    k->b + k->n <= p->b + p->bn;
}

static int
by_length(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;

	if (x->same != y->same)
		return x->same < y->same ? 1 : -1;
	return (x->a > y->a) - (x->a < y->a);
}

static int
passages_by_place(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;

	return (x->a > y->a) - (x->a < y->a);
}

/* Cuts n words off the beginning, and then words until two are equal. */
static void
cut_head(const struct text *x, const struct text *y, struct passage *p,
    u32 n)
{
	while (p->an && p->bn && (n > 0 || x->word[p->a].hash !=
	    y->word[p->b].hash)) {
		p->same -= p->same > 0 && n > 0;
		p->alike -= p->alike > 0 && n > 0;
		n -= n > 0;
		p->a++, p->b++, p->an--, p->bn--;
	}
}

/* The same at the end. */
static void
cut_tail(const struct text *x, const struct text *y, struct passage *p,
    u32 n)
{
	while (p->an && p->bn && (n > 0 ||
	    x->word[p->a + p->an - 1].hash !=
	    y->word[p->b + p->bn - 1].hash)) {
		p->same -= p->same > 0 && n > 0;
		p->alike -= p->alike > 0 && n > 0;
		n -= n > 0;
		p->an--, p->bn--;
	}
}

/* Cuts off the words of a that one of the n kept passages has.  Is the rest
 * long enough, and mostly alike? */
static bool
passages_stands(const struct text *x, const struct text *y, struct passage *p,
    const struct passages *kept, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		const struct passage *q = &kept->v[i];
		u32 from = p->a, to = p->a + p->an, q_to = q->a + q->an;

		if (from >= q_to || q->a >= to)
			continue;
		if (q->a <= from)
			cut_head(x, y, p, q_to < to ? q_to - from : to - from);
		else
			cut_tail(x, y, p, to - q->a);
	}
	return p->same >= SHORTEST && p->an && p->bn &&
	    p->alike * 20 >= p->an * AGREE && p->alike * 20 >= p->bn * AGREE;
}

/* Keeps the longest passages that do not overlap in x. */
static void
tidy(const struct text *x, const struct text *y, struct passages *p)
{
	u32 kept = 0;

	qsort(p->v, p->n, sizeof *p->v, by_length);
	for (u32 i = 0; i < p->n; i++)
		if (passages_stands(x, y, &p->v[i], p, kept))
			p->v[kept++] = p->v[i];
	assert(kept <= PASSAGES);
	p->n = kept;
	p->same = 0;
	for (u32 i = 0; i < kept; i++)
		p->same += p->v[i].same;
}

/* Adds the passage of an anchor, unless an earlier passage holds it. */
static void
passages_add(const struct text *x, const struct text *y, const struct anchor *k,
    struct passages *p, u32 *steps)
{
	for (u32 i = p->n; i-- > 0; )
		if (holds(&p->v[i], k))
			return;
	if (p->n < PASSAGES && *steps)
		p->v[p->n++] = grow(x, y, k, steps);
}

void
passages_of(const struct text *x, const struct text *y,
    const struct anchor *v, u32 n, struct passages *p)
{
	u32 steps = STEPS * (x->n + y->n);

	p->n = p->same = 0;
	for (u32 i = 0; i < n; i++)
		passages_add(x, y, &v[i], p, &steps);
	tidy(x, y, p);
	qsort(p->v, p->n, sizeof *p->v, passages_by_place);
}
