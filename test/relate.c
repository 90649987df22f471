/* Passages that items share, and which items are about one happening. */
#include <stdio.h>

#include "analyze/analyze.h"
#include "read/read.h"
#include "relate/align.h"
#include "relate/changes.h"
#include "relate/copies.h"
#include "relate/ground.h"
#include "relate/keys.h"
#include "relate/sketch.h"
#include "relate/stories.h"
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

/* Texts of two happenings and one of both, in the order of time. */
static const struct { const char *title, *text; i64 when; u32 story; }
week[] = {
	{ "Otters seen in the river Sarn", "Three otters were seen in the river "
	    "Sarn near Kesten on Monday, biologist Mira Lund said. She counted "
	    "3 of them.", 1000, 1 },
	{ "Tram tunnel is wet", "The tunnel of the new tram in Kesten is wet, "
	    "Karl Berg told the council. It costs 84 million.", 1060, 2 },
	{ "Otters return", "Mira Lund of the Kesten zoo will count the otters of "
	    "the Sarn. Karl Berg wants to help her.", 2000, 1 },
	{ 0, "The tunnel stays wet and the tram waits, Karl Berg said, and 84 "
	    "million are gone.", 5000, 2 },
	{ "Otters in the tunnel", "Otters of the Sarn were seen in the wet tram "
	    "tunnel. Karl Berg called Mira Lund, who counted 3.", 0, 1 },
};

/* How a text and a story look beside each other, as learning is told. */
static const char *const beside[] = {
	"1 yes 1.000 0.315 0.470 0.470 0.697 1.000 0.467 0.750 "
	    "0.000 1.000 0.000 0.000 0.221 0.000 0.000 0.505 0.625 "
	    "0.000 6.000",
	"2 no 1.000 0.252 0.279 0.279 0.421 0.000 0.573 1.000 "
	    "0.693 0.000 0.693 0.693 0.078 0.194 0.000 0.079 0.316 "
	    "0.219 6.000",
	"3 yes 1.000 0.427 0.460 0.460 0.950 0.000 0.489 1.000 "
	    "0.693 0.000 2.872 2.872 0.211 0.319 0.000 0.415 1.000 "
	    "0.693 5.754",
	"3 no 1.000 0.000 0.142 0.142 0.683 0.000 0.151 0.467 "
	    "0.000 0.000 2.813 2.813 0.020 0.000 0.000 0.195 1.000 "
	    "0.000 -5.754",
	"4 no 1.000 0.000 0.233 0.233 0.402 0.000 0.472 1.000 "
	    "1.099 0.000 3.932 4.215 0.054 0.256 1.000 0.186 0.239 "
	    "0.263 -6.000",
	"4 yes 1.000 0.000 0.510 0.510 0.787 1.000 0.472 1.000 "
	    "0.000 0.000 4.200 4.200 0.260 0.000 1.000 0.559 0.643 "
	    "0.000 6.000",
	0
};

static void
candidate(void *self, u32 doc, const f64 *f, bool right)
{
	u32 *n = self;
	char line[400];
	int at = snprintf(line, sizeof line, "%u %s", doc, right ? "yes" :
	    "no");

	for (u32 i = 0; i < STORY_FEATURES; i++)
		at += snprintf(line + at, sizeof line - (size_t)at, " %.3f",
		    f[i]);
	ok(*n < countof(beside) - 1 && strcmp(beside[*n], line) == 0);
	if (*n >= countof(beside) - 1 || strcmp(beside[*n], line) != 0)
		printf("# %s\n", line);
	++*n;
}

/* A text that has been read and analyzed, in a capture of its own. */
static struct item *
analyzed(struct capture *c, const struct packs *ps, const char *text,
    const char *language, arena *mem, arena tmp)
{
	c->raw = str_of(text);
	c->hint = S("row");
	c->charset = S("utf-8");
	c->language = str_of(language);
	capture_begin(c, *mem);
	read_capture(c, ps, tmp);
	analyze(c, ps, 0, tmp);
	*mem = c->mem;
	return &c->items.v[0];
}

