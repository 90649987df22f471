/*
 * Which phrases are names by a list, and of what?
 */
#include <stdio.h>
#include <stdlib.h>

#include "learner.h"

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

void
lists_read(struct learner *x, const char *path, entries *v)
{
	struct err e = { 0 };
	map at = { .mem = &x->mem };
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
		*listed_at(x, &at, v, h) |= (u8)k;
		if (t.n == 1) {
			u64 stem = stem_of(line);

			if (stem)
				*listed_at(x, &at, v, stem) |= (u8)k;
			continue;
		}
		begin = listed_at(x, &at, v, tagger_begin(t.v[0].hash));
		if (*begin < t.n)
			*begin = (u8)t.n;
	}
	table_put(f, v->v, v->n, 17, 3);
	size = ftell(f);
	rewind(f);
	table.s = new(&x->mem, char, (size_t)size);
	table.n = fread((char *)(uintptr_t)table.s, 1, (size_t)size, f);
	fclose(f);
	p = table.s;
	left = table.n;
	if (!rows_open(&x->lists, &p, &left))
		panic("lists");
	printf("%u phrases and beginnings, %ld bytes\n", v->n, size);
}
