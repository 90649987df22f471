/*
 * Items and stories as text for people.
 *
 * All of it is cleaned where it is written: what the input has in it never acts
 * on a terminal.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "command/command.h"

enum { NARROWEST = 16 };	/* characters of what is cut to fit */

/* Columns of the terminal; 0 if the output goes elsewhere, or is data. */
static u32
columns(void)
{
	static bool asked;
	static u32 width;
	struct winsize w;

	if (!asked && isatty(1) && ioctl(1, TIOCGWINSZ, &w) == 0)
		width = w.ws_col;
	asked = true;
	return command_json ? 0 : width;
}

static u32
columns_of(u32 c)
{
	return columns() && utf8_wide(c) ? 2 : 1;
}

u32
people_fit(const buf *b, u32 usual, u32 after)
{
	str line = buf_str(b);
	u32 used = after + 1;		/* and the mark of what was cut */

	if (columns() == 0)
		return usual;
	for (size_t i = line.n; i > 0; i--)
		if (line.s[i - 1] == '\n') {
			line = str_from(line, i);
			break;
		}
	while (line.n) {
		u32 c = utf8_next(&line);

		used += c == UTF8_BAD ? 0 : columns_of(c);
	}
	return columns() > used + NARROWEST ? columns() - used : NARROWEST;
}

void
people_line(buf *b, str t, u32 most)
{
	bool blank = true;
	size_t from = b->n;

	assert(most > 0);
	for (u32 n = 0; t.n && n < most; ) {
		str before = t;
		u32 c = utf8_next(&t);

		if (n + columns_of(c) > most) {
			t = before;
			break;
		}
		if (utf8_space(c) || utf8_acts(c)) {
			if (!blank)
				buf_putc(b, ' '), n++;
			blank = true;
			continue;
		}
		blank = false;
		buf_char(b, c);
		n += columns_of(c);
	}
	while (b->n > from && b->s[b->n - 1] == ' ')
		b->n--;
	if (str_trim(t).n)
		buf_lit(b, "…");
}

/* 2025-01-29T03:52 as 2025-01-29 03:52. */
static void
put_date(buf *b, str t)
{
	if (!t.n)
		t = S("undated");
	t.n = t.n > 16 ? 16 : t.n;
	for (size_t i = 0; i < t.n; i++)
		buf_putc(b, t.s[i] == 'T' ? ' ' : t.s[i]);
}

/* The last part of a path. */
static str
base(str path)
{
	size_t n = path.n;

	while (n > 0 && path.s[n - 1] != '/')
		n--;
	return str_from(path, n);
}

/* The publisher. If it is not known, the file, marked as one: "file x.txt". */
static void
put_voice(buf *b, const struct item *it)
{
	str who = item_publisher(it), path = it->capture.n ?
	    it->capture.v[0].path : (str){ 0 };

	if (!who.n && !path.n)
		return;
	buf_lit(b, "  ");
	if (!who.n && str_is(path, S("-")))
		who = S("standard input");
	else if (!who.n)
		buf_lit(b, "file ");
	people_line(b, who.n ? who : base(path), 32);
}

/* A title stands out where there is color; `after` columns follow it. */
static void
put_title(buf *b, str title, u32 after)
{
	u32 most = people_fit(b, 90, after);

	if (people_color())
		people_mark(b, MARK_BOLD);
	people_line(b, title, most);
	if (people_color())
		people_mark(b, MARK_OFF);
}

static void
put_head(buf *b, const struct item *it, u32 after)
{
	const struct head *h = item_head(it);

	put_date(b, it->published.n ? it->published.v[0].value : (str){ 0 });
	put_voice(b, it);
	buf_lit(b, " (");
	buf_put(b, h->language.n ? h->language : S("und"));
	if (h->kind != ITEM_article) {
		buf_lit(b, ", ");
		buf_put(b, word_name(WORDS_item_kind, h->kind));
	}
	buf_lit(b, ")  ");
	put_title(b, h->title.n ? h->title : item_all(it), after);
}

void
people_head(buf *b, const struct item *it)
{
	put_head(b, it, 0);
}

enum { ID_LONGEST = 120 };	/* characters; an input may name its items */

void
people_item(buf *b, const struct item *it)
{
	str id = item_head(it)->id;

	put_head(b, it, 3 + (u32)(id.n < ID_LONGEST ? id.n : ID_LONGEST));
	buf_lit(b, "   ");
	people_id(b, id);
	buf_putc(b, '\n');
}

static void
people_put_count(buf *b, u32 n, const char *one, const char *many)
{
	buf_num(b, n);
	buf_putc(b, ' ');
	buf_put(b, str_of(n == 1 ? one : many));
}

