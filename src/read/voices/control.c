/*
 * Is a line of a comment text, or a control: a date, a name, a link to answer?
 * A control is short, and is all link, or a line of the kinds that beside.c and
 * signer.c know.
 */
#include "read/told/beside.h"
#include "read/told/signer.h"
#include "read/voices/control.h"

enum { CONTROL = 60 };		/* weight; a longer paragraph is text */

bool
control_is(struct page *p, const struct para *q, str t)
{
	if (q->weight > CONTROL)
		return false;
	return (q->linked * 10 >= q->weight * 9 && q->weight < 30) ||
	    beside_line(p, t) || (!q->ends && signer_note(p, q));
}
