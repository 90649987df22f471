/* How each kind of field is written to a column and read back. Columns of a
 * file are not trusted: a value that the field cannot have is refused. */
#include <math.h>

#include "store/bind.h"

/* The record that a ref points to, by the first field of it. */
static str
bind_named(const struct item *it, const struct layer *l, ref r)
{
	const char *p = r ? item_record(it, l, r) : 0;

	return p && l->field[0].kind == KIND_str ?
	    *(const str *)(p + l->field[0].at) : (str){ 0 };
}

enum { WORDS = 1000 };		/* bytes of a span in a table */

/* The words of a span.  Of a long one only the beginning stands in the table:
 * many citations of one text govern all of it. */
static str
bind_words(arena *a, const struct item *it, span at)
{
	str t = item_text(it, at);

	if (t.n <= WORDS)
		return t;
	t.n = WORDS;
	while (t.n && ((u8)t.s[t.n] & 0xc0) == 0x80)
		t.n--;
	return str_join(a, t, S("…"));
}

static str
bind_words_of(arena *a, const struct item *it, const struct field *f, refs v)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < v.n; i++) {
		u32 at = v.first + i;

		if (i)
			buf_lit(&b, " / ");
		buf_put(&b, f->kind == KIND_spans ?
		    bind_words(a, it, it->pool.v[at]) : f->kind == KIND_strs ?
		    it->words.v[at] :
		    bind_named(it, f->target, it->refs.v[at]));
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
	case KIND_word:
		sql_str(q, at, word_name(f->words, *(const u32 *)p));
		break;
	case KIND_flag:
		sqlite3_bind_int64(q, at, *(const bool *)p);
		break;
	case KIND_f64:
		sqlite3_bind_double(q, at, *(const f64 *)p);
		break;
	case KIND_span:
		sql_str(q, at, bind_words(tmp, it, *(const span *)p));
		break;
	case KIND_ref:
		sql_str(q, at, bind_named(it, f->target, *(const ref *)p));
		break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		sql_str(q, at, bind_words_of(tmp, it, f, *(const refs *)p));
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

static bool
whole_number(sqlite3_stmt *q, int column, i64 most, i64 *n)
{
	*n = sqlite3_column_int64(q, column);
	return sqlite3_column_type(q, column) == SQLITE_INTEGER && *n >= 0 &&
	    *n <= most;
}

static bool
real_number(sqlite3_stmt *q, int column, f64 *x)
{
	int type = sqlite3_column_type(q, column);

	*x = sqlite3_column_double(q, column);
	return (type == SQLITE_FLOAT || type == SQLITE_INTEGER) &&
	    isfinite(*x);
}

static bool
bind_text(sqlite3_stmt *q, int column, str *t)
{
	int type = sqlite3_column_type(q, column);

	*t = sql_text(q, column);
	return type == SQLITE_TEXT || type == SQLITE_NULL;
}

bool
bind_back(sqlite3_stmt *q, int column, const struct field *f, void *row,
    arena *a)
{
	void *p = (char *)row + f->at;
	span *v;
	str t;
	i64 n;
	u32 spans_n;

	switch (f->kind) {
	case KIND_u32:
		if (!whole_number(q, column, UINT32_MAX, &n))
			return false;
		*(u32 *)p = (u32)n;
		return true;
	case KIND_flag:
		if (!whole_number(q, column, 1, &n))
			return false;
		*(bool *)p = n;
		return true;
	case KIND_f64:
		return real_number(q, column, p);
	case KIND_str:
	case KIND_id:
	case KIND_tags:
	case KIND_json:
		return bind_text(q, column, p);
	case KIND_end:
		*(kind_end *)p = (kind_end){ 0 };
		return bind_text(q, column, &((kind_end *)p)->id);
	case KIND_places:
		return bind_text(q, column, p) && places_read(a, *(str *)p, &v,
		    &spans_n);
	case KIND_list:
		if (!bind_text(q, column, &t))
			return false;
		*(kind_list *)p = cut_lines(a, t);
		return true;
	default:
		panic("%s: no column holds a field of that kind", f->name);
	}
}