static void
learning(const struct packs *ps, arena mem, arena tmp)
{
	struct capture c[countof(week)] = { 0 };
	struct member m[countof(week)] = { 0 };
	struct corpus all = { .mem = &mem, .v = m, .n = countof(week) };
	u32 gold[countof(week)], told = 0;

	for (u32 i = 0; i < countof(week); i++) {
		c[i].title = str_of(week[i].title ? week[i].title : "");
		m[i].it = analyzed(&c[i], ps, week[i].text, "en", &mem, tmp);
		m[i].page = i + 1;
		m[i].when = week[i].when;
		gold[i] = week[i].story;
	}
	corpus_stories_learn(&all, ps, gold, candidate, &told, tmp);
	ok(told == countof(beside) - 1);
}

/* The ground that two texts give to be about one happening. */
static const struct {
	const char *a, *b, *why, *a_language, *b_language;
	u32 ground;
} grounds[] = {
	{ "Mira Lund came.", "We met Mira Lund.", "a person", "en", "en", 2 },
	{ "Mira Lund came.", "We met Tova Lund.", "only a last name", "en",
	    "en", 2 },
	{ "Mira Anna Lund came.", "We met Tova Lund.", "the last of three",
	    "en", "en", 2 },
	{ "Mira Lund came.", "We met Mira Berg.", "only a first name", "en",
	    "en", 0 },
	{ "Mira Lund met Karl Berg.", "Karl Berg met Mira Lund.",
	    "two persons", "en", "en", 4 },
	{ "Snow fell in Norway.", "In Norway it froze.", "a country", "en",
	    "en", 1 },
	{ "Snow: Norway, Sweden, then the sea.", "It was Sweden, "
	    "Norway and the sea.", "two countries", "en", "en", 2 },
	{ "The government said it was cold.", "It was warm, the government "
	    "said.", "a body", "en", "en", 1 },
	{ "The president said it was cold.", "It was warm, the president "
	    "said.", "an office without a name", "en", "en", 0 },
	{ "It was cold, Reuters reported.", "Reuters reported that it was "
	    "warm.", "an outlet", "en", "en", 0 },
	{ "It was cold, an official said.", "An official said it was warm.",
	    "nobody with a name", "en", "en", 0 },

	{ "they left the Tavka today", "it was the Tavka again",
	    "a word in capitals", "en", "en", 2 },
	{ "they left the Tavka", "it was the Tavka", "at the end", "en",
	    "en", 2 },
	{ "they left the Tavk today", "it was the Tavk again",
	    "four letters", "en", "en", 2 },
	{ "they left the Tav today", "it was the Tav again",
	    "three letters", "en", "en", 0 },
	{ "Tavka was left", "it was the Tavka again",
	    "where a text begins", "en", "en", 0 },
	{ "it rained; Tavka was left", "it was the Tavka again",
	    "behind a mark", "en", "en", 0 },
	{ "they left My Tavka today", "it was the Tavka again",
	    "behind another capital", "en", "en", 0 },
	{ "they left the Tavka It today", "it was the Tavka again",
	    "before another capital", "en", "en", 0 },
	{ "they left the tavka today", "it was the tavka again",
	    "not in capitals", "en", "en", 0 },
	{ "they read the Reuters today", "it was the Reuters again",
	    "a word in capitals is an outlet", "en", "en", 0 },
	{ "they left the Tavka today", "wir verließen die Tavka heute",
	    "one language has nouns in capitals", "en", "de", 2 },
	{ "wir verließen die Tavka heute", "they left the Tavka today",
	    "the other one has", "de", "en", 2 },
	{ "wir verließen die Tavka heute", "es war die Tavka wieder",
	    "both languages have", "de", "de", 0 },
	{ "we met the Tavka and Mira Lund", "so Mira Lund saw the Tavka too",
	    "the more of names and capitals", "en", "en", 2 },

	{ "it cost 84 crowns", "84 came", "a number", "en", "en", 2 },
	{ "it cost 84 crowns", "it cost 85 crowns", "two numbers", "en",
	    "en", 0 },
	{ "it cost 84 crowns, and 97 came", "of 97 came 84",
	    "two numbers are ground once", "en", "en", 2 },
	{ "it cost 10 crowns", "we were 10", "two digits", "en", "en", 2 },
	{ "it cost 9 crowns", "we were 9", "one digit", "en", "en", 0 },
	{ "it cost 12,500 crowns", "12.500 came", "marks in a number", "en",
	    "en", 2 },
	{ "it cost 12, then 500 crowns", "12500 came",
	    "a mark behind a number", "en", "en", 0 },
	{ "it cost 84.", "there were 84,", "a mark at the end", "en", "en",
	    2 },
	{ "it cost 84/97 crowns", "8497 came", "another mark", "en", "en",
	    0 },
	{ "it was in 1950", "1950 was cold", "a year", "en", "en", 0 },
	{ "it was in 1900", "1900 was cold", "the first year", "en", "en",
	    0 },
	{ "there were 1899", "1899 came", "no year yet", "en", "en", 2 },
	{ "it was in 2099", "2099 was cold", "the last year", "en", "en", 0 },
	{ "there were 2100", "2100 came", "no year any more", "en", "en", 2 },
	{ "there were 01950", "01950 came", "a year has four digits", "en",
	    "en", 2 },
	{ "Mira Lund paid 84 crowns in Norway", "in Norway 84 saw Mira Lund",
	    "all together", "en", "en", 5 },
	{ wire, paper, "a copy", "en", "en", GROUND_COPY },
};

