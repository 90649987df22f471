/*
 * Which parts of a message are text, and what do they say?  The parts are found
 * without copying; the text of one is decoded when it is asked for.
 */
#include "read/format/parts.h"

enum {
	DEEPEST = 16,		/* parts inside parts */
	PARTS_MOST = 256,	/* of a message */
	LONGEST = 8 << 20	/* bytes of a text */
};

/* The bytes at a place. */
static str
parts_at(const struct parts *m, struct place p)
{
	return (str){ m->c->text.s + p.from, p.to - p.from };
}

/* The value of a field of a header; empty if it is not there. */
str
parts_field(const struct parts *m, struct place header, str name)
{
	return parts_at(m, mime_field(m->c->text, header, name));
}

/* Remembers a note, until there is an item for it. */
void
parts_say(struct parts *m, str what)
{
	*push(&m->notes, m->tmp) = what;
}

/* The transfer encoding of a part. */
static enum mime_encoding
encoding(const struct parts *m, struct place header)
{
	str t = mime_type(m->tmp, parts_field(m, header,
	    S("Content-Transfer-Encoding")));

	return str_is(t, S("base64")) ? MIME_BASE64 :
	    str_is(t, S("quoted-printable")) ? MIME_QUOTED : MIME_PLAIN;
}

/* Adds a part that is text; counts others as attachments. */
static void
one_part(struct parts *m, struct place header, str type, str value,
    struct place body, u32 choice)
{
	bool html = str_is(type, S("text/html")) ||
	    str_is(type, S("application/xhtml+xml"));
	str how = mime_type(m->tmp, parts_field(m, header,
	    S("Content-Disposition")));
	struct leaf *p;

	if ((!html && type.n && !str_is(type, S("text/plain")) &&
	    !str_is(type, S("text/markdown")) && !str_is(type, S("text"))) ||
	    str_is(how, S("attachment"))) {
		m->attached++;
		return;
	}
	p = push(&m->texts, m->tmp);
	p->header = header;
	p->body = body;
	p->how = encoding(m, header);
	p->charset = mime_parameter(m->tmp, value, S("charset"));
	p->choice = choice;
	p->html = html;
	p->reader = html ? S("html") : str_is(type, S("text/markdown")) ?
	    S("markdown") : S("text");
	p->flowed = str_same(mime_parameter(m->tmp, value, S("format")),
	    S("flowed"));
	p->tight = str_same(mime_parameter(m->tmp, value, S("delsp")),
	    S("yes"));
}

/*
 * Finds the next line --boundary from `from` on: *out is that line.  *last is
 * set if it is the last one, --boundary--.
 */
static bool
border(const struct parts *m, u32 from, u32 to, str boundary,
    struct place *out, bool *last)
{
	const char *s = m->c->text.s;

	for (u32 i = from, next; i < to; i = next) {
		const char *end = memchr(s + i, '\n', to - i);
		str t = { s + i, (end ? (u32)(end - s) : to) - i }, rest;

		next = end ? (u32)(end - s) + 1 : to;
		if (str_starts(t, S("--")) &&
		    str_starts(str_from(t, 2), boundary)) {
			rest = str_trim(str_from(t, 2 + boundary.n));
			*last = str_is(rest, S("--"));
			*out = (struct place){ i, next };
			if (rest.n == 0 || *last)
				return true;
		}
	}
	return false;
}

/*
 * The place `to` without a line break before it, as that belongs to the border.
 */
static u32
before(const struct parts *m, u32 from, u32 to)
{
	const char *s = m->c->text.s;

	to -= to > from && s[to - 1] == '\n';
	return to - (to > from && s[to - 1] == '\r');
}

/*
 * Around a part: how deep it is, its alternatives, and the type that it has if
 * it does not name one.
 */
struct within { u32 deep, choice; str type; };

static void part(struct parts *, struct place, struct within);

