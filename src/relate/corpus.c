/*
 * Which items does the store hold, and when was each written?
 *
 * Loads all items and sorts them by time.  Times become minutes, ids of parents
 * become places, and items with one address become versions of each other.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/corpus.h"

/* An ISO time in minutes since 1970 UTC, or 0 if it cannot be read.  `day`: it
 * has no clock time. */
static i64
minutes(str t, bool *day)
{
	struct moment m;
	bool known = moment_read(t, &m);

	*day = !m.clock;
	return known ? moment_minutes(&m) : 0;
}

static void
place_in_time(struct member *m)
{
	const struct item *it = m->it;
	bool day;

	if (it->published.n)
		m->when = minutes(it->published.v[0].value, &m->day);
	m->until = minutes(it->of->received, &day);
}

struct ids { map at; };		/* hash of the id: place + 1 */

static u32
corpus_find(const struct ids *ids, str id)
{
	return id.n ? map_get(&ids->at, str_hash(id)) : 0;
}

/* The hash of a member's address, and the time by which versions are sorted. */
struct address { u64 key; u32 m, added; i64 time; };

static int
by_address(const void *a, const void *b)
{
	const struct address *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return (x->added > y->added) - (x->added < y->added);
}

/* When a version was made, as far as it says: modified, else published; 0 if it
 * does not say. */
static i64
made(const struct member *m)
{
	bool day;

	return m->it->modified.n ? minutes(m->it->modified.v[0].value, &day) :
	    m->when;
}

/* What only a later version has is as old as that version. */
static void
date_version(struct member *m)
{
	if (m->it->modified.n)
		m->when = minutes(m->it->modified.v[0].value, &m->day);
}

/*
 * Orders the versions of one address: by when they were made if all say so and
 * the times differ, else by when they were received.  If one of them has no
 * time, they keep the order in which they were added.
 */
static void
order_versions(struct corpus *c, struct address *v, u32 n)
{
	bool all = true, say = true, differ = false;

	for (u32 i = 0; i < n; i++) {
		i64 t = made(&c->v[v[i].m]);

		say = say && t;
		differ = differ || t != made(&c->v[v[0].m]);
	}
	for (u32 i = 0; i < n; i++) {
		v[i].time = say && differ ? made(&c->v[v[i].m]) :
		    c->v[v[i].m].until;
		all = all && v[i].time;
	}
	for (u32 i = 0; i < n && !all; i++)
		v[i].time = 0;
	qsort(v, n, sizeof *v, by_address);
	for (u32 i = 1; i < n; i++)
		if (c->v[v[i].m].page != c->v[v[i - 1].m].page) {
			c->v[v[i].m].version_of = v[i - 1].m + 1;
			c->v[v[i].m].first = c->v[v[i - 1].m].first;
			c->v[v[i].m].version = c->v[v[i - 1].m].version + 1;
			date_version(&c->v[v[i].m]);
		}
}

/* The key of an address: items of two kinds are no versions of each other. */
static u64
address_key(str address, item_kind kind)
{
	return u64_mix(str_hash(address) ^ kind);
}

/* Sets version_of and first of all members. */
static void
find_versions(struct corpus *c, arena tmp)
{
	struct address *v = new(&tmp, struct address, c->n + 1);
	u32 *heads = new(&tmp, u32, c->n + 2), n = 0;

	for (u32 m = 0; m < c->n; m++) {
		c->v[m].first = m;
		heads[c->v[m].page] += store_heads(c->v[m].it);
	}
	for (u32 m = 0; m < c->n; m++) {
		arena scratch = tmp;
		str at = store_address(&scratch, c->v[m].it,
		    heads[c->v[m].page] == 1);

		if (at.n)
			v[n++] = (struct address){ address_key(at,
			    item_head(c->v[m].it)->kind), m,
			    c->v[m].added, 0 };
	}
	if (n)
		qsort(v, n, sizeof *v, by_address);
	for (u32 i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && v[j].key == v[i].key; j++)
			;
		if (j - i > 1)
			order_versions(c, v + i, j - i);
	}
}

typedef list(struct member) members;

/* Adds the items of a capture as one more page. */
static void
add_extra(members *all, struct capture *extra, u32 page, arena *mem)
{
	u32 first = all->n;

	for (u32 i = 0; i < extra->items.n; i++) {
		struct member *m = push(all, mem);
		struct item *it = &extra->items.v[i];

		m->it = it;
		m->page = page;
		m->added = all->n - 1;
		m->up = it->parent ? first + it->parent : 0;
		place_in_time(m);
	}
}

