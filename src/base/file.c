/* How are whole files read and saved, and what is in a folder? */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

bool
file_stat(const char *path, struct file_info *out, struct err *e)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	*out = (struct file_info){
		.directory = S_ISDIR(st.st_mode),
		.regular   = S_ISREG(st.st_mode),
		.size      = (u64)st.st_size,
		.changed   = st.st_mtime,
	};
	return true;
}

static bool
slurp(arena *a, FILE *f, str *out, struct err *e)
{
	struct stat st;
	size_t n;
	char *p;

	if (fstat(fileno(f), &st) != 0)
		return err_set(e, ERR_SYSTEM, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_SYSTEM, "not a file");
	n = (size_t)st.st_size;
	if (n > arena_room(a))
		return err_set(e, ERR_FULL, "too big");
	p = arena_raw(a, 1, n + 1);
	if (fread(p, 1, n, f) != n)
		return err_set(e, ERR_SYSTEM, "short read");
	p[n] = 0;
	*out = (str){ p, n };
	return true;
}

bool
file_read(arena *a, const char *path, str *out, struct err *e)
{
	FILE *f = fopen(path, "rb");
	bool ok;

	if (!f)
		return err_set(e, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	ok = slurp(a, f, out, e) || err_at(e, path);
	fclose(f);
	return ok;
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

/* Names are sorted.  A name and its place in the list take less than 512
 * bytes. */
bool
file_names(arena *a, const char *dir, words *out, struct err *e)
{
	struct dirent **ent;
	int n = scandir(dir, &ent, visible, file_order);
	bool ok = true;

	if (n < 0)
		return err_set(e, ERR_SYSTEM, "%s: %s", dir, strerror(errno));
	if ((size_t)n > arena_room(a) / 512)
		ok = err_set(e, ERR_FULL, "%s: too many files", dir);
	for (int i = 0; i < n; i++) {
		if (ok)
			*push(out, a) = str_copy(a, str_of(ent[i]->d_name));
		free(ent[i]);
	}
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
