/*
 * In which order are relations made and traced?
 *
 * Makes all relations of a store from its items, step by step, or loads them
 * and answers one question.
 */
#include "relate/copies.h"
#include "relate/edges.h"
#include "relate/rows.h"
#include "relate/said.h"
#include "relate/stories.h"
#include "relate/trace.h"

/* Bytes of address space for an arena.  A checked build shadows each byte of
 * it, so it reserves less: 512 MB instead of 32 GB. */
static const size_t SPACE = (size_t)1 << (CHECKED ? 29 : 35);

struct room { arena mem, tmp, mem_whole, tmp_whole; };

static void
open_room(struct room *r)
{
	r->mem = r->mem_whole = arena_open(SPACE);
	r->tmp = r->tmp_whole = arena_open(SPACE);
}

static void
close_room(struct room *r)
{
	arena_close(r->mem_whole);
	arena_close(r->tmp_whole);
}

bool
relate_update(struct store *s, const struct packs *ps, struct err *e)
{
	struct room r;
	struct corpus c = { .mem = &r.mem };
	struct graph g = { .c = &c };
	struct badges b = { .mem = &r.mem };
	bool ok;

	open_room(&r);
	ok = corpus_load(&c, s, ps, r.tmp, e);
	if (ok) {
		corpus_copies(&c, r.tmp);
		corpus_stories(&c, ps, r.tmp);
		graph_said(&g, ps, r.tmp);
		graph_edges(&g, ps, r.tmp);
		badges_make(&b, &g, r.tmp);
		ok = rows_save(s, &g, &b, r.tmp, e) &&
		    store_set_stale(s, false, e) && store_commit(s, e);
	}
	close_room(&r);
	return ok;
}

/* The corpus is loaded into mem, because the trace points into its texts. */
bool
relate_trace(struct store *s, const struct packs *ps, str query, arena *mem,
    struct trace *t, struct err *e)
{
	arena tmp = arena_open(SPACE), whole = tmp;
	struct corpus c = { .mem = mem };
	struct graph g = { .c = &c };
	bool ok = rows_load(&g, s, ps, tmp, e);

	if (ok)
		graph_trace(&g, ps, query, mem, tmp, t);
	arena_close(whole);
	return ok;
}
