/*
 * cells: items, records and rows as cells of a table.  The same walk gives the
 * names of the columns (where there is no row) and their cells, so that they
 * cannot differ.
 */
#ifndef WRITE_CELLS_H
#define WRITE_CELLS_H

#include "write/write.h"

struct cells {
	void (*cell)(void *self, str);	/* good until it returns */
	void  *self;
	arena  tmp;
};

/* An item: fields of the head by their names; those of a layer with one record
 * as layer_field; of other layers the records with "; " between, if they are
 * strings, else how many there are; last the text. */
void  cells_item(const struct cells *, u64 layers, const struct item *);

/* A record of a layer; its id first where it has one. */
void  cells_record(const struct cells *, const struct layer *,
	 const struct item *, ref);

/* All parts of a row.  A field a.b is a_b; a field of a row within it, and of
 * the voice that an end is, field_field. */
void  cells_row(const struct cells *, const struct table *,
	 const struct row *);

#endif
