/*
 * JSON, one object a line: an item with all its layers, or a row.
 *
 * A layer is a list of objects, or of values if its records have only one
 * field. Spans are [from,to]; what is not known is null.
 */

#include "write/write.h"

/* The number of bytes at the head of t that need no escape. Eight bytes are
 * tested at a time for a zero byte, as in "Hacker's Delight". */
static size_t
json_plain(str t)
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
json_put_escaped(buf *b, char c)
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

/* Puts bytes that JSON allows as they are.  What would act on a terminal is
 * escaped: it is data, and nobody should meet it by looking at it. */
static void
json_put_plain(buf *b, str t)
{
	size_t done = 0;

	for (size_t i = 0; i < t.n; i++) {
		str rest = str_from(t, i);
		u32 c;

		if (!strchr("\x7f\xc2\xd8\xe2", t.s[i]))
			continue;
		c = utf8_next(&rest);
		if (!utf8_acts(c))
			continue;
		buf_put(b, (str){ t.s + done, i - done });
		buf_lit(b, "\\u");
		for (int shift = 12; shift >= 0; shift -= 4)
			buf_putc(b, "0123456789abcdef"[c >> shift & 15]);
		done = t.n - rest.n;
		i = done - 1;
	}
	buf_put(b, str_from(t, done));
}

void
json_str(buf *b, str t)
{
	if (!t.s) {
		buf_lit(b, "null");
		return;
	}
	t = write_sound(b->mem, t);
	buf_putc(b, '"');
	while (t.n) {
		size_t n = json_plain(t);

		json_put_plain(b, (str){ t.s, n });
		t = str_from(t, n);
		if (t.n) {
			json_put_escaped(b, t.s[0]);
			t = str_from(t, 1);
		}
	}
	buf_putc(b, '"');
}

void
json_next(buf *b)
{
	char last = b->n ? b->s[b->n - 1] : '{';

	if (last != '{' && last != '[')
		buf_putc(b, ',');
}

void
json_name(buf *b, str name)
{
	json_next(b);
	json_str(b, name);
	buf_putc(b, ':');
}

