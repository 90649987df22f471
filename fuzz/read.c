/*
 * Any bytes in, no complaint out: every reader and every layer they fill.
 * The list is walked, so what is added is attacked from its first day.  The
 * first byte chooses the charset that is declared.
 *	build/fuzz/fuzz-read CORPUS test/read
 */
#include <stdlib.h>

#include "read/read.h"

static struct packs packs;

static const char *const charsets[] = {
	"", "utf-8", "windows-1251", "gb2312", "shift_jis", "utf-16le",
	"iso-2022-jp", "euc-kr",
};

/* Every span lies in its text, every part of the map in the capture. */
static void
check(const struct capture *c)
{
	for (u32 i = 0; i < c->items.n; i++) {
		const struct item *it = &c->items.v[i];

		if (!utf8_valid(item_all(it)))
			abort();
		for (u32 k = 0; k < it->blocks.n; k++)
			if (it->blocks.v[k].span.to > it->text.n)
				abort();
		for (u32 k = 0; k < it->links.n; k++)
			if (it->links.v[k].span.to > it->text.n)
				abort();
		if (item_head(it)->title_span.to > it->text.n)
			abort();
		for (u32 k = 0; k < it->map.n; k++)
			if (it->map.v[k].match.capture +
			    it->map.v[k].match.n > c->raw.n)
				abort();
		for (u32 k = 0; k < it->regions.n; k++)
			if (it->regions.v[k].capture_span.to > c->raw.n)
				abort();
	}
}

struct job { str raw; const char *charset; };

static void
work(struct desk *k, void *arg)
{
	const struct job *j = arg;

	for (size_t r = 0; r <= readers_n; r++) {
		struct capture c = { .raw = j->raw, .path = S("fuzz"),
			.received = S("2031-02-03T04:05:06Z"),
			.charset = str_of(j->charset) };

		if (r < readers_n)
			c.hint = str_of(readers[r]->name);
		capture_begin(&c, k->mem);
		read_capture(&c, &packs, k->tmp);
		check(&c);
	}
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	struct err e = { 0 };
	struct job j = { { (const char *)bytes, n }, "" };

	if (!packs.n) {
		desk_open(&k, (size_t)1 << 26, (size_t)1 << 26);
		if (!packs_load(&packs, getenv("COPYTASTER_PACKS"), &e))
			abort();
	}
	if (n > 1 && bytes[0] < countof(charsets)) {
		j.charset = charsets[bytes[0]];
		j.raw = str_from(j.raw, 1);
	}
	desk_try(&k, work, &j, &e);
	return 0;
}
