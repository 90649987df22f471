/*
 * Which captures are in what the user named: a file, the files of a folder, the
 * standard input?  The first bytes of a file decide if it is an archive, rows
 * of JSON, or one document, packed or not.
 */
#include "read/source/binary.h"
#include "read/source/mbox.h"
#include "read/source/rows.h"
#include "read/source/warc.h"

enum {
	DEEPEST = 32,		/* folders inside folders */
	HEAD = 4096		/* bytes of a file that decide its kind */
};

struct entry { str path, bad; u64 size; i64 changed; };

struct input {
	list(struct entry) files;
	u32    at;
	str    format;
	bool   open;
	struct source now;
	u64    done, all;
};

/* Adds a file. */
static struct entry *
input_add(struct input *in, arena *a, str path)
{
	struct entry *f = push(&in->files, a);

	f->path = str_copy(a, path);
	return f;
}

/*
 * Adds a file, or all files of a folder.  If it cannot be opened, it is added
 * as an input that fails.
 */
static void
input_walk(struct input *in, arena *a, str path, u32 depth)
{
	struct file_info info;
	struct err e = { 0 };
	words names = { 0 };
	struct entry *f;

	assert(depth <= DEEPEST);
	if (!file_stat(path.s, &info, &e) ||
	    (info.directory && !file_names(a, path.s, &names, &e))) {
		input_add(in, a, path)->bad = str_copy(a, str_of(e.why));
		return;
	}
	if (info.directory && depth == DEEPEST) {
		input_add(in, a, path)->bad = str_join(a, path,
		    S(": folders too deep"));
		return;
	}
	for (u32 i = 0; i < names.n; i++)
		input_walk(in, a, str_join(a, str_join(a, path, S("/")),
		    names.v[i]), depth + 1);
	if (info.directory)
		return;
	f = input_add(in, a, path);
	f->size = info.regular ? info.size : 0;
	f->changed = info.regular ? info.changed : 0;
	in->all += f->size;
}

struct input *
input_open(arena *a, const char *path, str format, struct err *e)
{
	struct input *in = new(a, struct input, 1);

	in->format = str_copy(a, format);
	if (format.n && !reader_find(format) && !str_is(format, S("jsonl")) &&
	    !str_is(format, S("warc")) && !str_is(format, S("mbox"))) {
		err_set(e, ERR_USAGE, "no input format \"%.*s\": jsonl warc "
		    "mbox html text markdown feed jsonfeed mail",
		    (int)format.n, format.s);
		return 0;
	}
	if (strcmp(path, "-") == 0)
		input_add(in, a, S("-"));
	else
		input_walk(in, a, str_copy(a, str_of(path)), 0);
	return in;
}

void
input_close(struct input *in)
{
	if (in->open)
		stream_close(&in->now.s);
	in->open = false;
}

/* Does the path have this ending, perhaps with .gz or .zst behind it? */
static bool
ends_packed(str path, str ending)
{
	if (str_ends(path, S(".gz")))
		path.n -= 3;
	else if (str_ends(path, S(".zst")))
		path.n -= 4;
	return str_ends(path, ending);
}

/* How to read a file. */
static enum source_kind
input_kind_of(str format, str path, str head)
{
	str t = str_trim(head);

	if (str_is(format, S("jsonl")))
		return SOURCE_ROWS;
	if (str_is(format, S("warc")))
		return SOURCE_WARC;
	if (str_is(format, S("mbox")))
		return SOURCE_MBOX;
	if (format.n)
		return SOURCE_FILE;
	if (str_starts(t, S("WARC/")))
		return SOURCE_WARC;
	if (mbox_begins(head) || ends_packed(path, S(".mbox")))
		return SOURCE_MBOX;
	if (ends_packed(path, S(".jsonl")) || ends_packed(path, S(".ndjson")))
		return SOURCE_ROWS;
	return str_starts(t, S("{")) && str_find(t, S("\"text\"")) < t.n &&
	    str_find(t, S("jsonfeed.org")) == t.n ? SOURCE_ROWS : SOURCE_FILE;
}

/* Opens a file and decides its kind. */
static bool
input_open_file(struct input *in, const struct entry *f, struct err *e)
{
	struct source *now = &in->now;
	str head;

	*now = (struct source){ .path = f->path, .hint = in->format,
		.changed = f->changed };
	if (f->bad.n)
		return err_set(e, ERR_REJECTED, "%s", f->bad.s);
	if (!stream_open(&now->s, f->path.s, e))
		return false;
	in->open = true;
	if (!stream_unpack(&now->s, e) ||
	    !stream_ahead(&now->s, HEAD, &head, e)) {
		input_close(in);
		return err_at(e, f->path.s);
	}
	head.n = head.n < HEAD ? head.n : HEAD;
	now->kind = input_kind_of(in->format, f->path, head);
	return true;
}

/* Takes a file that is one capture. */
static bool
input_whole(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	str all, head, binary;

	if (f->ended)
		return false;
	f->ended = true;
	if (!stream_ahead(&f->s, HEAD, &head, e))
		return false;
	head.n = head.n < HEAD ? head.n : HEAD;
	binary = binary_reason(head);
	if (head.n == 0)
		return err_set(e, ERR_REJECTED, "empty");
	if (binary.n)
		return err_set(e, ERR_REJECTED, "%s", binary.s);
	if (!stream_rest(&f->s, mem, READ_LONGEST, &all, e))
		return false;
	if (all.n > READ_LONGEST)
		return err_set(e, ERR_REJECTED, "longer than %d MB",
		    READ_LONGEST >> 20);
	c->raw = all;
	c->hint = f->hint;
	return stream_ahead(&f->s, 1, &all, e);
}

/* Takes the next capture off the open file. */
static bool
next_of(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	switch (f->kind) {
	case SOURCE_ROWS:
		return rows_next(f, mem, c, e);
	case SOURCE_WARC:
		return warc_next(f, mem, c, e);
	case SOURCE_MBOX:
		return mbox_next(f, mem, c, e);
	case SOURCE_FILE:
		return input_whole(f, mem, c, e);
	}
	return false;
}

bool
input_next(struct input *in, arena *mem, struct capture *c, struct err *e)
{
	while (in->open || in->at < in->files.n) {
		const struct entry *f;

		if (!in->open) {
			f = &in->files.v[in->at++];
			if (!input_open_file(in, f, e))
				return false;
		}
		c->path = str_copy(mem, in->now.path);
		c->received = in->now.changed && in->now.kind == SOURCE_FILE ?
		    seconds_write(mem, in->now.changed) : (str){ 0 };
		if (next_of(&in->now, mem, c, e))
			return true;
		if (e->kind != ERR_NONE)
			return err_at(e, c->path.s);
		in->done += in->now.s.size;
		input_close(in);
	}
	return false;
}

void
input_progress(const struct input *in, u64 *done, u64 *all)
{
	*done = in->done + (in->open ? in->now.s.used : 0);
	*all = in->all;
}
