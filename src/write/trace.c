/*
 * A trace as one JSON object. Nodes are written as voices are, by the
 * dictionary; a node that is a held item has `held` true.
 */
#include "write/write.h"

static const struct trace_node *
node_of(const struct trace *t, u32 n)
{
	return &t->nodes.v[n];
}

/* Writes the members of a node, without the brackets. */
static void
trace_put_node(buf *b, const struct trace_node *n)
{
	struct voice_row row = {
		.id = n->id, .name = n->name, .kind = n->kind, .url = n->url,
		.names = { n->names.v, n->names.n },
		.named = n->named, .held = n->held,
	};

	json_row(b, &relations[RELATION_voices], &row);
}

static void
put_object(buf *b, str name, const struct trace_node *n)
{
	json_name(b, name);
	buf_putc(b, '{');
	trace_put_node(b, n);
	buf_putc(b, '}');
}

static void
begin_list(buf *b, const char *name)
{
	json_name(b, str_of(name));
	buf_putc(b, '[');
}

static void
begin_object(buf *b)
{
	json_next(b);
	buf_putc(b, '{');
}

static void
put_texts(buf *b, const struct trace *t)
{
	begin_list(b, "texts");
	for (u32 i = 0; i < t->nodes.n; i++) {
		const struct trace_node *n = node_of(t, i);

		if (!n->carrier || n->copy)
			continue;
		begin_object(b);
		json_field(b, S("id"), n->id);
		json_name(b, S("span"));
		json_span(b, n->at.from, n->at.to);
		json_bool(b, S("exact"), n->exact);
		json_name(b, S("sentence"));
		json_span(b, n->sentence.from, n->sentence.to);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
put_copies(buf *b, const struct trace *t)
{
	begin_list(b, "copies");
	for (u32 i = 0; i < t->nodes.n; i++) {
		const struct trace_node *n = node_of(t, i);

		if (!n->copy)
			continue;
		begin_object(b);
		json_field(b, S("id"), n->id);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
put_origins(buf *b, const struct trace *t, const char *name, bool perhaps)
{
	begin_list(b, name);
	for (u32 i = 0; i < t->origins.n; i++) {
		const struct trace_origin *o = &t->origins.v[i];

		if (o->perhaps != perhaps)
			continue;
		begin_object(b);
		trace_put_node(b, node_of(t, o->node));
		if (o->witness)
			put_object(b, S("witness"), node_of(t, o->witness -
			    1));
		else
			json_field(b, S("witness"), (str){ 0 });
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
trace_put_absent(buf *b, const struct trace *t, const char *name, bool perhaps)
{
	begin_list(b, name);
	for (u32 i = 0; i < t->absent.n; i++) {
		const struct trace_absent *a = &t->absent.v[i];

		if (a->perhaps != perhaps)
			continue;
		begin_object(b);
		trace_put_node(b, node_of(t, a->node));
		json_field(b, S("statement"), a->statement);
		if (a->in)
			json_field(b, S("in"), item_head(a->in)->id);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
trace_put_denied(buf *b, const struct trace *t)
{
	begin_list(b, "denied");
	for (u32 i = 0; i < t->denied.n; i++) {
		begin_object(b);
		trace_put_node(b, node_of(t, t->denied.v[i].node));
		json_field(b, S("in"), node_of(t,
		    t->denied.v[i].witness - 1)->id);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
trace_put_changes(buf *b, const struct changes *c)
{
	begin_list(b, "changes");
	for (u32 i = 0; i < c->n; i++) {
		begin_object(b);
		json_field(b, S("type"), str_of(c->v[i].type));
		json_field(b, S("old"), c->v[i].before);
		json_field(b, S("new"), c->v[i].after);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
put_others(buf *b, const struct trace *t)
{
	begin_list(b, "others");
	for (u32 i = 0; i < t->others.n; i++) {
		const struct trace_other *f = &t->others.v[i];

		begin_object(b);
		json_field(b, S("type"), f->name ? S("name") : S("number"));
		json_field(b, S("asked"), f->asked);
		json_field(b, S("here"), f->here);
		json_field(b, S("in"), node_of(t, f->node)->id);
		json_name(b, S("span"));
		json_span(b, f->at.from, f->at.to);
		json_name(b, S("sentence"));
		json_span(b, f->sentence.from, f->sentence.to);
		json_count(b, S("texts"), f->texts);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
put_speakers(buf *b, const struct trace *t)
{
	begin_list(b, "speakers");
	for (u32 i = 0; i < t->speakers.n; i++) {
		const struct trace_speaker *s = &t->speakers.v[i];

		begin_object(b);
		json_field(b, S("name"), s->name);
		json_field(b, S("in"), node_of(t, s->node)->id);
		json_count(b, S("texts"), s->texts);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void
put_arcs(buf *b, const struct trace *t)
{
	begin_list(b, "edges");
	for (u32 i = 0; i < t->arcs.n; i++) {
		const struct trace_arc *a = &t->arcs.v[i];

		begin_object(b);
		put_object(b, S("from"), node_of(t, a->from));
		put_object(b, S("to"), node_of(t, a->to));
		json_field(b, S("kind"), a->kind);
		json_field(b, S("basis"), a->basis);
		json_real(b, S("confidence"), a->sure);
		json_field(b, S("words"), a->words);
		if (a->shared)
			json_count(b, S("shared"), a->shared);
		if (a->changes)
			trace_put_changes(b, a->changes);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

void
write_trace(buf *b, const struct trace *t)
{
	buf_lit(b, "{\"schema\":1");
	json_field(b, S("query"), t->query);
	json_bool(b, S("exact"), t->exact);
	if (t->unfinished)
		json_count(b, S("unfinished"), (i64)t->unfinished);
	if (t->down)
		json_bool(b, S("down"), true);
	put_texts(b, t);
	if (!t->words)
		put_copies(b, t);
	json_count(b, S("beyond"), t->beyond);
	json_count(b, S("languages"), t->languages);
	put_origins(b, t, "origins", false);
	put_origins(b, t, "perhaps_origins", true);
	trace_put_absent(b, t, "absent", false);
	trace_put_absent(b, t, "perhaps_absent", true);
	trace_put_denied(b, t);
	put_others(b, t);
	put_speakers(b, t);
	put_arcs(b, t);
	buf_lit(b, "}\n");
}
