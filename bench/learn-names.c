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
 * The model is a linear chain (Lafferty, McCallum, Pereira 2001) with the clues
 * of clues.c.  Its likelihood is raised sentence by sentence in steps of AdaGrad
 * (Duchi, Hazan, Singer 2011), one scale a clue, with a penalty on the squares
 * of weights.  Then weights are cut to 8 bits, and the clues that matter least
 * are left out.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "language/tagger.h"

/* Chosen on texts that were left out. */
enum {
	EPOCHS = 6,
	LEAST = 2,		/* clues met less often are dropped */
	KEEP = 930000,		/* clues in the model */
	LONGEST = 4000		/* tokens; longer sentences are passed over */
};
static const f32 rate = .15f, penalty = .0003f;
static const f32 bias = .8f;	/* see add_bias() */

struct row { f32 v[LANES]; };

struct line { u32 from, n; u16 set; };

struct corpus {
	list(str) sets;
	list(struct line) lines;	/* of all texts, by place in tokens */
	list(u32) word;			/* by token: place in words */
	list(u32) context;		/* places in clues */
	list(u32) at;			/* by token: where its context begins */
	list(u8)  gold;			/* by token: label */
};

struct word { u32 from[CLUES_SIDES + 1]; u32 count; };

struct learner {
	arena mem, tmp;
	struct rows lists;
	map   clues;			/* hash: place + 1 */
	list(u64) hash;			/* by clue */
	list(u32) count;
	map   words;
	list(struct word) word;
	list(u32) ids;			/* of words */
	struct row *w;
	f32  *scale;			/* sums of squares, by clue */
	f32   step[LABELS][LABELS], step_scale[LABELS][LABELS];
	f32   first[LABELS], last[LABELS];
	u32   all, aligned;		/* names; whose ends are those of tokens */
};

static u32
clue_id(struct learner *x, u64 hash, u32 times)
{
	u32 *at = map_at(&x->clues, hash);

	if (*at == 0) {
		*push(&x->hash, &x->mem) = hash;
		*push(&x->count, &x->mem) = 0;
		*at = x->hash.n;
	}
	x->count.v[*at - 1] += times;
	return *at - 1;
}

static u32
word_id(struct learner *x, str word, enum shape s, bool add)
{
	u64 h = str_hash(word);
	u32 at = map_get(&x->words, h);

	if (at == 0) {
		struct clues side[CLUES_SIDES];
		struct word *w = push(&x->word, &x->mem);

		clues_of_word(side, word, s, tagger_listed(&x->lists, word));
		for (u32 d = 0; d < CLUES_SIDES; d++) {
			w->from[d] = x->ids.n;
			for (u32 i = 0; i < side[d].n; i++)
				*push(&x->ids, &x->mem) = clue_id(x,
				    side[d].v[i], 0);
		}
		w->from[CLUES_SIDES] = x->ids.n;
		*map_at(&x->words, h) = at = x->word.n;
	}
	if (add) {
		struct word *w = &x->word.v[at - 1];

		for (u32 i = w->from[0]; i < w->from[CLUES_SIDES]; i++)
			x->count.v[x->ids.v[i]]++;
	}
	return at - 1;
}

/* The labels of a line from its names. */
static void
put_gold(struct learner *x, struct corpus *c, str line, const tokens *t, u32
    from, u32 to, u32 start)
{
	u32 base = c->gold.n - (to - from);

	while (line.n) {
		str f = str_cut(&line, '\t');
		unsigned a, b, tag;
		u32 i = from, end, first;

		if (sscanf(f.s, "%u-%u-%u", &a, &b, &tag) != 3)
			continue;
		a += start, b += start;
		while (i < to && t->v[i].to <= a)
			i++;
		first = i;
		while (i < to && t->v[i].from < b)
			i++;
		end = i;
		x->all++;
		if (first == end)
			continue;
		x->aligned += t->v[first].from == a && t->v[end - 1].to == b;
		for (i = first; i < end; i++)
			c->gold.v[base + i - from] = (u8)(1 + 4 * (tag - 1) +
			    (end - first == 1 ? PART_WHOLE : i == first ?
			    PART_FIRST : i + 1 == end ? PART_LAST :
			    PART_INSIDE));
	}
}