static void
ground(const struct packs *ps, u32 row, arena mem, arena tmp)
{
	struct capture c[3] = { 0 };
	struct member m[3] = { 0 };
	struct corpus all = { .mem = &mem, .v = m, .n = countof(m) };
	struct docs d = { .c = &all, .packs = ps, .mem = &mem };
	struct ground *g;
	u32 got;

	m[0].it = analyzed(&c[0], ps, "nothing", "en", &mem, tmp);
	m[1].it = analyzed(&c[1], ps, grounds[row].a, grounds[row].a_language,
	    &mem, tmp);
	m[2].it = analyzed(&c[2], ps, grounds[row].b, grounds[row].b_language,
	    &mem, tmp);
	for (u32 i = 0; i < countof(m); i++)
		m[i].page = i + 1;
	corpus_copies(&all, tmp);
	docs_make(&d, tmp);
	g = ground_make(&d, &mem, tmp);
	got = ground_of(g, 1, 2);
	tap_ok(got == grounds[row].ground, grounds[row].why, __FILE__,
	    __LINE__);
	if (got != grounds[row].ground)
		printf("# %u\n", got);
	ok(ground_of(g, 2, 1) == got);
	ok(ground_of(g, 0, 1) == 0);
}

/* What two texts share: the passages of the first and of the second, and how
 * many words are the same. */
