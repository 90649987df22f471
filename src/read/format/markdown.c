/*
 * Markdown: which lines of a text are headings, paragraphs, quotations, lists,
 * by the rules of CommonMark?  The lines are gone through once.  The text of
 * the open block is gathered, without the marks at the beginning of each line,
 * and stands in for the capture while inline.c puts it.  YAML before the text
 * gives title, date, author, address.
 */
#include "read/bytes/put.h"
#include "read/format/entry.h"
#include "read/format/inline.h"
#include "read/told/head.h"

enum {
	FRONT_LINES = 200,	/* lines of YAML */
	AUTHORS = 32,
	QUOTES = 32,		/* quotations inside quotations */
	ITEMS = 16,		/* marks of lists in a line */
	TAB = 4,		/* columns, as in CommonMark */
	SHORT = 4096		/* bytes of a line that defines a reference */
};

/* The block that is open. */
enum open { NONE, PARAGRAPH, TABLE, FENCE, INDENTED, SKIPPED };

/* A line without the marks of quotations before it. */
struct at {
	str  t;			/* without blanks before it */
	u32  indent, quotes;
	bool blank;
};

struct markdown {
	struct capture     *c;
	const struct packs *ps;
	struct item *it;
	arena *tmp;
	struct references refs;
	struct inner text;	/* of the open block */
	enum open open;
	block_kind kind;
	str    until;	/* text that ends the skipped block */
	u32    quotes, lines;	/* of the open block */
	u32    list;		/* the column of a list item's text; or 0 */
	char   fence;
	u32    fence_n;
	bool   after_blank;
	str    head;		/* the first line of a paragraph */
	str    date, modified, title, language;
};

/* The place of a byte in the capture's text. */
static u32
markdown_place(const struct markdown *m, const char *s)
{
	return (u32)(s - m->c->text.s);
}

/* How many bytes c stand at the beginning of t. */
static u32
markdown_run(str t, char c)
{
	u32 n = 0;

	while (n < t.n && t.s[n] == c)
		n++;
	return n;
}

/* Takes blanks off the line and adds up their columns. */
static void
unindent(struct at *a)
{
	while (a->t.n && (a->t.s[0] == ' ' || a->t.s[0] == '\t')) {
		a->indent += a->t.s[0] == '\t' ? TAB - a->indent % TAB : 1;
		a->t = str_from(a->t, 1);
	}
}

/* Takes the marks of quotations off a line. */
static struct at
markdown_look(str line)
{
	struct at a = { .t = line };

	for (;;) {
		unindent(&a);
		if (a.indent >= TAB || a.quotes == QUOTES ||
		    !str_starts(a.t, S(">")))
			break;
		a.t = str_from(a.t, 1);
		if (str_starts(a.t, S(" ")))
			a.t = str_from(a.t, 1);
		a.indent = 0;
		a.quotes++;
	}
	a.blank = str_trim(a.t).n == 0;
	return a;
}

/* Is the block a heading that repeats the title? */
static bool
markdown_again(const struct markdown *m, block_kind kind)
{
	return m->it->blocks.n == 1 && m->title.n &&
	    kind == BLOCK_heading &&
	    str_is((str){ m->text.s, m->text.n }, m->title);
}

/* Puts the text of the open block, if there is any. */
static void
markdown_put(struct markdown *m, block_kind kind)
{
	struct item *it = m->it;
	u32 began = (u32)it->text.n, blocks = it->blocks.n;
	bool picture = false;

	if (m->text.n == 0 || markdown_again(m, kind))
		return;
	inner_enter(&m->text);
	if (m->open == FENCE || m->open == INDENTED)
		item_take(it, 0, (u32)m->text.n);
	else
		picture = inline_put(it, &m->refs, *m->tmp);
	item_block(it, began, picture ? BLOCK_caption : kind);
	if (it->blocks.n > blocks)
		put_bytes(it, 0, (u32)m->text.n, REGION_body);
	inner_leave(&m->text);
	if (blocks == 0 && kind == BLOCK_heading)
		entry_title(it, 0);
}

