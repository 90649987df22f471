/*
 * Which words does the text attribute to whom?
 *
 * The text is split into units: a sentence, or several with one quotation.
 * frames.c finds the frames of a unit, and content.c the content of each.  The
 * inside of a quotation is then searched in the same way, because it may quote
 * another voice.  A paragraph that is all quotation and has no frame continues
 * the statement before it.
 */
#include "analyze/speech.h"

enum {				/* by judgment */
	MEDIUM = 12,		/* tokens from the frame to its medium */
	UNIT_LONGEST = 2000	/* tokens; a longer unit is no sentence, and is
				 * searched in parts, as the work grows with the
				 * square of it */
};

struct scan {
	struct item  *it;
	struct speech s;
	heards        heard;	/* in the line of the unit, by the model */
	u32           block, level;	/* where we are */
	arena        *tmp;
	struct frame  frame;	/* of "X said:" that ends a block, */
	bool          waits;	/* if its content is to come */
	u32           waits_block;
	ref           last;	/* a statement that may go on */
	u32           last_block;
	map           nouns;	/* speakers without a mention: entities */
};

/* How likely the cue of a frame of the rules must be by the model; chosen on
 * texts that were left out. */
static const f32 sure_frame = .2f;
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

/* Adds the spans and counts of a piece of a content.  A content of one piece
 * that is all quotation goes without its marks; those of several keep them, as
 * they tell where the reporter comes between. */
static void
measure(struct spans_of *s, const struct unit *u, struct piece p, bool alone)
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
	if (all && all == in && alone)
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

	if (!f->subject ||
	    u->it->mentions.v[f->subject - 1].form == MENTION_pronoun)
		c *= 0.8;
	return f->joined ? c * 0.9 : c;
}

/* Who is without a name, by the words for them. */
static anonymity
anonymity_in(const struct unit *u, u32 from, u32 to)
{
	for (u32 i = from; i < to; i++) {
		const struct phrase *p = phrases_at(&u->pack->unnamed, u->t, i,
		    to);

		if (p)
			return (anonymity)word_find(WORDS_anonymity, p->value);
	}
	return ANONYMITY_unnamed_source;
}

/* Do the words name a speaker, as "a critic" or "White House aides" do, and
 * "they" and "both" do not? */
static bool
names_somebody(const struct unit *u, u32 from, u32 to)
{
	const struct pack *p = u->pack;

	if (unit_has(u, from, &p->pronouns))
		return false;
	for (u32 i = from; i < to; i++)
		if (unit_has(u, i, &p->articles) || unit_has(u, i, &p->roles) ||
		    unit_has(u, i, &p->unnamed) || unit_has(u, i, &p->bodies) ||
		    unit_has(u, i, &p->indefinite) ||
		    unit_has(u, i, &p->medianoun) ||
		    (u->t->v[i].capital && i > u->from))
			return true;
	return false;
}

/* The entity of a speaker that no mention names, such as "critics"; 0 if the
 * words do not tell who it is. */
static ref
noun_speaker(struct scan *s, const struct unit *u, u32 from, u32 to)
{
	str name = item_text(u->it, token_span(u->t, from, to));
	u32 *at;

	if (!names_somebody(u, from, to))
		return 0;
	at = map_at(&s->nouns, str_hash(utf8_fold(s->tmp, name)));
	if (*at == 0) {
		*push(&s->it->entities, s->it->mem) = (struct entity){
			.name = name, .anonymity = anonymity_in(u, from, to),
		};
		*at = s->it->entities.n;
	}
	return *at;
}

