/*
 * copytaster export: what the store holds, in a stable order.
 *
 * Each object is a table. The dictionaries say what its rows are, and `objects`
 * says which parts stand side by side in them. This file only puts rows
 * together.
 */

#include "command/command.h"

static const char *format = "json";

static const struct option options[] = {
	{ .name = "format", .value_name = "NAME", .value = &format,
	  .about = "of the output", .names = command_writers },
	{ .name = 0 },
};

struct export {
	struct store *s;
	const struct writer *writer;
	const struct table  *table;
	bool        (*write)(struct export *, struct err *);
	arena        *mem;	/* for the whole export */
	arena         rows;	/* for a row of the store */
	arena         tmp;	/* for one line */
	buf           out;
};

/* Lines go out as they come. */
static void
export_flush(struct export *x)
{
	people_put(stdout, buf_str(&x->out));
	x->out.n = 0;
}

/* A row is named by an id, or by that of an item and a part of it. */
static void
export_put(struct export *x, const struct row *r, str id, str part, arena tmp)
{
	assert(x->table->part[0] && r->part[0]);
	if (!filter_row(id, part))
		return;
	x->writer->row(&x->out, x->table, r, tmp);
	export_flush(x);
}

/* Reads one item after the other into tmp. */
static bool
items(struct export *x, void (*each)(struct export *, void *,
    const struct item *, arena tmp), void *self, struct err *e)
{
	struct item *it;
	u64 at = 0;

	for (;;) {
		arena a = x->tmp;

		if (filter_full() || !store_next_item(x->s, &at, &a, &it, e))
			return e->kind == ERR_NONE;
		each(x, self, it, a);
	}
}

static void
export_put_item(struct export *x, void *self, const struct item *it, arena tmp)
{
	(void)self;
	if (!filter_row(item_head(it)->id, S("")))
		return;
	x->writer->item(&x->out, x->table, it, tmp);
	export_flush(x);
}

static bool
all_items(struct export *x, struct err *e)
{
	return items(x, export_put_item, 0, e);
}

/* The name and key of an entity, because its id holds in its item only. */
static const struct known_as_row *
known_as(const struct item *it, ref r, arena *a)
{
	const struct entity *e = &it->entities.v[r - 1];
	struct known_as_row *k;

	if (r == 0)
		return 0;
	k = new(a, struct known_as_row, 1);
	*k = (struct known_as_row){ e->name, e->key };
	return k;
}

static str
export_words_of(const struct item *it, spans v, arena *a)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < v.n; i++) {
		if (i)
			buf_lit(&b, " … ");
		buf_put(&b, item_text(it, it->pool.v[v.first + i]));
	}
	return b.n ? buf_str(&b) : (str){ 0 };
}

static str
record_id(const struct layer *l, ref r, arena *a)
{
	buf b = { .mem = a };

	write_id(&b, l, r);
	return buf_str(&b);
}

static kind_list
names_of(const struct item *it, refs v, arena *a)
{
	str *names = new(a, str, v.n + 1);

	for (u32 i = 0; i < v.n; i++) {
		ref r = it->refs.v[v.first + i];

		if (r)
			names[i] = it->entities.v[r - 1].name;
	}
	return (kind_list){ names, v.n };
}

static void
export_put_statements(struct export *x, void *self, const struct item *it,
    arena tmp)
{
	(void)self;
	for (ref r = 1; r <= it->statements.n; r++) {
		const struct statement *s = &it->statements.v[r - 1];
		arena a = tmp;
		struct named_record_row before = {
			item_head(it)->id,
			record_id(&layers[LAYER_statements], r, &a) };
		struct saying_row beside = {
			.words   = export_words_of(it, s->content, &a),
			.said_by = known_as(it, s->speaker, &a),
			.voices  = names_of(it, s->chain, &a),
		};

		export_put(x, &(struct row){ it, { &before, s, &beside } },
		    before.item, before.id, a);
	}
}

static bool
export_statements(struct export *x, struct err *e)
{
	return items(x, export_put_statements, 0, e);
}

