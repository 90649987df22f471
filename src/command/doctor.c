/* copytaster doctor: what this build can do, and whether the store is sound. */
#include "analyze/analyze.h"
#include "command/command.h"
#include "read/read.h"
#include "relate/relate.h"

static bool again;

static const struct option options[] = {
	{ .name = "rebuild", .flag = &again,
	  .about = "make the derived half again from the captures" },
	{ .name = 0 },
};

/* A line of the report: JSON, or columns for people. `more` is a member. */
static void
doctor_json(const char *says, const char *name, const char *more, str value,
    i64 n)
{
	char room[4096];
	arena a = arena_in(room, sizeof room);
	buf b = { .mem = &a };

	buf_lit(&b, "{\"schema\":1");
	json_field(&b, S("says"), str_of(says));
	if (name)
		json_field(&b, S("name"), str_of(name));
	if (more && value.s)
		json_field(&b, str_of(more), value);
	else if (more)
		json_count(&b, str_of(more), n);
	buf_lit(&b, "}\n");
	people_put(stdout, buf_str(&b));
}

static void
doctor_say(const char *verb, const char *name, const char *about)
{
	if (command_json)
		doctor_json(verb, name, "about", str_of(about), 0);
	else
		printf("%-7s %-12s %s\n", verb, name, about);
}

static void
say_packs(const struct packs *ps)
{
	for (u32 i = 0; i < ps->n && command_json; i++)
		doctor_json("packs", ps->v[i].tag.s, 0, S(""), 0);
	if (command_json)
		return;
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
	if (command_json)
		doctor_json("holds", what, "count", (str){ 0 }, (i64)n);
	else
		printf("holds   %-12s %llu\n", what, (unsigned long long)n);
}

static void
say_store(const char *state)
{
	if (command_json)
		doctor_json("store", 0, "about", str_of(state), 0);
	else
		printf("store   %s\n", state);
}

/* Compares each capture with its id, and names those that differ. */
static bool
check_captures(struct store *s, u64 all, struct err *e)
{
	arena mem = arena_open(1 << 29);
	u64 at = 0, damaged = 0;
	bool more = true;

	while (more && !stop_asked()) {
		arena a = mem;
		struct capture c = { 0 };
		struct err why = { 0 };

		more = store_next_capture(s, &at, &a, &c, &why);
		if (why.kind == ERR_REJECTED) {
			command_say("%s", why.why);
			damaged++;
			more = true;
		} else if (!more) {
			*e = why;
		}
	}
	arena_close(mem);
	if (e->kind == ERR_NONE && more)
		return err_set(e, ERR_INTERRUPTED, "interrupted");
	if (damaged)
		err_set(e, ERR_STORE, "%llu of %llu captures are damaged; "
		    "doctor --rebuild keeps what they gave before",
		    (unsigned long long)damaged, (unsigned long long)all);
	return e->kind == ERR_NONE;
}

/* Unpacks each item. */
static bool
check_items(struct store *s, struct err *e)
{
	arena mem = arena_open(1 << 29);
	struct item *it;
	struct err why = { 0 };
	u64 at = 0;
	bool more = true;

	while (more) {
		arena a = mem;

		more = store_next_item(s, &at, &a, &it, &why);
	}
	arena_close(mem);
	if (why.kind == ERR_STORE)
		return err_set(e, ERR_STORE, "%.300s; doctor --rebuild makes "
		    "it again", why.why);
	*e = why;
	return e->kind == ERR_NONE;
}

/* Is what is held as it was when it was added? After a rebuild the captures
 * were looked at. */
static bool
is_sound(struct store *s, const struct held *h, struct err *e)
{
	return store_check(s, e) && (again || check_captures(s, h->captures,
	    e)) && check_items(s, e);
}

static bool
doctor_say_store(struct store *s, u64 damaged, struct err *e)
{
	struct held h;
	u64 stories = 0, edges = 0, n;

	if (!store_counts(s, &h, e) || !is_sound(s, &h, e))
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
	say_store(damaged ? "sound, but for captures that are damaged" :
	    store_stale(s) ? "sound, but relations are older than its items; "
	    "copytaster add brings them up to date" : "sound");
	return true;
}

static bool
make_again(arena *mem, const struct packs *ps, struct rebuilt *told,
    struct err *e)
{
	struct store *s = command_store_open(mem, STORE_WRITE, e);
	bool ok = s && rebuild(s, ps, pool_cpus(), told, e);

	store_close(s);
	return ok;
}

/* If no store was named and there is none, says nothing about a store. */
static bool
doctor_look(arena *mem, u64 damaged, struct err *e)
{
	struct err absent = { 0 };
	struct store *s = command_store_open(mem, STORE_READ, &absent);

	if (s && doctor_say_store(s, damaged, e))
		store_lasted(s, e);
	else if (!s && command_store)
		*e = absent;
	else if (!s)
		say_store(absent.why);
	store_close(s);
	return e->kind == ERR_NONE;
}

static bool
doctor_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	arena mem = arena_open(1 << 28), whole = mem;
	struct rebuilt told = { 0 };

	(void)argv;
	if (argc)
		err_set(e, ERR_USAGE, "doctor takes no arguments");
	else if (command_packs(&packs, e)) {
		if (!again)
			say_build(&packs);
		if ((!again || make_again(&mem, &packs, &told, e)) &&
		    doctor_look(&mem, told.damaged, e))
			rebuild_whole(&told, e);
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
