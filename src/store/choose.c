/*
 * Which items are seen? A list of the numbers of the chosen items, which SQL
 * asks with chosen(n), and one of their ids.
 */
#include "store/choose.h"

static void
is_chosen(sqlite3_context *c, int n, sqlite3_value **v)
{
	const struct store *s = sqlite3_user_data(c);

	assert(n == 1);
	(void)n;
	sqlite3_result_int(c, !s->chooses || map_get(&s->chosen_n,
	    u64_mix((u64)sqlite3_value_int64(v[0]))) != 0);
}

bool
choose_open(struct store *s, struct err *e)
{
	return sqlite3_create_function(s->db, "chosen", 1, SQLITE_UTF8 |
	    SQLITE_DIRECTONLY, s, is_chosen, 0, 0) == SQLITE_OK ||
	    sql_failed(s, e);
}

/* The head of an item, of columns that are good until the next step. */
static void
choose_head(sqlite3_stmt *q, struct head *h, str *published)
{
	*h = (struct head){
		.id = sql_text(q, 1),
		.kind = (item_kind)word_find(WORDS_item_kind, sql_text(q, 2)),
		.url = sql_text(q, 3),
		.title = sql_text(q, 4),
		.outlet = sql_text(q, 5),
		.language = sql_text(q, 6),
	};
	*published = sql_text(q, 7);
}

bool
store_choose(struct store *s, bool (*keep)(void *, const struct item *),
    void *self, arena *mem, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_heads, e);
	struct head h;
	struct publication p = { 0 };
	struct item it = { .heads = { &h, 1, 1 }, .published = { &p, 1, 1 } };
	int row;

	s->chosen_n.mem = s->chosen_id.mem = mem;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		choose_head(q, &h, &p.value);
		it.published.n = p.value.n > 0;
		if (!keep(self, &it))
			continue;
		*map_at(&s->chosen_n, u64_mix((u64)sqlite3_column_int64(q,
		    0))) = 1;
		*map_at(&s->chosen_id, str_hash(h.id)) = 1;
	}
	s->chooses = true;
	return q;
}

bool
store_chosen(const struct store *s, str id)
{
	return !s->chooses || map_get(&s->chosen_id, str_hash(id)) != 0;
}