static void
export_put_citations(struct export *x, void *self, const struct item *it,
    arena tmp)
{
	(void)self;
	for (u32 i = 0; i < it->citations.n; i++) {
		const struct citation *c = &it->citations.v[i];
		arena a = tmp;
		struct item_record_row before = { item_head(it)->id };
		buf part = { .mem = &a };
		struct crediting_row beside = {
			.words    = item_text(it, c->span),
			.credited = known_as(it, c->entity, &a),
		};

		buf_num(&part, i + 1);
		export_put(x, &(struct row){ it, { &before, c, &beside } },
		    before.item, buf_str(&part), a);
	}
}

static bool
export_citations(struct export *x, struct err *e)
{
	return items(x, export_put_citations, 0, e);
}

static void
put_copy(void *self, const void *row)
{
	struct export *x = self;
	const struct copy_row *r = row;

	if (store_chosen(x->s, r->a) || store_chosen(x->s, r->b))
		export_put(x, &(struct row){ .part = { row } }, r->a, r->b,
		    x->tmp);
}

static bool
export_copies(struct export *x, struct err *e)
{
	return store_each(x->s, RELATION_copies, x->rows, put_copy, x, e);
}

struct edges {
	struct export *x;
	map at;			/* of a voice's id: place + 1 */
	list(const struct voice_row *) voices;
};

static void
keep_voice(void *self, const void *row)
{
	struct edges *g = self;
	arena *a = g->x->mem;
	const struct voice_row *v = row_copy(a, &relations[RELATION_voices],
	    row);

	*push(&g->voices, a) = v;
	*map_at(&g->at, str_hash(v->id)) = g->voices.n;
}

static void
put_edge(void *self, const void *row)
{
	struct edges *g = self;
	struct edge_row r = *(const struct edge_row *)row;
	u32 at = r.to_voice ? map_get(&g->at, str_hash(r.to.id)) : 0;
	arena tmp = g->x->tmp;
	buf part = { .mem = &tmp };

	buf_put(&part, r.to.id);
	buf_putc(&part, '/');
	buf_put(&part, r.kind);
	if (at)
		r.to.voice = g->voices.v[at - 1];
	if (store_chosen(g->x->s, r.from))
		export_put(g->x, &(struct row){ .part = { &r } }, r.from,
		    buf_str(&part), tmp);
}

static bool
edges(struct export *x, struct err *e)
{
	struct edges g = { .x = x, .at = { .mem = x->mem } };

	return store_each(x->s, RELATION_voices, x->rows, keep_voice, &g, e) &&
	    store_each(x->s, RELATION_edges, x->rows, put_edge, &g, e);
}

struct stories {
	struct export *x;
	list(const struct story_row *) all;
	list(words) items;		/* of each */
	list(bool) wanted;		/* has it an item that was asked for? */
	map at;				/* of a story's id: place + 1 */
};

static void
keep_story(void *self, const void *row)
{
	struct stories *t = self;
	arena *a = t->x->mem;
	const struct story_row *r = row_copy(a, &relations[RELATION_stories],
	    row);

	*push(&t->all, a) = r;
	push(&t->items, a);
	*push(&t->wanted, a) = !filter_chooses();
	*map_at(&t->at, str_hash(r->id)) = t->all.n;
}

static void
keep_member(void *self, const void *row)
{
	struct stories *t = self;
	const struct member_row *r = row;
	u32 at = map_get(&t->at, str_hash(r->story));

	if (!at)
		return;
	*push(&t->items.v[at - 1], t->x->mem) = str_copy(t->x->mem, r->item);
	t->wanted.v[at - 1] |= store_chosen(t->x->s, r->item);
}

static bool
stories(struct export *x, struct err *e)
{
	struct stories t = { .x = x, .at = { .mem = x->mem } };

	if (!store_each(x->s, RELATION_stories, x->rows, keep_story, &t, e) ||
	    !store_each(x->s, RELATION_members, x->rows, keep_member, &t, e))
		return false;
	for (u32 i = 0; i < t.all.n; i++) {
		struct holding_row beside = { { t.items.v[i].v,
			t.items.v[i].n } };

		if (t.wanted.v[i])
			export_put(x, &(struct row){ .part = { t.all.v[i],
			    &beside } }, t.all.v[i]->id, S(""), x->tmp);
	}
	return true;
}

