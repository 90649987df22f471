/* Items, records and rows as cells, for writers whose lines are tables. */

#include "write/cells.h"

/* The name of a column: the name of the part, and the name of the field. */
static void
cells_put_name(const struct cells *c, const char *before, const char *name)
{
	arena tmp = c->tmp;
	buf b = { .mem = &tmp };

	if (before) {
		buf_put(&b, str_of(before));
		buf_putc(&b, '_');
	}
	for (; *name; name++)
		buf_putc(&b, *name == '.' ? '_' : *name);
	c->cell(c->self, buf_str(&b));
}

static void
put_cell(const struct cells *c, const struct item *it, const struct field *f,
    const void *record)
{
	arena tmp = c->tmp;
	buf b = { .mem = &tmp };

	write_field(&b, it, f, record);
	c->cell(c->self, buf_str(&b));
}

/* One cell: the name of the column if `names`, else the field of the record. It
 * is empty without a record. */
static void
cells_field(const struct cells *c, const char *before, const struct field *f,
    const struct item *it, const void *record, bool names)
{
	if (names)
		cells_put_name(c, before, f->as);
	else if (record)
		put_cell(c, it, f, record);
	else
		c->cell(c->self, (str){ 0 });
}

static void
cells_fields(const struct cells *c, const char *before, const struct layer *l,
    const struct item *it, const void *record, bool names)
{
	for (u32 i = 0; i < l->fields; i++)
		if (l->field[i].use != STORED_ONLY)
			cells_field(c, before, &l->field[i], it, record, names);
}

/* Records with a single string are joined in one cell; others are counted. */
static bool
cells_joined(const struct layer *l)
{
	return l->fields == 1 && l->field->kind == KIND_str;
}

static void
list_layer(const struct cells *c, const struct layer *l,
    const struct item *it)
{
	arena tmp = c->tmp;
	buf b = { .mem = &tmp };

	if (!it) {
		cells_put_name(c, 0, l->name);
		return;
	}
	if (!cells_joined(l))
		buf_num(&b, item_count(it, l));
	for (ref r = 1; cells_joined(l) && r <= item_count(it, l); r++) {
		if (r > 1)
			buf_lit(&b, "; ");
		write_field(&b, it, l->field, item_record(it, l, r));
	}
	c->cell(c->self, buf_str(&b));
}

void
cells_item(const struct cells *c, u64 asked, const struct item *it)
{
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (!write_asked(l, asked))
			continue;
		if (l->keep == ONE || l->keep == OBJECT)
			cells_fields(c, l->keep == ONE ? 0 : l->name, l, it,
			    it && item_count(it, l) ? item_record(it, l, 1) :
			    0, !it);
		else
			list_layer(c, l, it);
	}
	c->cell(c->self, it ? item_all(it) : S("text"));
}

void
cells_record(const struct cells *c, const struct layer *l,
    const struct item *it, ref r)
{
	arena tmp = c->tmp;
	buf id = { .mem = &tmp };

	assert(!it || (r >= 1 && r <= item_count(it, l)));
	if (l->keep == NAMED) {
		if (it)
			write_id(&id, l, r);
		else
			buf_lit(&id, "id");
		c->cell(c->self, buf_str(&id));
	}
	cells_fields(c, 0, l, it, it ? item_record(it, l, r) : 0, !it);
}

/* The fields of a voice except its id, which the end itself has. */
static void
cells_voice(const struct cells *c, const char *before, const void *row,
    bool names)
{
	const struct layer *l = &relations[RELATION_voices];

	for (u32 i = 0; i < l->fields; i++)
		if (l->field[i].at != offsetof(struct voice_row, id))
			cells_field(c, before, &l->field[i], 0, row, names);
}

static void
row_fields(const struct cells *c, const struct layer *l,
    const struct item *it, const void *record, bool names)
{
	for (u32 i = 0; i < l->fields; i++) {
		const struct field *f = &l->field[i];
		const void *p = names ? 0 : (const char *)record + f->at;

		if (f->use == STORED_ONLY)
			continue;
		if (f->kind == KIND_row) {
			cells_fields(c, f->as, f->target, 0, names ? 0 :
			    *(const kind_row *)p, names);
			continue;
		}
		cells_field(c, 0, f, it, record, names);
		if (f->kind == KIND_end)
			cells_voice(c, f->as, names ? 0 :
			    ((const kind_end *)p)->voice, names);
	}
}

void
cells_row(const struct cells *c, const struct table *t, const struct row *r)
{
	for (u32 p = 0; p < WRITE_PARTS && t->part[p]; p++)
		row_fields(c, t->part[p], r ? r->it : 0, r ? r->part[p] : 0,
		    !r);
}
