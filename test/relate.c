/* Passages that items share, and which items are about one happening. */
#include <stdio.h>

#include "analyze/analyze.h"
#include "read/read.h"
#include "relate/copies.h"
#include "relate/stories.h"
#include "tap.h"

static const char wire[] =
    "The harbor of Norvik was closed on Monday after a crane fell into the "
    "water. Nobody was hurt, the port authority said, and divers will look "
    "for the cabin in the morning. The crane had been checked in spring.";
static const char paper[] =
    "Readers wake to a quiet city today. Nobody was hurt, the port authority "
    "said, and divers will look for the cabin in the morning. More later.";
static const char other[] =
    "A choir of two hundred children sang in the old theater of Lindholm on "
    "Sunday evening, to the delight of their parents and of the mayor.";

static struct item *
item(arena *mem, const char *text, const char *id)
{
	struct capture *c = new(mem, struct capture, 1);
	struct item *it;

	*c = (struct capture){ .raw = str_of(text), .name = str_of(id) };
	capture_begin(c, *mem);
	it = capture_add(c, ITEM_article, 0);
	item_head(it)->language = S("en");
	item_take(it, 0, (u32)c->raw.n);
	*mem = c->mem;
	return it;
}

static bool
has(const struct item *it, span s, const char *said)
{
	return str_is(item_text(it, s), str_of(said));
}

/* Texts of two happenings and one of both, in the order of time. */
static const struct { const char *title, *text; i64 when; u32 story; }
week[] = {
	{ "Otters seen in the river Sarn", "Three otters were seen in the river "
	    "Sarn near Kesten on Monday, biologist Mira Lund said. She counted "
	    "3 of them.", 1000, 1 },
	{ "Tram tunnel is wet", "The tunnel of the new tram in Kesten is wet, "
	    "Karl Berg told the council. It costs 84 million.", 1060, 2 },
	{ "Otters return", "Mira Lund of the Kesten zoo will count the otters of "
	    "the Sarn. Karl Berg wants to help her.", 2000, 1 },
	{ 0, "The tunnel stays wet and the tram waits, Karl Berg said, and 84 "
	    "million are gone.", 5000, 2 },
	{ "Otters in the tunnel", "Otters of the Sarn were seen in the wet tram "
	    "tunnel. Karl Berg called Mira Lund, who counted 3.", 0, 1 },
};

/* How a text and a story look beside each other, as learning is told. */
static const char *const beside[] = {
	"1 yes 1.000 0.315 0.470 0.470 0.697 1.000 0.467 0.750 "
	    "0.000 1.000 0.000 0.000 0.221 0.000 0.000 0.505 0.625 "
	    "0.000 6.000",
	"2 no 1.000 0.252 0.279 0.279 0.421 0.000 0.573 1.000 "
	    "0.693 0.000 0.693 0.693 0.078 0.194 0.000 0.079 0.316 "
	    "0.219 6.000",
	"3 yes 1.000 0.427 0.460 0.460 0.950 0.000 0.489 1.000 "
	    "0.693 0.000 2.872 2.872 0.211 0.319 0.000 0.415 1.000 "
	    "0.693 5.754",
	"3 no 1.000 0.000 0.142 0.142 0.683 0.000 0.151 0.467 "
	    "0.000 0.000 2.813 2.813 0.020 0.000 0.000 0.195 1.000 "
	    "0.000 -5.754",
	"4 no 1.000 0.000 0.233 0.233 0.402 0.000 0.472 1.000 "
	    "1.099 0.000 3.932 4.215 0.054 0.256 1.000 0.186 0.239 "
	    "0.263 -6.000",
	"4 yes 1.000 0.000 0.510 0.510 0.787 1.000 0.472 1.000 "
	    "0.000 0.000 4.200 4.200 0.260 0.000 1.000 0.559 0.643 "
	    "0.000 6.000",
	0
};

static void
candidate(void *self, u32 doc, const f64 *f, bool right)
{
	u32 *n = self;
	char line[400];
	int at = snprintf(line, sizeof line, "%u %s", doc, right ? "yes" :
	    "no");

	for (u32 i = 0; i < STORY_FEATURES; i++)
		at += snprintf(line + at, sizeof line - (size_t)at, " %.3f",
		    f[i]);
	ok(*n < countof(beside) - 1 && strcmp(beside[*n], line) == 0);
	if (*n >= countof(beside) - 1 || strcmp(beside[*n], line) != 0)
		printf("# %s\n", line);
	++*n;
}

static void
learning(arena mem, arena tmp)
{
	struct capture c[countof(week)] = { 0 };
	struct member m[countof(week)] = { 0 };
	struct corpus all = { .mem = &mem, .v = m, .n = countof(week) };
	u32 gold[countof(week)], told = 0;
	struct packs ps;
	struct err e = { 0 };

	ok(packs_load(&ps, "packs", &e));
	for (u32 i = 0; i < countof(week); i++) {
		c[i].raw = str_of(week[i].text);
		c[i].title = str_of(week[i].title ? week[i].title : "");
		c[i].hint = S("row");
		c[i].charset = S("utf-8");
		c[i].language = S("en");
		capture_begin(&c[i], mem);
		read_capture(&c[i], &ps, tmp);
		analyze(&c[i], &ps, 0, tmp);
		mem = c[i].mem;
		m[i].it = &c[i].items.v[0];
		m[i].page = i + 1;
		m[i].when = week[i].when;
		gold[i] = week[i].story;
	}
	corpus_stories_learn(&all, &ps, gold, candidate, &told, tmp);
	ok(told == countof(beside) - 1);
	packs_close(&ps);
}

int
main(void)
{
	arena mem = arena_open(1 << 26), tmp = arena_open(1 << 26);
	struct member m[3] = { 0 };
	struct corpus c = { .mem = &mem, .v = m, .n = 3 };
	const char *same = "Nobody was hurt, the port authority said, and "
	    "divers will look for the cabin in the morning";

	m[0].it = item(&mem, wire, "a");
	m[1].it = item(&mem, paper, "b");
	m[2].it = item(&mem, other, "c");
	for (u32 i = 0; i < 3; i++)
		m[i].page = i + 1;
	corpus_copies(&c, tmp);
	ok(c.copies.n == 1);
	ok(c.copies.v[0].a == 0 && c.copies.v[0].b == 1);
	ok(c.copies.v[0].n == 1);
	ok(has(m[0].it, c.copies.v[0].a_spans[0], same));
	ok(has(m[1].it, c.copies.v[0].b_spans[0], same));
	ok(c.copies.v[0].words == 17);
	learning(mem, tmp);
	arena_close(mem);
	arena_close(tmp);
	return done();
}
