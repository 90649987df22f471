/*
 * The record codec: damaged bytes are refused, and what is accepted comes
 * back the same when it is packed again; every span and ref of it is sound.
 * The first byte says how long the text is.
 *	build/fuzz/fuzz-codec CORPUS
 */
#include <stdlib.h>

#include "document/document.h"

static void
work(struct desk *k, void *arg)
{
	str in = *(str *)arg;
	struct capture c = { .raw = S("") };
	struct item *it;
	struct err e = { 0 };
	str again;

	capture_begin(&c, k->mem);
	it = capture_add(&c, ITEM_article, 0);
	it->text.n = in.n ? (u8)in.s[0] : 0;
	it->text.s = new(&c.mem, char, it->text.n + 1);
	memset(it->text.s, 'x', it->text.n);
	if (!item_unpack(it, in.n ? str_from(in, 1) : in, &e))
		return;
	again = item_pack(&c.mem, it);
	for (u32 l = 0; l < LAYERS; l++)
		item_mark(it, &layers[l]);
	for (u32 i = 0; i < it->statements.n; i++) {
		const struct statement *s = &it->statements.v[i];

		if (s->speaker > it->entities.n ||
		    item_text(it, s->cue).n > it->text.n)
			abort();
	}
	/* varints may be longer than they need be, once */
	capture_begin(&c, c.mem);
	it = capture_add(&c, ITEM_article, 0);
	it->text.n = in.n ? (u8)in.s[0] : 0;
	it->text.s = new(&c.mem, char, it->text.n + 1);
	if (!item_unpack(it, again, &e) ||
	    !str_is(item_pack(&c.mem, it), again))
		abort();
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	struct err e = { 0 };
	str in = { (const char *)bytes, n };

	if (!k.mem.at)
		desk_open(&k, (size_t)1 << 26, (size_t)1 << 20);
	desk_try(&k, work, &in, &e);
	return 0;
}
