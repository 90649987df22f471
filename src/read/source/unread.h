/*
 * Formats that are known by their first bytes, or by the name of the file, and
 * are not read.
 */
#ifndef READ_UNREAD_H
#define READ_UNREAD_H

#include "base/base.h"

/*
 * Which format is it that no reader reads, as a message?  NULL if the bytes may
 * be read.  `head` are the first bytes; the message may be made in the arena.
 */
str   unread_reason(arena *, str head, str path);

#endif
