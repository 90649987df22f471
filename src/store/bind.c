/* How each kind of field stands in a column; columns are not believed. */
#include "store/bind.h"

/* What a ref points to, by its first word. */
static str
named(const struct item *it, const struct layer *l, ref r)
{
	const char *p = r ? item_record(it, l, r) : 0;

	return p && l->field[0].kind == KIND_str ?
	    *(const str *)(p + l->field[0].at) : (str){ 0 };
}

static str
words_of(arena *a, const struct item *it, const struct field *f, refs v)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < v.n; i++) {
		u32 at = v.first + i;

		if (i)
			buf_lit(&b, " / ");
		buf_put(&b, f->kind == KIND_spans ?
		    item_text(it, it->pool.v[at]) : f->kind == KIND_strs ?
		    it->words.v[at] : named(it, f->target, it->refs.v[at]));
	}
	return b.n ? buf_str(&b) : (str){ 0 };
}

static str
lines_of(arena *a, const kind_list *l)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < l->n; i++) {
		if (i)
			buf_putc(&b, '\n');
		buf_put(&b, l->v[i]);
	}
	return b.n ? buf_str(&b) : (str){ 0 };
}

static kind_list
cut_lines(arena *a, str t)
{
	words v = { 0 };

	while (t.n)
		*push(&v, a) = str_cut(&t, '\n');
	return (kind_list){ v.v, v.n };
}

void
bind_field(sqlite3_stmt *q, int at, const struct item *it,
    const struct field *f, const void *record, arena *tmp)
{
	const void *p = (const char *)record + f->at;

	switch (f->kind) {
	case KIND_str:
	case KIND_id:
	case KIND_tags:
	case KIND_places:
	case KIND_json:
		sql_str(q, at, *(const str *)p);
		break;
	case KIND_end:
		sql_str(q, at, ((const kind_end *)p)->id);
		break;
	case KIND_u32:
		sqlite3_bind_int64(q, at, *(const u32 *)p);
		break;
	case KIND_flag:
		sqlite3_bind_int64(q, at, *(const bool *)p);
		break;
	case KIND_f64:
		sqlite3_bind_double(q, at, *(const f64 *)p);
		break;
	case KIND_span:
		sql_str(q, at, item_text(it, *(const span *)p));
		break;
	case KIND_ref:
		sql_str(q, at, named(it, f->target, *(const ref *)p));
		break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		sql_str(q, at, words_of(tmp, it, f, *(const refs *)p));
		break;
	case KIND_list:
		sql_str(q, at, lines_of(tmp, p));
		break;
	case KIND_bytes:
	case KIND_match:
	case KIND_row:
	case KIND_rows:
		break;			/* not asked about by columns */
	}
}

bool
bind_back(sqlite3_stmt *q, int column, const struct field *f, void *row,
    arena *a)
{
	void *p = (char *)row + f->at;
	int type = sqlite3_column_type(q, column);
	i64 n = sqlite3_column_int64(q, column);
	span *v;
	u32 spans_n;

	switch (f->kind) {
	case KIND_u32:
		*(u32 *)p = (u32)n;
		return type == SQLITE_INTEGER && n >= 0 && n <= UINT32_MAX;
	case KIND_flag:
		*(bool *)p = n == 1;
		return type == SQLITE_INTEGER && (n == 0 || n == 1);
	case KIND_f64:
		*(f64 *)p = sqlite3_column_double(q, column);
		return type == SQLITE_FLOAT || type == SQLITE_INTEGER;
	case KIND_str:
	case KIND_id:
	case KIND_tags:
	case KIND_json:
		*(str *)p = sql_text(q, column);
		break;
	case KIND_end:
		*(kind_end *)p = (kind_end){ .id = sql_text(q, column) };
		break;
	case KIND_list:
		*(kind_list *)p = cut_lines(a, sql_text(q, column));
		break;
	case KIND_places:
		*(str *)p = sql_text(q, column);
		if (!places_read(a, *(str *)p, &v, &spans_n))
			return false;
		break;
	default:
		panic("%s: no column holds a field of that kind", f->name);
	}
	return type == SQLITE_TEXT || type == SQLITE_NULL;
}
