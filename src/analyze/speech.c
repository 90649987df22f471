/*
 * Who says what in a line, by the learned model?
 *
 * One chain finds the words of speech (cues).  Another one goes over the line
 * once for each cue, and finds the words that name its speaker and those that
 * are said, so that each statement has its own, also where one stands in
 * another.
 */
#include "analyze/clues.h"
#include "analyze/speech.h"

enum {				/* chosen on texts that were left out */
	LINE_LONGEST = 3000	/* tokens; longer lines are passed over */
};
static const f32 sure_cue[KNOWNS] = { .1f, .1f, .25f };
/* Added to the score of a token as the first of the speaker: rather name one
 * that is not sure than none, as most statements have one. */
static const f32 rather_source = 1.5f;

/* Do the marks only enclose a name, as in the newspaper "Post"? */
static bool
is_name(const struct item *it, const struct quotation *q)
{
	u32 lo = 0, hi = it->mentions.n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (it->mentions.v[mid].span.from < q->inside.from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < it->mentions.n &&
	    it->mentions.v[lo].span.from == q->inside.from &&
	    it->mentions.v[lo].span.to == q->inside.to &&
	    it->mentions.v[lo].form == MENTION_name;
}

/* Fills in, mention and ends. */
static void
index_tokens(struct speech *s, arena *mem)
{
	const struct item *it = s->it;

	for (u32 l = 0; l <= LEVELS; l++)
		s->in[l] = new(mem, u32, s->t.n + 1);
	s->mention = new(mem, u32, s->t.n + 1);
	s->ends = new(mem, u32, s->t.n + 1);
	for (u32 q = 0; q < it->quotations.n; q++) {
		const struct quotation *x = &it->quotations.v[q];
		u32 to = token_after(&s->t, x->span.to);

		if (x->depth > LEVELS || is_name(it, x))
			continue;
		for (u32 i = token_after(&s->t, x->span.from); i < to; i++)
			s->in[x->depth][i] = q + 1;
	}
	for (u32 m = 0; m < it->mentions.n; m++) {
		span x = it->mentions.v[m].span;

		s->mention[token_after(&s->t, x.from)] = m + 1;
		s->ends[token_after(&s->t, x.to)] = m + 1;
	}
}

void
speech_begin(struct speech *s, struct item *it, const struct packs *ps,
    arena *mem)
{
	*s = (struct speech){
		.it = it, .packs = ps, .pack = it->pack,
		.t = item_tokens(it, mem),
		.known = ps->speaking && speaking_knows(ps->speaking,
		    it->pack->tag) ? KNOWN_WORDS : it->pack->speech.all.n ?
		    KNOWN_LISTS : KNOWN_NAMES,
	};
	s->sure = new(mem, f32, s->t.n + 1);
	index_tokens(s, mem);
}

bool
speech_line(const struct speech *s, u32 block, struct unit *u)
{
	const struct block *b = &s->it->blocks.v[block];

	*u = (struct unit){
		.it = s->it, .pack = s->pack, .t = &s->t, .in = s->in[0],
		.mention = s->mention, .ends = s->ends,
		.from = token_after(&s->t, b->span.from),
		.to = token_after(&s->t, b->span.to),
		.headline = b->kind == BLOCK_title ||
		    item_head(s->it)->kind == ITEM_teaser,
	};
	return u->from < u->to;
}

/* Adds tokens [from, to) to the content, without marks at the ends and without
 * the word for "that" in front. */
static void
add_heard(struct content *c, const struct unit *u, u32 from, u32 to)
{
	const struct phrase *that = c->n == 0 && !u->in[from] ?
	    phrases_at(&u->pack->that, u->t, from, to) : 0;

	if (that && from + that->words < to)
		from += that->words;
	while (from < to && !unit_word(u, from) && !u->in[from] &&
	    !unit_mark(u, from, "(#@$"))
		from++;
	while (to > from && !unit_word(u, to - 1) && !u->in[to - 1] &&
	    !unit_mark(u, to - 1, ")%"))
		to--;
	if (from < to && c->n < CONTENT_PIECES)
		c->v[c->n++] = (struct piece){ from, to };
}

/* Are a token and the one before it in one quotation? */
static bool
one_quotation(const struct unit *u, u32 i)
{
	return u->in[i] && u->in[i] == u->in[i - 1];
}

/* Cuts tokens [from, to) of a content to the sentence that is nearest to the
 * words of speech, which the reporter's own words do not leave. */
static struct piece
in_sentence(const struct hints *h, u32 from, u32 to, u32 cue)
{
	const struct unit *u = h->u;
	const struct hint *v = h->v - u->from;
	struct piece x = { from, to };

	if (to <= cue) {
		x.from = to - 1;
		while (x.from > from && (one_quotation(u, x.from) ||
		    v[x.from - 1].sentence == v[to - 1].sentence))
			x.from--;
	} else {
		x.to = from + 1;
		while (x.to < to && (one_quotation(u, x.to) ||
		    v[x.to].sentence == v[from].sentence))
			x.to++;
	}
	return x;
}

/* Reads the parts of a statement from their labels. */
static void
take_parts(struct heard *x, const struct hints *h, const u8 *labels)
{
	const struct unit *u = h->u;

	for (u32 i = 0; i < u->to - u->from; i++) {
		u32 label = labels[i], from = i;

		if (label == 0)
			continue;
		while (i + 1 < u->to - u->from && labels[i + 1] == label + label
		    % 2)
			i++;
		if (label < 3 && x->source_from == x->source_to) {
			x->source_from = u->from + from;
			x->source_to = u->from + i + 1;
		} else if (label >= 3) {
			struct piece p = in_sentence(h, u->from + from,
			    u->from + i + 1, x->from);

			add_heard(&x->content, u, p.from, p.to);
		}
	}
}

/* Finds the parts of the statement of one cue. */
static void
parts_of(struct heard *x, const struct chain *c, const struct hints *h,
    arena tmp)
{
	const struct unit *u = h->u;
	u32 n = u->to - u->from;
	chain_sums *sums = new(&tmp, chain_sums, n);
	u8 *labels = new(&tmp, u8, n);

	for (u32 i = u->from; i < u->to; i++) {
		struct chain_clues clues;

		clues.n = 0;
		clues.bits = c->bits;
		clues_of_part(&clues, h, i, x->from, x->to);
		chain_score(c, &clues, sums[i - u->from]);
		sums[i - u->from][1] += rather_source;
	}
	chain_best(c, sums, n, labels, tmp);
	take_parts(x, h, labels);
}

/* The number of the sentence of a token. */
static u32
sentence_of(const struct hints *h, u32 i)
{
	return h->v[i - h->u->from].sentence;
}

/* Has the sentence of a piece a cue beside the piece? */
static bool
has_cue(const struct speech *s, const struct hints *h, struct piece x)
{
	const struct unit *u = h->u;
	u32 sentence = sentence_of(h, x.from);

	for (u32 i = u->from; i < u->to; i++)
		if (sentence_of(h, i) == sentence && !u->in[i] &&
		    (i < x.from || i >= x.to) &&
		    s->sure[i] >= sure_cue[s->known])
			return true;
	return false;
}

/* Leaves the pieces of a content that sentences without content separate from
 * the words of speech: a quotation at the end of a long text is not what
 * somebody says at its beginning. */
static void
keep_near(const struct hints *h, struct heard *x)
{
	struct content near = { 0 }, *all = &x->content;
	u32 first = sentence_of(h, x->from), last = first;

	for (u32 i = all->n; i-- > 0;)
		if (sentence_of(h, all->v[i].to - 1) + 1 >= first &&
		    sentence_of(h, all->v[i].from) < first)
			first = sentence_of(h, all->v[i].from);
	for (u32 i = 0; i < all->n; i++) {
		struct piece p = all->v[i];

		if (sentence_of(h, p.from) < first ||
		    sentence_of(h, p.from) > last + 1)
			continue;
		if (sentence_of(h, p.to - 1) > last)
			last = sentence_of(h, p.to - 1);
		near.v[near.n++] = p;
	}
	*all = near;
}

/* Takes pieces that are in other sentences out of a content if those have a cue
 * of their own. */
static void
keep_own(const struct speech *s, const struct hints *h, struct heard *x)
{
	struct content own = { 0 };
	u32 sentence = sentence_of(h, x->from);

	for (u32 i = 0; i < x->content.n; i++) {
		struct piece p = x->content.v[i];

		if (sentence_of(h, p.from) == sentence || !has_cue(s, h, p))
			own.v[own.n++] = p;
	}
	if (own.n)
		x->content = own;
}

/* Is a token rather in the cue before it than out of it or the first of one? */
static bool
goes_on(const f32 *likely)
{
	f32 on = likely[2] + likely[4];

	return on > likely[0] && on > likely[1] + likely[3];
}

void
speech_find(heards *out, struct speech *s, const struct unit *u,
    arena *mem)
{
	u32 n = u->to - u->from, first = out->n;
	const struct chain *cues, *parts;
	struct hints h;
	chain_sums *sums;

	if (!s->packs->speaking || u->from >= u->to || n > LINE_LONGEST)
		return;
	cues = &s->packs->speaking->chain[s->known][0];
	parts = &s->packs->speaking->chain[s->known][1];
	hints_find(&h, u, s->known, mem);
	sums = new(mem, chain_sums, n);
	for (u32 i = u->from; i < u->to; i++) {
		struct chain_clues clues;

		clues.n = 0;
		clues.bits = cues->bits;
		clues_of_cue(&clues, &h, i);
		chain_score(cues, &clues, sums[i - u->from]);
	}
	chain_likely(cues, sums, n, *mem);
	for (u32 i = 0; i < n; i++)
		s->sure[u->from + i] = 1 - sums[i][0];
	for (u32 i = 0; i < n; i++) {
		struct heard x = { .from = u->from + i };

		x.view = sums[i][3] > sums[i][1];
		x.sure = sums[i][1] + sums[i][3];
		if (x.sure < sure_cue[s->known])
			continue;
		h.v[i].cue = 1;
		while (i + 1 < n && goes_on(sums[i + 1]))
			h.v[++i].cue = 2;
		x.to = u->from + i + 1;
		if (!x.view || s->known == KNOWN_WORDS)
			*push(out, mem) = x;
	}
	hints_cues(&h, mem);
	for (u32 k = first; k < out->n; k++) {
		parts_of(&out->v[k], parts, &h, *mem);
		keep_near(&h, &out->v[k]);
		keep_own(s, &h, &out->v[k]);
	}
}
