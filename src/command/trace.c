/*
 * copytaster trace: where does this come from?
 *
 * For people it prints a sentence, then a tree from each origin to the texts
 * that have it from there, then primary sources that lack it. For programs it
 * prints one JSON object.
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

/* In 5 texts, 2 languages. 1 origin, unnamed (perhaps 2). */
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
	buf_lit(x->b, "    ");
	for (u32 d = 1; d <= depth; d++)
		buf_put(x->b, x->last[d] ? S("   ") : S("│  "));
	buf_lit(x->b, "   ");
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
		if (!trace_node_one(t, i)->carrier || shown[i])
			continue;
		buf_lit(b, " not placed: ");
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

static void
trace_put_people(buf *b, const struct trace *t, arena tmp)
{
	struct tree x = {
		.t = t, .b = b,
		.shown = new(&tmp, bool, t->nodes.n + 1),
		.last = new(&tmp, bool, DEEPEST + 2),
	};

	if (t->texts == 0) {
		buf_lit(b, "Nothing held has these words.    next: "
		    "copytaster search --like \"...\"\n");
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
	trace_put_absent_one(b, t, false);
	trace_put_absent_one(b, t, true);
}

struct asked { int argc; char **argv; };

static bool
trace_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	static struct packs packs;
	const struct asked *q = self;
	str query = str_trim(command_words(mem, q->argc, q->argv));
	struct trace t = { 0 };
	buf b = { .mem = mem };

	if (!command_packs(&packs, e))
		return false;
	t.unfinished = command_unfinished;
	if (relate_trace(s, &packs, query, mem, &t, e)) {
		if (command_json)
			write_trace(&b, &t);
		else
			trace_put_people(&b, &t, tmp);
		people_write(&b);
	}
	packs_close(&packs);
	return e->kind == ERR_NONE;
}

static bool
trace_run(int argc, char **argv, struct err *e)
{
	bool asked = false;

	for (int i = 0; i < argc; i++)
		asked = asked || str_trim(str_of(argv[i])).n;
	if (!asked)
		return err_set(e, ERR_USAGE, "trace words, an address, a file "
		    "or the id of an item");
	return command_ask((size_t)1 << 36, trace_ask, &(struct asked){ argc,
	    argv },
	    e);
}

const struct command command_trace = {
	.name     = "trace",
	.args     = "WORDS|URL|FILE|ID",
	.about    = "where does it come from?",
	.examples =
	    "  copytaster trace \"maximum pressure\"\n"
	    "  copytaster trace https://example.org/news/1\n"
	    "  copytaster trace --json \"maximum pressure\"\n",
	.run      = trace_run,
};