/* Ends the open block. */
static void
end(struct markdown *m)
{
	if (m->open != SKIPPED)
		markdown_put(m, m->kind);
	m->text.n = 0;
	m->open = NONE;
	m->lines = 0;
}

/* Ends the open block and begins another one. */
static void
markdown_begin(struct markdown *m, enum open open, const struct at *a,
    block_kind kind)
{
	end(m);
	m->open = open;
	m->quotes = a->quotes;
	m->kind = a->quotes && kind == BLOCK_body ? BLOCK_quote : kind;
}

/* Adds a line to the text of the open block. */
static void
markdown_take(struct markdown *m, str t)
{
	u32 from = markdown_place(m, t.s);

	if (m->text.n)
		inner_put(&m->text, S("\n"), from ? from - 1 : 0, from);
	inner_take(&m->text, from, from + (u32)t.n);
	m->lines++;
}

/*
 * The number of signs before "# Heading #"; 0 if it is not a heading.  *inside
 * becomes its text.
 */
static u32
atx(str t, str *inside)
{
	u32 n = markdown_run(t, '#');
	str s = str_from(t, n), cut;

	if (n == 0 || n > 6 || (s.n && s.s[0] != ' ' && s.s[0] != '\t'))
		return 0;
	s = cut = str_trim(s);
	while (cut.n && cut.s[cut.n - 1] == '#')
		cut.n--;
	if (cut.n == 0 || cut.s[cut.n - 1] == ' ')
		s = str_trim(cut);
	*inside = s;
	return n;
}

/* Is it a rule: three or more of one sign, and nothing else? */
static bool
rule(str t)
{
	char c = t.n ? t.s[0] : 0;
	u32 n = 0;

	if (c != '-' && c != '*' && c != '_')
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] == c)
			n++;
		else if ((u8)t.s[i] > ' ')
			return false;
	}
	return n >= 3;
}

/* Is it a line of = or -, which makes the line above a heading? */
static bool
underline(str t)
{
	t = str_trim(t);
	return t.n && (t.s[0] == '=' || t.s[0] == '-') &&
	    markdown_run(t, t.s[0]) == t.n;
}

/* Is it the line below the head of a table: |---|:--:|? */
static bool
ruler(str t)
{
	bool bar = false, dash = false;

	for (size_t i = 0; i < t.n; i++) {
		if (!strchr("|-: \t\r", t.s[i]) || !t.s[i])
			return false;
		bar |= t.s[i] == '|';
		dash |= t.s[i] == '-';
	}
	return bar && dash;
}

/*
 * The length of a mark of a list at the beginning of t, with the blank; 0 if
 * there is none.  *first: it may begin a list inside of a paragraph.
 */
static u32
bullet(str t, bool *first)
{
	u32 n = 0;

	*first = true;
	if (t.n && strchr("-+*", t.s[0]) && t.s[0]) {
		n = 1;
	} else {
		while (n < t.n && n < 9 && utf8_digit((u8)t.s[n]))
			n++;
		if (n == 0 || n >= t.n || (t.s[n] != '.' && t.s[n] != ')'))
			return 0;
		*first = n == 1 && t.s[0] == '1';
		n++;
	}
	if (n < t.n && t.s[n] != ' ' && t.s[n] != '\t')
		return 0;
	*first &= str_trim(str_from(t, n)).n > 0;
	return n < t.n ? n + 1 : n;
}

/* Is it "[label]: address"?  `keep`: remember the address. */
static bool
reference(struct markdown *m, str t, bool keep)
{
	str label = str_from(t, 1), url;
	size_t n;

	if (!str_starts(t, S("[")) || t.n > SHORT)
		return false;
	n = str_find(label, S("]:"));
	if (n == label.n || n == 0 || label.s[0] == '^')
		return false;
	url = str_trim(str_from(label, n + 2));
	label.n = n;
	if (str_starts(url, S("<")))
		url = str_from(url, 1);
	for (n = 0; n < url.n && (u8)url.s[n] > ' ' && url.s[n] != '>'; n++)
		;
	url.n = n;
	if (url.n == 0)
		return false;
	if (keep) {
		u32 *p = map_at(&m->refs.at, reference_key(*m->tmp, label));

		if (*p == 0) {
			*push(&m->refs.urls, m->tmp) = url;
			*p = m->refs.urls.n;
		}
	}
	return true;
}

