/* query: what people type, as an expression of full text. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "base/base.h"

/*
 * Makes an expression of a query; it is empty if the query has no words.
 * `plain` are the words that the text must have, a * behind those that are
 * beginnings. What cannot be understood is a usage error.
 */
bool  query_read(str query, arena *, str *ask, str *plain, struct err *);

/* Appends the words as one phrase, so that none of them is an operator. */
void  query_phrase(buf *, str);

#endif
