/*
 * How does a row of JSON become a capture?  One of its fields is the text, and
 * so the bytes; others say what is known about them.  Rows stand one on a line,
 * or one behind the other in a list.
 */
#include <stdio.h>

#include "read/source/fields.h"
#include "read/source/rows.h"

enum { STEP = 1 << 16 };		/* bytes that are read at first */

/* Skips empty lines, which a packed file may have millions of. */
static bool
rows_gap(struct source *f, struct err *e)
{
	size_t n;
	str t;

	do {
		if (!stream_ahead(&f->s, STEP, &t, e))
			return false;
		for (n = 0; n < t.n && t.s[n] == '\n'; n++)
			;
		f->row += n;
		stream_skip(&f->s, n);
	} while (n && n == t.n);
	return true;
}

/*
 * Takes the next line; false at the end or, with a reason, if it is too long.
 */
static bool
rows_line(struct source *f, str *out, struct err *e)
{
	size_t want = STEP, seen = 0;
	str t;

	if (!rows_gap(f, e))
		return false;
	for (;; want *= 2) {
		const char *end;

		if (!stream_ahead(&f->s, want, &t, e))
			return false;
		if (t.n == 0)
			return false;
		f->row += seen == 0;
		end = memchr(t.s + seen, '\n', t.n - seen);
		if (end || t.n < want) {
			size_t n = end ? (size_t)(end - t.s) : t.n;

			*out = (str){ t.s, n };
			stream_skip(&f->s, n + 1);
			if (n <= READ_LONGEST)
				return true;
			break;
		}
		seen = t.n;
		if (seen <= READ_LONGEST)
			continue;
		do {		/* skip the rest of the line */
			stream_skip(&f->s, t.n);
			if (!stream_ahead(&f->s, STEP, &t, e))
				return false;
			end = t.n ? memchr(t.s, '\n', t.n) : 0;
		} while (t.n && !end);
		if (end)
			stream_skip(&f->s, (size_t)(end - t.s) + 1);
		break;
	}
	return err_set(e, ERR_REJECTED, "line %llu: longer than %d MB",
	    (unsigned long long)f->row, READ_LONGEST >> 20);
}

/* Skips to the next object of a list; false at the end of the list. */
static bool
rows_begin(struct source *f, struct err *e)
{
	str t;

	for (;;) {
		size_t n = 0;

		if (!stream_ahead(&f->s, STEP, &t, e) || t.n == 0)
			return false;
		while (n < t.n && strchr(" \t\r\n,", t.s[n]))
			n++;
		stream_skip(&f->s, n);
		if (n < t.n)
			return t.s[n] == '{';
	}
}

/*
 * Takes the next object of a list, or what is left if it does not end; false at
 * the end or, with a reason, if it is too long.
 */
static bool
rows_object(struct source *f, str *out, struct err *e)
{
	bool in = false, escaped = false;
	size_t i = 0, deep = 0;

	if (!rows_begin(f, e))
		return false;
	f->row++;
	for (size_t want = STEP; i <= READ_LONGEST; want *= 2) {
		if (!stream_ahead(&f->s, want, out, e))
			return false;
		while (i < out->n && (i == 0 || deep)) {
			char c = out->s[i++];

			if (in) {
				in = escaped || c != '"';
				escaped = !escaped && c == '\\';
				continue;
			}
			in = c == '"';
			deep += c == '{';
			deep -= c == '}' && deep;
		}
		if (deep == 0 || out->n < want) {
			out->n = i;
			stream_skip(&f->s, i);
			return true;
		}
	}
	f->ended = true;
	return err_set(e, ERR_REJECTED, "row %llu: longer than %d MB",
	    (unsigned long long)f->row, READ_LONGEST >> 20);
}

/* "line 12" or "row 12", for a reason. */
static bool
rows_refused(struct source *f, const char *why, struct err *e)
{
	return err_set(e, ERR_REJECTED, "%s %llu: %s", f->listed ? "row" :
	    "line", (unsigned long long)f->row, why);
}

