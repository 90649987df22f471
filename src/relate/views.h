/*
 * views: items as vectors of terms. A term is a word, part of a name or number;
 * a document has a weight for it in each view. A story is the sum of its
 * documents.
 */
#ifndef RELATE_VIEWS_H
#define RELATE_VIEWS_H

#include "relate/corpus.h"

/* Words of the title, of title and lead, of the whole text; words in names;
 * numbers. */
enum view { TITLE, LEAD, BODY, NAMES, NUMBERS, VIEWS };

struct term { u32 id; f32 w[VIEWS]; };

/* A member that may open a story, with the texts pasted into it. */
struct doc {
	u32          member;		/* place in the corpus */
	u32          language;		/* number of it, from 0 */
	i64          when;		/* minutes since 1970; 0: undated */
	struct term *v;			/* the heaviest first; each view has length 1 */
	u32          n;
	bool         has[VIEWS];	/* false: no term in the view */
	u32         *rare;		/* ids of the heaviest terms in LEAD and BODY */
	u32          rares;
};

/* The sum of the vectors of documents: a hash table with open addressing. */
struct sum {
	u32  *key;			/* id + 1; 0: free */
	f32 (*w)[VIEWS];		/* weights, beside the key */
	u32   n, cap;			/* keys in use; room, a power of two */
	f64   square[VIEWS];		/* of the length of the vector */
};

struct docs {
	struct corpus *c;
	const struct packs *packs;
	arena *mem;
	struct doc *v;			/* in order of time, undated by place */
	u32    n;
	map    ids;			/* hash of term and language: id + 1 */
	u32   *df;			/* by id: documents of its language with it */
	u32    terms, terms_cap;	/* ids in use; room of df */
	u32   *of_language;		/* documents of each language */
	map    languages;		/* hash of a tag: number + 1 */
	list(str) tags;			/* by number of the language */
};

/* Makes the documents. The caller sets c, packs and mem; the rest is zero. */
void  docs_make(struct docs *, arena tmp);

/* Adds a document to a sum, which may start as zero and grows in the arena. */
void  sum_add(struct sum *, const struct doc *, arena *);

/* The weights of a term in all views; NULL if the sum does not have it. */
const f32 *sum_find(const struct sum *, u32 id);

#endif
