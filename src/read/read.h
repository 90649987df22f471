/*
 * read: from bytes to items.
 *
 * An input is what the user names: a file, a folder, the standard input.  It
 * holds captures: a file is one capture, an archive holds many, and so does a
 * file of JSON lines.  input_next() takes them one by one.  If a capture cannot
 * be read, that is an error of this capture alone, and the next call goes on
 * behind it.
 *
 * A reader is pure: it gets a capture with all its bytes, and adds the items
 * that it finds, with their text, blocks, regions and links, and what the page
 * says about itself: title, authors, outlet, published, modified, language.  A
 * reader opens nothing and cannot fail.  What it does not understand becomes a
 * note.
 */
#ifndef READ_H
#define READ_H

#include "document/document.h"
#include "language/language.h"

struct reader {
	const char *name, *about;
	int  (*smells)(str head, str path);	/* 0 to 100 sure; -1: only by hint */
	void (*read)(struct capture *, const struct packs *, arena tmp);
};

extern const struct reader *const readers[];
extern const size_t readers_n;

const struct reader *reader_find(str name);	/* NULL if there is none */

/* Decodes the bytes of a capture to UTF-8, picks the reader, and reads. */
void read_capture(struct capture *, const struct packs *, arena tmp);

/* Bytes of the longest capture that is read, also after it is unpacked. */
enum { READ_LONGEST = 64 << 20 };

/* What the user named, while its captures are read. */
struct input;

/* What all inputs of a run share. */
enum { FIELDS_TOLD = 64 };

struct shared {
	const struct packs *packs;	/* NULL: no lists are asked */
	u64 fields[FIELDS_TOLD];	/* hashes of names of fields of rows
					 * that are not read */
	u32 fields_n;
};

/*
 * Opens a file, a folder, or "-" for the standard input; `format` may be empty.
 * NULL, with a reason, if the format is unknown.  A path that does not exist
 * becomes an input that fails in input_next().  Files of a folder come in the
 * order of their names.  What is in a folder and is not read, such as a pipe, a
 * link that leads out of it, or the pictures and styles that a browser saved
 * beside a page, is an ERR_PASSED of input_next().
 */
struct input *input_open(arena *, const char *path, str format,
	struct shared *, struct err *);
void  input_close(struct input *);

/*
 * Takes the next capture, with path, url, name, received, charset, hint, raw,
 * and what the input says besides the bytes; its strings are in `mem`.  False
 * at the end or, with `e` set, if a capture could not be read: call again to go
 * on.
 */
bool  input_next(struct input *, arena *mem, struct capture *, struct err *);

/*
 * How many bytes of the input are taken, and how many there are; 0 if unknown.
 * A folder is looked through bit by bit, call by call, to find out.
 */
void  input_progress(struct input *, u64 *done, u64 *all);

#endif
