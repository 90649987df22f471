/* copytaster quotes: who said what, in all items of the store. */
#include "command/command.h"

static const char *by, *about;

static const struct option options[] = {
	{ .name = "by", .value_name = "WHO", .value = &by,
	  .about = "said by a person or body of this name, in any script" },
	{ .name = "about", .value_name = "WORDS", .value = &about,
	  .about = "with all these words, or words that begin so" },
	{ .name = 0 },
};

struct asked {
	const struct packs *packs;
	str  key;		/* of WHO */
	u64  found;
};

/* Are all words of `want` words of the key of a name, as in person/kaja
 * kallas? */
static bool
has_key(str key, str want)
{
	size_t slash = str_find(key, S("/"));

	if (want.n == 0)
		return false;
	key = slash < key.n ? str_from(key, slash + 1) : key;
	while (want.n) {
		str w = str_cut(&want, ' '), rest = key;
		bool hit = false;

		while (rest.n && !hit)
			hit = str_is(str_cut(&rest, ' '), w);
		if (!hit)
			return false;
	}
	return true;
}

static bool
is_by(const struct asked *q, const struct item *it,
    const struct statement *s, arena tmp)
{
	const struct entity *e = s->speaker ?
	    &it->entities.v[s->speaker - 1] : 0;

	if (!by)
		return true;
	if (!e)
		return false;
	if (has_key(e->key, q->key) ||
	    people_match(e->name, str_of(by), tmp))
		return true;
	for (u32 i = 0; i < e->aliases.n; i++)
		if (people_match(it->words.v[e->aliases.first + i],
		    str_of(by), tmp))
			return true;
	return false;
}

static str
quotes_words_of(const struct item *it, const struct statement *s, arena *a)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < s->content.n; i++) {
		if (i)
			buf_lit(&b, " … ");
		buf_put(&b, item_text(it,
		    it->pool.v[s->content.first + i]));
	}
	return buf_str(&b);
}

static void
quotes_put_people(buf *b, const struct item *it, ref r, str said)
{
	const struct statement *s = &it->statements.v[r - 1];

	if (s->speaker)
		people_line(b, it->entities.v[s->speaker - 1].name, 200);
	else
		buf_lit(b, "somebody");
	if (s->anonymity && s->anonymity != ANONYMITY_named) {
		buf_lit(b, " (");
		buf_put(b, word_name(WORDS_anonymity, s->anonymity));
		buf_lit(b, ")");
	}
	if (!item_said(s))
		buf_lit(b, " (view)");
	buf_put(b, s->type == STATEMENT_direct ? S(": \"") : S(": "));
	people_line(b, said, 400);
	if (s->type == STATEMENT_direct)
		buf_putc(b, '"');
	buf_lit(b, "\n    ");
	people_item(b, it);
}

static void
quotes_put_json(buf *b, const struct item *it, ref r, str said)
{
	const struct statement *s = &it->statements.v[r - 1];

	buf_lit(b, "{\"schema\":1");
	json_field(b, S("item"), item_head(it)->id);
	json_head(b, it);
	json_name(b, S("statement"));
	buf_putc(b, '"');
	write_id(b, &layers[LAYER_statements], r);
	buf_putc(b, '"');
	json_field(b, S("words"), said);
	json_field(b, S("said_by"), s->speaker ?
	    it->entities.v[s->speaker - 1].name : (str){ 0 });
	json_record(b, it, &layers[LAYER_statements], r);
	buf_lit(b, "}\n");
}

static str
quotes_id(ref r, arena *a)
{
	buf b = { .mem = a };

	write_id(&b, &layers[LAYER_statements], r);
	return buf_str(&b);
}

static void
go_through(struct asked *q, const struct item *it, arena tmp)
{
	for (ref r = 1; r <= it->statements.n; r++) {
		const struct statement *s = &it->statements.v[r - 1];
		arena a = tmp;
		str said = quotes_words_of(it, s, &a);
		buf b;

		if (!is_by(q, it, s, a) ||
		    (about && !people_match(said, str_of(about), a)))
			continue;
		q->found++;
		if (!filter_row(item_head(it)->id, quotes_id(r, &a)))
			continue;
		b = (buf){ .mem = &a };
		if (command_json)
			quotes_put_json(&b, it, r, said);
		else
			quotes_put_people(&b, it, r, said);
		if (command_json)
			people_write(&b);
		else
			people_write_marked(&b);
	}
}

static bool
quotes_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct asked *q = self;
	struct item *it;
	u64 at = 0;

	if (!filter_choose(s, mem, tmp, e))
		return false;
	if (by)
		q->key = language_key(mem, &q->packs->v[0], str_of(by));
	for (;;) {
		arena a = tmp;

		if (!store_next_item(s, &at, &a, &it, e))
			break;
		go_through(q, it, a);
	}
	if (e->kind != ERR_NONE)
		return false;
	return filter_end(q->found, q->found, "statement", "statements", 0, e);
}

static bool
quotes_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	struct asked q = { .packs = &packs };

	(void)argv;
	if (argc)
		return err_set(e, ERR_USAGE, "quotes takes --by WHO and "
		    "--about WORDS");
	if (filter_read(50, e) &&
	    command_packs(&packs, e))
		command_ask(1 << 30, quotes_ask, &q, e);
	packs_close(&packs);
	return e->kind == ERR_NONE;
}

const struct command command_quotes = {
	.name     = "quotes",
	.args     = "",
	.about    = "who said what",
	.examples =
	    "  copytaster quotes --by Orsk\n"
	    "  copytaster quotes --by 'Anna Orsk' --about grain\n"
	    "  copytaster quotes --about 'maximum pressure' --json\n",
	.options  = options,
	.lists    = true,
	.run      = quotes_run,
};
