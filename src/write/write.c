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
	if (r == 0)
		return;
	buf_putc(b, l->one[0]);
	buf_num(b, r);
}

static void
put_list(buf *b, const struct item *it, const struct field *f, refs v)
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
put_numbers(buf *b, const u32 *v, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		if (i)
			buf_putc(b, ' ');
		buf_num(b, v[i]);
	}
}

void
write_field(buf *b, const struct item *it, const struct field *f,
    const void *record)
{
	const void *p = (const char *)record + f->at;

	switch (f->kind) {
	case KIND_str:   buf_put(b, *(const str *)p); break;
	case KIND_u32:   buf_num(b, *(const u32 *)p); break;
	case KIND_f64:   buf_real(b, *(const f64 *)p); break;
	case KIND_ref:   write_id(b, f->target, *(const ref *)p); break;
	case KIND_span:  buf_put(b, item_text(it, *(const span *)p)); break;
	case KIND_bytes: put_numbers(b, p, 2); break;
	case KIND_match: put_numbers(b, p, 3); break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		put_list(b, it, f, *(const refs *)p);
		break;
	}
}
