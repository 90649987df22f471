/*
 * How is a file or the standard input read from front to back?
 *
 * It is read into a window that grows as far as the caller looks ahead, and
 * straight into the arena if all of a file is wanted.  Packed input is unpacked
 * into such a window; an inner stream then holds the bytes of the file.  Files
 * are not mapped: one that is cut while it is read would end the program.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

enum { FIRST = 64 << 10, WINDOW = 256 << 10 };	/* bytes */

struct packed { struct stream file; struct unpacker *u; };

void
stream_close(struct stream *s)
{
	if (s->packed) {
		struct packed *in = s->packed;

		unpacker_close(in->u);
		stream_close(&in->file);
		free(in);
		s->fd = -1;
	}
	free(s->s);
	if (s->fd > 0)
		close(s->fd);
	*s = (struct stream){ .fd = -1 };
}

/* Makes room in the window for `want` bytes from `from` on.  It is wider than
 * most readers want, so what is left is seldom moved. */
static bool
stream_make_room(struct stream *s, size_t want)
{
	size_t cap = s->cap < WINDOW ? WINDOW : s->cap;
	char *p;

	if (s->from) {
		memmove(s->s, s->s + s->from, s->to - s->from);
		s->to -= s->from;
		s->from = 0;
	}
	while (cap < want)
		cap *= 2;
	if (cap == s->cap)
		return true;
	p = realloc(s->s, cap);
	if (!p)
		return false;
	s->s = p;
	s->cap = cap;
	return true;
}

/* Waits until there is something to read, or somebody asks to stop. */
static bool
wait_for(const struct stream *s, struct err *e)
{
	enum { HALF_A_SECOND = 500 };
	struct pollfd p = { .fd = s->fd, .events = POLLIN };

	while (!stop_asked())
		if (s->size || poll(&p, 1, HALF_A_SECOND) > 0)
			return true;
	return err_set(e, ERR_INTERRUPTED, "interrupted");
}

/* Reads more of the file into the window, without unpacking. */
static bool
stream_fill(struct stream *s, struct err *e)
{
	ssize_t n;

	if (!wait_for(s, e))
		return false;
	n = read(s->fd, s->s + s->to, s->cap - s->to);
	if (n < 0 && errno != EINTR)
		return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
	if (n == 0) {
		s->ended = true;
		s->cut = s->damaged = s->used + (s->to - s->from) < s->size;
	}
	s->to += n > 0 ? (size_t)n : 0;
	return true;
}

/* Reads the first n bytes of a file, and one more to see if it ends. */
static bool
read_first(struct stream *s, size_t n, struct err *e)
{
	s->s = malloc(n + 1);
	if (!s->s)
		return err_set(e, ERR_FULL, "out of memory");
	s->cap = n + 1;
	while (!s->ended && s->to < s->cap)
		if (!stream_fill(s, e)) {
			stream_close(s);
			return false;
		}
	return true;
}

bool
stream_open(struct stream *s, const char *path, bool any, struct err *e)
{
	struct stat st;

	*s = (struct stream){ .fd = 0 };
	if (strcmp(path, "-") != 0)	/* a pipe would wait for its writer */
		s->fd = open(path, O_RDONLY | O_CLOEXEC | (any ? 0 :
		    O_NONBLOCK));
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode)) {
		stream_close(s);
		return err_set(e, ERR_SYSTEM, "%s: is a directory", path);
	}
	if (!S_ISREG(st.st_mode) && !any) {
		stream_close(s);
		return err_set(e, ERR_PASSED, "%s: a pipe, socket or device",
		    path);
	}
	if (!S_ISREG(st.st_mode))
		return true;
	s->size = (u64)st.st_size;
	return read_first(s, s->size < FIRST ? s->size : FIRST, e);
}

/* Ends the stream.  The bytes before the damage are good and come first; then
 * stream_ahead reports the error. */
