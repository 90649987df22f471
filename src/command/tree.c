/*
 * A trace as text for people: a sentence, then a tree from each origin to the
 * texts that have it from there, then what else a reader must know.
 */
#include "command/command.h"
#include "relate/relate.h"

enum { DEEPEST = 24 };

struct tree {
	const struct trace *t;
	buf  *b;
	bool *shown;			/* by node */
	bool *last;			/* by depth: no more after this one */
	arena tmp;
};

static const struct trace_node *
trace_node_one(const struct trace *t, u32 n)
{
	assert(n < t->nodes.n);
	return &t->nodes.v[n];
}

static void
trace_put_count(buf *b, u32 n, const char *one, const char *many)
{
	buf_num(b, n);
	buf_putc(b, ' ');
	buf_put(b, str_of(n == 1 ? one : many));
}

static u32
origins(const struct trace *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->origins.n; i++)
		n += !t->origins.v[i].perhaps;
	return n;
}

static u32
trace_unnamed(const struct trace *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->origins.n; i++)
		n += !t->origins.v[i].perhaps &&
		    !trace_node_one(t, t->origins.v[i].node)->named;
	return n;
}

static u32
absent(const struct trace *t, bool perhaps)
{
	u32 n = 0;

	for (u32 i = 0; i < t->absent.n; i++)
		n += t->absent.v[i].perhaps == perhaps;
	return n;
}

static u32
in_other_words(const struct trace *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->nodes.n; i++)
		n += t->nodes.v[i].carrier && !t->nodes.v[i].exact &&
		    t->nodes.v[i].at.to;
	return n;
}

/* The copies of the item that was asked for. */
static u32
copies(const struct trace *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->nodes.n; i++)
		n += t->nodes.v[i].copy;
	return n;
}

/* In 5 texts, 2 of them in other words, 2 languages. 1 origin, unnamed. */
static void
put_sentence(buf *b, const struct trace *t)
{
	u32 n = origins(t), no_name = trace_unnamed(t);

	buf_put(b, t->exact ? S("In ") : S("Nearly so in "));
	trace_put_count(b, t->texts + t->beyond, "text", "texts");
	if (t->beyond) {
		buf_lit(b, " (");
		buf_num(b, t->texts);
		buf_lit(b, " are followed)");
	}
	if (t->exact && in_other_words(t)) {
		buf_lit(b, ", ");
		buf_num(b, in_other_words(t));
		buf_lit(b, " of them in other words");
	}
	if (copies(t)) {
		buf_lit(b, ", ");
		trace_put_count(b, copies(t), "of them a copy",
		    "of them copies");
	}
	buf_lit(b, ", ");
	trace_put_count(b, t->languages, "language", "languages");
	buf_lit(b, ". ");
	trace_put_count(b, n, "origin", "origins");
	if (no_name == n && n)
		buf_lit(b, ", unnamed");
	else if (no_name)
		buf_lit(b, ", "), buf_num(b, no_name),
		    buf_lit(b, " unnamed");
	if (t->perhaps) {
		buf_lit(b, " (perhaps ");
		buf_num(b, n + t->perhaps);
		buf_lit(b, ")");
	}
	buf_lit(b, ".");
	if (absent(t, false)) {
		buf_lit(b, " Absent from ");
		trace_put_count(b, absent(t, false), "primary source.",
		    "primary sources.");
	}
	buf_putc(b, '\n');
}

static void
trace_put_node_one(buf *b, const struct trace_node *n)
{
	if (n->item) {
		people_head(b, n->item);
		if (!n->held)
			buf_lit(b, " [not held]");
		return;
	}
	if (!n->named && !str_starts(n->name, S("unnamed")))
		buf_lit(b, "unnamed: ");
	people_line(b, n->name, 80);
	buf_lit(b, " [credited, not held]");
	if (n->url.n) {
		buf_lit(b, "  ");
		people_line(b, n->url, 70);
	}
}

