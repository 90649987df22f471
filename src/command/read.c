/* copytaster read: analyzes inputs and writes the records; uses no store. */
#include <stdlib.h>

#include "analyze/analyze.h"
#include "command/command.h"

static const char *input_format = "", *only, *workers, *format = "json";

static const struct option options[] = {
	{ .name = "input-format", .value_name = "NAME", .value = &input_format,
	  .about = "of all inputs (default: found out for each)",
	  .names = command_readers },
	{ .name = "layers", .value_name = "A,B", .value = &only,
	  .about = "write only these, and do only the work they need" },
	{ .name = "format", .value_name = "NAME", .value = &format,
	  .about = "also as lines.LAYER, csv.LAYER", .names =
	  command_writers },
	{ .name = "workers", .value_name = "N", .value = &workers,
	  .about = "how many to run (default: one per core)" },
	{ .name = 0 },
};

/* The layers of a list A,B as bits. The words text and head are accepted,
 * although they are not layers. */
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
read_done(void *self, struct job *j, struct err *e)
{
	(void)self;
	people_put(stdout, buf_str(&j->out));
	return !ferror(stdout) || command_unwritten(e);
}

/* Writes what stands before the first and after the last item. */
static bool
read_put(void (*what)(buf *, const struct table *, arena),
    const struct jobs *jobs, struct err *e)
{
	arena mem = arena_open(1 << 20), tmp = arena_open(1 << 20);
	arena whole = mem;
	buf b = { .mem = &mem };
	bool ok;

	if (what)
		what(&b, &jobs->table, tmp);
	ok = b.n == 0 || fwrite(b.s, 1, b.n, stdout) == b.n ||
	    command_unwritten(e);
	arena_close(tmp);
	arena_close(whole);
	return ok;
}

static bool
read_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	str view = str_of(format), name = str_cut(&view, '.');
	struct jobs jobs = {
		.paths = argv, .packs = &packs, .done = read_done,
		.format = str_of(input_format),
		.writer = command_writer(name, e),
		.workers = jobs_workers(workers, e),
	};

	if (!jobs.writer || jobs.workers == 0 ||
	    !command_reader(jobs.format, e))
		return false;
	if (argc == 0)
		return err_set(e, ERR_USAGE, "name what to read; - is the "
		    "standard input");
	if (!layer_bits(view, &jobs.table.layers, e) ||
	    !layer_bits(str_of(only ? only : ""), &jobs.table.layers, e) ||
	    !command_packs(&packs, e))
		return false;
	if (read_put(jobs.writer->begin, &jobs, e) && jobs_run(&jobs, e))
		read_put(jobs.writer->end, &jobs, e);
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
	.about    = "analyze and write JSON lines or CSV; no store",
	.examples =
	    "  copytaster read page.html\n"
	    "  copytaster read pages/ > records.jsonl\n"
	    "  zcat rows.jsonl.gz | copytaster read --input-format jsonl -\n"
	    "  copytaster read --format lines.statements page.html\n"
	    "  copytaster read --format csv pages/ > items.csv\n",
	.options  = options,
	.run      = read_run,
};
