/*
 * In which charset are bytes that declare none?  The words that are not ASCII
 * are read in each of the charsets of one byte, and in the one that ICU takes
 * them for, which is good at those of several bytes.  The one wins in which
 * they are the least surprising as words of a language, by the table that tells
 * languages apart.  Signs that texts seldom have, and those that stand within a
 * word, add to the costs.
 */
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>

#include "read/bytes/likely.h"

enum {
	DETECTED = 16384,	/* bytes that ICU guesses from */
	SEARCHED = 1 << 20,	/* bytes in which words are looked for */
	SAMPLE = 600,		/* bytes of words: as language_cost() reads */
	OFTEN = 8		/* words with the same byte */
};

/* Costs of signs, in sixteenths of a nat.  By judgment. */
enum {
	USUAL = 48, RARE = 160, INSIDE = 96, NEVER = 480,
	TURNED = 96,		/* from small to capital */
	CAPITAL = 16		/* behind another capital */
};

/* Of charsets in which the words are the same, the first one is taken. */
static const str single[] = {
	S("windows-1252"), S("windows-1251"), S("windows-1250"),
	S("iso-8859-2"), S("windows-1253"), S("iso-8859-7"),
	S("windows-1254"), S("windows-1255"), S("windows-1256"),
	S("windows-1257"), S("iso-8859-13"), S("iso-8859-4"),
	S("windows-1258"), S("koi8-r"), S("koi8-u"), S("iso-8859-5"),
	S("iso-8859-6"), S("iso-8859-15"), S("ibm-866"), S("windows-874"),
	S("x-mac-cyrillic"),
};

/* The bytes, and the best charset so far. */
struct likely {
	const struct packs *ps;
	const UNormalizer2 *nfc;
	char   sample[SAMPLE];
	size_t n;
	str    best;
	u32    cost;
};

/* ICU's guess, or windows-1252, into out. */
static void
detect(str t, char *out, size_t room)
{
	UErrorCode bad = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&bad);
	const UCharsetMatch *m = 0;
	const char *name = 0;

	t.n = t.n < DETECTED ? t.n : DETECTED;
	if (U_SUCCESS(bad)) {
		ucsdet_enableInputFilter(d, 1);
		ucsdet_setText(d, t.s, (int32_t)t.n, &bad);
		m = ucsdet_detect(d, &bad);
	}
	if (m && U_SUCCESS(bad) && ucsdet_getConfidence(m, &bad) >= 10)
		name = ucsdet_getName(m, &bad);
	snprintf(out, room, "%s", name ? name : "windows-1252");
	if (d)
		ucsdet_close(d);
}

/* Skips white space and tags. */
static str
skip(str t)
{
	while (t.n && ((u8)t.s[0] <= ' ' || (t.n > 1 && t.s[0] == '<' &&
	    (utf8_letter((u8)t.s[1]) || strchr("/!?", t.s[1]))))) {
		size_t n = t.s[0] == '<' ? str_find(t, S(">")) : 0;

		t = str_from(t, n < t.n ? n + 1 : 1);
	}
	return t;
}

/*
 * Samples the words that are not ASCII, and those behind them, which help to
 * tell the language.
 */
static void
sample(struct likely *l, str t)
{
	bool last = false;
	u32 seen[128] = { 0 };

	t.n = t.n < SEARCHED ? t.n : SEARCHED;
	for (t = skip(t); t.n && l->n < SAMPLE; t = skip(t)) {
		bool high = false;
		size_t n = 0, room = SAMPLE - l->n;

		for (; n < t.n && (u8)t.s[n] > ' ' && (n == 0 ||
		    t.s[n] != '<'); n++)
			high |= (u8)t.s[n] >= 0x80 &&
			    seen[(u8)t.s[n] & 127]++ < OFTEN;
		if (high || last) {
			memcpy(l->sample + l->n, t.s, n < room ? n : room);
			l->n += n < room ? n : room;
			if (l->n < SAMPLE)
				l->sample[l->n++] = ' ';
		}
		last = high;
		t = str_from(t, n);
	}
}

