/* copytaster doctor: what this build reads, asks, knows and writes. */
#include "analyze/analyze.h"
#include "command/command.h"
#include "read/read.h"

static void
say(const char *verb, const char *name, const char *about)
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

static bool
run(int argc, char **argv, struct err *e)
{
	static struct packs packs;

	(void)argv;
	if (argc)
		return err_set(e, ERR_USAGE, "doctor takes no arguments");
	for (size_t i = 0; i < readers_n; i++)
		say("reads", readers[i]->name, readers[i]->about);
	for (size_t i = 0; i < passes_n; i++)
		say("asks", passes[i]->name, passes[i]->about);
	for (size_t i = 0; i < LAYERS; i++)
		say("knows", layers[i].name, layers[i].about);
	for (size_t i = 0; i < writers_n; i++)
		say("writes", writers[i]->name, writers[i]->about);
	if (!command_packs(&packs, e))
		return false;
	say_packs(&packs);
	packs_close(&packs);
	return true;
}

const struct command command_doctor = {
	.name  = "doctor",
	.args  = "",
	.about = "what this build can do",
	.run   = run,
};
