/*
 * JSON, one object an item, one item a line: the record.
 *
 * A layer is a list of objects; where its records have but one field, of
 * the fields.  Spans are [from,to], what is not known is null.
 */
#include "write/write.h"

/* The length of the head of t that needs no escape: eight bytes at a time,
 * by the test for a zero byte of "Hacker's Delight". */
static size_t
plain(str t)
{
	const u64 ones = 0x0101010101010101u, high = 0x8080808080808080u;
	size_t i = 0;

	for (; i + 8 <= t.n; i += 8) {
		u64 w, quote, slash;

		memcpy(&w, t.s + i, 8);
		quote = w ^ ones * '"';
		slash = w ^ ones * '\\';
		if ((((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
		    ((w - ones * 0x20) & ~w)) & high)
			break;
	}
	while (i < t.n && t.s[i] != '"' && t.s[i] != '\\' &&
	    (u8)t.s[i] >= 0x20)
		i++;
	return i;
}

static void
put_escaped(buf *b, char c)
{
	static const char hex[] = "0123456789abcdef";

	buf_putc(b, '\\');
	if (c == '"' || c == '\\') {
		buf_putc(b, c);
	} else if (c == '\n' || c == '\t') {
		buf_putc(b, c == '\n' ? 'n' : 't');
	} else {
		buf_lit(b, "u00");
		buf_putc(b, hex[(u8)c >> 4]);
		buf_putc(b, hex[c & 15]);
	}
}

/* What is not UTF-8 must not get out. */
static str
sound(buf *b, str t)
{
	buf good = { .mem = b->mem };

	if (utf8_valid(t))
		return t;
	while (t.n)
		buf_char(&good, utf8_next(&t));
	return buf_str(&good);
}

void
json_str(buf *b, str t)
{
	if (!t.s) {
		buf_lit(b, "null");
		return;
	}
	t = sound(b, t);
	buf_putc(b, '"');
	while (t.n) {
		size_t n = plain(t);

		buf_put(b, (str){ t.s, n });
		t = str_from(t, n);
		if (t.n) {
			put_escaped(b, t.s[0]);
			t = str_from(t, 1);
		}
	}
	buf_putc(b, '"');
}

void
json_name(buf *b, str name)
{
	char last = b->n ? b->s[b->n - 1] : '{';

	if (last != '{' && last != '[')
		buf_putc(b, ',');
	json_str(b, name);
	buf_putc(b, ':');
}

void
json_field(buf *b, str name, str value)
{
	json_name(b, name);
	json_str(b, value);
}

void
json_count(buf *b, str name, i64 value)
{
	json_name(b, name);
	buf_num(b, value);
}

void
json_real(buf *b, str name, f64 value)
{
	json_name(b, name);
	buf_real(b, value);
}

void
json_bool(buf *b, str name, bool value)
{
	json_name(b, name);
	buf_put(b, value ? S("true") : S("false"));
}

static void
put_numbers(buf *b, const u32 *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_putc(b, i ? ',' : '[');
		buf_num(b, v[i]);
	}
	buf_putc(b, ']');
}

void
json_span(buf *b, u32 from, u32 to)
{
	if (to)
		put_numbers(b, (u32[]){ from, to }, 2);
	else
		buf_lit(b, "null");
}

static void
put_id(buf *b, const struct layer *l, ref r)
{
	if (r == 0) {
		buf_lit(b, "null");
		return;
	}
	buf_putc(b, '"');
	write_id(b, l, r);
	buf_putc(b, '"');
}

static void
put_list(buf *b, const struct item *it, const struct field *f, refs v)
{
	buf_putc(b, '[');
	for (u32 i = 0; i < v.n; i++) {
		u32 at = v.first + i;

		if (i)
			buf_putc(b, ',');
		if (f->kind == KIND_spans)
			json_span(b, it->pool.v[at].from, it->pool.v[at].to);
		else if (f->kind == KIND_strs)
			json_str(b, it->words.v[at]);
		else
			put_id(b, f->target, it->refs.v[at]);
	}
	buf_putc(b, ']');
}

static void
value(buf *b, const struct item *it, const struct field *f, const void *record)
{
	const void *p = (const char *)record + f->at;
	const span *s = p;

	switch (f->kind) {
	case KIND_str:   json_str(b, *(const str *)p); break;
	case KIND_u32:   buf_num(b, *(const u32 *)p); break;
	case KIND_f64:   buf_real(b, *(const f64 *)p); break;
	case KIND_span:
	case KIND_bytes: json_span(b, s->from, s->to); break;
	case KIND_ref:   put_id(b, f->target, *(const ref *)p); break;
	case KIND_match: put_numbers(b, p, 3); break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		put_list(b, it, f, *(const refs *)p);
		break;
	}
}

void
json_record(buf *b, const struct item *it, const struct layer *l, ref r)
{
	for (u32 f = 0; f < l->fields; f++) {
		json_name(b, str_of(l->field[f].name));
		value(b, it, &l->field[f], item_record(it, l, r));
	}
}

static void
record(buf *b, const struct item *it, const struct layer *l, ref r)
{
	if (l->fields == 1 && l->keep != NAMED && l->keep != OBJECT) {
		value(b, it, l->field, item_record(it, l, r));
		return;
	}
	buf_putc(b, '{');
	if (l->keep == NAMED) {
		json_name(b, S("id"));
		put_id(b, l, r);
	}
	json_record(b, it, l, r);
	buf_putc(b, '}');
}

static void
layer(buf *b, const struct item *it, const struct layer *l)
{
	u32 n = item_count(it, l);

	json_name(b, str_of(l->name));
	if (l->keep == OBJECT) {
		if (n)
			record(b, it, l, 1);
		else
			buf_lit(b, "null");
		return;
	}
	buf_putc(b, '[');
	for (ref r = 1; r <= n; r++) {
		if (r > 1)
			buf_putc(b, ',');
		record(b, it, l, r);
	}
	buf_putc(b, ']');
}

static void
item(buf *b, const struct item *it, u64 only, arena tmp)
{
	(void)tmp;
	buf_lit(b, "{\"schema\":1");
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (only ? !(only >> (l - layers) & 1) : l->keep == DROP)
			continue;
		if (l->keep == ONE)
			json_record(b, it, l, 1);
		else
			layer(b, it, l);
	}
	json_field(b, S("text"), item_all(it));
	buf_lit(b, "}\n");
}

const struct writer writer_json = {
	.name  = "json",
	.about = "JSON, one object an item",
	.item  = item,
};
