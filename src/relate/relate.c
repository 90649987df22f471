/*
 * In which order are relations made and traced?
 *
 * Makes all relations of a store from its items, step by step, or loads them
 * and answers one question.
 */
#include <assert.h>

#include "relate/copies.h"
#include "relate/edges.h"
#include "relate/keys.h"
#include "relate/known.h"
#include "relate/people.h"
#include "relate/rows.h"
#include "relate/said.h"
#include "relate/stories.h"
#include "relate/surnames.h"
#include "relate/trace.h"

/* Bytes of address space for an arena.  A checked build shadows each byte of
 * it, so it reserves less: 512 MB instead of 32 GB. */
static const size_t SPACE = (size_t)1 << (CHECKED ? 29 : 35);

struct update { struct store *s; const struct packs *ps; struct err *e; };

/* Makes all relations of a corpus that is loaded. */
static void
make(struct graph *g, const struct packs *ps, arena tmp)
{
	corpus_known(g->c, ps, tmp);
	corpus_people(g->c, ps, tmp);
	corpus_copies(g->c, tmp);
	corpus_stories(g->c, ps, tmp);
	corpus_surnames(g->c, ps, tmp);
	graph_said(g, ps, tmp);
	graph_edges(g, ps, tmp);
}

static void
update(struct desk *k, void *arg)
{
	const struct update *u = arg;
	arena mem = k->mem, tmp = k->tmp;
	struct corpus c = { .mem = &mem };
	struct graph g = { .c = &c };
	struct badges b = { .mem = &mem };

	if (!store_clear_relations(u->s, u->e) ||
	    !corpus_load(&c, u->s, u->ps, 0, tmp, u->e))
		return;
	make(&g, u->ps, tmp);
	badges_make(&b, &g, u->ps, tmp);
	if (rows_save(u->s, &g, &b, tmp, u->e) &&
	    store_set_stale(u->s, false, u->e))
		store_commit(u->s, u->e);
}

str
relate_story_id(arena *a, str first_item)
{
	return id_hex(a, "s", str_hash(first_item), 12);
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

/* The first item that is held with the text of the first item of a capture: its
 * place + 1, or 0. */
static u32
held_as(const struct corpus *c, const struct capture *x)
{
	const struct item *it = &x->items.v[0];

	for (u32 m = 0; m < c->n; m++)
		if (c->v[m].held && has_kind(&c->v[m], item_head(it)->kind) &&
		    str_is(item_all(c->v[m].it), item_all(it)))
			return m + 1;
	return 0;
}

/* The place + 1 of the first item that is not held. */
static u32
first_not_held(const struct corpus *c)
{
	u32 m = 0;

	while (m < c->n && c->v[m].held)
		m++;
	assert(m < c->n);
	return m + 1;
}

/* Traces the first item of a capture, with relations made for it alone.  If an
 * item with its text is held, that is traced, and `q` becomes its id. */
static bool
trace_text(struct store *s, const struct packs *ps, struct question *q,
    arena *mem, arena tmp, struct trace *t, struct err *e)
{
	struct corpus c = { .mem = mem };
	struct graph g = { .c = &c };
	u32 held;

	if (!corpus_load(&c, s, ps, q->text, tmp, e))
		return false;
	held = held_as(&c, q->text);
	if (held) {
		q->query = item_head(c.v[held - 1].it)->id;
		return true;
	}
	make(&g, ps, tmp);
	graph_trace(&g, ps, q, first_not_held(&c), mem, tmp, t);
	return true;
}

/* The corpus is loaded into mem, because the trace points into its texts. */
bool
relate_trace(struct store *s, const struct packs *ps,
    const struct question *asked, arena *mem, struct trace *t, struct err *e)
{
	arena tmp = arena_open(SPACE), whole = tmp;
	struct corpus c = { .mem = mem };
	struct graph g = { .c = &c };
	struct question q = *asked;
	bool ok = true;

	tmp.full = mem->full;
	if (q.text)
		ok = trace_text(s, ps, &q, mem, tmp, t, e);
	if (ok && t->nodes.n == 0) {
		ok = rows_load(&g, s, ps, tmp, e);
		if (ok)
			graph_trace(&g, ps, &q, 0, mem, tmp, t);
	}
	arena_close(whole);
	return ok;
}
