/*
 * In which language is a text?
 *
 * The one in which its letters are the least surprising, given up to three
 * letters before each of them in the word.  The boundaries of words count as
 * letters.  packs/und/ngrams (its layout is in tools/make-languages) has the
 * costs of n-grams by language.  The cost of a letter is that of the longest
 * n-gram in the table that ends at it, plus
 * PENALTY for each letter that this n-gram is shorter than ORDER.  The language
 * with the smallest sum wins; we stop when it is far below all others.  PENALTY
 * and FLOOR were measured best on text of 75 languages
 * (models/language/card.md).  Costs are in sixteenths of a nat.
 * A name alone is of no language.
 */
#include <assert.h>
#include <stdio.h>
#include <unicode/uchar.h>

#include "language/language.h"

enum {
	PENALTY = 24,		/* 1.5 nats */
	FLOOR = 224,		/* 14 nats: a letter that a language lacks */
	LETTERS = 600,		/* that are read; more change nothing */
	ORDER = 4,		/* letters of the longest n-gram */
	BOUNDARY = ' ',		/* of a word: a letter of n-grams */
	PLAIN = 27,		/* the boundary, a to z */
	KNOWN = 64,		/* letters whose costs are cached */
	AHEAD = 8,		/* letters whose rows are prefetched */
	PART = 50,		/* letters that are added up at a time */
	ENOUGH = 100,		/* letters before we may stop */
	SURE = 960,		/* 60 nats: then we stop */
	SAME = 240,		/* 15 nats: the same if the page agrees */
	FOREIGN = 30,		/* letters that may be of no known language */
	STRANGE = 35,		/* tenths of the usual cost: then they are */
	KANA = 96,		/* 6 nats by which Han must be as beside kana */
	HEADLINE = 20,		/* letters of the longest text without kana */
	TOO_FEW = 3,		/* letters; with fewer there is no guess */
	NAMES = 3,		/* words of a text that may be a name alone */
	AHEAD_OF_NAMES = 192,	/* 12 nats, shared by its words: none */
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
	if (file.n < 16 || !str_starts(file, S("ngrams2\n")))
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
	return (str){ g->tags + 4 * language, 2 };
}

/* What a letter costs in texts of a language. */
static u32
usual(const struct ngrams *g, u32 language)
{
	return (u8)g->tags[4 * language + 2];
}

/* What a text in a language costs more than its letters. */
static u32
prior(const struct ngrams *g, u32 language)
{
	return (u8)g->tags[4 * language + 3];
}

/* Where an n-gram is looked up: its bucket, and 16 bits that its row begins
 * with. */
struct place { u32 bucket, check; };

