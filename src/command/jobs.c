/* Reads and analyzes captures with as many workers as there are cores. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "analyze/analyze.h"
#include "command/command.h"
#include "read/read.h"

enum { MEM = 1 << 30, TMP = 1 << 29, MUCH = 64 << 20 };

struct run {
	struct jobs  *jobs;
	struct err   *e;
	struct input *input;
	arena         mem;		/* of the input that is open */
	u32           path;
	u64           before;		/* bytes of inputs that are done */
	f64           began, told;
	struct shared shared;
};

static void
progress(struct run *r, bool last)
{
	u64 done = 0, all = 0;
	f64 now = clock_now(), took = now - r->began;

	if (!isatty(2) || (!last && now - r->told < 0.2))
		return;
	r->told = now;
	if (last) {
		fputs("\r\033[K", stderr);
		return;
	}
	if (r->input)
		input_progress(r->input, &done, &all);
	fprintf(stderr, "\r\033[K%llu read, %.0f a second",
	    (unsigned long long)r->jobs->captures,
	    (f64)r->jobs->captures / (took > 0.01 ? took : 0.01));
	if (all > done && done > 0)
		fprintf(stderr, ", %.0f %%, %.0f s left",
		    100.0 * (f64)done / (f64)all,
		    took * (f64)(all - done) / (f64)done);
}

/* Opens the next input of the command line; false if there is none. */
static bool
open_next(struct run *r, struct err *e)
{
	char *path = r->jobs->paths[r->path];
	arena mem = r->mem;

	if (!path)
		return false;
	r->path++;
	r->input = input_open(&mem, path, r->jobs->format, &r->shared, e);
	return true;
}

struct fetch { struct run *run; struct job *job; bool have; };

static bool
fetch_from(struct run *r, struct job *j)
{
	return r->jobs->fetch ? r->jobs->fetch(r->jobs->self, &j->mem, &j->c,
	    &j->e) : input_next(r->input, &j->mem, &j->c, &j->e);
}

static void
jobs_fetch(struct desk *k, void *arg)
{
	struct fetch *f = arg;
	struct job *j = f->job;

	j->mem = k->mem;
	f->have = fetch_from(f->run, j);
	if (f->have && f->run->jobs->skip && !f->run->jobs->fetch)
		j->c.id = capture_id(&j->c, &j->mem);
}

/* Gives one capture, or one reason why there is none. */
static bool
next(void *self, void *slot)
{
	struct run *r = self;
	struct job *j = slot;
	struct fetch f = { r, j, false };

	if (!j->desk.mem.at)
		desk_open(&j->desk, MEM, TMP);
	j->c = (struct capture){ 0 };
	j->e = (struct err){ 0 };
	j->known = false;
	while (!stop_asked() && r->e->kind == ERR_NONE) {
		if (!r->jobs->fetch && !r->input && !open_next(r, &j->e))
			return false;
		if (!r->jobs->fetch && !r->input)
			return true;
		desk_try(&j->desk, jobs_fetch, &f, &j->e);
		if (r->jobs->fetch && (j->e.kind == ERR_STORE ||
		    j->e.kind == ERR_SYSTEM)) {		/* there is no next */
			*r->e = j->e;
			return false;
		}
		if (j->e.kind == ERR_INTERRUPTED)
			return false;
		if (f.have || j->e.kind != ERR_NONE) {
			j->known = f.have && r->jobs->skip &&
			    r->jobs->skip(r->jobs->self, &j->c);
			return true;
		}
		if (r->jobs->fetch)
			return false;
		input_close(r->input);
		r->input = 0;
	}
	return false;
}

struct task { const struct jobs *jobs; struct job *job; };

static void
do_job(struct desk *k, void *arg)
{
	struct task *t = arg;
	struct job *j = t->job;

	assert(j->e.kind == ERR_NONE && !j->known);
	capture_begin(&j->c, j->mem);
	read_capture(&j->c, t->jobs->packs, k->tmp);
	analyze(&j->c, t->jobs->packs, t->jobs->table.layers, k->tmp);
	j->out = (buf){ .mem = &j->c.mem };
	for (u32 i = 0; t->jobs->writer && i < j->c.items.n; i++)
		t->jobs->writer->item(&j->out, &t->jobs->table,
		    &j->c.items.v[i], k->tmp);
	if (t->jobs->pack)
		j->parcel = store_pack(&j->c, &j->c.mem, k->tmp);
}

static void
jobs_work(void *self, void *slot, u32 worker)
{
	struct run *r = self;
	struct job *j = slot;
	struct task t = { r->jobs, j };

	(void)worker;
	if (j->e.kind != ERR_NONE || j->known)
		return;
	desk_try(&j->desk, do_job, &t, &j->e);
}

static void
reject(struct run *r, struct job *j)
{
	if (j->e.kind == ERR_PASSED) {
		r->jobs->passed += j->e.n ? j->e.n : 1;
		fflush(stdout);		/* it may be the same file */
		command_say("passed over: %s", j->e.why);
		return;
	}
	if (j->e.kind == ERR_NOTED) {
		fflush(stdout);
		command_say("note: %s", j->e.why);
		return;
	}
	r->jobs->rejected += j->e.n ? j->e.n : 1;
	if (j->e.kind == ERR_FULL && j->c.path.n)
		command_say("rejected: %.*s: %s", (int)j->c.path.n,
		    j->c.path.s, j->e.why);
	else
		command_say("rejected: %s", j->e.why);
}

static bool
jobs_done(void *self, void *slot)
{
	struct run *r = self;
	struct job *j = slot;
	bool go = true;

	if (j->e.kind == ERR_INTERRUPTED)
		return false;
	if (j->e.kind != ERR_NONE) {
		reject(r, j);
	} else {
		r->jobs->captures++;
		r->jobs->items += j->known ? 0 : j->c.items.n;
		go = r->jobs->done(r->jobs->self, j, r->e);
	}
	if ((size_t)(j->c.mem.at - j->desk.mem.at) > MUCH && j->c.mem.at) {
		arena_rest(j->desk.mem);
		arena_rest(j->desk.tmp);
	}
	progress(r, false);
	return go && r->e->kind == ERR_NONE;
}

bool
jobs_run(struct jobs *jobs, struct err *e)
{
	struct run r = {
		.jobs = jobs, .e = e,
		.mem = arena_open(1 << 20),
		.began = clock_now(), .shared.packs = jobs->packs,
	};
	arena whole = r.mem;
	struct pool p = {
		.workers = jobs->workers,
		.slots   = jobs->workers * 4,
		.size    = sizeof(struct job),
		.next = next, .work = jobs_work, .done = jobs_done,
		.self = &r,
	};

	pool_run(&p);
	progress(&r, true);
	if (r.input)
		input_close(r.input);
	arena_close(whole);
	if (e->kind == ERR_NONE && stop_asked())
		return err_set(e, ERR_INTERRUPTED, "interrupted");
	return e->kind == ERR_NONE;
}

u32
jobs_workers(const char *option, struct err *e)
{
	u32 n;

	if (!option)
		return pool_cpus();
	if (!str_number(str_of(option), &n) || n < 1 || n > 256) {
		err_set(e, ERR_USAGE, "--workers %s: a number from 1 to 256",
		    option);
		return 0;
	}
	return n;
}
