/*
 * What kind of JSON a file is.
 */
#ifndef READ_SHAPE_H
#define READ_SHAPE_H

#include "base/base.h"

struct shape {
	enum { SHAPE_NONE,	/* it is no JSON */
		SHAPE_LINES,	/* rows, one on a line */
		SHAPE_ROWS,	/* rows, one behind the other, in a document */
		SHAPE_OTHER	/* something else */
	} kind;
	size_t at;		/* of SHAPE_ROWS: where the first row begins */
	str    why;		/* of SHAPE_OTHER: what it is, as a message */
};

/* `head` are the first bytes of the file; `all`: there are no others. */
struct shape shape_of(arena *, str head, bool all);

#endif
