/*
 * What does a piece of JSON say?  It is read from front to back with a stack of
 * fixed depth.  Of damaged JSON, the part before the damage is read.
 */
#include "read/bytes/json.h"

struct scan {
	struct json *j;
	str    all, rest;
	arena *mem;
	u32    open[JSON_DEEPEST], last[JSON_DEEPEST], deep;
};

/* Skips white space. */
static void
json_blanks(struct scan *s)
{
	while (s->rest.n && (s->rest.s[0] == ' ' || s->rest.s[0] == '\n' ||
	    s->rest.s[0] == '\r' || s->rest.s[0] == '\t'))
		s->rest = str_from(s->rest, 1);
}

/* Takes a string; the rest begins with its first quote. */
static str
json_string_one(struct scan *s)
{
	str t = str_from(s->rest, 1);
	size_t i = 0;

	while (i < t.n && t.s[i] != '"')
		i += t.s[i] == '\\' ? 2 : 1;
	if (i >= t.n) {
		s->j->bad = true;
		s->rest = str_from(t, t.n);
		return t;
	}
	s->rest = str_from(t, i + 1);
	return (str){ t.s, i };
}

/* Takes a value that is not a string, an object or a list. */
static str
json_bare(struct scan *s)
{
	size_t i = 0;
	str t = s->rest;

	while (i < t.n && !strchr(",]}\" \t\r\n:[{", t.s[i]))
		i++;
	s->rest = str_from(t, i);
	if (i == 0) {
		s->j->bad = true;
		s->rest = str_from(t, t.n > 0);
	}
	return (str){ t.s, i };
}

/* Is it a number, true, false or null? */
static bool
literal(str t)
{
	return str_is(t, S("null")) || str_is(t, S("true")) ||
	    str_is(t, S("false")) ||
	    (t.n && ((t.s[0] >= '0' && t.s[0] <= '9') || t.s[0] == '-'));
}

/* Adds a node to the object or list that is open. */
static u32
json_node_one(struct scan *s, str key)
{
	u32 n = s->j->v.n, *last = &s->last[s->deep];
	struct json_node *v = push(&s->j->v, s->mem);

	v->key = key;
	assert(s->deep < JSON_DEEPEST);
	if (s->deep == 0)
		return n;
	if (*last)
		s->j->v.v[*last].next = n;
	else
		s->j->v.v[s->open[s->deep]].first = n;
	*last = n;
	return n;
}

/* Takes a value; true if it is an object or a list and is open now. */
static bool
json_value(struct scan *s, str key)
{
	u32 n = json_node_one(s, key);
	char c = s->rest.n ? s->rest.s[0] : 0;
	struct json_node *v = &s->j->v.v[n];

	if (c == '"') {
		v->kind = JSON_STRING;
		v->raw = json_string_one(s);
		return false;
	}
	if (c != '{' && c != '[') {
		v->kind = JSON_OTHER;
		v->raw = json_bare(s);
		s->j->bad |= !literal(v->raw);
		return false;
	}
	v->kind = c == '{' ? JSON_OBJECT : JSON_LIST;
	s->rest = str_from(s->rest, 1);
	if (s->deep + 1 == JSON_DEEPEST) {
		s->j->bad = true;
		s->rest.n = 0;
		return false;
	}
	s->deep++;
	s->open[s->deep] = n;
	s->last[s->deep] = 0;
	return true;
}

/* Takes the key of a member, and its colon. */
static str
member_key(struct scan *s)
{
	str key = json_string_one(s);

	json_blanks(s);
	if (s->rest.n && s->rest.s[0] == ':')
		s->rest = str_from(s->rest, 1);
	else
		s->j->bad = true;
	json_blanks(s);
	return key;
}

