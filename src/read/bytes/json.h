/*
 * JSON as a tree of small nodes in one list; node 1 is the whole.  Strings stay
 * as they are written until json_string() decodes them.
 */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/base.h"

enum {
	JSON_DEEPEST = 64,	/* levels; deeper JSON is cut off and bad */
	JSON_MOST = 1 << 20	/* nodes */
};

enum json_kind { JSON_NONE, JSON_OBJECT, JSON_LIST, JSON_STRING, JSON_OTHER };

struct json_node {
	enum json_kind kind;
	str  key;		/* the key of a member, as written */
	str  raw;		/* a string without its quotes, as written; or a
				 * number, true, false, null */
	u32  first, next;	/* nodes: first child, next sibling; or 0 */
};

struct json {
	list(struct json_node) v;	/* v[0] is unused */
	bool bad;		/* it is not valid JSON to its end */
};

void  json_read(struct json *, str, arena *);	/* damaged JSON up to the damage */
u32   json_get(const struct json *, u32 node, str key);	/* a member, the last with this key; or 0 */
str   json_string(const struct json *, u32 node, arena *);	/* decoded; a number as written */

/*
 * Decodes the escape at the beginning of t, which begins with \.  Its character
 * goes to out, *n bytes long.  Returns how many bytes the escape has, at least
 * one.
 */
size_t json_escape(str t, char out[4], size_t *n);

#endif
