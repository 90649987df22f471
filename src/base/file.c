/* How are whole files read and saved, and what is in a folder? */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

bool
file_stat(const char *path, struct file_info *out, struct err *e)
{
	struct stat st, own;

	if (lstat(path, &own) != 0 || stat(path, &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	*out = (struct file_info){
		.directory = S_ISDIR(st.st_mode),
		.regular   = S_ISREG(st.st_mode),
		.link      = S_ISLNK(own.st_mode),
		.id        = u64_mix(u64_mix((u64)st.st_dev) ^ (u64)st.st_ino),
		.size      = (u64)st.st_size,
		.changed   = st.st_mtime,
		.stamp     = u64_mix(u64_mix((u64)st.st_mtim.tv_sec) ^
		    (u64)st.st_mtim.tv_nsec) ^ (u64)st.st_size,
	};
	return true;
}

bool
file_writable(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;

	if (n >= sizeof folder)
		return false;
	memcpy(folder, path, n);
	folder[n] = '\0';
	return access(path, W_OK) == 0 && access(n ? folder : ".",
	    W_OK | X_OK) == 0;
}

bool
file_real(arena *a, const char *path, str *out, struct err *e)
{
	char real[PATH_MAX];

	if (!realpath(path, real))
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	*out = str_copy(a, str_of(real));
	return true;
}

/* Reads a file that is open. Room is asked for before. */
static bool
slurp(arena *a, int fd, str *out, struct err *e)
{
	struct stat st;
	size_t n, got = 0;
	char *p;

	if (fstat(fd, &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_SYSTEM, "not a file");
	n = (size_t)st.st_size;
	if (n > arena_room(a))
		return err_set(e, ERR_FULL, "too big");
	p = arena_raw(a, 1, n + 1);
	while (got < n) {
		ssize_t more = read(fd, p + got, n - got);

		if (more < 0 && errno != EINTR)
			return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
		if (more == 0)
			return err_set(e, ERR_SYSTEM, "short read");
		got += more > 0 ? (size_t)more : 0;
	}
	p[n] = 0;
	*out = (str){ p, n };
	return true;
}

/* A pipe is refused; O_NONBLOCK keeps it from waiting for its writer. */
bool
file_read(arena *a, const char *path, str *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	ok = slurp(a, fd, out, e) || err_at(e, path);
	close(fd);
	return ok;
}

bool
file_map(const char *path, str *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	void *p = MAP_FAILED;

	if (fd < 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		p = mmap(0, (size_t)st.st_size, PROT_READ,
		    MAP_PRIVATE | MAP_POPULATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return err_set(e, ERR_SYSTEM, "%s: cannot be mapped", path);
	*out = (str){ p, (size_t)st.st_size };
	return true;
}

void
file_unmap(str bytes)
{
	if (bytes.n)
		munmap((void *)(uintptr_t)bytes.s, bytes.n);
}

static int
visible(const struct dirent *ent)
{
	return ent->d_name[0] != '.';
}

static int
file_order(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Takes all room at once, so that a full arena cannot jump. */
static bool
keep_names(arena *a, const char *dir, struct dirent **ent, u32 n, words *out,
    struct err *e)
{
	size_t all = 0;
	char *p;

	for (u32 i = 0; i < n; i++)
		all += strlen(ent[i]->d_name) + 1;
	if (n * sizeof *out->v + all > arena_room(a))
		return err_set(e, ERR_FULL, "%s: too many files (%u)", dir, n);
	out->v = arena_raw(a, sizeof *out->v, n);
	out->n = out->cap = n;
	p = arena_raw(a, 1, all);
	for (u32 i = 0; i < n; i++) {
		size_t size = strlen(ent[i]->d_name) + 1;

		memcpy(p, ent[i]->d_name, size);
		out->v[i] = (str){ p, size - 1 };
		p += size;
	}
	return true;
}

/* Names are sorted. */
bool
file_names(arena *a, const char *dir, words *out, struct err *e)
{
	struct dirent **ent;
	int n = scandir(dir, &ent, visible, file_order);
	bool ok;

	if (n < 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", dir, strerror(errno));
	ok = keep_names(a, dir, ent, (u32)n, out, e);
	for (int i = 0; i < n; i++)
		free(ent[i]);
	free(ent);
	return ok;
}

bool
file_make_folders(const char *path, struct err *e)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof part)
		return err_set(e, ERR_SYSTEM, "%s: name too long", path);
	for (size_t i = 1; i < n; i++) {
		if (path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, 0777) != 0 && errno != EEXIST)
			return err_set(e, ERR_SYSTEM, "%s: %s", part,
			    strerror(errno));
	}
	return true;
}

static bool
file_put(int fd, str t)
{
	while (t.n) {
		ssize_t n = write(fd, t.s, t.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		t = str_from(t, (size_t)n);
	}
	return fsync(fd) == 0;
}

/* Writes a file of another name beside it and renames that: a rename happens as
 * a whole or not at all. */
bool
file_save(const char *path, str bytes, struct err *e)
{
	char beside[PATH_MAX];
	int fd, n = snprintf(beside, sizeof beside, "%s.new", path);
	bool ok;

	if (n < 0 || (size_t)n >= sizeof beside)
		return err_set(e, ERR_SYSTEM, "%s: name too long", path);
	fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", beside,
		    strerror(errno));
	ok = file_put(fd, bytes);
	if ((close(fd) != 0 || !ok || rename(beside, path) != 0)) {
		err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
		unlink(beside);
		return false;
	}
	return true;
}

bool
file_program(arena *a, str *out, struct err *e)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	if (n < 0)
		return err_set(e, ERR_SYSTEM, "/proc/self/exe: %s",
		    strerror(errno));
	while (n > 1 && path[n - 1] != '/')
		n--;
	*out = str_copy(a, (str){ path, (size_t)n - 1 });
	return true;
}