/* A capture: its members from place `first` on, and what it is sorted by. */
struct page { i64 time; str path; u32 first, n; };

static int
by_time(const void *a, const void *b)
{
	const struct page *x = a, *y = b;
	int order = (x->time > y->time) - (x->time < y->time);

	if (!order)
		order = str_order(x->path, y->path);
	return order ? order : (x->first > y->first) - (x->first < y->first);
}

/* The earliest time at which one of n members was published; if that is not
 * known, when the capture was received, else the end of time. */
static i64
page_time(const struct member *m, u32 n)
{
	i64 t = 0;

	for (u32 i = 0; i < n; i++)
		if (m[i].when && (!t || m[i].when < t))
			t = m[i].when;
	return t ? t : m->until ? m->until : INT64_MAX;
}

/*
 * Sorts captures by their times, then by the names of their files.  Stories and
 * names depend on what came before, and should not depend on the order in which
 * files were added.  Only what one file has of one time keeps its order.
 */
static void
sort_pages(struct corpus *c, u32 pages, arena tmp)
{
	struct page *v = new(&tmp, struct page, pages + 1);
	struct member *was = new(&tmp, struct member, c->n + 1);
	u32 *to = new(&tmp, u32, c->n + 1), n = 0, at = 0;

	for (u32 m = 0, end; m < c->n; m = end) {
		for (end = m; end < c->n && c->v[end].page == c->v[m].page;
		    end++)
			;
		v[n++] = (struct page){ page_time(c->v + m, end - m),
			c->v[m].it->of->path, m, end - m };
	}
	if (n)
		qsort(v, n, sizeof *v, by_time);
	if (c->n)
		memcpy(was, c->v, c->n * sizeof *was);
	for (u32 p = 0; p < n; p++)
		for (u32 i = 0; i < v[p].n; i++) {
			to[v[p].first + i] = at;
			c->v[at] = was[v[p].first + i];
			c->v[at++].page = p + 1;
		}
	for (u32 m = 0; m < c->n; m++)
		if (c->v[m].up)
			c->v[m].up = to[c->v[m].up - 1] + 1;
}

/* Keeps the keys as they came. */
static void
corpus_keep_keys(struct corpus *c)
{
	c->keys = new(c->mem, str *, c->n + 1);
	for (u32 m = 0; m < c->n; m++) {
		const struct item *it = c->v[m].it;

		c->keys[m] = new(c->mem, str, it->entities.n + 1);
		for (u32 i = 0; i < it->entities.n; i++)
			c->keys[m][i] = it->entities.v[i].key;
	}
}

bool
corpus_load(struct corpus *c, struct store *s, const struct packs *ps,
    struct capture *extra, arena tmp, struct err *e)
{
	members all = { 0 };
	struct ids ids = { .at = { .mem = &tmp } };
	str last = { 0 };
	struct item *it;
	u32 page = 0;
	u64 at = 0;

	while (store_next_item(s, &at, c->mem, &it, e)) {
		struct member *m = push(&all, c->mem);

		it->pack = packs_find(ps, item_head(it)->language);
		page += !str_is(it->of->id, last);
		last = it->of->id;
		m->it = it;
		m->page = page;
		m->held = true;
		m->added = all.n - 1;
		m->up = corpus_find(&ids, item_head(it)->parent);
		place_in_time(m);
		*map_at(&ids.at, str_hash(item_head(it)->id)) = all.n;
	}
	if (extra)
		add_extra(&all, extra, page + 1, c->mem);
	c->v = all.v;
	c->n = all.n;
	sort_pages(c, page + 1, tmp);
	find_versions(c, tmp);
	corpus_keep_keys(c);
	return e->kind == ERR_NONE;
}

/* A counting sort. */
struct by_story
corpus_by_story(const struct corpus *c, arena *a)
{
	struct by_story b = { .member = new(a, u32, c->n + 1) };
	u32 *at;

	for (u32 m = 0; m < c->n; m++)
		if (c->v[m].story > b.stories)
			b.stories = c->v[m].story;
	b.first = new(a, u32, b.stories + 2);
	at = new(a, u32, b.stories + 2);
	for (u32 m = 0; m < c->n; m++)
		b.first[c->v[m].story + 1]++;
	for (u32 s = 1; s < b.stories + 2; s++)
		b.first[s] += b.first[s - 1];
	for (u32 m = 0; m < c->n; m++) {
		u32 s = c->v[m].story;

		assert(at[s] < b.first[s + 1] - b.first[s]);
		b.member[b.first[s] + at[s]++] = m;
	}
	return b;
}
