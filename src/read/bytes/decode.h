/*
 * A value or a text of markup as one line: entities are decoded, and each run
 * of white space becomes one blank.
 */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "base/base.h"

/* The line; a view of the argument if nothing had to change. */
str   decode_line(arena *, str);

/* Appends the line to a buffer. */
void  decode_add(buf *, str);

#endif
