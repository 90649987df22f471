/*
 * schema: the tables of a store, and whether a file has those of this program.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/sql.h"

/* Makes the tables in a file that has none; says whether they are current. */
bool  schema_ready(struct store *, struct err *);

/* Drops the derived half and makes it again, empty and not current. */
bool  schema_drop(struct store *, struct err *);

/* Marks the derived half as whole, with the hash and the rules of this
 * program. */
bool  schema_current(struct store *, struct err *);

/* Are the records of this layer rows of a table as well? */
bool  layer_is_table(const struct layer *);

#endif