/* Goes through the parts of a multipart body. */
static void
many_parts(struct parts *m, struct place body, str boundary,
    struct within in)
{
	struct place now, next;
	bool last = false;

	if (!border(m, body.from, body.to, boundary, &now, &last))
		return;
	while (!last) {
		u32 to = body.to;

		if (border(m, now.to, body.to, boundary, &next, &last))
			to = before(m, now.to, next.from);
		else
			m->unended = last = true;
		part(m, (struct place){ now.to, to }, in);
		now = next;
	}
}

/*
 * The boundary that the body shows: a line of two hyphens and more, with a
 * field of a part below it.  Empty if there is none, or if it must end and
 * never does.
 */
static str
shown_boundary(const struct parts *m, struct place body, bool must_end)
{
	str rest = parts_at(m, body);
	struct place at;
	bool last = false;

	while (rest.n) {
		str line = str_trim(str_line(&rest)), t = str_from(line, 2);
		u32 from = body.from;

		if (!str_starts(line, S("--")) || t.n == 0 || t.n > 70 ||
		    rest.n < 8 || !str_same((str){ rest.s, 8 },
		    S("Content-")))
			continue;
		while (must_end && !last && border(m, from, body.to, t, &at,
		    &last))
			from = at.to;
		return last || !must_end ? t : (str){ "", 0 };
	}
	return (str){ "", 0 };
}

/*
 * The boundary of a body with parts.  One that is declared may be wrong, or
 * missing; then it is the one that the body shows.  A body without any type has
 * parts if they end as they should.
 */
static str
real_boundary(struct parts *m, struct place body, str type, str told,
    bool untyped)
{
	bool many = str_starts(type, S("multipart/")), last;
	struct place at;

	if (!many && !untyped)
		return (str){ "", 0 };
	if (many && told.n && border(m, body.from, body.to, told, &at, &last))
		return told;
	told = shown_boundary(m, body, !many);
	if (told.n)
		parts_say(m, S("its parts have another boundary than "
		    "is declared"));
	return told;
}

/* The surroundings of the parts inside of a part. */
static struct within
parts_inside(struct parts *m, struct within in, str type)
{
	in.deep++;
	if (str_is(type, S("multipart/alternative")))
		in.choice = ++m->choices;
	in.type = str_is(type, S("multipart/digest")) ?
	    S("message/rfc822") : S("text/plain");
	return in;
}

/* Goes through a part: its header and its body, which may hold parts. */
static void
part(struct parts *m, struct place p, struct within in)
{
	u32 begins = mime_body(m->c->text, p);
	struct place header = { p.from, begins }, body = { begins, p.to };
	str value = parts_field(m, header, S("Content-Type"));
	str type = mime_type(m->tmp, value.n ? value : in.type), boundary;

	if (in.deep == DEEPEST || m->parts == PARTS_MOST) {
		*(in.deep == DEEPEST ? &m->deep : &m->many) = true;
		return;
	}
	m->parts++;
	boundary = mime_parameter(m->tmp, value, S("boundary"));
	boundary = real_boundary(m, body, type, boundary, value.n == 0);
	if (boundary.n)
		many_parts(m, body, boundary, parts_inside(m, in, type));
	else if (!str_is(type, S("message/rfc822")))
		one_part(m, header, str_starts(type, S("multipart/")) ?
		    S("text/plain") : type, value, body, in.choice);
	else if (m->messages < MESSAGES)
		m->inside[m->messages++] = body;
	else
		m->left++;
}

/* The number of > before a line of flowed text; *skip: bytes of them. */
static u32
quoted_deep(str line, size_t *skip)
{
	size_t n = 0;

	while (n < line.n && line.s[n] == '>')
		n++;
	*skip = n + (n && n < line.n && line.s[n] == ' ');
	return (u32)n;
}

/*
 * RFC 3676: joins lines that end with a blank to the next one, if that is
 * quoted as deep.
 */
