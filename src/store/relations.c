/* Rows of what relates items: put one by one, and all read again. */
#include <stdlib.h>

#include "store/sql.h"

bool
store_clear_relations(struct store *s, struct err *e)
{
	static const enum sql all[] = {
		SQL_clear_voices, SQL_clear_edges, SQL_clear_copies,
		SQL_clear_stories, SQL_clear_members, SQL_clear_said,
	};

	for (u32 i = 0; i < countof(all); i++) {
		sqlite3_stmt *q = sql(s, all[i], e);

		if (!q || !sql_run(s, q, e))
			return false;
	}
	return true;
}

bool
store_put_voice(struct store *s, const struct voice_row *v, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_voice, e);

	if (!q)
		return false;
	sql_str(q, 1, v->id);
	sql_str(q, 2, v->name);
	sql_str(q, 3, v->kind);
	sql_str(q, 4, v->url);
	sql_str(q, 5, v->names);
	sqlite3_bind_int(q, 6, v->named);
	sql_str(q, 7, v->witness);
	return sql_run(s, q, e);
}

bool
store_put_edge(struct store *s, const struct edge_row *r, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_edge, e);

	if (!q)
		return false;
	sql_str(q, 1, r->kind);
	sql_str(q, 2, r->from);
	sql_str(q, 3, r->to);
	sqlite3_bind_int(q, 4, r->to_voice);
	sql_str(q, 5, r->basis);
	sqlite3_bind_double(q, 6, r->confidence);
	sql_str(q, 7, r->here);
	sql_str(q, 8, r->there);
	sql_str(q, 9, r->governs);
	sql_str(q, 10, r->changes);
	return sql_run(s, q, e);
}

bool
store_put_copy(struct store *s, const struct copy_row *r, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_copy, e);

	if (!q)
		return false;
	sql_str(q, 1, r->a);
	sql_str(q, 2, r->b);
	sql_str(q, 3, r->a_spans);
	sql_str(q, 4, r->b_spans);
	sqlite3_bind_double(q, 5, r->a_share);
	sqlite3_bind_double(q, 6, r->b_share);
	return sql_run(s, q, e);
}

bool
store_put_story(struct store *s, const struct story_row *r, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_story, e);

	if (!q)
		return false;
	sql_str(q, 1, r->id);
	sql_str(q, 2, r->title);
	sqlite3_bind_int64(q, 3, r->items);
	sqlite3_bind_int64(q, 4, r->texts);
	sqlite3_bind_int64(q, 5, r->origins);
	sqlite3_bind_int64(q, 6, r->unnamed);
	sql_str(q, 7, r->first);
	sql_str(q, 8, r->last);
	sql_str(q, 9, r->languages);
	return sql_run(s, q, e);
}

bool
store_put_member(struct store *s, const struct member_row *r, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_member, e);

	if (!q)
		return false;
	sql_str(q, 1, r->story);
	sql_str(q, 2, r->item);
	return sql_run(s, q, e);
}

bool
store_put_said(struct store *s, const struct said_row *r, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_said, e);

	if (!q)
		return false;
	sql_str(q, 1, r->utterance);
	sql_str(q, 2, r->item);
	sqlite3_bind_int64(q, 3, r->statement);
	return sql_run(s, q, e);
}

static u32
count_of(sqlite3_stmt *q, int column)
{
	return (u32)sqlite3_column_int64(q, column);
}

bool
store_voices(struct store *s, arena tmp, void (*each)(void *,
    const struct voice_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_voices, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct voice_row){
			.id = sql_text(q, 0), .name = sql_text(q, 1),
			.kind = sql_text(q, 2), .url = sql_text(q, 3),
			.names = sql_text(q, 4),
			.named = sqlite3_column_int(q, 5),
			.witness = sql_text(q, 6),
		});
	}
	return q;
}

bool
store_edges(struct store *s, arena tmp, void (*each)(void *,
    const struct edge_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_edges, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct edge_row){
			.kind = sql_text(q, 0), .from = sql_text(q, 1),
			.to = sql_text(q, 2),
			.to_voice = sqlite3_column_int(q, 3),
			.basis = sql_text(q, 4),
			.confidence = sqlite3_column_double(q, 5),
			.here = sql_text(q, 6), .there = sql_text(q, 7),
			.governs = sql_text(q, 8), .changes = sql_text(q, 9),
		});
	}
	return q;
}

bool
store_copies(struct store *s, arena tmp, void (*each)(void *,
    const struct copy_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_copies, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct copy_row){
			.a = sql_text(q, 0), .b = sql_text(q, 1),
			.a_spans = sql_text(q, 2), .b_spans = sql_text(q, 3),
			.a_share = sqlite3_column_double(q, 4),
			.b_share = sqlite3_column_double(q, 5),
		});
	}
	return q;
}

bool
store_stories(struct store *s, arena tmp, void (*each)(void *,
    const struct story_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_stories, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct story_row){
			.id = sql_text(q, 0), .title = sql_text(q, 1),
			.items = count_of(q, 2), .texts = count_of(q, 3),
			.origins = count_of(q, 4), .unnamed = count_of(q, 5),
			.first = sql_text(q, 6), .last = sql_text(q, 7),
			.languages = sql_text(q, 8),
		});
	}
	return q;
}

bool
store_members(struct store *s, arena tmp, void (*each)(void *,
    const struct member_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_members, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct member_row){
			.story = sql_text(q, 0), .item = sql_text(q, 1),
		});
	}
	return q;
}

bool
store_said(struct store *s, arena tmp, void (*each)(void *,
    const struct said_row *), void *self, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_said, e);
	int row;

	(void)tmp;
	while (q && (row = sql_row(s, q, e)) != 0) {
		if (row < 0)
			return false;
		each(self, &(struct said_row){
			.utterance = sql_text(q, 0), .item = sql_text(q, 1),
			.statement = count_of(q, 2),
		});
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

/* Rows come by key, of each key the most frequent name first. */
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
		all.v[all.n - 1].items += count_of(q, 3);
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_items);
	for (u32 i = 0; i < all.n; i++)
		each(self, &all.v[i]);
	return q;
}