/*
 * Begins a block that may begin anywhere: a heading, a fence, a comment, a
 * script.  False if the line does not begin one.
 */
static bool
starts_leaf(struct markdown *m, const struct at *a)
{
	str inside;
	u32 n;

	if (a->indent >= TAB + m->list)
		return false;
	n = atx(a->t, &inside);
	if (n) {
		markdown_begin(m, PARAGRAPH, a, BLOCK_heading);
		if (inside.n)
			markdown_take(m, inside);
		end(m);
		return true;
	}
	n = a->t.n ? markdown_run(a->t, a->t.s[0]) : 0;
	if (n >= 3 && (a->t.s[0] == '~' || (a->t.s[0] == '`' &&
	    !memchr(a->t.s + n, '`', a->t.n - n)))) {
		markdown_begin(m, FENCE, a, BLOCK_body);
		m->fence = a->t.s[0];
		m->fence_n = n;
		return true;
	}
	if (str_starts(a->t, S("<!--")) || str_starts(a->t, S("<script")) ||
	    str_starts(a->t, S("<style"))) {
		markdown_begin(m, SKIPPED, a, BLOCK_body);
		m->until = a->t.s[1] == '!' ? S("-->") : a->t.s[2] == 'c' ?
		    S("</script") : S("</style");
		if (str_find(a->t, m->until) < a->t.n)
			end(m);
		return true;
	}
	return false;
}

/* Puts a row of a table: each cell is a block. */
static void
markdown_row(struct markdown *m, str t)
{
	while (t.n) {
		str cell = str_trim(str_cut(&t, '|'));

		if (cell.n)
			markdown_take(m, cell);
		markdown_put(m, m->kind);
		m->text.n = 0;
	}
}

/*
 * Adds the line to the open block if that is not a paragraph; false if the line
 * is not part of it.
 */
static bool
markdown_goes_on(struct markdown *m, const struct at *a, str line)
{
	if (m->open == SKIPPED) {
		if (str_find(line, m->until) < line.n)
			end(m);
		return true;
	}
	if (m->open == FENCE) {
		if (a->quotes < m->quotes || (a->indent < TAB + m->list &&
		    markdown_run(a->t, m->fence) >= m->fence_n &&
		    str_trim(str_from(
		    a->t, markdown_run(a->t, m->fence))).n == 0)) {
			end(m);
			return a->quotes >= m->quotes;
		}
		markdown_take(m, m->quotes ? a->t : line);
		return true;
	}
	if (m->open == INDENTED && (a->blank || a->indent >= TAB + m->list)) {
		if (!a->blank)
			markdown_take(m, line);
		return true;
	}
	if (m->open == TABLE && !a->blank && a->quotes == m->quotes) {
		markdown_row(m, a->t);
		return true;
	}
	return false;
}

/* Does the line turn the paragraph above it into a heading, or into a table? */
static bool
below(struct markdown *m, const struct at *a)
{
	if (m->open != PARAGRAPH || a->quotes != m->quotes ||
	    a->indent >= TAB + m->list)
		return false;
	if (m->lines == 1 && ruler(a->t)) {
		m->open = TABLE;
		m->text.n = 0;
		markdown_row(m, m->head);
		return true;
	}
	if (!underline(a->t) || m->kind == BLOCK_list)
		return false;
	m->kind = BLOCK_heading;
	end(m);
	return true;
}

/* Adds a line to the open paragraph, or begins one. */
static void
text_line(struct markdown *m, const struct at *a)
{
	str footnote = a->t;
	size_t n = str_find(footnote, S("]:"));

	if (m->open == PARAGRAPH && (a->quotes <= m->quotes)) {
		markdown_take(m, a->t);
		return;
	}
	if (reference(m, a->t, false))
		return;
	markdown_begin(m, PARAGRAPH, a, m->list ? BLOCK_list : BLOCK_body);
	if (str_starts(a->t, S("[^")) && n < 200 && n < footnote.n)
		footnote = str_trim(str_from(footnote, n + 2));
	if (footnote.n)
		markdown_take(m, footnote);
	m->head = a->t;
}

