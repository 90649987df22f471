/* The list of writers, and fields as plain text. */
#include "write/write.h"

#define WRITER(x)  extern const struct writer writer_##x;
#include "write/writers.def"
#undef WRITER

const struct writer *const writers[] = {
#define WRITER(x)  &writer_##x,
#include "write/writers.def"
#undef WRITER
};
const size_t writers_n = countof(writers);

const struct writer *
writer_find(str name)
{
	for (size_t i = 0; i < writers_n; i++)
		if (str_is(name, str_of(writers[i]->name)))
			return writers[i];
	return 0;
}

void
write_id(buf *b, const struct layer *l, ref r)
{
	assert(l->keep == NAMED);
	if (r == 0)
		return;
	buf_putc(b, l->one[0]);
	buf_num(b, r);
}

static void
write_put_list(buf *b, const struct item *it, const struct field *f, refs v)
{
	for (u32 i = 0; i < v.n; i++) {
		u32 at = v.first + i;

		if (i)
			buf_lit(b, " / ");
		if (f->kind == KIND_spans)
			buf_put(b, item_text(it, it->pool.v[at]));
		else if (f->kind == KIND_strs)
			buf_put(b, it->words.v[at]);
		else
			write_id(b, f->target, it->refs.v[at]);
	}
}

static void
write_put_numbers(buf *b, const u32 *v, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		if (i)
			buf_putc(b, ' ');
		buf_num(b, v[i]);
	}
}

static void
write_put_strings(buf *b, const kind_list *l)
{
	for (u32 i = 0; i < l->n; i++) {
		if (i)
			buf_lit(b, " / ");
		buf_put(b, l->v[i]);
	}
}

/* Rows inside a cell: their fields with blanks between them. */
static void
write_put_rows(buf *b, const struct layer *l, const void *rows, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		if (i)
			buf_lit(b, " / ");
		for (u32 f = 0; f < l->fields; f++) {
			if (f)
				buf_putc(b, ' ');
			write_field(b, 0, &l->field[f],
			    (const char *)rows + i * l->size);
		}
	}
}

/* A span without an item is written as its numbers, because its words are not
 * at hand. */
static void
put_span(buf *b, const struct item *it, span s)
{
	if (it)
		buf_put(b, item_text(it, s));
	else
		write_put_numbers(b, (u32[]){ s.from, s.to }, 2);
}

void
write_field(buf *b, const struct item *it, const struct field *f,
    const void *record)
{
	const void *p = (const char *)record + f->at;
	const kind_rows *rows = p;

	switch (f->kind) {
	case KIND_str:
	case KIND_id:
	case KIND_tags:
	case KIND_places:
	case KIND_json:  buf_put(b, *(const str *)p); break;
	case KIND_end:   buf_put(b, ((const kind_end *)p)->id); break;
	case KIND_list:  write_put_strings(b, p); break;
	case KIND_flag:
		buf_put(b, *(const bool *)p ? S("true") : S("false"));
		break;
	case KIND_u32:   buf_num(b, *(const u32 *)p); break;
	case KIND_word:
		buf_put(b, word_name(f->words, *(const u32 *)p));
		break;
	case KIND_f64:   buf_real(b, *(const f64 *)p); break;
	case KIND_ref:   write_id(b, f->target, *(const ref *)p); break;
	case KIND_span:  put_span(b, it, *(const span *)p); break;
	case KIND_bytes: write_put_numbers(b, p, 2); break;
	case KIND_match: write_put_numbers(b, p, 3); break;
	case KIND_row:
		write_put_rows(b, f->target, *(const kind_row *)p,
		    *(const kind_row *)p != 0);
		break;
	case KIND_rows:
		write_put_rows(b, f->target, rows->v, rows->n);
		break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		write_put_list(b, it, f, *(const refs *)p);
		break;
	}
}

bool
write_asked(const struct layer *l, u64 asked)
{
	return asked ? asked >> (l - layers) & 1 : l->keep != DROP;
}

/* Output must be UTF-8: bytes that are not become U+FFFD. */
str
write_sound(arena *a, str t)
{
	buf good = { .mem = a };

	if (utf8_valid(t))
		return t;
	while (t.n)
		buf_char(&good, utf8_next(&t));
	return buf_str(&good);
}
