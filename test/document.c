/* What is packed comes back equal, what is damaged is refused. */
#include <math.h>

#include "document/document.h"
#include "tap.h"

static void
fill(struct item *it)
{
	ref r[2];

	item_take(it, 0, 11);
	item_block(it, 0, BLOCK_title);
	item_note(it, S("odd"));
	*push(&it->entities, it->mem) = (struct entity){
		.name = S("Anna"),
		.aliases = item_words(it, (str[]){ S("A."), { 0 } }, 2),
	};
	push(&it->entities, it->mem)->name = S("Harbor News");
	r[0] = 2, r[1] = 1;
	*push(&it->statements, it->mem) = (struct statement){
		.content = item_pool(it, (span[]){ { 1, 4 }, { 6, 9 } }, 2),
		.speaker = 1, .chain = item_refs(it, r, 2), .confidence = 0.25,
	};
}

static bool
same(const struct item *a, const struct item *b, arena tmp)
{
	return str_is(item_pack(&tmp, a), item_pack(&tmp, b));
}

/* Is the item refused when it comes back, with this mention, list of voices or
 * number in it? */
static bool
refuses(arena mem, ref mention, ref voice, f64 number)
{
	struct capture c = { .path = S("x"), .raw = S("Some words.") };
	struct capture d = { .path = S("y"), .raw = S("") };
	struct err e = { 0 };
	struct item *it, *back;
	str packed;

	capture_begin(&c, mem);
	it = capture_add(&c, ITEM_article, 0);
	item_take(it, 0, 11);
	*push(&it->entities, it->mem) = (struct entity){ .name = S("Some") };
	*push(&it->mentions, it->mem) = (struct mention){ .entity = mention };
	*push(&it->statements, it->mem) = (struct statement){
		.chain = item_refs(it, &voice, 1), .confidence = number };
	packed = item_pack(&c.mem, it);
	capture_begin(&d, c.mem);
	back = capture_add(&d, ITEM_article, 0);
	back->text = it->text;
	return !item_unpack(back, packed, &e);
}

int
main(void)
{
	arena mem = arena_open(1 << 24);
	struct capture c = { .path = S("x"), .raw = S("Some\xff words.") };
	struct capture d = { .path = S("y"), .raw = S("") };
	struct item *it, *back;
	struct err e = { 0 };
	str packed;
	bool refused = true;

	capture_begin(&c, mem);
	it = capture_add(&c, ITEM_article, 0);
	fill(it);
	ok(str_is(item_all(it), S("Some\xef\xbf\xbd words\n\n")));
	ok(it->notes.n == 2 && it->map.n == 3);
	ok(item_bytes(it, (span){ 0, 4 }).to == 4);
	ok(item_bytes(it, (span){ 7, 12 }).from == 5);
	packed = item_pack(&c.mem, it);
	capture_begin(&d, c.mem);
	back = capture_add(&d, ITEM_comment, 0);
	back->text = it->text;
	ok(item_unpack(back, packed, &e) && same(it, back, d.mem));
	ok(str_is(item_head(back)->id, item_head(it)->id));
	for (size_t n = 0; n < packed.n; n++) {
		struct capture cut = { .path = S("z"), .raw = S("") };
		struct err why = { 0 };

		capture_begin(&cut, d.mem);
		back = capture_add(&cut, ITEM_article, 0);
		back->text = it->text;
		refused = refused &&
		    !item_unpack(back, (str){ packed.s, n }, &why);
	}
	ok(refused);
	ok(!refuses(mem, 1, 1, 0.5));
	ok(refuses(mem, 0, 1, 0.5) && refuses(mem, 2, 1, 0.5));
	ok(refuses(mem, 1, 0, 0.5) && refuses(mem, 1, 2, 0.5));
	ok(refuses(mem, 1, 1, (f64)NAN) && refuses(mem, 1, 1, (f64)INFINITY));
	arena_close(mem);
	return done();
}
