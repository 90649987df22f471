/*
 * Which captures are in what the user named: a file, the files of a folder, the
 * standard input?  The first bytes of a file decide if it is an archive, rows
 * of JSON, or one document, packed or not.
 */
#include "read/source/binary.h"
#include "read/source/mbox.h"
#include "read/source/rows.h"
#include "read/source/shape.h"
#include "read/source/unread.h"
#include "read/source/walk.h"
#include "read/source/warc.h"

enum {
	HEAD = 4096,		/* bytes of a file that decide its kind */
	HEAD_JSON = 1 << 16,	/* the same, of JSON */
	LOOKED = 2000		/* files whose size is asked for at a time */
};

struct input {
	struct shared *shared;
	str    path;		/* as it was named */
	str    format;
	bool   folder, begun;
	bool   open;		/* now: a file of it */
	struct source now;
	bool   walking;		/* walk: through the folder */
	struct walk walk;
	u64    done, all;	/* bytes */
	bool   sizing, sized;	/* sizes: once more, for `all` alone */
	struct walk sizes;
};

struct input *
input_open(arena *a, const char *path, str format, struct shared *shared,
    struct err *e)
{
	struct input *in = new(a, struct input, 1);
	struct err absent = { 0 };
	struct file_info info;

	in->shared = shared;
	in->path = str_copy(a, str_of(path));
	in->format = str_copy(a, format);
	if (format.n && !reader_find(format) && !str_is(format, S("jsonl")) &&
	    !str_is(format, S("warc")) && !str_is(format, S("mbox"))) {
		err_set(e, ERR_USAGE, "no input format \"%.*s\": jsonl warc "
		    "mbox html text markdown feed jsonfeed mail mhtml",
		    (int)format.n, format.s);
		return 0;
	}
	if (strcmp(path, "-") != 0 && file_stat(path, &info, &absent)) {
		in->folder = info.directory;
		in->all = info.regular ? info.size : 0;
	}
	in->sized = !in->folder;
	return in;
}

void
input_close(struct input *in)
{
	if (in->open)
		stream_close(&in->now.s);
	if (in->walking)
		walk_close(&in->walk);
	if (in->sizing)
		walk_close(&in->sizes);
	in->open = in->walking = in->sizing = false;
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
	return ends_packed(path, S(".jsonl")) ||
	    ends_packed(path, S(".ndjson")) ? SOURCE_ROWS : SOURCE_FILE;
}

/* Looks whether a file is JSON, and goes to the first row if it holds rows. */
static bool
input_json(struct source *now, str head, arena *mem, struct err *e)
{
	bool rows = now->kind == SOURCE_ROWS;
	struct shape shape;

	if ((!rows && now->kind != SOURCE_FILE) || (now->hint.n && !rows) ||
	    reader_find(S("jsonfeed"))->smells(head, now->path) > 0)
		return true;
	head = str_trim(head);
	if (!str_starts(head, S("{")) && !str_starts(head, S("[")) &&
	    !str_starts(head, S("\xef\xbb\xbf")))
		return true;
	if (!stream_ahead(&now->s, HEAD_JSON, &head, e))
		return false;
	shape = shape_of(mem, (str){ head.s, head.n < HEAD_JSON ? head.n :
	    HEAD_JSON }, head.n < HEAD_JSON);
	if (shape.kind == SHAPE_ROWS) {
		now->listed = true;
		stream_skip(&now->s, shape.at);
	}
	if (shape.kind == SHAPE_ROWS || shape.kind == SHAPE_LINES)
		now->kind = SOURCE_ROWS;
	else if (!rows)
		now->why = shape.why;
	return true;
}

/* The endings of folders that browsers save beside pages; NULL if unknown. */
static const struct phrases *
input_saved(const struct input *in)
{
	return in->shared->packs ? &in->shared->packs->any.saved : 0;
}

/* Goes on to the next file.  False at the end or, with `e` set, if it is not
 * taken. */
