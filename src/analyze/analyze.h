/*
 * analyze: the passes, each of which asks one question of an item.
 *
 * A pass reads earlier layers and fills its own.  It is pure: it uses no files,
 * clock, globals or locks.  What it keeps is taken from it->mem, scratch from
 * tmp.  It cannot fail.
 */
#ifndef ANALYZE_H
#define ANALYZE_H

#include "document/document.h"
#include "language/language.h"

#define HAS(x)  ((u64)1 << LAYER_##x)

struct pass {
	const char *name, *about;
	u64   needs, gives;		/* layers: HAS(sentences) | ... */
	void (*run)(struct item *, const struct packs *, arena tmp);
};

extern const struct pass *const passes[];	/* in the order they are run */
extern const size_t passes_n;

/*
 * Runs the passes on every item of a capture that has been read. `layers` are
 * the layers that are asked for, 0 for all; passes that these do not need are
 * not run. Afterwards item.pack is set.
 */
void analyze(struct capture *, const struct packs *, u64 layers, arena tmp);

/* Find the quotations or the sentences of a loaded item again, which are not
 * stored. item.pack must be set. */
void analyze_quotations(struct item *);
void analyze_sentences(struct item *, const struct packs *);

#endif
