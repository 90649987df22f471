/*
 * How do several workers do jobs, with results in order?
 *
 * The calling thread fills the slots of a ring in order and empties them in
 * order.  Workers take filled slots in order and may finish in any order.  The
 * state of a slot says which thread owns it, so jobs need no lock.  A single
 * worker is the calling thread itself.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/base.h"

enum state { FREE, FILLED, WORKING, DONE };

struct ring {
	const struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t  filled, finished;
	enum state     *state;
	char           *jobs;
	u64             made, taken, handed;	/* jobs so far */
	u32             numbered;		/* workers so far */
	bool            closing;
};

static void *
job(struct ring *r, u64 n)
{
	return r->jobs + (n % r->pool->slots) * r->pool->size;
}

static enum state *
state(struct ring *r, u64 n)
{
	return &r->state[n % r->pool->slots];
}

static void *
pool_work(void *arg)
{
	struct ring *r = arg;
	u32 me;

	pthread_mutex_lock(&r->lock);
	me = r->numbered++;
	for (;;) {
		u64 n;

		while (r->taken == r->made && !r->closing)
			pthread_cond_wait(&r->filled, &r->lock);
		if (r->taken == r->made)
			break;
		n = r->taken++;
		*state(r, n) = WORKING;
		pthread_mutex_unlock(&r->lock);
		r->pool->work(r->pool->self, job(r, n), me);
		pthread_mutex_lock(&r->lock);
		*state(r, n) = DONE;
		pthread_cond_signal(&r->finished);
	}
	pthread_mutex_unlock(&r->lock);
	return 0;
}

/* Hands the oldest job to done() if it is finished.  `must`: waits for it. */
static bool
hand(struct ring *r, bool must, bool *go)
{
	bool done;

	pthread_mutex_lock(&r->lock);
	while (must && *state(r, r->handed) != DONE)
		pthread_cond_wait(&r->finished, &r->lock);
	done = *state(r, r->handed) == DONE;
	pthread_mutex_unlock(&r->lock);
	if (!done)
		return false;
	if (*go)
		*go = r->pool->done(r->pool->self, job(r, r->handed));
	*state(r, r->handed) = FREE;
	r->handed++;
	return true;
}

static void
pool_feed(struct ring *r)
{
	const struct pool *p = r->pool;
	bool go = true;

	while (go && p->next(p->self, job(r, r->made))) {
		pthread_mutex_lock(&r->lock);
		*state(r, r->made) = FILLED;
		r->made++;
		pthread_cond_signal(&r->filled);
		pthread_mutex_unlock(&r->lock);
		while (r->handed < r->made &&
		    hand(r, r->made - r->handed == p->slots, &go))
			;
	}
	while (r->handed < r->made)
		hand(r, true, &go);
}

/* Runs all jobs in the calling thread, with one slot. */
static void
run_alone(const struct pool *p)
{
	void *one = calloc(1, p->size);

	if (!one)
		panic("out of memory");
	while (p->next(p->self, one)) {
		p->work(p->self, one, 0);
		if (!p->done(p->self, one))
			break;
	}
	free(one);
}

/* Starts as many workers as the system gives.  Signals go to the calling
 * thread, which may be waiting for input. */
static u32
start(struct ring *r, pthread_t *threads)
{
	sigset_t all, was;
	u32 n = 0;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &was);
	while (n < r->pool->workers &&
	    pthread_create(&threads[n], 0, pool_work, r) == 0)
		n++;
	pthread_sigmask(SIG_SETMASK, &was, 0);
	return n;
}

static void
run_many(const struct pool *p)
{
	struct ring r = {
		.pool = p,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.filled = PTHREAD_COND_INITIALIZER,
		.finished = PTHREAD_COND_INITIALIZER,
	};
	pthread_t *threads = calloc(p->workers, sizeof *threads);
	u32 n;

	r.state = calloc(p->slots, sizeof *r.state);
	r.jobs = calloc(p->slots, p->size);
	if (!threads || !r.state || !r.jobs)
		panic("out of memory");
	n = start(&r, threads);
	if (n == 0)
		run_alone(p);
	else
		pool_feed(&r);
	pthread_mutex_lock(&r.lock);
	r.closing = true;
	pthread_cond_broadcast(&r.filled);
	pthread_mutex_unlock(&r.lock);
	for (u32 i = 0; i < n; i++)
		pthread_join(threads[i], 0);
	free(threads);
	free(r.state);
	free(r.jobs);
}

void
pool_run(const struct pool *p)
{
	if (p->workers == 1)
		run_alone(p);
	else
		run_many(p);
}

u32
pool_cpus(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > 64 ? 64 : (u32)n;
}
