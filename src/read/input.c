/* Going through what a person named: a file, or the files of a folder. */
#include "read/read.h"

struct input {
	list(str) files;
	u32       at;
	u64       done, all;
};

static bool
walk(struct input *in, arena *a, const char *path, u32 depth, struct err *e)
{
	struct file_info info;
	words names = { 0 };

	if (!file_stat(path, &info, e))
		return false;
	if (!info.directory) {
		*push(&in->files, a) = str_copy(a, str_of(path));
		in->all += info.size;
		return true;
	}
	if (depth > 32)
		return err_set(e, ERR_REJECTED, "%s: folders too deep", path);
	if (!file_names(a, path, &names, e))
		return false;
	for (u32 i = 0; i < names.n; i++)
		if (!walk(in, a, str_join(a, str_join(a, str_of(path),
		    S("/")), names.v[i]).s, depth + 1, e))
			return false;
	return true;
}

struct input *
input_open(arena *a, const char *path, str format, struct err *e)
{
	struct input *in = new(a, struct input, 1);

	(void)format;
	return walk(in, a, path, 0, e) ? in : 0;
}

void
input_close(struct input *in)
{
	(void)in;
}

bool
input_next(struct input *in, arena *mem, struct capture *c, struct err *e)
{
	if (in->at == in->files.n)
		return false;
	c->path = str_copy(mem, in->files.v[in->at++]);
	if (!file_read(mem, c->path.s, &c->raw, e))
		return false;
	in->done += c->raw.n;
	return true;
}

void
input_progress(const struct input *in, u64 *done, u64 *all)
{
	*done = in->done;
	*all = in->all;
}
