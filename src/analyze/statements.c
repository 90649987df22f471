/*
 * Which words does the text attribute to whom?
 *
 * The text is split into units: a sentence, or several with one quotation.
 * frames.c finds the frames of a unit by rules, content.c the content of each,
 * and speech.c both by a learned model; here it is decided which of them to
 * follow.  The inside of a quotation is then searched in the same way, because
 * it may quote another voice.  A paragraph that is all quotation and has no
 * frame continues the statement before it.
 */
#include <assert.h>

#include "analyze/emit.h"
#include "analyze/own.h"
#include "analyze/speech.h"

enum {				/* by judgment */
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
	struct frame  said;	/* of the last statement */
	struct frame  frame;	/* of "X said:" that ends a block, */
	bool          waits;	/* if its content is to come */
	u32           waits_block;
	ref           last;	/* a statement that may go on */
	u32           last_block, last_to;	/* the token behind it */
	map           nouns;	/* speakers without a mention: entities */
};

/* How likely the cue of a frame of the rules must be by the model; chosen on
 * texts that were left out. */
static const f32 sure_frame = .1f;

/* Is the content too short for a statement?  After words of saying it needs two
 * words or a quotation. */
static bool
too_little(const struct frame *f, const struct spans_of *s)
{
	if (f->kind == CUE_SAY || f->kind == CUE_THAT)
		return s->words < 2 && s->inside == 0;
	return s->words == 0;
}

/* Has frame k the hope of the speaker of the frame before, as in "X said he
 * hopes"?  Then that frame has it in its content. */
static bool
own_hope(const struct unit *u, const frames *fs, u32 k)
{
	const struct mention *m = u->it->mentions.v;
	const struct frame *f, *x;

	if (k == 0 || k >= fs->n || fs->v[k].kind != CUE_HOPE ||
	    fs->v[k].joined || fs->v[k - 1].kind == CUE_HOPE)
		return false;
	f = &fs->v[k];
	x = &fs->v[k - 1];
	return !f->subject || !x->subject ||
	    m[f->subject - 1].form == MENTION_pronoun ||
	    m[f->subject - 1].entity == m[x->subject - 1].entity;
}

/* Does a frame stand in a content? */
static bool
stands_in(const struct frame *f, const struct content *c)
{
	for (u32 i = 0; i < c->n; i++)
		if (f->from >= c->v[i].from && f->from < c->v[i].to)
			return true;
	return false;
}

/* Does a citation follow frame k, as in "reported, citing X, that"? */
static bool
is_cited(const frames *fs, u32 k)
{
	return k + 1 < fs->n && fs->v[k + 1].kind == CUE_CITING;
}

/*
 * Is a frame of the rules right by the model?  It is not asked about languages
 * whose words it does not know, about kinds of frames that it does not know,
 * about those with a word for "that" or a citation behind, and about what is
 * said inside the content before: it learned from texts where only the outer of
 * two statements is marked.
 */
static bool
stands(const struct scan *s, const struct unit *u, const frames *fs, u32 k,
    const struct content *before)
{
	const struct frame *f = &fs->v[k];
	f32 sure = 0;

	if (!s->s.packs->speaking || s->s.known != KNOWN_WORDS ||
	    (f->kind != CUE_SAY && f->kind != CUE_THAT) ||
	    stands_in(f, before) || unit_has(u, f->all_to, &u->pack->that) ||
	    is_cited(fs, k))
		return true;
	if (s->level > 0 && (!f->subject || s->it->mentions.v[f->subject -
	    1].form == MENTION_pronoun))
		return false;
	for (u32 i = f->from; i < f->to; i++)
		sure = s->s.sure[i] > sure ? s->s.sure[i] : sure;
	return sure >= sure_frame;
}

/* Has the model found the cue of a frame?  Then the first such, else NULL.
 * Wishes, acts of speech and orders may be views to the model. */
