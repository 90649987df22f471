/*
 * shared: the walk goes on through copies.
 */
#ifndef RELATE_SHARED_H
#define RELATE_SHARED_H

#include "relate/walk.h"

/* A copy through which a walk goes on. */
struct through {
	u32  member;		/* place + 1; 0: the walk ends here */
	span at;		/* where the words are in it; zero: the whole item */
	u32  words;		/* that both share */
	const struct copy *copy;	/* by which it was reached */
};

/*
 * Where a walk goes on from a span of member m, a zero span being the whole
 * item, if m has no edge to follow.  What two copies share has one source: if
 * one credits an outlet for all of it, the other has it from there as well.
 * Else, of copies of which nobody knows who was first, one stands for all (see
 * member_before).
 */
struct through shared_on(struct walk *, u32 m, span at);

#endif