/* The statements of an utterance can be in any items, so all are kept until the
 * end. */
struct utterance { str id; list(struct content_row) statements; };
struct said { u32 utterance, statement; str item, content; };

struct utterances {
	struct export *x;
	list(struct said) said;
	list(struct utterance) all;
	map at;				/* id: place + 1 */
	map first;			/* item: its first place in said, + 1 */
};

static void
keep_said(void *self, const void *row)
{
	struct utterances *u = self;
	const struct said_row *r = row;
	arena *a = u->x->mem;
	u32 *at = map_at(&u->at, str_hash(r->utterance));
	u32 *first = map_at(&u->first, str_hash(r->item));

	if (*at == 0) {
		push(&u->all, a)->id = str_copy(a, r->utterance);
		*at = u->all.n;
	}
	*push(&u->said, a) = (struct said){ *at - 1, r->statement,
		str_copy(a, r->item), { 0 } };
	*first = *first ? *first : u->said.n;
}

static void
keep_contents(struct export *x, void *self, const struct item *it, arena tmp)
{
	struct utterances *u = self;
	str id = item_head(it)->id;
	u32 i = map_get(&u->first, str_hash(id));

	(void)tmp;
	for (; i && i <= u->said.n && str_is(u->said.v[i - 1].item, id); i++) {
		struct said *s = &u->said.v[i - 1];
		spans v;

		if (s->statement == 0 || s->statement > it->statements.n)
			continue;
		v = it->statements.v[s->statement - 1].content;
		s->content = v.n ? places_text(x->mem,
		    it->pool.v + v.first, v.n) : S("[]");
	}
}

static bool
utterances(struct export *x, struct err *e)
{
	struct utterances u = { .x = x, .at = { .mem = x->mem },
		.first = { .mem = x->mem } };

	if (!store_each(x->s, RELATION_utterances, x->rows, keep_said, &u, e) ||
	    !items(x, keep_contents, &u, e))
		return false;
	for (u32 i = 0; i < u.said.n; i++) {
		const struct said *s = &u.said.v[i];

		if (s->content.n)
			*push(&u.all.v[s->utterance].statements, x->mem) =
			    (struct content_row){ s->item, s->content };
	}
	for (u32 i = 0; i < u.all.n; i++) {
		struct said_alike_row r = { u.all.v[i].id,
			{ u.all.v[i].statements.v, u.all.v[i].statements.n } };

		if (r.statements.n)
			export_put(x, &(struct row){ .part = { &r } }, r.id,
			    S(""), x->tmp);
	}
	return true;
}

struct name { struct name_row r; list(struct place_named_row) places; };

struct entities {
	map at;			/* by id: place + 1 */
	list(struct name) all;
};

static u32
export_name_of(struct export *x, struct entities *n, const struct item *it,
    ref r, arena tmp)
{
	const struct entity *e = &it->entities.v[r - 1];
	arena *a = x->mem;
	buf id = { .mem = &tmp };
	u32 *at;

	buf_put(&id, e->key);
	if (!e->key.n) {
		buf_put(&id, item_head(it)->id);
		buf_putc(&id, '/');
		write_id(&id, &layers[LAYER_entities], r);
	}
	at = map_at(&n->at, str_hash(buf_str(&id)));
	if (*at == 0) {
		push(&n->all, a)->r = (struct name_row){
			.key = str_copy(a, buf_str(&id)),
			.name = str_copy(a, e->name),
			.type = word_name(WORDS_entity_type, e->type),
		};
		*at = n->all.n;
	}
	n->all.v[*at - 1].r.items++;
	return *at - 1;
}

static void
keep_mentions(struct export *x, void *self, const struct item *it, arena tmp)
{
	struct entities *n = self;
	u32 *of = new(&tmp, u32, it->entities.n + 1);
	str id = str_copy(x->mem, item_head(it)->id);

	for (ref r = 1; r <= it->entities.n; r++)
		of[r] = export_name_of(x, n, it, r, tmp);
	for (u32 i = 0; i < it->mentions.n; i++) {
		const struct mention *m = &it->mentions.v[i];

		if (m->entity)
			*push(&n->all.v[of[m->entity]].places, x->mem) =
			    (struct place_named_row){ id, m->span,
			    word_name(WORDS_mention_form, m->form) };
	}
}

