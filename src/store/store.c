/* Opening, closing and committing, and facts about the store as a whole. */

#include <stdio.h>

#include "store/choose.h"
#include "store/schema.h"

enum {
	PATIENCE = 2000,	/* ms to wait for another writer */
	STEPS = 1000		/* of SQLite, after which signals are heeded */
};

static int
is_stopped(void *self)
{
	(void)self;
	return stop_asked();
}

/* The name for SQLite, which takes some names for addresses, but never one that
 * begins with a dot or slash. */
static const char *
plain_name(const struct store *s)
{
	return *s->path == '/' ? s->path : str_join(s->mem, S("./"),
	    str_of(s->path)).s;
}

/* The name as an address, for a file that does not change while it is read, so
 * that SQLite makes no file beside it. */
static const char *
lasting_name(const struct store *s)
{
	const char *path = plain_name(s);
	buf b = { .mem = s->mem };

	buf_put(&b, *path == '/' ? S("file://") : S("file:"));
	for (; *path; path++) {
		char hex[4];

		if (!strchr("%?#", *path)) {
			buf_putc(&b, *path);
			continue;
		}
		snprintf(hex, sizeof hex, "%%%02X", (u8)*path);
		buf_put(&b, str_of(hex));
	}
	buf_lit(&b, "?immutable=1");
	buf_putc(&b, '\0');
	return b.s;
}

/* Has a writer left something in the file beside it, or does one write? */
static bool
has_log(str path, arena tmp)
{
	struct file_info info;
	struct err absent = { 0 };
	str log = str_join(&tmp, path, S("-wal"));

	return file_stat(log.s, &info, &absent) && info.size;
}

/*
 * Who may write the file opens it as the writer does, and SQLite tidies up. Who
 * may not, because it is another's or lies on a disk that is only read, must
 * leave nothing there. While a writer is at work its files are there already.
 */
static int
open_reader(struct store *s)
{
	int flags = SQLITE_OPEN_NOMUTEX;
	str path = str_of(s->path);	/* what a link leads to, if it is one */
	struct err absent = { 0 };

	file_real(s->mem, s->path, &path, &absent);
	if (file_writable(path.s))
		return sqlite3_open_v2(plain_name(s), &s->db, flags |
		    SQLITE_OPEN_READWRITE, 0);
	if (has_log(path, *s->mem))
		return sqlite3_open_v2(plain_name(s), &s->db, flags |
		    SQLITE_OPEN_READONLY, 0);
	s->lasting = true;
	return sqlite3_open_v2(lasting_name(s), &s->db, flags |
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, 0);
}

static bool
store_open_file(struct store *s, struct err *e)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	    SQLITE_OPEN_CREATE;
	struct file_info info = { 0 };
	struct err absent = { 0 };

	if (!s->writes && !file_stat(s->path, &info, &absent))
		return err_set(e, ERR_STORE, "%s: no store; copytaster add "
		    "makes one", s->path);
	if (s->writes && !file_make_folders(s->path, e))
		return false;
	s->stamp = info.stamp;
	if ((s->writes ? sqlite3_open_v2(plain_name(s), &s->db, flags, 0) :
	    open_reader(s)) != SQLITE_OK)
		return sql_failed(s, e);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, s->writes ? PATIENCE : 10 * PATIENCE);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
	if (!s->writes)		/* a write is done as a whole or not at all */
		sqlite3_progress_handler(s->db, STEPS, is_stopped, 0);
	return choose_open(s, e) && sql_do(s, "PRAGMA cell_size_check=1", e);
}

struct store *
store_open(arena *a, const char *path, enum store_mode mode, struct err *e)
{
	struct store *s = new(a, struct store, 1);

	s->mem = a;
	s->path = str_copy(a, str_of(path)).s;
	s->writes = mode == STORE_WRITE;
	if (store_open_file(s, e) && schema_ready(s, e) && (s->writes ||
	    sql_do(s, "PRAGMA query_only=1; BEGIN", e)))
		return s;
	store_close(s);
	return 0;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	for (u32 i = 0; i < SQL_MOST; i++)
		sqlite3_finalize(s->stmt[i]);
	sqlite3_close(s->db);
}

