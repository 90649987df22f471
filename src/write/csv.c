/*
 * CSV after RFC 4180, in UTF-8, with a line of column names: for spreadsheets,
 * R and pandas. A row is an item; if one layer is asked for, a row is a record
 * with the id of its item first; in an export it is a row of a relation.
 *
 * Lines end in LF, as in all output of this program. Every reader of CSV
 * accepts it, and cut, diff and awk do not expect CR LF. A cell with a comma,
 * quote or line break is quoted, and quotes in it are doubled.
 *
 * A spreadsheet runs a cell that begins with = + - @ as a formula, and the
 * texts come from strangers. Such a cell, and one that begins with a tab or CR,
 * gets an apostrophe in front if more follows. Whoever needs the exact bytes
 * reads JSON.
 */
#include "write/cells.h"

struct line { buf *b; bool first; };

static bool
is_formula(str t)
{
	return t.n > 1 && memchr("=+-@\t\r", t.s[0], 6);
}

static bool
needs_quotes(str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (memchr(",\"\n\r", t.s[i], 4))
			return true;
	return false;
}

static void
csv_cell(void *self, str t)
{
	struct line *l = self;
	bool quotes = needs_quotes(t);

	t = write_sound(l->b->mem, t);
	if (!l->first)
		buf_putc(l->b, ',');
	l->first = false;
	if (quotes)
		buf_putc(l->b, '"');
	if (is_formula(t))
		buf_putc(l->b, '\'');
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] == '"')
			buf_putc(l->b, '"');
		buf_putc(l->b, t.s[i]);
	}
	if (quotes)
		buf_putc(l->b, '"');
}

/* The only layer that was asked for, or NULL: then rows are items. */
static const struct layer *
only(const struct table *t)
{
	for (u32 l = 0; l < LAYERS; l++)
		if (t->layers == (u64)1 << l && layers[l].keep != ONE)
			return &layers[l];
	return 0;
}

static void
csv_record(buf *b, const struct layer *l, const struct item *it, ref r,
    arena tmp)
{
	struct line x = { b, true };

	csv_cell(&x, it ? item_head(it)->id : S("item"));
	cells_record(&(struct cells){ csv_cell, &x, tmp }, l, it, r);
	buf_putc(b, '\n');
}

static void
item_row(buf *b, const struct table *t, const struct item *it, arena tmp)
{
	struct line x = { b, true };

	cells_item(&(struct cells){ csv_cell, &x, tmp }, t->layers, it);
	buf_putc(b, '\n');
}

static void
csv_row(buf *b, const struct table *t, const struct row *r, arena tmp)
{
	struct line x = { b, true };

	cells_row(&(struct cells){ csv_cell, &x, tmp }, t, r);
	buf_putc(b, '\n');
}

static void
csv_begin(buf *b, const struct table *t, arena tmp)
{
	if (t->part[0])
		csv_row(b, t, 0, tmp);
	else if (only(t))
		csv_record(b, only(t), 0, 0, tmp);
	else
		item_row(b, t, 0, tmp);
}

static void
csv_item(buf *b, const struct table *t, const struct item *it, arena tmp)
{
	const struct layer *l = only(t);

	if (!l) {
		item_row(b, t, it, tmp);
		return;
	}
	for (ref r = 1; r <= item_count(it, l); r++)
		csv_record(b, l, it, r, tmp);
}

const struct writer writer_csv = {
	.name  = "csv",
	.about = "CSV with column names; ' before cells that begin = + - @",
	.begin = csv_begin,
	.item  = csv_item,
	.row   = csv_row,
};
