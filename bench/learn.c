/*
 * What tools/learn-stories learns from: a store, and on the standard input
 * the story of each item (id, a tab, any word).  One line a candidate: the
 * number of the document, 1 if it is right, else 0, and its features.
 */
#include <stdio.h>

#include "relate/stories.h"

static void
put(void *self, u32 doc, const f64 *f, bool right)
{
	(void)self;
	printf("%u %d", doc, right);
	for (u32 i = 0; i < STORY_FEATURES; i++)
		printf(" %.5g", f[i]);
	putchar('\n');
}

int
main(int argc, char **argv)
{
	arena mem = arena_open((size_t)1 << 33);
	arena tmp = arena_open((size_t)1 << 33);
	struct err e = { 0 };
	static struct packs ps;
	struct corpus c = { .mem = &mem };
	map story = { .mem = &mem };
	struct store *s;
	char line[1000];
	u32 *gold;

	if (argc != 3 || !packs_load(&ps, argv[1], &e) ||
	    !(s = store_open(&mem, argv[2], STORE_READ, &e)) ||
	    !corpus_load(&c, s, &ps, 0, tmp, &e)) {
		fprintf(stderr, "learn PACKS STORE: %s\n", e.why);
		return 1;
	}
	gold = new(&mem, u32, c.n + 1);
	while (fgets(line, sizeof line, stdin)) {
		str t = str_trim(str_of(line)), id = str_cut(&t, '\t');

		*map_at(&story, str_hash(id)) = (u32)str_hash(t) | 1;
	}
	for (u32 m = 0; m < c.n; m++)
		gold[m] = map_get(&story, str_hash(
		    item_head(c.v[m].it)->id));
	corpus_stories_learn(&c, &ps, gold, put, 0, tmp);
	store_close(s);
	return 0;
}