bool
store_lasted(const struct store *s, struct err *e)
{
	struct file_info info;

	if (!s->lasting)
		return true;
	if (!file_stat(s->path, &info, e))
		return false;
	return info.stamp == s->stamp || err_set(e, ERR_STORE, "%s: was "
	    "written while it was read; ask again", s->path);
}

/* Writes always happen in a transaction; the next one begins at once. */
bool
store_commit(struct store *s, struct err *e)
{
	sqlite3_stmt *end = sql(s, SQL_commit, e);
	sqlite3_stmt *begin = sql(s, SQL_begin, e);

	assert(s->writes);
	return end && begin && sql_run(s, end, e) && sql_run(s, begin, e);
}

bool
store_current(const struct store *s)
{
	return s->current;
}

bool
store_drop_derived(struct store *s, struct err *e)
{
	return schema_drop(s, e);
}

bool
store_rebuilt(struct store *s, struct err *e)
{
	return schema_current(s, e);
}

bool
store_known(struct store *s, str id, bool *known, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_capture, e);
	int row;

	if (!q)
		return false;
	sql_str(q, 1, id);
	row = sql_row(s, q, e);
	*known = row == 1;
	sql_rest(q);
	return row >= 0;
}

bool
store_counts(struct store *s, struct held *c, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_counts, e);

	if (!q || sql_row(s, q, e) != 1)
		return false;
	c->captures = (u64)sqlite3_column_int64(q, 0);
	c->items = (u64)sqlite3_column_int64(q, 1);
	c->bytes = (u64)sqlite3_column_int64(q, 2);
	sql_rest(q);
	return true;
}

bool
store_records(struct store *s, const struct layer *l, u64 *n, struct err *e)
{
	arena tmp = *s->mem;
	sqlite3_stmt *q = 0;
	buf b = { .mem = &tmp };
	int row;

	*n = 0;
	if (l->keep != STORED && !layer_is_table(l))
		return true;
	buf_lit(&b, "SELECT count(*) FROM ");
	buf_put(&b, str_of(l->name));
	buf_putc(&b, '\0');
	if (sqlite3_prepare_v2(s->db, b.s, -1, &q, 0) != SQLITE_OK)
		return sql_failed(s, e);
	row = sql_row(s, q, e);
	if (row == 1)
		*n = (u64)sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return row >= 0;
}

bool
store_check(struct store *s, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_check, e);
	str said;

	if (!q || sql_row(s, q, e) != 1)
		return false;
	said = sql_text(q, 0);
	if (!str_is(said, S("ok")))
		err_set(e, ERR_STORE, "%s: %.*s", s->path, (int)said.n,
		    said.s);
	sql_rest(q);
	return e->kind == ERR_NONE;
}

bool
store_stale(struct store *s)
{
	struct err e = { 0 };
	sqlite3_stmt *q = sql(s, SQL_about, &e);
	bool stale;

	if (!q)
		return true;
	sql_str(q, 1, S("stale"));
	stale = sql_row(s, q, &e) != 1 || !str_is(sql_text(q, 0), S("0"));
	sql_rest(q);
	return stale;
}

bool
store_set_stale(struct store *s, bool stale, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_about, e);

	if (!q)
		return false;
	sql_str(q, 1, S("stale"));
	sql_str(q, 2, stale ? S("1") : S("0"));
	if (!sql_run(s, q, e) || stale)
		return e->kind == ERR_NONE;
	q = sql(s, SQL_put_related, e);
	return q && sql_run(s, q, e);
}

bool
store_unrelated(struct store *s, u64 *n, struct err *e)
{
	sqlite3_stmt *q;
	int row;

	*n = 0;
	if (!store_stale(s))
		return true;
	q = sql(s, SQL_unrelated, e);
	row = q ? sql_row(s, q, e) : -1;
	if (row == 1)
		*n = (u64)sqlite3_column_int64(q, 0);
	sql_rest(q);
	return row >= 0;
}