static bool
stream_damaged(struct stream *s)
{
	return s->ended = s->damaged = true;
}

/* Unpacks more into the window.  Bytes after the last member are ignored. */
static bool
stream_unpack_one(struct stream *s, struct err *e)
{
	struct packed *in = s->packed;
	size_t made = 0;
	bool ended = false, good;
	str ahead, rest;

	if (!stream_ahead(&in->file, 1, &ahead, e))
		return false;
	if (ahead.n == 0)
		return in->u ? stream_damaged(s) : (s->ended = true);
	if (!in->u) {
		if (!stream_ahead(&in->file, 4, &ahead, e))
			return false;
		in->u = unpacker_open(ahead);
		if (!in->u)
			return s->ended = true;
	}
	rest = ahead;
	good = unpacker_go(in->u, &rest, s->s + s->to, s->cap - s->to,
	    &made, &ended);
	stream_skip(&in->file, ahead.n - rest.n);
	s->used = in->file.used;
	s->to += made;
	if (ended) {
		unpacker_close(in->u);
		in->u = 0;
	}
	return good || stream_damaged(s);
}

bool
stream_ahead(struct stream *s, size_t want, str *out, struct err *e)
{
	while (s->to - s->from < want && !s->ended) {
		if (s->cap - s->from < want && !stream_make_room(s, want))
			return err_set(e, ERR_FULL, "out of memory");
		if (!(s->packed ? stream_unpack_one(s, e) : stream_fill(s, e)))
			return false;
	}
	if (s->damaged && s->from == s->to) {
		s->damaged = false;
		return err_set(e, ERR_REJECTED, s->cut ? "was cut while it "
		    "was read" : "damaged compressed data");
	}
	*out = (str){ s->s ? s->s + s->from : "", s->to - s->from };
	return true;
}

void
stream_skip(struct stream *s, size_t n)
{
	size_t have = s->to - s->from;

	n = n < have ? n : have;
	s->from += n;
	if (!s->packed)
		s->used += n;
}

/* Reads up to n bytes of the file; n is its size when it was opened. */
static bool
read_on(struct stream *s, char *to, size_t n, size_t *got, struct err *e)
{
	while (*got < n) {
		ssize_t more = read(s->fd, to + *got, n - *got);

		if (more < 0 && errno != EINTR)
			return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
		if (more == 0)
			break;
		*got += more > 0 ? (size_t)more : 0;
	}
	return true;
}

bool
stream_rest(struct stream *s, arena *mem, size_t most, str *out, struct err *e)
{
	size_t have = s->to - s->from, n = s->size - s->used;
	char *p;

	if (s->packed || s->ended || s->size == 0 || n < have ||
	    n > most) {
		if (!stream_ahead(s, most + 1, out, e))
			return false;
		out->n = out->n < most + 1 ? out->n : most + 1;
		stream_skip(s, out->n);
		*out = str_copy(mem, *out);
		return true;
	}
	p = arena_raw(mem, 1, n + 1);
	memcpy(p, s->s + s->from, have);
	if (!read_on(s, p, n, &have, e))
		return false;
	if (have < n)
		return err_set(e, ERR_REJECTED, "was cut while it was read");
	p[have] = 0;
	s->from = s->to;
	s->used += have;
	s->ended = true;
	*out = (str){ p, have };
	return true;
}

bool
stream_unpack(struct stream *s, struct err *e)
{
	struct packed *in;
	struct unpacker *u;
	str head;

	if (!stream_ahead(s, 4, &head, e))
		return false;
	u = unpacker_open(head);
	if (!u)
		return true;
	in = calloc(1, sizeof *in);
	if (!in) {
		unpacker_close(u);
		return err_set(e, ERR_FULL, "out of memory");
	}
	*in = (struct packed){ *s, u };
	*s = (struct stream){
		.fd = -1, .size = s->size, .packed = in,
	};
	return true;
}
