/*
 * What do the header and the body of a message hold?  They are read as RFC
 * 5322, 2045 and 2047 define them.  Bytes that are not in the encoding that
 * they claim are taken as they are.
 */
#include "read/bytes/charset.h"
#include "read/bytes/mime.h"

/*
 * The end of the line at `at`, without its line break; *next becomes the next
 * line.
 */
static u32
line_end(str all, u32 at, u32 to, u32 *next)
{
	const char *p = at < to ? memchr(all.s + at, '\n', to - at) : 0;
	u32 end = p ? (u32)(p - all.s) : to;

	*next = p ? end + 1 : to;
	return end > at && all.s[end - 1] == '\r' ? end - 1 : end;
}

u32
mime_body(str all, struct place p)
{
	u32 next = p.from;

	for (u32 at = p.from; at < p.to; at = next)
		if (line_end(all, at, p.to, &next) == at)
			return next;
	return p.to;
}

struct place
mime_field(str all, struct place header, str name)
{
	u32 at = header.from, next;

	for (; at < header.to; at = next) {
		struct place v = { at + (u32)name.n, 0 };

		v.to = line_end(all, at, header.to, &next);
		if (v.from >= v.to || !str_same((str){ all.s + at, name.n },
		    name))
			continue;
		while (v.from < v.to && all.s[v.from] == ' ')
			v.from++;
		if (v.from == v.to || all.s[v.from++] != ':')
			continue;
		while (next < header.to && (all.s[next] == ' ' ||
		    all.s[next] == '\t'))
			v.to = line_end(all, next, header.to, &next);
		return v;
	}
	return (struct place){ 0 };
}

str
mime_type(arena *mem, str value)
{
	size_t n = 0;

	value = str_trim(value);
	while (n < value.n && !strchr("; \t\r\n(", value.s[n]))
		n++;
	return utf8_fold(mem, (str){ value.s, n });
}

/* Takes the text up to the next semicolon that is not in quotes. */
static str
until_semicolon(str *rest)
{
	bool in = false;
	size_t i = 0;
	str t = *rest;

	for (; i < t.n && (in || t.s[i] != ';'); i++)
		if (t.s[i] == '"')
			in = !in;
		else if (t.s[i] == '\\' && in)
			i++;
	i = i < t.n ? i : t.n;
	*rest = str_from(t, i + 1);
	return (str){ t.s, i };
}

str
mime_parameter(arena *mem, str value, str name)
{
	until_semicolon(&value);
	while (value.n) {
		str v = until_semicolon(&value);
		str key = str_trim(str_cut(&v, '='));

		if (!str_same(key, name))
			continue;
		v = str_trim(v);
		if (str_starts(v, S("\""))) {
			v = str_from(v, 1);
			v.n = str_find(v, S("\""));
		} else {
			size_t n = 0;

			while (n < v.n && !strchr(" \t\r\n(", v.s[n]))
				n++;
			v.n = n;
		}
		return str_copy(mem, v);
	}
	return (str){ 0 };
}

