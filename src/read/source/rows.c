/*
 * How does a row of JSON lines become a capture?  Its member "text" is the
 * bytes, and other members say what is known about them.
 */
#include "read/bytes/json.h"
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

/* A copy of a member; NULL if the row does not have it. */
static str
rows_field(const struct json *j, str key, arena *mem)
{
	str t = json_string(j, json_get(j, 1, key), mem);

	return t.s ? str_copy(mem, t) : t;
}

/* Fills a capture from a row. */
static bool
rows_row(struct source *f, str t, arena *mem, struct capture *c, struct err *e)
{
	struct json j = { 0 };

	json_read(&j, t, mem);
	if (j.bad || j.v.n < 2 || j.v.v[1].kind != JSON_OBJECT)
		return err_set(e, ERR_REJECTED, "line %llu: not a JSON object",
		    (unsigned long long)f->row);
	c->raw = rows_field(&j, S("text"), mem);
	if (!c->raw.s)
		return err_set(e, ERR_REJECTED, "line %llu: no \"text\"",
		    (unsigned long long)f->row);
	c->name = rows_field(&j, S("id"), mem);
	c->url = rows_field(&j, S("url"), mem);
	c->title = rows_field(&j, S("title"), mem);
	c->published = rows_field(&j, S("published"), mem);
	c->outlet = rows_field(&j, S("outlet"), mem);
	c->language = rows_field(&j, S("language"), mem);
	c->charset = S("utf-8");
	c->hint = S("row");
	return true;
}

bool
rows_next(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	str t;

	while (rows_line(f, &t, e)) {
		if (f->row == 1 && str_starts(t, S("\xef\xbb\xbf")))
			t = str_from(t, 3);
		if (str_trim(t).n)
			return rows_row(f, t, mem, c, e);
	}
	return false;
}
