/*
 * Tokens of markup, as the standard of HTML cuts them, for what concerns
 * text: a tag is <name attribute=value>, an end is </name>, a text is between
 * quotes with its entities read.  What differs is told in doc/reading.md.
 */
#include "../src/read/bytes/decode.h"
#include "../src/read/bytes/markup.h"
#include "../src/read/page/tree.h"
#include "tap.h"

static const struct { const char *in, *out; } cases[] = {
	/* text and what may be a tag */
	{ "a<b>c", "'a' <b> 'c'" },
	{ "1 < 2", "'1 < 2'" },
	{ "a<1>b", "'a<1>b'" },
	{ "a<>b", "'a<>b'" },
	{ "a<", "'a<'" },
	{ "a</", "'a</'" },
	{ "a</>b", "'a' 'b'" },
	{ "a</ x>b", "'a' 'b'" },
	{ "a</1>b", "'a' 'b'" },
	{ "a<?x y>b", "'a' 'b'" },
	{ "a<!x>b", "'a' 'b'" },
	{ "a<!>b", "'a' 'b'" },
	{ "<!DOCTYPE html>a", "'a'" },
	{ "<!doctype html PUBLIC \"x\">a", "'a'" },
	/* comments */
	{ "a<!-- b -->c", "'a' 'c'" },
	{ "a<!-->b", "'a' 'b'" },
	{ "a<!--->b", "'a' 'b'" },
	{ "a<!---->b", "'a' 'b'" },
	{ "a<!----->b", "'a' 'b'" },
	{ "a<!-- x --!>b<!-- y -->c", "'a' 'b' 'c'" },
	{ "a<!--->b<!-- y -->c", "'a' 'b' 'c'" },
	{ "a<!-- x -- > y -->b", "'a' 'b'" },
	{ "a<!-- <b> -->c", "'a' 'c'" },
	{ "a<!-- <!-- x -->b-->", "'a' 'b-->'" },
	{ "a<!-- x", "'a'" },
	{ "a<!-- x>b<!-- y>c", "'a' 'b' 'c'" },
	{ "a<!--x-->b<!--y->c-->d", "'a' 'b' 'd'" },
	{ "a<!--x--!>b<!--!>c-->d", "'a' 'b' 'd'" },
	/* CDATA is a comment but in XML */
	{ "a<![CDATA[b]]>c", "'a' 'c'" },
	/* names */
	{ "<B>", "<b>" },
	{ "<a-b>", "<a-b>" },
	{ "<b/>a", "<b/> 'a'" },
	{ "<b/c>a", "<b c> 'a'" },
	{ "</B >a", "</b> 'a'" },
	{ "<b\r\nc\r\n>a", "<b c> 'a'" },
	/* attributes */
	{ "<b c>", "<b c>" },
	{ "<b c=d>", "<b c=d>" },
	{ "<b c = d>", "<b c=d>" },
	{ "<b c='d e'>", "<b c=d e>" },
	{ "<b c=\"d>e\">", "<b c=d>e>" },
	{ "<b c=d/e>", "<b c=d/e>" },
	{ "<b c=d/>", "<b c=d/>" },
	{ "<b c='d'e='f'>", "<b c=d e=f>" },
	{ "<b C=D>", "<b c=D>" },
	{ "<b 'c'>", "<b 'c'>" },
	{ "<b c=>d", "<b c> 'd'" },
	{ "<b c=''>d", "<b c> 'd'" },
	{ "<b c='&amp;&lt'>", "<b c=&<>" },
	{ "<b c='?a=1&copy=2'>", "<b c=?a=1&copy=2>" },
	{ "<b\tc\fd\n=\n'e'>", "<b c d=e>" },
	{ "<b / c / d/>", "<b c d/>" },
	{ "<b c='/'>a", "<b c=/> 'a'" }, { "<b c=''/>a", "<b c/> 'a'" },
	{ "<b c=\"d' e>f", "<b c=d' e> 'f'" },
	{ "<b c='d e>f<i g='h'>j", "<b c=d e>f<i g= h'> 'j'" },
	{ "<b a=1 b=2 c=3", "<b a=1 b=2 c=3>" },
	/* text that is not looked into */
	{ "<script><b></script>a", "<script> <script-text> </script> 'a'" },
	{ "<script>'</scripty>'</script>a",
	  "<script> <script-text> </script> 'a'" },
	{ "<script></SCRIPT >a", "<script> </script> 'a'" },
	{ "<script><!-- <script> </script> --></script>a",
	  "<script> <script-text> </script> 'a'" },
	{ "<script><!-- x</script>a", "<script> <script-text> </script> 'a'" },
	{ "<style>a<b</style>c", "<style> <style-text> </style> 'c'" },
	{ "<title>a<b>&amp;</title>c", "<title> 'a<b>&' </title> 'c'" },
	{ "<textarea>a</text></textarea>c",
	  "<textarea> 'a</text>' </textarea> 'c'" },
	{ "<title/>a</title>b", "<title/> 'a' </title> 'b'" },
	{ "<svg><svg/><svg ></svg><!--</svg>--></svg>a",
	  "<svg> <svg-text> </svg> 'a'" },
	{ "<svg><path d='1'/></svg>a", "<svg> <svg-text> </svg> 'a'" },
	{ "<svg><svg></svg>a", "<svg> <svg> </svg> 'a'" },
	{ "<svg/>a", "<svg/> 'a'" },
	{ "<script><!-- <script x></script> a</script>--></script>b",
	  "<script> <script-text> </script> '-->' </script> 'b'" },
	{ "<script><!-- --><script></script>b",
	  "<script> <script-text> </script> 'b'" },
	{ "<script><!-- <scripty></script>b",
	  "<script> <script-text> </script> 'b'" },
	{ "<title>a</title", "<title> 'a' </title>" },
	{ "<title>a</titles>b</title\n>c", "<title> 'a</titles>b' </title> 'c'" },
	/* entities */
	{ "a&amp;b", "'a&b'" },
	{ "a&AMP;b", "'a&b'" },
	{ "a&bogus;b", "'a&bogus;b'" },
	{ "a & b", "'a & b'" },
	{ "a&", "'a&'" },
	{ "&copy;&copy", "'\xc2\xa9\xc2\xa9'" },
	{ "&notin;", "'\xe2\x88\x89'" },
	{ "&hellip", "'&hellip'" },
	{ "&hellip;", "'\xe2\x80\xa6'" },
	{ "&#65;&#65b", "'AAb'" },
	{ "&#x41;&#X41;&#x41g", "'AAAg'" },
	{ "&#;", "'&#;'" },
	{ "&#x;", "'&#x;'" },
	{ "&#128;&#x93;&#150;", "'\xe2\x82\xac\xe2\x80\x9c\xe2\x80\x93'" },
	{ "&#0;", "'\xef\xbf\xbd'" },
	{ "&#xD800;", "'\xef\xbf\xbd'" },
	{ "&#x110000;", "'\xef\xbf\xbd'" },
	{ "&#99999999999;", "'\xef\xbf\xbd'" },
	{ "&#x1F600;", "'\xf0\x9f\x98\x80'" },
	{ "&#00000000000065;", "'A'" },
	{ "&#x10FFFF;", "'\xf4\x8f\xbf\xbf'" },
	{ "&AElig;&zwnj;&thetasym;", "'\xc3\x86\xe2\x80\x8c\xcf\x91'" },
	{ "&frac12;&there4;&sup2", "'\xc2\xbd\xe2\x88\xb4\xc2\xb2'" },
	{ "&thetasymb;&frac0;&am;", "'&thetasymb;&frac0;&am;'" },
	{ "&yuml=&yuml;=&yuml", "'&yuml=\xc3\xbf=\xc3\xbf'" },
	{ "&amacr&amacr;", "'&amacr\xc4\x81'" },
	{ "a&nbsp;&#32;&#9;&#x0A;&#13;b", "'a b'" },
	{ "&#31;&#127;&#128;&#159;", "'\xef\xbf\xbd\x7f\xe2\x82\xac"
	  "\xc5\xb8'" },
	{ "&#48;&#57;&#x5A;&#x5a;&#xF9;&#xfa;", "'09ZZ\xc3\xb9\xc3\xba'" },
	{ "&#", "'&#'" }, { "&#x", "'&#x'" }, { "&#a;", "'&#a;'" },
	/* white space, and bytes that are not UTF-8 */
	{ "a \t b\r\n\r\n c  d ", "'a b c d'" },
	{ "a\xc2\xa0" "b\xe3\x80\x80" "c\xe2\x80\x83 d", "'a b c d'" },
	{ "\xc3\xa4\xe5\xae\x8c\xed\x95\x9c", "'\xc3\xa4\xe5\xae\x8c"
	  "\xed\x95\x9c'" },
	{ "a\xc3z", "'a\xef\xbf\xbdz'" }, { "a\xe5z", "'a\xef\xbf\xbdz'" },
	{ "a\xffz\xc3", "'a\xef\xbf\xbdz\xef\xbf\xbd'" },
	/* where the reader differs from the standard */
	{ "a<b", "'a' <b>" },
	{ "a<b c='d", "'a' <b c=d>" },
	{ "a</b", "'a' </b>" },
	{ "</b x=\">\">a", "</b> '\">a'" },
	{ "<b c=1 c=2>", "<b c=1 c=2>" },
	{ "<b =c>", "<b c>" },
	{ "a&ampb", "'a&ampb'" },
	{ "&notit;", "'&notit;'" },
	{ "&copy=2", "'&copy=2'" },
	{ "&CounterClockwiseContourIntegral;",
	  "'&CounterClockwiseContourIntegral;'" },
	{ "<script>a", "<script> <script-text>" },
	{ "<title>a<b>c", "<title> 'a' <b> 'c'" },
};

