/*
 * Mail: what does a newsletter say?  The richest text among the parts of a
 * message is decoded.  It stands in for the capture, with the subject before it
 * as a title, while the reader of pages or text reads it.  The header gives
 * outlet and date.  Messages inside a message, as in a digest, are read in the
 * same way.
 */
#include "read/bytes/mime.h"
#include "read/bytes/put.h"
#include "read/told/head.h"
#include "read/voices/comments.h"

enum {
	DEEPEST = 16,		/* parts inside parts */
	PARTS_MOST = 256,	/* of a message */
	MESSAGES = 64,		/* inside a capture */
	LONGEST = 8 << 20,	/* bytes of a text */
	TAGS_LEAST = 2		/* of HTML that is worth more than plain text */
};

/* A part of a message that is text. */
struct leaf {
	struct place  body;
	enum mime_encoding how;
	str    charset;
	u32    choice;		/* the number of its alternatives; or 0 */
	str    reader;
	bool   html, flowed, tight;
};

struct mail {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	list(struct leaf)  texts;
	struct place inside[MESSAGES];	/* messages that wait */
	u32    messages;
	struct place header;
	u32    parts, attached, choices, left;
	bool   deep, many, unended, from_lines;
	words  notes;
};

/* The bytes at a place. */
static str
mail_at(const struct mail *m, struct place p)
{
	return (str){ m->c->text.s + p.from, p.to - p.from };
}

/* The value of a field of a header; empty if it is not there. */
static str
mail_field(const struct mail *m, struct place header, str name)
{
	return mail_at(m, mime_field(m->c->text, header, name));
}

/* Remembers a note, until there is an item for it. */
static void
mail_say(struct mail *m, str what)
{
	*push(&m->notes, m->tmp) = what;
}

/* The transfer encoding of a part. */
static enum mime_encoding
encoding(const struct mail *m, struct place header)
{
	str t = mime_type(m->tmp, mail_field(m, header,
	    S("Content-Transfer-Encoding")));

	return str_is(t, S("base64")) ? MIME_BASE64 :
	    str_is(t, S("quoted-printable")) ? MIME_QUOTED : MIME_PLAIN;
}

/* Adds a part that is text; counts others as attachments. */
static void
one_part(struct mail *m, struct place header, str type, str value,
    struct place body, u32 choice)
{
	bool html = str_is(type, S("text/html")) ||
	    str_is(type, S("application/xhtml+xml"));
	str how = mime_type(m->tmp, mail_field(m, header,
	    S("Content-Disposition")));
	struct leaf *p;