static bool
export_entities(struct export *x, struct err *e)
{
	struct entities n = { .at = { .mem = x->mem } };

	if (!items(x, keep_mentions, &n, e))
		return false;
	for (u32 i = 0; i < n.all.n; i++) {
		const struct name *v = &n.all.v[i];
		struct naming_row beside = { { v->places.v, v->places.n } };

		export_put(x, &(struct row){ .part = { &v->r, &beside } },
		    v->r.key, S(""), x->tmp);
	}
	return true;
}

static const struct object {
	const char *name;
	bool (*write)(struct export *, struct err *);
	struct table table;
} objects[] = {
	{ "items", all_items, { 0 } },
	{ "statements", export_statements, { .part = {
	    &relations[RELATION_named_records], &layers[LAYER_statements],
	    &relations[RELATION_sayings] } } },
	{ "citations", export_citations, { .part = {
	    &relations[RELATION_item_records], &layers[LAYER_citations],
	    &relations[RELATION_creditings] } } },
	{ "entities", export_entities, { .part = { &relations[RELATION_names],
	    &relations[RELATION_namings] } } },
	{ "copies", export_copies, { .part =
	    { &relations[RELATION_copies] } } },
	{ "stories", stories, { .part = { &relations[RELATION_stories],
	    &relations[RELATION_holdings] } } },
	{ "utterances", utterances, { .part = {
	    &relations[RELATION_said_alike] } } },
	{ "edges", edges, { .part = { &relations[RELATION_edges] } } },
};

static const char *
name_nth(size_t i)
{
	return i < countof(objects) ? objects[i].name : 0;
}

static const struct object *
export_find(const char *name, struct err *e)
{
	for (size_t i = 0; i < countof(objects); i++)
		if (strcmp(objects[i].name, name) == 0)
			return &objects[i];
	command_unknown("object", str_of(name), name_nth, e);
	return 0;
}

static bool
export_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct export *x = self;
	size_t third = arena_room(&tmp) / 3;
	arena out = arena_part(&tmp, tmp.at, tmp.at + third);

	x->s = s;
	x->mem = mem;
	x->out.mem = &out;
	x->rows = arena_part(&tmp, out.end, out.end + third);
	x->tmp = arena_part(&tmp, x->rows.end, tmp.end);
	if (!filter_choose(s, mem, x->tmp, e))
		return false;
	if (x->writer->begin)
		x->writer->begin(&x->out, x->table, x->tmp);
	export_flush(x);
	if (!x->write(x, e) || !filter_end(0, 0, 0, 0, 0, e))
		return false;
	if (x->writer->end)
		x->writer->end(&x->out, x->table, x->tmp);
	export_flush(x);
	return true;
}

static bool
export_run(int argc, char **argv, struct err *e)
{
	const struct object *o = argc == 1 ? export_find(argv[0], e) : 0;
	struct export x = { .writer = command_writer(str_of(format), e) };

	if (argc != 1)
		return err_set(e, ERR_USAGE, "export one object; see "
		    "copytaster export --help");
	if (!o || !x.writer || !filter_read(0, e))
		return false;
	x.table = &o->table;
	x.write = o->write;
	return command_ask((size_t)1 << (CHECKED ? 29 : 34), export_ask, &x, e);
}

const struct command command_export = {
	.name     = "export",
	.args     = "OBJECT",
	.about    = "what the store holds, as JSON lines or CSV",
	.examples =
	    "  copytaster export items > records.jsonl\n"
	    "  copytaster export edges --store case.db\n"
	    "  copytaster export statements | jq -r .words\n"
	    "  copytaster export statements --format csv > statements.csv\n",
	.list     = "Objects",
	.names    = name_nth,
	.options  = options,
	.lists    = true,
	.run      = export_run,
};
