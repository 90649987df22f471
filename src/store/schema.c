/*
 * The tables of a store, and whether a file has them.
 *
 * The kept half has a version number (user_version of SQLite) and a step from
 * each version to the next. The derived half is named by a hash of its tables
 * and of the dictionaries, and by the number of the rules (RULES). If one of
 * these differs, the derived half is dropped and made again. Layers that people
 * ask about, and relations, are tables of their own, made of the dictionaries.
 * Such a table has the words of a span, or the first 1,000 bytes of them; the
 * numbers of the span are packed in items.layers.
 */
#include <stdio.h>

#include "store/schema.h"
#include "store/shape.h"
#include "store/text.h"

enum { APPLICATION = 0x63707474, KEPT = 2 };	/* "cptt" */

/* What each version of the kept half adds to the one before. */
#define FORGOTTEN "CREATE TABLE forgotten (id TEXT PRIMARY KEY) WITHOUT ROWID;"

static const char *const steps[KEPT + 1] = { [2] = FORGOTTEN };

static const char kept[] =
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE captures (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " path TEXT, url TEXT, name TEXT, received TEXT, hint TEXT,"
    " charset TEXT, title TEXT, published TEXT, outlet TEXT, language TEXT,"
    " size INTEGER NOT NULL, raw BLOB NOT NULL);"	/* zstd */
    FORGOTTEN;

static const char derived[] =
    "CREATE TABLE items (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " capture INTEGER NOT NULL, kind TEXT, parent TEXT, depth INTEGER,"
    " url TEXT, title TEXT, outlet TEXT, language TEXT, published TEXT,"
    " address TEXT, version_of TEXT, content INTEGER, size INTEGER,"
    " text BLOB NOT NULL, layers BLOB NOT NULL);"	/* zstd */
    "CREATE INDEX items_content ON items (content);"
    "CREATE INDEX items_address ON items (address)"
    " WHERE address IS NOT NULL;"
    "CREATE VIRTUAL TABLE search USING fts5 (text, title, outlet,"
    " by, lang, site, kind, content='',"
    " tokenize='unicode61 remove_diacritics 2');"
    "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);"
    "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
    "CREATE VIRTUAL TABLE search_words USING fts5vocab (search, col);";

/* Every connection sets these. Only the first two are stored in the file. */
static const char settings[] =
    "PRAGMA page_size=8192; PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA secure_delete=0; PRAGMA cache_size=-65536;"
    "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;";

/* The layers that are tables: those that have ids or lead to a record with one,
 * except layers with too many records. */
bool
layer_is_table(const struct layer *l)
{
	return l == &layers[LAYER_entities] || l == &layers[LAYER_statements]
	    || l == &layers[LAYER_citations];
}

/* All of the derived half, in SQL. */
static str
derived_sql(arena *a)
{
	buf b = { .mem = a };

	buf_put(&b, str_of(derived));
	for (u32 l = 0; l < LAYERS; l++)
		if (layer_is_table(&layers[l]))
			text_table(&b, &layers[l]);
	for (u32 r = 0; r < RELATIONS; r++)
		if (relations[r].keep == STORED)
			text_table(&b, &relations[r]);
	buf_lit(&b, "CREATE INDEX identities_item ON identities (item);");
	buf_putc(&b, '\0');
	return buf_str(&b);
}

static u64
mix(u64 h, const struct layer *l)
{
	h = u64_mix(h ^ str_hash(str_of(l->name)) ^ l->keep);
	for (u32 f = 0; f < l->fields; f++)
		h = u64_mix(h ^ l->field[f].kind ^
		    str_hash(str_of(l->field[f].name)));
	return h;
}

/* A hash of tables and dictionaries, as 16 digits. */
static void
name_derived(arena tmp, char name[17])
{
	u64 h = str_hash(derived_sql(&tmp));

	for (u32 l = 0; l < LAYERS; l++)
		h = mix(h, &layers[l]);
	for (u32 r = 0; r < RELATIONS; r++)
		if (relations[r].keep == STORED)
			h = mix(h, &relations[r]);
	snprintf(name, 17, "%016llx", (unsigned long long)h);
}

static bool
put_about(struct store *s, str key, str value, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_about, e);

	if (!q)
		return false;
	sql_str(q, 1, key);
	sql_str(q, 2, value);
	return sql_run(s, q, e);
}

/* The number of the rules, as it stands in the file. */
static str
rules(arena *a)
{
	buf b = { .mem = a };

	buf_num(&b, RULES);
	return buf_str(&b);
}

bool
schema_current(struct store *s, struct err *e)
{
	arena tmp = *s->mem;
	char name[17];

	name_derived(tmp, name);
	s->current = put_about(s, S("derived"), str_of(name), e) &&
	    put_about(s, S("rules"), rules(&tmp), e);
	return s->current;
}

/* Makes the tables of the derived half. The store is not current until all
 * items have been derived again. */
static bool
make_derived(struct store *s, struct err *e)
{
	arena tmp = *s->mem;

	s->current = false;
	return sql_do(s, derived_sql(&tmp).s, e) &&
	    put_about(s, S("derived"), S(""), e) &&
	    put_about(s, S("stale"), S("1"), e) &&
	    put_about(s, S("related"), S("0"), e);
}

