/*
 * JSON, as RFC 8259 defines it, and what is read of damaged JSON: the part
 * before the damage.  A tree is written as it was read, with strings decoded;
 * `!` says that the JSON is bad.
 */
#include "../src/read/bytes/json.h"
#include "tap.h"

static const struct { const char *in, *out; } cases[] = {
	/* values */
	{ "{}", "{}" }, { "[]", "[]" }, { "\"\"", "''" }, { " \t\r\n1 ", "1" },
	{ "null", "-" }, { "true", "true" }, { "false", "false" },
	{ "0", "0" }, { "9", "9" }, { "-1.5e3", "-1.5e3" },
	{ "[1,2 , 3]", "[1 2 3]" }, { "[[],{}]", "[[] {}]" },
	{ "{\"a\":1,\"b\":\"c\"}", "{a=1 b='c'}" },
	{ " { \"a\" : [ 1 , { \"b\" : null } ] , \"c\" : { } } ",
	  "{a=[1 {b=-}] c={}}" },
	{ "{\"a\":1,\"a\":2}", "{a=1 a=2}" },
	{ "{\"a\\\"b\":1}", "{a\\\"b=1}" },
	/* strings */
	{ "\"a\\nb\\rc\\td\\be\\ff\"", "'a\nb\rc\td\be\ff'" },
	{ "\"\\\"\\\\\\/\\x\"", "'\"\\/x'" },
	{ "\"\\u0041\\u00e9\\u5b8C\"", "'A\xc3\xa9\xe5\xae\x8c'" },
	{ "\"\\ud83d\\ude00z\"", "'\xf0\x9f\x98\x80z'" },
	{ "\"\\ud800\\udc00\\udbff\\udfff\"",
	  "'\xf0\x90\x80\x80\xf4\x8f\xbf\xbf'" },
	{ "\"\\ud83dz\"", "'\xef\xbf\xbdz'" },
	{ "\"\\ude00z\"", "'\xef\xbf\xbdz'" },
	{ "\"\\ud7ff\\ue000\"", "'\xed\x9f\xbf\xee\x80\x80'" },
	{ "\"\\u0000\\u0001\"", "'\xef\xbf\xbd\x01'" },
	{ "\"\\u09aF\\uAf90\"", "'\xe0\xa6\xaf\xea\xbe\x90'" },
	{ "\"\\u00g0\"", "'\xef\xbf\xbd" "00g0'" },
	{ "\"\\u004\"", "'\xef\xbf\xbd" "004'" },
	{ "\"\\\xc3\xa9\"", "'\xc3\xa9'" },
	/* damage */
	{ "", "!" }, { " ", "!" }, { "nul", "nul!" }, { "+1", "+1!" },
	{ "\"a", "'a'!" }, { "\"a\\\"", "'a\"'!" }, { "[1", "[1]!" },
	{ "{\"a\":1", "{a=1}!" }, { "{\"a\"", "{}!" }, { "{\"a\":", "{}!" },
	{ "[1}", "[1]!" }, { "{\"a\":1]", "{a=1}!" }, { "{} 1", "{}!" },
	{ "{a:1}", "{}!" }, { "{\"a\" 1}", "{a=1}!" }, { "[:]", "[]!" },
	{ "[1 2]", "[1 2]" }, { "[,1]", "[1]" }, { "{\"a\":,\"b\":2}", "{b=2}!" },
	{ "{\"a\":}", "{}!" }, { "{\"a\"::1}", "{}!" },
	{ "[yes,1]", "[yes 1]!" },
};

static void
put(buf *b, const struct json *j, u32 n, arena *a)
{
	const struct json_node *v = &j->v.v[n];
	str s = json_string(j, n, a);

	if (v->kind == JSON_STRING || v->kind == JSON_OTHER) {
		buf_put(b, v->kind == JSON_STRING ? S("'") : S(""));
		buf_put(b, s.s ? s : S("-"));
		buf_put(b, v->kind == JSON_STRING ? S("'") : S(""));
		return;
	}
	ok(s.s == 0);
	buf_putc(b, v->kind == JSON_OBJECT ? '{' : '[');
	for (u32 i = v->first; i; i = j->v.v[i].next) {
		if (i != v->first)
			buf_putc(b, ' ');
		if (v->kind == JSON_OBJECT) {
			buf_put(b, j->v.v[i].key);
			buf_putc(b, '=');
		}
		put(b, j, i, a);
	}
	buf_putc(b, v->kind == JSON_OBJECT ? '}' : ']');
}

/* Lists inside each other, and what comes behind those that are too deep. */
static void
deep(arena a, u32 n, bool bad)
{
	struct json j = { 0 };
	char t[400];

	memset(t, '[', n);
	memset(t + n, ']', n);
	json_read(&j, (str){ t, n * 2 }, &a);
	ok(j.bad == bad);
	ok(j.v.n == n + 1 || bad);
}

int
main(void)
{
	arena a = arena_open((size_t)1 << 24);
	struct json j = { 0 };

	for (size_t i = 0; i < countof(cases); i++) {
		struct json one = { 0 };
		buf b = { .mem = &a };
		str got;

		json_read(&one, str_of(cases[i].in), &a);
		if (one.v.n > 1)
			put(&b, &one, 1, &a);
		if (one.bad)
			buf_putc(&b, '!');
		got = (str){ b.s ? b.s : "", b.n };
		tap_ok(str_is(got, str_of(cases[i].out)), cases[i].in,
		    __FILE__, __LINE__);
		if (!str_is(got, str_of(cases[i].out)))
			printf("# %.*s\n", (int)got.n, got.s);
	}
	deep(a, JSON_DEEPEST - 1, false);
	deep(a, JSON_DEEPEST, true);
	json_read(&j, S("{\"a\":1,\"b\":{\"a\":2},\"ab\":3}"), &a);
	ok(json_get(&j, 1, S("a")) == 2);
	ok(json_get(&j, json_get(&j, 1, S("b")), S("a")) == 4);
	ok(json_get(&j, 1, S("c")) == 0 && json_get(&j, 2, S("a")) == 0);
	ok(json_get(&j, 0, S("a")) == 0 && json_get(&j, 99, S("a")) == 0);
	ok(str_is(json_string(&j, json_get(&j, 1, S("ab")), &a), S("3")));
	ok(json_string(&j, 0, &a).s == 0 && json_string(&j, 99, &a).s == 0);
	arena_close(a);
	return done();
}
