/*
 * Every relation of the dictionary comes back from the store as it was put;
 * rows that nobody can have put are refused, whatever is wrong with them.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/store.h"
#include "tap.h"

static char path[] = "/tmp/copytaster-relations-XXXXXX";

static void
remove_store(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char name[64];

	for (size_t i = 0; i < countof(ends); i++) {
		snprintf(name, sizeof name, "%s%s", path, ends[i]);
		unlink(name);
	}
}

/* A value for the n-th field that no other has; by its kind. */
static void
fill(const struct field *f, void *row, u32 n, arena *a)
{
	void *p = (char *)row + f->at;
	char *word = new(a, char, 16);
	str *two = new(a, str, 2);

	snprintf(word, 16, "w\"%u", n);
	two[0] = S("Zoë");
	two[1] = str_of(word);
	switch (f->kind) {
	case KIND_str:
	case KIND_id:
	case KIND_tags:  *(str *)p = str_of(word); break;
	case KIND_end:   ((kind_end *)p)->id = str_of(word); break;
	case KIND_list:  *(kind_list *)p = (kind_list){ two, 2 }; break;
	case KIND_u32:   *(u32 *)p = UINT32_MAX - n; break;
	case KIND_f64:   *(f64 *)p = 0.1 * n; break;
	case KIND_flag:  *(bool *)p = true; break;
	case KIND_json:  *(str *)p = S("[{\"old\":\"18\"}]"); break;
	case KIND_places:
		*(str *)p = places_text(a, (span[]){ { n, n + 1 }, { 7, 9 } },
		    2);
		break;
	default:
		break;
	}
}

static bool
same_list(const kind_list *a, const kind_list *b)
{
	for (u32 i = 0; i < a->n && i < b->n; i++)
		if (!str_is(a->v[i], b->v[i]))
			return false;
	return a->n == b->n;
}

static bool
same(const struct field *f, const void *a, const void *b)
{
	const void *x = (const char *)a + f->at, *y = (const char *)b + f->at;

	switch (f->kind) {
	case KIND_list: return same_list(x, y);
	case KIND_end:
		return str_is(((const kind_end *)x)->id,
		    ((const kind_end *)y)->id);
	case KIND_u32:
	case KIND_f64:
	case KIND_flag: return memcmp(x, y, f->size) == 0;
	default:        return str_is(*(const str *)x, *(const str *)y);
	}
}

struct got { const struct layer *l; const void *want; u32 n, same; };

static void
look(void *self, const void *row)
{
	struct got *g = self;
	bool all = true;

	for (u32 f = 0; f < g->l->fields; f++)
		if (g->l->field[f].use != WRITTEN_ONLY)
			all = all && same(&g->l->field[f], g->want, row);
	g->n++;
	g->same += all;
}

/* How many rows there are, and how many of them are `want`. */
static bool
read_back(enum relation r, const void *want, struct got *g, arena mem,
    struct err *e)
{
	arena tmp = arena_part(&mem, mem.at + arena_room(&mem) / 2, mem.end);
	struct store *s = store_open(&mem, path, STORE_READ, e);
	bool ok;

	*g = (struct got){ .l = &relations[r], .want = want };
	ok = s && store_each(s, r, tmp, look, g, e);
	store_close(s);
	return ok;
}

static void *
row_of(const struct layer *l, arena *a)
{
	void *row = arena_take(a, l->size, 1);

	for (u32 f = 0; f < l->fields; f++)
		fill(&l->field[f], row, f + 1, a);
	return row;
}

static void
round_trip(arena mem)
{
	for (u32 r = 0; r < RELATIONS; r++) {
		const struct layer *l = &relations[r];
		struct err e = { 0 };
		arena a = mem;
		const void *row = row_of(l, &a);
		const void *empty = arena_take(&a, l->size, 1);
		struct got g;
		struct store *s;

		if (l->keep != STORED)
			continue;
		printf("# %s\n", l->name);
		remove_store();
		s = store_open(&a, path, STORE_WRITE, &e);
		ok(s && store_put(s, (enum relation)r, row, &e) &&
		    store_put(s, (enum relation)r, empty, &e) &&
		    store_commit(s, &e));
		store_close(s);
		ok(read_back((enum relation)r, row, &g, a, &e) && g.n == 2 &&
		    g.same == 1);
		s = store_open(&a, path, STORE_WRITE, &e);
		ok(s && store_clear_relations(s, &e) && store_commit(s, &e));
		store_close(s);
		ok(read_back((enum relation)r, row, &g, a, &e) && g.n == 0);
	}
}