static const struct heard *
heard_at(const struct scan *s, const struct frame *f)
{
	bool may_view = f->kind == CUE_HOPE || f->kind == CUE_ACT ||
	    f->kind == CUE_ORDER;

	for (u32 i = 0; i < s->heard.n; i++)
		if ((!s->heard.v[i].view || may_view) &&
		    f->from < s->heard.v[i].to &&
		    s->heard.v[i].from < f->to)
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

/* Does a cue stand right behind one that denies or hopes it: "denied having
 * said"? */
static bool
is_denied(const frames *fs, const struct heard *h)
{
	for (u32 k = 0; k < fs->n; k++)
		if ((fs->v[k].kind == CUE_DENY || fs->v[k].kind == CUE_HOPE) &&
		    h->from >= fs->v[k].to && h->from < fs->v[k].to + 3)
			return true;
	return false;
}

/* Adds frames for the cues of a unit, outside quotations, that only the model
 * has found, in their places. */
static void
add_heard_frames(struct scan *s, const struct unit *u, frames *fs)
{
	u32 n = fs->n;
	frames old = { new(s->tmp, struct frame, n), n, n };

	for (u32 k = 0; k < n; k++)
		old.v[k] = fs->v[k];
	for (u32 i = 0; i < s->heard.n; i++) {
		const struct heard *h = &s->heard.v[i];

		if (h->view || h->from < u->from || h->from >= u->to ||
		    u->in[h->from] || has_frame(&old, h) || is_denied(&old, h))
			continue;
		frames_of_cue(push(fs, s->tmp), u, h->from, h->to);
		for (u32 k = fs->n - 1; k > 0 && fs->v[k - 1].from >
		    fs->v[k].from; k--) {
			struct frame f = fs->v[k];

			fs->v[k] = fs->v[k - 1];
			fs->v[k - 1] = f;
		}
	}
}

/* The end of the words for a speaker that begin with mention m and end before
 * token `to`: a name ends where a verb may follow it, "Holm could", and does
 * not where "of Lund" or ", a doctor," does. */
static u32
speaker_end(const struct unit *u, u32 m, u32 to)
{
	const struct mention *x = &u->it->mentions.v[m - 1];
	u32 end = token_after(u->t, x->span.to);

	if (end >= to || x->form != MENTION_name || u->it->entities.v[
	    x->entity - 1].type != ENTITY_person || !unit_word(u, end) ||
	    u->t->v[end].capital || unit_has(u, end, &u->pack->prepositions) ||
	    unit_has(u, end, &u->pack->articles))
		return to;
	return end;
}

/* Gives a frame the speaker that the model has found, if it has found one. */
static void
take_speaker(const struct unit *u, struct frame *f, const struct heard *h)
{
	u32 from = h->source_from, to = h->source_to;

	if (from == to)
		return;
	if (u->mention[from])
		to = speaker_end(u, u->mention[from], to);
	if (unit_has(u, to - 1, &u->pack->linked))
		return;		/* "the mayor and": there is another one */
	if (f->subject && f->subject_from >= from && f->subject_from < to) {
		f->subject_from = from;
		f->subject_to = to;
		return;
	}
	subjects_in(u, f, from, to);
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
		content_cut(c, u, fs, k);
		take_speaker(u, f, h);
	} else if (f->heard ? !is_cited(fs, k) :
	    !h && !stands(s, u, fs, k, before))
		return;
	else if (f->kind == CUE_CITING && before->n)
		*c = *before;
	else {
		if (f->heard)
			take_speaker(u, f, h);
		content_find(c, u, fs, k);
	}
}

/* Adds the statement of frame k of the unit, if it has content. */
static void
statement_of(struct scan *s, const struct unit *u, frames *fs, u32 k,
    struct content *before)
{
	struct frame *f = &fs->v[k];
	struct content c = { 0 };
	struct spans_of p = { 0 };

	if (f->bare && s->last && s->block - s->last_block <= 1) {
		f->subject = s->said.subject;
		f->subject_from = s->said.subject_from;
		f->subject_to = s->said.subject_to;
	}
	find_content(s, u, fs, k, before, &c);
	for (u32 i = 0; i < c.n; i++)
		emit_measure(&p, u, c.v[i], c.n == 1);
	if (p.n == 0 && unit_mark(u, u->to - 1, ":") &&
	    f->kind < CUE_ACCORDING && s->level == 0) {
		s->waits = true;
		s->waits_block = s->block;
		s->frame = *f;
	}
	if (p.n == 0 || too_little(f, &p) || (f->heard ? !f->subject &&
	    s->s.known != KNOWN_WORDS : own_hope(u, fs, k)))
		return;
	f->hopes = !f->heard && own_hope(u, fs, k + 1);
	*before = c;
	s->said = *f;
	s->last = emit_statement(s->it, &s->nouns, u, f, &p);
	s->last_block = s->block;
	s->last_to = c.v[c.n - 1].to > u->to ? c.v[c.n - 1].to : u->to;
}

/* Do the words name somebody who can have a view, as a name, "the ministers"
 * and "a critic" do, and "we" and "the storm" do not? */
static bool
has_holder(struct scan *s, const struct unit *u, const struct frame *f)
{
	const struct pack *p = u->pack;
	bool can = f->subject;

	for (u32 i = f->subject_from; i < f->subject_to && !can; i++)
		can = unit_has(u, i, &p->roles) || unit_has(u, i, &p->bodies) ||
		    unit_has(u, i, &p->unnamed) ||
		    unit_has(u, i, &p->medianoun);
	return can && emit_speaker(s->it, &s->nouns, u, f);
}

/* Adds the wishes, plans and opinions of a unit that only the model has found,
 * of holders that are known. */
static void
add_views(struct scan *s, const struct unit *u, const frames *fs)
{
	for (u32 i = 0; i < s->heard.n; i++) {
		const struct heard *h = &s->heard.v[i];
		struct spans_of p = { 0 };
		struct frame f;

		if (!h->view || h->from < u->from || h->from >= u->to ||
		    u->in[h->from] || has_frame(fs, h))
			continue;
		frames_of_cue(&f, u, h->from, h->to);
		f.kind = CUE_VIEW;
		take_speaker(u, &f, h);
		for (u32 k = 0; k < h->content.n; k++)
			emit_measure(&p, u, h->content.v[k],
			    h->content.n == 1);
		if (p.n && has_holder(s, u, &f))
			emit_statement(s->it, &s->nouns, u, &f, &p);
	}
}

