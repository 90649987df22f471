/* What the rest stands on. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base.h"
#include "tap.h"

static void
strings(void)
{
	str rest = S("a:b\r\nc"), t;
	u32 n = 0;

	t = str_cut(&rest, ':');
	ok(str_is(t, S("a")) && rest.n == 4);
	t = str_line(&rest);
	ok(str_is(t, S("b")) && str_is(rest, S("c")));
	ok(str_is(str_trim(S(" \n x\t ")), S("x")));
	ok(str_find(S("abc"), S("bc")) == 1);
	ok(str_find(S("abc"), S("bd")) == 3);
	ok(str_find_same(S("aBc"), S("bC")) == 1);
	ok(!str_starts(S("ab"), S("abc")) && str_ends(S("abc"), S("bc")));
	ok(str_order(S("a"), S("ab")) < 0 && str_order(S("b"), S("ab")) > 0);
	ok(str_number(S("0042"), &n) && n == 42);
	ok(!str_number(S("4x"), &n) && !str_number(S(""), &n));
	ok(!str_number(S("12345678901"), &n));
}

static u32
first(str t)
{
	return utf8_next(&t);
}

static u32
last(str t)
{
	return utf8_last(&t);
}

static void
unicode(void)
{
	str rest = S("\xd0\xaf.");
	char c[4];

	ok(utf8_upper(utf8_next(&rest)) && str_is(rest, S(".")));
	ok(first(S("\xf0\x9f\x90\xa6")) == 0x1f426);
	ok(first(S("\xc0\xaf")) == UTF8_BAD);		/* too long */
	ok(first(S("\xed\xa0\x80")) == UTF8_BAD);	/* half a pair */
	ok(first(S("\xe2\x82")) == UTF8_BAD);		/* cut off */
	ok(first(S("\xf4\x90\x80\x80")) == UTF8_BAD);	/* beyond the end */
	ok(last(S("a\xd0\xaf")) == 0x42f && last(S("\xaf")) == UTF8_BAD);
	ok(utf8_valid(S("plain ASCII \xd0\xaf")) && !utf8_valid(S("x\xff")));
	ok(utf8_put(c, 0x1f426) == 4 && utf8_put(c, 0xd800) == 3);
	ok(utf8_letter(0x42f) && !utf8_letter('1') && utf8_wide(0x6c49));
	ok(utf8_lower(0x42f) == 0x44f && utf8_space(0xa0));
}

static void
output(arena mem)
{
	buf b = { .mem = &mem };
	map m = { .mem = &mem };
	bool good = true;

	buf_num(&b, INT64_MIN);
	buf_putc(&b, ' ');
	buf_real(&b, 0.94);
	ok(str_is(buf_str(&b), S("-9223372036854775808 0.94")));
	for (u64 i = 0; i < 100; i++)
		*map_at(&m, i * 64) = (u32)i + 1;
	for (u64 i = 0; i < 100; i++)
		good = good && map_get(&m, i * 64) == i + 1;
	ok(good && map_get(&m, 1) == 0);
}

/* Takes as much as it is told to. */
static void
greedy(struct desk *k, void *n)
{
	arena mem = k->mem;

	memset(new(&mem, char, *(size_t *)n), 'x', *(size_t *)n);
}

static void
desks(void)
{
	struct desk k;
	struct err e = { 0 };
	size_t fits = 1000, more = 50000;

	desk_open(&k, 16384, 4096);
	ok(desk_try(&k, greedy, &fits, &e));
	ok(!desk_try(&k, greedy, &more, &e) && e.kind == ERR_FULL);
	ok(desk_try(&k, greedy, &fits, &e));
	ok(arena_room(&k.mem) >= 16000);
	output(k.mem);
	desk_close(&k);
}

struct count { u32 made, sum, last; bool ordered; };

static bool
next(void *self, void *job)
{
	struct count *c = self;

	if (c->made == 1000)
		return false;
	*(u32 *)job = ++c->made;
	return true;
}

static void
work(void *self, void *job, u32 worker)
{
	(void)self, (void)worker;
	*(u32 *)job *= 3;
}

static bool
take(void *self, void *job)
{
	struct count *c = self;

	c->ordered = c->ordered && *(u32 *)job > c->last;
	c->last = *(u32 *)job;
	c->sum += c->last / 3;
	return c->last < 3 * 800;
}

static void
pools(u32 workers)
{
	struct count c = { .ordered = true };
	struct pool p = {
		.workers = workers, .slots = workers * 2, .size = sizeof(u32),
		.next = next, .work = work, .done = take, .self = &c,
	};

	pool_run(&p);
	ok(c.ordered && c.sum == 800 * 801 / 2);	/* stopped when told */
}