	if ((!html && type.n && !str_is(type, S("text/plain")) &&
	    !str_is(type, S("text/markdown")) && !str_is(type, S("text"))) ||
	    str_is(how, S("attachment"))) {
		m->attached++;
		return;
	}
	p = push(&m->texts, m->tmp);
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
border(const struct mail *m, u32 from, u32 to, str boundary,
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
before(const struct mail *m, u32 from, u32 to)
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

static void part(struct mail *, struct place, struct within);

/* Goes through the parts of a multipart body. */
static void
many_parts(struct mail *m, struct place body, str boundary,
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

/* The surroundings of the parts inside of a part. */
static struct within
mail_inside(struct mail *m, struct within in, str type)
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
part(struct mail *m, struct place p, struct within in)
{
	u32 begins = mime_body(m->c->text, p);
	struct place header = { p.from, begins }, body = { begins, p.to };
	str value = mail_field(m, header, S("Content-Type"));
	str type = mime_type(m->tmp, value.n ? value : in.type), boundary;

	if (in.deep == DEEPEST || m->parts == PARTS_MOST) {
		*(in.deep == DEEPEST ? &m->deep : &m->many) = true;
		return;
	}
	m->parts++;
	boundary = mime_parameter(m->tmp, value, S("boundary"));
	if (str_starts(type, S("multipart/")) && boundary.n)
		many_parts(m, body, boundary, mail_inside(m, in, type));
	else if (!str_is(type, S("message/rfc822")))
		one_part(m, header, str_starts(type, S("multipart/")) ?
		    S("text/plain") : type, value, body, in.choice);
	else if (m->messages < MESSAGES)
		m->inside[m->messages++] = body;
	else
		m->left++;
}

/* RFC 3676: joins lines that end with a blank to the next one. */
static struct inner
flow(struct mail *m, struct inner *in, bool tight)
{
	struct inner out = inner_open(m->c, in->n, m->tmp);
	str rest = { in->s, in->n };

	while (rest.n) {
		size_t from = (size_t)(rest.s - in->s), n;
		str line = str_line(&rest);
		bool on = str_ends(line, S(" ")) && !str_is(line, S("-- "));

		n = on ? line.n - tight : (rest.n ? (size_t)(rest.s - in->s) :
		    in->n) - from;
		inner_append(&out, &(struct inner){ .s = in->s + from,
		    .back = in->back + from, .n = n });
	}
	return out;
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
static struct inner
decode(struct mail *m, const struct leaf *p)
{
	struct place body = p->body;
	struct inner in;
	enum mime_encoding how = p->how;

	if (body.to - body.from > LONGEST) {
		body.to = body.from + LONGEST;
		mail_say(m, S("only the first 8 MB of the text are read"));
	}
	if (how == MIME_PLAIN && seems_quoted(mail_at(m, body))) {
		how = MIME_QUOTED;
		mail_say(m, S("quoted-printable, but not declared"));
	}
	in = inner_open(m->c, body.to - body.from, m->tmp);
	if (!mime_decode(&in, body, how, m->from_lines))
		mail_say(m, S("declared as base64, and is not"));
	in = mime_convert(&in, p->charset, m->tmp);
	return p->flowed && !p->html ? flow(m, &in, p->tight) : in;
}

/* Does the markup hold at least TAGS_LEAST tags of structure? */
static bool
structured(str t)
{
	static const str tags[] = {
		S("<p"), S("<td"), S("<a "), S("<h1"), S("<h2"), S("<h3"),
		S("<li"), S("<br"), S("<div"),
	};
	u32 n = 0;

	for (size_t i = 0; i < t.n && n < TAGS_LEAST; i++) {
		const char *p = memchr(t.s + i, '<', t.n - i);

		if (!p)
			break;
		i = (size_t)(p - t.s);
		for (size_t k = 0; k < countof(tags); k++)
			if (i + tags[k].n <= t.n && str_same((str){ p,
			    tags[k].n }, tags[k]))
				n++;
	}
	return n >= TAGS_LEAST;
}

/* The longest part that is HTML, or is not, + 1; 0 if there is none. */
static u32
longest(const struct mail *m, bool html)
{
	u32 best = 0, most = 0;

	for (u32 i = 0; i < m->texts.n; i++) {
		const struct leaf *p = &m->texts.v[i];
		u32 n = p->body.to - p->body.from;

		if (p->html == html && (!best || n > most)) {
			best = i + 1;
			most = n;
		}
	}
	return best;
}

/* Appends a text as HTML, with < and & escaped. */
static void
mail_put_escaped(struct inner *out, const struct inner *in)
{
	for (u32 i = 0; i < in->n; i++) {
		u32 from = in->back[i], to = from + 1;

		if (in->s[i] == '<')
			inner_put(out, S("&lt;"), from, to);
		else if (in->s[i] == '&')
			inner_put(out, S("&amp;"), from, to);
		else
			inner_append(out, &(struct inner){ .s = in->s + i,
			    .back = in->back + i, .n = 1 });
	}
}

/* The text with the subject before it, as a title in the format of the text. */
static struct inner
mail_titled(struct mail *m, const struct inner *subject,
    const struct inner *text,
    str reader)
{
	struct inner out = inner_open(m->c, subject->n * 5 + text->n + 32,
	    m->tmp);
	u32 from = subject->back[0], to = subject->back[subject->n];

	if (subject->n && str_is(reader, S("html"))) {
		inner_put(&out, S("<title>"), from, from);
		mail_put_escaped(&out, subject);
		inner_put(&out, S("</title>\n"), to, to);
	} else if (subject->n) {
		if (str_is(reader, S("markdown")))
			inner_put(&out, S("# "), from, from);
		inner_append(&out, subject);
		inner_put(&out, S("\n\n"), to, to);
	}
	inner_append(&out, text);
	return out;
}

/* Where the signature of a plain text begins; its end if it has none. */
static size_t
mail_signature(const struct inner *in)
{
	str t = { in->s, in->n };
	size_t unix_at = str_find(t, S("\n-- \n"));
	size_t mail_at = str_find(t, S("\n-- \r\n"));

	return unix_at < mail_at ? unix_at : mail_at;
}

/*
 * The name in a From field: "The Vell Courier" <news@courier.example>, or
 * news@courier.example (Courier).  The host if there is no name.
 */
static str
mail_name_of(arena *mem, str t)
{
	size_t open = str_find(t, S("<")), n;
	str name = str_trim((str){ t.s, open });
	buf b = { .mem = mem };

	if (open == t.n && (n = str_find(t, S("("))) < t.n) {
		name = str_from(t, n + 1);
		name.n = str_find(name, S(")"));
	} else if (open == t.n || name.n == 0) {
		name = str_from(t, str_find(t, S("@")));
		name = str_from(name, 1);
		for (n = 0; n < name.n && !strchr("> \t,;)", name.s[n]); n++)
			;
		name.n = n;
	}
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] != '"' && !(name.s[i] == '\\' &&
		    i + 1 < name.n))
			buf_putc(&b, name.s[i]);
	return str_trim(buf_str(&b));
}

/* The web address between < and >; NULL if it is not one. */
static str
mail_address(str t)
{
	size_t open = str_find(t, S("<"));

	t = str_trim(str_from(t, open < t.n ? open + 1 : 0));
	t.n = str_find(t, S(">"));
	return str_starts(t, S("http")) && !memchr(t.s, ' ', t.n) ? t :
	    (str){ 0 };
}

/* The value of a field as one line; it is scratch. */
static str
mail_line(struct mail *m, str name)
{
	struct place p = mime_field(m->c->text, m->header, name);
	struct inner in = mime_line(m->c, p, m->tmp);

	return str_trim((str){ in.s, in.n });
}

/* The outlet of the message, from the fields From and List-Id. */
static str
mail_outlet(struct mail *m)
{
	str t = mail_line(m, S("From")), list = mail_line(m, S("List-Id"));

	if (!memchr(t.s, '<', t.n) && !memchr(t.s, '(', t.n) &&
	    memchr(list.s, '<', list.n) && list.s[0] != '<')
		t = list;
	return t.n ? mail_name_of(m->tmp, t) : (str){ 0 };
}

/*
 * Finds the date of the message.  If that in the header cannot be, it is when
 * the last server received the message: what stands behind the last semicolon.
 */
static bool
mail_date(struct mail *m, struct item *first, struct when *w)
{
	str sent = mail_line(m, S("Date")), got;

	if (head_may_be(first, m->ps, sent, w, m->tmp))
		return true;
	got = sent.n ? mail_line(m, S("Received")) : (str){ 0 };
	while (got.n && memchr(got.s, ';', got.n))
		str_cut(&got, ';');
	return head_may_be(first, m->ps, got, w, m->tmp);
}

/*
 * Gives outlet, date, address and title of the header to the items.  The date
 * and outlet of the header replace those that a reader found in the text.
 */
static void
mail_tell(struct mail *m, u32 first, str subject)
{
	str from = mail_outlet(m), url =
	    mail_address(mail_line(m, S("Archived-At")));
	bool dated;
	struct when w;

	dated = mail_date(m, &m->c->items.v[first], &w);
	for (u32 i = first; i < m->c->items.n; i++) {
		struct item *it = &m->c->items.v[i];
		struct head *h = item_head(it);
		bool main = i == first && h->kind != ITEM_teaser;

		if (h->kind == ITEM_comment ||
		    h->kind == ITEM_quoted)
			continue;
		if (from.n && (main || !h->outlet.n))
			h->outlet = str_copy(it->mem, from);
		if (dated && main)
			it->published.n = 0;
		if (dated)
			head_published(it, &w, DATED_metadata);
		if (main && url.n && !h->url.n)
			h->url = str_copy(it->mem, url);
		if (main && subject.n && !h->title.n)
			h->title = str_copy(it->mem, subject);
	}
}

/* Remembers a note that begins with a number, if that is not 0. */
static void
mail_count(struct mail *m, u32 n, str what)
{
	buf b = { .mem = m->tmp };

	if (n == 0)
		return;
	buf_num(&b, n);
	buf_put(&b, what);
	mail_say(m, buf_str(&b));
}

/* Gives all notes to the first item of the message. */
static void
put_notes(struct mail *m, u32 first, u32 unread)
{
	struct item *it = &m->c->items.v[first];

	mail_count(m, m->attached, m->attached == 1 ?
	    S(" attachment is not read") : S(" attachments are not read"));
	mail_count(m, unread, unread == 1 ? S(" other text of it is not read") :
	    S(" other texts of it are not read"));
	if (m->deep)
		mail_say(m, S("parts nested more than 16 deep"));
	if (m->many)
		mail_say(m, S("more than 256 parts"));
	mail_count(m, m->left, S(" messages in it are not read, beyond 64"));
	if (m->unended)
		mail_say(m, S("its parts have no end"));
	for (u32 i = 0; i < m->notes.n; i++)
		item_note(it, str_copy(it->mem, m->notes.v[i]));
}

/*
 * The part to read, and its text: the longest HTML, or plain text if there is
 * none or the HTML has no structure.  *others becomes the number of other texts
 * that are not alternatives of it.
 */
static const struct leaf *
choose(struct mail *m, struct inner *text, u32 *others)
{
	u32 best = longest(m, true), plain = longest(m, false);
	const struct leaf *p;

	*others = 0;
	if (!best && !plain)
		return 0;
	p = &m->texts.v[(best ? best : plain) - 1];
	*text = decode(m, p);
	if (best && plain && !structured((str){ text->s, text->n })) {
		p = &m->texts.v[plain - 1];
		*text = decode(m, p);
	}
	for (u32 i = 0; i < m->texts.n; i++)
		*others += &m->texts.v[i] != p && (p->choice == 0 ||
		    m->texts.v[i].choice != p->choice);
	return p;
}

/* Reads a part with its reader. */
static void
mail_read_text(struct mail *m, const struct leaf *p,
    const struct inner *subject,
    struct inner *text)
{
	const struct reader *r = reader_find(p->reader);
	size_t end = text->n;
	u32 first = m->c->items.n;
	struct inner in;

	if (!p->html)
		text->n = mail_signature(text);
	in = mail_titled(m, subject, text, p->reader);
	inner_enter(&in);
	r->read(m->c, m->ps, *m->tmp);
	inner_leave(&in);
	if (text->n < end && m->c->items.n > first)
		put_bytes(&m->c->items.v[0], text->back[text->n],
		    text->back[end], REGION_boilerplate);
}

/* Reads the message at p; messages inside of it are remembered for later. */
static void
message(struct mail *m, struct place p, arena tmp)
{
	u32 first = m->c->items.n, others = 0, waiting = m->messages;
	struct inner subject, text = { 0 };
	const struct leaf *best;

	m->tmp = &tmp;
	m->texts.n = m->texts.cap = m->notes.n = m->notes.cap = 0;
	m->texts.v = 0, m->notes.v = 0;
	m->parts = m->attached = m->choices = m->left = 0;
	m->deep = m->many = m->unended = false;
	m->header = (struct place){ p.from, mime_body(m->c->text, p) };
	part(m, p, (struct within){ .type = S("text/plain") });
	subject = mime_line(m->c, mime_field(m->c->text, m->header,
	    S("Subject")), &tmp);
	best = choose(m, &text, &others);
	if (best)
		mail_read_text(m, best, &subject, &text);
	if (m->c->items.n == first && (best || subject.n) &&
	    m->messages == waiting) {
		capture_add(m->c, ITEM_article, 0);
		mail_say(m, S("no text in it"));
	}
	if (m->c->items.n == first)
		return;
	mail_tell(m, first, str_trim((str){ subject.s, subject.n }));
	put_notes(m, first, others);
}

/*
 * Reads a mail.  In an mbox a line "From " stands before the header, and such
 * lines inside have a > before them.
 */
static void
mail(struct capture *c, const struct packs *ps, arena tmp)
{
	struct mail *m = new(&tmp, struct mail, 1);
	struct place all = { 0, (u32)c->raw.n };

	*m = (struct mail){ .c = c, .ps = ps };
	c->text = c->raw;
	c->back = 0;
	m->from_lines = str_starts(c->raw, S("From "));
	if (m->from_lines)
		all.from = (u32)str_find(c->raw, S("\n"));
	all.from += all.from < all.to && c->raw.s[all.from] == '\n';
	message(m, all, tmp);
	for (u32 i = 0; i < m->messages; i++)
		message(m, m->inside[i], tmp);
}

/*
 * How many lines at the beginning are known fields of mail; 0 if one line is
 * not a field.
 */
static u32
mail_fields(str t)
{
	static const str names[] = {
		S("from"), S("to"), S("subject"), S("date"), S("received"),
		S("message-id"), S("mime-version"), S("content-type"),
		S("return-path"), S("delivered-to"), S("reply-to"),
		S("list-id"), S("list-unsubscribe"), S("dkim-signature"),
		S("content-transfer-encoding"), S("sender"), S("cc"),
	};
	u32 known = 0;

	while (t.n) {
		str l = str_line(&t), key;
		size_t n = 0;

		if (l.n == 0 || t.n == 0)
			break;
		if (l.s[0] == ' ' || l.s[0] == '\t')
			continue;
		while (n < l.n && (u8)l.s[n] > ' ' && l.s[n] != ':')
			n++;
		key = (str){ l.s, n };
		if (n == 0 || n == l.n || l.s[n] != ':')
			return 0;
		for (size_t k = 0; k < countof(names); k++)
			known += str_same(key, names[k]);
	}
	return known;
}

static int
mail_smells(str head, str path)
{
	u32 n;

	if (str_starts(head, S("From ")))
		str_line(&head);
	n = mail_fields(head);
	if (n && (str_ends(path, S(".eml")) || str_ends(path, S(".eml.gz")) ||
	    str_ends(path, S(".eml.zst"))))
		return 96;
	return n >= 3 ? 96 : 0;
}

const struct reader reader_mail = {
	.name   = "mail",
	.about  = "mail: newsletters, digests",
	.smells = mail_smells,
	.read   = mail,
};
