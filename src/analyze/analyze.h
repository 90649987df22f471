/*
 * analyze: one question a file, asked of one item at a time.
 *
 * A pass reads earlier layers and fills its own.  It is pure: no files, no
 * clock, no globals, no locks.  What it keeps comes from it->mem, all else
 * from tmp.  It cannot fail.
 */
#ifndef ANALYZE_H
#define ANALYZE_H

#include "document/document.h"
#include "language/language.h"

#define HAS(x)  ((u64)1 << LAYER_##x)

struct pass {
	const char *name, *about;
	u64   needs, gives;		/* HAS(sentences) | ... */
	void (*run)(struct item *, const struct packs *, arena tmp);
};

extern const struct pass *const passes[];
extern const size_t passes_n;

/*
 * Ask of every item of a capture that has been read what is needed to know
 * these layers, 0 for all: passes that they do not need are not run.
 */
void analyze(struct capture *, const struct packs *, u64 layers, arena tmp);

#endif
