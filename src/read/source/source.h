/*
 * What an input is made of: a stream of the file at hand, and one way to take
 * the next capture off it for each kind of file.
 */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "read/read.h"

enum source_kind { SOURCE_FILE, SOURCE_ROWS, SOURCE_WARC, SOURCE_MBOX };

struct source {
	struct stream    s;
	enum source_kind kind;
	str   path, hint;
	i64   changed;		/* the file, in seconds since 1970; or 0 */
	u64   row;		/* lines or records taken */
	u64   at;		/* bytes gone through, of an mbox */
	bool  ended;
};

#endif