static void
add_text(struct learner *x, struct corpus *c, str all, const str *names,
    const u32 *starts, u32 n, u16 set, str language, bool add)
{
	arena tmp = x->tmp;
	tokens t = { 0 };
	token_lines lines = { 0 };
	struct place_of_word *v;

	tokens_of(&t, all, &tmp);
	for (u32 k = 0, i = 0; k < n; k++) {
		u32 end = k + 1 < n ? starts[k + 1] : (u32)all.n;
		struct token_line *l = push(&lines, &tmp);

		l->from = i;
		while (i < t.n && t.v[i].from < end)
			i++;
		l->to = i;
	}
	v = tagger_places(&x->lists, all, &t, &lines, &tmp);
	for (u32 k = 0; k < n; k++) {
		struct token_line l = lines.v[k];
		bool shouts = tagger_shouts(v + l.from, l.to - l.from);

		if (l.from == l.to)
			continue;
		*push(&c->lines, &x->mem) = (struct line){ c->word.n,
		    l.to - l.from, set };
		for (u32 i = l.from; i < l.to; i++) {
			struct clues p;
			str w = { all.s + t.v[i].from,
			    t.v[i].to - t.v[i].from };

			*push(&c->word, &x->mem) = word_id(x, w, v[i].shape,
			    add);
			*push(&c->gold, &x->mem) = 0;
			*push(&c->at, &x->mem) = c->context.n;
			clues_of_place(&p, v + l.from, l.to - l.from,
			    i - l.from, str_hash(language), shouts);
			for (u32 m = 0; m < p.n; m++)
				*push(&c->context, &x->mem) = clue_id(x, p.v[m],
				    add);
		}
		put_gold(x, c, names[k], &t, l.from, l.to, starts[k]);
	}
}

/* Reads texts.  With `add`, their clues are counted. */
static void
read_texts(struct learner *x, struct corpus *c, const char *path, bool add)
{
	struct err e = { 0 };
	arena file = arena_open((size_t)1 << 30);
	str all, language = { 0 };
	buf text = { .mem = &file };
	list(str) names = { 0 };
	list(u32) starts = { 0 };
	u32 set = 0;
	bool more = true;

	if (!file_read(&file, path, &all, &e)) {
		fprintf(stderr, "%s\n", e.why);
		exit(1);
	}
	while (more) {
		str line = str_line(&all), what;

		more = all.n > 0;
		if (str_starts(line, S("=\t")) || !more) {
			str name;

			if (text.n)
				add_text(x, c, str_copy(&x->tmp, buf_str(&text)),
				    names.v, starts.v, names.n, (u16)set,
				    language, add);
			text.n = names.n = starts.n = 0;
			if (!more)
				break;
			str_cut(&line, '\t');
			name = str_cut(&line, '\t');
			language = str_copy(&x->mem, line);
			for (set = 0; set < c->sets.n; set++)
				if (str_is(c->sets.v[set], name))
					break;
			if (set == c->sets.n)
				*push(&c->sets, &x->mem) =
				    str_copy(&x->mem, name);
			continue;
		}
		what = str_cut(&line, '\t');
		*push(&starts, &file) = (u32)text.n;
		*push(&names, &file) = line;
		buf_put(&text, what);
		buf_putc(&text, '\n');
	}
	*push(&c->at, &x->mem) = c->context.n;
	arena_close(file);
}

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

/* One step on one line. */
static void
learn_line(struct learner *x, const struct corpus *c, const struct line *l)
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

/* The best labels of a line. */
static void
decode(const struct learner *x, const struct corpus *c, const struct line *l,
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
		decode(x, c, l, labels);
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

static void
put_number(FILE *f, u32 n, u32 bytes)
{
	for (u32 i = 0; i < bytes; i++)
		putc((int)(n >> 8 * i & 255), f);
}

struct entry { u64 hash; const i8 *v; };

static int
by_hash(const void *a, const void *b)
{
	u64 x = ((const struct entry *)a)->hash, y =
	    ((const struct entry *)b)->hash;

	return (x > y) - (x < y);
}

static void
put_rows(FILE *f, struct entry *v, u32 n, u32 bits, u32 size)
{
	u32 at = 0;

	qsort(v, n, sizeof *v, by_hash);
	put_number(f, bits, 4);
	put_number(f, size, 4);
	for (u32 b = 0; b < 1u << bits; b++) {
		put_number(f, at, 4);
		while (at < n && v[at].hash >> (64 - bits) == b)
			at++;
	}
	put_number(f, n, 4);
	for (u32 i = 0; i < n; i++) {
		put_number(f, v[i].hash & 0xffff, 2);
		fwrite(v[i].v, 1, size - 2, f);
	}
}

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
		put_number(f, (u16)(i16)lrintf(v[i] * scale), 2);
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

static struct entry *lists_v;
static u32 lists_n;

/* Rounds the weights as the model will have them, and writes it. */
static void
put_model(struct learner *x, const char *path)
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
	put_rows(f, v, kept, 17, 2 + LANES);
	put_rows(f, lists_v, lists_n, 17, 3);
	fclose(f);
	free(v), free(small);
}

