/* copytaster export: what the store holds, as JSON lines in a stable order. */
#include "command/command.h"

static const struct option options[] = {
	{ .name = 0 },
};

struct export {
	struct store *s;
	arena         mem;	/* for the whole export */
	arena         tmp;	/* for one line */
	buf           out;
};

/* Lines go out as they come. */
static void
flush(struct export *x)
{
	if (x->out.n)
		fwrite(x->out.s, 1, x->out.n, stdout);
	x->out.n = 0;
}

static bool
items(struct export *x, struct err *e)
{
	const struct writer *w = writer_find(S("json"));
	struct item *it;
	u64 at = 0;

	for (;;) {
		arena a = x->tmp;

		if (!store_next_item(x->s, &at, &a, &it, e))
			return e->kind == ERR_NONE;
		w->item(&x->out, it, 0, a);
		flush(x);
	}
}

static const struct entity *
entity(const struct item *it, ref r)
{
	return r && r <= it->entities.n ? &it->entities.v[r - 1] : 0;
}

/* Who an entity is, beside the id that only its record knows. */
static void
put_who(buf *b, const struct item *it, const char *name, ref r)
{
	const struct entity *e = entity(it, r);

	json_name(b, str_of(name));
	if (!e) {
		buf_lit(b, "null");
		return;
	}
	buf_lit(b, "{");
	json_field(b, S("name"), e->name);
	json_field(b, S("key"), e->key);
	buf_lit(b, "}");
}

static str
words_of(const struct item *it, spans v, arena *a)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < v.n; i++) {
		if (i)
			buf_lit(&b, " … ");
		buf_put(&b, item_text(it, it->pool.v[v.first + i]));
	}
	return b.n ? buf_str(&b) : (str){ 0 };
}

static void
put_statement(buf *b, const struct item *it, ref r, arena tmp)
{
	const struct statement *s = &it->statements.v[r - 1];

	buf_lit(b, "{\"schema\":1");
	json_field(b, S("item"), it->heads.v[0].id);
	json_name(b, S("id"));
	buf_putc(b, '"');
	write_id(b, &layers[LAYER_statements], r);
	buf_putc(b, '"');
	json_record(b, it, &layers[LAYER_statements], r);
	json_field(b, S("words"), words_of(it, s->content, &tmp));
	put_who(b, it, "said_by", s->speaker);
	json_name(b, S("voices"));
	buf_lit(b, "[");
	for (u32 i = 0; i < s->chain.n; i++) {
		const struct entity *v = entity(it,
		    it->refs.v[s->chain.first + i]);

		if (i)
			buf_lit(b, ",");
		json_str(b, v ? v->name : (str){ 0 });
	}
	buf_lit(b, "]}\n");
}

static bool
statements(struct export *x, struct err *e)
{
	struct item *it;
	u64 at = 0;

	for (;;) {
		arena a = x->tmp;

		if (!store_next_item(x->s, &at, &a, &it, e))
			return e->kind == ERR_NONE;
		for (ref r = 1; r <= it->statements.n; r++)
			put_statement(&x->out, it, r, a);
		flush(x);
	}
}

static bool
citations(struct export *x, struct err *e)
{
	struct item *it;
	u64 at = 0;

	for (;;) {
		arena a = x->tmp;

		if (!store_next_item(x->s, &at, &a, &it, e))
			return e->kind == ERR_NONE;
		for (ref r = 1; r <= it->citations.n; r++) {
			buf_lit(&x->out, "{\"schema\":1");
			json_field(&x->out, S("item"), it->heads.v[0].id);
			json_record(&x->out, it, &layers[LAYER_citations], r);
			json_field(&x->out, S("words"), item_text(it,
			    it->citations.v[r - 1].span));
			put_who(&x->out, it, "credited",
			    it->citations.v[r - 1].entity);
			buf_lit(&x->out, "}\n");
		}
		flush(x);
	}
}

/* What SQL gave as JSON is put as it is. */
static void
put_raw(buf *b, const char *name, str json)
{
	json_name(b, str_of(name));
	buf_put(b, json.n ? json : S("[]"));
}

