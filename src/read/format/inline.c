/*
 * Which bytes of a paragraph of Markdown are text?  Each byte is marked as
 * text, as text without entities, as nothing, or as a blank.  Links and
 * emphasis are matched as in CommonMark, with a stack of brackets and a stack
 * of marks.  Both stacks have a limit, and a search that failed is not
 * repeated, so that the time stays linear.
 */
#include "read/bytes/decode.h"
#include "read/bytes/put.h"
#include "read/bytes/quote.h"
#include "read/format/inline.h"
#include "read/voices/comments.h"

enum {
	BRACKETS = 64, MARKS = 64,	/* open at a time */
	LINK_LONGEST = 4096, LABEL_LONGEST = 999, TICKS = 80,
	TAG_LONGEST = 4096
};

/*
 * What is done with a byte.  OPENED, CLOSED: a quotation mark stands for it.
 * EDGE is a bit: a link begins or ends here.
 */
enum act { TEXT, BARE, NOTHING, BLANK, OPENED, CLOSED, ACT = 7, EDGE = 8 };

struct link_at { u32 from, to; str url; };
struct bracket { u32 at; bool picture, off; };
struct marks { u32 at, n, left; char c; bool opens, closes; };

struct inline_text {
	str t;
	u8 *act;
	const struct references *refs;
	arena *tmp;
	list(struct link_at) links;
	list(struct marks) marks;
	struct bracket open[BRACKETS];
	u32  depth, pictures;
	bool never[TICKS + 1];
	bool no_comment;
	u32  quoted;		/* bits: the open <q> elements, the innermost
				 * last, with 1 for one that needs marks */
};

