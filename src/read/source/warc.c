/*
 * Which records of a WARC file, 1.0 or 1.1, are captures?  Responses and
 * resources that have an address of the web and are pages.  Others are passed
 * over and counted: revisits, responses other than success, files that are no
 * pages, and what crawlers write for themselves.  Requests and metadata belong
 * to other records and are not counted.  A damaged record is reported by its
 * number, and reading goes on at the next one.
 */
#include <stdio.h>

#include "read/source/binary.h"
#include "read/source/unread.h"
#include "read/source/warc.h"

enum {
	HEADER = 1 << 16,	/* bytes of the longest header */
	STEP = 1 << 16,		/* that are read at a time */
	SLACK = 24		/* behind a record, to find its end */
};

struct record {
	str  type, uri, date, mime, id;
	u64  length;
	bool sized;
};

/* The value of a header line "name: value"; empty if the name is another. */
static str
value_of(str line, str name)
{
	if (line.n <= name.n || line.s[name.n] != ':' ||
	    !str_same((str){ line.s, name.n }, name))
		return (str){ 0 };
	return str_trim(str_from(line, name.n + 1));
}

/*
 * The length of a header with the empty line behind it; 0 if it does not end,
 * or if a record begins in it.
 */
static size_t
header_end(str t)
{
	for (size_t i = 0; i + 1 < t.n; i++) {
		if (t.s[i] != '\n')
			continue;
		if (t.s[i + 1] == '\n')
			return i + 2;
		if (str_starts(str_from(t, i + 1), S("WARC/1.")))
			return 0;
		if (i + 2 < t.n && t.s[i + 1] == '\r' && t.s[i + 2] == '\n')
			return i + 3;
	}
	return 0;
}

/* Is it a number of up to 15 digits? */
static bool
warc_digits(str t, u64 *out)
{
	*out = 0;
	if (t.n == 0 || t.n > 15)
		return false;
	for (size_t i = 0; i < t.n; i++) {
		if (!utf8_digit((u8)t.s[i]))
			return false;
		*out = *out * 10 + (u64)(t.s[i] - '0');
	}
	return true;
}

/* Fills a record from its header. */
static void
header(struct record *r, str t, arena *mem)
{
	while (t.n) {
		str line = str_line(&t), v;

		if ((v = value_of(line, S("WARC-Type"))).n)
			r->type = str_copy(mem, v);
		if ((v = value_of(line, S("WARC-Target-URI"))).n)
			r->uri = str_copy(mem, v);
		if ((v = value_of(line, S("WARC-Date"))).n)
			r->date = str_copy(mem, v);
		if ((v = value_of(line, S("Content-Type"))).n)
			r->mime = str_copy(mem, v);
		if ((v = value_of(line, S("Content-Length"))).n)
			r->sized = warc_digits(v, &r->length);
	}
	if (str_starts(r->uri, S("<")) && str_ends(r->uri, S(">")))
		r->uri = (str){ r->uri.s + 1, r->uri.n - 2 };
}

/* Skips n bytes, or what is left of the file. */
static bool
warc_skip(struct source *f, u64 n, struct err *e)
{
	while (n) {
		size_t some = n < STEP ? (size_t)n : STEP;
		str t;

		if (!stream_ahead(&f->s, some, &t, e))
			return false;
		if (t.n == 0)
			return true;
		some = t.n < n ? t.n : (size_t)n;
		stream_skip(&f->s, some);
		n -= some;
	}
	return true;
}

/* Skips to the next record, or to the end of the file. */
static bool
resync(struct source *f, struct err *e)
{
	str t;

	stream_skip(&f->s, 1);
	for (;;) {
		size_t at;

		if (!stream_ahead(&f->s, STEP, &t, e))
			return false;
		t.n = t.n < STEP ? t.n : STEP;
		at = str_find(t, S("\nWARC/1."));
		if (at < t.n) {
			stream_skip(&f->s, at + 1);
			return true;
		}
		if (t.n < STEP) {
			stream_skip(&f->s, t.n);
			return true;
		}
		stream_skip(&f->s, t.n - 8);
	}
}

/* Sets a reason that names the record, and skips to the next one. */
static bool
warc_damaged(struct source *f, const char *why, struct err *e)
{
	struct err none = { 0 };

	resync(f, &none);
	return err_set(e, ERR_REJECTED, "record %llu: %s",
	    (unsigned long long)f->row, why);
}

/* Joins the chunks of a chunked body; returns t itself if it is not chunked. */
static str
unchunk(str t, arena *mem)
{
	buf b = { .mem = mem };
	str all = t;

	while (t.n) {
		str line = str_line(&t);
		u64 n = 0;
		size_t i = 0;

		for (; i < line.n && i < 8 && line.s[i] != ';' &&
		    line.s[i] != ' '; i++) {
			char c = line.s[i];

			if (utf8_digit((u8)c))
				n = n << 4 | (u64)(c - '0');
			else if ((c | 32) >= 'a' && (c | 32) <= 'f')
				n = n << 4 | (u64)((c | 32) - 'a' + 10);
			else
				return all;
		}
		if (i == 0)
			return b.n ? buf_str(&b) : all;
		if (n == 0)
			break;
		n = n < t.n ? n : t.n;
		buf_put(&b, (str){ t.s, (size_t)n });
		t = str_from(t, (size_t)n);
		str_line(&t);
	}
	return b.n ? buf_str(&b) : all;
}