/* Drops a table whose name the file says. */
static bool
drop_table(struct store *s, str name, arena tmp, struct err *e)
{
	buf b = { .mem = &tmp };

	buf_lit(&b, "DROP TABLE \"");
	for (size_t i = 0; i < name.n; i++) {
		if (name.s[i] == '"')
			buf_putc(&b, '"');
		buf_putc(&b, name.s[i]);
	}
	buf_lit(&b, "\"");
	buf_putc(&b, '\0');
	return sql_do(s, b.s, e);
}

/* Drops every table but the kept ones, including tables of an older
 * dictionary. */
bool
schema_drop(struct store *s, struct err *e)
{
	for (u32 i = 0; i < SQL_MOST; i++) {
		sqlite3_finalize(s->stmt[i]);
		s->stmt[i] = 0;
	}
	for (;;) {
		arena tmp = *s->mem;
		str name;

		if (!shape_derived(s, &tmp, &name, e))
			return false;
		if (name.n == 0)
			return make_derived(s, e);
		if (!drop_table(s, name, tmp, e))
			return false;
	}
}

static bool
schema_number(struct store *s, const char *text, i64 *n, struct err *e)
{
	sqlite3_stmt *q = 0;
	int row = -1;

	if (sqlite3_prepare_v2(s->db, text, -1, &q, 0) != SQLITE_OK)
		return sql_failed(s, e);
	row = sql_row(s, q, e);
	if (row == 1)
		*n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return row >= 0;
}

static bool
schema_make(struct store *s, struct err *e)
{
	char text[128];

	snprintf(text, sizeof text, "PRAGMA application_id=%d;"
	    "PRAGMA user_version=%d;", APPLICATION, KEPT);
	return sql_do(s, kept, e) && sql_do(s, text, e) &&
	    make_derived(s, e) && schema_current(s, e) &&
	    store_set_stale(s, false, e);
}

static bool
about_is(struct store *s, str key, str value, bool *is, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_about, e);
	int row;

	if (!q)
		return false;
	sql_str(q, 1, key);
	row = sql_row(s, q, e);
	*is = row == 1 && str_is(sql_text(q, 0), value);
	sql_rest(q);
	return row >= 0;
}

/* Has the file all tables of the derived half, and no others? If one is
 * missing, a writer makes all of them again. */
static bool
has_derived(struct store *s, struct err *e)
{
	arena tmp = *s->mem;
	struct err why = { 0 };
	buf b = { .mem = &tmp };
	bool lacks;

	buf_put(&b, str_of(kept));
	buf_put(&b, derived_sql(&tmp));
	if (shape_is(s, buf_str(&b).s, false, &lacks, &why))
		return true;
	if (!s->writes || !lacks)
		*e = why;
	return false;
}

/* Was the derived half made with these tables, dictionaries and rules? */
static bool
is_current(struct store *s, struct err *e)
{
	arena tmp = *s->mem;
	char name[17];
	bool tables, same_rules, lacks;

	name_derived(tmp, name);
	if (!shape_safe(s, e) || !shape_is(s, kept, true, &lacks, e) ||
	    !about_is(s, S("derived"), str_of(name), &tables, e) ||
	    !about_is(s, S("rules"), rules(&tmp), &same_rules, e))
		return false;
	s->current = tables && same_rules && has_derived(s, e);
	return e->kind == ERR_NONE;
}

/* Brings the kept half of an older store up to date. */
static bool
schema_step(struct store *s, i64 version, struct err *e)
{
	char text[64];

	snprintf(text, sizeof text, "PRAGMA user_version=%d;", KEPT);
	for (i64 v = version + 1; v <= KEPT; v++)
		if (!sql_do(s, steps[v], e))
			return false;
	return sql_do(s, text, e) && store_commit(s, e);
}

static bool
schema_look(struct store *s, i64 *version, bool *fresh, struct err *e)
{
	i64 application = 0, tables = 0;

	if (!schema_number(s, "PRAGMA application_id", &application, e) ||
	    !schema_number(s, "PRAGMA user_version", version, e) ||
	    !schema_number(s, "SELECT count(*) FROM sqlite_schema", &tables, e))
		return false;
	*fresh = application == 0 && tables == 0;
	if (application != APPLICATION && !(*fresh && s->writes))
		return err_set(e, ERR_STORE, "%s: not a store of copytaster",
		    s->path);
	return true;
}

/* Turns an empty file, or one without tables, into a store. The file is checked
 * again once it is locked. */
bool
schema_ready(struct store *s, struct err *e)
{
	i64 version = 0;
	bool fresh;

	if (!schema_look(s, &version, &fresh, e))
		return false;
	if (s->writes && (!sql_do(s, settings, e) ||
	    !sql_do(s, "BEGIN IMMEDIATE", e) ||
	    !schema_look(s, &version, &fresh, e)))
		return false;
	if (fresh)
		return schema_make(s, e) && store_commit(s, e);
	if (version < 1 || version > KEPT)
		return err_set(e, ERR_STORE, "%s: a store of version %d, "
		    "this copytaster knows %d", s->path, (int)version, KEPT);
	if (version < KEPT && !s->writes)	/* a writer makes it current */
		return shape_safe(s, e);
	return (version == KEPT || schema_step(s, version, e)) &&
	    is_current(s, e);
}
