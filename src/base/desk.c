/* What happens when a job needs too much memory, or somebody asks to stop?
 * This is the only setjmp of the program. */
#include "base/base.h"

/* Where the job jumps that runs in this thread; NULL if none does. */
static _Thread_local const jmp_buf *running;

void
desk_open(struct desk *k, size_t mem, size_t tmp)
{
	k->mem = arena_open(mem);
	k->tmp = arena_open(tmp);
	k->mem.full = k->tmp.full = &k->full;
}

void
desk_close(struct desk *k)
{
	arena_close(k->mem);
	arena_close(k->tmp);
}

bool
desk_stops(const jmp_buf *full)
{
	return full == running && stop_asked();
}

bool
desk_try(struct desk *k, void (*job)(struct desk *, void *), void *arg,
    struct err *e)
{
	if (setjmp(k->full)) {
		running = 0;
		if (stop_asked())
			return err_set(e, ERR_INTERRUPTED, "interrupted");
		return err_set(e, ERR_FULL, "needs more memory than a document"
		    " may have (%zu MB)",
		    (size_t)(k->mem.end - k->mem.at) >> 20);
	}
	running = (const jmp_buf *)&k->full;
	job(k, arg);
	running = 0;
	return true;
}