/* Puts one row and sets one column of it to something else. */
static bool
damage(enum relation r, const struct field *f, const char *value, arena mem,
    struct err *e)
{
	const struct layer *l = &relations[r];
	const void *row = row_of(l, &mem);
	char text[200];
	struct store *s;
	struct got g;
	sqlite3 *db;

	remove_store();
	s = store_open(&mem, path, STORE_WRITE, e);
	if (!s || !store_put(s, r, row, e) || !store_commit(s, e))
		return false;
	store_close(s);
	sqlite3_open(path, &db);
	snprintf(text, sizeof text, "UPDATE \"%s\" SET \"%s\" = %s", l->name,
	    f->name, value);
	sqlite3_exec(db, text, 0, 0, 0);
	sqlite3_close(db);
	return read_back(r, row, &g, mem, e) && g.same == 0;
}

static void
damaged(arena mem)
{
	static const struct { u64 kinds; const char *value; } bad[] = {
		{ 1 << KIND_u32, "-1" }, { 1 << KIND_u32, "4294967296" },
		{ 1 << KIND_u32, "'many'" }, { 1 << KIND_flag, "2" },
		{ 1 << KIND_flag, "NULL" }, { 1 << KIND_f64, "'high'" },
		{ 1 << KIND_places, "'[[3,1]]'" },
		{ 1 << KIND_places, "'[[1,2]'" },
		{ 1 << KIND_places, "'[[1,2]] '" },
		{ 1 << KIND_places, "'[[1,2][3,4]]'" },
		{ 1 << KIND_places, "'[[1,99999999999]]'" },
		{ 1 << KIND_places, "'[[-1,2]]'" },
		{ 1 << KIND_places | 1 << KIND_str | 1 << KIND_id |
		  1 << KIND_end | 1 << KIND_list | 1 << KIND_tags, "X'5b00'" },
	};
	u32 tried = 0, refused = 0;

	for (u32 r = 0; r < RELATIONS; r++)
		for (u32 f = 0; f < relations[r].fields; f++)
			for (size_t i = 0; i < countof(bad); i++) {
				const struct field *x = &relations[r].field[f];
				struct err e = { 0 };

				if (relations[r].keep != STORED || x->use ==
				    WRITTEN_ONLY ||
				    !(bad[i].kinds >> x->kind & 1))
					continue;
				tried++;
				if (!damage((enum relation)r, x, bad[i].value,
				    mem, &e) && e.kind == ERR_STORE)
					refused++;
				else
					printf("# %s.%s: %s\n",
					    relations[r].name, x->name,
					    bad[i].value);
			}
	ok(tried > 50);
	ok(refused == tried);
}

/* JSON that is none is not known. */
static void
no_json(arena mem)
{
	struct err e = { 0 };
	const struct layer *l = &relations[RELATION_edges];

	for (u32 f = 0; f < l->fields; f++)
		if (l->field[f].kind == KIND_json)
			ok(damage(RELATION_edges, &l->field[f], "'[{'", mem,
			    &e));
	ok(e.kind == ERR_NONE);
}

static void
copy(arena mem)
{
	const struct layer *l = &relations[RELATION_voices];
	struct voice_row *row = row_of(l, &mem);
	char name[] = "Harbor Wire";
	str names[] = { { name, 6 } };
	const struct voice_row *c;

	row->name = (str){ name, 11 };
	row->names = (kind_list){ names, 1 };
	c = row_copy(&mem, l, row);
	memset(name, 'x', 11);
	names[0] = S("");
	ok(str_is(c->name, S("Harbor Wire")));
	ok(c->names.n == 1 && str_is(c->names.v[0], S("Harbor")));
	ok(c->named && str_is(c->witness, row->witness));
}

int
main(void)
{
	arena mem = arena_open(1 << 24);
	int file = mkstemp(path);

	if (file < 0)
		return 1;
	close(file);
	round_trip(mem);
	damaged(mem);
	no_json(mem);
	copy(mem);
	remove_store();
	arena_close(mem);
	return done();
}
