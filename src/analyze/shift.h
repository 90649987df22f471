/* shift: times that are counted in units from today. */
#ifndef ANALYZE_SHIFT_H
#define ANALYZE_SHIFT_H

#include "analyze/when.h"

/* What the number of units from today tells. */
void shift_off(const struct scan *, struct when *, char unit, i64 n);

/* Where the last units, or the next ones, begin: of the last three days, the
 * third day from today. */
void shift_begin(const struct scan *, struct when *, char unit, u32 n, bool last);

/* Each reads a part at token i, as part_at (parts.h): a unit with a modifier, a
 * number of units, an expression that the pack lists. */
bool shift_unit(const struct scan *, u32 i, struct when *);
bool shift_counted(const struct scan *, u32 i, struct when *);
bool shift_word(const struct scan *, u32 i, struct when *);

#endif
