/*
 * What the learned models are told: the traits of pages and of their
 * paragraphs, by name.  No weight is looked at, so a newly learned model needs
 * no new test; the odds of the first look are given, from low to high.
 * Each page of test/traits has a file beside it with the traits; -u writes it
 * anew: read the diff.  And which elements are junk, by their name and share.
 */
#include "../src/base/base.h"
#include "../src/read/bytes/charset.h"
#include "../src/read/choose/again.h"
#include "../src/read/choose/belongs.h"
#include "../src/read/choose/kind.h"
#include "../src/read/choose/looks.h"
#include "../src/read/format/html.h"
#include "../src/read/page/para.h"
#include "../src/read/read.h"
#include "tap.h"

struct group { const char *name; u32 n; };

static const struct group of_paragraph[] = {
#define GROUP(name, n, about) { #name, n },
#include "read/choose/belongs.def"
}, of_page[] = {
#define GROUP(name, n, about) { #name, n },
#include "read/choose/kind.def"
};

static const char *const uses[] = {
	[USE_NONE] = "-", [USE_BODY] = "body", [USE_TITLE] = "title",
	[USE_COMMENT] = "comment", [USE_CARD] = "card", [USE_JUNK] = "junk",
	[USE_QUOTED] = "quoted", [USE_POST] = "post",
};

/* Addresses, and the traits that they give to a page. */
static const struct { const char *url, *traits; } addresses[] = {
	{ "", "path.0 slug.0" },
	{ "https://a.example", "path.1 slug.0" },
	{ "https://a.example/", "path.1 slug.0" },
	{ "https://a.example/b", "path.2 slug.0" },
	{ "https://a.example/b-c/d", "path.3 slug.0" },
	{ "https://a.example//b/c/d-e/", "path.4 slug.1" },
	{ "https://a.example/b/c/d/e_f-g", "path.5 slug.2" },
	{ "https://a.example/b/c/d/e/f-g-h-i-j", "path.5 slug.4" },
	{ "https://a.example/b-c-d-e-f-g", "path.2 slug.5" },
	{ "https://a.example/b-c-d-e-f-g-h", "path.2 slug.5" },
	{ "https://a.example/b123", "path.2 slug.0" },
	{ "https://a.example/b1239", "path.2 slug.0 address.0" },
	{ "https://a.example/b0000", "path.2 slug.0 address.0" },
	{ "https://a.example/b.c", "path.2 slug.0 address.1" },
	{ "https://a.example/b.c/d", "path.3 slug.0" },
	{ "https://a.example/forum/b", "path.3 slug.0 address.2" },
	{ "https://a.example/tags/b", "path.3 slug.0 address.3" },
	{ "https://a.example/2025/1", "path.3 slug.0 address.0" },
	{ "https://a.example/2025/11", "path.3 slug.0 address.0 address.4" },
	{ "https://a.example/1999/11", "path.3 slug.0 address.0" },
};

/*
 * Elements that are junk below a share of the text, in percent, and are
 * believed to be text from it on.
 */
static const struct { const char *tag, *class; u32 share; } junk[] = {
	{ "div", "footer", 80 }, { "div", "modal", 80 }, { "div", "invisible", 60 },
	{ "div", "related", 35 }, { "div", "teaser", 35 },
	{ "div", "meta", 20 }, { "div", "caption", 25 },
	{ "div", "sidebar", 30 }, { "div", "advert", 20 },
	{ "div", "navigation", 25 }, { "div", "share", 20 },
	{ "div", "newsletter", 25 }, { "div", "share footer", 20 },
	{ "dialog", "x", 40 }, { "menu", "x", 40 }, { "aside", "x", 40 },
	{ "form", "x", 60 }, { "noscript", "x", 60 }, { "footer", "x", 60 },
	{ "nav", "x", 40 }, { "div", "x", 0 },
};

/* Puts the names of traits. */
static void
put_traits(buf *b, const struct group *g, const u16 *v, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		u32 bin = v[i], k = 0;
		char number[16];

		while (bin >= g[k].n)
			bin -= g[k++].n;
		snprintf(number, sizeof number, ".%u", bin);
		if (i)
			buf_putc(b, ' ');
		buf_put(b, str_of(g[k].name));
		buf_put(b, str_of(number));
	}
	buf_putc(b, '\n');
}

static void
put_look(buf *b, const char *what, const struct looks *l, u32 i)
{
	buf_put(b, str_of(what));
	put_traits(b, of_paragraph, l->traits.v + l->from[i],
	    l->from[i + 1] - l->from[i]);
}

/* Gives the first look results from -4.8 to 4.8, in no order. */
static void
give(struct looks *l, u32 n)
{
	for (u32 i = 0; i < n; i++)
		if (l->from[i] < l->from[i + 1])
			l->sure[i] = ((f32)(i * 37 % 17) - 8) * 0.6f;
}

