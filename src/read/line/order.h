/*
 * The order of day and month in a date like 3/4/2026.
 */
#ifndef READ_ORDER_H
#define READ_ORDER_H

#include "read/line/date.h"

/* What the other dates of a text say about its order. */
struct seen {
	date_order dates;	/* by dates like 25/3/2026, of one order all */
	date_order zone;	/* by the zones of its times of day, likewise */
};

struct seen order_seen(const struct packs *, str text);

/*
 * The language of a text by its function words, for a text that names none.  NULL if
 * they do not tell it.
 */
str   order_language(arena *, const struct packs *, str text);

/*
 * The order of a text in a language, a tag such as "de-AT", from an address; both may be empty.
 * Other dates of the text decide, then the language, then the country of the host, then
 * that of the language or the zones; not if these two differ.
 */
date_order order_of(const struct packs *, const struct seen *, str language, str url);

/*
 * Decides between the two days that a date may be, where more is known of the text: its
 * address has one of them, or one lies behind the moment when it was fetched.  False if it
 * stays undecided.
 */
bool  order_settle(arena *, const struct capture *, str url, struct when *);

#endif
