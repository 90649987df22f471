/* What the rest stands on. */
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

int
main(void)
{
	strings();
	unicode();
	desks();
	pools(1);
	pools(4);
	dates();
	packed();
	return done();
}
