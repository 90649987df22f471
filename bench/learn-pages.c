/*
 * What tools/learn-pages learns from: pages, taken apart.  A line for each
 * page and for each of its paragraphs:
 *	page	PATH	TYPE	SURE	TRAITS
 *	para	USE	CHARS	FIRST	LAST	TRAITS	TRAITS	TEXT
 * With -, FIRST is read from the standard input, a number a line for each
 * para, in the place of what the first look comes to.
 *	bench-learn-pages PACKS [-] FILE...
 */
#include <stdio.h>
#include <stdlib.h>

#include "read/bytes/charset.h"
#include "read/choose/again.h"
#include "read/choose/belongs.h"
#include "read/choose/kind.h"
#include "read/choose/looks.h"
#include "read/format/html.h"
#include "read/page/para.h"

static void
put_traits(const struct looks *l, u32 i)
{
	putchar('\t');
	for (u32 k = l->from[i]; k < l->from[i + 1]; k++)
		printf(k > l->from[i] ? " %u" : "%u", l->traits.v[k]);
}

static void
put(struct page *p, const char *path, bool given, bool cards)
{
	struct kind kind;
	struct belongs *b;
	struct looks *first, *last;
	char line[100];

	kind_look(p, cards, &kind);
	printf("page\t%s\t%u\t%.3f\t", path, kind.type, (f64)kind.sure);
	for (u32 i = 0; i < kind.n; i++)
		printf(i ? " %u" : "%u", kind.traits[i]);
	putchar('\n');
	b = belongs_first(p, kind.odds);
	first = belongs_looks(b, false);
	for (u32 i = 0; given && i < p->para.n; i++)
		if (fgets(line, sizeof line, stdin))
			first->sure[i] = strtof(line, 0);
	again_look(b);
	last = belongs_looks(b, true);
	for (u32 i = 0; i < p->para.n; i++) {
		str t = para_text(p, &p->para.v[i]);

		printf("para\t%u\t%u\t%.4f\t%.4f", i + 1 == p->title ?
		    (u8)USE_TITLE : p->para.v[i].use, p->para.v[i].weight,
		    (f64)first->sure[i], (f64)last->sure[i]);
		put_traits(first, i);
		put_traits(last, i);
		printf("\t%.*s\n", (int)t.n, t.s);
	}
}

static void
page(const char *path, const struct packs *ps, bool given, arena mem,
    arena tmp)
{
	struct input *in;
	struct err e = { 0 };
	struct capture c = { 0 };
	struct page *p = new(&tmp, struct page, 1);
	struct cards *cards;

	in = input_open(&mem, path, S(""), &(struct shared){ 0 }, &e);
	if (!in || !input_next(in, &mem, &c, &e)) {
		fprintf(stderr, "%s: %s\n", path, e.why);
		return;
	}
	capture_begin(&c, mem);
	charset_decode(&c, ps);
	capture_add(&c, ITEM_article, 0);
	html_take(p, &c, ps, &tmp, &cards);
	put(p, path, given, cards_all(cards));
	input_close(in);
}

int
main(int argc, char **argv)
{
	arena mem = arena_open((size_t)1 << 33);
	arena tmp = arena_open((size_t)1 << 33);
	struct err e = { 0 };
	static struct packs ps;
	bool given = argc > 2 && strcmp(argv[2], "-") == 0;

	if (argc < 3 || !packs_load(&ps, argv[1], &e)) {
		fprintf(stderr, "learn-pages PACKS [-] FILE...: %s\n", e.why);
		return 1;
	}
	for (int i = 2 + given; i < argc; i++)
		page(argv[i], &ps, given, mem, tmp);
	return 0;
}
