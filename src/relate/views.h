/*
 * views: documents and clusters as vectors.  Words, names and numbers are
 * numbered; a document weighs each in up to VIEWS ways, a story is the sum of
 * its documents.
 */
#ifndef RELATE_VIEWS_H
#define RELATE_VIEWS_H

#include "relate/corpus.h"

/* Words of the title, of title and lead, of all; names; numbers. */
enum view { TITLE, LEAD, BODY, NAMES, NUMBERS, VIEWS };

struct term { u32 id; f32 w[VIEWS]; };

struct doc {
	u32          member;		/* place in the corpus */
	u32          language;		/* number of it, from 0 */
	i64          when;		/* minutes; 0: undated */
	struct term *v;			/* each view of length 1, or empty */
	u32          n;
	bool         has[VIEWS];
	u32         *rare;		/* ids that weigh most, of LEAD and BODY */
	u32          rares;
};

/* Terms of members added up: open addressing by id + 1. */
struct sum {
	u32  *key;
	f32 (*w)[VIEWS];
	u32   n, cap;
	f64   square[VIEWS];
};

struct docs {
	struct corpus *c;
	const struct packs *packs;
	arena *mem;
	struct doc *v;			/* in order of time, undated by place */
	u32    n;
	map    ids;			/* hash of a term: id + 1 */
	u32   *df;			/* by id, in documents of its language */
	u32    terms, terms_cap;
	u32   *of_language;		/* documents of each */
	map    languages;		/* hash of a tag: number + 1 */
	list(str) tags;
};

/* All members that may open a story, as documents. */
void  docs_make(struct docs *, arena tmp);

void  sum_add(struct sum *, const struct doc *, arena *);
const f32 *sum_find(const struct sum *, u32 id);	/* NULL: not there */

#endif
