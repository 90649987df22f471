/*
 * Which language is a text in?  The one in which its letters are the least
 * surprising, given up to three letters before each of them in the word.
 *
 * packs/und/ngrams (made by tools/make-languages, which tells its layout)
 * holds costs of n-grams by language.  A letter costs a language what the
 * longest n-gram costs that ends at it and is in the table, and PENALTY for
 * each order given up; the smallest sum wins, as soon as it is far below all
 * others.  Method and constants:
 * penalty and floor as measured best on sentences, word pairs and words of 75
 * languages (models/language/card.md).
 */
#include <stdio.h>

#include "language/language.h"

enum {
	PENALTY = 24,		/* 1.5 nats, in sixteenths */
	FLOOR = 224,		/* a letter the language does not have */
	LETTERS = 600,		/* at most; more change nothing */
	ORDER = 4,
	KNOWN = 64,		/* letters whose costs are at hand */
	AHEAD = 8,		/* letters */
	PART = 50,		/* letters at a time */
	ENOUGH = 100,		/* letters, where it is plain */
	SURE = 960,		/* 60 nats */
	SAME = 240,		/* 15, where it is what is told */
	TOO_FEW = 3,		/* letters: nothing can be told */
};

static u32
u32_at(const char *p)
{
	const u8 *b = (const u8 *)p;

	return (u32)b[0] | (u32)b[1] << 8 | (u32)b[2] << 16 | (u32)b[3] << 24;
}

static bool
open_table(struct ngrams *g, str file)
{
	size_t head;
	u32 size;

	*g = (struct ngrams){ 0 };
	if (file.n < 16 || !str_starts(file, S("ngrams1\n")))
		return false;
	g->languages = u32_at(file.s + 8);
	g->bits = u32_at(file.s + 12);
	if (g->languages == 0 || g->languages > LANGUAGES_MOST ||
	    g->bits < 4 || g->bits > 24)
		return false;
	g->tags = file.s + 16;
	g->index = g->tags + 4 * (size_t)g->languages;
	head = 16 + 4 * (size_t)g->languages + (((size_t)1 << g->bits) + 1) * 4;
	if (file.n < head)
		return false;
	g->rows = file.s + head;
	size = u32_at(g->index + ((size_t)1 << g->bits) * 4);
	if (size != file.n - head)
		return false;
	for (size_t i = 0; i < (size_t)1 << g->bits; i++)
		if (u32_at(g->index + 4 * i) > u32_at(g->index + 4 * i + 4))
			return false;
	g->n = (u32)file.n;
	return true;
}

static str
tag(const struct ngrams *g, u32 language)
{
	const char *t = g->tags + 4 * language;
	size_t n = 0;

	while (n < 4 && t[n])
		n++;
	return (str){ t, n };
}

/* Where an n-gram is looked for: its bucket, and what its row begins with. */
struct place { u32 bucket, check; };

