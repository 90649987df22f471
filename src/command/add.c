/*
 * copytaster add: captures go into the store, and relations between items are
 * made.
 *
 * Workers read, analyze and pack. This thread saves in the order of the input
 * and commits one batch at a time. A capture that is held is skipped, so
 * running the same command again finishes a run that was interrupted.
 */
#include "command/command.h"
#include "read/read.h"
#include "relate/relate.h"

enum { BATCH = 500 };		/* captures a commit, at most */
static const f64 PATIENCE = 2;	/* seconds a commit, at most */

static const char *input_format = "", *workers;

static const struct option options[] = {
	{ .name = "input-format", .value_name = "NAME", .value = &input_format,
	  .about = "of all inputs (default: found out for each)",
	  .names = command_readers },
	{ .name = "workers", .value_name = "N", .value = &workers,
	  .about = "how many to run (default: one per core)" },
	{ .name = 0 },
};

struct tag { str name; u64 n; };

struct adding {
	struct store *s;
	arena         tmp;
	u32           waiting;		/* captures not committed */
	f64           since;
	bool          marked;		/* as stale, in this batch */

	/* counted, of what is new */
	u64 captures, known, forgotten, changed, same;
	u64 texts, teasers, comments, exact, day, undated;
	struct tag tags[64];
	u32 tags_n;
};

static void
count_language(struct adding *a, str name)
{
	for (u32 i = 0; i < a->tags_n; i++)
		if (str_is(a->tags[i].name, name)) {
			a->tags[i].n++;
			return;
		}
	if (a->tags_n < countof(a->tags))
		a->tags[a->tags_n++] = (struct tag){
			str_copy(&a->tmp, name), 1 };
}

static void
add_count(struct adding *a, const struct item *it)
{
	const struct head *h = item_head(it);

	if (h->kind == ITEM_comment) {
		a->comments++;
		return;
	}
	a->texts++;
	a->teasers += h->kind == ITEM_teaser;
	if (it->published.n == 0)
		a->undated++;
	else if (it->published.v[0].precision == PRECISION_day)
		a->day++;
	else
		a->exact++;
	count_language(a, h->language.n ? h->language : S("und"));
}

static bool
commit(struct adding *a, struct err *e)
{
	a->waiting = 0;
	a->since = clock_now();
	return store_commit(a->s, e);
}

/* Is the capture held, or was it, and is forgotten? */
static bool
add_held(struct store *s, str id, bool *held, struct err *e)
{
	return store_known(s, id, held, e) && (*held ||
	    store_forgotten(s, id, held, e));
}

/* Asks again whether the capture is held. When it was given to a worker, an
 * equal one before it may not have been saved yet. */
static bool
add_look_again(struct adding *a, struct job *j, struct err *e)
{
	return j->known || add_held(a->s, j->c.id, &j->known, e);
}

static bool
add_done(void *self, struct job *j, struct err *e)
{
	struct adding *a = self;
	struct saved got = { 0 };
	bool forgotten = false;

	assert(j->known || j->e.kind == ERR_NONE);
	if (!add_look_again(a, j, e))
		return false;
	a->captures++;
	if (j->known && !store_forgotten(a->s, j->c.id, &forgotten, e))
		return false;
	a->forgotten += forgotten;
	a->known += j->known && !forgotten;
	if (j->known)
		return true;
	if (!a->marked && !store_set_stale(a->s, true, e))
		return false;
	a->marked = true;
	if (!store_save(a->s, &j->c, j->parcel, &got, j->desk.tmp, e))
		return false;
	a->changed += got.changed;
	a->same += got.known;
	for (u32 i = 0; i < j->c.items.n; i++)
		add_count(a, &j->c.items.v[i]);
	if (++a->waiting < BATCH && clock_now() - a->since < PATIENCE)
		return true;
	return commit(a, e);
}

static bool
add_skip(void *self, const struct capture *c)
{
	struct adding *a = self;
	struct err e = { 0 };
	bool known = false;

	/* if this fails, saving fails too and says why */
	return add_held(a->s, c->id, &known, &e) && known;
}

/* After an interrupt, what was saved is committed; after a failure it is
 * not. */
static bool
run_jobs(struct adding *a, struct jobs *jobs, struct err *e)
{
	struct err late = { 0 };

	a->since = clock_now();
	jobs_run(jobs, e);
	if (e->kind == ERR_INTERRUPTED && !commit(a, &late))
		*e = late;
	return e->kind == ERR_NONE && commit(a, e);
}

static void
say_languages(buf *b, struct adding *a)
{
	for (u32 n = 0; n < a->tags_n; n++) {
		struct tag *most = a->tags;

		for (u32 i = 1; i < a->tags_n; i++)
			if (a->tags[i].n > most->n)
				most = &a->tags[i];
		buf_put(b, n ? S(" ") : S(" · "));
		buf_put(b, most->name);
		buf_putc(b, ' ');
		buf_num(b, (i64)most->n);
		most->n = 0;
	}
}

static void
add_put(buf *b, const char *before, u64 n, const char *after)
{
	buf_put(b, str_of(before));
	buf_num(b, (i64)n);
	buf_put(b, str_of(after));
}

