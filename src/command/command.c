/* copytaster VERB: find the verb, run it, say what went wrong. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/command.h"

#define COMMAND(x)  extern const struct command command_##x;
#include "command/commands.def"
#undef COMMAND

const struct command *const commands[] = {
#define COMMAND(x)  &command_##x,
#include "command/commands.def"
#undef COMMAND
};
const size_t commands_n = countof(commands);

const char *command_store;
bool        command_json;
u64         command_unfinished;

static const struct option everywhere[] = {
	{ .name = "store", .value_name = "FILE", .value = &command_store,
	  .about = "the store (default: $XDG_DATA_HOME/copytaster/news.db)" },
	{ .name = "json", .flag = &command_json,
	  .about = "write JSON lines" },
	{ .name = 0 },
};

static const int status[] = {
	[ERR_NONE] = 0, [ERR_SYSTEM] = 1, [ERR_FULL] = 1, [ERR_USAGE] = 2,
	[ERR_REJECTED] = 3, [ERR_STORE] = 5, [ERR_INTERRUPTED] = 130,
	[ERR_PASSED] = 0, [ERR_NOTED] = 0,
};

static bool
holds_packs(const char *dir)
{
	char file[4200];

	snprintf(file, sizeof file, "%s/und/ngrams", dir);
	return access(file, R_OK) == 0;
}

bool
command_packs(struct packs *ps, struct err *e)
{
	static const char *const beside[] = {
		"packs", "../share/copytaster/packs", "../../packs",
		"../packs",
	};
	const char *named = getenv("COPYTASTER_PACKS");
	char room[8192], dir[4096];
	arena a = arena_in(room, sizeof room);
	str program;

	if (named && *named)
		return packs_load(ps, named, e);
	if (!file_program(&a, &program, e))
		return false;
	for (size_t i = 0; i < countof(beside); i++) {
		snprintf(dir, sizeof dir, "%s/%s", program.s, beside[i]);
		if (holds_packs(dir))
			return packs_load(ps, dir, e);
	}
	return err_set(e, ERR_SYSTEM, "no language packs beside %s; set "
	    "COPYTASTER_PACKS", program.s);
}

/* $XDG_DATA_HOME/copytaster/news.db, as in the XDG Base Directory
 * Specification. */
static str
usual_store(arena *a)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data)
		return str_join(a, str_of(data), S("/copytaster/news.db"));
	return str_join(a, str_of(home ? home : "."),
	    S("/.local/share/copytaster/news.db"));
}

/* Is it the name of a file? Addresses of files and databases, and names that
 * are a memory to SQLite, keep nothing where people look for it. */
static bool
names_file(str path, struct err *e)
{
	static const str other[] = { S("file:"), S(":memory:") };

	if (path.n == 0)
		return err_set(e, ERR_USAGE, "--store: the name of the store "
		    "is empty");
	for (size_t i = 0; i < countof(other); i++)
		if (str_find_same(path, other[i]) == 0)
			return err_set(e, ERR_USAGE, "--store %s: name a "
			    "file; write ./%s if that is its name", path.s,
			    path.s);
	if (str_find(path, S("://")) < path.n)
		return err_set(e, ERR_USAGE, "--store %s: a store is a file, "
		    "not an address", path.s);
	return true;
}

struct store *
command_store_open(arena *a, enum store_mode mode, struct err *e)
{
	str path = command_store ? str_of(command_store) : usual_store(a);
	struct store *s = names_file(path, e) ? store_open(a, path.s, mode,
	    e) : 0;

	if (s && mode == STORE_READ && !store_current(s)) {
		store_close(s);
		err_set(e, ERR_STORE, "%s: made by another copytaster; "
		    "copytaster doctor --rebuild brings it up to date",
		    path.s);
		return 0;
	}
	return s;
}

/* Answers that need relations lack these items, or take each for an origin. */
static bool
say_unfinished(struct store *s, struct err *e)
{
	struct held h;

	if (!store_unrelated(s, &command_unfinished, e))
		return false;
	if (command_unfinished == 0)
		return true;
	if (!store_counts(s, &h, e))
		return false;
	command_say("copytaster: %llu of %llu items are not yet related; the "
	    "next copytaster add or doctor --rebuild finishes that",
	    (unsigned long long)command_unfinished,
	    (unsigned long long)h.items);
	return true;
}

