/*
 * Full text search: the items that a query is true for, or those that resemble
 * a text.
 *
 * To find what resembles a text, its rarest words are searched: bm25 visits
 * every item that has any of the words, and common words cost most and say
 * least.
 */
#include <stdlib.h>

#include "store/query.h"
#include "store/sql.h"

enum {
	ASKED = 32,		/* words of a text that are looked for */
	LONGEST = 2000		/* words of a text that are weighed */
};

struct word { str text; u64 items; };

static bool
search_weigh(struct store *s, struct word *w, arena tmp, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_frequency, e);
	int row;

	if (!q)
		return false;
	sql_str(q, 1, utf8_fold(&tmp, w->text));
	row = sql_row(s, q, e);
	w->items = row == 1 ? (u64)sqlite3_column_int64(q, 0) : 0;
	sql_rest(q);
	return row >= 0;
}

static int
by_rarity(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->items != y->items)
		return x->items < y->items ? -1 : 1;
	return str_order(x->text, y->text);
}

static str
next_word(str *rest)
{
	const char *from = rest->s;
	bool in = false;

	while (rest->n) {
		str before = *rest;
		u32 c = utf8_next(rest);
		bool letter = utf8_letter(c) || utf8_digit(c);

		if (utf8_wide(c) && !in)
			return (str){ before.s,
			    (size_t)(rest->s - before.s) };
		if (letter && !utf8_wide(c) && !in) {
			in = true;
			from = before.s;
		} else if (in && (!letter || utf8_wide(c))) {
			if (utf8_wide(c))
				*rest = before;
			return (str){ from, (size_t)(before.s - from) };
		}
	}
	return in ? (str){ from, (size_t)(rest->s - from) } : (str){ 0 };
}

static bool
is_ascii(str t)
{
	while (t.n && (u8)t.s[0] < 0x80)
		t = str_from(t, 1);
	return t.n == 0;
}

/*
 * Leaves out words that no item has, where the search would find them if an
 * item had them. Full text drops accents; the words are counted with accents.
 */
static bool
any_of(struct store *s, arena *a, str text, str *out, struct err *e)
{
	list(struct word) all = { 0 };
	map seen = { .mem = a };
	buf b = { .mem = a };
	u32 asked = 0;

	while (text.n && all.n < LONGEST) {
		str t = next_word(&text);
		struct word *w;
		u32 *at;

		if (t.n == 0)
			break;
		at = map_at(&seen, str_hash(utf8_fold(a, t)));
		if ((*at)++)
			continue;
		w = push(&all, a);
		w->text = t;
		if (!search_weigh(s, w, *a, e))
			return false;
		all.n -= w->items == 0 && is_ascii(t);
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_rarity);
	for (u32 i = 0; i < all.n && asked < ASKED; i++) {
		buf_put(&b, asked++ ? S("OR ") : S("text : ("));
		query_phrase(&b, all.v[i].text);
	}
	if (asked)
		buf_lit(&b, ")");
	*out = buf_str(&b);
	return true;
}

static bool
search_count(struct store *s, str ask, u64 *all, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_matches, e);

	if (!q)
		return false;
	sql_str(q, 1, ask);
	if (sql_row(s, q, e) != 1)
		return false;
	*all = (u64)sqlite3_column_int64(q, 0);
	sql_rest(q);
	return true;
}

bool
store_search(struct store *s, str query, bool like, u32 limit, arena *a,
    struct matches *f, struct err *e)
{
	sqlite3_stmt *q = sql(s, like ? SQL_any_words : SQL_all_words, e);
	str ask = { 0 };
	int row;

	*f = (struct matches){ .plain = query };
	if (!q || !(like ? any_of(s, a, query, &ask, e) :
	    query_read(query, a, &ask, &f->plain, e)))
		return false;
	if (ask.n == 0)
		return true;
	sql_str(q, 1, ask);
	sqlite3_bind_int64(q, 2, limit);
	while ((row = sql_row(s, q, e)) == 1)
		*push(&f->ids, a) = sql_copy(a, q, 0);
	f->all = f->ids.n;
	return row == 0 && (f->ids.n < limit ||
	    search_count(s, ask, &f->all, e));
}
