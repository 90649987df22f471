/*
 * How is the derived half made again?
 *
 * Captures are read once to find the damaged ones, and once more to read and
 * analyze them. Items of a damaged capture are put back as they were. All of it
 * is one transaction, so until its end the old half is there for everybody, and
 * stays there if the work is cut short.
 */
#include "command/command.h"
#include "relate/relate.h"

struct again {
	struct store   *s;
	struct rebuilt *told;
	arena           mem, tmp;
	list(u64)       damaged;	/* numbers of captures */
	u32             put_back;	/* of them */
	u64             at;		/* the capture that was fetched last */
	bool            bad;		/* it is damaged */
};

/* Finds the damaged captures and sets their items aside. */
static bool
look_for_damage(struct again *a, struct err *e)
{
	u64 at = 0;

	while (!stop_asked()) {
		arena scratch = a->tmp;
		struct capture c = { 0 };
		struct err why = { 0 };

		if (store_next_capture(a->s, &at, &scratch, &c, &why))
			continue;
		if (why.kind == ERR_REJECTED) {
			command_say("%s", why.why);
			*push(&a->damaged, &a->mem) = at;
			store_rescue(a->s, at);
			continue;
		}
		*e = why;
		return e->kind == ERR_NONE;
	}
	return err_set(e, ERR_INTERRUPTED, "interrupted");
}

static bool
rebuild_fetch(void *self, arena *mem, struct capture *c, struct err *e)
{
	struct again *a = self;
	struct err why = { 0 };

	a->bad = false;
	if (store_next_capture(a->s, &a->at, mem, c, &why))
		return true;
	a->bad = why.kind == ERR_REJECTED;
	if (!a->bad)
		*e = why;
	return a->bad;
}

static bool
rebuild_skip(void *self, const struct capture *c)
{
	const struct again *a = self;

	(void)c;
	return a->bad;
}

/* Results come in the order in which captures were fetched, so the next one
 * that was skipped is the next damaged one. */
static bool
rebuild_done(void *self, struct job *j, struct err *e)
{
	struct again *a = self;
	struct saved got = { 0 };
	u32 items;

	if (!j->known)
		return store_save(a->s, &j->c, j->parcel, &got, j->desk.tmp,
		    e);
	assert(a->put_back < a->damaged.n);
	if (!store_restore(a->s, a->damaged.v[a->put_back++], &items, a->tmp,
	    e))
		return false;
	a->told->damaged++;
	a->told->kept += items;
	a->told->lost += items == 0;
	return true;
}

bool
rebuild(struct store *s, const struct packs *ps, u32 workers,
    struct rebuilt *told, struct err *e)
{
	arena mem = arena_open(1 << 24), tmp = arena_open(1 << 29);
	struct again a = { .s = s, .told = told, .mem = mem, .tmp = tmp };
	struct jobs jobs = {
		.packs = ps, .workers = workers, .pack = true,
		.fetch = rebuild_fetch, .skip = rebuild_skip,
		.done = rebuild_done, .self = &a,
	};
	bool ok;

	ok = look_for_damage(&a, e) && store_drop_derived(s, e) &&
	    jobs_run(&jobs, e) && store_rebuilt(s, e) &&
	    relate_update(s, ps, e);
	told->captures = jobs.captures + jobs.rejected;
	told->rejected = jobs.rejected;
	arena_close(tmp);
	arena_close(mem);
	return ok;
}

bool
rebuild_whole(const struct rebuilt *t, struct err *e)
{
	if (t->damaged)
		return err_set(e, ERR_STORE, "%llu of %llu captures are "
		    "damaged; %llu items of them are kept as they were, and "
		    "%llu captures have none",
		    (unsigned long long)t->damaged,
		    (unsigned long long)t->captures,
		    (unsigned long long)t->kept, (unsigned long long)t->lost);
	if (t->rejected)
		return err_set(e, ERR_REJECTED, "%llu of %llu captures "
		    "rejected", (unsigned long long)t->rejected,
		    (unsigned long long)t->captures);
	return true;
}