static const struct { const char *a, *b, *shared; } shares[] = {
	{ "alfa bravo charlie delta echo foxtrot",
	    "zulu alfa bravo charlie delta echo foxtrot xray",
	    "alfa bravo charlie delta echo foxtrot = alfa bravo charlie "
	    "delta echo foxtrot; 6" },
	{ "alfa bravo charlie delta echo",
	    "alfa bravo charlie delta echo",
	    "" },
	/* beginnings, ends and middles */
	{ "alfa bravo charlie delta echo foxtrot golf hotel papa",
	    "alfa bravo charlie delta echo foxtrot golf hotel zulu",
	    "alfa bravo charlie delta echo foxtrot golf hotel = alfa bravo "
	    "charlie delta echo foxtrot golf hotel; 8" },
	{ "papa alfa bravo charlie delta echo foxtrot golf hotel",
	    "zulu alfa bravo charlie delta echo foxtrot golf hotel",
	    "alfa bravo charlie delta echo foxtrot golf hotel = alfa bravo "
	    "charlie delta echo foxtrot golf hotel; 8" },
	{ "alfa bravo charlie delta echo zulu golf hotel india juliett kilo",
	    "alfa bravo charlie delta echo papa golf hotel india juliett "
	    "kilo",
	    "alfa bravo charlie delta echo zulu golf hotel india juliett "
	    "kilo = alfa bravo charlie delta echo papa golf hotel india "
	    "juliett kilo; 10" },
	/* misprints */
	{ "alfa bravo charlie delta echo foxtrot golf hotel india juliett",
	    "alfa bravo charlie delta echo foxtrott golf hotel india juliett",
	    "alfa bravo charlie delta echo foxtrot golf hotel india juliett "
	    "= alfa bravo charlie delta echo foxtrott golf hotel india "
	    "juliett; 9" },
	{ "alfa bravo charlie delta echo Oscars golf hotel india juliett",
	    "alfa bravo charlie delta echo oscar golf hotel india juliett",
	    "alfa bravo charlie delta echo Oscars golf hotel india juliett "
	    "= alfa bravo charlie delta echo oscar golf hotel india "
	    "juliett; 9" },
	{ "alfa bravo charlie delta echo foxtrot",
	    "alfa bravo charlie delta echo foxtrots",
	    "" },
	/* words of 40 letters may be misprinted, and no longer ones */
	{ "alfa bravo charlie delta echo aaaaabbbbbcccccdddddeeeeefffffggggg"
	    "hhhhh golf",
	    "alfa bravo charlie delta echo aaaaabbbbbcccccdddddeeeeefffffggggg"
	    "hhhhi golf",
	    "alfa bravo charlie delta echo aaaaabbbbbcccccdddddeeeeefffffggggg"
	    "hhhhh golf = alfa bravo charlie delta echo "
	    "aaaaabbbbbcccccdddddeeeeefffffggggghhhhi golf; 6" },
	{ "alfa bravo charlie delta echo aaaaabbbbbcccccdddddeeeeefffffggggg"
	    "hhhhhi golf",
	    "alfa bravo charlie delta echo aaaaabbbbbcccccdddddeeeeefffffggggg"
	    "hhhhh golf", "" },
	{ "alfa bravo charlie delta echo aaa golf",
	    "alfa bravo charlie delta echo aab golf", "" },
	{ "alfa bravo charlie delta echo aaaa golf",
	    "alfa bravo charlie delta echo aaab golf",
	    "alfa bravo charlie delta echo aaaa golf = alfa bravo charlie "
	    "delta echo aaab golf; 6" },
	/* words that only one has */
	{ "alfa bravo charlie delta echo foxtrot golf hotel india juliett",
	    "alfa bravo charlie delta echo zulu foxtrot golf hotel india "
	    "juliett",
	    "alfa bravo charlie delta echo foxtrot golf hotel india juliett "
	    "= alfa bravo charlie delta echo zulu foxtrot golf hotel india "
	    "juliett; 10" },
	{ "alfa bravo charlie delta echo foxtrot golf hotel india juliett "
	    "kilo lima mike november oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel xray yankee "
	    "zulu xray yankee zulu india juliett kilo lima mike november "
	    "oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel = alfa bravo "
	    "charlie delta echo foxtrot golf hotel; india juliett kilo lima "
	    "mike november oscar = india juliett kilo lima mike november "
	    "oscar; 15" },
	{ "alfa bravo charlie delta echo foxtrot golf hotel india juliett "
	    "kilo lima mike november oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel xray yankee "
	    "zulu xray yankee zulu xray india juliett kilo lima mike "
	    "november oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel = alfa bravo "
	    "charlie delta echo foxtrot golf hotel; india juliett kilo lima "
	    "mike november oscar = india juliett kilo lima mike november "
	    "oscar; 15" },
	{ "alfa bravo charlie delta echo foxtrot golf hotel papa quebec "
	    "india juliett kilo lima mike november oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel yankee zulu "
	    "xray india juliett kilo lima mike november oscar",
	    "alfa bravo charlie delta echo foxtrot golf hotel papa quebec "
	    "india juliett kilo lima mike november oscar = alfa bravo "
	    "charlie delta echo foxtrot golf hotel yankee zulu xray india "
	    "juliett kilo lima mike november oscar; 15" },
	/* numbers */
	{ "alfa bravo charlie delta echo 17 golf hotel india juliett kilo",
	    "alfa bravo charlie delta echo 18 golf hotel india juliett kilo",
	    "alfa bravo charlie delta echo 17 golf hotel india juliett kilo "
	    "= alfa bravo charlie delta echo 18 golf hotel india juliett "
	    "kilo; 10" },
	{ "alfa bravo charlie delta echo 17 golf 27 india 37 kilo 47 mike "
	    "57 oscar",
	    "alfa bravo charlie delta echo 18 golf 28 india 38 kilo 48 mike "
	    "58 oscar",
	    "" },
	{ "alfa bravo charlie delta echo foxtrot golf hotel india juliett",
	    "alfa bravo charlie delta echo 12 34 foxtrot golf hotel india "
	    "juliett",
	    "" },
	/* more passages than one, in another order, and twice */
	{ "alfa bravo charlie delta echo foxtrot xray yankee zulu xray "
	    "yankee zulu xray yankee zulu golf hotel india juliett kilo lima",
	    "golf hotel india juliett kilo lima papa quebec romeo papa "
	    "quebec romeo papa quebec romeo alfa bravo charlie delta echo "
	    "foxtrot",
	    "alfa bravo charlie delta echo foxtrot = alfa bravo charlie "
	    "delta echo foxtrot; golf hotel india juliett kilo lima = golf "
	    "hotel india juliett kilo lima; 12" },
	{ "alfa bravo charlie delta echo foxtrot golf",
	    "alfa bravo charlie delta echo foxtrot golf zulu zulu zulu alfa "
	    "bravo charlie delta echo foxtrot golf",
	    "alfa bravo charlie delta echo foxtrot golf = alfa bravo "
	    "charlie delta echo foxtrot golf; 7" },
	/* half of the words between are others */
	{ "alfa bravo charlie delta echo foxtrot golf x1a hotel x2a india "
	    "x3a juliett x4a kilo x5a lima x6a mike",
	    "alfa bravo charlie delta echo foxtrot golf y1a hotel y2a india "
	    "y3a juliett y4a kilo y5a lima y6a mike",
	    "alfa bravo charlie delta echo foxtrot golf = alfa bravo "
	    "charlie delta echo foxtrot golf; 7" },
	/* marks and cases are no words */
	{ "Alfa, bravo: charlie; DELTA (echo) foxtrot!",
	    "alfa bravo charlie - delta echo \"foxtrot\"",
	    "Alfa, bravo: charlie; DELTA (echo) foxtrot = alfa bravo "
	    "charlie - delta echo \"foxtrot; 6" },
};