static struct inner
flow(struct parts *m, struct inner *in, bool tight)
{
	struct inner out = inner_open(m->c, in->n, m->tmp);
	str rest = { in->s, in->n };
	bool on = false;

	while (rest.n) {
		size_t from = (size_t)(rest.s - in->s), n, skip, next;
		str line = str_line(&rest), below = rest;
		u32 deep = quoted_deep(line, &skip);
		size_t begin = on ? skip : 0;

		below = str_line(&below);
		on = str_ends(line, S(" ")) && !str_is(str_from(line, skip),
		    S("-- ")) && quoted_deep(below, &next) == deep &&
		    !str_is(str_from(below, next), S("-- "));
		n = on ? line.n - tight : (rest.n ? (size_t)(rest.s - in->s) :
		    in->n) - from;
		begin = begin < n ? begin : n;
		inner_append(&out, &(struct inner){ .s = in->s + from + begin,
		    .back = in->back + from + begin, .n = n - begin });
	}
	return out;
}

/*
 * Is it declared as quoted-printable, and is not?  A byte that is not ASCII, or
 * an = without a code, shows that; but not beside breaks of long lines and
 * codes for =, which only that encoding has.
 */
static bool
seems_plain(str t)
{
	u32 high = 0, bare = 0, sure = 0, codes = 0;

	for (size_t i = 0; i < t.n; i++) {
		str code = str_from(t, i + 1);

		high += (u8)t.s[i] >= 0x80;
		if (t.s[i] != '=')
			continue;
		code.n = code.n < 2 ? code.n : 2;
		if (code.n == 0 || strchr("\r\n", code.s[0]) ||
		    str_same(code, S("3D")))
			sure++;
		else if (code.n == 2 && mime_hex(code.s[0]) >= 0 &&
		    mime_hex(code.s[1]) >= 0)
			codes++;
		else
			bare++;
	}
	return sure == 0 && (high || (bare && codes < 2));
}

/* Is it quoted-printable, though not declared: many soft breaks and codes? */
static bool
seems_quoted(str t)
{
	u32 soft = 0, codes = 0;

	for (size_t i = 0; i + 2 < t.n; i++) {
		if (t.s[i] != '=')
			continue;
		soft += t.s[i + 1] == '\n' || t.s[i + 1] == '\r';
		codes += memchr("0123456789ABCDEF", t.s[i + 1], 16) &&
		    memchr("0123456789ABCDEF", t.s[i + 2], 16);
	}
	return soft >= 3 && codes >= 3;
}

/* The text of a part in UTF-8. */
struct inner
parts_decode(struct parts *m, const struct leaf *p)
{
	struct place body = p->body;
	struct inner in;
	enum mime_encoding how = p->how;

	if (body.to - body.from > LONGEST) {
		body.to = body.from + LONGEST;
		parts_say(m, S("only the first 8 MB of the text are read"));
	}
	if (how == MIME_QUOTED && seems_plain(parts_at(m, body))) {
		how = MIME_PLAIN;
		parts_say(m, S("declared as quoted-printable, and is not"));
	} else if (how == MIME_PLAIN && seems_quoted(parts_at(m, body))) {
		how = MIME_QUOTED;
		parts_say(m, S("quoted-printable, but not declared"));
	}
	in = inner_open(m->c, body.to - body.from, m->tmp);
	if (!mime_decode(&in, body, how, m->from_lines))
		parts_say(m, S("declared as base64, and is not"));
	in = mime_convert(&in, p->charset, m->ps, m->tmp);
	return p->flowed && !p->html ? flow(m, &in, p->tight) : in;
}

void
parts_find(struct parts *m, struct place message)
{
	m->texts.n = m->texts.cap = m->notes.n = m->notes.cap = 0;
	m->texts.v = 0, m->notes.v = 0;
	m->parts = m->attached = m->choices = m->left = 0;
	m->deep = m->many = m->unended = false;
	part(m, message, (struct within){ .type = S("text/plain") });
}