static void
put(buf *b, const struct token_html *k, str all)
{
	if (b->n)
		buf_putc(b, ' ');
	if (k->kind == MARKUP_TEXT) {
		buf_putc(b, '\'');
		buf_put(b, decode_line(b->mem, (str){ all.s + k->from,
		    k->to - k->from }));
		buf_putc(b, '\'');
		return;
	}
	buf_put(b, k->kind == MARKUP_OPEN ? S("<") : S("</"));
	buf_put(b, utf8_fold(b->mem, k->name));
	for (u32 i = 0; i < k->n && k->kind == MARKUP_OPEN; i++) {
		buf_putc(b, ' ');
		buf_put(b, utf8_fold(b->mem, k->v[i].name));
		if (k->v[i].value.n) {
			buf_putc(b, '=');
			buf_put(b, decode_line(b->mem, k->v[i].value));
		}
	}
	buf_put(b, k->closed ? S("/>") : S(">"));
}

static str
tokens_as_text(arena *a, str all, bool xml)
{
	struct markup *m = new(a, struct markup, 1);
	struct token_html k;
	buf b = { .mem = a };
	str last = { 0 };

	markup_open(m, all, xml);
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_TEXT && k.cdata && !xml) {
			buf_put(&b, S(" <"));
			buf_put(&b, last);
			buf_put(&b, S("-text>"));
			continue;
		}
		put(&b, &k, all);
		last = k.name;
	}
	return (str){ b.s ? b.s : "", b.n };
}

int
main(void)
{
	arena a = arena_open((size_t)1 << 24);
	str got;

	for (size_t i = 0; i < countof(cases); i++) {
		got = tokens_as_text(&a, str_of(cases[i].in), false);
		tap_ok(str_is(got, str_of(cases[i].out)), cases[i].in,
		    __FILE__, __LINE__);
		if (!str_is(got, str_of(cases[i].out)))
			printf("# %.*s\n", (int)got.n, got.s);
	}
	got = tokens_as_text(&a, S("<a><![CDATA[x<b>&amp;]]>y"), true);
	ok(str_is(got, S("<a> 'x<b>&' 'y'")));
	got = tokens_as_text(&a, S("<b a='x\0y' c\0d=1>z\0"), false);
	ok(str_starts(got, S("<b a=x")));
	return done();
}