/* Says once a file that a row has no text; others are counted. */
static bool
rows_textless(struct source *f, struct err *e)
{
	f->textless += f->textual;
	if (f->textual)
		return false;
	f->textual = true;
	return rows_refused(f, "no \"text\"", e);
}

/* Remembers the names of fields that are not read, each once a run. */
static void
rows_unknown(struct source *f, const struct json *j)
{
	struct shared *s = f->shared;

	for (u32 i = j->v.v[1].first; i; i = j->v.v[i].next) {
		str key = j->v.v[i].key;
		u64 h = str_hash(key);
		u32 k = 0;

		if (field_known(key))
			continue;
		while (k < s->fields_n && s->fields[k] != h)
			k++;
		if (k < s->fields_n || k == FIELDS_TOLD)
			continue;
		s->fields[s->fields_n++] = h;
		if (f->unknown_n + key.n + 3 > sizeof f->unknown) {
			f->unknown_more++;
			continue;
		}
		f->unknown_n += (size_t)snprintf(f->unknown + f->unknown_n,
		    sizeof f->unknown - f->unknown_n, "%s%.*s",
		    f->unknown_n ? ", " : "", (int)key.n, key.s);
	}
}

/*
 * At the end of the file: says how many other rows had no text, and which
 * fields are not read.
 */
static bool
rows_end(struct source *f, struct err *e)
{
	e->n = f->textless;
	f->textless = 0;
	if (e->n)
		return err_set(e, ERR_REJECTED, "%llu other row%s without a "
		    "text", (unsigned long long)e->n, e->n == 1 ? "" : "s");
	if (f->unknown_n == 0)
		return false;
	f->unknown_n = 0;
	if (f->unknown_more)
		return err_set(e, ERR_NOTED, "fields that are not read: %s and "
		    "%u more", f->unknown, f->unknown_more);
	return err_set(e, ERR_NOTED, "fields that are not read: %s",
	    f->unknown);
}

/*
 * A date as text; programs also write seconds since 1970, or a thousandth of
 * them.
 */
static str
rows_date(str t, arena *mem)
{
	i64 n = 0;
	size_t i = 0;

	for (; i < t.n && utf8_digit((u8)t.s[i]); i++)
		n = i < 13 ? n * 10 + (t.s[i] - '0') : n;
	if ((i < t.n && t.s[i] != '.') || (i != 10 && i != 13))
		return t;
	return seconds_write(mem, i > 11 ? n / 1000 : n);
}

/* A copy of a value; NULL if the row does not have it. */
static str
rows_field(const struct json *j, enum field_role role, arena *mem)
{
	str t = field_value(j, 1, role, mem);

	return t.s ? str_copy(mem, t) : t;
}

/* Fills a capture from a row. */
static bool
rows_row(struct source *f, str t, arena *mem, struct capture *c, struct err *e)
{
	struct json j = { 0 };

	json_read(&j, t, mem);
	if (j.bad || j.v.n < 2 || j.v.v[1].kind != JSON_OBJECT)
		return rows_refused(f, "not a JSON object", e);
	c->raw = rows_field(&j, FIELD_TEXT, mem);
	if (!c->raw.s)
		return rows_textless(f, e);
	rows_unknown(f, &j);
	c->name = rows_field(&j, FIELD_ID, mem);
	c->url = rows_field(&j, FIELD_URL, mem);
	c->title = rows_field(&j, FIELD_HEADLINE, mem);
	c->published = rows_date(rows_field(&j, FIELD_DATE, mem), mem);
	c->outlet = rows_field(&j, FIELD_OUTLET, mem);
	c->language = rows_field(&j, FIELD_LANGUAGE, mem);
	c->charset = S("utf-8");
	c->hint = S("row");
	return true;
}

bool
rows_next(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	str t;

	while (!f->ended && (f->listed ? rows_object(f, &t, e) :
	    rows_line(f, &t, e))) {
		if (f->row == 1 && str_starts(t, S("\xef\xbb\xbf")))
			t = str_from(t, 3);
		if (str_trim(t).n == 0)
			continue;
		if (rows_row(f, t, mem, c, e))
			return true;
		if (e->kind != ERR_NONE)
			return false;
	}
	return e->kind == ERR_NONE && rows_end(f, e);
}