static void
put_words(buf *b, const char *name, str t, char between)
{
	json_name(b, str_of(name));
	buf_lit(b, "[");
	for (bool first = true; t.n; first = false) {
		if (!first)
			buf_lit(b, ",");
		json_str(b, str_cut(&t, between));
	}
	buf_lit(b, "]");
}

static void
copy_line(void *self, const struct copy_row *r)
{
	struct export *x = self;
	buf *b = &x->out;

	buf_lit(b, "{\"schema\":1");
	json_field(b, S("a"), r->a);
	json_field(b, S("b"), r->b);
	put_raw(b, "a_spans", r->a_spans);
	put_raw(b, "b_spans", r->b_spans);
	json_real(b, S("a_share"), r->a_share);
	json_real(b, S("b_share"), r->b_share);
	buf_lit(b, "}\n");
	flush(x);
}

static bool
copies(struct export *x, struct err *e)
{
	return store_copies(x->s, x->tmp, copy_line, x, e);
}

struct edges {
	struct export *x;
	map voices;			/* id: place of its JSON + 1 */
	words json;
};

static void
keep_voice(void *self, const struct voice_row *r)
{
	struct edges *g = self;
	buf b = { .mem = &g->x->mem };

	buf_lit(&b, "{");
	json_field(&b, S("id"), r->id);
	json_field(&b, S("name"), r->name);
	put_words(&b, "names", r->names, '\n');
	json_field(&b, S("kind"), r->kind);
	json_field(&b, S("url"), r->url);
	json_bool(&b, S("named"), r->named);
	json_bool(&b, S("held"), false);
	if (r->witness.n) {
		json_name(&b, S("witness"));
		buf_lit(&b, "{");
		json_field(&b, S("id"), r->witness);
		buf_lit(&b, "}");
	}
	buf_lit(&b, "}");
	*push(&g->json, &g->x->mem) = buf_str(&b);
	*map_at(&g->voices, str_hash(r->id)) = g->json.n;
}

static void
put_end(struct edges *g, const char *name, str id, bool voice)
{
	buf *b = &g->x->out;
	u32 at = voice ? map_get(&g->voices, str_hash(id)) : 0;

	json_name(b, str_of(name));
	if (at) {
		buf_put(b, g->json.v[at - 1]);
		return;
	}
	buf_lit(b, "{");
	json_field(b, S("id"), id);
	buf_lit(b, "}");
}

static void
edge_line(void *self, const struct edge_row *r)
{
	struct edges *g = self;
	buf *b = &g->x->out;

	buf_lit(b, "{\"schema\":1");
	json_field(b, S("kind"), r->kind);
	put_end(g, "from", r->from, false);
	put_end(g, "to", r->to, r->to_voice);
	put_words(b, "basis", r->basis, ' ');
	json_real(b, S("confidence"), r->confidence);
	json_name(b, S("evidence"));
	buf_lit(b, "{");
	put_raw(b, "from", r->here);
	put_raw(b, "to", r->there);
	buf_lit(b, "}");
	put_raw(b, "governs", r->governs);
	if (r->changes.n)
		put_raw(b, "changes", r->changes);
	buf_lit(b, "}\n");
	flush(g->x);
}

static bool
edges(struct export *x, struct err *e)
{
	struct edges g = { .x = x, .voices = { .mem = &x->mem } };

	return store_voices(x->s, x->tmp, keep_voice, &g, e) &&
	    store_edges(x->s, x->tmp, edge_line, &g, e);
}

struct stories {
	struct export *x;
	list(str) heads;	/* JSON of each but its items */
	words ids;
	u32   at;		/* the one whose items come; from 1 */
};

static void
keep_story(void *self, const struct story_row *r)
{
	struct stories *t = self;
	buf b = { .mem = &t->x->mem };

	buf_lit(&b, "{\"schema\":1");
	json_field(&b, S("id"), r->id);
	json_field(&b, S("title"), r->title);
	json_count(&b, S("articles"), r->items);
	json_count(&b, S("texts"), r->texts);
	json_count(&b, S("origins"), r->origins);
	json_count(&b, S("unnamed"), r->unnamed);
	json_field(&b, S("first"), r->first);
	json_field(&b, S("last"), r->last);
	put_words(&b, "languages", r->languages, ' ');
	*push(&t->heads, &t->x->mem) = buf_str(&b);
	*push(&t->ids, &t->x->mem) = str_copy(&t->x->mem, r->id);
}

