/*
 * Which formats are known and not read?  They are told by their first bytes, or
 * by the ending of the name.  A text that merely begins like one is read, so
 * each sign asks for more than its first word.
 */
#include "read/bytes/root.h"
#include "read/source/unread.h"

enum {
	FIELD = 40,		/* bytes of a name of a column */
	COLUMNS = 3,		/* at least, of a table without .csv */
	SHOWN = 100,		/* bytes of a name in a message */
	CODE = 2		/* marks of code in 100 bytes */
};

/* Takes the next line that is not empty, without white space around it. */
static str
unread_line(str *t)
{
	str line = { 0 };

	while (t->n && line.n == 0)
		line = str_trim(str_line(t));
	return line;
}

static bool
is_rtf(str t)
{
	return str_starts(t, S("{\\rtf"));
}

/* Is it hh:mm:ss.mmm or mm:ss,mmm, then a sign, and the same again? */
static bool
is_cue(str line)
{
	size_t arrow = str_find(line, S("-->")), n = 0, colons = 0;

	if (arrow == line.n)
		arrow = str_find(line, S(","));
	while (n < arrow && (utf8_digit((u8)line.s[n]) ||
	    strchr(":.,", line.s[n])))
		colons += line.s[n++] == ':';
	return n && colons && arrow < line.n &&
	    str_trim((str){ line.s + n, arrow - n }).n == 0 &&
	    str_find(str_from(line, arrow), S(":")) < line.n - arrow;
}

/* WebVTT, SubRip with and without numbers, and those of YouTube. */
static bool
is_subtitles(str t)
{
	str line = unread_line(&t);
	u32 n;

	if (str_starts(line, S("WEBVTT")))
		return (line.n == 6 || strchr(" \t", line.s[6])) &&
		    (str_find(t, S("-->")) < t.n || t.n == 0);
	if (str_number(line, &n))
		line = unread_line(&t);
	return is_cue(line) || str_is(line, S("[Script Info]"));
}

/* Is it a field of RIS: a letter, a letter or digit, two blanks, a hyphen? */
static bool
is_ris_field(str line)
{
	return line.n > 4 && line.s[0] >= 'A' && line.s[0] <= 'Z' &&
	    ((line.s[1] >= 'A' && line.s[1] <= 'Z') ||
	    utf8_digit((u8)line.s[1])) &&
	    str_starts(str_from(line, 2), S("  -"));
}

static bool
is_ris(str t)
{
	str line = unread_line(&t);

	if (!is_ris_field(line) || !str_starts(line, S("TY")))
		return false;
	line = unread_line(&t);
	return is_ris_field(line);
}

/* @article{key, and a line with a field. */
static bool
is_bibtex(str t)
{
	str line = unread_line(&t);
	size_t n = 1;

	while (n < line.n && ((line.s[n] | 32) >= 'a' &&
	    (line.s[n] | 32) <= 'z'))
		n++;
	if (!str_starts(line, S("@")) || n == 1 || n >= line.n ||
	    line.s[n] != '{')
		return false;
	line = unread_line(&t);
	return str_find(line, S("=")) < line.n;
}

/* A program of PHP that is no page. */
static bool
is_php(str t)
{
	return str_starts(t, S("<?php")) &&
	    str_find_same(t, S("<html")) == t.n &&
	    str_find_same(t, S("<p")) == t.n;
}

static bool
is_calendar(str t)
{
	return str_starts(t, S("BEGIN:VCALENDAR")) ||
	    str_starts(t, S("BEGIN:VCARD"));
}

/* May it be the name of a column? */
static bool
is_column(str t)
{
	u32 blanks = 0;

	if (str_starts(t, S("\"")) && str_ends(t, S("\"")) && t.n > 2)
		t = (str){ t.s + 1, t.n - 2 };
	if (t.n == 0 || t.n > FIELD || utf8_digit((u8)t.s[0]) ||
	    t.s[0] == ' ')
		return false;
	for (size_t i = 0; i < t.n; i++) {
		blanks += t.s[i] == ' ';
		if (strchr("\"<>{}!?;,:=", t.s[i]))
			return false;
	}
	return blanks < 3;
}

