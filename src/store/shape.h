/*
 * shape: whether the tables of a file are those of this program. A file may
 * come from anybody, and triggers, views and other tables than ours would do
 * their own work whenever it is read or written.
 */
#ifndef STORE_SHAPE_H
#define STORE_SHAPE_H

#include "store/sql.h"

/*
 * Compares the tables and indexes of the file with those that `made` makes.
 * One that is missing or made otherwise is an ERR_STORE, and so is one that
 * `made` does not make, unless `others` may be there. `lacks` says whether the
 * reason is that one is missing.
 */
bool  shape_is(struct store *, const char *made, bool others, bool *lacks,
	 struct err *);

/* Refuses triggers, views and virtual tables that no store has. */
bool  shape_safe(struct store *, struct err *);

/* The name of a table that is not kept, virtual ones first; empty if there is
 * none. */
bool  shape_derived(struct store *, arena *, str *name, struct err *);

#endif