/* Members come story by story, in the order of the stories. */
static void
member(void *self, const struct member_row *r)
{
	struct stories *t = self;
	buf *b = &t->x->out;

	if (t->at == 0 || !str_is(t->ids.v[t->at - 1], r->story)) {
		if (t->at)
			buf_lit(b, "]}\n");
		if (t->at == t->ids.n)
			return;
		buf_put(b, t->heads.v[t->at++]);
		json_name(b, S("items"));
		buf_lit(b, "[");
	} else {
		buf_lit(b, ",");
	}
	json_str(b, r->item);
	if (b->n > 1 << 16)
		flush(t->x);
}

static bool
stories(struct export *x, struct err *e)
{
	struct stories t = { .x = x };

	if (!store_stories(x->s, x->tmp, keep_story, &t, e) ||
	    !store_members(x->s, x->tmp, member, &t, e))
		return false;
	if (t.at)
		buf_lit(&x->out, "]}\n");
	flush(x);
	return true;
}

/* Statements of an utterance lie anywhere: all are kept till the end. */
struct utterance { str id; buf json; };
struct said { u32 utterance, statement; str item; };

struct utterances {
	struct export *x;
	list(struct said) said;
	list(struct utterance) all;
	map at;			/* id: place + 1 */
};

static void
keep_said(void *self, const struct said_row *r)
{
	struct utterances *u = self;
	arena *a = &u->x->mem;
	u32 *at = map_at(&u->at, str_hash(r->utterance));

	if (*at == 0) {
		struct utterance *n = push(&u->all, a);

		n->id = str_copy(a, r->utterance);
		n->json.mem = a;
		*at = u->all.n;
	}
	*push(&u->said, a) = (struct said){ *at - 1, r->statement,
		str_copy(a, r->item) };
}

static void
put_content(buf *b, const struct item *it, ref r)
{
	spans v = it->statements.v[r - 1].content;

	if (b->n)
		buf_lit(b, ",");
	buf_lit(b, "{");
	json_field(b, S("item"), it->heads.v[0].id);
	json_name(b, S("content"));
	buf_lit(b, "[");
	for (u32 i = 0; i < v.n; i++) {
		span s = it->pool.v[v.first + i];

		if (i)
			buf_lit(b, ",");
		json_span(b, s.from, s.to);
	}
	buf_lit(b, "]}");
}

static bool
utterances(struct export *x, struct err *e)
{
	struct utterances u = { .x = x, .at = { .mem = &x->mem } };
	struct item *it;
	u64 at = 0;
	u32 n = 0;

	if (!store_said(x->s, x->tmp, keep_said, &u, e))
		return false;
	for (;;) {
		arena a = x->tmp;

		if (!store_next_item(x->s, &at, &a, &it, e))
			break;
		for (; n < u.said.n && str_is(u.said.v[n].item,
		    it->heads.v[0].id); n++)
			if (u.said.v[n].statement <= it->statements.n)
				put_content(&u.all.v[u.said.v[n].utterance].
				    json, it, u.said.v[n].statement);
	}
	for (u32 i = 0; i < u.all.n && e->kind == ERR_NONE; i++) {
		buf_lit(&x->out, "{\"schema\":1");
		json_field(&x->out, S("id"), u.all.v[i].id);
		json_name(&x->out, S("statements"));
		buf_lit(&x->out, "[");
		buf_put(&x->out, buf_str(&u.all.v[i].json));
		buf_lit(&x->out, "]}\n");
		flush(x);
	}
	return e->kind == ERR_NONE;
}

struct name { str id, name, type; u32 items; buf mentions; };

struct entities {
	struct export *x;
	map at;
	list(struct name) all;
};