/* Searches a content, outside quotation marks, for views of others than its
 * speaker: "X said Y wants". */
static void
views_inside(struct scan *s, const struct unit *u, const frames *fs,
    struct piece x)
{
	heards heard = s->heard;
	struct unit in = *u;

	in.from = x.from;
	in.to = x.to < u->to ? x.to : u->to;
	if (in.from < u->from || in.from >= in.to)
		return;
	s->heard = (heards){ 0 };
	speech_find(&s->heard, &s->s, &in, s->tmp);
	add_views(s, &in, fs);
	s->heard = heard;
}

static bool
has_words(const struct unit *u, u32 from, u32 to)
{
	while (from < to && !unit_word(u, from))
		from++;
	return from < to;
}

/* Does the unit follow the last statement at once? */
static bool
follows(const struct scan *s, const struct unit *u)
{
	return s->last && u->from >= s->last_to &&
	    !has_words(u, s->last_to, u->from);
}

/* Is there a verb in the subjunctive outside quotation marks, one that tells
 * reported speech `alone`, and no word for the author himself? */
static bool
is_subjunctive(const struct unit *u, bool alone)
{
	bool is = false;

	for (u32 i = u->from; i < u->to; i++) {
		const struct phrase *f = phrases_at(&u->pack->subjunctive,
		    u->t, i, u->to);

		if (!f || u->in[i] || (u->t->v[i].capital && i > u->from))
			continue;
		if (str_is(f->value, S("self")))
			return false;
		is |= !alone || str_is(f->value, S("alone"));
	}
	return is;
}

/* Adds a sentence in the subjunctive, "Die Brücke sei zu", to what the speaker
 * in the sentence before said; else it is not known who says it. */
static void
add_subjunctive(struct scan *s, const struct unit *u)
{
	bool goes_on = follows(s, u) && s->said.subject_from <
	    s->said.subject_to;
	struct spans_of p = { 0 };
	struct frame f = {
		.kind = CUE_NONE, .from = u->from, .to = u->from,
		.all_from = u->from, .all_to = u->from,
	};

	if (!is_subjunctive(u, !goes_on))
		return;
	if (goes_on) {
		f.subject = s->said.subject;
		f.subject_from = s->said.subject_from;
		f.subject_to = s->said.subject_to;
	}
	emit_measure(&p, u, (struct piece){ u->from, u->to }, false);
	s->last = emit_statement(s->it, &s->nouns, u, &f, &p);
	s->last_block = s->block;
	s->last_to = u->to;
}

static void statements_inside(struct scan *, const struct unit *);

/* Adds the statements of a unit. */
static void
statements_unit(struct scan *s, const struct unit *u)
{
	frames fs = { 0 };
	struct content before = { 0 };
	u32 n = s->it->statements.n;

	frames_find(&fs, u, s->tmp);
	content_starts(&fs, u);
	if (s->level == 0)
		add_heard_frames(s, u, &fs);
	for (u32 k = 0; k < fs.n; k++)
		statement_of(s, u, &fs, k, &before);
	if (s->level == 0 && s->it->statements.n == n &&
	    u->pack->subjunctive.all.n)
		add_subjunctive(s, u);
	if (s->level == 0)
		add_views(s, u, &fs);
	for (u32 i = 0; s->level == 0 && i < before.n; i++)
		views_inside(s, u, &fs, before.v[i]);
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
			if (!s->heard.v[i].view &&
			    s->heard.v[i].content.v[k].from < to &&
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

/* Adds a paragraph of quotation, or a sentence that follows at once in the same
 * paragraph, to the statement before it, which goes on. */
static void
continued(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };
	struct statement *x;

	if (s->last == 0 || s->block - s->last_block > 1 ||
	    (s->block == s->last_block && !follows(s, u)) ||
	    is_heard(s, u->from, u->to))
		return;
	emit_measure(&p, u, (struct piece){ u->from, u->to }, false);
	x = &s->it->statements.v[s->last - 1];
	assert(x->content.n && s->it->pool.v[x->content.first + x->content.n -
	    1].to <= p.v[0].from);
	x->content = pool_join(s->it, x->content, p.v, p.n, true, *s->tmp);
	x->quoted = pool_join(s->it, x->quoted, p.quoted, p.quotes, false,
	    *s->tmp);
	s->last_block = s->block;
	s->last_to = u->to;
}

/* Adds a paragraph of quotation as the content of the frame "X said:" before
 * it. */
static void
announced(struct scan *s, const struct unit *u)
{
	struct spans_of p = { 0 };

	emit_measure(&p, u, (struct piece){ u->from, u->to }, true);
	s->said = s->frame;
	s->last = emit_statement(s->it, &s->nouns, u, &s->frame, &p);
	s->last_block = s->block;
	s->last_to = u->to;
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
		.headline = headline, .nouns = s->s.known != KNOWN_WORDS,
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
		u32 last_to = s->last_to;

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
		s->last_to = last_to;
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
	own_words(it, tmp);
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
