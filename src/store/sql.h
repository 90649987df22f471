/*
 * sql: the store's statements, and how they are run.  Each has a name and is
 * made ready once; a view of a column is good until the next step.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>

#include "store/store.h"

/* Every statement whose text is fixed. */
#define STATEMENTS \
	SQL(begin, "BEGIN IMMEDIATE") \
	SQL(commit, "COMMIT") \
	SQL(about, "SELECT value FROM about WHERE key = ?1") \
	SQL(put_about, "INSERT INTO about VALUES (?1, ?2) " \
	    "ON CONFLICT (key) DO UPDATE SET value = ?2") \
	SQL(capture, "SELECT n FROM captures WHERE id = ?1") \
	SQL(put_capture, "INSERT INTO captures (id, path, url, name, " \
	    "received, hint, charset, title, published, outlet, language, " \
	    "size, raw) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)") \
	SQL(next_capture, "SELECT n, id, path, url, name, received, hint, " \
	    "charset, title, published, outlet, language, size, raw " \
	    "FROM captures WHERE n > ?1 ORDER BY n LIMIT 1") \
	SQL(forgotten, "SELECT 1 FROM forgotten WHERE id = ?1") \
	SQL(put_forgotten, "INSERT INTO forgotten VALUES (?1) ON CONFLICT " \
	    "DO NOTHING") \
	SQL(capture_of, "SELECT captures.id, path, (SELECT count(*) FROM items " \
	    "WHERE capture = captures.n), content FROM items JOIN captures " \
	    "ON captures.n = capture WHERE items.id = ?1") \
	SQL(drop_capture, "DELETE FROM captures WHERE id = ?1") \
	SQL(last_capture, "SELECT coalesce(max(n), 0) FROM captures") \
	SQL(has_id, "SELECT 1 FROM items WHERE id = ?1") \
	SQL(same_item, "SELECT id FROM items WHERE content = ?1") \
	SQL(same_address, "SELECT id FROM items WHERE address = ?1 AND " \
	    "kind = ?2 AND capture <> ?3 ORDER BY n DESC LIMIT 1") \
	SQL(put_item, "INSERT INTO items (id, capture, kind, parent, depth, " \
	    "url, title, outlet, language, published, address, version_of, " \
	    "content, size, text, layers) VALUES (?1,?2,?3,?4,?5,?6,?7,?8," \
	    "?9,?10,?11,?12,?13,?14,?15,?16)") \
	SQL(put_search, "INSERT INTO search (rowid, text, title, outlet, " \
	    "by, lang, site, kind) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)") \
	SQL(next_item, "SELECT items.n, capture, items.size, text, layers, " \
	    "captures.id, captures.path, captures.url, captures.name, " \
	    "captures.received, hint FROM items JOIN captures ON " \
	    "captures.n = capture WHERE items.n > ?1 AND " \
	    "chosen(items.n) " \
	    "ORDER BY items.n LIMIT 1") \
	SQL(item, "SELECT items.n, capture, items.size, text, layers, " \
	    "captures.id, captures.path, captures.url, captures.name, " \
	    "captures.received, hint FROM items JOIN captures ON " \
	    "captures.n = capture WHERE items.id = ?1") \
	SQL(counts, "SELECT (SELECT count(*) FROM captures), " \
	    "(SELECT count(*) FROM items), " \
	    "(SELECT coalesce(sum(size), 0) FROM captures)") \
	SQL(put_related, "INSERT INTO about SELECT 'related', " \
	    "coalesce(max(n), 0) FROM items WHERE true " \
	    "ON CONFLICT (key) DO UPDATE SET value = excluded.value") \
	SQL(unrelated, "SELECT count(*) FROM items WHERE n > coalesce((" \
	    "SELECT CAST(value AS INTEGER) FROM about WHERE " \
	    "key = 'related'), 0)") \
	SQL(check, "PRAGMA quick_check(1)") \
	SQL(names, "SELECT coalesce(j.key, e.key), e.name, e.type, count(*) " \
	    "FROM entities e JOIN items ON items.n = e.item " \
	    "LEFT JOIN identities j ON j.item = items.id AND j.entity = e.n " \
	    "WHERE e.key <> '' AND chosen(e.item) GROUP BY 1, 2, 3 " \
	    "ORDER BY 1, max(j.key IS NULL) DESC, 4 DESC, 2, 3") \
	SQL(identities, "SELECT entity, key FROM identities WHERE item = ?1") \
	SQL(all_words, "SELECT items.id FROM search JOIN items ON " \
	    "items.n = search.rowid WHERE search MATCH ?1 AND " \
	    "chosen(items.n) ORDER BY " \
	    "coalesce(published, '') DESC, items.n DESC LIMIT ?2") \
	SQL(any_words, "SELECT items.id FROM search JOIN items ON " \
	    "items.n = search.rowid WHERE search MATCH ?1 AND " \
	    "chosen(items.n) ORDER BY rank, " \
	    "items.n LIMIT ?2") \
	SQL(matches, "SELECT count(*) FROM search WHERE search MATCH ?1 AND " \
	    "chosen(rowid)") \
	SQL(heads, "SELECT n, id, kind, url, title, outlet, language, " \
	    "published FROM items ORDER BY n") \
	SQL(frequency, "SELECT doc FROM search_words WHERE term = ?1 " \
	    "AND col = 'text'")

enum sql {
#define SQL(name, text)  SQL_##name,
	STATEMENTS
#undef SQL
	SQL_FIXED,
	/* then one statement per layer that is a table (put), and three per
	 * relation (put, read, clear) */
	SQL_PUT_LAYER = SQL_FIXED,
	SQL_PUT = SQL_PUT_LAYER + LAYERS,
	SQL_EACH = SQL_PUT + RELATIONS,
	SQL_CLEAR = SQL_EACH + RELATIONS,
	SQL_MOST = SQL_CLEAR + RELATIONS
};

struct store {
	sqlite3      *db;
	sqlite3_stmt *stmt[SQL_MOST];
	arena        *mem;
	const char   *path;
	bool          writes, current;
	bool          lasting;		/* read as a file that does not change */
	u64           stamp;		/* of the file, when it was opened */
	bool          chooses;		/* only chosen items are seen */
	map           chosen_n, chosen_id;	/* their numbers and ids */
};

/*
 * A prepared statement with all parameters NULL; NULL if it cannot be prepared.
 * `make` gives the text of statements of layers and relations, once.
 */
sqlite3_stmt *sql(struct store *, enum sql, struct err *);
sqlite3_stmt *sql_made(struct store *, u32 place, const struct layer *,
	 const char *(*make)(const struct layer *, arena *), struct err *);

void  sql_str(sqlite3_stmt *, int at, str);	/* good until it is run */
void  sql_blob(sqlite3_stmt *, int at, str);

/* Runs the statement to its end and resets it. */
bool  sql_run(struct store *, sqlite3_stmt *, struct err *);

/* Steps to the next row: 1 if there is one, 0 if not, -1 on an error. */
int   sql_row(struct store *, sqlite3_stmt *, struct err *);
void  sql_rest(sqlite3_stmt *);		/* no more rows are wanted */
str   sql_text(sqlite3_stmt *, int column);
str   sql_copy(arena *, sqlite3_stmt *, int column);

bool  sql_do(struct store *, const char *text, struct err *);
bool  sql_failed(struct store *, struct err *);	/* says why; false */

#endif