/*
 * The number of fields of the record at the beginning of t, which is taken off.
 * 0 if the record does not end.  A quoted field may have line breaks.
 */
static u32
record(str *t, char sep)
{
	bool in = false;
	u32 n = 1;

	for (size_t i = 0; i < t->n; i++) {
		if (t->s[i] == '"')
			in = !in;
		else if (!in && t->s[i] == sep)
			n++;
		else if (!in && t->s[i] == '\n') {
			*t = str_from(*t, i + 1);
			return n;
		}
	}
	t->n = 0;
	return 0;
}

/* Do all lines have as many fields as the first, which names columns? */
static bool
is_table_of(str t, char sep)
{
	str line = t, names;
	u32 columns = 0, n, rows = 0;

	names = str_line(&line);
	while (names.n) {
		if (!is_column(str_cut(&names, sep)))
			return false;
		columns++;
	}
	if (columns < COLUMNS || record(&t, sep) != columns)
		return false;
	while ((n = record(&t, sep)) == columns)
		rows++;
	return n == 0 && rows > 0;
}

static bool
is_table(str t)
{
	return is_table_of(t, ',') || is_table_of(t, ';') ||
	    is_table_of(t, '\t') || is_table_of(t, '|');
}

/* Does it hold a page, which has styles and scripts in it? */
static bool
has_page(str t)
{
	static const str marks[] = {
		S("<html"), S("<head"), S("<style"), S("<script"), S("<body"),
	};

	for (size_t i = 0; i < countof(marks); i++)
		if (str_find_same(t, marks[i]) < t.n)
			return true;
	return false;
}

/*
 * Style sheets and programs: many braces and semicolons, and some of them, or a
 * comment, in the first line.
 */
static bool
is_code(str t)
{
	size_t open = 0, close = 0, ends = 0, all = 0, line;

	t = str_trim(t);
	line = str_find(t, S("\n"));
	if (!t.n || str_starts(t, S("<")) || has_page(t))
		return false;
	if (!str_starts(t, S("/*")) && !str_starts(t, S("//")) &&
	    !str_starts(t, S("@")) &&
	    !memchr(t.s, '{', line) && !memchr(t.s, ';', line))
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (str_starts(str_from(t, i), S("/*"))) {
			i += str_find(str_from(t, i), S("*/")) + 1;
			continue;
		}
		all++;
		open += t.s[i] == '{';
		close += t.s[i] == '}';
		ends += t.s[i] == ';';
	}
	return open && close && ends &&
	    (open + close + ends) * 100 >= all * CODE;
}

/* A name in a message: not too long, one line. */
static void
unread_name(buf *b, str t)
{
	if (t.n > SHOWN) {
		t.n = SHOWN;
		while (t.n && ((u8)t.s[t.n] & 0xc0) == 0x80)
			t.n--;
	}
	for (size_t i = 0; i < t.n; i++)
		buf_putc(b, (u8)t.s[i] < ' ' ? ' ' : t.s[i]);
}

/* The format that has this root element; NULL if it is not known. */
static str
unread_xml_name(str root)
{
	static const struct { str root, what; } known[] = {
		{ S("newsMessage"), S("NewsML-G2") },
		{ S("newsItem"), S("NewsML-G2") },
		{ S("packageItem"), S("NewsML-G2") },
		{ S("conceptItem"), S("NewsML-G2") },
		{ S("knowledgeItem"), S("NewsML-G2") },
		{ S("planningItem"), S("NewsML-G2") },
		{ S("NewsML"), S("NewsML 1") },
		{ S("nitf"), S("NITF") },
		{ S("urlset"), S("a sitemap") },
		{ S("sitemapindex"), S("a list of sitemaps") },
		{ S("opml"), S("OPML, a list of feeds") },
		{ S("tt"), S("TTML, subtitles") },
		{ S("svg"), S("SVG, a drawing") },
		{ S("plist"), S("a property list") },
		{ S("OAI-PMH"), S("OAI-PMH") },
		{ S("TEI"), S("TEI") },
		{ S("mediawiki"), S("an export of MediaWiki") },
		{ S("wordDocument"), S("a document of Word") },
	};

	for (size_t i = 0; i < countof(known); i++)
		if (str_is(root, known[i].root))
			return known[i].what;
	return (str){ 0 };
}

