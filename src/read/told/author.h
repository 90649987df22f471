/*
 * The authors of the page.
 */
#ifndef READ_AUTHOR_H
#define READ_AUTHOR_H

#include "read/page/page.h"

/*
 * How to take a name that goes on with "in" or the like, as "Ada Berg in Oslo":
 * JOINT_TOLD, all of it is a name if its first word is a forename; JOINT_NONE,
 * it is not a name; JOINT_CUT, the name ends before "in".
 */
enum joint { JOINT_TOLD, JOINT_NONE, JOINT_CUT };

/* Adds the names in a string, which may be several; only persons are added. */
void  author_add(struct page *, str names, enum joint);

/*
 * Turns "Cruz, Maria de la" into "Maria de la Cruz", if `sure` or if it looks
 * like that; else returns it as it is.
 */
str   author_turned(struct page *, str name, bool sure);

/* Drops authors that are not persons, now that the outlet is known. */
void  author_keep_persons(struct page *);

/* Adds authors from the text of the page; called if metadata have none. */
void  author_shown(struct page *);

#endif
