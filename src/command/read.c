/* copytaster read: analyze and write what is known; no store. */
#include <stdlib.h>

#include "analyze/analyze.h"
#include "command/command.h"

static const char *input_format = "", *only, *workers, *format = "json";

static const struct option options[] = {
	{ .name = "input-format", .value_name = "NAME", .value = &input_format,
	  .about = "html text markdown feed jsonfeed mail mbox jsonl warc" },
	{ .name = "layers", .value_name = "A,B", .value = &only,
	  .about = "write only these, and do only what they need" },
	{ .name = "format", .value_name = "NAME", .value = &format,
	  .about = "json or lines, also as lines.LAYER" },
	{ .name = "workers", .value_name = "N", .value = &workers,
	  .about = "how many (else as many as there are cores)" },
	{ .name = 0 },
};

/* A,B as bits; text and head are no layers but asked for all the same. */
static bool
layer_bits(str list, u64 *out, struct err *e)
{
	while (list.n) {
		str name = str_cut(&list, ',');
		const struct layer *l = layer_find(str_is(name, S("head")) ?
		    S("heads") : name);

		if (!l && !str_is(name, S("text")))
			return err_set(e, ERR_USAGE, "no layer \"%.*s\"; see "
			    "copytaster doctor", (int)name.n, name.s);
		*out |= l ? (u64)1 << (l - layers) : HAS(heads);
	}
	return true;
}

static bool
done(void *self, struct job *j, struct err *e)
{
	(void)self;
	if (j->out.n && fwrite(j->out.s, 1, j->out.n, stdout) != j->out.n)
		return command_unwritten(e);
	return true;
}

static bool
run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	str view = str_of(format), name = str_cut(&view, '.');
	struct jobs jobs = {
		.paths = argv, .packs = &packs, .done = done,
		.format = str_of(input_format),
		.writer = writer_find(name),
		.workers = jobs_workers(workers, e),
	};

	if (jobs.workers == 0)
		return false;
	if (argc == 0)
		return err_set(e, ERR_USAGE, "nothing to read; - is the "
		    "standard input");
	if (!jobs.writer)
		return err_set(e, ERR_USAGE, "no format \"%s\"", format);
	if (!layer_bits(view, &jobs.layers, e) ||
	    !layer_bits(str_of(only ? only : ""), &jobs.layers, e) ||
	    !command_packs(&packs, e))
		return false;
	jobs_run(&jobs, e);
	packs_close(&packs);
	if (jobs.rejected)
		err_set(e, ERR_REJECTED, "%llu of %llu inputs rejected",
		    (unsigned long long)jobs.rejected,
		    (unsigned long long)(jobs.captures + jobs.rejected));
	return e->kind == ERR_NONE;
}

const struct command command_read = {
	.name     = "read",
	.args     = "FILE|DIR|-",
	.about    = "analyze, write JSON lines; no store",
	.examples =
	    "  copytaster read page.html\n"
	    "  copytaster read pages/ > records.jsonl\n"
	    "  zcat rows.jsonl.gz | copytaster read --input-format jsonl -\n"
	    "  copytaster read --format lines.statements page.html\n",
	.options  = options,
	.run      = run,
};
