/*
 * What was taken out of the store for good? The bytes of a capture and all that
 * stands beside them go. Its id stays, so that the same capture is not added
 * again. It is overwritten in the file, too (secure_delete).
 */
#include "store/sql.h"

bool
store_forgotten(struct store *s, str capture_id, bool *is, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_forgotten, e);
	int row;

	if (!q)
		return false;
	sql_str(q, 1, capture_id);
	row = sql_row(s, q, e);
	*is = row == 1;
	sql_rest(q);
	return row >= 0;
}

/* Finds the capture of an item. */
static bool
forget_find(struct store *s, str item, struct forgot *f, arena *a,
    struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_capture_of, e);
	int row;

	if (!q)
		return false;
	sql_str(q, 1, item);
	row = sql_row(s, q, e);
	if (row == 1) {
		f->id = sql_copy(a, q, 0);
		f->path = sql_copy(a, q, 1);
		f->items = (u32)sqlite3_column_int64(q, 2);
		f->content = (u64)sqlite3_column_int64(q, 3);
	}
	sql_rest(q);
	return row >= 0;
}

bool
store_forget(struct store *s, str item, struct forgot *f, arena *a,
    struct err *e)
{
	sqlite3_stmt *q;

	assert(s->writes);
	*f = (struct forgot){ 0 };
	if (!sql_do(s, "PRAGMA secure_delete=1", e) ||
	    !forget_find(s, item, f, a, e))
		return false;
	if (!f->id.n)
		return true;
	q = sql(s, SQL_put_forgotten, e);
	if (!q)
		return false;
	sql_str(q, 1, f->id);
	if (!sql_run(s, q, e))
		return false;
	q = sql(s, SQL_drop_capture, e);
	if (!q)
		return false;
	sql_str(q, 1, f->id);
	return sql_run(s, q, e);
}

bool
store_forgot_same(struct store *s, const struct forgot *f, arena *a, str *id,
    struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_same_item, e);
	int row;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, (i64)f->content);
	row = sql_row(s, q, e);
	*id = row == 1 ? sql_copy(a, q, 0) : (str){ 0 };
	sql_rest(q);
	return row >= 0;
}
