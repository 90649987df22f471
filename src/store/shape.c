/* Are the tables of a file those of this program? The same SQL is run in
 * memory, and what SQLite has of both is compared by name. */
#include "store/shape.h"

static const char all[] =
    "SELECT name, type, sql FROM sqlite_schema "
    "WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name, type";

static const char strange[] =
    "SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', "
    "'index') OR (sql LIKE 'CREATE VIRTUAL%' AND name NOT IN ('search', "
    "'search_words')) LIMIT 1";

static const char not_kept[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
    "('about', 'captures', 'forgotten') AND substr(name, 1, 7) <> 'sqlite_' "
    "ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC, name DESC LIMIT 1";

/* The number of bytes of text that a message may have. */
enum { SHORT = 60 };

static int
cut(str t)
{
	return t.n < SHORT ? (int)t.n : SHORT;
}

static bool
shape_strange(struct store *s, str type, str name, struct err *e)
{
	return err_set(e, ERR_STORE, "%s: has a %.*s that no store has: %.*s",
	    s->path, cut(type), type.s, cut(name), name.s);
}

bool
shape_safe(struct store *s, struct err *e)
{
	sqlite3_stmt *q = 0;
	int row = -1;

	if (sqlite3_prepare_v2(s->db, strange, -1, &q, 0) != SQLITE_OK)
		return sql_failed(s, e);
	row = sql_row(s, q, e);
	if (row == 1)
		shape_strange(s, sql_text(q, 0), sql_text(q, 1), e);
	sqlite3_finalize(q);
	return row == 0;
}

bool
shape_derived(struct store *s, arena *a, str *name, struct err *e)
{
	sqlite3_stmt *q = 0;
	int row;

	*name = (str){ 0 };
	if (sqlite3_prepare_v2(s->db, not_kept, -1, &q, 0) != SQLITE_OK)
		return sql_failed(s, e);
	row = sql_row(s, q, e);
	if (row == 1)
		*name = sql_copy(a, q, 0);
	sqlite3_finalize(q);
	return row >= 0;
}

/* Goes through both lists, which are sorted by name. */
static bool
same(struct store *s, sqlite3_stmt *file, sqlite3_stmt *mine, bool others,
    bool *lacks, struct err *e)
{
	int have = sql_row(s, file, e);
	int want = sqlite3_step(mine);

	while (have == 1 || (have == 0 && want == SQLITE_ROW)) {
		str name = have ? sql_text(file, 0) : (str){ 0 };
		str due = want == SQLITE_ROW ? sql_text(mine, 0) : (str){ 0 };
		int order = !have ? 1 : want != SQLITE_ROW ? -1 :
		    str_order(name, due);

		*lacks = order > 0;
		if (*lacks)
			return err_set(e, ERR_STORE, "%s: no such %.*s: %.*s",
			    s->path, cut(sql_text(mine, 1)),
			    sql_text(mine, 1).s, cut(due), due.s);
		if ((order < 0 && !others) || (order == 0 &&
		    (!str_is(sql_text(file, 1), sql_text(mine, 1)) ||
		     !str_is(sql_text(file, 2), sql_text(mine, 2)))))
			return shape_strange(s, sql_text(file, 1), name, e);
		have = sql_row(s, file, e);
		if (order == 0)
			want = sqlite3_step(mine);
	}
	return have == 0;
}

bool
shape_is(struct store *s, const char *made, bool others, bool *lacks,
    struct err *e)
{
	sqlite3 *db = 0;
	sqlite3_stmt *file = 0, *mine = 0;
	bool ok = sqlite3_prepare_v2(s->db, all, -1, &file, 0) == SQLITE_OK ||
	    sql_failed(s, e);

	if (ok && (sqlite3_open(":memory:", &db) != SQLITE_OK ||
	    sqlite3_exec(db, made, 0, 0, 0) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, all, -1, &mine, 0) != SQLITE_OK))
		ok = err_set(e, ERR_SYSTEM, "tables of a store: %s",
		    sqlite3_errmsg(db));
	ok = ok && same(s, file, mine, others, lacks, e);
	sqlite3_finalize(file);
	sqlite3_finalize(mine);
	sqlite3_close(db);
	return ok;
}