/* Characters before or behind the words in question; of the words. */
enum { AROUND = 100, WIDE = 240 };

/* The last `n` characters of a text; before them stands a mark of omission. */
static void
put_end(buf *b, str t, u32 n)
{
	str rest = t;

	while (rest.n && n--)
		utf8_last(&rest);
	if (rest.n) {
		buf_lit(b, "…");
		t = str_from(t, rest.n);
	}
	people_line(b, t, AROUND + 1);
	if (t.n && (t.s[t.n - 1] == ' ' || t.s[t.n - 1] == '\n'))
		buf_putc(b, ' ');
}

/* Where there is no color, a mark is an asterisk. */
static void
mark(buf *b, enum people_mark m)
{
	if (people_color())
		people_mark(b, m);
	else
		buf_putc(b, '*');
}

/* A sentence with the words in question marked. */
static void
put_marked(buf *b, str text, span sentence, span at)
{
	str before = { text.s + sentence.from, at.from - sentence.from };
	str after = { text.s + at.to, sentence.to - at.to };

	put_end(b, before, AROUND);
	mark(b, MARK_BOLD);
	people_line(b, (str){ text.s + at.from, at.to - at.from }, WIDE);
	mark(b, MARK_OFF);
	if (after.n && after.s[0] == ' ')
		buf_putc(b, ' ');
	people_line(b, after, AROUND);
}

/* Begins a line below a node. */
static void
put_below(struct tree *x, u32 depth)
{
	buf_lit(x->b, "    ");
	for (u32 d = 1; d <= depth; d++)
		buf_put(x->b, x->last[d] ? S("   ") : S("│  "));
	buf_lit(x->b, "   ");
}

/* The sentence, and how to find the text again: its id and address. */
static void
put_proof(struct tree *x, const struct trace_node *n, u32 depth)
{
	if (!n->item)
		return;
	if (n->carrier && n->at.to) {
		put_below(x, depth);
		if (n->exact) {
			put_marked(x->b, item_all(n->item), n->sentence,
			    n->at);
		} else {
			buf_lit(x->b, "in other words: ");
			people_line(x->b, item_text(n->item, n->sentence),
			    WIDE);
		}
		buf_putc(x->b, '\n');
	} else if (!n->carrier && x->t->words) {
		put_below(x, depth);
		buf_lit(x->b, "does not have the words\n");
	}
	put_below(x, depth);
	people_id(x->b, n->id);
	if (n->url.n) {
		buf_lit(x->b, "   ");
		people_line(x->b, n->url, 120);
	}
	buf_putc(x->b, '\n');
}

/* What a copy has changed: the first few. */
static void
put_changes(struct tree *x, const struct changes *c, u32 depth)
{
	enum { FEW = 3 };

	if (!c)
		return;
	put_below(x, depth);
	buf_lit(x->b, "changed: ");
	for (u32 i = 0; i < c->n && i < FEW; i++) {
		if (i)
			buf_lit(x->b, ", ");
		buf_putc(x->b, '"');
		people_line(x->b, c->v[i].before, 40);
		buf_lit(x->b, "\" to \"");
		people_line(x->b, c->v[i].after, 40);
		buf_lit(x->b, "\" (");
		buf_put(x->b, str_of(c->v[i].type));
		buf_putc(x->b, ')');
	}
	if (c->n > FEW) {
		buf_lit(x->b, ", ");
		buf_num(x->b, c->n - FEW);
		buf_lit(x->b, " more");
	}
	buf_putc(x->b, '\n');
}

static void
put_branch(struct tree *x, u32 depth)
{
	buf_lit(x->b, "    ");
	for (u32 d = 1; d < depth; d++)
		buf_put(x->b, x->last[d] ? S("   ") : S("│  "));
	if (depth)
		buf_put(x->b, x->last[depth] ? S("└─ ") : S("├─ "));
}

