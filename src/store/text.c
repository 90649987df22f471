/*
 * SQL made of the dictionaries. A table of a layer has the number of the item
 * and of the record before the fields; a table of a relation has the number of
 * the row. A column of JSON is read only if it is valid JSON.
 */
#include "store/text.h"

static const char *
type(const struct field *f)
{
	return f->kind == KIND_u32 || f->kind == KIND_flag ? " INTEGER" :
	    f->kind == KIND_f64 ? " REAL" : " TEXT";
}

static void
text_put_name(buf *b, const char *name)
{
	buf_putc(b, '"');
	buf_put(b, str_of(name));
	buf_putc(b, '"');
}

static void
put_read(buf *b, const struct field *f)
{
	if (f->kind != KIND_json) {
		text_put_name(b, f->name);
		return;
	}
	buf_lit(b, "iif(json_valid(");
	text_put_name(b, f->name);
	buf_lit(b, "),json(");
	text_put_name(b, f->name);
	buf_lit(b, "),NULL)");
}

enum what { NAMES, TYPES, READ, MARKS };

/* The columns of a table: their names, names with types, as they are read, or ?
 * for each. */
static void
text_put_fields(buf *b, const struct layer *l, enum what what,
    const char *before)
{
	for (u32 i = 0; i < l->fields; i++) {
		const struct field *f = &l->field[i];

		if (f->use == WRITTEN_ONLY)
			continue;
		buf_put(b, str_of(before));
		before = ", ";
		if (what == MARKS)
			buf_putc(b, '?');
		else if (what == READ)
			put_read(b, f);
		else
			text_put_name(b, f->name);
		if (what == TYPES)
			buf_put(b, str_of(type(f)));
	}
}

static bool
is_relation(const struct layer *l)
{
	return l->keep == STORED;
}

void
text_table(buf *b, const struct layer *l)
{
	buf_lit(b, "CREATE TABLE ");
	text_put_name(b, l->name);
	buf_put(b, is_relation(l) ? S(" (n INTEGER PRIMARY KEY") :
	    S(" (item INTEGER NOT NULL, n INTEGER NOT NULL"));
	text_put_fields(b, l, TYPES, ", ");
	buf_put(b, is_relation(l) ? S(");") :
	    S(", PRIMARY KEY (item, n)) WITHOUT ROWID;"));
}

static const char *
ended(buf *b)
{
	buf_putc(b, '\0');
	return b->s;
}

const char *
text_put(const struct layer *l, arena *a)
{
	buf b = { .mem = a };

	buf_lit(&b, "INSERT INTO ");
	text_put_name(&b, l->name);
	buf_put(&b, is_relation(l) ? S(" (") : S(" (item, n"));
	text_put_fields(&b, l, NAMES, is_relation(l) ? "" : ", ");
	buf_put(&b, is_relation(l) ? S(") VALUES (") : S(") VALUES (?, ?"));
	text_put_fields(&b, l, MARKS, is_relation(l) ? "" : ", ");
	buf_putc(&b, ')');
	return ended(&b);
}

const char *
text_each(const struct layer *l, arena *a)
{
	buf b = { .mem = a };

	buf_lit(&b, "SELECT ");
	text_put_fields(&b, l, READ, "");
	buf_lit(&b, " FROM ");
	text_put_name(&b, l->name);
	buf_lit(&b, " ORDER BY n");
	return ended(&b);
}

const char *
text_clear(const struct layer *l, arena *a)
{
	buf b = { .mem = a };

	buf_lit(&b, "DELETE FROM ");
	text_put_name(&b, l->name);
	return ended(&b);
}
