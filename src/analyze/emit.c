/*
 * What is known of a statement beside its words: its kind, its speaker, through
 * which medium and when it was said, and how sure we are?
 */
#include <assert.h>

#include "analyze/emit.h"

/* Tokens from the frame to its medium, at most; by judgment. */
enum { MEDIUM = 12 };
/* Tokens of a dateline, at most. */
enum { DATELINE = 16 };

static void
add_quoted(struct spans_of *s, const struct unit *u, u32 q)
{
	span in = u->it->quotations.v[q - 1].inside;

	if (s->quotes && s->quoted[s->quotes - 1].from == in.from)
		return;			/* two pieces are of one quotation */
	if (s->quotes < countof(s->quoted))
		s->quoted[s->quotes++] = in;
}

/* A byte of an item. */
struct place { const struct item *it; u32 at; };

static bool
block_before(const void *self, u32 b)
{
	const struct place *p = self;

	return p->it->blocks.v[b].span.from < p->at;
}

/* The token behind the dateline, "CITY (Agency) -", that begins a paragraph at
 * token i and ends before token `to`; else i. */
static u32
after_dateline(const struct unit *u, u32 i, u32 to)
{
	struct place p = { u->it, u->t->v[i].from };
	u32 b = search_first(u->it->blocks.n, block_before, &p);
	bool closed = false;
	u32 end = i;

	if (b == u->it->blocks.n || u->it->blocks.v[b].span.from != p.at ||
	    !u->t->v[i].capital)
		return i;
	if (u->it->dateline.n && u->it->dateline.v[0].span.from == p.at) {
		end = token_after(u->t, u->it->dateline.v[0].span.to);
		while (end < to && !unit_word(u, end) && !u->in[end])
			end++;
		return end < to ? end : i;
	}
	for (u32 k = i; k + 1 < to && k < i + DATELINE && !u->in[k]; k++) {
		if (unit_dash(u, k) && closed)
			end = k + 1;
		else if (closed)
			break;
		closed |= unit_mark(u, k, ")");
	}
	return end;
}

void
emit_measure(struct spans_of *s, const struct unit *u, struct piece p,
    bool alone)
{
	u32 q = 0, all = 0, in = 0, first = s->quotes;

	p.from = after_dateline(u, p.from, p.to);
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

/* The spans stand in the order of the text. */
static void
check_order(const struct spans_of *s)
{
	for (u32 i = 1; i < s->n; i++)
		assert(s->v[i].from >= s->v[i - 1].to);
	for (u32 i = 1; i < s->quotes; i++)
		assert(s->quoted[i].from >= s->quoted[i - 1].to);
}

static statement_type
statements_type_of(const struct spans_of *s, enum cue kind)
{
	if (kind == CUE_VIEW)
		return STATEMENT_view;
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

anonymity
emit_anonymity(const struct entity *e)
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
	if (f->kind == CUE_NONE)
		return (str){ 0 };	/* no cue */
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
	[CUE_NAME] = "name and mark", [CUE_NONE] = "subjunctive",
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
	return f->joined || f->kind == CUE_NONE ? c * 0.9 : c;
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
 * "both" does not? */
static bool
names_somebody(const struct unit *u, u32 from, u32 to)
{
	const struct pack *p = u->pack;

	for (u32 i = from; i < to; i++)
		if (unit_has(u, i, &p->roles) || unit_has(u, i, &p->unnamed) ||
		    unit_has(u, i, &p->bodies) ||
		    unit_has(u, i, &p->medianoun) ||
		    (u->t->v[i].capital && i > u->from) ||
		    (i + 1 < to && (unit_has(u, i, &p->articles) ||
		    unit_has(u, i, &p->indefinite))))
			return true;
	return false;
}

/* The entity of a speaker that no mention names, such as "critics"; 0 if the
 * words do not tell who it is, unless a rule is `sure` that they do. */
static ref
noun_speaker(struct item *it, map *nouns, const struct unit *u, u32 from,
    u32 to, bool sure)
{
	str name = item_text(u->it, token_span(u->t, from, to));
	u32 *at;

	if (unit_has(u, from, &u->pack->pronouns) ||
	    (!sure && !names_somebody(u, from, to)))
		return 0;
	at = map_at(nouns, str_hash(utf8_fold(nouns->mem, name)));
	if (*at == 0) {
		*push(&it->entities, it->mem) = (struct entity){
			.name = name, .anonymity = anonymity_in(u, from, to),
		};
		*at = it->entities.n;
	}
	return *at;
}

ref
emit_speaker(struct item *it, map *nouns, const struct unit *u,
    const struct frame *f)
{
	if (f->subject)
		return entity_of(u, f->subject);
	return f->subject_from < f->subject_to ? noun_speaker(it, nouns, u,
	    f->subject_from, f->subject_to, !f->heard && u->nouns) : 0;
}

ref
emit_statement(struct item *it, map *nouns, const struct unit *u,
    const struct frame *f, const struct spans_of *p)
{
	bool named = f->subject_from < f->subject_to;
	ref speaker = emit_speaker(it, nouns, u, f);
	statement_type type = statements_type_of(p, f->kind);
	struct statement *x = push(&it->statements, it->mem);

	assert(speaker <= it->entities.n);
	if (CHECKED)
		check_order(p);
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
		    emit_anonymity(&it->entities.v[speaker - 1]) :
		    ANONYMITY_NONE,
		.reality = reality_of(f),
		.date = date_of(u, f, p),
		.confidence = confidence_of(u, f, type),
		.method = f->heard ? S("model") : str_of(methods[f->kind]),
	};
	return it->statements.n;
}
