/*
 * How is a name written in Latin letters, and what is its key?
 *
 * Letters are romanized by the list `romanize`; letters with accents are first
 * decomposed by ICU.  For a key, letters that sound alike become one, and
 * vowels at the end are dropped, because they are often case endings.
 */
#include <unicode/unorm2.h>

#include "language/language.h"

/* The base letter of a letter with accents.  The table has letters that ICU
 * does not decompose. */
static u32
base_of(u32 c)
{
	static const struct { u32 from; char to; } odd[] = {
		{ 0xdf, 's' }, { 0xe6, 'e' }, { 0xf0, 'd' }, { 0xf8, 'o' },
		{ 0xfe, 't' }, { 0x111, 'd' }, { 0x131, 'i' }, { 0x142, 'l' },
		{ 0x153, 'e' },
	};
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&bad);
	UChar out[8];
	int32_t n;

	for (size_t i = 0; i < countof(odd); i++)
		if (odd[i].from == c)
			return (u32)odd[i].to;
	if (U_FAILURE(bad))
		return c;
	n = unorm2_getRawDecomposition(nfd, (UChar32)c, out, 8, &bad);
	return n > 0 && !U_FAILURE(bad) && out[0] < 0xd800 ? out[0] : c;
}

static void
put_roman(buf *b, const struct pack *p, u32 c)
{
	const struct phrase *f = 0;

	c = utf8_lower(c);
	if (c >= 0x80) {
		f = phrases_letter(&p->romanize, c);
		if (!f && c < 0x2000) {
			c = base_of(c);
			f = c >= 0x80 ? phrases_letter(&p->romanize, c) : 0;
		}
	}
	if (f)
		buf_put(b, f->value);
	else if (utf8_letter(c) || utf8_digit(c))
		buf_char(b, c);
	else if (b->n && b->s[b->n - 1] != ' ' && c != '\'' && c != 0x2019)
		buf_putc(b, ' ');
}

str
language_roman(arena *a, const struct pack *p, str t)
{
	buf b = { .mem = a };

	while (t.n)
		put_roman(&b, p, utf8_next(&t));
	return str_trim((str){ b.s ? b.s : "", b.n });
}

str
language_stem(const struct pack *p, str word)
{
	str stem = word;

	for (u32 n = 0; stem.n && n < 3; n++)
		utf8_next(&stem);
	for (u32 i = 0; i < p->endings.all.n; i++)
		if (str_ends(stem, p->endings.all.v[i].text))
			return (str){ word.s,
				word.n - p->endings.all.v[i].text.n };
	return word;
}

static bool
vowel(char c)
{
	return memchr("aeiou", c, 5) != 0;
}

/* Puts the key of a word: letters that sound alike become one, no letter is
 * doubled, and vowels at the end are dropped. */
static void
put_key(buf *b, const struct pack *p, str w)
{
	size_t from = b->n;

	while (w.n) {
		size_t n = 1;
		str to = { w.s, 1 };
		u32 i = 0;

		while (i < p->alike.all.n &&
		    !str_starts(w, p->alike.all.v[i].text))
			i++;
		if (i < p->alike.all.n) {
			to = p->alike.all.v[i].value;
			n = p->alike.all.v[i].text.n;
		} else if (w.s[0] == 'c') {
			to = w.n > 1 && (w.s[1] == 'e' || w.s[1] == 'i') ?
			    S("s") : S("k");
		}
		for (size_t k = 0; k < to.n; k++)
			if (b->n == from || b->s[b->n - 1] != to.s[k])
				buf_putc(b, to.s[k]);
		w = str_from(w, n);
	}
	while (b->n > from + 2 && vowel(b->s[b->n - 1]))
		b->n--;
}

/* Does the word begin with an initial, and end with more than a letter?
 * "А.Орск" does, "U.S." does not. */
static bool
after_initial(str word)
{
	str rest = word, part;
	u32 letters = 0;

	part = str_cut(&rest, '.');
	if (!part.n || !rest.n || (utf8_next(&part), part.n))
		return false;
	while (rest.n)
		part = str_cut(&rest, '.');
	for (; part.n; letters++)
		utf8_next(&part);
	return letters > 1;
}

/* Cuts off the next word, or the initial before it. */
static str
key_word(str *rest)
{
	str all = *rest, word = str_cut(rest, ' ');

	if (!after_initial(word))
		return word;
	*rest = all;
	return str_cut(rest, '.');
}

str
language_key(arena *a, const struct pack *p, str name)
{
	buf b = { .mem = a };
	str folded = utf8_fold(a, name);

	while (folded.n) {
		str word = language_stem(p, key_word(&folded));
		str roman = language_roman(a, p, word);

		if (roman.n == 0)
			continue;
		if (b.n)
			buf_putc(&b, ' ');
		while (roman.n)
			put_key(&b, p, str_cut(&roman, ' '));
	}
	return buf_str(&b);
}

str
language_middle(str key)
{
	size_t end;

	str_cut(&key, ' ');
	end = key.n;
	while (end > 0 && key.s[end - 1] != ' ')
		end--;
	return str_trim((str){ key.s, end });
}
