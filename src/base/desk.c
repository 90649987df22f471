/* What happens when a job needs too much memory?  This is the only setjmp of
 * the program. */
#include "base/base.h"

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
desk_try(struct desk *k, void (*job)(struct desk *, void *), void *arg,
    struct err *e)
{
	if (setjmp(k->full))
		return err_set(e, ERR_FULL, "needs more memory than a document"
		    " may have (%zu MB)",
		    (size_t)(k->mem.end - k->mem.at) >> 20);
	job(k, arg);
	return true;
}