typedef list(struct entry) entries;

/* The number of a hash in the table, 0 if it is new. */
static u8 *
listed_at(struct learner *x, map *at, entries *v, u64 hash)
{
	u32 *i = map_at(at, hash);

	if (*i == 0) {
		*push(v, &x->mem) = (struct entry){ hash,
		    new(&x->mem, i8, 1) };
		*i = v->n;
	}
	return (u8 *)(uintptr_t)v->v[*i - 1].v;
}

/* The stem of a name: it without a vowel, or a sign that softens, at its end. */
static u64
stem_of(str name)
{
	static const char ends[] = "aeiouy\0аеиоуыэюяьйіїєα\0";
	u32 n = 0, last = 0;

	for (str t = name; t.n; n++)
		last = utf8_next(&t);
	for (str t = { ends, sizeof ends - 1 }; t.n; )
		if (utf8_next(&t) == utf8_lower(last))
			return tagger_stem(name, n - 1);
	return tagger_stem(name, n);
}

/* Reads the lists of names and makes the table of them. */
static void
read_lists(struct learner *x, const char *path)
{
	struct err e = { 0 };
	map at = { .mem = &x->mem };
	entries v = { 0 };
	str all, table;
	FILE *f = tmpfile();
	long size;
	const char *p;
	size_t left;

	if (!file_read(&x->mem, path, &all, &e)) {
		fprintf(stderr, "%s\n", e.why);
		exit(1);
	}
	while (all.n) {
		str line = str_line(&all), kinds = str_cut(&line, '\t');
		tokens t = { 0 };
		u64 h = 0;
		u8 *begin;
		u32 k;
		arena tmp = x->tmp;

		tokens_of(&t, line, &tmp);
		if (t.n == 0 || t.n > 8 || !str_number(kinds, &k))
			continue;
		for (u32 j = 0; j < t.n; j++)
			h = tagger_phrase(h, t.v[j].hash);
		*listed_at(x, &at, &v, h) |= (u8)k;
		if (t.n == 1) {
			u64 stem = stem_of(line);

			if (stem)
				*listed_at(x, &at, &v, stem) |= (u8)k;
			continue;
		}
		begin = listed_at(x, &at, &v, tagger_begin(t.v[0].hash));
		if (*begin < t.n)
			*begin = (u8)t.n;
	}
	lists_v = v.v;
	lists_n = v.n;
	put_rows(f, v.v, v.n, 17, 3);
	size = ftell(f);
	rewind(f);
	table.s = new(&x->mem, char, (size_t)size);
	table.n = fread((char *)(uintptr_t)table.s, 1, (size_t)size, f);
	fclose(f);
	p = table.s;
	left = table.n;
	if (!rows_open(&x->lists, &p, &left))
		panic("lists");
	printf("%u phrases and beginnings, %ld bytes\n", v.n, size);
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
	u32 *to = calloc(x->hash.n + 1, 4), kept = 1;

	for (u32 i = 0; i < x->hash.n; i++)
		if (x->count.v[i] >= LEAST) {
			x->hash.v[kept - 1] = x->hash.v[i];
			x->count.v[kept - 1] = x->count.v[i];
			to[i] = kept++;
		}
	printf("%u of %u clues, %u words, %u tokens\n", kept - 1, x->hash.n,
	    x->word.n, c->word.n);
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
			learn_line(x, c, &c->lines.v[order[i]]);
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
	u32 tests = 0;

	if (argc < 4)
		return 64;
	x.mem = arena_open((size_t)16 << 30);
	x.tmp = arena_open((size_t)1 << 30);
	x.clues.mem = x.words.mem = &x.mem;
	read_lists(&x, argv[1]);
	read_texts(&x, &c, argv[2], true);
	for (int i = 4; i < argc && tests < countof(t); i++)
		read_texts(&x, &t[tests++], argv[i], false);
	printf("%u of %u names have the ends of tokens\n", x.aligned, x.all);
	drop_rare(&x, &c, tests, t);
	x.w = calloc(x.hash.n, sizeof *x.w);
	x.scale = calloc(x.hash.n, sizeof *x.scale);
	learn(&x, &c, t, tests);
	put_model(&x, argv[3]);
	for (u32 k = 0; k < tests; k++)
		test(&x, &t[k], false);
	return 0;
}
