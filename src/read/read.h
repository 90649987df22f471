/*
 * read: bytes to items.
 *
 * An input is what a person names: a file, a folder, the standard input.  It
 * holds captures: a file is one, an archive holds many, a row of JSON lines
 * is one.  input_next() walks through them; what cannot be had is an error
 * of that capture alone, and the next call goes on after it.
 *
 * A reader is pure: it gets a capture with all its bytes and adds the items
 * it finds, with their text, blocks, regions and links, and what the page
 * says of itself (title, authors, outlet, published, modified, language).  It
 * opens nothing and cannot fail; what it does not understand becomes a note.
 */
#ifndef READ_H
#define READ_H

#include "document/document.h"
#include "language/language.h"

struct reader {
	const char *name, *about;
	int  (*smells)(str head, str path);	/* 0 no .. 100 sure */
	void (*read)(struct capture *, const struct packs *, arena tmp);
};

extern const struct reader *const readers[];
extern const size_t readers_n;

const struct reader *reader_find(str name);	/* NULL if there is none */

/* Decodes the bytes to UTF-8, picks the reader, reads. */
void read_capture(struct capture *, const struct packs *, arena tmp);

/* The longest capture that is read, and the most that one may unpack to. */
enum { READ_LONGEST = 64 << 20 };

/*
 * Going through what a person named.  Files of folders come in the order of
 * their names.
 */
struct input;

struct input *input_open(arena *, const char *path, str format, struct err *);
void  input_close(struct input *);

/*
 * The next capture, with path, url, name, received, charset, hint, raw and
 * what the input says beside the bytes; its strings are in `mem`.  False at
 * the end or, with `e` set, where one could not be had: call again to go on.
 */
bool  input_next(struct input *, arena *mem, struct capture *, struct err *);

/* How far: bytes gone through and bytes in all, 0 where that is unknown. */
void  input_progress(const struct input *, u64 *done, u64 *all);

#endif