/* The traits of a page, and of its paragraphs in two looks. */
static str
traits_of(struct capture *c, const struct packs *ps, bool paragraphs, arena *mem)
{
	struct page *p = new(mem, struct page, 1);
	buf b = { .mem = mem };
	struct cards *cards;
	struct belongs *x;
	struct looks *first;
	struct kind kind;
	arena tmp = arena_open((size_t)1 << 26);

	charset_decode(c, ps);
	capture_add(c, ITEM_article, 0);
	html_take(p, c, ps, &tmp, &cards);
	kind_look(p, cards_all(cards), &kind);
	put_traits(&b, of_page, kind.traits, kind.n);
	if (paragraphs) {
		const f32 even[PAGE_TYPES] = { 0.4f, 0.3f, 0.3f };

		x = belongs_first(p, even);
		first = belongs_looks(x, false);
		give(first, p->para.n);
		again_look(x);
		for (u32 i = 0; i < p->para.n; i++) {
			char number[40];
			str t = para_text(p, &p->para.v[i]);

			snprintf(number, sizeof number, "%u %s %u ", i,
			    uses[p->para.v[i].use], p->para.v[i].weight);
			buf_put(&b, str_of(number));
			buf_put(&b, t);
			put_look(&b, "\n\t", first, i);
			put_look(&b, "\t", belongs_looks(x, true), i);
		}
	}
	arena_close(tmp);
	return buf_str(&b);
}

static void
page(const char *name, const struct packs *ps, bool update)
{
	arena mem = arena_open((size_t)1 << 26);
	struct capture c = { 0 };
	struct err e = { 0 };
	char path[100];
	str want, got;

	snprintf(path, sizeof path, "test/traits/%s.html", name);
	ok(file_read(&mem, path, &c.raw, &e));
	capture_begin(&c, mem);
	got = traits_of(&c, ps, true, &c.mem);
	snprintf(path, sizeof path, "test/traits/%s.traits", name);
	if (update) {
		FILE *f = fopen(path, "w");

		fwrite(got.s, 1, got.n, f);
		fclose(f);
	}
	ok(file_read(&c.mem, path, &want, &e));
	while (want.n || got.n) {
		str w = str_line(&want), g = str_line(&got);

		tap_ok(str_is(w, g), name, __FILE__, __LINE__);
		if (!str_is(w, g))
			printf("# not %.*s\n# but %.*s\n", (int)w.n, w.s,
			    (int)g.n, g.s);
	}
	arena_close(mem);
}

/* Puts n letters. */
static void
put_letters(buf *b, u32 n)
{
	while (n--)
		buf_putc(b, 'a');
}

/* Is the element junk, if it has n of 1,000 letters of the page? */
static bool
is_junk(const char *tag, const char *class, u32 n, const struct packs *ps)
{
	arena mem = arena_open((size_t)1 << 26), tmp =
	    arena_open((size_t)1 << 26);
	struct page *p = new(&mem, struct page, 1);
	struct capture c = { 0 };
	struct cards *cards;
	buf b = { .mem = &mem };
	bool is;

	buf_put(&b, S("<body><main><p>"));
	put_letters(&b, 1000 - n);
	buf_put(&b, S("</p></main><"));
	buf_put(&b, str_of(tag));
	buf_put(&b, S(" class='"));
	buf_put(&b, str_of(class));
	buf_put(&b, S("'><p>"));
	put_letters(&b, n);
	c.raw = buf_str(&b);
	capture_begin(&c, mem);
	charset_decode(&c, ps);
	capture_add(&c, ITEM_article, 0);
	html_take(p, &c, ps, &tmp, &cards);
	ok(p->para.n == 2 && p->para.v[1].weight == n);
	is = p->para.v[1].use == USE_JUNK;
	arena_close(tmp);
	arena_close(mem);
	return is;
}

static void
test_junk(const struct packs *ps)
{
	for (size_t i = 0; i < countof(junk); i++) {
		u32 n = junk[i].share * 10;
		const char *tag = junk[i].tag, *class = junk[i].class;

		tap_ok(!is_junk(tag, class, n ? n : 1, ps), class, __FILE__,
		    __LINE__);
		if (n)
			tap_ok(is_junk(tag, class, n - 1, ps), class,
			    __FILE__, __LINE__);
	}
}

static void
address(const char *url, const char *want, const struct packs *ps)
{
	arena mem = arena_open((size_t)1 << 26);
	struct capture c = { .raw = S("<p>Boats</p>"), .url = str_of(url) };
	str got, path = S("path.");

	capture_begin(&c, mem);
	got = traits_of(&c, ps, false, &c.mem);
	got = str_from(got, str_find(got, path));
	got.n = str_find(got, S(" articles."));
	tap_ok(str_is(got, str_of(want)), url, __FILE__, __LINE__);
	if (!str_is(got, str_of(want)))
		printf("# %.*s\n", (int)got.n, got.s);
	arena_close(mem);
}

int
main(int argc, char **argv)
{
	bool update = argc > 1 && strcmp(argv[1], "-u") == 0;
	struct packs ps;
	struct err e = { 0 };

	ok(packs_load(&ps, "packs", &e));
	for (size_t i = 0; i < countof(addresses); i++)
		address(addresses[i].url, addresses[i].traits, &ps);
	test_junk(&ps);
	page("article", &ps, update);
	page("list", &ps, update);
	page("thread", &ps, update);
	packs_close(&ps);
	return done();
}