static u32
name_of(struct entities *n, const struct item *it, ref r, arena tmp)
{
	const struct entity *e = &it->entities.v[r - 1];
	arena *a = &n->x->mem;
	buf id = { .mem = &tmp };
	u32 *at;

	buf_put(&id, e->key);
	if (!e->key.n) {
		buf_put(&id, it->heads.v[0].id);
		buf_putc(&id, '/');
		write_id(&id, &layers[LAYER_entities], r);
	}
	at = map_at(&n->at, str_hash(buf_str(&id)));
	if (*at == 0) {
		struct name *x = push(&n->all, a);

		*x = (struct name){
			.id = str_copy(a, buf_str(&id)),
			.mentions = { .mem = a },
			.name = str_copy(a, e->name),
			.type = str_copy(a, e->type),
		};
		*at = n->all.n;
	}
	n->all.v[*at - 1].items++;
	return *at - 1;
}

static void
keep_mentions(struct entities *n, const struct item *it, arena tmp)
{
	u32 *of = new(&tmp, u32, it->entities.n + 1);

	for (ref r = 1; r <= it->entities.n; r++)
		of[r] = name_of(n, it, r, tmp);
	for (u32 i = 0; i < it->mentions.n; i++) {
		const struct mention *m = &it->mentions.v[i];
		buf *b;

		if (!m->entity)
			continue;
		b = &n->all.v[of[m->entity]].mentions;
		if (b->n)
			buf_lit(b, ",");
		buf_lit(b, "{");
		json_field(b, S("item"), it->heads.v[0].id);
		json_name(b, S("span"));
		json_span(b, m->span.from, m->span.to);
		json_field(b, S("form"), m->form);
		buf_lit(b, "}");
	}
}

static bool
entities(struct export *x, struct err *e)
{
	struct entities n = { .x = x, .at = { .mem = &x->mem } };
	struct item *it;
	u64 at = 0;

	for (;;) {
		arena a = x->tmp;

		if (!store_next_item(x->s, &at, &a, &it, e))
			break;
		keep_mentions(&n, it, a);
	}
	for (u32 i = 0; i < n.all.n && e->kind == ERR_NONE; i++) {
		const struct name *v = &n.all.v[i];

		buf_lit(&x->out, "{\"schema\":1");
		json_field(&x->out, S("id"), v->id);
		json_field(&x->out, S("name"), v->name);
		json_field(&x->out, S("type"), v->type);
		json_count(&x->out, S("items"), v->items);
		json_name(&x->out, S("mentions"));
		buf_lit(&x->out, "[");
		buf_put(&x->out, buf_str(&v->mentions));
		buf_lit(&x->out, "]}\n");
		flush(x);
	}
	return e->kind == ERR_NONE;
}

static const struct {
	const char *name;
	bool (*write)(struct export *, struct err *);
} objects[] = {
	{ "items", items }, { "statements", statements },
	{ "citations", citations }, { "entities", entities },
	{ "copies", copies }, { "stories", stories },
	{ "utterances", utterances }, { "edges", edges },
};

static bool
export(struct export *x, const char *name, struct err *e)
{
	for (size_t i = 0; i < countof(objects); i++)
		if (strcmp(objects[i].name, name) == 0)
			return objects[i].write(x, e);
	return err_set(e, ERR_USAGE, "no object \"%s\": items statements "
	    "citations entities copies stories utterances edges", name);
}

static bool
run(int argc, char **argv, struct err *e)
{
	arena mem = arena_open((size_t)1 << (CHECKED ? 28 : 34));
	arena tmp = arena_open((size_t)1 << (CHECKED ? 28 : 30));
	arena out = arena_open((size_t)1 << (CHECKED ? 28 : 30)), all = out;
	struct export x = { .mem = mem, .tmp = tmp, .out = { .mem = &out } };

	if (argc != 1)
		err_set(e, ERR_USAGE, "one object: items statements "
		    "citations entities copies stories utterances edges");
	else
		x.s = command_store_open(&x.mem, STORE_READ, e);
	if (x.s)
		export(&x, argv[0], e);
	store_close(x.s);
	arena_close(all);
	arena_close(tmp);
	arena_close(mem);
	return e->kind == ERR_NONE;
}

const struct command command_export = {
	.name     = "export",
	.args     = "OBJECT",
	.about    = "what the store holds, as JSON lines",
	.examples =
	    "  copytaster export items > records.jsonl\n"
	    "  copytaster export edges --store case.db\n"
	    "  copytaster export statements | jq -r .words\n"
	    "objects: items statements citations entities copies stories "
	    "utterances edges\n",
	.options  = options,
	.run      = run,
};
