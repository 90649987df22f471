/* Reads captures and items from the store. The bytes of the file are not
 * trusted. */
#include "store/load.h"

enum {
	LONGEST = 256 << 20	/* bytes that anything stored unpacks to */
};

static bool
load_unpack(arena *a, sqlite3_stmt *q, int column, str *out, struct err *e)
{
	struct err why = { 0 };

	if (zstd_unpack(a, sql_text(q, column), LONGEST, out, &why))
		return true;
	return err_set(e, ERR_STORE, "damaged record: %s", why.why);
}

/* The largest number of a capture. */
static bool
last_capture(struct store *s, u64 *n, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_last_capture, e);

	if (!q || sql_row(s, q, e) != 1)
		return false;
	*n = (u64)sqlite3_column_int64(q, 0);
	sql_rest(q);
	return true;
}

/* Says which capture is damaged, as far as that can be read. */
static bool
capture_bad(const struct store *s, u64 n, const struct capture *c,
    struct err *e)
{
	str path = c->path.n ? c->path : S("of a path that cannot be read");

	return err_set(e, ERR_REJECTED, "%s: capture %llu is damaged: %.*s%s"
	    "%.*s", s->path, (unsigned long long)n, (int)(path.n < 200 ?
	    path.n : 200), path.s, c->url.n ? " " : "", c->url.n < 200 ?
	    (int)c->url.n : 200, c->url.n ? c->url.s : "");
}

/* Pages of the file are damaged: whatever number comes next, it is passed
 * over. */
static bool
pass_over(struct store *s, u64 *at, struct err *e)
{
	struct err why = { 0 };
	u64 last;

	if (e->kind != ERR_STORE || !last_capture(s, &last, &why) ||
	    *at >= last)
		return false;
	*e = (struct err){ 0 };
	++*at;
	return capture_bad(s, *at, &(struct capture){ 0 }, e);
}

bool
store_next_capture(struct store *s, u64 *at, arena *a, struct capture *c,
    struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_next_capture, e);
	str *const fields[] = {
		&c->id, &c->path, &c->url, &c->name, &c->received, &c->hint,
		&c->charset, &c->title, &c->published, &c->outlet,
		&c->language,
	};
	struct err why = { 0 };
	int row;
	bool ok;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, (i64)*at);
	row = sql_row(s, q, e);
	if (row != 1)
		return row < 0 && pass_over(s, at, e);
	*at = (u64)sqlite3_column_int64(q, 0);
	for (u32 i = 0; i < countof(fields); i++)
		*fields[i] = sql_copy(a, q, (int)i + 1);
	ok = load_unpack(a, q, 13, &c->raw, &why) &&
	    str_is(capture_id(c, a), c->id);
	sql_rest(q);
	return ok || capture_bad(s, *at, c, e);
}

static const struct capture *
capture_of(sqlite3_stmt *q, arena *a)
{
	struct capture *c = new(a, struct capture, 1);

	c->id = sql_copy(a, q, 5);
	c->path = sql_copy(a, q, 6);
	c->url = sql_copy(a, q, 7);
	c->name = sql_copy(a, q, 8);
	c->received = sql_copy(a, q, 9);
	c->hint = sql_copy(a, q, 10);
	return c;
}

bool
load_item(struct item *it, sqlite3_stmt *q, int column, arena *a,
    struct err *e)
{
	str text, packed;

	it->mem = it->text.mem = a;
	if (!load_unpack(a, q, column, &text, e) ||
	    !load_unpack(a, q, column + 1, &packed, e))
		return false;
	it->text.s = (char *)(uintptr_t)text.s;
	it->text.n = it->text.cap = text.n;
	return item_unpack(it, packed, e);
}

/* Gives the entities of an item the keys that relations gave them. */
static bool
load_identities(struct store *s, struct item *it, arena *a, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_identities, e);
	int row = 0;

	if (!q)
		return false;
	sql_str(q, 1, item_head(it)->id);
	while ((row = sql_row(s, q, e)) == 1) {
		i64 n = sqlite3_column_int64(q, 0);

		if (n >= 1 && n <= it->entities.n)
			it->entities.v[n - 1].key = sql_copy(a, q, 1);
	}
	return row == 0;
}

static struct item *
item_of(struct store *s, sqlite3_stmt *q, arena *a, struct err *e)
{
	struct item *it = new(a, struct item, 1);

	it->of = capture_of(q, a);
	return load_item(it, q, 3, a, e) && load_identities(s, it, a, e) ?
	    it : 0;
}

bool
store_next_item(struct store *s, u64 *at, arena *a, struct item **out,
    struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_next_item, e);

	if (!q)
		return false;
	if (stop_asked())
		return err_set(e, ERR_INTERRUPTED, "interrupted");
	sqlite3_bind_int64(q, 1, (i64)*at);
	if (sql_row(s, q, e) != 1)
		return false;
	*at = (u64)sqlite3_column_int64(q, 0);
	*out = item_of(s, q, a, e);
	sql_rest(q);
	if (!*out)
		return err_at(e, s->path);
	return true;
}

struct item *
store_item(struct store *s, str id, arena *a, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_item, e);
	struct item *it = 0;

	if (!q)
		return 0;
	sql_str(q, 1, id);
	if (sql_row(s, q, e) == 1) {
		it = item_of(s, q, a, e);
		sql_rest(q);
	}
	return it;
}
