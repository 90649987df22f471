/*
 * Are these bytes text?  Known formats are recognized by their first bytes,
 * others by the share of zeros and controls.
 */
#include "read/source/binary.h"

/* Controls that texts have, and wires: tabs (also \b), and separators. */
#define LAYOUT  "\b\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"

str
binary_reason(str t)
{
	static const struct { str magic, what; } known[] = {
		{ S("%PDF-"), S("a PDF document, which is not read") },
		{ S("\x89PNG"), S("a picture, not a text") },
		{ S("GIF8"), S("a picture, not a text") },
		{ S("\xff\xd8\xff"), S("a picture, not a text") },
		{ S("PK\3\4"), S("a zip archive, which is not read") },
		{ S("\x7f""ELF"), S("a program, not a text") },
		{ S("bplist00"), S("a property list, as Safari saves pages, "
		    "which is not read") },
		{ S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), S("a document of "
		    "Office, which is not read") },
		{ S("SQLite format 3"), S("a database, not a text") },
	};
	size_t nul = 0, odd = 0, even = 0, bad = 0;

	for (size_t i = 0; i < countof(known); i++)
		if (str_starts(t, known[i].magic))
			return known[i].what;
	for (size_t i = 0; i < t.n; i++) {
		u8 c = (u8)t.s[i];

		if (c >= 32 && c != 127)
			continue;
		nul += c == 0;
		odd += c == 0 && i % 2;
		even += c == 0 && i % 2 == 0;
		bad += (c < 32 && !strchr(LAYOUT, c)) || c == 127;
	}
	/* in UTF-16 nearly all zeros are at even places, or at odd ones */
	if (nul > t.n / 40 && (odd * 16 < even || even * 16 < odd))
		return (str){ 0 };
	return bad * 20 > t.n || nul * 100 > t.n ?
	    S("binary data, not a text") : (str){ 0 };
}
