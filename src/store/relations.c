/*
 * Puts and reads the rows of relations. The dictionary alone says what fields a
 * relation has. A row with a value that a field cannot have is refused.
 */
#include <stdlib.h>

#include "store/bind.h"
#include "store/text.h"

bool
store_clear_relations(struct store *s, struct err *e)
{
	for (u32 i = 0; i < RELATIONS; i++) {
		sqlite3_stmt *q;

		if (relations[i].keep != STORED)
			continue;
		q = sql_made(s, SQL_CLEAR + i, &relations[i], text_clear, e);
		if (!q || !sql_run(s, q, e))
			return false;
	}
	return true;
}

bool
store_put(struct store *s, enum relation r, const void *row, struct err *e)
{
	const struct layer *l = &relations[r];
	sqlite3_stmt *q = sql_made(s, SQL_PUT + (u32)r, l, text_put, e);
	arena tmp = *s->mem;
	int at = 1;

	assert(l->keep == STORED);
	assert(s->writes);
	for (u32 i = 0; q && i < l->fields; i++)
		if (l->field[i].use != WRITTEN_ONLY)
			bind_field(q, at++, 0, &l->field[i], row, &tmp);
	return q && sql_run(s, q, e);
}

static bool
take_row(sqlite3_stmt *q, const struct layer *l, void *row, arena *a)
{
	int column = 0;

	for (u32 i = 0; i < l->fields; i++)
		if (l->field[i].use != WRITTEN_ONLY &&
		    !bind_back(q, column++, &l->field[i], row, a))
			return false;
	return true;
}

bool
store_each(struct store *s, enum relation r, arena tmp,
    void (*each)(void *, const void *row), void *self, struct err *e)
{
	const struct layer *l = &relations[r];
	sqlite3_stmt *q = sql_made(s, SQL_EACH + (u32)r, l, text_each, e);
	void *row = arena_take(&tmp, l->size, 1);
	int more;

	assert(l->keep == STORED);
	while (q && (more = sql_row(s, q, e)) != 0) {
		arena a = tmp;

		if (more < 0)
			return false;
		if (!take_row(q, l, row, &a)) {
			sql_rest(q);
			return err_set(e, ERR_STORE, "%s: damaged row in %s; "
			    "copytaster doctor --rebuild makes it again",
			    s->path, l->name);
		}
		each(self, row);
	}
	return q;
}

static int
by_items(const void *a, const void *b)
{
	const struct name_row *x = a, *y = b;

	if (x->items != y->items)
		return x->items < y->items ? 1 : -1;
	return str_order(x->key, y->key);
}

/* Rows come in the order of keys; the first row of a key has its most frequent
 * name. */
bool
store_names(struct store *s, arena tmp, void (*each)(void *,
    const struct name_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_names, e);
	list(struct name_row) all = { 0 };
	int row;

	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		if (all.n == 0 || !str_is(all.v[all.n - 1].key,
		    sql_text(q, 0)))
			*push(&all, &tmp) = (struct name_row){
				.key = sql_copy(&tmp, q, 0),
				.name = sql_copy(&tmp, q, 1),
				.type = sql_copy(&tmp, q, 2),
			};
		all.v[all.n - 1].items += (u32)sqlite3_column_int64(q, 3);
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_items);
	for (u32 i = 0; i < all.n; i++)
		each(self, &all.v[i]);
	return q;
}
