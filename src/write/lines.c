/*
 * One record a line, with tabs between fields: for tests, people, cut and awk.
 * If several layers are written, the name of the layer comes first.
 */
#include "write/cells.h"

struct line { buf *b; bool first; };

static void
lines_cell(void *self, str t)
{
	struct line *l = self;

	if (!l->first)
		buf_putc(l->b, '\t');
	l->first = false;
	for (size_t i = 0; i < t.n; i++)
		buf_putc(l->b, t.s[i] == '\n' || t.s[i] == '\t' ? ' ' :
		    t.s[i]);
}

static void
lines_item(buf *b, const struct table *t, const struct item *it, arena tmp)
{
	bool many = (t->layers & (t->layers - 1)) != 0 || t->layers == 0;

	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (!write_asked(l, t->layers))
			continue;
		for (ref r = 1; r <= item_count(it, l); r++) {
			struct line x = { b, true };
			struct cells c = { lines_cell, &x, tmp };

			if (many)
				lines_cell(&x, str_of(l->name));
			cells_record(&c, l, it, r);
			buf_putc(b, '\n');
		}
	}
}

static void
lines_row(buf *b, const struct table *t, const struct row *r, arena tmp)
{
	struct line x = { b, true };

	cells_row(&(struct cells){ lines_cell, &x, tmp }, t, r);
	buf_putc(b, '\n');
}

const struct writer writer_lines = {
	.name  = "lines",
	.about = "one record a line, fields between tabs",
	.item  = lines_item,
	.row   = lines_row,
};
