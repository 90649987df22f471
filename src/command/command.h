/* command: copytaster VERB.  One file a verb.  Only here is anything said. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdio.h>

#include "base/base.h"
#include "document/document.h"
#include "language/language.h"
#include "store/store.h"
#include "write/write.h"

/* An option that a verb knows; value or flag is set by command_options. */
struct option {
	const char  *name;	/* without the two dashes */
	const char  *value_name;	/* NULL: it is a flag */
	const char  *about;
	const char **value;
	bool        *flag;
	const char *(*names)(size_t);	/* known values; NULL after the last */
};

struct command {
	const char *name, *args, *about;
	const char *examples;	/* lines that lead the help */
	const char *list;	/* NULL, or what its arguments can be, */
	const char *(*names)(size_t);	/* and all of them */
	const struct option *options;	/* ends with a NULL name */
	bool (*run)(int argc, char **argv, struct err *);
};

extern const struct command *const commands[];
extern const size_t commands_n;

/* What all verbs know. */
extern const char *command_store;	/* --store, else the usual place */
extern bool        command_json;	/* --json */

/* Set on the first Ctrl-C; the second one kills. */
bool  command_interrupted(void);

/* The store that --store names, or the usual one; the path is in the arena. */
struct store *command_store_open(arena *, enum store_mode, struct err *);

/*
 * Asks the store: opens it to read, with so much room to keep things and to
 * scribble, calls ask() if it could, closes all.  True where nothing failed.
 */
bool  command_ask(size_t room, bool (*ask)(void *self, struct store *,
	 arena *mem, arena tmp, struct err *), void *self, struct err *);

/* The arguments with blanks between. */
str   command_words(arena *, int argc, char **argv);

/* A number of --name, or `usual` where it is not given; false: usage. */
bool  command_number(const char *name, const char *given, u32 usual, u32 *,
	 struct err *);

/* Names for --help: of the formats that are written, of those that are read. */
const char *command_writers(size_t);
const char *command_readers(size_t);

/* "no WHAT "name": and the known ones": usage, always false. */
bool  command_unknown(const char *what, str name,
	 const char *(*names)(size_t), struct err *);

/* A format by name; NULL: usage, and which there are. */
const struct writer *command_writer(str name, struct err *);
bool  command_reader(str name, struct err *);	/* empty: to be found out */

/* The output failed: ends as a pipe does that nobody reads; else false. */
bool  command_unwritten(struct err *);

/* The packs, from beside the program or from $COPYTASTER_PACKS. */
bool  command_packs(struct packs *, struct err *);

/* Something to be told on stderr, a line; progress is wiped before. */
void  command_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * For people: a text on one line, cut after so many characters; the head of
 * an item as one line: date, outlet, language, what it is called.
 */
void  people_line(buf *, str, u32 most);
void  people_head(buf *, const struct item *);
void  people_story(buf *, const struct story_row *);	/* with its badge */
void  people_write(const buf *);			/* to stdout */
bool  people_match(str name, str words, arena tmp);	/* has all of them */

/* The head of an item as JSON fields, after an opening bracket. */
void  json_head(buf *, const struct item *);

/*
 * Going through inputs with workers.  Each capture is read and analyzed at a
 * desk by one of them; the results come to done() in the order of the input.
 */
struct job {
	struct desk     desk;
	arena           mem;		/* what is left after the bytes */
	struct capture  c;
	buf             out;		/* if a writer was named */
	struct parcel  *parcel;		/* if it is to be stored */
	struct err      e;		/* why it was rejected */
	bool            known;		/* skip() said so: nothing was done */
};

struct jobs {
	char          **paths;		/* what to go through, ends with NULL */
	str             format;		/* of the input; empty: look at it */
	u32             workers;
	const struct writer *writer;	/* NULL: none */
	struct table    table;		/* what is written: items with layers */
	const struct packs  *packs;
	bool            pack;		/* for the store */

	/* instead of paths: the next capture; false at the end or if it
	 * failed.  Called by the calling thread, as skip and done are. */
	bool          (*fetch)(void *self, arena *, struct capture *,
			    struct err *);
	bool          (*skip)(void *self, const struct capture *);  /* or NULL */
	bool          (*done)(void *self, struct job *, struct err *);
	void           *self;

	/* counted */
	u64             captures, items, rejected;
};

/* All that is derived is made again from the captures held (add.c). */
bool  add_rebuild(struct store *, const struct packs *, u32 workers,
	 struct err *);

/* False where done() failed or the user interrupted. */
bool  jobs_run(struct jobs *, struct err *);
u32   jobs_workers(const char *option, struct err *);	/* 0: usage */

#endif