/* A name of the dictionary, which needs no escape. */
static void
json_put_name(buf *b, str name)
{
	json_next(b);
	buf_putc(b, '"');
	buf_put(b, name);
	buf_lit(b, "\":");
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
json_put_numbers(buf *b, const u32 *v, size_t n)
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
		json_put_numbers(b, (u32[]){ from, to }, 2);
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
json_put_list(buf *b, const struct item *it, const struct field *f, refs v)
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
json_put_strings(buf *b, const str *v, u32 n)
{
	buf_putc(b, '[');
	for (u32 i = 0; i < n; i++) {
		if (i)
			buf_putc(b, ',');
		json_str(b, v[i]);
	}
	buf_putc(b, ']');
}

static void
put_tags(buf *b, str t)
{
	buf_putc(b, '[');
	while (t.n) {
		json_next(b);
		json_str(b, str_cut(&t, ' '));
	}
	buf_putc(b, ']');
}

static void
put_row(buf *b, const struct layer *l, const void *row)
{
	if (!row) {
		buf_lit(b, "null");
		return;
	}
	buf_putc(b, '{');
	json_row(b, l, row);
	buf_putc(b, '}');
}

static void
json_put_rows(buf *b, const struct layer *l, const kind_rows *rows)
{
	buf_putc(b, '[');
	for (u32 i = 0; i < rows->n; i++) {
		if (i)
			buf_putc(b, ',');
		put_row(b, l, (const char *)rows->v + i * l->size);
	}
	buf_putc(b, ']');
}

static void
put_end(buf *b, str id, const struct voice_row *voice)
{
	if (voice) {
		put_row(b, &relations[RELATION_voices], voice);
		return;
	}
	buf_putc(b, '{');
	json_field(b, S("id"), id);
	buf_putc(b, '}');
}

static void
put_flag(buf *b, bool x)
{
	buf_put(b, x ? S("true") : S("false"));
}

static void
json_value_one(buf *b, const struct item *it, const struct field *f,
    const void *record)
{
	const void *p = (const char *)record + f->at;
	const span *s = p;
	const str *t = p;
	const kind_end *end = p;
	const kind_list *list = p;

	switch (f->kind) {
	case KIND_str:   json_str(b, *t); break;
	case KIND_u32:   buf_num(b, *(const u32 *)p); break;
	case KIND_word:
		json_str(b, word_name(f->words, *(const u32 *)p));
		break;
	case KIND_f64:   buf_real(b, *(const f64 *)p); break;
	case KIND_flag:  put_flag(b, *(const bool *)p); break;
	case KIND_span:
	case KIND_bytes: json_span(b, s->from, s->to); break;
	case KIND_ref:   put_id(b, f->target, *(const ref *)p); break;
	case KIND_match: json_put_numbers(b, p, 3); break;
	case KIND_id:    put_end(b, *t, 0); break;
	case KIND_end:   put_end(b, end->id, end->voice); break;
	case KIND_tags:  put_tags(b, *t); break;
	case KIND_list:  json_put_strings(b, list->v, list->n); break;
	case KIND_places:
	case KIND_json:  buf_put(b, t->n ? *t : S("[]")); break;
	case KIND_row:   put_row(b, f->target, *(const kind_row *)p); break;
	case KIND_rows:  json_put_rows(b, f->target, p); break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		json_put_list(b, it, f, *(const refs *)p);
		break;
	}
}

static void
json_put_fields(buf *b, const struct item *it, const struct layer *l,
    const void *record)
{
	for (u32 f = 0; f < l->fields; f++) {
		json_put_name(b, str_of(l->field[f].name));
		json_value_one(b, it, &l->field[f], record);
	}
}

void
json_record(buf *b, const struct item *it, const struct layer *l, ref r)
{
	json_put_fields(b, it, l, item_record(it, l, r));
}

/* Fields that are written only if they are known: who told of a voice,
 * changes. */
static bool
left_out(const struct field *f, const void *row)
{
	const void *p = (const char *)row + f->at;

	return f->use == STORED_ONLY || ((f->kind == KIND_id ||
	    f->kind == KIND_json) && ((const str *)p)->n == 0);
}

/* A field named a.b is the member b of an object a. */
void
json_row(buf *b, const struct layer *l, const void *row)
{
	str open = { 0 };

	assert(l->keep == STORED || l->keep == MADE);
	for (u32 i = 0; i < l->fields; i++) {
		const struct field *f = &l->field[i];
		str name = str_of(f->as), group = { 0 };

		if (left_out(f, row))
			continue;
		if (str_find(name, S(".")) < name.n)
			group = str_cut(&name, '.');
		if (open.n && !str_is(open, group))
			buf_putc(b, '}');
		if (group.n && !str_is(open, group)) {
			json_put_name(b, group);
			buf_putc(b, '{');
		}
		open = group;
		json_put_name(b, name);
		json_value_one(b, 0, f, row);
	}
	if (open.n)
		buf_putc(b, '}');
}

static void
json_record_one(buf *b, const struct item *it, const struct layer *l, ref r)
{
	if (l->fields == 1 && l->keep != NAMED && l->keep != OBJECT) {
		json_value_one(b, it, l->field, item_record(it, l, r));
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

	json_put_name(b, str_of(l->name));
	if (l->keep == OBJECT) {
		if (n)
			json_record_one(b, it, l, 1);
		else
			buf_lit(b, "null");
		return;
	}
	buf_putc(b, '[');
	for (ref r = 1; r <= n; r++) {
		if (r > 1)
			buf_putc(b, ',');
		json_record_one(b, it, l, r);
	}
	buf_putc(b, ']');
}

static void
json_item(buf *b, const struct table *t, const struct item *it, arena tmp)
{
	(void)tmp;
	buf_lit(b, "{\"schema\":1");
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (!write_asked(l, t->layers))
			continue;
		if (l->keep == ONE)
			json_record(b, it, l, 1);
		else
			layer(b, it, l);
	}
	json_field(b, S("text"), item_all(it));
	buf_lit(b, "}\n");
}

static void
json_row_one(buf *b, const struct table *t, const struct row *r, arena tmp)
{
	(void)tmp;
	buf_lit(b, "{\"schema\":1");
	for (u32 p = 0; p < WRITE_PARTS && t->part[p]; p++) {
		const struct layer *l = t->part[p];

		if (l->keep == STORED || l->keep == MADE)
			json_row(b, l, r->part[p]);
		else
			json_put_fields(b, r->it, l, r->part[p]);
	}
	buf_lit(b, "}\n");
}

const struct writer writer_json = {
	.name  = "json",
	.about = "JSON, one object a line",
	.item  = json_item,
	.row   = json_row_one,
};