int
mime_hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' &&
	    (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/*
 * Decodes a line of quoted-printable up to `to`, and its line break up to
 * `end`.
 */
static void
unquote(struct inner *in, u32 at, u32 to, u32 end, bool word)
{
	const char *s = in->c->text.s;
	bool soft = false;
	u32 from = at;

	while (to > at && !word && (s[to - 1] == ' ' || s[to - 1] == '\t'))
		to--;
	for (; at < to; at++) {
		int a, b;
		char c;

		if (s[at] != '=' && !(word && s[at] == '_'))
			continue;
		inner_take(in, from, at);
		from = at;
		if (s[at] == '_') {
			inner_put(in, S(" "), at, at + 1);
			from = at + 1;
			continue;
		}
		soft = !word && at + 1 == to;
		a = at + 2 < to ? mime_hex(s[at + 1]) : -1;
		b = at + 2 < to ? mime_hex(s[at + 2]) : -1;
		if (a < 0 || b < 0)
			continue;
		c = (char)(a << 4 | b);
		inner_put(in, (str){ &c, 1 }, at, at + 3);
		at += 2;
		from = at + 1;
	}
	if (soft)
		return;
	inner_take(in, from, to);
	inner_take(in, end > at && s[end - 1] == '\n' ? end - 1 : end, end);
}

/* The value of a digit of base64; -1 if it is not one. */
static int
digit64(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ?
	    c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 :
	    c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/*
 * Decodes base64.  A byte comes from the first of the letters that have bits of
 * it.
 */
static bool
unpack64(struct inner *in, struct place p)
{
	const char *s = in->c->text.s;
	u32 bits = 0, held = 0, bad = 0, before = 0;
	size_t was = in->n;

	for (u32 at = p.from; at < p.to; at++) {
		int d = digit64(s[at]);
		char c;

		if (d < 0) {
			bad += (u8)s[at] > ' ' && s[at] != '=';
			if (s[at] == '=')
				held = 0;
			continue;
		}
		bits = (bits << 6 | (u32)d) & 0xffffff;
		held += 6;
		if (held >= 8) {
			held -= 8;
			c = (char)(bits >> held);
			inner_put(in, (str){ &c, 1 }, before, at + 1);
		}
		before = at;
	}
	if (bad <= (p.to - p.from) / 64)
		return true;
	in->n = was;
	return false;
}

bool
mime_decode(struct inner *in, struct place p, enum mime_encoding how,
    bool from_lines)
{
	str all = in->c->text;
	u32 at = p.from, next;

	if (how == MIME_BASE64 && unpack64(in, p))
		return true;
	for (; at < p.to; at = next) {
		u32 to = line_end(all, at, p.to, &next), i = at;

		while (from_lines && i < to && all.s[i] == '>')
			i++;
		if (i > at && str_starts((str){ all.s + i, to - i },
		    S("From ")))
			at++;
		if (how == MIME_QUOTED || how == MIME_WORD)
			unquote(in, at, how == MIME_WORD ? next : to, next,
			    how == MIME_WORD);
		else
			inner_take(in, at, next);
	}
	return how != MIME_BASE64;
}

struct inner
mime_convert(struct inner *in, str charset, const struct packs *ps,
    arena *mem)
{
	struct capture part = { .mem = *mem, .raw = { in->s, in->n },
		.text = { in->s, in->n }, .charset = charset };
	struct inner out;

	charset_decode(&part, ps);
	*mem = part.mem;
	if (!part.back)
		return *in;
	out = inner_open(in->c, part.text.n, mem);
	out.n = part.text.n;
	if (out.n)
		memcpy(out.s, part.text.s, out.n);
	assert(part.back[out.n] <= in->n);
	for (size_t i = 0; i <= out.n; i++)
		out.back[i] = in->back[part.back[i]];
	return out;
}

/*
 * The length of an encoded word at the beginning of t, =?charset?Q?text?=; 0 if
 * it is not one.
 */
static u32
mime_word_of(str t, str *charset, enum mime_encoding *how, struct place *text)
{
	str rest = str_from(t, 2), code, inside;

	if (!str_starts(t, S("=?")))
		return 0;
	rest.n = rest.n < 1000 ? rest.n : 1000;
	*charset = str_cut(&rest, '?');
	code = str_cut(&rest, '?');
	inside = (str){ rest.s, str_find(rest, S("?=")) };
	if (charset->n == 0 || charset->n > 40 || code.n != 1 ||
	    inside.n == rest.n || memchr(inside.s, '\n', inside.n) ||
	    !strchr("QqBb", code.s[0]))
		return 0;
	charset->n = str_find(*charset, S("*"));
	*how = (code.s[0] | 32) == 'q' ? MIME_WORD : MIME_BASE64;
	text->from = (u32)(inside.s - t.s);
	text->to = text->from + (u32)inside.n;
	return text->to + 2;
}

struct line {
	struct inner bytes, out;
	str    charset;		/* of `bytes` */
	arena *mem;
};

/* Converts the bytes that wait, if the next ones have another charset. */
static void
mime_flush(struct line *l, str charset)
{
	struct inner text;

	if (str_same(l->charset, charset))
		return;
	if (l->bytes.n) {
		text = mime_convert(&l->bytes, l->charset, 0, l->mem);
		inner_append(&l->out, &text);
	}
	l->bytes.n = 0;
	l->charset = charset;
}

/* The place of the next byte that is not white space. */
static u32
mime_blanks(str all, u32 at, u32 to)
{
	while (at < to && (u8)all.s[at] <= ' ')
		at++;
	return at;
}

struct inner
mime_line(struct capture *c, struct place p, arena *mem)
{
	u32 size = p.to - p.from, at = mime_blanks(c->text, p.from, p.to);
	struct line l = { .mem = mem, .bytes = inner_open(c, size, mem),
		.out = inner_open(c, size * 3, mem), .charset = S("utf-8") };
	bool after = false;

	while (at < p.to) {
		str t = { c->text.s + at, p.to - at }, charset;
		u32 next = mime_blanks(c->text, at, p.to), n;
		enum mime_encoding how;
		struct place w;

		n = mime_word_of(str_from(t, next - at), &charset, &how, &w);
		if (n && (next == at || after)) {
			mime_flush(&l, charset);
			w.from += next, w.to += next;
			mime_decode(&l.bytes, w, how, false);
			at = next + n;
			after = true;
			continue;
		}
		mime_flush(&l, S("utf-8"));
		after = false;
		if (next > at && next < p.to)
			inner_put(&l.bytes, S(" "), at, next);
		else if (next == at)
			inner_take(&l.bytes, at, ++next);
		at = next;
	}
	mime_flush(&l, (str){ 0 });
	return l.out;
}