/* The general category of a character, as a mask of ICU. */
static u32
category(UChar32 c)
{
	return U_MASK((u32)u_charType(c));
}

/*
 * What a character costs in addition to what it does as a letter of a word.
 * The table has no marks that combine with letters, so they cost the same
 * everywhere.
 */
static u32
sign(UChar32 before, UChar32 c, UChar32 after)
{
	bool alone = !u_isalpha(before), last = !u_isalpha(after);
	u32 is = category(c);

	if (is & U_GC_L_MASK)
		return !u_isupper(c) ? 0 : u_islower(before) ? TURNED :
		    u_isupper(before) ? CAPITAL : 0;
	if (c < 0x80)
		return 0;
	if (c == 0xfffd || c == 0xa4 || is & U_GC_C_MASK)
		return NEVER;	/* 0xa4 is the sign of no currency */
	if (is & U_GC_M_MASK || (is & U_GC_PF_MASK && !alone))
		return USUAL;	/* an apostrophe, or a quotation ends */
	if (c == 0x2026 || is & (U_GC_PD_MASK | U_GC_PS_MASK | U_GC_PE_MASK |
	    U_GC_PI_MASK | U_GC_ZS_MASK | U_GC_SC_MASK))
		return USUAL + (alone || last ? 0 : INSIDE);
	return RARE + (alone && last ? 0 : INSIDE);
}

/*
 * The character at place i of n units of UTF-16, a blank behind the last one.
 * Returns the place behind it.
 */
static int32_t
next_char(const UChar *t, int32_t i, int32_t n, UChar32 *c)
{
	*c = i < n ? t[i] : ' ';
	if (i + 1 < n && U16_IS_LEAD(t[i]) && U16_IS_TRAIL(t[i + 1])) {
		*c = U16_GET_SUPPLEMENTARY(t[i], t[i + 1]);
		return i + 2;
	}
	return i + 1;
}

/* What a text costs: its signs, and its letters as words of a language. */
static u32
cost_of(const struct packs *ps, const UChar *t, int32_t n, arena tmp)
{
	buf letters = { .mem = &tmp };
	UChar32 before = ' ', c, after;
	u32 cost = 0;

	for (int32_t i = 0; i < n; before = c) {
		int32_t next = next_char(t, i, n, &c);

		next_char(t, next, n, &after);
		i = next;
		cost += sign(before, c, after);
		buf_char(&letters, category(c) & U_GC_M_MASK ? ' ' :
		    (u32)c);
	}
	return cost + language_cost(ps, buf_str(&letters));
}

/* Reads the sample in a charset, which is the best if it costs least. */
static void
weigh(struct likely *l, str charset, arena tmp)
{
	UErrorCode bad = U_ZERO_ERROR;
	UChar wide[SAMPLE], composed[SAMPLE];
	UConverter *u = ucnv_open(charset.s, &bad);
	int32_t n;
	u32 cost;

	if (U_FAILURE(bad))
		return;
	n = ucnv_toUChars(u, wide, SAMPLE, l->sample, (int32_t)l->n, &bad);
	ucnv_close(u);
	n = unorm2_normalize(l->nfc, wide, n, composed, SAMPLE, &bad);
	if (U_FAILURE(bad) || n > SAMPLE)
		return;
	cost = cost_of(l->ps, composed, n, tmp);
	if (!l->best.n || cost < l->cost) {
		l->best = charset;
		l->cost = cost;
	}
}

str
likely_charset(arena *mem, str bytes, const struct packs *ps)
{
	UErrorCode bad = U_ZERO_ERROR;
	struct likely l = { .ps = ps, .nfc = unorm2_getNFCInstance(&bad) };
	char name[64];

	detect(bytes, name, sizeof name);
	if (!ps || U_FAILURE(bad))
		return str_copy(mem, str_of(name));
	sample(&l, bytes);
	for (size_t i = 0; i < countof(single); i++)
		weigh(&l, single[i], *mem);
	weigh(&l, str_of(name), *mem);
	return str_copy(mem, l.best);
}