static struct place
guess_place_of(const struct ngrams *g, const u32 *c, u32 order)
{
	u64 h = 0;

	for (u32 i = 0; i < order; i++) {
		h = (h ^ c[i]) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	return (struct place){ (u32)(h >> (64 - g->bits)), h & 0xffff };
}

/* The row of an n-gram: n pairs of language and cost. */
static const u8 *
guess_row(const struct ngrams *g, struct place at, u32 *n)
{
	const char *index = g->index + 4 * (size_t)at.bucket;
	const u8 *p = (const u8 *)g->rows + u32_at(index);
	const u8 *end = (const u8 *)g->rows + u32_at(index + 4);

	while (end - p >= 3 && end - p >= 3 + 2 * (ptrdiff_t)p[2]) {
		*n = p[2];
		if (((u32)p[0] | (u32)p[1] << 8) == at.check)
			return p + 3;
		p += 3 + 2 * (size_t)*n;
	}
	*n = 0;
	return p;
}

struct costs { u16 v[LANGUAGES_MOST]; };	/* by language */

/* As if all ORDER letters were there; add_up() takes off what was not. */
static void
write_over(struct costs *to, const struct ngrams *g, struct place at,
    u32 order)
{
	u32 n;
	const u8 *p = guess_row(g, at, &n);

	for (; n > 0; n--, p += 2)
		to->v[p[0] % LANGUAGES_MOST] =
		    (u16)(p[1] + PENALTY * (ORDER - order));
}

/* What a letter by itself costs. */
static void
single(struct costs *to, const struct ngrams *g, u32 c)
{
	for (u32 l = 0; l < g->languages; l++)
		to->v[l] = FLOOR + PENALTY * (ORDER - 1);
	write_over(to, g, guess_place_of(g, &c, 1), 1);
}

/* The same for the letters that were met last. */
struct alone { u32 letter[KNOWN]; struct costs costs[KNOWN]; };

static const struct costs *
alone(struct alone *a, const struct ngrams *g, u32 c)
{
	struct costs *k = &a->costs[c % KNOWN];

	if (a->letter[c % KNOWN] != c) {
		a->letter[c % KNOWN] = c;
		single(k, g, c);
	}
	return k;
}

static bool
a_to_z(u32 c)
{
	return c >= 'a' && c <= 'z';
}

/* Where a letter behind another one has its costs; behind none, 0. */
static u32
guess_pair(u32 before, u32 c)
{
	return (before ? before - 'a' + 1 : 0) * 26 + (c - 'a');
}

/* The letters that are by far the most are looked up once for all texts. */
static void
make_pairs(struct ngrams *g, arena *mem)
{
	struct costs *all = new(mem, struct costs, 27 * 26);

	for (u32 c = 'a'; c <= 'z'; c++) {
		single(&all[guess_pair(0, c)], g, c);
		for (u32 b = 'a'; b <= 'z'; b++) {
			struct costs *to = &all[guess_pair(b, c)];

			*to = all[guess_pair(0, c)];
			write_over(to, g, guess_place_of(g, (u32[]){ b, c }, 2),
			    2);
		}
	}
	g->pairs = all;
}

bool
language_table(struct ngrams *g, arena *mem, str file)
{
	bool good = open_table(g, file);

	if (good)
		make_pairs(g, mem);
	return good;
}

struct letters { u32 all, han, kana; };

static void
guess_count(struct letters *n, u32 c)
{
	n->all++;
	n->han += c >= 0x4e00 && c < 0xa000;
	n->kana += c >= 0x3040 && c < 0x3100;
}

/* What the script alone tells: Han with kana, Han without. */
static str
by_script(const struct packs *ps, const struct letters *n)
{
	const struct phrase *f = 0;

	if (n->kana * 20 > n->all)
		f = phrases_get(&ps->v[0].scripts, S("Kana"));
	else if (n->han * 2 > n->all)
		f = phrases_get(&ps->v[0].scripts, S("Han"));
	return f ? f->value : (str){ 0 };
}

/* A letter and the one before, and its n-grams from `least` letters up. */
struct gram { u32 letter, before, least, most; struct place at[ORDER - 1]; };

/* Going through a text: the last letters of the word, and all so far. */
struct going { str rest; u32 c[ORDER], in_word; struct letters n; };

static u32
grams_of(const struct ngrams *g, struct going *w, struct gram *out, u32 most)
{
	u32 n = 0;

	while (w->rest.n && n < most) {
		u32 l = utf8_lower(utf8_next(&w->rest)), *c = w->c;
		struct gram *m = &out[n];

		if (l == UTF8_BAD || !utf8_letter(l)) {
			w->in_word = 0;
			continue;
		}
		guess_count(&w->n, l);
		if (w->in_word == ORDER)
			memmove(c, c + 1, (ORDER - 1) * sizeof *c);
		else
			w->in_word++;
		c[w->in_word - 1] = l;
		*m = (struct gram){ .letter = l, .most = w->in_word };
		if (m->most > 1)
			m->before = c[m->most - 2];
		m->least = a_to_z(l) && (!m->before || a_to_z(m->before)) ?
		    3 : 2;
		for (u32 k = m->least; k <= m->most; k++) {
			m->at[k - 2] = guess_place_of(g, c + (m->most - k), k);
			__builtin_prefetch(g->index +
			    4 * (size_t)m->at[k - 2].bucket);
		}
		n++;
	}
	return n;
}

/* The table is larger than caches: its rows are called for ahead of time. */
static void
expect(const struct ngrams *g, const struct gram *m)
{
	for (u32 k = m->least; k <= m->most; k++)
		__builtin_prefetch(g->rows + u32_at(g->index +
		    4 * (size_t)m->at[k - 2].bucket));
}

/* The longest n-gram that a language has writes over the shorter ones. */
static void
costs_of(const struct ngrams *g, struct alone *a, const struct gram *m,
    struct costs *to)
{
	*to = m->least > 2 ? g->pairs[guess_pair(m->before, m->letter)] :
	    *alone(a, g, m->letter);
	for (u32 k = m->least; k <= m->most; k++)
		write_over(to, g, m->at[k - 2], k);
}

/*
 * Costs of PART letters at most fit into 16 bits.  Those of a letter are added
 * when the next one's are made: what was just written in small pieces cannot
 * be read in large ones without waiting.
 */
static void
guess_add_up(const struct ngrams *g, struct alone *a, const struct gram *m,
    u32 n,
    u32 *sum)
{
	struct costs cost[2] = { 0 }, part = { 0 };
	u32 less = 0;

	for (u32 i = 0; i <= n; i++) {
		if (i + AHEAD < n)
			expect(g, &m[i + AHEAD]);
		if (i < n) {
			costs_of(g, a, &m[i], &cost[i & 1]);
			less += PENALTY * (ORDER - m[i].most);
		}
		for (u32 l = 0; i > 0 && l < LANGUAGES_MOST; l++)
			part.v[l] = (u16)(part.v[l] + cost[(i - 1) & 1].v[l]);
	}
	for (u32 l = 0; l < g->languages; l++)
		sum[l] += part.v[l] - less;
}

/* What is told wins where it is nearly as likely: close kin, names. */
static u32
close_by(u32 best)
{
	return 400 + best / 33;
}

/* The least is so far below all others that more letters change nothing. */
static bool
settled(const struct ngrams *g, const u32 *sum, u32 told)
{
	u32 best = 0, second = UINT32_MAX;

	for (u32 l = 1; l < g->languages; l++)
		if (sum[l] < sum[best])
			best = l;
	for (u32 l = 0; l < g->languages; l++)
		if (l != best && sum[l] < second)
			second = sum[l];
	if (told < LANGUAGES_MOST && told != best &&
	    sum[told] - sum[best] <= close_by(sum[best]) + SURE)
		return false;
	return second - sum[best] > (told == best ? SAME : SURE);
}

static u32
language_at(const struct ngrams *g, str told)
{
	for (u32 l = 0; l < g->languages; l++)
		if (str_is(tag(g, l), told))
			return l;
	return LANGUAGES_MOST;
}

str
language_guess(const struct packs *ps, str text, str told)
{
	const struct ngrams *g = &ps->ngrams;
	u32 sum[LANGUAGES_MOST] = { 0 }, best = 0;
	u32 at_told = language_at(g, told);
	struct going w = { .rest = text };
	struct gram m[PART];
	struct alone a;
	str script;

	if (g->n == 0)
		return told;
	memset(a.letter, 0, sizeof a.letter);
	while (w.rest.n && w.n.all < LETTERS) {
		guess_add_up(g, &a, m, grams_of(g, &w, m, PART), sum);
		if (w.n.all >= ENOUGH && settled(g, sum, at_told))
			break;
	}
	script = by_script(ps, &w.n);
	if (w.n.all < TOO_FEW || script.n)
		return script.n ? script : told;
	for (u32 l = 1; l < g->languages; l++)
		if (sum[l] < sum[best])
			best = l;
	if (at_told < LANGUAGES_MOST &&
	    sum[at_told] - sum[best] <= close_by(sum[best]))
		return tag(g, at_told);
	return tag(g, best);
}
