/* copytaster entities: persons and things that are named, in all languages. */
#include "command/command.h"

static const char *type;

static const char *
entities_types(size_t i)
{
	return i < word_lists[WORDS_entity_type].n ?
	    word_lists[WORDS_entity_type].v[i].name : 0;
}

static const struct option options[] = {
	{ .name = "type", .value_name = "TYPE", .value = &type,
	  .about = "of this type", .names = entities_types },
	{ .name = 0 },
};

struct names {
	arena tmp;
	str   wanted;
	u32   found;
};

static const struct table table = { .part = { &relations[RELATION_names] } };

static void
entities_put(void *self, const struct name_row *r)
{
	struct names *n = self;
	arena a = n->tmp;
	buf b = { .mem = &a };

	if ((type && !str_is(r->type, str_of(type))) ||
	    (n->wanted.n && !people_match(r->name, n->wanted, a) &&
	     !people_match(r->key, n->wanted, a)))
		return;
	n->found++;
	if (!filter_row(r->key, S("")))
		return;
	if (command_json) {
		writer_find(S("json"))->row(&b, &table, &(struct row){
		    .part = { r } }, a);
		people_write(&b);
		return;
	}
	printf("%6u  ", r->items);
	people_line(&b, r->type, 13);
	while (b.n < 14)
		buf_putc(&b, ' ');
	people_line(&b, r->name, people_fit(&b, 40, 8));
	buf_putc(&b, '\n');
	people_write(&b);
}

static bool
entities_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct names *n = self;

	if (!filter_choose(s, mem, tmp, e))
		return false;
	n->tmp = *mem;
	return store_names(s, tmp, entities_put, n, e) && filter_end(n->found,
	    n->found, "named", "named", 0, e);
}

static bool
entities_run(int argc, char **argv, struct err *e)
{
	struct names n = { 0 };

	if (argc > 1)
		return err_set(e, ERR_USAGE, "one name at most");
	if (type && !word_find(WORDS_entity_type, str_of(type)))
		return command_unknown("type", str_of(type), entities_types,
		    e);
	if (argc == 1)
		n.wanted = str_of(argv[0]);
	return filter_read(50, e) &&
	    command_ask(1 << 30, entities_ask, &n, e);
}

const struct command command_entities = {
	.name     = "entities",
	.args     = "[NAME]",
	.about    = "persons and things that are named, most items first",
	.examples =
	    "  copytaster entities --type person\n"
	    "  copytaster entities Orsk --json\n",
	.options  = options,
	.lists    = true,
	.run      = entities_run,
};
