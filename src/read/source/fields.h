/*
 * The fields of a row of JSON, by the names that programs give them.
 */
#ifndef READ_FIELDS_H
#define READ_FIELDS_H

#include "read/bytes/json.h"

enum field_role {
	FIELD_NONE, FIELD_TEXT, FIELD_ID, FIELD_URL, FIELD_HEADLINE,
	FIELD_DATE, FIELD_OUTLET, FIELD_LANGUAGE, FIELD_NAME, FIELD_LIST
};

/* Is it the name of a field that a row may have? */
bool  field_known(str name);

/* Has the object a field for this?  Its value may be empty. */
bool  field_has(const struct json *, u32 node, enum field_role);

/* The first of its fields for this that is an object or a list; or 0. */
u32   field_node(const struct json *, u32 node, enum field_role);

/*
 * The value: of several that are not empty, the first in fields.def.  If all
 * are empty, it is empty; NULL if there is none.  An object stands for the name
 * in it.
 */
str   field_value(const struct json *, u32 node, enum field_role, arena *);

#endif
