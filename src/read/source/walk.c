/*
 * Which files are in a folder?
 *
 * The names of a folder are read when it is its turn, and are given up when all
 * of them are done.  A folder is known by its device and number, so that each
 * is read once, however many links lead to it.
 *
 * Browsers save page.html with a folder page_files beside it, for pictures,
 * styles, scripts and frames.  The files in such a folder are only counted.
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

/* Is there a page that has the name in `path`, without its ending? */
static bool
walk_page(const struct walk *w, size_t stem)
{
	static const str pages[] = {
		S(".html"), S(".htm"), S(".xhtml"), S(".xht"), S(".shtml"),
		S(".HTML"), S(".HTM"),
	};
	char name[WALK_PATH];

	memcpy(name, w->path, stem);
	for (size_t i = 0; i < countof(pages); i++) {
		struct file_info info = { 0 };
		struct err none = { 0 };

		if (stem + pages[i].n >= sizeof name)
			return false;
		memcpy(name + stem, pages[i].s, pages[i].n + 1);
		if (file_stat(name, &info, &none) && info.regular)
			return true;
	}
	return false;
}

/* Is the folder in `path` what a browser saved beside a page? */
static bool
walk_beside_page(const struct walk *w)
{
	str path = { w->path, w->n };

	while (str_ends(path, S("/")))
		path.n--;
	for (u32 i = 0; w->saved && i < w->saved->all.n; i++) {
		str ending = w->saved->all.v[i].text;
		str stem = { path.s, path.n - ending.n };

		if (path.n > ending.n && !str_ends(stem, S("/")) &&
		    str_same(str_from(path, stem.n), ending) &&
		    walk_page(w, stem.n))
			return true;
	}
	return false;
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
	if (!w->aside && walk_beside_page(w)) {
		w->aside = w->depth;
		w->parts = 0;
	}
	return true;
}

/* Closes the folder whose names are all done. */
static bool
walk_up(struct walk *w, struct err *e)
{
	const struct walk_folder *d = &w->open[--w->depth];

	w->names = d->before;
	if (w->depth >= w->aside)
		return true;
	w->aside = 0;
	if (w->parts == 0)
		return true;
	e->n = w->parts;
	return err_set(e, ERR_PASSED, "%.*s: %llu file%s that a saved page is "
	    "shown with", (int)d->path, w->path, (unsigned long long)w->parts,
	    w->parts == 1 ? "" : "s");
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
walk_open(struct walk *w, const char *folder, const struct phrases *saved,
    struct err *e)
{
	*w = (struct walk){ .whole = arena_open(SPACE), .saved = saved };
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
	if (w->aside && !info->directory) {
		w->parts++;
		return false;
	}
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
			if (!walk_up(w, e))
				return false;
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
