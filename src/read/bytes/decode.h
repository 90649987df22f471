/*
 * A value or a text of markup as one line: entities are read, and each stretch
 * of blanks becomes one blank.
 */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "base/base.h"

/* The line; a view of the argument where nothing had to change. */
str   decode_line(arena *, str);

/* The same, appended to what the buffer holds. */
void  decode_add(buf *, str);

#endif
