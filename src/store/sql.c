/* Prepares each statement once, runs it, and turns the errors of SQLite into
 * messages that tell people what to do. */

#include "store/sql.h"

static const char *const texts[] = {
#define SQL(name, text)  text,
	STATEMENTS
#undef SQL
};

bool
sql_failed(struct store *s, struct err *e)
{
	int code = sqlite3_extended_errcode(s->db);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_STORE, "%s: locked; another copytaster "
		    "is writing", s->path);
	case SQLITE_NOTADB:
		return err_set(e, ERR_STORE, "%s: not a store", s->path);
	case SQLITE_CORRUPT:
		return err_set(e, ERR_STORE, "%s: damaged; see copytaster "
		    "doctor", s->path);
	case SQLITE_INTERRUPT:
		return err_set(e, ERR_INTERRUPTED, "interrupted");
	case SQLITE_FULL:
		return err_set(e, ERR_SYSTEM, "%s: no space left; what was "
		    "added before is kept", s->path);
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_IOERR:
		return err_set(e, ERR_SYSTEM, "%s: %s (%d)", s->path,
		    sqlite3_errmsg(s->db), code);
	default:
		return err_set(e, ERR_STORE, "%s: %s", s->path,
		    sqlite3_errmsg(s->db));
	}
}

static sqlite3_stmt *
sql_prepare(struct store *s, u32 place, const char *text, struct err *e)
{
	if (sqlite3_prepare_v3(s->db, text, -1, SQLITE_PREPARE_PERSISTENT,
	    &s->stmt[place], 0) == SQLITE_OK)
		return s->stmt[place];
	sql_failed(s, e);
	return 0;
}

static sqlite3_stmt *
sql_again(sqlite3_stmt *q)
{
	sqlite3_reset(q);
	sqlite3_clear_bindings(q);
	return q;
}

sqlite3_stmt *
sql(struct store *s, enum sql name, struct err *e)
{
	assert(name < SQL_FIXED);	/* others have no text of their own */
	return s->stmt[name] ? sql_again(s->stmt[name]) :
	    sql_prepare(s, name, texts[name], e);
}

sqlite3_stmt *
sql_made(struct store *s, u32 place, const struct layer *l,
    const char *(*make)(const struct layer *, arena *), struct err *e)
{
	arena tmp = *s->mem;

	assert(place >= SQL_FIXED && place < SQL_MOST);
	return s->stmt[place] ? sql_again(s->stmt[place]) :
	    sql_prepare(s, place, make(l, &tmp), e);
}

void
sql_str(sqlite3_stmt *q, int at, str t)
{
	if (t.s)
		sqlite3_bind_text64(q, at, t.s, t.n, SQLITE_STATIC,
		    SQLITE_UTF8);
}

void
sql_blob(sqlite3_stmt *q, int at, str t)
{
	sqlite3_bind_blob64(q, at, t.n ? t.s : "", t.n, SQLITE_STATIC);
}

int
sql_row(struct store *s, sqlite3_stmt *q, struct err *e)
{
	int code = sqlite3_step(q);

	if (code == SQLITE_ROW)
		return 1;
	if (code != SQLITE_DONE)
		sql_failed(s, e);
	sqlite3_reset(q);
	return code == SQLITE_DONE ? 0 : -1;
}

bool
sql_run(struct store *s, sqlite3_stmt *q, struct err *e)
{
	int row;

	do row = sql_row(s, q, e); while (row == 1);
	return row == 0;
}

void
sql_rest(sqlite3_stmt *q)
{
	sqlite3_reset(q);
}

str
sql_text(sqlite3_stmt *q, int column)
{
	const void *t = sqlite3_column_blob(q, column);
	int n = sqlite3_column_bytes(q, column);

	if (sqlite3_column_type(q, column) == SQLITE_NULL)
		return (str){ 0 };
	return (str){ n ? t : "", (size_t)n };
}

str
sql_copy(arena *a, sqlite3_stmt *q, int column)
{
	str t = sql_text(q, column);

	return t.s ? str_copy(a, t) : t;
}

bool
sql_do(struct store *s, const char *text, struct err *e)
{
	return sqlite3_exec(s->db, text, 0, 0, 0) == SQLITE_OK ||
	    sql_failed(s, e);
}
