/*
 * How unlike two words are: with a small list of spellings, so that each cost
 * can be told.
 */
#include "../src/language/language.h"
#include "tap.h"

static const char list[] =
    "а\ta 2\n"
    "в\tv 1 w 5 - 9\n"
    "н\tn 0 nn 6\n"
    "к\tk 1\n"
    "с\ts 1\n"
    "кс\tx 3\n"
    "о\to 1\n"
    "ш\tsh 1 sch 5\n"
    "иван\tjohn 2 ivan 4\n"
    "ᄀ\tg 1 k 3\n"
    "ᅡ\ta 0\n"
    "ᆨ\tk 0 g 4\n";

static struct pack pack;
static arena mem;

/* The cost by letter, in hundredths. */
static int
unlike(const char *a, const char *b)
{
	arena tmp = mem;
	struct speller r = { .pack = &pack, .mem = &tmp,
		.known = { .mem = &tmp } };
	struct sounds x, y;

	language_sounds(&x, &r, str_of(a));
	language_sounds(&y, &r, str_of(b));
	ok(language_unlike(&x, &y, tmp) == language_unlike(&y, &x, tmp));
	return (int)(language_unlike(&x, &y, tmp) * 100);
}

static bool
spelled(const char *word, const char *latin)
{
	arena tmp = mem;
	struct speller r = { .pack = &pack, .mem = &tmp,
		.known = { .mem = &tmp } };
	struct sounds x;

	language_sounds(&x, &r, str_of(word));
	return str_is(x.latin, str_of(latin));
}

int
main(void)
{
	char long_word[SOUNDS_MOST * 4];

	mem = arena_open(1 << 24);
	phrases_parse(&pack.respellings, 0, &mem, str_of(list));

	/* the best spelling costs nothing, others what they are dearer */
	ok(unlike("анна", "anna") == 0);
	ok(unlike("вано", "vano") == 0);
	ok(unlike("вано", "wano") == 100);	/* 4 of 4 letters */
	ok(unlike("вано", "ano") == 200);	/* nothing for в: 8 of 4 */
	ok(unlike("вано", "vanno") == 120);	/* 6 of 5 */

	/* two letters as one unit cost 2 more */
	ok(unlike("акс", "aks") == 0);
	ok(unlike("окс", "ox") == 66);		/* 2 of 3 */

	/* a letter too many on either side */
	ok(unlike("ан", "anb") == 400);		/* 12 of 3 */
	ok(unlike("анн", "an") == 400);
	ok(unlike("ан", "ab") == 700);		/* 14 of 2 */

	/* a word with spellings of its own, and one that is longer than that */
	ok(unlike("иван", "john") == 0);
	ok(unlike("иван", "ivan") == 50);	/* 2 of 4 */
	ok(unlike("ивана", "john") > 500);
	ok(spelled("иван", "john"));

	/* capitals and accents do not count; other signs are no letters */
	ok(unlike("Анна", "ANNA") == 0);
	ok(unlike("о’Кона", "O'Kona") == 0);
	ok(spelled("Bártok", "bartok"));
	ok(spelled("ваш", "vash"));
	ok(spelled("каво", "kavo"));

	/* syllables of Hangul come apart: 가 is two letters, 각 three */
	ok(unlike("가", "ga") == 0);
	ok(unlike("각", "gak") == 0);
	ok(unlike("각", "kag") == 200);		/* 2 and 4 of 3 */
	ok(spelled("가각", "gagak"));

	/* nothing to compare; too long to compare as a whole */
	ok(unlike("", "anna") == 1400);
	ok(unlike("", "") == 1400);
	memset(long_word, 'a', sizeof long_word);
	long_word[sizeof long_word - 1] = 0;
	ok(unlike(long_word, long_word) >= 0);
	return done();
}
