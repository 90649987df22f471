/*
 * One record a line, fields between tabs: for tests, people, cut and awk.
 * Where more than one layer is written, its name comes first.
 */
#include "write/write.h"

static void
line(buf *b, const struct item *it, const struct layer *l, ref r, arena tmp)
{
	buf cell = { .mem = &tmp };

	if (l->keep == NAMED) {
		write_id(b, l, r);
		buf_putc(b, '\t');
	}
	for (u32 f = 0; f < l->fields; f++) {
		cell.n = 0;
		write_field(&cell, it, &l->field[f], item_record(it, l, r));
		for (size_t i = 0; i < cell.n; i++)
			buf_putc(b, cell.s[i] == '\n' || cell.s[i] == '\t' ?
			    ' ' : cell.s[i]);
		buf_putc(b, f + 1 < l->fields ? '\t' : '\n');
	}
}

static void
item(buf *b, const struct item *it, u64 only, arena tmp)
{
	bool many = only == 0 || (only & (only - 1)) != 0;

	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (only ? !(only >> (l - layers) & 1) : l->keep == DROP)
			continue;
		for (ref r = 1; r <= item_count(it, l); r++) {
			if (many) {
				buf_put(b, str_of(l->name));
				buf_putc(b, '\t');
			}
			line(b, it, l, r, tmp);
		}
	}
}

const struct writer writer_lines = {
	.name  = "lines",
	.about = "one record a line, fields between tabs",
	.item  = item,
};
