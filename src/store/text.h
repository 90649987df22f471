/*
 * text: SQL made of the dictionaries, for layers whose records are rows and for
 * relations. Each text ends in NUL.
 */
#ifndef STORE_TEXT_H
#define STORE_TEXT_H

#include "document/document.h"

void  text_table(buf *, const struct layer *);	/* CREATE TABLE ...; */
const char *text_put(const struct layer *, arena *);
const char *text_each(const struct layer *, arena *);	/* as they were put */
const char *text_clear(const struct layer *, arena *);

#endif
