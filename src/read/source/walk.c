/*
 * Which files are in a folder?
 *
 * The names of a folder are read when it is its turn, and are given up when all
 * of them are done.  A folder is known by its device and number, so that each
 * is read once, however many links lead to it.
 */
#include "read/source/walk.h"

/* Bytes of address space for the names of open folders and the folders seen. A
 * checked build shadows each byte of it, so it reserves less. */
static const size_t SPACE = (size_t)1 << (CHECKED ? 26 : 31);

/* Is the folder met for the first time?  Fails if there is no room to know. */
static bool
walk_first(struct walk *w, u64 id, struct err *e)
{
	size_t grown = (size_t)(w->seen.cap ? w->seen.cap : 16) * 2 *
	    (sizeof(u64) + sizeof(u32));
	u32 *seen;

	if (arena_room(&w->ids) < grown + 64)
		return err_set(e, ERR_FULL, "%s: too many folders", w->path);
	seen = map_at(&w->seen, id);
	if (*seen)
		return err_set(e, ERR_PASSED, "%s: a folder that was "
		    "read before", w->path);
	*seen = 1;
	return true;
}

/* Opens the folder whose name is in `path`. */
static bool
walk_down(struct walk *w, const struct file_info *info, struct err *e)
{
	struct walk_folder *d = &w->open[w->depth];

	if (w->depth == WALK_DEEPEST)
		return err_set(e, ERR_REJECTED, "%s: folders too deep",
		    w->path);
	if (!walk_first(w, info->id, e))
		return false;
	*d = (struct walk_folder){ .path = w->n, .before = w->names };
	if (!file_names(&w->names, w->path, &d->names, e))
		return false;
	w->depth++;
	return true;
}

/* Puts a name of a folder behind the path of the folder. */
static bool
walk_name(struct walk *w, size_t folder, str name, struct err *e)
{
	w->n = folder;
	if (w->n + name.n + 2 > sizeof w->path) {
		w->path[w->n] = 0;
		return err_set(e, ERR_REJECTED, "%s/%s: name too long",
		    w->path, name.s);
	}
	w->path[w->n++] = '/';
	memcpy(w->path + w->n, name.s, name.n + 1);
	w->n += name.n;
	return true;
}

static bool
walk_begin(struct walk *w, const char *folder, struct err *e)
{
	struct file_info info;
	size_t n = strlen(folder);

	if (n + 1 > sizeof w->path)
		return err_set(e, ERR_REJECTED, "%s: name too long", folder);
	memcpy(w->path, folder, n + 1);
	w->n = n;
	return file_stat(folder, &info, e) &&
	    file_real(&w->names, folder, &w->root, e) &&
	    walk_down(w, &info, e);
}

bool
walk_open(struct walk *w, const char *folder, struct err *e)
{
	*w = (struct walk){ .whole = arena_open(SPACE) };
	w->names = w->whole;
	w->ids = arena_part(&w->whole,
	    w->whole.end - arena_room(&w->whole) / 4, w->whole.end);
	w->names.end = w->ids.at;
	w->seen.mem = &w->ids;
	if (walk_begin(w, folder, e))
		return true;
	walk_close(w);
	return false;
}

void
walk_close(struct walk *w)
{
	arena_close(w->whole);
}

/* Does a link lead to something in the folder that is walked? */
static bool
walk_inside(const struct walk *w)
{
	arena a = w->names;
	struct err e = { 0 };
	str real;

	return file_real(&a, w->path, &real, &e) &&
	    str_starts(real, w->root) && (real.n == w->root.n ||
	    real.s[w->root.n] == '/' || w->root.s[w->root.n - 1] == '/');
}

/* Looks at what has the name in `path`; true if it is a file. */
static bool
walk_look(struct walk *w, struct file_info *info, struct err *e)
{
	if (!file_stat(w->path, info, e))
		return false;
	if (info->link && !walk_inside(w))
		return err_set(e, ERR_PASSED, "%s: a link that leads out of "
		    "the folder", w->path);
	if (info->directory) {
		walk_down(w, info, e);
		return false;
	}
	return info->regular || err_set(e, ERR_PASSED, "%s: a pipe, socket or "
	    "device", w->path);
}

bool
walk_next(struct walk *w, struct file_info *info, struct err *e)
{
	while (w->depth) {
		struct walk_folder *d = &w->open[w->depth - 1];

		if (d->at == d->names.n) {
			w->names = d->before;
			w->depth--;
			continue;
		}
		if (!walk_name(w, d->path, d->names.v[d->at++], e))
			return false;
		if (walk_look(w, info, e))
			return true;
		if (e->kind != ERR_NONE)
			return false;
	}
	return false;
}