/* Is it ASCII punctuation? */
static bool
punctuation(char c)
{
	return c > ' ' && c < 0x7f && !utf8_digit((u8)c) &&
	    !((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Marks bytes [from, to) and keeps their edges. */
static void
inline_mark(struct inline_text *x, u32 from, u32 to, enum act a)
{
	assert(to <= x->t.n);
	for (u32 i = from; i < to; i++)
		x->act[i] = (u8)((x->act[i] & EDGE) | a);
}

/* How many times the byte at i is repeated from there on. */
static u32
inline_run(str t, u32 i)
{
	u32 from = i;

	while (i < t.n && t.s[i] == t.s[from])
		i++;
	return i - from;
}

/* `code`, up to the next run of as many ticks.  Returns the place behind it. */
static u32
code(struct inline_text *x, u32 i)
{
	u32 n = inline_run(x->t, i);

	if (n > TICKS || x->never[n])
		return i + n;
	for (u32 k = i + n; k < x->t.n; k++) {
		u32 m;

		if (x->t.s[k] != '`')
			continue;
		m = inline_run(x->t, k);
		if (m == n) {
			inline_mark(x, i, i + n, NOTHING);
			inline_mark(x, i + n, k, BARE);
			inline_mark(x, k, k + n, NOTHING);
			return k + n;
		}
		k += m - 1;
	}
	x->never[n] = true;
	return i + n;
}

/* Adds a link for bytes [from, to), and drops links inside of it. */
static void
link(struct inline_text *x, u32 from, u32 to, str url)
{
	while (x->links.n && x->links.v[x->links.n - 1].from >= from)
		x->links.n--;
	x->act[from] |= EDGE;
	x->act[to] |= EDGE;
	*push(&x->links, x->tmp) = (struct link_at){ from, to, url };
}

/* Is the tag at byte i, which ends at `open`, that of a <q>?  Then marks it. */
static void
inline_quote(struct inline_text *x, u32 i, u32 open)
{
	str t = { x->t.s + i, open - i };
	u32 end;

	if (t.n > 3 && str_same((str){ t.s, 3 }, S("</q"))) {
		if (x->quoted & 1)
			x->act[i] = CLOSED;
		x->quoted >>= 1;
	} else if (str_same((str){ t.s, 2 }, S("<q")) &&
	    (t.s[2] == '>' || t.s[2] == ' ')) {
		end = quote_close(x->t, open);
		x->quoted <<= 1;
		if (end && quote_bare(x->t, i, open, end)) {
			x->act[i] = OPENED;
			x->quoted |= 1;
		}
	}
}

/*
 * <tag>, </tag>, <!-- -->, <https://...>: not text, except an address.  Returns
 * the place behind it.
 */
static u32
angle(struct inline_text *x, u32 i)
{
	str t = str_from(x->t, i);
	size_t n;
	char c = t.n > 1 ? t.s[1] : 0;

	if (str_starts(t, S("<!--")) && !x->no_comment) {
		n = str_find(t, S("-->"));
		x->no_comment = n == t.n;
		if (n < t.n) {
			inline_mark(x, i, i + (u32)n + 3, NOTHING);
			return i + (u32)n + 3;
		}
	}
	if (!((c | 32) >= 'a' && (c | 32) <= 'z') && c != '/' && c != '!' &&
	    c != '?')
		return i + 1;
	t.n = t.n < TAG_LONGEST ? t.n : TAG_LONGEST;
	n = str_find(t, S(">"));
	if (n == t.n)
		return i + 1;
	t.n = n;
	if (str_find(t, S("://")) < str_find(t, S(" ")) &&
	    str_find(t, S("=")) > str_find(t, S("://"))) {
		inline_mark(x, i, i + 1, NOTHING);
		inline_mark(x, i + 1, i + (u32)n, BARE);
		inline_mark(x, i + (u32)n, i + (u32)n + 1, NOTHING);
		link(x, i + 1, i + (u32)n, str_from(t, 1));
		return i + (u32)n + 1;
	}
	inline_mark(x, i, i + (u32)n + 1, NOTHING);
	if (str_same((str){ t.s, t.n < 3 ? t.n : 3 }, S("<br")))
		x->act[i] = BLANK;
	inline_quote(x, i, i + (u32)n + 1);
	return i + (u32)n + 1;
}

/* The place of the next byte from i on that is not blank. */
static u32
inline_blanks(str t, u32 i)
{
	while (i < t.n && (t.s[i] == ' ' || t.s[i] == '\n' || t.s[i] == '\t'))
		i++;
	return i;
}

/*
 * The place behind the title of a link, which is dropped; i if there is no
 * title.
 */
static u32
link_title(str t, u32 i)
{
	char q = i < t.n ? t.s[i] : 0;

	if (q != '"' && q != '\'' && q != '(')
		return i;
	q = q == '(' ? ')' : q;
	for (i++; i < t.n && t.s[i] != q; i++)
		i += t.s[i] == '\\';
	return i + 1;
}

/*
 * The length of (address "title") at the beginning of t; 0 if it is not there.
 */
static u32
target(str t, str *url)
{
	u32 i, from, deep = 0;

	t.n = t.n < LINK_LONGEST ? t.n : LINK_LONGEST;
	i = from = inline_blanks(t, 1);
	if (i < t.n && t.s[i] == '<') {
		size_t n = str_find(str_from(t, i), S(">"));

		*url = (str){ t.s + i + 1, n - 1 };
		i += (u32)n + 1;
	} else {
		for (; i < t.n && (u8)t.s[i] > ' '; i++) {
			if (t.s[i] == '\\' && i + 1 < t.n)
				i++;
			else if (t.s[i] == '(')
				deep++;
			else if (t.s[i] == ')' && deep-- == 0)
				break;
		}
		i = i < t.n ? i : (u32)t.n;
		*url = (str){ t.s + from, i - from };
	}
	i = inline_blanks(t, link_title(t, inline_blanks(t, i)));
	return i < t.n && t.s[i] == ')' ? i + 1 : 0;
}

u64
reference_key(arena tmp, str label)
{
	str low = utf8_fold(&tmp, str_trim(label));
	buf b = { .mem = &tmp };

	for (size_t i = 0; i < low.n; i++) {
		if ((u8)low.s[i] > ' ')
			buf_putc(&b, low.s[i]);
		else if (b.n && b.s[b.n - 1] != ' ')
			buf_putc(&b, ' ');
	}
	return str_hash(buf_str(&b));
}

/* Is the label defined?  *url becomes its address. */
static bool
refers(const struct inline_text *x, str label, str *url)
{
	u32 n;

	if (x->refs->urls.n == 0 || label.n > LABEL_LONGEST)
		return false;
	n = map_get(&x->refs->at, reference_key(*x->tmp, label));
	if (n)
		*url = x->refs->urls.v[n - 1];
	return n > 0;
}

/*
 * The length of the target behind the bracket that closes at i; *url becomes
 * its address.
 */
static u32
inline_leads(const struct inline_text *x, u32 from, u32 i, str *url,
    bool *found)
{
	str t = str_from(x->t, i + 1), label = { x->t.s + from, i - from };
	u32 n = 0;

	*found = true;
	if (str_starts(t, S("(")) && (n = target(t, url)) > 0)
		return n;
	if (str_starts(t, S("["))) {
		str inside = str_from(t, 1);

		inside.n = inside.n < LABEL_LONGEST ? inside.n :
		    LABEL_LONGEST;
		n = (u32)str_find(inside, S("]"));
		if (n < inside.n) {
			inside.n = n;
			if (refers(x, n ? inside : label, url))
				return n + 2;
		}
	}
	*found = refers(x, label, url);
	return 0;
}

/*
 * A bracket closes at i: it ends a link, a picture, a footnote, or is text.
 * Returns the place behind it.
 */
static u32
closes(struct inline_text *x, u32 i)
{
	struct bracket b;
	str url = { 0 };
	bool found;
	u32 n, from;

	if (x->depth == 0)
		return i + 1;
	b = x->open[--x->depth];
	from = b.at + 1 + b.picture;
	if (from < i && x->t.s[from] == '^' && !b.picture) {
		inline_mark(x, b.at, i + 1, NOTHING);
		return i + 1;
	}
	n = inline_leads(x, from, i, &url, &found);
	if (!found || b.off)
		return i + 1;
	inline_mark(x, b.at, from, NOTHING);
	inline_mark(x, i, i + 1 + n, NOTHING);
	if (b.picture) {
		x->pictures++;
		if (b.at > 0 || i + 1 + n < x->t.n)
			inline_mark(x, from, i, NOTHING);
		return i + 1 + n;
	}
	link(x, from, i, url);
	for (u32 k = 0; k < x->depth; k++)	/* a link cannot hold a link */
		x->open[k].off |= !x->open[k].picture;
	return i + 1 + n;
}

/* A bracket opens at i.  Returns the place behind it. */
static u32
inline_opens(struct inline_text *x, u32 i, bool picture)
{
	if (x->depth < BRACKETS)
		x->open[x->depth++] = (struct bracket){ i, picture, false };
	return i + 1 + picture;
}

/*
 * A run of * or _ or ~: may it begin emphasis, may it end it?  Returns the
 * place behind it.
 */
static u32
marks(struct inline_text *x, u32 i)
{
	str before = { x->t.s, i }, after;
	u32 n = inline_run(x->t, i), a, b;
	bool space_a, space_b, sign_a, sign_b, left, right;
	char c = x->t.s[i];

	after = str_from(x->t, i + n);
	b = before.n ? utf8_last(&before) : ' ';
	a = after.n ? utf8_next(&after) : ' ';
	space_b = utf8_space(b), space_a = utf8_space(a);
	sign_b = !space_b && !utf8_letter(b) && !utf8_digit(b);
	sign_a = !space_a && !utf8_letter(a) && !utf8_digit(a);
	left = !space_a && (!sign_a || space_b || sign_b);
	right = !space_b && (!sign_b || space_a || sign_a);
	if (c == '~' && n != 2)
		return i + n;
	*push(&x->marks, x->tmp) = (struct marks){ i, n, n, c,
		left && (c != '_' || !right || sign_b),
		right && (c != '_' || !left || sign_a) };
	return i + n;
}

/* Two runs are a pair: their marks are not text. */
static void
inline_pair(struct inline_text *x, struct marks *o, struct marks *c)
{
	u32 n = o->left >= 2 && c->left >= 2 ? 2 : 1;

	o->left -= n;
	inline_mark(x, o->at + o->left, o->at + o->left + n, NOTHING);
	inline_mark(x, c->at + c->n - c->left, c->at + c->n - c->left + n,
	    NOTHING);
	c->left -= n;
}

/* Finds the pairs of runs, by the rules of CommonMark. */
static void
emphasis(struct inline_text *x)
{
	u32 stack[MARKS], depth = 0;

	for (u32 i = 0; i < x->marks.n; i++) {
		struct marks *c = &x->marks.v[i];
		u32 k = c->closes ? depth : 0;

		while (k > 0 && c->left) {
			struct marks *o = &x->marks.v[stack[k - 1]];
			bool three = (o->closes || c->opens) &&
			    (o->n + c->n) % 3 == 0 &&
			    (o->n % 3 || c->n % 3);

			if (o->c != c->c || three) {
				k--;
				continue;
			}
			inline_pair(x, o, c);
			depth = k -= o->left == 0;
		}
		if (c->opens && c->left && depth < MARKS)
			stack[depth++] = i;
	}
}

/* Marks every byte of the paragraph. */
static void
scan(struct inline_text *x)
{
	str t = x->t;
	u32 i = 0;

	while (i < t.n) {
		char c = t.s[i], next = i + 1 < t.n ? t.s[i + 1] : 0;

		if (c == '\\' && punctuation(next)) {
			inline_mark(x, i, i + 1, NOTHING);
			inline_mark(x, i + 1, i + 2, BARE);
			i += 2;
		} else if (c == '\\' && next == '\n') {
			inline_mark(x, i, i + 1, NOTHING);
			i++;
		} else if (c == '`') {
			i = code(x, i);
		} else if (c == '<') {
			i = angle(x, i);
		} else if (c == '[' || (c == '!' && next == '[')) {
			i = inline_opens(x, i, c == '!');
		} else if (c == ']') {
			i = closes(x, i);
		} else if (c == '*' || c == '_' || c == '~') {
			i = marks(x, i);
		} else {
			i++;
		}
	}
	emphasis(x);
}

/* Adds a link for the text of the item from byte `from` on. */
static void
put_link(struct inline_text *x, struct item *it, u32 from, str url)
{
	span s = item_trim(it, (span){ from, (u32)it->text.n });

	url = decode_line(x->tmp, url);
	if (s.to && str_starts(url, S("http")))
		*push(&it->links, it->mem) = (struct link){ s,
			str_copy(it->mem, url), LINK_body };
}

bool
inline_put(struct item *it, const struct references *known, arena tmp)
{
	struct inline_text *x = new(&tmp, struct inline_text, 1);
	u32 began = (u32)it->text.n, links = it->links.n, at = 0, next = 0;
	u32 deep = 0;

	x->t = it->of->text;
	x->act = new(&tmp, u8, x->t.n + 1);
	x->refs = known;
	x->tmp = &tmp;
	scan(x);
	for (u32 i = 0, to; i < x->t.n; i = to) {
		u8 act = x->act[i] & ACT;

		if (x->act[i] & EDGE && next < x->links.n) {
			if (i == x->links.v[next].from)
				at = (u32)it->text.n;
			if (i == x->links.v[next].to)
				put_link(x, it, at, x->links.v[next++].url);
		}
		for (to = i + 1; to < x->t.n && x->act[to] == act; to++)
			;
		if (act == TEXT || act == BARE)
			put_text(it, i, to, act == TEXT);
		else if (act == BLANK && it->text.n > began)
			item_put(it, S(" "), i, to);
		else if (act == OPENED)
			item_put(it, quote_mark(deep++, false), i, to);
		else if (act == CLOSED && deep)
			item_put(it, quote_mark(--deep, true), i, to);
	}
	if (it->links.n == links)
		put_links(it, began);
	return x->pictures == 1 && x->links.n == 0 && str_starts(x->t, S("!"));
}