static void
put_reason(struct tree *x, const struct trace_arc *a, u32 depth)
{
	if (!a)
		return;
	buf_putc(x->b, '\n');
	put_below(x, depth);
	if (a->shared) {
		buf_lit(x->b, "shares ");
		trace_put_count(x->b, a->shared, "word", "words");
		buf_lit(x->b, "; who was first is not known");
		return;
	}
	buf_put(x->b, a->kind);
	if (a->words.n) {
		buf_lit(x->b, " \"");
		people_line(x->b, a->words, 70);
		buf_putc(x->b, '"');
	}
	buf_lit(x->b, "   ");
	buf_put(x->b, a->basis);
}

/* Prints a node, then all nodes that have it from this one. */
static void
put_tree(struct tree *x, u32 n, const struct trace_arc *from, u32 depth)
{
	const struct trace *t = x->t;
	u32 more = 0, done = 0;

	assert(depth <= DEEPEST);	/* x->last has a place more */
	put_branch(x, depth);
	trace_put_node_one(x->b, trace_node_one(t, n));
	if (x->shown[n] || depth >= DEEPEST) {
		buf_lit(x->b, "  (see above)\n");
		return;
	}
	x->shown[n] = true;
	put_reason(x, from, depth);
	buf_putc(x->b, '\n');
	put_changes(x, from ? from->changes : 0, depth);
	put_proof(x, trace_node_one(t, n), depth);
	for (u32 i = 0; i < t->arcs.n; i++)
		more += t->arcs.v[i].to == n;
	for (u32 i = 0; i < t->arcs.n; i++) {
		if (t->arcs.v[i].to != n)
			continue;
		x->last[depth + 1] = ++done == more;
		put_tree(x, t->arcs.v[i].from, &t->arcs.v[i], depth + 1);
	}
}

/* Prints the primary sources that lack it. Of those that no text names as its
 * source only the first few are printed. */
static void
trace_put_absent_one(buf *b, const struct trace *t, bool perhaps)
{
	u32 n = 0, most = perhaps ? 5 : t->absent.n;

	for (u32 i = 0; i < t->absent.n; i++) {
		const struct trace_absent *a = &t->absent.v[i];

		if (a->perhaps != perhaps || n++ >= most)
			continue;
		buf_put(b, perhaps ? S(" held without it: ") :
		    S(" lacks it: "));
		trace_put_node_one(b, trace_node_one(t, a->node));
		if (a->in) {
			buf_lit(b, ", quoted in ");
			people_head(b, a->in);
		}
		buf_putc(b, '\n');
		if (a->statement.n) {
			buf_lit(b, "    it says: ");
			people_line(b, a->statement, 100);
			buf_putc(b, '\n');
		}
	}
	if (n > most) {
		buf_lit(b, " held without it: ");
		buf_num(b, n - most);
		buf_lit(b, " more (--json tells all)\n");
	}
}

/* Prints nodes that no tree reached: a circle of credits, or a walk that was
 * cut off. */
static void
put_unplaced(buf *b, const struct trace *t, bool *shown)
{
	for (u32 i = 0; i < t->denied.n; i++)	/* told by itself */
		shown[t->denied.v[i].witness - 1] = true;
	for (u32 i = 0; i < t->nodes.n; i++) {
		const struct trace_node *n = trace_node_one(t, i);

		if (!n->carrier || shown[i])
			continue;
		buf_put(b, n->copy ? S(" a copy: ") : S(" not placed: "));
		trace_put_node_one(b, trace_node_one(t, i));
		buf_putc(b, '\n');
	}
}

static void
trace_put_denied_one(buf *b, const struct trace *t)
{
	for (u32 i = 0; i < t->denied.n; i++) {
		buf_lit(b, " denied by: ");
		people_line(b, trace_node_one(t, t->denied.v[i].node)->name,
		    60);
		buf_lit(b, ", in ");
		trace_put_node_one(b,
		    trace_node_one(t, t->denied.v[i].witness - 1));
		buf_putc(b, '\n');
	}
}

