/*
 * The authors of the page.
 */
#ifndef READ_AUTHOR_H
#define READ_AUTHOR_H

#include "read/page/page.h"

/*
 * Adds one or more names of a string; what is not a person is left out.  Where
 * a name goes on with "in" and more, as in "Ada Berg in Oslo": the name may be
 * whole (told), it is not a name, or it is cut there.
 */
enum joint { JOINT_TOLD, JOINT_NONE, JOINT_CUT };

void  author_add(struct page *, str names, enum joint);

/* "Cruz, Maria de la" the other way round: if that is sure, or looks so. */
str   author_turned(struct page *, str name, bool sure);

/* Drops authors that are the outlet, now that it is known. */
void  author_keep_persons(struct page *);

/* Adds those that the page shows, where its metadata tell nobody. */
void  author_shown(struct page *);

#endif
