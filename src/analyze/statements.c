/*
 * Which words does the text attribute to whom?
 *
 * The text is split into units: a sentence, or several with one quotation.
 * frames.c finds the frames of a unit, and content.c the content of each.  The
 * inside of a quotation is then searched in the same way, because it may quote
 * another voice.  A paragraph that is all quotation and has no frame continues
 * the statement before it.
 */
#include "analyze/content.h"

enum {				/* by judgment */
	MEDIUM = 12,		/* tokens from the frame to its medium */
	LEVELS = 2,		/* quotations in each other that are searched */
	UNIT_LONGEST = 2000	/* tokens; a longer unit is no sentence, and is
				 * searched in parts, as the work grows with the
				 * square of it */
};

struct scan {
	struct item       *it;
	const struct pack *pack;
	tokens             t;
	u32               *in[LEVELS + 1];	/* quotations by depth */
	u32               *mention, *ends;	/* as in struct unit */
	u32                block, level;	/* where we are */
	arena             *tmp;
	struct frame       frame;	/* of "X said:" that ends a block, */
	bool               waits;	/* if its content is to come */
	u32                waits_block;
	ref                last;	/* a statement that may go on */
	u32                last_block;
};

/* The spans of a content, and of its quotations; words in all and quoted.  A
 * piece that is all quotation has no marks in its span. */
struct spans_of {
	span v[CONTENT_PIECES * 4], quoted[CONTENT_PIECES * 4];
	u32  n, quotes, words, inside;
};

static void
add_quoted(struct spans_of *s, const struct unit *u, u32 q)
{
	if (s->quotes < countof(s->quoted))
		s->quoted[s->quotes++] = u->it->quotations.v[q - 1].inside;
}

/* Adds the spans and counts of a piece. */
static void
measure(struct spans_of *s, const struct unit *u, struct piece p)
{
	u32 q = 0, all = 0, in = 0, first = s->quotes;

	for (u32 i = p.from; i < p.to; i++) {
		all += unit_word(u, i);
		in += unit_word(u, i) && u->in[i];
		if (u->in[i] && u->in[i] != q)
			add_quoted(s, u, u->in[i]);
		q = u->in[i];
	}
	s->words += all;
	s->inside += in;
	if (all && all == in)
		for (u32 i = first; i < s->quotes && s->n < countof(s->v); i++)
			s->v[s->n++] = s->quoted[i];
	else if (s->n < countof(s->v))
		s->v[s->n++] = token_span(u->t, p.from, p.to);
}

static statement_type
statements_type_of(const struct spans_of *s, enum cue kind)
{
	if (s->inside && s->inside == s->words)
		return s->words > 2 || kind == CUE_NAME ? STATEMENT_direct :
		    STATEMENT_mixed;
	if (s->inside)
		return STATEMENT_mixed;
	return kind == CUE_ACT ? STATEMENT_act : STATEMENT_indirect;
}

static reality
reality_of(const struct frame *f)
{
	if (f->unreal)
		return REALITY_counterfactual;
	if (f->negated || f->kind == CUE_DENY)
		return REALITY_denied;
	if (f->kind == CUE_HOPE || f->hopes)
		return REALITY_hoped;
	return REALITY_asserted;
}

static anonymity
anonymity_of(const struct entity *e)
{
	if (e->anonymity)
		return e->anonymity;
	return e->type == ENTITY_person || e->type == ENTITY_NONE ?
	    ANONYMITY_named : ANONYMITY_organization;
}

/* The medium that the words after the cue name, or a zero str. */
static str
medium_of(const struct unit *u, const struct frame *f)
{
	for (u32 i = f->to; i < u->to && i < f->all_to + MEDIUM && !u->in[i];
	    i++) {
		const struct phrase *p = phrases_at(&u->pack->medium, u->t, i,
		    u->to);

		if (p)
			return item_text(u->it, token_span(u->t, i,
			    i + p->words));
		if (unit_mark(u, i, ",.;"))
			break;
	}
	return (str){ 0 };
}

/* A place of an item: a byte or block. */
struct place { const struct item *it; u32 at; };

static bool
time_before(const void *self, u32 i)
{
	const struct place *p = self;

	return p->it->times.v[i].span.from < p->at;
}

/* Does a value of TIMEX3 begin with a day?  "2024-W10-WE" and "FUTURE_REF" do
 * not. */
static bool
names_day(str value)
{
	struct moment m;

	return value.n >= 10 && moment_read((str){ value.s, 10 }, &m);
}

/* The day on which it was said: a date beside the frame, outside the content;
 * or a zero str. */
