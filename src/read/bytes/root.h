/*
 * The first element of XML, and what is said before it.
 */
#ifndef READ_ROOT_H
#define READ_ROOT_H

#include "base/base.h"

struct root {
	str  name;		/* without its prefix */
	str  space;		/* the address of its namespace; empty if none */
	str  doctype;		/* the name in <!DOCTYPE name>; empty if none */
	bool declared;		/* <?xml ...?> stands before it */
	bool page;		/* name, namespace and doctype are those of HTML */
};

/* False if t does not begin with markup, or if no element begins in it. */
bool  root_of(str t, struct root *);

/* The address that xmlns or xmlns:prefix binds in the inside of a tag. */
str   root_space(str tag, str prefix);

#endif