/* Adds the statement of a frame. */
static ref
emit(struct scan *s, const struct unit *u, const struct frame *f,
    const struct spans_of *p)
{
	struct item *it = s->it;
	bool named = f->subject_from < f->subject_to;
	ref speaker = f->subject ? entity_of(u, f->subject) : named ?
	    noun_speaker(s, u, f->subject_from, f->subject_to) : 0;
	statement_type type = statements_type_of(p, f->kind);
	struct statement *x = push(&it->statements, it->mem);

	assert(speaker <= it->entities.n);
	*x = (struct statement){
		.type = type,
		.content = item_pool(it, p->v, p->n),
		.quoted = item_pool(it, p->quoted, p->quotes),
		.source = named ? token_span(u->t, f->subject_from,
		    f->subject_to) : (span){ 0 },
		.cue = f->to > f->from ? token_span(u->t, f->from, f->to) :
		    (span){ 0 },
		.speaker = speaker,
		.addressee = entity_of(u, f->addressee),
		.medium = medium_of(u, f),
		.anonymity = speaker ?
		    anonymity_of(&it->entities.v[speaker - 1]) :
		    ANONYMITY_NONE,
		.reality = reality_of(f),
		.date = date_of(u, f, p),
		.confidence = confidence_of(u, f, type),
		.method = f->heard ? S("model") : str_of(methods[f->kind]),
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

/* Does a frame stand in a content? */
static bool
stands_in(const struct frame *f, const struct content *c)
{
	for (u32 i = 0; i < c->n; i++)
		if (f->from >= c->v[i].from && f->from < c->v[i].to)
			return true;
	return false;
}

/*
 * Is a frame of the rules right by the model?  It is not asked about languages
 * whose words it does not know, about kinds of frames that it does not know,
 * about those with a word for "that" behind, and about what is said inside the
 * content before: it learned from texts where only the outer of two statements
 * is marked.
 */
static bool
stands(const struct scan *s, const struct unit *u, const struct frame *f,
    const struct content *before)
{
	f32 sure = 0;

	if (!s->s.packs->speaking || s->s.known != KNOWN_WORDS ||
	    (f->kind != CUE_SAY && f->kind != CUE_THAT) ||
	    stands_in(f, before) || unit_has(u, f->all_to, &u->pack->that))
		return true;
	if (s->level > 0 && s->it->mentions.v[f->subject - 1].form ==
	    MENTION_pronoun)
		return false;
	for (u32 i = f->from; i < f->to; i++)
		sure = s->s.sure[i] > sure ? s->s.sure[i] : sure;
	return sure >= sure_frame;
}

/* Has the model found the cue of a frame?  Then the first such, else NULL. */
static const struct heard *
heard_at(const struct scan *s, const struct frame *f)
{
	for (u32 i = 0; i < s->heard.n; i++)
		if (f->from < s->heard.v[i].to && s->heard.v[i].from < f->to)
			return &s->heard.v[i];
	return 0;
}

/* Is it the cue of a frame of the rules?  That of a name and a mark has no
 * words of its own. */
static bool
has_frame(const frames *fs, const struct heard *h)
{
	for (u32 k = 0; k < fs->n; k++) {
		const struct frame *f = &fs->v[k];
		bool mark = f->kind == CUE_NAME;

		if ((mark ? f->all_from : f->from) < h->to &&
		    h->from < (mark ? f->all_to : f->to))
			return true;
	}
	return false;
}

/* Adds frames for the cues of a unit that only the model has found. */
static void
add_heard_frames(struct scan *s, const struct unit *u, frames *fs)
{
	u32 n = fs->n;
	frames old = { fs->v, n, n };

	for (u32 i = 0; i < s->heard.n; i++) {
		const struct heard *h = &s->heard.v[i];

		if (h->from < u->from || h->from >= u->to ||
		    has_frame(&old, h))
			continue;
		frames_of_cue(push(fs, s->tmp), u, h->from, h->to);
	}
}

/* Gives a frame the speaker that the model has found. */
static void
take_speaker(const struct unit *u, struct frame *f, const struct heard *h)
{
	if (h->source_from == h->source_to) {
		f->subject = 0;
		f->subject_from = f->subject_to = 0;
		return;
	}
	if (f->subject && f->subject_from >= h->source_from &&
	    f->subject_from < h->source_to) {
		f->subject_from = h->source_from;
		f->subject_to = h->source_to;
		return;
	}
	frames_subject(u, f, h->source_from, h->source_to);
}

/* Has frame k a word for "that" behind it, and another frame in its content, or
 * stands it in the content before?  The model has not learned that. */
static bool
is_nested(const struct unit *u, frames *fs, u32 k,
    const struct content *before)
{
	struct content c = { 0 };

	if (stands_in(&fs->v[k], before))
		return true;
	if (!unit_has(u, fs->v[k].all_to, &u->pack->that))
		return false;
	content_find(&c, u, fs, k);
	for (u32 j = 0; j < fs->n; j++)
		if (!fs->v[j].heard && stands_in(&fs->v[j], &c))
			return true;
	return false;
}

/* Finds the content of frame k and gives it its speaker: by the model where it
 * has found the cue and knows the words of the language; inside quotations, of
 * statements in each other, and in other languages by the rules. */
static void
find_content(struct scan *s, const struct unit *u, frames *fs, u32 k,
    const struct content *before, struct content *c)
{
	struct frame *f = &fs->v[k];
	const struct heard *h = s->level ? 0 : heard_at(s, f);

	if (h && h->content.n && (f->heard || (s->s.known == KNOWN_WORDS &&
	    !is_nested(u, fs, k, before)))) {
		*c = h->content;
		take_speaker(u, f, h);
	} else if (f->heard || (!h && !stands(s, u, f, before)))
		return;
	else if (f->kind == CUE_CITING && before->n)
		*c = *before;
	else
		content_find(c, u, fs, k);
}

/* Adds the statement of frame k of the unit, if it has content. */
static void
statement_of(struct scan *s, const struct unit *u, frames *fs, u32 k,
    struct content *before)
{
	struct frame *f = &fs->v[k];
	struct content c = { 0 };
	struct spans_of p = { 0 };

	find_content(s, u, fs, k, before, &c);
	for (u32 i = 0; i < c.n; i++)
		measure(&p, u, c.v[i], c.n == 1);
	if (p.n == 0 && unit_mark(u, u->to - 1, ":") &&
	    f->kind < CUE_ACCORDING && s->level == 0) {
		s->waits = true;
		s->waits_block = s->block;
		s->frame = *f;
	}
	if (p.n == 0 || (f->heard ? !f->subject && s->s.known != KNOWN_WORDS :
	    too_little(f, &p) || only_hope(fs, k)))
		return;
	f->hopes = !f->heard && k + 1 < fs->n && fs->v[k + 1].kind ==
	    CUE_HOPE && !fs->v[k + 1].joined;
	*before = c;
	s->last = emit(s, u, f, &p);
	s->last_block = s->block;
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
	if (s->level == 0)
		add_heard_frames(s, u, &fs);
	for (u32 k = 0; k < fs.n; k++)
		statement_of(s, u, &fs, k, &before);
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

/* Is one of the tokens content of a statement that the model has found? */
static bool
is_heard(const struct scan *s, u32 from, u32 to)
{
	for (u32 i = 0; i < s->heard.n; i++)
		for (u32 k = 0; k < s->heard.v[i].content.n; k++)
			if (s->heard.v[i].content.v[k].from < to &&
			    from < s->heard.v[i].content.v[k].to)
				return true;
	return false;
}

/* The quotation whose inside this is, with its marks; else the span. */
static span
with_marks(const struct item *it, span x)
{
	u32 q = quotation_at(it, x.from);

	if (q && it->quotations.v[q - 1].inside.from == x.from &&
	    it->quotations.v[q - 1].inside.to == x.to)
		return it->quotations.v[q - 1].span;
	return x;
}

/* Joins a stretch of the pool and other spans, with the marks of quotations. */
static spans
pool_join(struct item *it, spans a, const span *v, u32 n, bool marks, arena tmp)
{
	span *all = new(&tmp, span, a.n + n);

	for (u32 i = 0; i < a.n; i++)
		all[i] = marks ? with_marks(it, it->pool.v[a.first + i]) :
		    it->pool.v[a.first + i];
	memcpy(all + a.n, v, n * sizeof *v);
	return item_pool(it, all, a.n + n);
}

/* Adds a paragraph of quotation to the statement before it, which goes on. */
static void
continued(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };
	struct statement *x;

	if (s->last == 0 || s->block - s->last_block > 1 ||
	    is_heard(s, u->from, u->to))
		return;
	measure(&p, u, (struct piece){ u->from, u->to }, false);
	x = &s->it->statements.v[s->last - 1];
	x->content = pool_join(s->it, x->content, p.v, p.n, true, *s->tmp);
	x->quoted = pool_join(s->it, x->quoted, p.quoted, p.quotes, false,
	    *s->tmp);
	s->last_block = s->block;
}

/* Adds a paragraph of quotation as the content of the frame "X said:" before
 * it. */
static void
announced(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };

	measure(&p, u, (struct piece){ u->from, u->to }, true);
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
		.it = s->it, .pack = s->s.pack, .t = &s->s.t,
		.in = s->s.in[s->level], .mention = s->s.mention,
		.ends = s->s.ends, .from = from, .to = to,
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
	const u32 *in = s->s.in[s->level];

	return token > 0 && token < s->s.t.n && in[token] &&
	    in[token] == in[token - 1];
}

/* Searches the inside of a quotation, unit by unit. */
static void
sentences_of(struct scan *s, span in)
{
	u32 from = token_after(&s->s.t, in.from), to = from;
	u32 end = token_after(&s->s.t, in.to);

	for (u32 z = sentence_at(s->it, in.from); z < s->it->sentences.n &&
	    s->it->sentences.v[z].span.from < in.to; z++) {
		to = token_after(&s->s.t, s->it->sentences.v[z].span.to);
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
	heards heard = s->heard;
	u32 q = 0;

	if (s->level + 1 >= LEVELS)
		return;
	for (u32 i = u->from; i < u->to; i++) {
		span in;
		struct unit line;
		ref last = s->last;

		if (!u->in[i] || u->in[i] == q)
			continue;
		q = u->in[i];
		in = s->it->quotations.v[q - 1].inside;
		s->level++;
		s->heard = (heards){ 0 };
		line = (struct unit){
			.it = s->it, .pack = s->s.pack, .t = &s->s.t,
			.in = s->s.in[s->level], .mention = s->s.mention,
			.ends = s->s.ends,
			.from = token_after(&s->s.t, in.from),
			.to = token_after(&s->s.t, in.to),
		};
		speech_find(&s->heard, &s->s, &line, s->tmp);
		sentences_of(s, in);
		s->level--;
		s->last = last;
	}
	s->heard = heard;
}

static void
statements_block(struct scan *s, u32 b, u32 *z)
{
	const struct item *it = s->it;
	bool title = it->blocks.v[b].kind == BLOCK_title;
	struct unit line;

	s->block = b;
	s->heard.n = 0;
	if (speech_line(&s->s, b, &line))
		speech_find(&s->heard, &s->s, &line, s->tmp);
	while (*z < it->sentences.n && it->sentences.v[*z].block == b) {
		u32 from = token_after(&s->s.t, it->sentences.v[*z].span.from);
		u32 to = token_after(&s->s.t, it->sentences.v[*z].span.to);

		for (++*z; *z < it->sentences.n &&
		    it->sentences.v[*z].block == b && runs_over(s, to); ++*z)
			to = token_after(&s->s.t, it->sentences.v[*z].span.to);
		statements_ask(s, from, to, title || item_head(it)->kind
		    == ITEM_teaser);
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
		.it = it, .tmp = &tmp, .nouns = { .mem = &tmp },
	};
	u32 z = 0;

	speech_begin(&s.s, it, ps, &tmp);
	for (u32 b = 0; b < it->blocks.n; b++)
		statements_block(&s, b, &z);
	own_words(&s);
}

const struct pass pass_statements = {
	.name  = "statements",
	.about = "find statements and their speakers",
	.needs = HAS(sentences) | HAS(quotations) | HAS(times) |
	    HAS(entities) | HAS(mentions),
	/* entities for speakers that no mention names */
	.gives = HAS(statements) | HAS(entities),
	.run   = statements_run,
};