/* Takes one member, one comma, or one end. */
static void
json_step(struct scan *s)
{
	struct json_node *in = &s->j->v.v[s->open[s->deep]];
	char c = s->rest.s[0];
	str key = { 0 };

	if (c == '}' || c == ']') {
		s->j->bad |= (c == '}') != (in->kind == JSON_OBJECT);
		s->deep--;
		s->rest = str_from(s->rest, 1);
		return;
	}
	if (c == ',') {
		s->rest = str_from(s->rest, 1);
		return;
	}
	if (in->kind == JSON_OBJECT) {
		if (c != '"') {
			s->j->bad = true;
			s->rest = str_from(s->rest, 1);
			return;
		}
		key = member_key(s);
		if (s->rest.n == 0)
			return;
	}
	c = s->rest.s[0];
	if (c == ',' || c == '}' || c == ']' || c == ':') {
		s->j->bad = true;
		s->rest = str_from(s->rest, c == ':');
		return;
	}
	json_value(s, key);
}

void
json_read(struct json *j, str t, arena *mem)
{
	struct scan s = { .j = j, .all = t, .rest = t, .mem = mem };

	push(&j->v, mem)->kind = JSON_NONE;
	json_blanks(&s);
	if (s.rest.n == 0 || !json_value(&s, (str){ 0 })) {
		j->bad |= s.rest.n == 0 && j->v.n < 2;
		return;
	}
	while (s.deep && s.rest.n && j->v.n < JSON_MOST) {
		json_blanks(&s);
		if (s.rest.n)
			json_step(&s);
	}
	json_blanks(&s);
	j->bad |= s.deep || s.rest.n;
}

u32
json_get(const struct json *j, u32 n, str key)
{
	u32 found = 0;

	if (n == 0 || n >= j->v.n || j->v.v[n].kind != JSON_OBJECT)
		return 0;
	for (u32 i = j->v.v[n].first; i; i = j->v.v[i].next)
		if (str_is(j->v.v[i].key, key))
			found = i;
	return found;
}

/* The number in four hex digits; UTF8_BAD if they are not. */
static u32
hex4(str t)
{
	u32 n = 0;

	for (size_t i = 0; i < 4; i++) {
		char c = i < t.n ? t.s[i] : 'x';
		u32 d = c >= '0' && c <= '9' ? (u32)(c - '0') :
		    (c | 32) >= 'a' && (c | 32) <= 'f' ?
		    (u32)((c | 32) - 'a' + 10) : 16;

		if (d == 16)
			return UTF8_BAD;
		n = n << 4 | d;
	}
	return n;
}

/* The character of \uXXXX, or of a pair of them; t is behind the u. */
static u32
escape_u(str *t)
{
	u32 c = hex4(*t), low;

	if (c == UTF8_BAD)
		return 0xfffd;
	*t = str_from(*t, 4);
	if (c >> 10 != 0x36 || !str_starts(*t, S("\\u")))
		return c >> 11 == 0x1b || c == 0 ? 0xfffd : c;
	low = hex4(str_from(*t, 2));
	if (low >> 10 != 0x37)
		return 0xfffd;
	*t = str_from(*t, 6);
	return 0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff));
}

size_t
json_escape(str t, char out[4], size_t *n)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	str rest = str_from(t, 2);
	char c = t.n > 1 ? t.s[1] : 0;
	const char *p = c ? strchr(from, c) : 0;

	*n = 0;
	if (c == 'u')
		*n = utf8_put(out, escape_u(&rest));
	else if ((u8)c >= 0x80 || t.n < 2)
		return 1;
	else
		out[(*n)++] = p ? to[p - from] : c;
	return t.n - rest.n;
}

str
json_string(const struct json *j, u32 n, arena *mem)
{
	str t;
	buf b = { .mem = mem };

	if (n == 0 || n >= j->v.n)
		return (str){ 0 };
	t = j->v.v[n].raw;
	if (j->v.v[n].kind == JSON_OTHER)
		return str_is(t, S("null")) ? (str){ 0 } : t;
	if (j->v.v[n].kind != JSON_STRING)
		return (str){ 0 };
	if (!memchr(t.s, '\\', t.n))
		return t;
	while (t.n) {
		size_t i = str_find(t, S("\\")), made;
		char c[4];

		buf_put(&b, (str){ t.s, i });
		t = str_from(t, i);
		if (t.n) {
			t = str_from(t, json_escape(t, c, &made));
			buf_put(&b, (str){ c, made });
		}
	}
	return (str){ b.s ? b.s : "", b.n };
}