/* The charset in a type; NULL if it names none. */
static str
charset_of(str mime)
{
	size_t at = str_find_same(mime, S("charset="));
	str t;
	size_t n = 0;

	if (at == mime.n)
		return (str){ 0 };
	t = str_from(mime, at + 8);
	if (t.n && (t.s[0] == '"' || t.s[0] == '\''))
		t = str_from(t, 1);
	while (n < t.n && !strchr("\"'; ,", t.s[n]))
		n++;
	return (str){ t.s, n };
}

/* May bytes of this type be text? */
static bool
texty(str mime)
{
	static const str no[] = {
		S("image/"), S("video/"), S("audio/"), S("font/"),
		S("text/css"), S("text/javascript"), S("application/pdf"),
		S("application/javascript"), S("application/json"),
		S("application/x-javascript"), S("application/zip"),
		S("application/octet-stream"),
	};

	for (size_t i = 0; i < countof(no); i++)
		if (str_same((str){ mime.s, no[i].n < mime.n ? no[i].n :
		    mime.n }, no[i]))
			return false;
	return true;
}

struct http { str mime, encoding, body; bool chunked, good; };

/* Takes apart the response of a server: status, headers, body. */
static struct http
http_of(str t)
{
	struct http h = { .good = true, .body = t };
	size_t end = header_end(t);
	str head = { t.s, end }, line, v;

	if (!str_starts(t, S("HTTP/")) || end == 0)
		return h;
	h.body = str_from(t, end);
	line = str_line(&head);
	str_cut(&line, ' ');
	h.good = str_starts(str_trim(line), S("2"));
	while (head.n) {
		line = str_line(&head);
		if ((v = value_of(line, S("Content-Type"))).n)
			h.mime = v;
		if ((v = value_of(line, S("Content-Encoding"))).n)
			h.encoding = v;
		if ((v = value_of(line, S("Transfer-Encoding"))).n)
			h.chunked = str_find_same(v, S("chunked")) < v.n;
	}
	return h;
}

/* "record 12", for a reason. */
static const char *
record_name(const struct source *f, arena *mem)
{
	buf b = { .mem = mem };

	buf_lit(&b, "record ");
	buf_num(&b, (i64)f->row);
	buf_putc(&b, 0);
	return b.s;
}

/*
 * Unpacks a body.  The bytes are believed before the declared encoding, as the
 * body may be unpacked already.
 */
static bool
warc_unpack(str *body, str encoding, arena *mem, struct err *e)
{
	size_t took;

	if (packed_is(*body))
		return packed_member(mem, *body, READ_LONGEST, body, &took, e);
	if (!str_same(encoding, S("br")) || utf8_valid(*body) ||
	    brotli_unpack(mem, *body, READ_LONGEST, body, e))
		return true;
	if (binary_reason(*body).n)
		return false;
	*e = (struct err){ 0 };		/* it was unpacked already */
	return true;
}

/*
 * Is it the address of something on the web, or no address?  Crawlers store
 * logs, look-ups of names and texts of pages under addresses of their own, such
 * as metadata:, dns: and urn:, and the rules for crawlers of each site.
 */
static bool
on_the_web(str uri)
{
	str path = url_parts(uri).path;
	size_t n = str_find(uri, S(":"));
	str scheme = { uri.s, n < uri.n ? n : 0 };

	return !str_is(path, S("/robots.txt")) && (!uri.n ||
	    str_same(scheme, S("http")) || str_same(scheme, S("https")) ||
	    str_same(scheme, S("ftp")) || str_same(scheme, S("file")));
}

/* Counts a record that is no page. */
static bool
warc_pass(struct source *f, enum passed why)
{
	f->passed[why]++;
	return false;
}

/* At the end: says once how many records were passed over, and why. */
static bool
warc_end(struct source *f, struct err *e)
{
	static const char *const what[PASSED_KINDS] = {
		[PASSED_ANSWER] = "redirects and errors",
		[PASSED_FILE] = "files that are no pages",
		[PASSED_REVISIT] = "revisits",
		[PASSED_TOOL] = "records of the crawler",
	};
	char line[200] = "";
	u64 all = 0;

	for (int i = PASSED_NOT + 1; i < PASSED_KINDS; i++) {
		size_t n = strlen(line);

		if (f->passed[i])
			snprintf(line + n, sizeof line - n, "%s%s %llu",
			    all ? ", " : "", what[i],
			    (unsigned long long)f->passed[i]);
		all += f->passed[i];
		f->passed[i] = 0;
	}
	e->n = all;
	return all == 0 ? false : err_set(e, ERR_PASSED, "%s", line);
}

/* Takes the payload of a record; true if it is a capture. */
static bool
payload(struct source *f, const struct record *r, str t, arena *mem,
    struct capture *c, struct err *e)
{
	struct http h = { .body = t, .good = true, .mime = r->mime };
	str body, head;
	bool json;

