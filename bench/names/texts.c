/*
 * Which words do the texts have, with which clues, and which of them are names?
 */
#include <stdio.h>
#include <stdlib.h>

#include "learner.h"

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
word_id(struct learner *x, str word, enum word_shape s, bool add)
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

void
texts_read(struct learner *x, struct corpus *c, const char *path, bool add)
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
