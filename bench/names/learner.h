/*
 * learner: what the files that learn the model of names have in common.
 */
#ifndef NAMES_LEARNER_H
#define NAMES_LEARNER_H

#include <stdio.h>

#include "language/tagger.h"

enum { LONGEST = 4000 };	/* tokens; longer sentences are passed over */

struct row { f32 v[LANES]; };

struct line { u32 from, n; u16 set; };

struct corpus {
	list(str) sets;
	list(struct line) lines;	/* of all texts, by place in tokens */
	list(u32) word;			/* by token: place in words */
	list(u32) context;		/* places in clues */
	list(u32) at;			/* by token: where its context begins */
	list(u8)  gold;			/* by token: label */
};

struct word { u32 from[CLUES_SIDES + 1]; u32 count; };

struct learner {
	arena mem, tmp;
	struct rows lists;
	map   clues;			/* hash: place + 1 */
	list(u64) hash;			/* by clue */
	list(u32) count;
	map   words;
	list(struct word) word;
	list(u32) ids;			/* of words */
	struct row *w;
	f32  *scale;			/* sums of squares, by clue */
	f32   step[LABELS][LABELS], step_scale[LABELS][LABELS];
	f32   first[LABELS], last[LABELS];
	u32   all, aligned;		/* names; whose ends are those of tokens */
};

/* texts.c: reads texts.  With `add`, their clues are counted. */
void  texts_read(struct learner *, struct corpus *, const char *path, bool add);

/* chain.c: one step on one line, and the best labels of a line. */
void  chain_learn(struct learner *, const struct corpus *, const struct line *);
void  chain_decode(const struct learner *, const struct corpus *,
	  const struct line *, u8 *out);

/* table.c: a table of hashes with small values, as the program reads it; it is
 * sorted first. */
struct entry { u64 hash; const i8 *v; };

void  table_number(FILE *, u32 n, u32 bytes);
void  table_put(FILE *, struct entry *, u32 n, u32 bits, u32 size);

/* lists.c: reads the lists of names and makes the table of them. */
typedef list(struct entry) entries;

void  lists_read(struct learner *, const char *path, entries *);

/* model.c: rounds the weights as the model will have them, and writes it. */
void  model_put(struct learner *, const entries *lists, const char *path);

#endif
