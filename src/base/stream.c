/*
 * A file read front to back.  A regular file is mapped; anything else is
 * read into a window that grows as far as somebody wants to look ahead.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

static bool
map_file(struct stream *s, size_t n)
{
	void *p;

	if (n == 0) {
		s->mapped = s->ended = true;
		return true;
	}
	p = mmap(0, n, PROT_READ, MAP_PRIVATE, s->fd, 0);
	if (p == MAP_FAILED)
		return false;
	s->s = p;
	s->to = s->cap = n;
	s->mapped = s->ended = true;
	return true;
}

bool
stream_open(struct stream *s, const char *path, struct err *e)
{
	struct stat st;

	*s = (struct stream){ .fd = 0 };
	if (strcmp(path, "-") != 0)
		s->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode)) {
		stream_close(s);
		return err_set(e, ERR_SYSTEM, "%s: is a directory", path);
	}
	if (S_ISREG(st.st_mode)) {
		s->size = (u64)st.st_size;
		map_file(s, (size_t)st.st_size);
	}
	return true;
}

void
stream_close(struct stream *s)
{
	if (s->mapped && s->cap)
		munmap(s->s, s->cap);
	if (!s->mapped)
		free(s->s);
	if (s->fd > 0)
		close(s->fd);
	*s = (struct stream){ .fd = -1 };
}

/* Make room for `want` bytes from `from` on. */
static bool
make_room(struct stream *s, size_t want)
{
	size_t cap = s->cap ? s->cap : (size_t)1 << 18;
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

bool
stream_ahead(struct stream *s, size_t want, str *out, struct err *e)
{
	while (s->to - s->from < want && !s->ended) {
		ssize_t n;

		if (s->cap - s->from < want && !make_room(s, want))
			return err_set(e, ERR_FULL, "out of memory");
		n = read(s->fd, s->s + s->to, s->cap - s->to);
		if (n < 0 && errno != EINTR)
			return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
		if (n == 0)
			s->ended = true;
		s->to += n > 0 ? (size_t)n : 0;
	}
	*out = (str){ s->s ? s->s + s->from : "", s->to - s->from };
	return true;
}

void
stream_skip(struct stream *s, size_t n)
{
	size_t have = s->to - s->from;

	s->from += n < have ? n : have;
}
