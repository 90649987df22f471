/*
 * Is a file of JSON rows of texts, or something else?  Its first bytes are
 * parsed; as they end somewhere, the last value may be cut.  A row has a field
 * with its text.  Rows stand one on a line, or as a list, or in a list of a
 * document, as the answers of services are.
 */
#include "read/source/fields.h"
#include "read/source/shape.h"

enum { KEYS = 4, KEY_LONGEST = 40 };	/* in a message */

/* The first byte behind white space; 0 at the end. */
static char
shape_next(str t, char behind)
{
	t = str_trim(t);
	if (behind && t.n && t.s[0] == behind)
		t = str_trim(str_from(t, 1));
	return t.n ? t.s[0] : 0;
}

/* Does an object begin here, with a key and a colon, or empty? */
static bool
object_begins(str t)
{
	size_t i = 0;

	t = str_trim(t);
	if (!str_starts(t, S("{")))
		return false;
	t = str_trim(str_from(t, 1));
	if (!str_starts(t, S("\"")))
		return str_starts(t, S("}"));
	t = str_from(t, 1);
	while (i < t.n && t.s[i] != '"')
		i += t.s[i] == '\\' ? 2 : 1;
	return shape_next(str_from(t, i + 1), 0) == ':';
}

/* Where the first object of a list begins in t; t.n if that is not one. */
static size_t
first_object(const struct json *j, u32 list, str t)
{
	u32 n = list ? j->v.v[list].first : 0;
	const char *s;

	if (!n || j->v.v[list].kind != JSON_LIST ||
	    j->v.v[n].kind != JSON_OBJECT || !field_has(j, n, FIELD_TEXT))
		return t.n;
	s = j->v.v[j->v.v[n].first].key.s;
	while (s > t.s && *s != '{')
		s--;
	return (size_t)(s - t.s);
}

/* What else it is, with its first keys. */
static str
shape_why(const struct json *j, arena *mem)
{
	u32 log = json_get(j, 1, S("log")), in = 1, n = 0;
	buf b = { .mem = mem };

	if (json_get(j, log, S("entries")) || json_get(j, log, S("creator")))
		return S("HAR, what a browser loaded, which is not read");
	if (j->v.n > 2 && j->v.v[1].kind == JSON_LIST)
		in = 2;
	buf_lit(&b, "JSON of an unknown kind");
	for (u32 i = j->v.v[in].first; i && n < KEYS; i = j->v.v[i].next) {
		str key = j->v.v[i].key;

		if (!key.s)
			continue;
		buf_put(&b, n++ ? S(", ") : S(" ("));
		for (size_t k = 0; k < key.n && k < KEY_LONGEST; k++)
			buf_putc(&b, (u8)key.s[k] < ' ' ? ' ' : key.s[k]);
	}
	buf_put(&b, n ? S("), which is not read") : S(", which is not read"));
	buf_putc(&b, 0);
	return (str){ b.s, b.n - 1 };
}

/* Is the last member of the object cut off in its string? */
static bool
cut_in_a_string(const struct json *j, str t)
{
	const struct json_node *v = &j->v.v[j->v.n - 1];
	bool own = false;

	for (u32 i = j->v.v[1].first; i; i = j->v.v[i].next)
		own = i == j->v.n - 1;
	return own && v->kind == JSON_STRING && v->raw.s + v->raw.n ==
	    t.s + t.n;
}

/* Do two lines begin with objects, of which one at least is whole? */
static bool
is_lines(str t, arena tmp)
{
	str rest = t, line = str_line(&rest);

	rest = str_trim(rest);
	if (!str_starts(line, S("{")) || !str_starts(rest, S("{")))
		return false;
	for (int i = 0; i < 2; i++) {
		struct json j = { 0 };

		json_read(&j, line, &tmp);
		if (!j.bad)
			return true;
		line = str_line(&rest);
	}
	return false;
}

/* A document, or a row that is longer than the bytes that are known. */
static struct shape
shape_document(str t, str head, bool all, arena *mem)
{
	bool line = !memchr(t.s, '\n', t.n);
	struct json j = { 0 };
	u32 list;
	size_t at;

	json_read(&j, t, mem);
	if (j.v.v[1].kind == JSON_OBJECT && (field_has(&j, 1, FIELD_TEXT) ||
	    (line && !all && cut_in_a_string(&j, t))))
		return (struct shape){ .kind = line ? SHAPE_LINES : SHAPE_ROWS,
			.at = (size_t)(t.s - head.s) };
	list = j.v.v[1].kind == JSON_LIST ? 1 : field_node(&j, 1, FIELD_LIST);
	if (list && j.v.v[list].kind == JSON_OBJECT)
		list = field_node(&j, list, FIELD_LIST);
	at = first_object(&j, list, t);
	if (at < t.n)
		return (struct shape){ .kind = SHAPE_ROWS,
			.at = (size_t)(t.s - head.s) + at };
	return (struct shape){ .kind = SHAPE_OTHER, .why = shape_why(&j, mem) };
}

struct shape
shape_of(arena *mem, str head, bool all)
{
	str t = head;
	struct json j = { 0 };

	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_from(t, 3);
	t = str_trim(t);
	if (str_starts(t, S("[")) && shape_next(t, '[') != '{') {
		json_read(&j, t, mem);
		return all && !j.bad ? (struct shape){ .kind = SHAPE_OTHER,
			.why = shape_why(&j, mem) } : (struct shape){ 0 };
	}
	if (!object_begins(str_starts(t, S("[")) ? str_from(t, 1) : t))
		return (struct shape){ 0 };
	if (is_lines(t, *mem))
		return (struct shape){ .kind = SHAPE_LINES };
	return shape_document(t, head, all, mem);
}
