/*
 * How many names in other scripts are found among many names in English?
 *
 *	bench-find-names NAMES QUERIES
 *
 * NAMES has a name on a line; QUERIES a language, a name in it and the same name
 * in English, with tabs between.  A name is found if its first and last words
 * sound alike and no other name is about as like it, as in src/relate/people.c.
 * Prints for each language the number of queries, the share of right ones among
 * the names that were found, and among all queries.
 */
#include <stdio.h>
#include <stdlib.h>

#include "language/language.h"

enum { MOST = 64 };			/* languages */

static const f32 FAR = 5.0f, BETTER = 1.0f;

struct full { str text; struct sounds first, last; };
typedef list(struct full) fulls;

struct tally { str language; u32 asked, found, right; };

struct bench {
	struct packs ps;
	struct speller spell;
	fulls  v;
	map    first;		/* by skeleton: place + 1 of the last name with it */
	list(u32) next;		/* place + 1 of the one before */
	struct tally by[MOST];
	arena *mem;
};

static void
take(struct bench *b, struct full *x, str text, arena *a)
{
	str rest = utf8_fold(a, text), comma = rest, first = { 0 }, last = { 0 };

	str_cut(&comma, ',');
	while (rest.n) {
		size_t n = 0;
		str word;

		while (n < rest.n) {
			str at = str_from(rest, n);
			size_t whole = at.n;
			u32 c = utf8_next(&at);

			if (!utf8_letter(c) && c != '-' && c != '\'')
				break;
			n += whole - at.n;
		}
		word = (str){ rest.s, n };
		rest = str_from(rest, n);
		if (rest.n)
			utf8_next(&rest);
		if (!word.n)
			continue;
		if (!first.n)
			first = word;
		else if (!comma.n || !last.n)
			last = word;
	}
	if (comma.n) {			/* the last name stands first */
		str was = first;

		first = last;
		last = was;
	}
	x->text = text;
	language_sounds(&x->first, &b->spell, first);
	language_sounds(&x->last, &b->spell, last);
}

/* The first three consonants, those that sound alike made one. */
static u32
skeleton(str latin)
{
	static const char *const kinds[] = {
		"pbvwf", "td", "sckgqxzj", "lr", "nm",
	};
	u32 code = 0, n = 0, before = 0;

	for (size_t i = 0; i < latin.n && n < 3; i++)
		for (u32 k = 0; k < countof(kinds); k++) {
			if (!memchr(kinds[k], latin.s[i], strlen(kinds[k])))
				continue;
			if (before == 2 && k == 2)
				code = code / 8 * 8 + 3;
			else if (k + 1 != before)
				code = code * 8 + k + 1, n++;
			before = k + 1;
		}
	return code + 1;
}

static struct tally *
tally_of(struct bench *b, str language)
{
	u32 i = 0;

	while (i + 1 < MOST && b->by[i].language.n &&
	    !str_is(b->by[i].language, language))
		i++;
	b->by[i].language = language;
	return &b->by[i];
}

static void
ask(struct bench *b, str language, str name, str english, arena tmp)
{
	struct tally *t = tally_of(b, language);
	struct full q;
	f32 best = 99, second = 99;
	str answer = { 0 };

	t->asked++;
	take(b, &q, name, &tmp);
	if (!q.last.n)
		return;
	for (u32 i = map_get(&b->first, skeleton(q.last.latin)); i;
	    i = b->next.v[i - 1]) {
		const struct full *x = &b->v.v[i - 1];
		f32 last = language_unlike(&q.last, &x->last, tmp), first;

		if (last > FAR)
			continue;
		first = language_unlike(&q.first, &x->first, tmp);
		if (first > FAR)
			continue;
		if (first + last < best) {
			second = str_is(answer, x->text) ? second : best;
			best = first + last;
			answer = x->text;
		} else if (first + last < second &&
		    !str_is(answer, x->text))
			second = first + last;
	}
	if (answer.n && second >= best + BETTER) {
		t->found++;
		t->right += str_is(answer, english);
	}
}

int
main(int argc, char **argv)
{
	arena mem = arena_open((size_t)1 << 34), tmp = arena_open(1 << 26);
	struct bench b = { .first = { .mem = &mem }, .mem = &mem };
	const char *packs = getenv("COPYTASTER_PACKS");
	struct err e = { 0 };
	str names, queries;

	if (argc != 3 || !packs_load(&b.ps, packs ? packs : "packs", &e) ||
	    !file_read(&mem, argv[1], &names, &e) ||
	    !file_read(&mem, argv[2], &queries, &e)) {
		fprintf(stderr, "usage: bench-find-names NAMES QUERIES\n");
		return 1;
	}
	b.spell = (struct speller){ .pack = &b.ps.v[0], .mem = &mem,
		.known = { .mem = &mem } };
	while (names.n) {
		struct full x;
		u32 *at;

		take(&b, &x, str_line(&names), &mem);
		if (!x.last.n)
			continue;
		at = map_at(&b.first, skeleton(x.last.latin));
		*push(&b.v, &mem) = x;
		*push(&b.next, &mem) = *at;
		*at = b.v.n;
	}
	while (queries.n) {
		str line = str_line(&queries), lang = str_cut(&line, '\t');
		str name = str_cut(&line, '\t');

		ask(&b, lang, name, line, tmp);
	}
	for (u32 i = 0; i < MOST && b.by[i].language.n; i++)
		printf("%.*s %u P %.3f R %.3f\n", (int)b.by[i].language.n,
		    b.by[i].language.s, b.by[i].asked, b.by[i].right /
		    (b.by[i].found + 1e-9), b.by[i].right /
		    (f64)b.by[i].asked);
	return 0;
}