/* XML that is neither a page nor a feed. */
static str
unread_xml(arena *a, str head, str path)
{
	static const str feeds[] = { S("rss"), S("feed"), S("RDF") };
	buf b = { .mem = a };
	struct root r;
	str what;

	if (!root_of(head, &r) || (r.page && !str_same(r.name, S("svg"))))
		return (str){ 0 };
	for (size_t i = 0; i < countof(feeds); i++)
		if (str_same(r.name, feeds[i]))
			return (str){ 0 };
	what = unread_xml_name(r.name);
	if (!what.n && !r.declared && !r.space.n &&
	    !str_ends(path, S(".xml")) &&
	    (!r.doctype.n || str_same(r.doctype, S("html"))))
		return (str){ 0 };
	buf_put(&b, what.n ? what : S("XML of an unknown kind"));
	buf_lit(&b, " (");
	unread_name(&b, r.name);
	if (r.space.n) {
		buf_lit(&b, " of ");
		unread_name(&b, r.space);
	}
	buf_lit(&b, "), which is not read");
	buf_putc(&b, 0);
	return (str){ b.s, b.n - 1 };
}

/* The path without what was asked of a server, and without .gz or .zst. */
static str
unread_path(str path)
{
	size_t slash = path.n;
	str name;

	while (slash && path.s[slash - 1] != '/')
		slash--;
	name = str_from(path, slash);
	name.n = str_find(name, S("?"));
	if (str_ends(name, S(".gz")))
		name.n -= 3;
	else if (str_ends(name, S(".zst")))
		name.n -= 4;
	return name;
}

/* The head without zeros, as XML may be in UTF-16. */
static str
unread_narrow(arena *a, str head)
{
	buf b = { .mem = a };

	if (!memchr(head.s, 0, head.n))
		return head;
	for (size_t i = 0; i < head.n; i++)
		if (head.s[i] && (u8)head.s[i] < 0x80)
			buf_putc(&b, head.s[i]);
	return buf_str(&b);
}

str
unread_reason(arena *a, str head, str path)
{
	static const struct { str ending, what; } endings[] = {
		{ S(".css"), S("a style sheet, not a text") },
		{ S(".js"), S("a script, not a text") },
		{ S(".mjs"), S("a script, not a text") },
		{ S(".csv"), S("a table (CSV), which is not read") },
		{ S(".tsv"), S("a table (TSV), which is not read") },
		{ S(".srt"), S("subtitles, which are not read") },
		{ S(".vtt"), S("subtitles, which are not read") },
	};
	static const struct { bool (*is)(str); str what; } signs[] = {
		{ is_rtf, S("an RTF document, which is not read") },
		{ is_subtitles, S("subtitles, which are not read") },
		{ is_ris, S("references (RIS), which are not read") },
		{ is_bibtex, S("references (BibTeX), which are not read") },
		{ is_calendar, S("a calendar or cards of addresses, which "
		    "are not read") },
		{ is_php, S("code of a program, not a text") },
		{ is_table, S("a table (CSV), which is not read") },
		{ is_code, S("code of a program, not a text") },
	};
	str name = unread_path(path);

	for (size_t i = 0; i < countof(endings); i++)
		if (name.n > endings[i].ending.n &&
		    str_ends(name, endings[i].ending))
			return endings[i].what;
	if (str_starts(head, S("\xef\xbb\xbf")))
		head = str_from(head, 3);
	head = unread_narrow(a, head);
	for (size_t i = 0; i < countof(signs); i++)
		if (signs[i].is(head))
			return signs[i].what;
	return unread_xml(a, head, name);
}
