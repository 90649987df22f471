/* command: copytaster VERB, one file a verb. Only this folder prints. */
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
	const char *list;	/* NULL, or the names of its arguments */
	const char *(*names)(size_t);	/* and all of them */
	const struct option *options;	/* ends with a NULL name */
	bool lists;		/* has filter_options, too */
	bool (*run)(int argc, char **argv, struct err *);
};

extern const struct command *const commands[];
extern const size_t commands_n;

/* What all verbs know. */
extern const char *command_store;	/* --store, else the usual place */
extern bool        command_json;	/* --json */

/* The items that are not yet related, of the store that command_ask opened. */
extern u64         command_unfinished;

/* The store that --store names, or the usual one; the path is in the arena. */
struct store *command_store_open(arena *, enum store_mode, struct err *);

/*
 * Opens the store for reading and two arenas, one for results and one for
 * scratch, calls ask(), and closes all. True if nothing failed. Says on stderr
 * if items of the store are not yet related.
 */
bool  command_ask(size_t room, bool (*ask)(void *self, struct store *,
	 arena *mem, arena tmp, struct err *), void *self, struct err *);

/* The arguments joined with blanks. */
str   command_words(arena *, int argc, char **argv);

/* The number given with --name, or `usual` if the option is not given. False if
 * it is not a number: that is a usage error. */
bool  command_number(const char *name, const char *given, u32 usual, u32 *,
	 struct err *);

/* The names of the formats that are written, and of those that are read, for
 * --help. */
const char *command_writers(size_t);
const char *command_readers(size_t);

/*
 * The rows that a verb lists (filter.c). filter_read checks the options; a verb
 * without --limit shows `usual` rows, 0 is all. filter_choose makes the store
 * give only items that were asked for, and filter_chooses says if any of them
 * may be missing. filter_row is called for each row in its order, and is true
 * if it is to be shown; an item may have several rows, then `part` is its name
 * in the item, else it is empty. filter_full: no more will be shown.
 */
extern const struct option filter_options[];

bool  filter_read(u32 usual, struct err *);
bool  filter_chooses(void);
bool  filter_choose(struct store *, arena *, arena tmp, struct err *);
bool  filter_row(str id, str part);
bool  filter_full(void);
u32   filter_most(void);	/* rows that are needed; UINT32_MAX: all */

/*
 * Ends a list: for people, says how many rows are shown of `held`, how to see
 * more if there are more that match, and what may come next (or NULL). False if
 * the row of --after did not come.
 */
bool  filter_end(u64 matched, u64 held, const char *one, const char *many,
	 const char *next, struct err *);

/* Sets a usage error, no WHAT "name", with the known names; always returns
 * false. */
bool  command_unknown(const char *what, str name,
	 const char *(*names)(size_t), struct err *);

/* The format of that name. NULL is a usage error that lists the known
 * formats. */
const struct writer *command_writer(str name, struct err *);
bool  command_reader(str name, struct err *);	/* empty: to be found out */

/* Handles a failed write: if nobody reads the pipe, ends as SIGPIPE does;
 * otherwise sets `e` and returns false. */
bool  command_unwritten(struct err *);

/* Loads the packs, from beside the program or from $COPYTASTER_PACKS. */
bool  command_packs(struct packs *, struct err *);

/* Prints a line on stderr, cleaned; the line of progress is wiped first
 * (people.c). */
void  command_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * For people: a text on one line, cut after so many characters; and the head of
 * an item on one line: date, outlet, language, title. people_item adds the id
 * and ends the line. Titles are marked: write them with people_write_marked.
 */
void  people_line(buf *, str, u32 most);
void  people_head(buf *, const struct item *);
void  people_item(buf *, const struct item *);

/* How many characters fit on the line that the buffer ends with, if `after`
 * columns follow them: to the width of the terminal, at least a few. Where the
 * output is no terminal, `usual`. */
u32   people_fit(const buf *, u32 usual, u32 after);
void  people_story(buf *, const struct story_row *);	/* with its badge */
void  people_id(buf *, str id);			/* a long one is cut */
struct trace;
void  people_trace(buf *, const struct trace *, arena tmp);	/* tree.c */

/*
 * To stdout, cleaned: control characters become U+FFFD and marks of direction
 * are left out. people_write_marked writes the marks of people_mark as colors.
 * people_put writes data as it is, but cleans it, too, for a terminal.
 */
enum people_mark { MARK_OFF, MARK_BOLD, MARK_LINE };

void  people_write(const buf *);
void  people_write_marked(const buf *);
void  people_mark(buf *, enum people_mark);
bool  people_color(void);	/* to a terminal, and not against $NO_COLOR */
void  people_put(FILE *, str);
bool  people_match(str name, str words, arena tmp);	/* has all of them */

/* The head of an item as JSON fields, without its id. */
void  json_head(buf *, const struct item *);

/*
 * Goes through inputs with workers. Each worker reads and analyzes captures at
 * a desk of its own. The results come to done() in the order of the input.
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

	/* used instead of paths: gives the next capture; false at the end or if
	 * it failed. Called by the calling thread, as skip and done are. */
	bool          (*fetch)(void *self, arena *, struct capture *,
			    struct err *);
	bool          (*skip)(void *self, const struct capture *);  /* or NULL */
	bool          (*done)(void *self, struct job *, struct err *);
	void           *self;

	/* counted */
	u64             captures, items, rejected, passed;
};

/*
 * Makes the whole derived half again from the captures that are held, and
 * relates it (rebuild.c). All of it is committed at once. What a damaged
 * capture gave before is kept.
 */
struct rebuilt {
	u64 captures, rejected;
	u64 damaged, kept;		/* captures; items of them */
	u64 lost;			/* damaged captures without any item */
};

bool  rebuild(struct store *, const struct packs *, u32 workers,
	 struct rebuilt *, struct err *);

/* What could not be made again, as an error; false then. */
bool  rebuild_whole(const struct rebuilt *, struct err *);

/* False if done() failed or the user interrupted. */
bool  jobs_run(struct jobs *, struct err *);
u32   jobs_workers(const char *option, struct err *);	/* 0: usage */

#endif
