/*
 * copytaster trace: where does this come from?
 *
 * A text that is not held is read, analyzed and traced as if it had been added.
 */
#include <sys/stat.h>

#include "analyze/analyze.h"
#include "command/command.h"
#include "read/read.h"
#include "relate/relate.h"

static bool down;

static const struct option options[] = {
	{ .name = "down", .flag = &down,
	  .about = "of an item: who has it from there" },
	{ .name = 0 },
};

enum { WORDS = 300 };	/* bytes of a line of input that is words */

struct asked { int argc; char **argv; };

static bool
is_file(const char *path)
{
	struct stat s;

	return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

/* Reads and analyzes the first document of a file or of the standard input. */
static bool
take_text(const char *path, const struct packs *ps, struct capture *c,
    arena *mem, arena tmp, struct err *e)
{
	struct shared shared = { .packs = ps };
	struct input *in = input_open(mem, path, S(""), &shared, e);
	bool have = in && input_next(in, mem, c, e);

	if (have) {
		capture_begin(c, *mem);
		read_capture(c, ps, tmp);
		analyze(c, ps, 0, tmp);
		*mem = c->mem;
	}
	if (in)
		input_close(in);
	if (e->kind != ERR_NONE)
		return false;
	if (!have || c->items.n == 0)
		return err_set(e, ERR_REJECTED, "%s: no text in it", path);
	return true;
}

/* A short line that comes from the standard input is words, not a text. */
static bool
is_words(const struct capture *c)
{
	str line = str_trim(c->raw);

	return str_is(c->path, S("-")) && line.n <= WORDS &&
	    str_find(line, S("\n")) == line.n;
}

/* Answers from what is held; else reads the file that is named. */
static bool
answer(struct store *s, const struct packs *ps, const char *path,
    struct question *q, arena *mem, arena tmp, struct trace *t, struct err *e)
{
	struct capture *c = new(mem, struct capture, 1);
	bool input = path && strcmp(path, "-") == 0;

	if (!input) {
		if (!relate_trace(s, ps, q, mem, t, e))
			return false;
		if (!t->words || !path || !is_file(path))
			return true;
		*t = (struct trace){ .unfinished = t->unfinished };
	}
	if (!take_text(path, ps, c, mem, tmp, e))
		return false;
	if (is_words(c)) {
		q->query = str_trim(c->raw);
		return relate_trace(s, ps, q, mem, t, e);
	}
	q->text = c;
	return relate_trace(s, ps, q, mem, t, e);
}

static bool
trace_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	static struct packs packs;
	const struct asked *a = self;
	struct question q = {
		.query = str_trim(command_words(mem, a->argc, a->argv)),
		.down = down,
	};
	struct trace t = { .unfinished = command_unfinished };
	buf b = { .mem = mem };

	if (!command_packs(&packs, e))
		return false;
	if (answer(s, &packs, a->argc == 1 ? a->argv[0] : 0, &q, mem, tmp, &t,
	    e)) {
		if (down && t.words)
			err_set(e, ERR_USAGE, "--down is of an item: name its "
			    "address, file or id");
		else if (command_json)
			write_trace(&b, &t);
		else
			people_trace(&b, &t, tmp);
		people_write_marked(&b);
	}
	packs_close(&packs);
	return e->kind == ERR_NONE;
}

static bool
trace_run(int argc, char **argv, struct err *e)
{
	bool asked = false;

	for (int i = 0; i < argc; i++)
		asked = asked || str_trim(str_of(argv[i])).n;
	if (!asked)
		return err_set(e, ERR_USAGE, "trace words, an address, a file "
		    "or the id of an item");
	return command_ask((size_t)1 << 36, trace_ask, &(struct asked){ argc,
	    argv },
	    e);
}

const struct command command_trace = {
	.name     = "trace",
	.args     = "WORDS|URL|FILE|ID|-",
	.about    = "where does it come from?",
	.examples =
	    "  copytaster trace \"maximum pressure\"\n"
	    "  copytaster trace https://example.org/news/1\n"
	    "  copytaster trace page.html         also if it was not added\n"
	    "  copytaster trace --down page.html  who has it from there\n"
	    "  copytaster trace --json \"maximum pressure\"\n",
	.options  = options,
	.run      = trace_run,
};