struct asking {
	bool (*ask)(void *, struct store *, arena *, arena, struct err *);
	void         *self;
	struct store *s;
	struct err   *e;
};

static void
ask_store(struct desk *k, void *arg)
{
	struct asking *a = arg;
	arena mem = k->mem;

	a->s = command_store_open(&mem, STORE_READ, a->e);
	if (a->s && say_unfinished(a->s, a->e) && a->ask(a->self, a->s, &mem,
	    k->tmp, a->e))
		store_lasted(a->s, a->e);
	store_close(a->s);
	a->s = 0;
}

bool
command_ask(size_t room, bool (*ask)(void *, struct store *, arena *, arena,
    struct err *), void *self, struct err *e)
{
	struct desk k;
	struct asking a = { .ask = ask, .self = self, .e = e };
	struct err cut = { 0 };

	desk_open(&k, room, room);
	desk_try(&k, ask_store, &a, &cut);
	if (cut.kind == ERR_FULL)
		err_set(e, ERR_FULL, "needs more memory than there is "
		    "(%zu MB)", (size_t)(k.mem.end - k.mem.at) >> 20);
	else if (cut.kind != ERR_NONE)
		err_set(e, cut.kind, "%s", cut.why);
	store_close(a.s);		/* if it was cut short */
	desk_close(&k);
	return e->kind == ERR_NONE;
}

str
command_words(arena *a, int argc, char **argv)
{
	buf b = { .mem = a };

	for (int i = 0; i < argc; i++) {
		if (i)
			buf_putc(&b, ' ');
		buf_put(&b, str_of(argv[i]));
	}
	return buf_str(&b);
}

bool
command_number(const char *name, const char *given, u32 usual, u32 *n,
    struct err *e)
{
	*n = usual;
	if (!given || str_number(str_of(given), n))
		return true;
	return err_set(e, ERR_USAGE, "--%s %s: not a number", name, given);
}

static void
help_options(const struct option *o)
{
	for (; o && o->name; o++) {
		char left[64];

		snprintf(left, sizeof left, "--%s%s%s", o->name,
		    o->value_name ? " " : "",
		    o->value_name ? o->value_name : "");
		printf("  %-24s %s", left, o->about);
		for (size_t i = 0; o->names && o->names(i); i++)
			printf("%s%s", i ? " " : ": ", o->names(i));
		putchar('\n');
	}
}

/* Lists the formats for verbs that have --format. */
static void
help_formats(const struct option *o)
{
	while (o && o->name && o->names != command_writers)
		o++;
	if (!o || !o->name)
		return;
	puts("\nFormats:");
	for (size_t i = 0; i < writers_n; i++)
		printf("  %-24s %s\n", writers[i]->name, writers[i]->about);
}

static void
help_verb(const struct command *c)
{
	printf("copytaster %s %s\n  %s\n\n", c->name, c->args, c->about);
	if (c->examples)
		printf("Examples:\n%s\n", c->examples);
	if (c->list) {
		printf("%s:\n ", c->list);
		for (size_t i = 0; c->names(i); i++)
			printf(" %s", c->names(i));
		puts("\n");
	}
	puts("Options:");
	help_options(c->options);
	help_options(c->lists ? filter_options : 0);
	help_options(everywhere);
	help_formats(c->options);
}

static void
help(FILE *f)
{
	fputs("copytaster: where does this come from?\n\n"
	    "  copytaster add pages/            read a folder of saved pages, "
	    "feeds, archives\n"
	    "  copytaster stories               what is going on\n"
	    "  copytaster trace \"some words\"    where do they come from\n"
	    "  copytaster read page.html        analyze without a store\n\n",
	    f);
	for (size_t i = 0; i < commands_n; i++)
		fprintf(f, "  %-9s %-28s %s\n", commands[i]->name,
		    commands[i]->args, commands[i]->about);
	fputs("\ncopytaster VERB --help, or help VERB, shows examples and "
	    "options; --version\nsays which rules and packs there are.\n"
	    "Exit status: 0 success, 1 failure, 2 wrong usage, 3 some inputs "
	    "rejected,\n5 store locked, damaged or of another version, "
	    "130 interrupted.\n", f);
}

static const struct option *
command_find(const struct option *o, const char *name)
{
	size_t n = strcspn(name, "=");

	for (; o && o->name; o++)
		if (strlen(o->name) == n && memcmp(o->name, name, n) == 0)
			return o;
	return 0;
}

