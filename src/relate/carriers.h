/*
 * carriers: which items have the words in question?
 */
#ifndef RELATE_CARRIERS_H
#define RELATE_CARRIERS_H

#include "relate/walk.h"

/* The item with this id, address or path: its place + 1, or 0. */
u32   carriers_named(struct walk *, str query);

/* Makes carriers of all items that have the words of w->t->query. */
void  carriers_find(struct walk *);
void  carriers_whole(struct walk *, u32 m);	/* of this item, all of it */
void  carriers_copies(struct walk *, u32 m);	/* and of the copies of it */

/* Sets the sentence of all carriers, and whether they have the words as they
 * were asked. */
void  carriers_sentences(struct walk *);

/* Where the words stand in an item: the first place in a statement, else the
 * first place; zero if nowhere. */
span  carriers_stands(struct walk *, u32 m);

/* The smallest statement of a member around a span: its place in `said` + 1, or
 * 0. */
u32   carriers_statement(const struct walk *, u32 m, span);

#endif
