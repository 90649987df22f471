/*
 * The file of an input that is open: its stream, and its kind, which decides
 * how the next capture is taken off it.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "read/read.h"

enum source_kind { SOURCE_FILE, SOURCE_ROWS, SOURCE_WARC, SOURCE_MBOX };

/* Why a record of an archive is no page. */
enum passed {
	PASSED_NOT, PASSED_ANSWER, PASSED_FILE, PASSED_REVISIT, PASSED_TOOL,
	PASSED_KINDS
};

struct source {
	struct stream    s;
	enum source_kind kind;
	str   path, hint;
	i64   changed;		/* last change of the file in seconds since
				 * 1970; 0 if it is not known */
	u64   row;		/* lines, records or messages taken */
	u64   at;		/* of an mbox: bytes taken */
	struct shared *shared;
	bool  listed;		/* rows: they are not one on a line */
	bool  textual;		/* rows: that one has no text was told */
	u64   textless;		/* rows without a text, not yet told */
	char  unknown[240];	/* fields of rows that are not read, not told */
	size_t unknown_n;	/* bytes of it */
	u32   unknown_more;	/* that have no room in it */
	str   why;		/* it is JSON that is not read, as a message */
	u64   passed[PASSED_KINDS];	/* records of a WARC, not yet told */
	bool  ended;
};

#endif
