/*
 * JSON as a tree of small nodes in one list; the first is the whole.  Strings
 * stay as they are written until somebody wants them.
 */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/base.h"

enum { JSON_DEEPEST = 64, JSON_MOST = 1 << 20 };

enum json_kind { JSON_NONE, JSON_OBJECT, JSON_LIST, JSON_STRING, JSON_OTHER };

struct json_node {
	enum json_kind kind;
	str  key;		/* of a member, as written */
	str  raw;		/* between the marks; a number, true, null */
	u32  first, next;	/* 0 is none */
};

struct json {
	list(struct json_node) v;	/* v[0] is unused */
	bool bad;		/* it was not JSON to the end */
};

void  json_read(struct json *, str, arena *);	/* also what is damaged */
u32   json_get(const struct json *, u32 node, str key);	/* 0 if none */
str   json_string(const struct json *, u32 node, arena *);	/* decoded */

/*
 * What the escape at the head of t, which begins with \, stands for: goes to
 * out, its length to n.  How many bytes it is; at least one.
 */
size_t json_escape(str t, char out[4], size_t *n);

#endif
