/* numbers: the words of a pack at a token that count, or stand beside what
 * counts. */
#ifndef ANALYZE_NUMBERS_H
#define ANALYZE_NUMBERS_H

#include "analyze/when.h"

/* The lists with words of time that a token may begin an entry of. */
enum {
	LIST_TIMES = 1, LIST_MONTHS = 2, LIST_WEEKDAYS = 4, LIST_UNITS = 8,
	LIST_NUMBERS = 16, LIST_DAYTIMES = 32, LIST_ORDINALS = 64,
	LIST_FEASTS = 128, LIST_CLOCK = 256
};

/* A place of a list at token i, or NULL. */
const struct phrase *times_list(const struct scan *, u32 list, u32 i);

/* Has the list of times an entry of this kind at token i?  Its tokens, or 0;
 * what stands behind the kind in the value, if asked for. */
u32  times_kind(const struct scan *, u32 i, const char *kind, str *rest);

/* Likewise, with a number behind the kind; and the same of the list of the
 * clock. */
u32  times_count(const struct scan *, u32 i, const char *kind, int *n);
u32  times_clock(const struct scan *, u32 i, const char *kind, int *n);

bool times_mark(const struct scan *, u32 i, char mark);

/* Each returns the number of tokens at i that are a number, an ordinal, a year
 * of four digits, a unit or a month; or 0. */
u32  times_number(const struct scan *, u32 i, u32 *n);
u32  times_ordinal(const struct scan *, u32 i, int *n);
u32  times_four(const struct scan *, u32 i, u32 *year);
u32  times_unit(const struct scan *, u32 i, char *unit);
u32  times_listed(const struct scan *, u32 list, u32 i, u32 *value);

/* The token after what may join two parts at i: a comma, preposition, article;
 * else i. */
u32  times_join(const struct scan *, u32 i);

/* Is the entry written with a small letter in its list? */
bool times_small(const struct phrase *);

/* Is this word in the value of an entry of the list of joints? */
bool times_joins(const struct phrase *, const char *value);

/* Does what leads to an hour, or joins two parts, end right before token i? */
bool times_joined(const struct scan *, u32 i, bool hour);

#endif
