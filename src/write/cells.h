/*
 * cells: items, records and rows as cells of a table. One function writes both
 * the names of the columns (if there is no row) and the cells, so they cannot
 * disagree.
 */
#ifndef WRITE_CELLS_H
#define WRITE_CELLS_H

#include "write/write.h"

struct cells {
	void (*cell)(void *self, str);	/* good until it returns */
	void  *self;
	arena  tmp;
};

/*
 * An item as a row: the fields of the head by their names; the fields of a
 * layer with one record as layer_field; for other layers their strings joined
 * with "; ", or the number of records; the text last.
 */
void  cells_item(const struct cells *, u64 layers, const struct item *);

/* A record of a layer, its id first if it has one. */
void  cells_record(const struct cells *, const struct layer *,
	 const struct item *, ref);

/* All parts of a row. A field a.b is named a_b; a field of a row within the
 * row, or of the voice at an end, is named field_field. */
void  cells_row(const struct cells *, const struct table *,
	 const struct row *);

#endif
