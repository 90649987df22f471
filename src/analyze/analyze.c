/*
 * Which passes does an item need?
 *
 * Runs them in the order of passes.def.  A checked build stops a pass that
 * writes a layer it does not give, or runs before a layer it needs.
 */
#include <assert.h>

#include "analyze/analyze.h"

#define PASS(x)  extern const struct pass pass_##x;
#include "analyze/passes.def"
#undef PASS

const struct pass *const passes[] = {
#define PASS(x)  &pass_##x,
#include "analyze/passes.def"
#undef PASS
};
const size_t passes_n = countof(passes);

/* The layers that a reader fills. */
static const u64 read_layers = HAS(heads) | HAS(capture) | HAS(map) |
    HAS(blocks) | HAS(regions) | HAS(links) | HAS(authors) | HAS(published) |
    HAS(modified);

/*
 * Runs a pass and panics if it has changed a layer that is not its own; notes
 * are allowed.  Afterwards its scratch is poisoned, so that a stale pointer
 * crashes.
 */
static void
run_checked(const struct pass *p, struct item *it, const struct packs *ps,
    arena tmp)
{
	u64 may = p->gives | HAS(notes);
	u64 before[LAYERS];

	for (u32 l = 0; l < LAYERS; l++)
		before[l] = item_mark(it, &layers[l]);
	p->run(it, ps, tmp);
	for (u32 l = 0; l < LAYERS; l++)
		if (!(may >> l & 1) && before[l] != item_mark(it, &layers[l]))
			panic("pass %s wrote %s", p->name, layers[l].name);
	arena_spoil(tmp);
}

/* The layers that are asked for, and all that they need.  Passes are in order,
 * so one walk from the last to the first is enough. */
static u64
analyze_wanted(u64 asked)
{
	u64 want = asked ? asked : ~(u64)0;

	for (size_t i = passes_n; i-- > 0; )
		if (passes[i]->gives & want)
			want |= passes[i]->needs;
	return want;
}

static void
analyze_item(struct item *it, const struct packs *ps, u64 want, arena tmp)
{
	u64 have = read_layers;

	assert(ps->n > 0 && it->heads.n == 1);
	it->pack = &ps->v[0];
	for (size_t i = 0; i < passes_n; i++) {
		const struct pass *p = passes[i];

		if (!(p->gives & want))
			continue;
		if (p->needs & ~have)
			panic("pass %s runs before what it needs", p->name);
		if (CHECKED)
			run_checked(p, it, ps, tmp);
		else
			p->run(it, ps, tmp);
		have |= p->gives;
	}
}

void
analyze(struct capture *c, const struct packs *ps, u64 asked, arena tmp)
{
	u64 want = analyze_wanted(asked);

	for (u32 i = 0; i < c->items.n; i++)
		analyze_item(&c->items.v[i], ps, want, tmp);
}

void
analyze_quotations(struct item *it)
{
	it->quotations.n = 0;
	pass_quotations.run(it, 0, (arena){ 0 });	/* it needs neither */
}

void
analyze_sentences(struct item *it, const struct packs *ps)
{
	it->sentences.n = 0;
	pass_sentences.run(it, ps, (arena){ 0 });
}
