/*
 * A line that stands beside the text of a comment: a date, a name, a link to
 * answer.
 */
#include "read/told/beside.h"
#include "read/told/signer.h"
#include "read/voices/control.h"

enum { CONTROL = 60 };		/* characters; a longer line is text */

bool
control_is(struct page *p, const struct para *q, str t)
{
	if (q->weight > CONTROL)
		return false;
	return (q->linked * 10 >= q->weight * 9 && q->weight < 30) ||
	    beside_line(p, t) || (!q->ends && signer_note(p, q));
}