static void
put_days(buf *b, const struct story_row *r)
{
	str from = r->first, to = r->last;

	from.n = from.n > 10 ? 10 : from.n;
	to.n = to.n > 10 ? 10 : to.n;
	if (from.n == 0) {
		buf_lit(b, "undated");
		return;
	}
	buf_put(b, from);
	if (!str_is(from, to)) {
		buf_lit(b, " to ");
		buf_put(b, to);
	}
}

void
people_story(buf *b, const struct story_row *r)
{
	put_title(b, r->title, 0);
	buf_lit(b, "\n    ");
	people_put_count(b, r->items, "article", "articles");
	buf_lit(b, " · ");
	people_put_count(b, r->texts, "text", "texts");
	if (r->origins) {
		buf_lit(b, " · ");
		people_put_count(b, r->origins, "origin", "origins");
	}
	if (r->unnamed) {
		buf_lit(b, " · ");
		buf_num(b, r->unnamed);
		buf_lit(b, " unnamed");
	}
	buf_lit(b, "   ");
	people_line(b, r->languages, 200);
	buf_lit(b, "   ");
	put_days(b, r);
	buf_lit(b, "   ");
	people_id(b, r->id);
	buf_putc(b, '\n');
}

void
people_id(buf *b, str id)
{
	people_line(b, id, ID_LONGEST);
}

bool
people_color(void)
{
	const char *no_color = getenv("NO_COLOR");

	return isatty(1) && !(no_color && *no_color);
}

/* The marks of people_mark as a terminal wants them. */
static const char *const marks[] = { "\033[0m", "\033[1m", "\033[22;4m " };

void
people_mark(buf *b, enum people_mark mark)
{
	buf_putc(b, (char)(0xf8 + mark));
}

/* What a character is written as instead, or NULL. */
static const char *
people_instead(u32 c, u8 first, bool marked)
{
	if (marked && c == UTF8_BAD && first >= 0xf8 &&
	    first < 0xf8 + countof(marks))
		return marks[first - 0xf8];
	if (c == UTF8_BAD)
		return "\xef\xbf\xbd";
	if (c == '\n' || c == '\t' || !utf8_acts(c))
		return 0;
	return c < 0xa0 ? "\xef\xbf\xbd" : "";
}

static void
people_clean(FILE *f, str t, bool marked)
{
	str done = t;

	while (t.n) {
		str here = t;
		u32 c = utf8_next(&t);
		const char *as = people_instead(c, (u8)*here.s, marked);

		if (!as)
			continue;
		fwrite(done.s, 1, (size_t)(here.s - done.s), f);
		fputs(as, f);
		done = t;
	}
	fwrite(done.s, 1, done.n, f);
}

/* If nobody reads the output any more, the work ends here. */
static void
look_out(FILE *f)
{
	struct err e = { 0 };

	if (ferror(f))
		command_unwritten(&e);
}

void
people_write(const buf *b)
{
	if (b->n)
		people_clean(stdout, buf_str(b), false);
	look_out(stdout);
}

void
people_write_marked(const buf *b)
{
	if (b->n)
		people_clean(stdout, buf_str(b), true);
	look_out(stdout);
}

void
people_put(FILE *f, str t)
{
	if (isatty(fileno(f)))
		people_clean(f, t, false);
	else if (t.n)
		fwrite(t.s, 1, t.n, f);
	look_out(f);
}

void
command_say(const char *fmt, ...)
{
	char line[2048];
	va_list ap;

	if (isatty(2))
		fputs("\r\033[K", stderr);
	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	people_clean(stderr, str_of(line), false);
	fputc('\n', stderr);
}

/* Are all words asked for words of the name, or the beginnings of some? */
bool
people_match(str name, str wanted, arena tmp)
{
	str n = utf8_fold(&tmp, name), w = utf8_fold(&tmp, wanted);
	tokens have = { 0 }, want = { 0 };
	u32 hits = 0, asked = 0;

	tokens_of(&have, n, &tmp);
	tokens_of(&want, w, &tmp);
	for (u32 i = 0; i < want.n; i++) {
		str x = { w.s + want.v[i].from,
		    want.v[i].to - want.v[i].from };
		bool hit = false;

		if (want.v[i].kind == TOKEN_MARK)
			continue;
		asked++;
		for (u32 k = 0; k < have.n && !hit; k++)
			hit = str_starts((str){ n.s + have.v[k].from,
			    have.v[k].to - have.v[k].from }, x);
		hits += hit;
	}
	return hits == asked;
}

void
json_head(buf *b, const struct item *it)
{
	const struct head *h = item_head(it);

	json_field(b, S("kind"), word_name(WORDS_item_kind, h->kind));
	json_field(b, S("title"), h->title);
	json_field(b, S("outlet"), h->outlet);
	json_field(b, S("published"), it->published.n ?
	    it->published.v[0].value : (str){ 0 });
	json_field(b, S("language"), h->language);
	json_field(b, S("url"), h->url);
	json_field(b, S("path"), it->capture.n ? it->capture.v[0].path :
	    (str){ 0 });
}
