/* command: copytaster VERB.  One file a verb.  Only here is anything said. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdio.h>

#include "base/base.h"
#include "document/document.h"
#include "language/language.h"
#include "write/write.h"

/* An option that a verb knows; value or flag is set by command_options. */
struct option {
	const char  *name;	/* without the two dashes */
	const char  *value_name;	/* NULL: it is a flag */
	const char  *about;
	const char **value;
	bool        *flag;
};

struct command {
	const char *name, *args, *about;
	const char *examples;	/* lines that lead the help */
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

/* The packs, from beside the program or from $COPYTASTER_PACKS. */
bool  command_packs(struct packs *, struct err *);

/* Something to be told on stderr, a line; progress is wiped before. */
void  command_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * Going through inputs with workers.  Each capture is read and analyzed at a
 * desk by one of them; the results come to done() in the order of the input.
 */
struct job {
	struct desk     desk;
	arena           mem;		/* what is left after the bytes */
	struct capture  c;
	buf             out;		/* if a writer was named */
	struct err      e;		/* why it was rejected */
	bool            known;		/* skip() said so: nothing was done */
};

struct jobs {
	char          **paths;		/* what to go through, ends with NULL */
	str             format;		/* of the input; empty: look at it */
	u32             workers;
	u64             layers;		/* 0: all */
	const struct writer *writer;	/* NULL: none */
	const struct packs  *packs;
	bool          (*skip)(void *self, const struct capture *);  /* or NULL */
	bool          (*done)(void *self, struct job *, struct err *);
	void           *self;

	/* counted */
	u64             captures, items, rejected;
};

/* False where done() failed or the user interrupted. */
bool  jobs_run(struct jobs *, struct err *);
u32   jobs_workers(const char *option, struct err *);	/* 0: usage */

#endif
