/*
 * Lines that hold a date and little else.
 */
#ifndef READ_DATED_H
#define READ_DATED_H

#include "read/line/date.h"

/*
 * Is t a date and little else: "Published: 3 May 2025, 10:00", "Ada Berg, Oslo
 * | 3 May 2025"?  It may also tell when
 * the text was changed.  `w` is the first date that date_find() found in t.  False for a
 * sentence that tells what happened on that day.
 */
bool  dated_line(const struct packs *, const struct when *w, str t);

/*
 * Does the text before a date say that it is the date of a change: "Published 3
 * May 2025, updated"?
 */
bool  dated_change(const struct packs *, str before);

/*
 * Does a sentence, or a part of one, stand around the date `w` of t?  True for
 * "He died on 3 May 2025", also without a full stop.
 */
bool  dated_prose(const struct packs *, const struct when *w, str t);

/*
 * Does a name stand before the date `w` of t, and nothing else beside it: "Ada,
 * 3 May 2025"?  False for "Tuesday, 3 May 2025" and "Posted 3 May 2025".
 */
bool  dated_named(const struct packs *, const struct when *w, str t);

/*
 * How long ago a text was published, or, with `change`, changed: "4 days ago" of
 * "Published 4 days ago".  Empty if t is anything else.
 */
str   dated_ago(const struct packs *, str t, bool *change);

#endif
