/*
 * Formats by name: the lists of --help, and the error for an unknown name.
 * Containers (jsonl, warc, mbox) are not readers; input_open knows them.
 */
#include "command/command.h"
#include "read/read.h"

static const char *const containers[] = { "jsonl", "warc", "mbox" };

const char *
command_writers(size_t i)
{
	return i < writers_n ? writers[i]->name : 0;
}

const char *
command_readers(size_t i)
{
	if (i < countof(containers))
		return containers[i];
	i -= countof(containers);
	return i < readers_n ? readers[i]->name : 0;
}

bool
command_unknown(const char *what, str name, const char *(*names)(size_t),
    struct err *e)
{
	char known[256] = "";

	for (size_t i = 0; names(i); i++) {
		size_t n = strlen(known);

		snprintf(known + n, sizeof known - n, " %s", names(i));
	}
	return err_set(e, ERR_USAGE, "no %s \"%.*s\":%s", what, (int)name.n,
	    name.s, known);
}

const struct writer *
command_writer(str name, struct err *e)
{
	const struct writer *w = writer_find(name);

	if (!w)
		command_unknown("format", name, command_writers, e);
	return w;
}

bool
command_reader(str name, struct err *e)
{
	for (size_t i = 0; command_readers(i); i++)
		if (str_is(name, str_of(command_readers(i))))
			return true;
	return name.n == 0 || command_unknown("input format", name,
	    command_readers, e);
}