static void
shared(u32 row, arena mem, arena tmp)
{
	struct member m[2] = { 0 };
	struct corpus c = { .mem = &mem, .v = m, .n = 2 };
	buf b = { .mem = &tmp };

	m[0].it = item(&mem, shares[row].a, "a");
	m[1].it = item(&mem, shares[row].b, "b");
	m[0].page = 1, m[1].page = 2;
	corpus_copies(&c, tmp);
	for (u32 i = 0; c.copies.n && i < c.copies.v[0].n; i++) {
		buf_put(&b, item_text(m[0].it, c.copies.v[0].a_spans[i]));
		buf_put(&b, S(" = "));
		buf_put(&b, item_text(m[1].it, c.copies.v[0].b_spans[i]));
		buf_put(&b, S("; "));
	}
	if (c.copies.n)
		buf_num(&b, c.copies.v[0].words);
	tap_ok(str_is(buf_str(&b), str_of(shares[row].shared)),
	    shares[row].a, __FILE__, __LINE__);
	if (!str_is(buf_str(&b), str_of(shares[row].shared)))
		printf("# %.*s\n", (int)buf_str(&b).n, buf_str(&b).s);
}

/* Which of two texts is older, and which stands before the other. */
static const struct {
	const char *why;
	struct member a, b;
	int order;
	bool before;
} orders[] = {
	{ "a minute", { .when = 1000 }, { .when = 1001 }, -1, true },
	{ "the same minute", { .when = 1000 }, { .when = 1000 }, 0, true },
	{ "a day against a minute of it", { .when = 1440, .day = true },
	    { .when = 1500 }, 0, false },
	{ "a day against a minute of the next", { .when = 1440, .day = true },
	    { .when = 2881 }, -1, false },
	{ "a minute against the day after", { .when = 2879 },
	    { .when = 2880, .day = true }, -1, true },
	{ "two days", { .when = 1440, .day = true },
	    { .when = 2880, .day = true }, -1, true },
	{ "a date against none", { .when = 1000 }, { .when = 0 }, 0, true },
	{ "no dates", { .when = 0 }, { .when = 0 }, 0, true },
	{ "received before the other was published", { .until = 999 },
	    { .when = 1000 }, -1, false },
	{ "received when the other was published", { .until = 1000 },
	    { .when = 1000 }, 0, false },
	{ "both received", { .until = 999 }, { .until = 1000 }, 0, true },
};

