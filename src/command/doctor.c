/* copytaster doctor: what this build can do, and whether the store is sound. */
#include "analyze/analyze.h"
#include "command/command.h"
#include "read/read.h"
#include "relate/relate.h"

static bool rebuild;

static const struct option options[] = {
	{ .name = "rebuild", .flag = &rebuild,
	  .about = "make the derived half again from the captures" },
	{ .name = 0 },
};

static void
doctor_say(const char *verb, const char *name, const char *about)
{
	printf("%-7s %-12s %s\n", verb, name, about);
}

static void
say_packs(const struct packs *ps)
{
	fputs("packs  ", stdout);
	for (u32 i = 0; i < ps->n; i++)
		printf(" %s", ps->v[i].tag.s);
	putchar('\n');
}

static void
say_build(const struct packs *ps)
{
	for (size_t i = 0; i < readers_n; i++)
		doctor_say("reads", readers[i]->name, readers[i]->about);
	for (size_t i = 0; i < passes_n; i++)
		doctor_say("asks", passes[i]->name, passes[i]->about);
	for (size_t i = 0; i < LAYERS; i++)
		doctor_say("knows", layers[i].name, layers[i].about);
	for (size_t i = 0; i < writers_n; i++)
		doctor_say("writes", writers[i]->name, writers[i]->about);
	say_packs(ps);
}

static void
say_count(const char *what, u64 n)
{
	printf("holds   %-12s %llu\n", what, (unsigned long long)n);
}

static bool
doctor_say_store(struct store *s, struct err *e)
{
	struct held h;
	u64 stories = 0, edges = 0, n;

	if (!store_check(s, e) || !store_counts(s, &h, e))
		return false;
	say_count("captures", h.captures);
	say_count("bytes", h.bytes);
	say_count("items", h.items);
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (!store_records(s, l, &n, e))
			return false;
		if (n)
			say_count(l->name, n);
	}
	if (!store_records(s, &relations[RELATION_stories], &stories, e) ||
	    !store_records(s, &relations[RELATION_edges], &edges, e))
		return false;
	say_count("stories", stories);
	say_count("edges", edges);
	puts(store_stale(s) ? "store   sound, but relations are older than "
	    "its items; copytaster add brings them up to date" :
	    "store   sound");
	return true;
}

static bool
make_again(arena *mem, const struct packs *ps, struct err *e)
{
	struct store *s = command_store_open(mem, STORE_WRITE, e);
	bool ok = s && add_rebuild(s, ps, pool_cpus(), e) &&
	    relate_update(s, ps, e);

	store_close(s);
	return ok;
}

/* If no store was named and there is none, says nothing about a store. */
static bool
doctor_look(arena *mem, struct err *e)
{
	struct err absent = { 0 };
	struct store *s = command_store_open(mem, STORE_READ, &absent);

	if (s)
		doctor_say_store(s, e);
	else if (command_store)
		*e = absent;
	else
		printf("store   %s\n", absent.why);
	store_close(s);
	return e->kind == ERR_NONE;
}

static bool
doctor_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	arena mem = arena_open(1 << 28), whole = mem;

	(void)argv;
	if (argc)
		err_set(e, ERR_USAGE, "doctor takes no arguments");
	else if (command_packs(&packs, e)) {
		if (!rebuild)
			say_build(&packs);
		if (!rebuild || make_again(&mem, &packs, e))
			doctor_look(&mem, e);
		packs_close(&packs);
	}
	arena_close(whole);
	return e->kind == ERR_NONE;
}

const struct command command_doctor = {
	.name     = "doctor",
	.args     = "",
	.about    = "what this build can do, and whether the store is sound",
	.examples =
	    "  copytaster doctor --store case.db\n"
	    "  copytaster doctor --rebuild --store case.db\n",
	.options  = options,
	.run      = doctor_run,
};
