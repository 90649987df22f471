/*
 * bind: fields of records and rows as columns, and columns as fields of rows.
 */
#ifndef STORE_BIND_H
#define STORE_BIND_H

#include "store/sql.h"

/* What is bound is good until the statement is run; `it` is NULL for rows of
 * relations.  Of a span its words are bound. */
void  bind_field(sqlite3_stmt *, int at, const struct item *it,
	 const struct field *, const void *record, arena *);

/* A column into a row, good until the next step; false where it is nothing
 * that such a field can have. */
bool  bind_back(sqlite3_stmt *, int column, const struct field *, void *row,
	 arena *);

#endif