static void
order_of(u32 row, arena mem)
{
	struct member a = orders[row].a, b = orders[row].b;

	a.it = item(&mem, "a", "a");
	b.it = item(&mem, "b", "b");
	item_head(a.it)->id = S("a");
	item_head(b.it)->id = S("b");
	tap_ok(member_order(&a, &b) == orders[row].order, orders[row].why,
	    __FILE__, __LINE__);
	ok(member_order(&b, &a) == -orders[row].order);
	ok(member_before(&a, &b) == orders[row].before);
	ok(member_before(&b, &a) == !orders[row].before);
	if (a.when != b.when || a.day != b.day)
		return;
	item_head(a.it)->kind = ITEM_quoted;	/* pages come first */
	ok(!member_before(&a, &b) && member_before(&b, &a));
	item_head(b.it)->kind = ITEM_post;
	ok(!member_before(&a, &b) && member_before(&b, &a));
}

/* Do two names have one key? */
static const struct { const char *a, *b; bool same; } names[] = {
	{ "Vell Courier", "vell courier", true },
	{ "Vell Courier", "The Vell Courier", true },
	{ "Vell Courier", "  Vell-Courier ", true },
	{ "Vell Courier", "VellCourier", true },
	{ "Vell Courier", "Vell Couriers", false },
	{ "Vell Courier", "Courier Vell", false },
	{ "The", "the", true },
	{ "AFP", "Agence France-Presse", true },
	{ "Reuters", "Routers", false },
	{ "Reuters", "the Reuters", true },
};

static u64
key(const struct packs *ps, const char *name, arena tmp)
{
	return name_key(tmp, ps, packs_find(ps, S("en")), str_of(name));
}

static void
keys(const struct packs *ps, arena tmp)
{
	char longest[202];

	for (u32 i = 0; i < countof(names); i++) {
		tap_ok((key(ps, names[i].a, tmp) == key(ps, names[i].b, tmp))
		    == names[i].same, names[i].b, __FILE__, __LINE__);
		ok(key(ps, names[i].a, tmp) != 0);
	}
	ok(key(ps, "", tmp) == 0 && key(ps, " ", tmp) == 0);
	ok(key(ps, "...", tmp) == 0);
	memset(longest, 'a', 201);
	longest[201] = 0;
	ok(key(ps, longest, tmp) == 0 && key(ps, longest + 1, tmp) != 0);
	ok(stem_of(S("harbor")) == stem_of(S("harbour")));
	ok(stem_of(S("harb")) != stem_of(S("harbo")));
	ok(stem_of(S("\303\244hnlich")) != stem_of(S("\303\244hnlos")));
}

