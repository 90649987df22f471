/*
 * What is left of a capture whose bytes are damaged? The items that were
 * derived from it. They are set aside before the derived half is dropped, and
 * put back as they were: same ids, same texts.
 */
#include "store/load.h"
#include "store/save.h"

/* All columns but the number, which is given anew. */
#define COLUMNS \
	"id, capture, kind, parent, depth, url, title, outlet, language, " \
	"published, address, version_of, content, size, text, layers"

static const char aside[] =
    "CREATE TEMP TABLE IF NOT EXISTS rescued AS SELECT * FROM main.items "
    "WHERE false";
static const char keep[] =
    "INSERT INTO temp.rescued SELECT * FROM main.items WHERE capture = ?1 "
    "ORDER BY n";
static const char next[] =
    "SELECT n, id, text, layers FROM temp.rescued WHERE capture = ?1 AND "
    "n > ?2 ORDER BY n LIMIT 1";
static const char put[] =
    "INSERT INTO main.items (" COLUMNS ") SELECT " COLUMNS
    " FROM temp.rescued WHERE n = ?1 AND NOT EXISTS (SELECT 1 FROM "
    "main.items AS i WHERE i.id = rescued.id)";

/* Runs a statement with a number; one that fails does nothing. */
static bool
rescue_run(struct store *s, const char *text, i64 a)
{
	sqlite3_stmt *q = 0;
	bool ok = sqlite3_prepare_v2(s->db, text, -1, &q, 0) == SQLITE_OK;

	if (ok && sqlite3_bind_parameter_count(q))
		sqlite3_bind_int64(q, 1, a);
	ok = ok && sqlite3_step(q) == SQLITE_DONE;
	sqlite3_finalize(q);
	return ok;
}

void
store_rescue(struct store *s, u64 capture)
{
	assert(s->writes);
	if (rescue_run(s, aside, 0))
		rescue_run(s, keep, (i64)capture);
}

/* The next item that was set aside; NULL if there is none. `bad`: it cannot be
 * read. */
static struct item *
rescue_next(struct store *s, u64 capture, i64 *at, arena *a, bool *bad)
{
	static const struct capture unknown;
	struct item *it = new(a, struct item, 1);
	sqlite3_stmt *q = 0;
	struct err e = { 0 };
	bool more = sqlite3_prepare_v2(s->db, next, -1, &q, 0) == SQLITE_OK;

	it->of = &unknown;
	if (more) {
		sqlite3_bind_int64(q, 1, (i64)capture);
		sqlite3_bind_int64(q, 2, *at);
		more = sqlite3_step(q) == SQLITE_ROW;
	}
	if (more) {
		*at = sqlite3_column_int64(q, 0);
		*bad = !load_item(it, q, 2, a, &e);
	}
	sqlite3_finalize(q);
	return more ? it : 0;
}

bool
store_restore(struct store *s, u64 capture, u32 *items, arena tmp,
    struct err *e)
{
	i64 at = 0;

	*items = 0;
	for (;;) {
		arena a = tmp;
		bool bad = false;
		struct item *it = rescue_next(s, capture, &at, &a, &bad);

		if (!it)
			return true;
		if (bad || !rescue_run(s, put, at) ||
		    sqlite3_changes(s->db) != 1)
			continue;
		if (!save_beside(s, it, sqlite3_last_insert_rowid(s->db),
		    save_words(&a, it), a, e))
			return false;
		++*items;
	}
}