static void
say_read(buf *b, struct adding *a, const struct jobs *jobs)
{
	u64 all = jobs->captures + jobs->rejected, fresh = a->captures -
	    a->known - a->forgotten;

	add_put(b, "read ", all, all == 1 ? " document" : " documents");
	if (a->known && fresh)
		add_put(b, " (", a->known, " of them held already)");
	if (fresh == 0) {
		buf_put(b, a->known ? S(": all held already") :
		    S(": nothing to add"));
	} else {
		add_put(b, ": ", a->texts, a->texts == 1 ? " text" : " texts");
		if (a->teasers)
			add_put(b, " (", a->teasers, " of them teasers)");
		if (a->comments)
			add_put(b, ", ", a->comments, a->comments == 1 ?
			    " comment" : " comments");
		say_languages(b, a);
		add_put(b, " · dated ", a->exact, "");
		add_put(b, ", day only ", a->day, "");
		add_put(b, ", undated ", a->undated, "");
	}
	if (a->changed)
		add_put(b, " · new versions ", a->changed, "");
	if (a->same)
		add_put(b, " · unchanged ", a->same, "");
	if (a->forgotten)
		add_put(b, " · forgotten ", a->forgotten, "");
	if (jobs->passed)
		add_put(b, " · ", jobs->passed, " passed over");
	add_put(b, " · ", jobs->rejected, " rejected\n");
}

static bool
add_say_store(buf *b, struct store *s, struct err *e)
{
	u64 stories = 0, n;
	size_t from = b->n;

	if (!store_records(s, &relations[RELATION_stories], &stories, e))
		return false;
	add_put(b, "stories ", stories, "");
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (!str_is(str_of(l->name), S("statements")) &&
		    !str_is(str_of(l->name), S("citations")) &&
		    !str_is(str_of(l->name), S("events")))
			continue;
		if (!store_records(s, l, &n, e))
			return false;
		buf_lit(b, " · ");
		buf_put(b, str_of(l->name));
		add_put(b, " ", n, "");
	}
	while (b->n - from < 56)
		buf_putc(b, ' ');
	buf_lit(b, "next: copytaster stories\n");
	return true;
}

static void
say_json(buf *b, const struct adding *a, const struct jobs *jobs)
{
	buf_lit(b, "{\"schema\":1");
	json_count(b, S("documents"), (i64)(jobs->captures + jobs->rejected));
	json_count(b, S("held"), (i64)a->known);
	json_count(b, S("texts"), (i64)a->texts);
	json_count(b, S("teasers"), (i64)a->teasers);
	json_count(b, S("comments"), (i64)a->comments);
	json_name(b, S("languages"));
	buf_lit(b, "{");
	for (u32 i = 0; i < a->tags_n; i++)
		json_count(b, a->tags[i].name, (i64)a->tags[i].n);
	buf_lit(b, "}");
	json_count(b, S("dated"), (i64)a->exact);
	json_count(b, S("day_only"), (i64)a->day);
	json_count(b, S("undated"), (i64)a->undated);
	json_count(b, S("versions"), (i64)a->changed);
	json_count(b, S("unchanged"), (i64)a->same);
	json_count(b, S("forgotten"), (i64)a->forgotten);
	json_count(b, S("passed_over"), (i64)jobs->passed);
	json_count(b, S("rejected"), (i64)jobs->rejected);
	buf_lit(b, "}\n");
}

static bool
add_tell(struct adding *a, const struct jobs *jobs, struct err *e)
{
	buf b = { .mem = &a->tmp };

	if (command_json)
		say_json(&b, a, jobs);
	else
		say_read(&b, a, jobs);
	if (!command_json && !add_say_store(&b, a->s, e))
		return false;
	fwrite(b.s, 1, b.n, command_json ? stdout : stderr);
	return true;
}

static bool
add_work(struct adding *a, struct jobs *jobs, struct err *e)
{
	struct rebuilt again = { 0 };

	if (!store_current(a->s) && !rebuild(a->s, jobs->packs, jobs->workers,
	    &again, e))
		return false;
	if (!run_jobs(a, jobs, e))
		return false;
	if (store_stale(a->s) && !relate_update(a->s, jobs->packs, e))
		return false;
	return add_tell(a, jobs, e) && rebuild_whole(&again, e);
}

static bool
add_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	arena mem = arena_open(1 << 28);
	struct adding a = { .tmp = mem };
	struct jobs jobs = {
		.paths = argv, .packs = &packs, .pack = true,
		.format = str_of(input_format),
		.workers = jobs_workers(workers, e),
		.skip = add_skip, .done = add_done, .self = &a,
	};

	if (jobs.workers == 0 || !command_reader(jobs.format, e))
		return false;
	if (argc == 0)
		return err_set(e, ERR_USAGE, "name what to add; - is the "
		    "standard input");
	if (!command_packs(&packs, e))
		return false;
	a.s = command_store_open(&a.tmp, STORE_WRITE, e);
	if (a.s && add_work(&a, &jobs, e) && jobs.rejected)
		err_set(e, ERR_REJECTED, "%llu of %llu documents rejected",
		    (unsigned long long)jobs.rejected,
		    (unsigned long long)(jobs.captures + jobs.rejected));
	store_close(a.s);
	packs_close(&packs);
	arena_close(mem);
	return e->kind == ERR_NONE;
}

const struct command command_add = {
	.name     = "add",
	.args     = "FILE|DIR|-",
	.about    = "read, analyze and store; what is stored is skipped",
	.examples =
	    "  copytaster add pages/\n"
	    "  copytaster add feed.xml crawl.warc.gz\n"
	    "  zcat rows.jsonl.gz | copytaster add --input-format jsonl -\n"
	    "  copytaster add --store case.db pages/\n",
	.options  = options,
	.run      = add_run,
};