/* Takes the options out of argv. Returns the number of arguments that are left,
 * or -1 on an error. */
static int
take_options(const struct command *c, int argc, char **argv, struct err *e)
{
	int n = 0;

	for (int i = 0; i < argc; i++) {
		const char *a = argv[i], *is = strchr(a, '=');
		const struct option *o;

		if (strcmp(a, "--") == 0) {
			while (++i < argc)
				argv[n++] = argv[i];
			break;
		}
		if (strncmp(a, "--", 2) != 0) {
			argv[n++] = argv[i];
			continue;
		}
		o = command_find(c->options, a + 2);
		if (!o && c->lists)
			o = command_find(filter_options, a + 2);
		if (!o)
			o = command_find(everywhere, a + 2);
		if (!o || (!o->value && is) ||
		    (o->value && !is && i + 1 == argc)) {
			err_set(e, ERR_USAGE, "%s: %s; see copytaster %s "
			    "--help", a, !o ? "no such option" : o->value ?
			    "needs a value" : "takes no value", c->name);
			return -1;
		}
		if (o->value)
			*o->value = is ? is + 1 : argv[++i];
		else
			*o->flag = true;
	}
	assert(n <= argc);	/* argv[argc] is NULL and may be written */
	argv[n] = 0;
	return n;
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < commands_n; i++)
		if (strcmp(name, commands[i]->name) == 0)
			return commands[i];
	return 0;
}

static bool
asks_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

bool
command_unwritten(struct err *e)
{
	if (errno == EPIPE) {		/* they have seen enough */
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	return err_set(e, ERR_SYSTEM, "cannot write the output");
}

static void
command_run(const struct command *c, int argc, char **argv, struct err *e)
{
	int n = take_options(c, argc, argv, e);

	if (n < 0)
		return;
	stop_catch();
	signal(SIGPIPE, SIG_IGN);
	c->run(n, argv, e);
	if (fflush(stdout) != 0 || ferror(stdout))
		command_unwritten(e);
}

/* The version, and what decides of results beside it: rules and packs. */
static bool
say_version(struct err *e)
{
	static struct packs packs;

	printf("copytaster %s\nrules %d\n", VERSION, RULES);
	if (!command_packs(&packs, e))
		return false;
	fputs("packs", stdout);
	for (u32 i = 0; i < packs.n; i++)
		printf(" %s", packs.v[i].tag.s);
	putchar('\n');
	packs_close(&packs);
	return true;
}

/* Ends a page of help: what could not be written is an error. */
static int
helped(struct err *e)
{
	if (e->kind == ERR_NONE && (fflush(stdout) != 0 || ferror(stdout)))
		command_unwritten(e);
	if (e->kind != ERR_NONE)
		command_say("copytaster: %s", e->why);
	return status[e->kind];
}

static int
no_verb(const char *name)
{
	if (name)
		command_say("copytaster: no verb \"%s\"\n", name);
	help(stderr);
	return status[ERR_USAGE];
}

/* What is said of the program itself: help, help VERB, --version. */
static bool
asks_program(int argc, char **argv, int *ends)
{
	struct err e = { 0 };
	const char *verb = argc > 1 ? argv[1] : "";
	const struct command *c = 0;

	if (strcmp(verb, "--version") == 0) {
		say_version(&e);
		*ends = helped(&e);
		return true;
	}
	if (strcmp(verb, "help") != 0 && !(argc > 1 && asks_help(1, argv + 1)))
		return false;
	if (strcmp(verb, "help") == 0 && argc > 2 &&
	    !asks_help(argc - 2, argv + 2)) {
		c = find_command(argv[2]);
		if (!c) {
			*ends = no_verb(argv[2]);
			return true;
		}
	}
	if (c)
		help_verb(c);
	else
		help(stdout);
	*ends = helped(&e);
	return true;
}

int
main(int argc, char **argv)
{
	struct err e = { 0 };
	const struct command *c = argc > 1 ? find_command(argv[1]) : 0;
	int ends;

	if (asks_program(argc, argv, &ends))
		return ends;
	if (!c)
		return no_verb(argv[1]);
	if (asks_help(argc - 2, argv + 2)) {
		help_verb(c);
		return helped(&e);
	}
	command_run(c, argc - 2, argv + 2, &e);
	if (e.kind != ERR_NONE && e.why[0])
		command_say("copytaster: %s", e.why);
	return status[e.kind];
}