static struct place
guess_place_of(const struct ngrams *g, const u32 *c, u32 order)
{
	u64 h = 0;

	assert(order >= 1 && order <= ORDER);
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

/* Sets the costs of the languages that have the n-gram, with the penalty as if
 * the word had ORDER letters; guess_add_up subtracts it for shorter words. */
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

/* The costs of a letter without the letters before it. */
static void
single(struct costs *to, const struct ngrams *g, u32 c)
{
	for (u32 l = 0; l < g->languages; l++)
		to->v[l] = FLOOR + PENALTY * (ORDER - 1);
	write_over(to, g, guess_place_of(g, &c, 1), 1);
}

/* A cache of these costs by letter. */
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

/* Is it one of the PLAIN letters, the most frequent ones? */
static bool
guess_plain(u32 c)
{
	return c == BOUNDARY || (c >= 'a' && c <= 'z');
}

/* The place of the costs of a plain letter after another one in g->pairs. */
static u32
guess_pair(u32 before, u32 c)
{
	before = before == BOUNDARY ? 0 : before - 'a' + 1;
	return before * PLAIN + (c == BOUNDARY ? 0 : c - 'a' + 1);
}

/* Makes the costs of pairs of plain letters, once for all texts. */
static void
make_pairs(struct ngrams *g, arena *mem)
{
	static const char plain[] = " abcdefghijklmnopqrstuvwxyz";
	struct costs *all = new(mem, struct costs, PLAIN * PLAIN);

	for (u32 i = 0; i < PLAIN; i++) {
		u32 c = (u8)plain[i];
		struct costs of_one;

		single(&of_one, g, c);
		for (u32 k = 0; k < PLAIN; k++) {
			u32 b = (u8)plain[k];
			struct costs *to = &all[guess_pair(b, c)];

			*to = of_one;
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

/* Is it a letter of words?  The tables were learned from words that end before
 * a mark, such as the sign of a vowel in Devanagari. */
static bool
guess_letter(u32 c)
{
	return c < 0x80 ? utf8_letter(c) :
	    c < UTF8_BAD && u_isalpha((UChar32)c);
}

/* Letters with marks, those that are looked up, and those of two scripts. */
struct letters { u32 all, read, han, kana; };

static void
guess_count(struct letters *n, u32 c)
{
	n->all++;
	n->read += guess_letter(c);
	n->han += c >= 0x4e00 && c < 0xa000;
	n->kana += c >= 0x3040 && c < 0x3100;
}

/*
 * The number of a language in the table, of the cheapest of two with the same
 * tag; LANGUAGES_MOST if it is not there.
 */
static u32
language_at(const struct ngrams *g, str told, const u32 *sum)
{
	u32 at = LANGUAGES_MOST;

	for (u32 l = 0; l < g->languages; l++)
		if (str_is(tag(g, l), told) &&
		    (at == LANGUAGES_MOST || sum[l] < sum[at]))
			at = l;
	return at;
}

/* The language of a script by the list `scripts`; a zero str if none is. */
static str
script_tells(const struct packs *ps, str script)
{
	const struct phrase *f = phrases_get(&ps->v[0].scripts, script);

	return f ? f->value : (str){ 0 };
}

/*
 * The language that the script alone tells: Han with or without kana.  A zero
 * str for other scripts.  A headline may be without kana; then its forms of Han
 * must be those of the language with kana.
 */
static str
by_script(const struct packs *ps, const struct letters *n, const u32 *sum)
{
	str han = script_tells(ps, S("Han"));
	str kana = script_tells(ps, S("Kana"));
	u32 a = language_at(&ps->ngrams, han, sum);
	u32 b = language_at(&ps->ngrams, kana, sum);

	if (n->kana * 20 > n->all)
		return kana;
	if (n->han * 4 <= n->all)
		return (str){ 0 };
	return n->han == n->all && n->all <= HEADLINE && a < LANGUAGES_MOST &&
	    b < LANGUAGES_MOST && sum[b] + KANA < sum[a] ? kana : han;
}

/* A letter, the one before it, and the places of the n-grams of `least` to
 * `most` letters that end at it. */
struct gram { u32 letter, before, least, most; struct place at[ORDER - 1]; };

/* The walk through a text: the rest, the last letters of the word, and the
 * counts of letters. */
struct going { str rest; u32 c[ORDER], in_word; struct letters n; };

/* Adds a letter to the word, and sets the places of the n-grams that end at
 * it. */
static void
guess_step(const struct ngrams *g, struct going *w, u32 letter, struct gram *m)
{
	u32 *c = w->c;

	if (w->in_word == 0)
		c[w->in_word++] = BOUNDARY;
	if (w->in_word == ORDER)
		memmove(c, c + 1, (ORDER - 1) * sizeof *c);
	else
		w->in_word++;
	c[w->in_word - 1] = letter;
	*m = (struct gram){ .letter = letter, .before = c[w->in_word - 2],
	    .most = w->in_word };
	m->least = guess_plain(letter) && guess_plain(m->before) ? 3 : 2;
	for (u32 k = m->least; k <= m->most; k++) {
		m->at[k - 2] = guess_place_of(g, c + (m->most - k), k);
		__builtin_prefetch(g->index + 4 * (size_t)m->at[k - 2].bucket);
	}
}

/* Is there more to read: letters, or the end of a word? */
static bool
guess_more(const struct going *w)
{
	return w->rest.n || w->in_word;
}

/* Takes the next letters of a text, `most` of them, with the places of their
 * n-grams. Returns their number. */
static u32
grams_of(const struct ngrams *g, struct going *w, struct gram *out, u32 most)
{
	u32 n = 0;

	while (guess_more(w) && n < most) {
		u32 l = w->rest.n ? utf8_lower(utf8_next(&w->rest)) : BOUNDARY;

		if (l != BOUNDARY && utf8_letter(l))
			guess_count(&w->n, l);
		if (guess_letter(l)) {
			guess_step(g, w, l, &out[n++]);
		} else if (w->in_word) {
			guess_step(g, w, BOUNDARY, &out[n++]);
			w->in_word = 0;
		}
	}
	return n;
}

/* Prefetches the rows of a letter, because the table is larger than caches. */
static void
expect(const struct ngrams *g, const struct gram *m)
{
	for (u32 k = m->least; k <= m->most; k++)
		__builtin_prefetch(g->rows + u32_at(g->index +
		    4 * (size_t)m->at[k - 2].bucket));
}

/* The costs of a letter: the longest n-gram of a language overwrites the
 * shorter ones. */
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

/* How much more the language that the page names may cost: it still wins.  Of
 * close languages, and in texts full of names, the letters tell little.  By
 * judgment. */
static u32
close_by(u32 best)
{
	return 400 + best / 33;
}

/* Is the best language so far below all others that more letters cannot change
 * the result? */
static bool
settled(const struct ngrams *g, const u32 *sum, str language)
{
	u32 best = 0, second = UINT32_MAX, told = language_at(g, language, sum);

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

/* Takes the next word of letters; empty at the end. */
static str
guess_word(str *rest)
{
	const char *from = 0;

	while (rest->n) {
		str before = *rest;
		bool in = utf8_letter(utf8_next(rest));

		if (in && !from)
			from = before.s;
		else if (!in && from)
			return (str){ from, (size_t)(before.s - from) };
	}
	return from ? (str){ from, (size_t)(rest->s - from) } : S("");
}

/*
 * Are these few words a name alone?  All of them begin with a capital, but for
 * the particles of names; and a list has the whole or the first word, or they
 * are of no language more than of others.
 */
static bool
a_name(const struct packs *ps, str text, const u32 *sum, u32 best)
{
	const struct pack *any = &ps->any;
	str rest = text, word, first = { 0 };
	u32 count = 0, second = UINT32_MAX;

	while ((word = guess_word(&rest)).n) {
		str letter = word;

		if (phrases_get(&any->particles, word))
			continue;
		if (!utf8_upper(utf8_next(&letter)) || ++count > NAMES)
			return false;
		first = first.n ? first : word;
	}
	if (!count)
		return false;
	for (u32 l = 0; l < ps->ngrams.languages; l++)
		if (l != best && sum[l] < second)
			second = sum[l];
	return phrases_get(&any->outlets, text) ||
	    phrases_get(&any->organizations, text) ||
	    (count > 1 && phrases_get(&any->forenames, first)) ||
	    second - sum[best] < AHEAD_OF_NAMES / count;
}

/* Empties the cache, and sets the sums to what a text costs without letters. */
static void
guess_begin(const struct ngrams *g, struct alone *a, u32 *sum)
{
	memset(a->letter, 0, sizeof a->letter);
	for (u32 l = 0; l < LANGUAGES_MOST; l++)
		sum[l] = l < g->languages ? prior(g, l) : 0;
}

/*
 * Are the letters so surprising even in the best language that the text is in
 * none of the table?  A letter costs much more than is usual, or as much as one
 * that the language lacks.
 */
static bool
unlikely(const struct ngrams *g, u32 best, const u32 *sum,
    const struct letters *n)
{
	u32 most = usual(g, best) * STRANGE / 10;

	return n->read >= FOREIGN &&
	    sum[best] / n->read > (most < FLOOR ? most : FLOOR);
}

str
language_guess(const struct packs *ps, str text, str told)
{
	const struct ngrams *g = &ps->ngrams;
	u32 sum[LANGUAGES_MOST], best = 0;
	u32 at_told;
	struct going w = { .rest = text };
	struct gram m[PART];
	struct alone a;
	str script;

	if (g->n == 0)
		return told;
	guess_begin(g, &a, sum);
	while (guess_more(&w) && w.n.all < LETTERS) {
		guess_add_up(g, &a, m, grams_of(g, &w, m, PART), sum);
		if (w.n.all >= ENOUGH && settled(g, sum, told))
			break;
	}
	script = by_script(ps, &w.n, sum);
	if (w.n.all < TOO_FEW || script.n)
		return script.n ? script : told;
	for (u32 l = 1; l < g->languages; l++)
		if (sum[l] < sum[best])
			best = l;
	at_told = language_at(g, told, sum);
	if (at_told < LANGUAGES_MOST &&
	    sum[at_told] - sum[best] <= close_by(sum[best]))
		return tag(g, at_told);
	return unlikely(g, best, sum, &w.n) || a_name(ps, text, sum, best) ?
	    told : tag(g, best);
}

u32
language_cost(const struct packs *ps, str text)
{
	const struct ngrams *g = &ps->ngrams;
	u32 sum[LANGUAGES_MOST], best = UINT32_MAX;
	struct going w = { .rest = text };
	struct gram m[PART];
	struct alone a;

	guess_begin(g, &a, sum);
	while (guess_more(&w) && w.n.all < LETTERS)
		guess_add_up(g, &a, m, grams_of(g, &w, m, PART), sum);
	for (u32 l = 0; l < g->languages; l++)
		best = sum[l] < best ? sum[l] : best;
	return g->languages ? best : 0;
}

bool
language_known(const struct packs *ps, str asked, buf *known)
{
	const struct ngrams *g = &ps->ngrams;

	for (u32 i = 1; i < ps->n; i++)
		if (str_is(ps->v[i].tag, asked))
			return true;
	for (u32 i = 0; i < g->languages; i++)
		if (str_is(tag(g, i), asked))
			return true;
	for (u32 i = 0; i < g->languages; i++) {
		if (i > 0 && str_is(tag(g, i), tag(g, i - 1)))
			continue;
		buf_putc(known, ' ');
		buf_put(known, tag(g, i));
	}
	return false;
}
