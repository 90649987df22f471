/*
 * bind: fields of records and rows as columns, and columns as fields of rows.
 */
#ifndef STORE_BIND_H
#define STORE_BIND_H

#include "store/sql.h"

/*
 * Binds a field to a parameter of a statement. What is bound must stay valid
 * until the statement has run. `it` is NULL for rows of relations. For a span
 * the words are bound.
 */
void  bind_field(sqlite3_stmt *, int at, const struct item *it,
	 const struct field *, const void *record, arena *);

/* Reads a column into a field of a row; the value is valid until the next step.
 * False if the field cannot have that value. */
bool  bind_back(sqlite3_stmt *, int column, const struct field *, void *row,
	 arena *);

#endif