/* What matters of what a version changed. */
static const struct { const char *before, *after, *changes; } versions[] = {
	{ "we met Mira Lund and 17 others",
	    "we met Mira Lund and 18 others",
	    "[{\"type\":\"number\",\"old\":\"17\",\"new\":\"18\"}]" },
	{ "we met Mira Lund and 17 others",
	    "we met Mira Berg and 17 others",
	    "[{\"type\":\"attribution\",\"old\":\"Lund\",\"new\":\"Berg\"}]" },
	{ "we met Mira Lund",
	    "we have not met Mira Lund",
	    "[{\"type\":\"negation\",\"old\":\"\",\"new\":\"have not\"}]" },
	{ "we met Mira Lund today",
	    "we met Mira Lund yesterday",
	    "" },
	{ "it is so: Lund came",
	    "it is so: Berg came",
	    "" },
	{ "Lund came",
	    "Berg came",
	    "" },
	{ "we saw 17 ships",
	    "we saw some ships",
	    "" },
	{ "we saw some ships",
	    "we saw 17 ships",
	    "" },
	{ "it was not so and it was not right",
	    "it was so and it was right",
	    "[{\"type\":\"negation\",\"old\":\"not\",\"new\":\"\"},"
	    "{\"type\":\"negation\",\"old\":\"not\",\"new\":\"\"}]" },
	{ "so the old or new one Lund came",
	    "so that big red fat bad Berg came",
	    "[{\"type\":\"attribution\",\"old\":\"the old or new one "
	    "Lund\",\"new\":\"that big red fat bad Berg\"}]" },
	{ "so the old or new one and Lund came",
	    "so that big red fat bad Berg came",
	    "" },
	{ "we saw \"17\" ships",
	    "we saw \"18\" \\ ships",
	    "[{\"type\":\"number\",\"old\":\"17\",\"new\":\"18\"}]" },
	{ "we saw 17 ships and 27 boats",
	    "we saw 18 ships and 28 boats",
	    "[{\"type\":\"number\",\"old\":\"17\",\"new\":\"18\"},"
	    "{\"type\":\"number\",\"old\":\"27\",\"new\":\"28\"}]" },
	{ "the 17 men and the 18 men saw 19 of the men",
	    "the 17 men saw the 20 men and 19 of them",
	    "[{\"type\":\"number\",\"old\":\"18\",\"new\":\"20\"}]" },
	{ "we saw 17 old red ships in 3 wet nights by 5 lamps",
	    "we saw 18 new red ships in 4 dry nights by 6 lamps",
	    "[{\"type\":\"number\",\"old\":\"17 old\",\"new\":\"18 new\"},"
	    "{\"type\":\"number\",\"old\":\"3 wet\",\"new\":\"4 dry\"},"
	    "{\"type\":\"number\",\"old\":\"5\",\"new\":\"6\"}]" },
	{ "one two three 17 four one two three 18 five",
	    "one two three 18 four one two 27 three 17 five",
	    "[{\"type\":\"number\",\"old\":\"17\",\"new\":\"18\"},"
	    "{\"type\":\"number\",\"old\":\"18\",\"new\":\"17\"}]" },
	{ "it was not so as Lund said it was not",
	    "it was so as Berg said it was not not",
	    "[{\"type\":\"negation\",\"old\":\"not\",\"new\":\"\"},"
	    "{\"type\":\"attribution\",\"old\":\"Lund\",\"new\":\"Berg\"},"
	    "{\"type\":\"negation\",\"old\":\"\",\"new\":\"not\"}]" },
};

static void
changed(const struct packs *ps, u32 row, arena mem, arena tmp)
{
	struct changes all = { 0 };
	str got;

	changes_of(ps, item(&mem, versions[row].before, "a"),
	    item(&mem, versions[row].after, "b"), tmp, &all);
	got = changes_json(&mem, &all);

	tap_ok(str_is(got, str_of(versions[row].changes)),
	    versions[row].after, __FILE__, __LINE__);
	if (!str_is(got, str_of(versions[row].changes)))
		printf("# %.*s\n", (int)got.n, got.s);
}

/* How well the paragraphs of a text match those of one that may be its
 * translation, and how many do. */
#define RIVER "Three otters were seen in the river Sarn near Kesten, said " \
    "biologist Mira Lund of Norrhavn.\n"
#define FLUSS "Drei Otter hat im Fluss Sarn bei Kesten die Biologin Mira " \
    "Lund aus Norrhavn gesehen.\n"
#define TRAM "The new tram of Karl Berg costs 84 million crowns and opens " \
    "in 2031 at Lindholm.\n"
#define BAHN "Die neue Bahn von Karl Berg kostet 84 Millionen Kronen und " \
    "kommt 2031 nach Lindholm.\n"
#define CHOIR "A choir of children sang for the mayor Tove Sandvik at the " \
    "theater of Ostrya.\n"
#define BROT "Ein Bäcker hat das längste Brot der Stadt gebacken und " \
    "verteilt.\n"
static const struct { const char *en, *de, *share; } translations[] = {
	{ RIVER TRAM CHOIR, FLUSS BAHN BROT, "0.227 2" },
	{ RIVER TRAM CHOIR, BAHN FLUSS BROT, "0.123 1" },
	{ RIVER TRAM CHOIR, FLUSS, "0.326 1" },
	{ CHOIR TRAM, BROT BAHN FLUSS, "0.177 1" },
	{ CHOIR, BROT, "0.000 0" },
	{ RIVER, RIVER, "0.980 1" },
	{ "Sarn and Kesten, 84 crowns yes\n", FLUSS, "0.000 0" },
	{ "Sarn and Kesten, 84 crowns here\n", FLUSS, "0.129 1" },
};