static str
date_of(const struct unit *u, const struct frame *f, const struct spans_of *s)
{
	struct place p = { u->it, u->t->v[f->all_from].from };

	for (u32 i = search_first(u->it->times.n, time_before, &p);
	    i < u->it->times.n; i++) {
		const struct time *x = &u->it->times.v[i];
		bool inside = false;

		if (x->span.from >= u->t->v[u->to - 1].to)
			break;
		for (u32 k = 0; k < s->n; k++)
			inside |= span_meets(x->span, s->v[k]);
		if (!inside && names_day(x->value))
			return (str){ x->value.s, 10 };
	}
	return (str){ 0 };
}

static ref
entity_of(const struct unit *u, ref mention)
{
	return mention ? u->it->mentions.v[mention - 1].entity : 0;
}

static const char *const methods[] = {
	[CUE_SAY] = "frame", [CUE_ACT] = "frame", [CUE_THAT] = "frame",
	[CUE_DENY] = "frame", [CUE_HOPE] = "frame", [CUE_ORDER] = "frame",
	[CUE_ACCORDING] = "according", [CUE_CITING] = "citing",
	[CUE_NAME] = "name and mark",
};

/* How sure a statement is; by judgment. */
static f64
confidence_of(const struct unit *u, const struct frame *f,
    statement_type type)
{
	f64 c = type == STATEMENT_direct ? 0.9 : f->kind == CUE_ACT ? 0.6 :
	    f->kind == CUE_NAME ? 0.7 : 0.75;

	if (u->it->mentions.v[f->subject - 1].form == MENTION_pronoun)
		c *= 0.8;
	return f->joined ? c * 0.9 : c;
}

/* Adds the statement of a frame. */
static ref
emit(struct scan *s, const struct unit *u, const struct frame *f,
    const struct spans_of *p)
{
	struct item *it = s->it;
	ref speaker = entity_of(u, f->subject);
	statement_type type = statements_type_of(p, f->kind);
	struct statement *x = push(&it->statements, it->mem);

	assert(speaker >= 1 && speaker <= it->entities.n);
	*x = (struct statement){
		.type = type,
		.content = item_pool(it, p->v, p->n),
		.quoted = item_pool(it, p->quoted, p->quotes),
		.source = token_span(u->t, f->subject_from, f->subject_to),
		.cue = f->to > f->from ? token_span(u->t, f->from, f->to) :
		    (span){ 0 },
		.speaker = speaker,
		.addressee = entity_of(u, f->addressee),
		.medium = medium_of(u, f),
		.anonymity = anonymity_of(&it->entities.v[speaker - 1]),
		.reality = reality_of(f),
		.date = date_of(u, f, p),
		.confidence = confidence_of(u, f, type),
		.method = str_of(methods[f->kind]),
	};
	return it->statements.n;
}

/* Is the content too short for a statement?  After words of saying it needs two
 * words or a quotation. */
static bool
too_little(const struct frame *f, const struct spans_of *s)
{
	if (f->kind == CUE_SAY || f->kind == CUE_THAT)
		return s->words < 2 && s->inside == 0;
	return s->words == 0;
}

/* Is frame k a hope inside another frame, which has it in its content? */
static bool
only_hope(const frames *fs, u32 k)
{
	return fs->v[k].kind == CUE_HOPE && k > 0 && !fs->v[k].joined &&
	    fs->v[k - 1].kind != CUE_HOPE;
}

static void statements_inside(struct scan *, const struct unit *);

/* Adds the statements of a unit. */
static void
statements_unit(struct scan *s, const struct unit *u)
{
	frames fs = { 0 };
	struct content before = { 0 };

	frames_find(&fs, u, s->tmp);
	content_starts(&fs, u);
	for (u32 k = 0; k < fs.n; k++) {
		struct frame *f = &fs.v[k];
		struct content c = { 0 };
		struct spans_of p = { 0 };

		if (f->kind == CUE_CITING && before.n)
			c = before;
		else
			content_find(&c, u, &fs, k);
		for (u32 i = 0; i < c.n; i++)
			measure(&p, u, c.v[i]);
		if (p.n == 0 && unit_mark(u, u->to - 1, ":") &&
		    f->kind < CUE_ACCORDING && s->level == 0) {
			s->waits = true;
			s->waits_block = s->block;
			s->frame = *f;
		}
		if (p.n == 0 || too_little(f, &p) || only_hope(&fs, k))
			continue;
		f->hopes = k + 1 < fs.n && fs.v[k + 1].kind == CUE_HOPE &&
		    !fs.v[k + 1].joined;
		before = c;
		s->last = emit(s, u, f, &p);
		s->last_block = s->block;
	}
	statements_inside(s, u);
}

/* Is the whole unit, of four words at least, inside quotation marks? */
static bool
all_quoted(const struct unit *u)
{
	u32 n = 0;

	for (u32 i = u->from; i < u->to; i++) {
		if (!u->in[i] && unit_word(u, i))
			return false;
		n += unit_word(u, i);
	}
	return n > 3;
}