/* Prints the texts that have the same words with another number or name, and
 * the speakers to whom the same words are given. */
static void
put_findings(buf *b, const struct trace *t)
{
	for (u32 i = 0; i < t->others.n; i++) {
		const struct trace_other *f = &t->others.v[i];
		const struct trace_node *n = trace_node_one(t, f->node);

		buf_put(b, f->name ? S(" same words, other name: ") :
		    S(" same words, other number: "));
		people_line(b, f->asked, 60);
		buf_lit(b, " / ");
		people_line(b, f->here, 60);
		buf_lit(b, ", in ");
		people_head(b, n->item);
		if (f->texts > 1) {
			buf_lit(b, " and ");
			trace_put_count(b, f->texts - 1, "more text",
			    "more texts");
		}
		buf_lit(b, "\n    ");
		put_marked(b, item_all(n->item), f->sentence, f->at);
		buf_lit(b, "\n    ");
		people_id(b, n->id);
		buf_putc(b, '\n');
	}
	if (t->speakers.n == 0)
		return;
	buf_lit(b, " given to ");
	trace_put_count(b, t->speakers.n, "speaker: ", "speakers: ");
	for (u32 i = 0; i < t->speakers.n; i++) {
		if (i)
			buf_lit(b, ", ");
		people_line(b, t->speakers.v[i].name, 60);
		buf_lit(b, " (");
		trace_put_count(b, t->speakers.v[i].texts, "text", "texts");
		buf_lit(b, ")");
	}
	buf_putc(b, '\n');
}

/* Is it a text that is not held and leads to no text that is held? */
static bool
strange(const struct trace *t)
{
	if (t->words || t->nodes.n == 0 || trace_node_one(t, 0)->held)
		return false;
	for (u32 i = 0; i < t->arcs.n; i++)
		if (trace_node_one(t, t->arcs.v[i].to)->held ||
		    trace_node_one(t, t->arcs.v[i].from)->held)
			return false;
	return true;
}

/* Who has it from the first node? */
static void
put_down(struct tree *x)
{
	u32 n = x->t->texts - 1;

	if (n == 0)
		buf_lit(x->b, "No text that is held has it from this one.\n");
	else
		trace_put_count(x->b, n, "text has it from this one",
		    "texts have it from this one");
	if (n) {
		buf_lit(x->b, ", ");
		trace_put_count(x->b, x->t->languages, "language",
		    "languages");
		buf_lit(x->b, ".\n");
	}
	put_tree(x, 0, 0, 0);
}

void
people_trace(buf *b, const struct trace *t, arena tmp)
{
	struct tree x = {
		.t = t, .b = b,
		.shown = new(&tmp, bool, t->nodes.n + 1),
		.last = new(&tmp, bool, DEEPEST + 2),
	};

	if (t->down) {
		put_down(&x);
		return;
	}
	if (strange(t)) {
		buf_lit(b, "It is not held, and no text that is held shares "
		    "a passage with it.    next: copytaster search --like "
		    "\"...\"\n");
		if (t->arcs.n == 0)
			return;
	}
	if (t->texts == 0) {
		buf_lit(b, "Nothing held has these words.    next: "
		    "copytaster search --like \"...\"\n");
		put_findings(b, t);
		return;
	}
	put_sentence(b, t);
	for (u32 i = 0; i < t->origins.n * 2; i++) {
		const struct trace_origin *o = &t->origins.v[
		    i % t->origins.n];

		if (o->perhaps != (i >= t->origins.n))
			continue;
		if (o->perhaps)
			buf_lit(b, "  perhaps the same as above:\n");
		put_tree(&x, o->node, 0, 0);
	}
	put_unplaced(b, t, x.shown);
	trace_put_denied_one(b, t);
	put_findings(b, t);
	trace_put_absent_one(b, t, false);
	trace_put_absent_one(b, t, true);
}