static void
translated(const struct packs *ps, u32 row, arena mem, arena tmp)
{
	struct capture c[2] = { 0 };
	struct aligned *a = align_of(&mem, ps, analyzed(&c[0], ps,
	    translations[row].en, "en", &mem, tmp));
	struct aligned *b = align_of(&mem, ps, analyzed(&c[1], ps,
	    translations[row].de, "de", &mem, tmp));
	u32 rows, back;
	char got[40];

	snprintf(got, sizeof got, "%.3f ", align_share(a, b, &rows));
	snprintf(got + strlen(got), 10, "%u", rows);
	ok(strcmp(got, translations[row].share) == 0);
	if (strcmp(got, translations[row].share) != 0)
		printf("# row %u: %s\n", row, got);
	ok(align_share(a, b, &rows) <= align_share(b, a, &back) + 1e-9 &&
	    rows == back);
}

/* A sketch of the hashes from `from` in steps of `by`, the highest first. */
static struct sketch
sketch(u64 from, u64 by, u32 n)
{
	struct sketch s = { 0 };

	while (n > 0)
		sketch_add(&s, from + --n * by);
	return s;
}

static void
sketches(void)
{
	struct sketch none = { 0 }, few = sketch(1, 1, 3);
	struct sketch many = sketch(100, 1, 2 * SKETCH), half, third;

	ok(few.n == 3 && few.v[0] == 1 && few.v[1] == 2 && few.v[2] == 3);
	sketch_add(&few, 2);		/* is known */
	sketch_add(&few, 1);
	sketch_add(&few, 3);
	ok(few.n == 3 && few.v[0] == 1 && few.v[1] == 2 && few.v[2] == 3);
	ok(many.n == SKETCH && many.v[0] == 100);
	ok(many.v[SKETCH - 1] == 100 + SKETCH - 1);
	sketch_add(&many, 1000);	/* is not of the smallest */
	sketch_add(&many, 100 + SKETCH - 1);
	ok(many.n == SKETCH && many.v[SKETCH - 1] == 100 + SKETCH - 1);
	sketch_add(&many, 50);
	ok(many.n == SKETCH && many.v[0] == 50 && many.v[1] == 100 &&
	    many.v[SKETCH - 1] == 100 + SKETCH - 2);

	half = sketch(4, 2, 6);		/* 4 6 8 10 12 14 */
	third = sketch(2, 3, 6);	/* 2 5 8 11 14 17 */
	ok(sketch_alike(&half, &half, 1));
	ok(sketch_alike(&half, &third, 3) && sketch_alike(&third, &half, 3));
	ok(!sketch_alike(&half, &third, 2));
	few = sketch(14, 10, 2);	/* 14 24: of the smaller one */
	ok(sketch_alike(&half, &few, 2) && sketch_alike(&few, &half, 2));
	ok(!sketch_alike(&half, &few, 1));
	few = sketch(100, 1, 4);
	ok(!sketch_alike(&half, &few, 100));
	ok(!sketch_alike(&none, &none, 1) && !sketch_alike(&none, &few, 1));
}

int
main(void)
{
	arena mem = arena_open(1 << 26), tmp = arena_open(1 << 26);
	struct member m[3] = { 0 };
	struct corpus c = { .mem = &mem, .v = m, .n = 3 };
	struct packs ps;
	struct err e = { 0 };
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
	sketches();
	ok(packs_load(&ps, "packs", &e));
	learning(&ps, mem, tmp);
	for (u32 i = 0; i < countof(grounds); i++)
		ground(&ps, i, mem, tmp);
	for (u32 i = 0; i < countof(shares); i++)
		shared(i, mem, tmp);
	for (u32 i = 0; i < countof(orders); i++)
		order_of(i, mem);
	for (u32 i = 0; i < countof(versions); i++)
		changed(&ps, i, mem, tmp);
	for (u32 i = 0; i < countof(translations); i++)
		translated(&ps, i, mem, tmp);
	keys(&ps, tmp);
	packs_close(&ps);
	arena_close(mem);
	arena_close(tmp);
	return done();
}
