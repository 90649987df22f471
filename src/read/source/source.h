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
	u64   passed[PASSED_KINDS];	/* records of a WARC, not yet told */
	bool  ended;
};

#endif
