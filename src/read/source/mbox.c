/*
 * Where does a message of an mbox begin?  At a line "From SENDER DATE" with a
 * time of day, between an empty line and a header, as not every program puts a
 * > before "From" in a text.  Each message is one capture, as it is; its path
 * ends with the number of its first byte.
 */
#include "read/source/binary.h"
#include "read/source/mbox.h"

/* Bytes: read at first; of lines that begin a message; to judge it by. */
enum { STEP = 1 << 16, HEAD = 512, BEGIN = 4096 };

/* Is there a time of day, hh:mm, in the line? */
static bool
clock(str line)
{
	for (size_t i = 2; i + 2 < line.n; i++)
		if (line.s[i] == ':' && utf8_digit((u8)line.s[i - 1]) &&
		    utf8_digit((u8)line.s[i + 1]) &&
		    utf8_digit((u8)line.s[i + 2]))
			return true;
	return false;
}

bool
mbox_begins(str t)
{
	str line, field;
	size_t n = 0;

	t.n = t.n < HEAD ? t.n : HEAD;
	if (!str_starts(t, S("From ")))
		return false;
	line = str_line(&t);
	field = str_line(&t);
	if (str_starts(field, S(">From ")))
		field = str_line(&t);
	while (n < field.n && (u8)field.s[n] > ' ' && field.s[n] != ':')
		n++;
	return clock(line) && n && n < field.n && field.s[n] == ':';
}

/*
 * Where in t, from `seen` on, a new message begins behind an empty line; t.n if
 * none does.
 */
static size_t
next_message(str t, size_t seen)
{
	for (size_t i = seen; i < t.n; i++) {
		const char *p = memchr(t.s + i, '\n', t.n - i);
		bool empty;

		if (!p)
			return t.n;
		i = (size_t)(p - t.s);
		empty = (i && t.s[i - 1] == '\n') || (i > 1 &&
		    t.s[i - 1] == '\r' && t.s[i - 2] == '\n');
		if (empty && mbox_begins(str_from(t, i + 1)))
			return i + 1;
	}
	return t.n;
}

/* Sets a reason that names the message. */
static bool
refused(struct source *f, const char *why, struct err *e)
{
	return err_set(e, ERR_REJECTED, "message %llu, byte %llu: %s",
	    (unsigned long long)f->row, (unsigned long long)f->at, why);
}

/* Skips n bytes. */
static void
mbox_skip(struct source *f, size_t n)
{
	stream_skip(&f->s, n);
	f->at += n;
}

/* Skips a message that is too long. */
static bool
too_long(struct source *f, struct err *e)
{
	str t;

	for (;;) {
		size_t n;

		if (!stream_ahead(&f->s, STEP, &t, e))
			return false;
		n = next_message(t, 1);
		if (n < t.n || t.n < STEP) {
			mbox_skip(f, n);
			return true;
		}
		mbox_skip(f, t.n - HEAD);
	}
}

/* The path of a message: "box.mbox#1234". */
static str
mbox_place(const struct source *f, arena *mem)
{
	buf b = { .mem = mem };

	buf_put(&b, f->path);
	buf_putc(&b, '#');
	buf_num(&b, (i64)f->at);
	return buf_str(&b);
}

bool
mbox_next(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	size_t want = STEP, seen = 1, n;
	str t, why;

	for (;; want *= 2) {
		if (!stream_ahead(&f->s, want, &t, e))
			return false;
		n = next_message(t, seen);
		if (t.n == 0 || n < t.n || t.n < want || n > READ_LONGEST)
			break;
		seen = t.n > HEAD ? t.n - HEAD : 1;
	}
	if (t.n == 0)
		return false;
	f->row++;
	if (n > READ_LONGEST) {
		struct err none = { 0 };

		refused(f, "longer than 64 MB", e);
		too_long(f, &none);
		return false;
	}
	why = mbox_begins(t) ? binary_reason((str){ t.s, n < BEGIN ? n :
	    BEGIN }) : S("no head of a message");
	if (why.n) {
		refused(f, why.s, e);
		mbox_skip(f, n);
		return false;
	}
	c->raw = str_copy(mem, (str){ t.s, n });
	c->path = mbox_place(f, mem);
	c->hint = S("mail");
	mbox_skip(f, n);
	return true;
}
