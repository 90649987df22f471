/*
 * Any text in, and every pass runs: no pass writes a span outside of the text
 * or a ref to a record that is not there, and the store's codec gives back what
 * they found.  The first byte chooses the language that is declared.
 *	build/fuzz/fuzz-analyze CORPUS packs/en/test
 */
#include <stdlib.h>

#include "analyze/analyze.h"
#include "read/read.h"

static struct packs packs;

static const char *const tags[] = {
	"", "en", "de", "fr", "es", "ru", "uk", "xx",
};

static void
check_span(const struct item *it, span s)
{
	if (s.from > s.to || s.to > it->text.n)
		abort();
	if (s.from < it->text.n && ((u8)it->text.s[s.from] & 0xc0) == 0x80)
		abort();
	if (s.to < it->text.n && ((u8)it->text.s[s.to] & 0xc0) == 0x80)
		abort();
}

/* A field of a record: spans lie in the text, refs lead to records. */
static void
check_field(const struct item *it, const struct field *f, const void *record)
{
	const void *at = (const char *)record + f->at;
	const spans *many = at;
	const refs *several = at;

	if (f->kind == KIND_span)
		check_span(it, *(const span *)at);
	if (f->kind == KIND_ref &&
	    *(const ref *)at > item_count(it, f->target))
		abort();
	if (f->kind == KIND_spans) {
		if (many->first + many->n > it->pool.n)
			abort();
		for (u32 i = 0; i < many->n; i++)
			check_span(it, it->pool.v[many->first + i]);
	}
	if (f->kind == KIND_refs) {
		if (several->first + several->n > it->refs.n)
			abort();
		for (u32 i = 0; i < several->n; i++)
			if (it->refs.v[several->first + i] >
			    item_count(it, f->target))
				abort();
	}
	if (f->kind == KIND_f64 && !(*(const f64 *)at >= 0 &&
	    *(const f64 *)at <= 1))
		abort();
}

static void
check_item(const struct item *it)
{
	for (u32 l = 0; l < LAYERS; l++)
		for (ref r = 1; r <= item_count(it, &layers[l]); r++)
			for (u32 f = 0; f < layers[l].fields; f++)
				check_field(it, &layers[l].field[f],
				    item_record(it, &layers[l], r));
}

/* What is packed comes back the same. */
static void
check_codec(const struct item *it, arena mem)
{
	struct capture c = { .raw = S("") };
	str packed = item_pack(&mem, it);
	struct err e = { 0 };
	struct item *back;

	capture_begin(&c, mem);
	back = capture_add(&c, ITEM_article, 0);
	back->text = it->text;
	if (!item_unpack(back, packed, &e) ||
	    !str_is(item_pack(&c.mem, back), packed))
		abort();
}

struct job { str raw, language; };

static void
work(struct desk *k, void *arg)
{
	const struct job *j = arg;
	struct capture c = { .raw = j->raw, .path = S("fuzz.txt"),
		.received = S("2031-02-03T04:05:06Z"), .charset = S("utf-8"),
		.language = j->language, .hint = S("row"),
		.published = S("2031-02-03T04:05:06Z") };

	capture_begin(&c, k->mem);
	read_capture(&c, &packs, k->tmp);
	analyze(&c, &packs, 0, k->tmp);
	for (u32 i = 0; i < c.items.n; i++) {
		check_item(&c.items.v[i]);
		check_codec(&c.items.v[i], c.mem);
	}
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	struct err e = { 0 };
	struct job j = { .raw = { (const char *)bytes, n } };

	if (!packs.n) {
		desk_open(&k, (size_t)1 << 26, (size_t)1 << 26);
		if (!packs_load(&packs, getenv("COPYTASTER_PACKS"), &e))
			abort();
	}
	if (n > 1 && bytes[0] < countof(tags)) {
		j.language = str_of(tags[bytes[0]]);
		j.raw = str_from(j.raw, 1);
	}
	desk_try(&k, work, &j, &e);
	return 0;
}
