/*
 * walk: the files of a folder and of the folders in it, one after the other, in
 * the order of their names.  Only the names of the folders that are open are
 * kept, so a tree may have any number of files.
 */
#ifndef READ_WALK_H
#define READ_WALK_H

#include "language/language.h"

enum {
	WALK_DEEPEST = 32,	/* folders inside folders */
	WALK_PATH = 4096	/* bytes of a path, as in Linux */
};

struct walk_folder {
	words  names;
	u32    at;			/* of the next name */
	size_t path;			/* bytes of its path */
	arena  before;			/* what is free without its names */
};

/* Must not move between walk_open and walk_close. */
struct walk {
	arena  names, ids, whole;
	map    seen;			/* folders, by file_info.id */
	str    root;			/* its real path, without links */
	struct walk_folder open[WALK_DEEPEST];
	u32    depth;			/* folders that are open */
	const struct phrases *saved;	/* endings of names; or NULL */
	u32    aside;			/* the depth at which a folder of a
					 * saved page is open; or 0 */
	u64    parts;			/* files in it */
	char   path[WALK_PATH];
	size_t n;			/* bytes of path */
};

/*
 * False, with a reason, if the folder cannot be read; then it is closed.
 * `saved` are the endings of names of folders that browsers save beside pages.
 */
bool  walk_open(struct walk *, const char *folder, const struct phrases *saved,
	struct err *);
void  walk_close(struct walk *);

/*
 * Takes the next file, whose name is in `path` then.  False at the end or, with
 * `e` set, for what is not taken: call again to go on.  ERR_PASSED is what is
 * passed over: a pipe, socket or device, a link that leads out of the folder, a
 * folder that was read already, and what a browser saved beside a page.
 */
bool  walk_next(struct walk *, struct file_info *, struct err *);

#endif
