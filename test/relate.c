/* Passages that items share, and which items are about one happening. */
#include "relate/copies.h"
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
	arena_close(mem);
	arena_close(tmp);
	return done();
}
