/*
 * Packs are input, too: any bytes as a list of phrases, as a table of
 * n-grams, as a model of names or of speech, and as names and texts that are
 * asked of them.
 *	build/fuzz/fuzz-packs CORPUS
 */
#include "language/tagger.h"

/* Finds names in a text with any bytes as the model. */
static void
find_names(struct packs *ps, str model, str text, const tokens *t, arena *mem)
{
	struct tagger g;
	token_lines lines = { 0 };
	found_names found = { 0 };

	if (!tagger_open(&g, mem, model))
		return;
	*push(&lines, mem) = (struct token_line){ 0, t->n / 2 };
	*push(&lines, mem) = (struct token_line){ t->n / 2, t->n };
	ps->tagger = &g;
	language_names(&found, ps, text, t, &lines, S("xx"), mem);
	tagger_close(&g);
}

/* Labels tokens with any bytes as the model of speech. */
static void
label(str model, u32 n, arena *mem)
{
	struct speaking s;
	struct chain_clues c = { 0 };
	chain_sums *sums = new(mem, chain_sums, n + 1);
	u8 *labels = new(mem, u8, n + 1);

	if (!speaking_open(&s, model))
		return;
	c.bits = s.chain[0][1].bits;
	chain_clue(&c, 1, n);
	for (u32 i = 0; i < n; i++)
		chain_score(&s.chain[0][1], &c, sums[i]);
	chain_best(&s.chain[0][1], sums, n, labels, *mem);
	chain_likely(&s.chain[0][1], sums, n, *mem);
}

static void
work(struct desk *k, void *arg)
{
	str in = *(str *)arg, head = { in.s, in.n / 2 };
	str text = str_from(in, in.n / 2);
	arena mem = k->mem;
	struct phrases list = { 0 };
	struct pack pack = { .tag = S("xx") };
	struct packs ps = { .v = &pack, .n = 1 };
	tokens t = { 0 };

	phrases_parse(&list, 0, &mem, head);
	tokens_of(&t, text, &mem);
	for (u32 i = 0; i < t.n; i++)
		phrases_at(&list, &t, i, t.n);
	phrases_get(&list, text);
	pack.endings = pack.romanize = pack.scripts = list;
	language_key(&mem, &pack, text);
	language_roman(&mem, &pack, text);
	if (language_table(&ps.ngrams, &mem, in))
		language_guess(&ps, text, S("xx"));
	find_names(&ps, in, text, &t, &mem);
	label(in, t.n, &mem);
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	struct err e = { 0 };
	str in = { (const char *)bytes, n };

	if (!k.mem.at)
		desk_open(&k, (size_t)1 << 25, (size_t)1 << 20);
	desk_try(&k, work, &in, &e);
	return 0;
}