/* Adds a paragraph of quotation as a statement by the speaker of the one
 * before. */
static void
continued(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };
	struct statement x;

	if (s->last == 0 || s->block - s->last_block > 1)
		return;
	measure(&p, u, (struct piece){ u->from, u->to });
	x = s->it->statements.v[s->last - 1];
	x.content = item_pool(s->it, p.v, p.n);
	x.quoted = item_pool(s->it, p.quoted, p.quotes);
	x.type = STATEMENT_direct;
	x.source = x.cue = (span){ 0 };
	x.method = S("continued");
	x.confidence = 0.5;
	*push(&s->it->statements, s->it->mem) = x;
	s->last = s->it->statements.n;
	s->last_block = s->block;
}

/* Adds a paragraph of quotation as the content of the frame "X said:" before
 * it. */
static void
announced(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };

	measure(&p, u, (struct piece){ u->from, u->to });
	s->last = emit(s, u, &s->frame, &p);
	s->last_block = s->block;
	s->waits = false;
}

/* The end of the part of a unit that is searched first: behind the last mark
 * that may end a sentence, else where the part is full. */
static u32
part_end(const struct unit *u)
{
	u32 most = u->from + UNIT_LONGEST;

	for (u32 i = most; i > u->from + UNIT_LONGEST / 2; i--)
		if (unit_mark(u, i - 1, ".!?;") && !u->in[i - 1])
			return i;
	return most;
}

/* Adds the statements of tokens [from, to). */
static void
statements_ask(struct scan *s, u32 from, u32 to, bool headline)
{
	struct unit u = {
		.it = s->it, .pack = s->pack, .t = &s->t,
		.in = s->in[s->level], .mention = s->mention,
		.ends = s->ends, .from = from, .to = to,
		.headline = headline,
	};

	if (from >= to)
		return;
	if (s->level == 0 && all_quoted(&u)) {
		if (s->waits && s->block - s->waits_block <= 1)
			announced(s, &u);
		else
			continued(s, &u);
		statements_inside(s, &u);
		return;
	}
	for (; to - u.from > UNIT_LONGEST; u.from = u.to) {
		u.to = to;
		u.to = part_end(&u);
		statements_unit(s, &u);
	}
	u.to = to;
	statements_unit(s, &u);
}

/* Does a quotation run over the border between two sentences? */
static bool
runs_over(const struct scan *s, u32 token)
{
	const u32 *in = s->in[s->level];

	return token > 0 && token < s->t.n && in[token] &&
	    in[token] == in[token - 1];
}

/* Searches the inside of a quotation, unit by unit. */
static void
sentences_of(struct scan *s, span in)
{
	u32 from = token_after(&s->t, in.from), to = from;
	u32 end = token_after(&s->t, in.to);

	for (u32 z = sentence_at(s->it, in.from); z < s->it->sentences.n &&
	    s->it->sentences.v[z].span.from < in.to; z++) {
		to = token_after(&s->t, s->it->sentences.v[z].span.to);
		if (to > end)
			to = end;
		if (to < end && runs_over(s, to))
			continue;
		statements_ask(s, from, to, false);
		from = to;
	}
}

/* Searches the inside of each quotation of a unit. */
static void
statements_inside(struct scan *s, const struct unit *u)
{
	u32 q = 0;

	if (s->level + 1 >= LEVELS)
		return;
	for (u32 i = u->from; i < u->to; i++) {
		span in;
		ref last = s->last;

		if (!u->in[i] || u->in[i] == q)
			continue;
		q = u->in[i];
		in = s->it->quotations.v[q - 1].inside;
		s->level++;
		sentences_of(s, in);
		s->level--;
		s->last = last;
	}
}