/* Takes one line of the text. */
static void
one_line(struct markdown *m, str line)
{
	struct at a = markdown_look(line);
	u32 n;
	bool first, fresh = false;

	if (markdown_goes_on(m, &a, line))
		return;
	if (a.blank) {
		end(m);
		m->after_blank = true;
		return;
	}
	if (m->list && a.indent < 2 && (m->after_blank || m->open == NONE) &&
	    !bullet(a.t, &first))
		m->list = 0;
	if (below(m, &a))
		return;
	for (u32 i = 0; i < ITEMS && !rule(a.t) && a.indent < TAB + m->list &&
	    (n = bullet(a.t, &first)) > 0; i++) {
		if (m->open == PARAGRAPH && !first && !m->list)
			break;
		markdown_begin(m, NONE, &a, BLOCK_list);
		m->list = a.indent + n;
		a.indent += n;
		a.t = str_from(a.t, n);
		unindent(&a);
		fresh = true;
	}
	if (rule(a.t) && a.indent < TAB + m->list)
		end(m);
	else if (starts_leaf(m, &a))
		;
	else if (m->open == NONE && !fresh && a.indent >= TAB + m->list) {
		markdown_begin(m, INDENTED, &a, BLOCK_body);
		markdown_take(m, line);
	} else if (str_trim(a.t).n) {
		a.t = str_trim(a.t);
		text_line(m, &a);
	}
	m->after_blank = false;
}

/* A value of YAML without quotes, and without a comment behind it. */
static str
scalar(str t)
{
	t = str_trim(t);
	if (t.n > 1 && (t.s[0] == '"' || t.s[0] == '\'')) {
		str u = str_from(t, 1);

		u.n = str_find(u, (str){ t.s, 1 });
		return u;
	}
	t.n = str_find(t, S(" #"));
	return str_trim(t);
}

/* Makes a value of the front matter the title, if there is none. */
static void
markdown_put_title(struct markdown *m, str t)
{
	u32 from = markdown_place(m, t.s);
	struct item *it = m->it;

	if (m->title.n || t.n == 0)
		return;
	put_text(it, from, from + (u32)t.n, false);
	item_block(it, 0, BLOCK_title);
	put_bytes(it, from, from + (u32)t.n, REGION_title);
	entry_title(it, 0);
	m->title = item_head(it)->title;
}

/* Adds the authors in a value, which may be a list. */
static void
put_author(struct markdown *m, str t)
{
	t = str_trim(t);
	if (str_starts(t, S("[")))
		t = str_from(t, 1);
	if (str_ends(t, S("]")))
		t.n--;
	while (t.n && m->it->authors.n < AUTHORS)
		entry_author(m->it, m->ps, scalar(str_cut(&t, ',')));
}

/* Takes one line of the front matter.  *key is the last key, for lists. */
static void
front_line(struct markdown *m, str line, str *key)
{
	struct head *h = item_head(m->it);
	str v = line, k = str_trim(str_cut(&v, ':'));

	if (str_starts(str_trim(line), S("- ")) &&
	    (str_is(*key, S("authors")) || str_is(*key, S("author")))) {
		v = str_from(str_trim(line), 2);
		put_author(m, str_starts(v, S("name:")) ? str_from(v, 5) : v);
		return;
	}
	if (line.s[0] == ' ' || line.s[0] == '\t')
		return;
	*key = k;
	if (str_is(k, S("author")) || str_is(k, S("authors")))
		put_author(m, v);
	v = scalar(v);
	if (v.n == 0)
		return;
	if (str_is(k, S("title")))
		markdown_put_title(m, v);
	else if (str_is(k, S("date")) || str_is(k, S("published")))
		m->date = v;
	else if (str_is(k, S("updated")) || str_is(k, S("lastmod")))
		m->modified = v;
	else if ((str_is(k, S("url")) || str_is(k, S("canonical_url")) ||
	    str_is(k, S("link"))) && str_starts(v, S("http")))
		h->url = str_copy(m->it->mem, v);
	else if (str_is(k, S("lang")) || str_is(k, S("language")))
		entry_language(m->it, m->language = v);
	else if (str_is(k, S("outlet")) || str_is(k, S("site")) ||
	    str_is(k, S("publisher")))
		h->outlet = str_copy(m->it->mem, v);
}

