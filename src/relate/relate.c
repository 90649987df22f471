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

struct update { struct store *s; const struct packs *ps; struct err *e; };

static void
update(struct desk *k, void *arg)
{
	const struct update *u = arg;
	arena mem = k->mem, tmp = k->tmp;
	struct corpus c = { .mem = &mem };
	struct graph g = { .c = &c };
	struct badges b = { .mem = &mem };

	if (!corpus_load(&c, u->s, u->ps, tmp, u->e))
		return;
	corpus_copies(&c, tmp);
	corpus_stories(&c, u->ps, tmp);
	graph_said(&g, u->ps, tmp);
	graph_edges(&g, u->ps, tmp);
	badges_make(&b, &g, tmp);
	if (rows_save(u->s, &g, &b, tmp, u->e) &&
	    store_set_stale(u->s, false, u->e))
		store_commit(u->s, u->e);
}

/* If it is cut short, nothing of it is committed. */
bool
relate_update(struct store *s, const struct packs *ps, struct err *e)
{
	struct desk k;
	struct update u = { s, ps, e };
	struct err cut = { 0 };

	desk_open(&k, SPACE, SPACE);
	desk_try(&k, update, &u, &cut);
	if (cut.kind == ERR_FULL)
		err_set(e, ERR_FULL, "relating needs more memory than there "
		    "is (%zu MB)", (size_t)(k.mem.end - k.mem.at) >> 20);
	else if (cut.kind == ERR_INTERRUPTED)
		err_set(e, ERR_INTERRUPTED, "interrupted before all items "
		    "were related; the next copytaster add goes on");
	desk_close(&k);
	return e->kind == ERR_NONE;
}

/* The corpus is loaded into mem, because the trace points into its texts. */
bool
relate_trace(struct store *s, const struct packs *ps, str query, arena *mem,
    struct trace *t, struct err *e)
{
	arena tmp = arena_open(SPACE), whole = tmp;
	struct corpus c = { .mem = mem };
	struct graph g = { .c = &c };
	bool ok;

	tmp.full = mem->full;
	ok = rows_load(&g, s, ps, tmp, e);
	if (ok)
		graph_trace(&g, ps, query, mem, tmp, t);
	arena_close(whole);
	return ok;
}