static bool
input_file(struct input *in, str *path, i64 *changed, struct err *e)
{
	struct file_info info = { 0 };

	if (!in->begun) {
		in->begun = true;
		if (in->folder)
			in->walking = walk_open(&in->walk, in->path.s,
			    input_saved(in), e);
		else if (str_is(in->path, S("-")) ||
		    file_stat(in->path.s, &info, e)) {
			*path = in->path;
			*changed = info.regular ? info.changed : 0;
			return true;
		}
	}
	if (!in->walking)
		return false;
	if (walk_next(&in->walk, &info, e)) {
		*path = (str){ in->walk.path, in->walk.n };
		*changed = info.changed;
		return true;
	}
	if (e->kind == ERR_NONE) {
		walk_close(&in->walk);
		in->walking = false;
	}
	return false;
}

/* Opens the next file and decides its kind.  A pipe or device is only waited
 * for if it was named. */
static bool
input_open_file(struct input *in, arena *mem, struct err *e)
{
	struct source *now = &in->now;
	str path = { 0 }, head;
	i64 changed = 0;

	if (!input_file(in, &path, &changed, e))
		return false;
	*now = (struct source){ .path = path, .hint = in->format,
		.changed = changed, .shared = in->shared };
	if (!stream_open(&now->s, path.s, !in->folder, e))
		return false;
	in->open = true;
	if (!stream_unpack(&now->s, e) ||
	    !stream_ahead(&now->s, HEAD, &head, e)) {
		stream_close(&now->s);
		in->open = false;
		return err_at(e, path.s);
	}
	head.n = head.n < HEAD ? head.n : HEAD;
	now->kind = input_kind_of(in->format, path, head);
	return input_json(now, head, mem, e) || err_at(e, path.s);
}

/* Is it a page with a zip archive in it, from which scripts would make it? */
static bool
packs_itself(str all)
{
	str head = { all.s, all.n < HEAD ? all.n : HEAD };

	return str_starts(str_trim(head), S("<")) &&
	    str_find(head, S("SingleFile")) < head.n &&
	    str_find(all, S("PK\3\4")) < all.n;
}

/* Takes a file that is one capture. */
static bool
input_whole(struct source *f, arena *mem, struct capture *c, struct err *e)
{
	str all, head, why;

	if (f->ended)
		return false;
	f->ended = true;
	if (!stream_ahead(&f->s, HEAD, &head, e))
		return false;
	head.n = head.n < HEAD ? head.n : HEAD;
	why = f->why.n ? f->why : binary_reason(head);
	if (head.n == 0)
		return err_set(e, ERR_REJECTED, "empty");
	if (!why.n && !f->hint.n)
		why = unread_reason(mem, head, f->path);
	if (why.n)
		return err_set(e, ERR_REJECTED, "%s", why.s);
	if (!stream_rest(&f->s, mem, READ_LONGEST, &all, e))
		return false;
	if (!f->hint.n && packs_itself(all))
		return err_set(e, ERR_REJECTED, "a page that unpacks itself "
		    "(SingleFile), which is not read");
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
	while (in->open || input_open_file(in, mem, e)) {
		c->path = str_copy(mem, in->now.path);
		c->received = in->now.changed && in->now.kind == SOURCE_FILE ?
		    seconds_write(mem, in->now.changed) : (str){ 0 };
		if (next_of(&in->now, mem, c, e))
			return true;
		if (e->kind != ERR_NONE)
			return err_at(e, c->path.s);
		in->done += in->now.s.size;
		stream_close(&in->now.s);
		in->open = false;
	}
	return false;
}

/* Adds the sizes of some more files of the folder. */
static void
look_on(struct input *in)
{
	struct file_info info;
	struct err e = { 0 };

	if (!in->sizing && !walk_open(&in->sizes, in->path.s,
	    input_saved(in), &e)) {
		in->sized = true;
		return;
	}
	in->sizing = true;
	for (u32 n = 0; n < LOOKED; n++) {
		e = (struct err){ 0 };
		if (walk_next(&in->sizes, &info, &e)) {
			in->all += info.size;
		} else if (e.kind == ERR_NONE) {
			walk_close(&in->sizes);
			in->sizing = false;
			in->sized = true;
			return;
		}
	}
}

void
input_progress(struct input *in, u64 *done, u64 *all)
{
	if (!in->sized)
		look_on(in);
	*done = in->done + (in->open ? in->now.s.used : 0);
	*all = in->sized ? in->all : 0;
}