/* The order of day and month in the dates of the front matter. */
static date_order
markdown_order(struct markdown *m)
{
	const struct head *h = item_head(m->it);
	struct seen seen = order_seen(m->ps, m->c->text);

	return order_of(m->ps, &seen, m->language.n ? m->language :
	    order_language(m->tmp, m->ps, m->c->text), h->url);
}

/* Reads the front matter, between --- and ---.  Returns the text behind it. */
static str
front(struct markdown *m, str t)
{
	str rest = t, key = { 0 };
	date_order order;
	u32 n = 0;

	if (!str_is(str_trim(str_line(&rest)), S("---")))
		return t;
	for (str look_on = rest;; n++) {
		str line = str_trim(str_line(&look_on));

		if (n == FRONT_LINES || (look_on.n == 0 && line.n == 0))
			return t;
		if (str_is(line, S("---")) || str_is(line, S("...")))
			break;
	}
	for (; n > 0; n--) {
		str line = str_line(&rest);

		if (str_trim(line).n)
			front_line(m, line, &key);
	}
	str_line(&rest);
	order = markdown_order(m);
	head_date(m->it, m->ps, m->date, order, DATED_metadata, *m->tmp);
	head_change(m->it, m->ps, m->modified, order, DATED_metadata,
	    *m->tmp);
	return rest;
}

/* Reads a text in Markdown. */
static void
markdown(struct capture *c, const struct packs *ps, arena tmp)
{
	struct markdown *m = new(&tmp, struct markdown, 1);
	str rest = c->text;

	*m = (struct markdown){ .c = c, .ps = ps, .tmp = &tmp,
		.it = capture_add(c, ITEM_article, 0), .kind = BLOCK_body,
		.refs.at.mem = &tmp, .after_blank = true };
	if (str_starts(rest, S("\xef\xbb\xbf")))
		rest = str_from(rest, 3);
	rest = front(m, rest);
	for (str t = rest; t.n;) {
		struct at a = markdown_look(str_line(&t));

		reference(m, a.t, true);
	}
	m->text = inner_open(c, rest.n + 1, &tmp);
	while (rest.n)
		one_line(m, str_line(&rest));
	end(m);
}

/* Is there a link or are there bold words in the line? */
static bool
set_off(str t)
{
	size_t at = str_find(t, S("](")), bold = str_find(t, S("**"));

	return (at > 1 && at < t.n && memchr(t.s, '[', at) &&
	    memchr(t.s + at, ')', t.n - at)) || (bold < t.n &&
	    str_find(str_from(t, bold + 2), S("**")) < t.n - bold - 2);
}

static int
markdown_smells(str head, str path)
{
	static const str names[] = {
		S(".md"), S(".markdown"), S(".md.gz"), S(".markdown.gz"),
		S(".md.zst"), S(".markdown.zst"),
	};
	u32 headings = 0, others = 0;
	bool front_matter = str_starts(head, S("---\n")) ||
	    str_starts(head, S("---\r\n"));

	for (size_t i = 0; i < countof(names); i++)
		if (str_ends(path, names[i]))
			return 80;
	if (front_matter && str_find(head, S("\ntitle:")) < head.n &&
	    str_find(str_from(head, 4), S("\n---")) < head.n - 4)
		return 60;
	if (str_starts(str_trim(head), S("<")))
		return 0;
	while (head.n) {
		str line = str_line(&head), inside;

		headings += atx(line, &inside) > 0 && inside.n > 0;
		others += set_off(line);
	}
	return headings && others ? 50 : 0;
}

const struct reader reader_markdown = {
	.name   = "markdown",
	.about  = "Markdown",
	.smells = markdown_smells,
	.read   = markdown,
};
