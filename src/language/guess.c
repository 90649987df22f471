/*
 * Which language is a text in?  The one in which its letters are the least
 * surprising, given up to three letters before each of them in the word.
 *
 * packs/und/ngrams (made by tools/make-languages, which tells its layout)
 * holds costs of n-grams by language.  A letter costs a language what the
 * longest n-gram costs that ends at it and is in the table, and PENALTY for
 * each order given up; the smallest sum wins.  Method and constants:
 * penalty and floor as measured best on sentences, word pairs and words of 75
 * languages (doc/models/language.md).
 */
#include <stdio.h>

#include "language/language.h"

enum {
	PENALTY = 24,		/* 1.5 nats, in sixteenths */
	FLOOR = 224,		/* a letter the language does not have */
	LETTERS = 600,		/* are looked at; more change nothing */
	ORDER = 4,
	TOO_FEW = 3,		/* letters: nothing can be told */
};

static u32
u32_at(const char *p)
{
	const u8 *b = (const u8 *)p;

	return (u32)b[0] | (u32)b[1] << 8 | (u32)b[2] << 16 | (u32)b[3] << 24;
}

bool
language_table(struct ngrams *g, str file)
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

/* The row of an n-gram: n pairs of language and cost. */
static const u8 *
row(const struct ngrams *g, const u32 *c, u32 order, u32 *n)
{
	u64 h = 0;
	const u8 *p, *end;

	for (u32 i = 0; i < order; i++) {
		h = (h ^ c[i]) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	p = (const u8 *)g->rows + u32_at(g->index + (h >> (64 - g->bits)) * 4);
	end = (const u8 *)g->rows +
	    u32_at(g->index + ((h >> (64 - g->bits)) + 1) * 4);
	while (end - p >= 3 && end - p >= 3 + 2 * (ptrdiff_t)p[2]) {
		*n = p[2];
		if (((u32)p[0] | (u32)p[1] << 8) == (h & 0xffff))
			return p + 3;
		p += 3 + 2 * (size_t)*n;
	}
	*n = 0;
	return 0;
}

/* The letter at the end of c, which holds the last `most` of its word. */
static void
letter(const struct ngrams *g, const u32 *c, u32 most, u32 *sum)
{
	u16 cost[LANGUAGES_MOST];

	for (u32 l = 0; l < g->languages; l++)
		cost[l] = UINT16_MAX;
	for (u32 order = most; order > 0; order--) {
		u32 n;
		const u8 *p = row(g, c + (most - order), order, &n);

		for (; n > 0; n--, p += 2)
			if (p[0] < g->languages && cost[p[0]] == UINT16_MAX)
				cost[p[0]] = (u16)(p[1] +
				    PENALTY * (most - order));
	}
	for (u32 l = 0; l < g->languages; l++)
		sum[l] += cost[l] == UINT16_MAX ?
		    FLOOR + PENALTY * (most - 1) : cost[l];
}

struct letters { u32 all, han, kana; };

static void
count(struct letters *n, u32 c)
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

static void
add_up(const struct ngrams *g, str text, u32 *sum, struct letters *n)
{
	u32 c[ORDER] = { 0 }, in_word = 0;

	while (text.n && n->all < LETTERS) {
		u32 l = utf8_lower(utf8_next(&text));

		if (l == UTF8_BAD || !utf8_letter(l)) {
			in_word = 0;
			continue;
		}
		count(n, l);
		if (in_word == ORDER)
			memmove(c, c + 1, (ORDER - 1) * sizeof *c);
		else
			in_word++;
		c[in_word - 1] = l;
		letter(g, c, in_word, sum);
	}
}

str
language_guess(const struct packs *ps, str text, str told)
{
	const struct ngrams *g = &ps->ngrams;
	u32 sum[LANGUAGES_MOST] = { 0 }, best = 0, at_told = LANGUAGES_MOST;
	struct letters n = { 0 };
	str script;

	if (g->n == 0)
		return told;
	add_up(g, text, sum, &n);
	script = by_script(ps, &n);
	if (n.all < TOO_FEW || script.n)
		return script.n ? script : told;
	for (u32 l = 0; l < g->languages; l++) {
		if (sum[l] < sum[best])
			best = l;
		if (str_is(tag(g, l), told))
			at_told = l;
	}
	/* what is told wins where it is nearly as likely: close kin, names */
	if (at_told < LANGUAGES_MOST &&
	    sum[at_told] - sum[best] <= 400 + sum[best] / 33)
		return tag(g, at_told);
	return tag(g, best);
}