/* With large stacks there is room for some threads, or for none. */
static void
few_threads(void)
{
	static const size_t sizes[] = { (size_t)1 << 45, (size_t)1 << 47 };
	pthread_attr_t usual, large;

	ok(pthread_getattr_default_np(&usual) == 0);
	for (size_t i = 0; i < countof(sizes); i++) {
		ok(pthread_getattr_default_np(&large) == 0 &&
		    pthread_attr_setstacksize(&large, sizes[i]) == 0 &&
		    pthread_setattr_default_np(&large) == 0);
		pools(8);
		pthread_attr_destroy(&large);
	}
	ok(pthread_setattr_default_np(&usual) == 0);
	pthread_attr_destroy(&usual);
}

/* What a process ends with that takes more than there is; the arena has nowhere
 * to jump. */
static int
ends_with(size_t size)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		arena a = arena_open(size);

		for (;;)
			arena_raw(&a, 1, (size_t)1 << 40);
	}
	waitpid(child, &status, 0);
	return status;
}

static void
little_room(void)
{
	arena a = arena_open((size_t)1 << 60);	/* more than a machine has */

	ok(arena_room(&a) > (size_t)1 << 20);
	arena_close(a);
	a = arena_open(1 << 20);
	ok(arena_room(&a) > (1 << 20) - 4096);
	arena_close(a);
	for (size_t size = 1 << 20; size < (size_t)1 << 32; size *= 64) {
		int status = ends_with(size);

		ok(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	}
}

static void
dates(void)
{
	struct civil c = civil_of(civil_days((struct civil){ 2024, 2, 29 }));

	ok(c.year == 2024 && c.month == 2 && c.day == 29);
	ok(civil_days((struct civil){ 1970, 1, 1 }) == 0);
	ok(civil_weekday(civil_days((struct civil){ 2025, 1, 28 })) == 1);
	ok(civil_weekday(-4) == 6);
}

static void
moments(void)
{
	static const struct { const char *in, *out; i64 minutes; } some[] = {
		{ "2025-01-29", "2025-01-29", 28968480 },
		{ "2025-01-29T03:52", "2025-01-29T03:52", 28968712 },
		{ "2025-01-29T03:52:10.5Z", "2025-01-29T03:52Z", 28968712 },
		{ "2025-01-29 03:52+02:00", "2025-01-29T03:52+02:00", 28968592 },
		{ "2025-01-29T03:52-0330", "2025-01-29T03:52-03:30", 28968922 },
		{ "2024-02-29T24", "2024-02-29", 28486080 },
	};
	static const char *const none[] = {
		"", "2025", "2025-02-29", "2025-04-31", "2025-13-01",
		"2025-00-10", "2025-01-00", "20250129", "0000-01-01",
	};
	arena a = arena_open(1 << 20), whole = a;
	struct moment m;

	for (size_t i = 0; i < countof(some); i++) {
		ok(moment_read(str_of(some[i].in), &m));
		ok(str_is(moment_write(&a, &m), str_of(some[i].out)));
		ok(moment_minutes(&m) == some[i].minutes);
	}
	for (size_t i = 0; i < countof(none); i++)
		ok(!moment_read(str_of(none[i]), &m));
	ok(!civil_exists((struct civil){ 1900, 2, 29 }));
	ok(civil_exists((struct civil){ 2000, 2, 29 }));
	ok(str_is(seconds_write(&a, -1), S("1969-12-31T23:59:59Z")));
	ok(str_is(seconds_write(&a, 1738122730), S("2025-01-29T03:52:10Z")));
	arena_close(whole);
}

static void
addresses(void)
{
	struct url u = url_parts(S("https://ed@News.example.com:80/a/b?c=d#e"));
	static const char *const sites[][2] = {
		{ "news.bbc.co.uk", "bbc.co.uk" }, { "bbc.co.uk", "bbc.co.uk" },
		{ "www.kantei.go.jp", "kantei.go.jp" }, { "go.jp", "" },
		{ "a.b.gouv.fr", "b.gouv.fr" }, { "localhost", "" }, { "", "" },
		{ "WWW.Example.COM", "Example.COM" }, { "co.uk", "" }, { "10.0.0.1", "" },
		{ "www.bbc.co.uk.", "bbc.co.uk" },
		{ "one.blogspot.com", "one.blogspot.com" },
	};

	ok(str_is(u.scheme, S("https")));
	ok(str_is(u.host, S("News.example.com")));
	ok(str_is(u.origin, S("https://ed@News.example.com:80")));
	ok(str_is(u.path, S("/a/b")));
	ok(str_is(u.query, S("?c=d")));
	ok(str_is(u.fragment, S("#e")));
	ok(str_is(u.rest, S("/a/b?c=d#e")));
	u = url_parts(S("/a/b"));
	ok(!u.scheme.s && u.host.n == 0 && str_is(u.path, S("/a/b")));
	u = url_parts(S("example.com?q=/"));
	ok(!u.scheme.s && str_is(u.host, S("example.com")) && !u.path.n);
	ok(str_is(url_host(S("http://www.example.com:8080")),
	    S("example.com")));
	ok(url_host(S("www.example.com/a")).n == 0);
	for (size_t i = 0; i < countof(sites); i++)
		ok(str_is(host_site(str_of(sites[i][0])),
		    str_of(sites[i][1])));
	ok(host_is(S("example.com")) && !host_is(S("Example")));
	ok(!host_is(S("an example.com")) && !host_is(S("a.1")));
}

/* The examples of RFC 3986, section 5.4, and others. */
static void
resolved(void)
{
	static const char *const of[][2] = {
		{ "g:h", "g:h" }, { "g", "http://a/b/c/g" },
		{ "./g", "http://a/b/c/g" }, { "g/", "http://a/b/c/g/" },
		{ "/g", "http://a/g" }, { "//g", "http://g" },
		{ "?y", "http://a/b/c/d;p?y" }, { "g?y", "http://a/b/c/g?y" },
		{ "#s", "http://a/b/c/d;p?q#s" }, { "g#s", "http://a/b/c/g#s" },
		{ "g?y#s", "http://a/b/c/g?y#s" }, { ";x", "http://a/b/c/;x" },
		{ "g;x?y#s", "http://a/b/c/g;x?y#s" },
		{ "", "http://a/b/c/d;p?q" }, { ".", "http://a/b/c/" },
		{ "./", "http://a/b/c/" }, { "..", "http://a/b/" },
		{ "../", "http://a/b/" }, { "../g", "http://a/b/g" },
		{ "../..", "http://a/" }, { "../../", "http://a/" },
		{ "../../g", "http://a/g" }, { "../../../g", "http://a/g" },
		{ "../../../../g", "http://a/g" }, { "/./g", "http://a/g" },
		{ "/../g", "http://a/g" }, { "g.", "http://a/b/c/g." },
		{ ".g", "http://a/b/c/.g" }, { "..g", "http://a/b/c/..g" },
		{ "./../g", "http://a/b/g" }, { "./g/.", "http://a/b/c/g/" },
		{ "g/./h", "http://a/b/c/g/h" }, { "g/../h", "http://a/b/c/h" },
		{ "g;x=1/../y", "http://a/b/c/y" },
		{ "g?y/../x", "http://a/b/c/g?y/../x" },
		{ "g#s/../x", "http://a/b/c/g#s/../x" },
		{ "http:g", "http:g" },		/* not for the old form */
		{ "https://h/x/../y?z", "https://h/y?z" },
		{ "//h/./y", "http://h/y" }, { " g ", "http://a/b/c/g" },
		{ "a?u=http://b/c", "http://a/b/c/a?u=http://b/c" },
		{ "mailto:a@b", "mailto:a@b" }, { "//", "http://" },
		{ "g//h", "http://a/b/c/g//h" }, { "HTTPS://H/", "HTTPS://H/" },
	};
	static const char *const pages[][3] = {	/* base, address, result */
		{ "https://a.example", "b", "https://a.example/b" },
		{ "https://a.example", "?b", "https://a.example?b" },
		{ "https://a.example?b", "", "https://a.example?b" },
		{ "https://u@a.example:80/x/y", "z", "https://u@a.example:80/x/z" },
		{ "https://a.example/x#y/z", "b", "https://a.example/b" },
		{ "https://a.example/x?y/z", "b", "https://a.example/b" },
		{ "/x/y", "z", "" }, { "", "z", "" }, { "a.example", "//b", "" },
		{ "mailto:a", "b", "" }, { "", "https://b/c", "https://b/c" },
		{ "http:/a", "b://", "b://" },
	};
	arena a = arena_open(1 << 20), whole = a;

	for (size_t i = 0; i < countof(of); i++)
		ok(str_is(url_resolve(&a, S("http://a/b/c/d;p?q"),
		    str_of(of[i][0])), str_of(of[i][1])));
	for (size_t i = 0; i < countof(pages); i++)
		ok(str_is(url_resolve(&a, str_of(pages[i][0]),
		    str_of(pages[i][1])), str_of(pages[i][2])));
	arena_close(whole);
}

static void
packed(void)
{
	arena a = arena_open(1 << 20), whole = a;
	struct err e = { 0 };
	str in = S("the same words, the same words, the same words"), out, back;

	ok(zstd_pack(&a, in, &out, &e) && zstd_unpack(&a, out, 100, &back, &e));
	ok(str_is(in, back));
	ok(!zstd_unpack(&a, out, 10, &back, &e) && e.kind == ERR_REJECTED);
	e.kind = ERR_NONE;
	ok(!zstd_unpack(&a, S("no zstd"), 10, &back, &e));
	arena_close(whole);
}

/* What the world says no to is said with the path, and nothing is left. */
static void
files(void)
{
	arena a = arena_open(1 << 20), whole = a;
	arena small = { a.at + 600, a.at + 680, 0 }, tiny = { a.at, a.at + 4,
		0 };
	char dir[] = "/tmp/test-base.XXXXXX", path[64], deep[64], far[5000];
	struct err e = { 0 };
	words names = { 0 };
	str out;

	ok(mkdtemp(dir) != 0);
	snprintf(path, sizeof path, "%s/a/b/kept", dir);
	snprintf(deep, sizeof deep, "%s/a/b", dir);
	memset(far, 'x', sizeof far - 1);
	far[sizeof far - 1] = 0;
	ok(!file_save(path, S("no folder"), &e) && e.kind == ERR_SYSTEM);
	e = (struct err){ 0 };
	ok(file_make_folders(path, &e) && file_make_folders(path, &e));
	ok(file_save(path, S("first"), &e) && file_save(path, S("kept"), &e));
	ok(file_read(&a, path, &out, &e) && str_is(out, S("kept")));
	ok(out.s[out.n] == 0);
	ok(file_names(&a, deep, &names, &e) && names.n == 1 &&
	    str_is(names.v[0], S("kept")));	/* nothing beside it */
	ok(!file_read(&tiny, path, &out, &e) && e.kind == ERR_FULL);
	e = (struct err){ 0 };
	ok(!file_read(&a, deep, &out, &e) && strstr(e.why, "not a file") &&
	    strstr(e.why, deep));
	e = (struct err){ 0 };
	ok(!file_save(deep, S("a folder"), &e) && e.kind == ERR_SYSTEM);
	strcat(deep, "/c");
	ok(file_save(deep, S("c"), &(struct err){ 0 }));
	strcpy(deep + strlen(deep) - 2, "");
	e = (struct err){ 0 };
	names.n = 0;
	ok(!file_names(&small, deep, &names, &e) && e.kind == ERR_FULL);
	e = (struct err){ 0 };
	ok(!file_names(&a, path, &names, &e) && e.kind == ERR_SYSTEM);
	e = (struct err){ 0 };
	ok(!file_read(&a, far, &out, &e) && e.kind == ERR_SYSTEM);
	e = (struct err){ 0 };
	ok(!file_save(far, S("x"), &e) && e.kind == ERR_SYSTEM);
	e = (struct err){ 0 };
	ok(!file_make_folders(far, &e) && e.kind == ERR_SYSTEM);
	e = (struct err){ 0 };
	strcat(path, "/below/a");
	ok(!file_make_folders(path, &e) && e.kind == ERR_SYSTEM);
	snprintf(path, sizeof path, "rm -r %s", dir);
	ok(system(path) == 0);
	arena_close(whole);
}

/* The first reason wins; a place is put before it. */
static void
reasons(void)
{
	struct err e = { 0 };

	ok(!err_set(&e, ERR_STORE, "%d of %s", 3, "us"));
	ok(!err_set(&e, ERR_SYSTEM, "later") && e.kind == ERR_STORE);
	ok(!err_at(&e, "here") && strcmp(e.why, "here: 3 of us") == 0);
}

static void
hosts(void)
{
	ok(str_is(url_host(S("https://www.a.example:80/b?c")), S("a.example")));
	ok(url_host(S("a.example/b")).n == 0);
	ok(host_is(S("news.a-b.example")) && !host_is(S("example")));
	ok(!host_is(S("a..b")) && !host_is(S("a b.c")));
	ok(str_same(S("aBc"), S("AbC")) && !str_same(S("ab"), S("abc")));
	ok(str_from(S("ab"), 3).n == 0 && str_is(str_from(S("ab"), 1), S("b")));
}

int
main(void)
{
	strings();
	unicode();
	desks();
	pools(1);
	pools(4);
	few_threads();
	little_room();
	dates();
	moments();
	addresses();
	resolved();
	packed();
	files();
	reasons();
	hosts();
	return done();
}