static void
statements_block(struct scan *s, u32 b, u32 *z)
{
	const struct item *it = s->it;
	bool title = it->blocks.v[b].kind == BLOCK_title;

	s->block = b;
	while (*z < it->sentences.n && it->sentences.v[*z].block == b) {
		u32 from = token_after(&s->t, it->sentences.v[*z].span.from);
		u32 to = token_after(&s->t, it->sentences.v[*z].span.to);

		for (++*z; *z < it->sentences.n &&
		    it->sentences.v[*z].block == b && runs_over(s, to); ++*z)
			to = token_after(&s->t, it->sentences.v[*z].span.to);
		statements_ask(s, from, to, title || item_head(it)->kind
		    == ITEM_teaser);
	}
}

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
index_tokens(struct scan *s)
{
	const struct item *it = s->it;

	for (u32 l = 0; l <= LEVELS; l++)
		s->in[l] = new(s->tmp, u32, s->t.n + 1);
	s->mention = new(s->tmp, u32, s->t.n + 1);
	s->ends = new(s->tmp, u32, s->t.n + 1);
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

/* By byte: how many spans of contents have it. */
static u32 *
said_bytes(const struct item *it, arena *a)
{
	u32 *n = new(a, u32, it->text.n + 1);

	for (u32 i = 0; i < it->statements.n; i++) {
		spans c = it->statements.v[i].content;

		for (u32 k = 0; k < c.n; k++) {
			n[it->pool.v[c.first + k].from]++;
			n[it->pool.v[c.first + k].to]--;
		}
	}
	for (size_t i = 1; i <= it->text.n; i++)
		n[i] += n[i - 1];
	return n;
}

/* Adds a sentence as a statement without a frame, unless a statement has some
 * of it. */
static void
statements_whole(struct scan *s, const u32 *said, span at, ref speaker,
    str method)
{
	struct item *it = s->it;

	for (u32 i = at.from; i < at.to; i++)
		if (said[i])
			return;
	*push(&it->statements, it->mem) = (struct statement){
		.type = STATEMENT_direct, .content = item_pool(it, &at, 1),
		.speaker = speaker, .anonymity = anonymity_of(
		    &it->entities.v[speaker - 1]),
		.reality = REALITY_asserted, .confidence = 0.6,
		.method = method,
	};
}

/* Does the block end in a question mark? */
static bool
asks(const struct item *it, u32 block)
{
	str t = str_trim(item_text(it, it->blocks.v[block].span));

	return t.n && (t.s[t.n - 1] == '?' || str_ends(t, S("\xef\xbc\x9f")));
}

static bool
block_before(const void *self, u32 z)
{
	const struct place *p = self;

	return p->it->sentences.v[z].block < p->at;
}

/* Adds the longer sentences of a block as statements of a speaker. */
static void
sentences_in(struct scan *s, const u32 *said, u32 block, ref speaker,
    str method)
{
	const struct item *it = s->it;
	struct place p = { it, block };
	u32 z = search_first(it->sentences.n, block_before, &p);

	for (; z < it->sentences.n && it->sentences.v[z].block == block; z++) {
		span at = it->sentences.v[z].span;

		if (at.to - at.from > 20)
			statements_whole(s, said, at, speaker, method);
	}
}

enum { POST_LONGEST = 1500 };	/* bytes; a longer post is an article */

/*
 * Adds statements of texts that are somebody's own words without marks: a post,
 * or an interview.  An interview has a title that begins with the speaker
 * (X: ...), and blocks that end in a question mark before the answers.
 */
static void
own_words(struct scan *s)
{
	struct item *it = s->it;
	const struct statement *first = it->statements.n ?
	    &it->statements.v[0] : 0;
	ref speaker = 0;
	u32 questions = 0, *said;

	if (item_head(it)->kind == ITEM_post && it->authors.n &&
	    it->text.n < POST_LONGEST) {
		for (ref e = 1; e <= it->entities.n && !speaker; e++)
			if (str_is(it->entities.v[e - 1].name,
			    it->authors.v[0].name))
				speaker = e;
		said = said_bytes(it, s->tmp);
		for (u32 b = 0; speaker && b < it->blocks.n; b++)
			if (it->blocks.v[b].kind == BLOCK_body)
				sentences_in(s, said, b, speaker,
				    S("own post"));
		return;
	}
	if (!first || !str_is(first->method, S("name and mark")) ||
	    !it->blocks.n || it->blocks.v[0].kind != BLOCK_title ||
	    !span_in(first->source, it->blocks.v[0].span) ||
	    first->source.from > it->blocks.v[0].span.from + 60 ||
	    it->entities.v[first->speaker - 1].type != ENTITY_person)
		return;
	speaker = first->speaker;
	for (u32 b = 1; b < it->blocks.n; b++)
		questions += asks(it, b);
	if (questions < 2)
		return;
	said = said_bytes(it, s->tmp);
	for (u32 b = 2; b < it->blocks.n; b++)
		if (asks(it, b - 1) && !asks(it, b))
			sentences_in(s, said, b, speaker, S("interview"));
}

static void
statements_run(struct item *it, const struct packs *ps, arena tmp)
{
	struct scan s = {
		.it = it, .pack = it->pack, .tmp = &tmp,
		.t = item_tokens(it, &tmp),
	};
	u32 z = 0;

	(void)ps;
	index_tokens(&s);
	for (u32 b = 0; b < it->blocks.n; b++)
		statements_block(&s, b, &z);
	own_words(&s);
}

const struct pass pass_statements = {
	.name  = "statements",
	.about = "find statements and their speakers",
	.needs = HAS(sentences) | HAS(quotations) | HAS(times) |
	    HAS(entities) | HAS(mentions),
	.gives = HAS(statements),
	.run   = statements_run,
};