	if (str_is(r->type, S("response")))
		h = http_of(t);
	json = str_same((str){ h.mime.s, h.mime.n < 16 ? h.mime.n : 16 },
	    S("application/json"));
	if (!h.good)
		return warc_pass(f, PASSED_ANSWER);
	if (!json && !texty(h.mime))
		return warc_pass(f, PASSED_FILE);
	body = h.chunked ? unchunk(h.body, mem) : h.body;
	if (!warc_unpack(&body, h.encoding, mem, e))
		return err_at(e, record_name(f, mem));
	head = (str){ body.s, body.n < 4096 ? body.n : 4096 };
	if (str_trim(head).n == 0 || (json &&
	    str_find(head, S("jsonfeed.org")) == head.n))
		return warc_pass(f, PASSED_FILE);
	if (binary_reason(head).n)	/* text would be unpacked by now */
		return !h.encoding.n || str_same(h.encoding, S("gzip")) ?
		    warc_pass(f, PASSED_FILE) : err_set(e, ERR_REJECTED,
		    "record %llu: encoding \"%.*s\" is not read",
		    (unsigned long long)f->row,
		    (int)(h.encoding.n < 40 ? h.encoding.n : 40),
		    h.encoding.s);
	if (unread_reason(mem, head, url_parts(r->uri).path).n)
		return warc_pass(f, PASSED_FILE);
	c->raw = body.s == h.body.s ? str_copy(mem, body) : body;
	c->url = r->uri;
	c->received = r->date;
	c->charset = str_copy(mem, charset_of(h.mime));
	c->hint = f->hint.n && !str_is(f->hint, S("warc")) ? f->hint :
	    (str){ 0 };
	return true;
}

/* Skips empty lines between records; false at the end. */
static bool
at_record(struct source *f, str *t, struct err *e)
{
	for (;;) {
		size_t n = 0;

		if (!stream_ahead(&f->s, 4096, t, e) || t->n == 0)
			return false;
		while (n < t->n && n < 4096 &&
		    (t->s[n] == '\r' || t->s[n] == '\n'))
			n++;
		if (n == 0)
			return true;
		stream_skip(&f->s, n);
	}
}

/*
 * How many bytes behind the record still belong to it?  Some programs write a
 * length that is too short.  The record ends with two line breaks and the next
 * record, or with the file.
 */
static size_t
behind(str t)
{
	static const str ends[] = { S("\r\n\r\n"), S("\n\n") };

	for (size_t n = 0; n < SLACK - 4 && n < t.n; n++)
		for (size_t i = 0; i < countof(ends); i++) {
			str rest = str_from(t, n);

			if (!str_starts(rest, ends[i]))
				continue;
			rest = str_from(rest, ends[i].n);
			if (rest.n == 0 || str_starts(rest, S("WARC/")))
				return n;
		}
	return 0;
}

/* Is it skipped without a look at its bytes? */
static bool
warc_skips(struct source *f, const struct record *r)
{
	static const str parts[] = {
		S("warcinfo"), S("request"), S("metadata"), S("continuation"),
	};
	enum passed why = PASSED_NOT;

	for (size_t i = 0; i < countof(parts); i++)
		if (str_is(r->type, parts[i]))
			return true;
	if (str_is(r->type, S("revisit")))
		why = PASSED_REVISIT;
	else if ((!str_is(r->type, S("response")) &&
	    !str_is(r->type, S("resource"))) || !on_the_web(r->uri))
		why = PASSED_TOOL;
	f->passed[why]++;
	return why;
}

bool
warc_next(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	str t;

	while (at_record(f, &t, e)) {
		struct record r = { 0 };
		size_t end;
		bool skip;

		f->row++;
		if (!str_starts(t, S("WARC/")))
			return warc_damaged(f, "not a WARC record", e);
		if (!stream_ahead(&f->s, HEADER, &t, e))
			return false;
		t.n = t.n < HEADER ? t.n : HEADER;
		end = header_end(t);
		if (end == 0)
			return warc_damaged(f, "no end of its header", e);
		header(&r, (str){ t.s, end }, mem);
		if (!r.sized)
			return warc_damaged(f, "no length", e);
		stream_skip(&f->s, end);
		skip = warc_skips(f, &r);
		if (skip && !warc_skip(f, r.length, e))
			return false;
		if (skip)
			continue;
		if (r.length > READ_LONGEST) {
			if (!warc_skip(f, r.length, e))
				return false;
			return err_set(e, ERR_REJECTED, "record %llu: longer "
			    "than %d MB", (unsigned long long)f->row,
			    READ_LONGEST >> 20);
		}
		if (!stream_ahead(&f->s, (size_t)r.length + SLACK, &t, e))
			return false;
		if (t.n < r.length)
			return warc_damaged(f, "cut off", e);
		t.n = (size_t)r.length + behind(str_from(t,
		    (size_t)r.length));
		stream_skip(&f->s, t.n);
		if (payload(f, &r, t, mem, c, e))
			return true;
		if (e->kind != ERR_NONE)
			return false;
	}
	return e->kind == ERR_NONE && warc_end(f, e);
}
