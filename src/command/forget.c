/*
 * copytaster forget: takes the capture of an item out of the store for good.
 *
 * What other items are, and what holds between them, may depend on the one that
 * goes: a version, a copy, an id. So the derived half is made again, in the
 * same transaction.
 */
#include "command/command.h"

static const struct option options[] = {
	{ .name = 0 },
};

struct forgetting { arena mem; struct store *s; const struct packs *packs; };

static void
forget_say(struct forgetting *x, const struct forgot *f)
{
	buf b = { .mem = &x->mem };

	if (command_json) {
		buf_lit(&b, "{\"schema\":1");
		json_field(&b, S("forgotten"), f->id);
		json_field(&b, S("path"), f->path);
		json_count(&b, S("items"), f->items);
		buf_lit(&b, "}\n");
	} else {
		buf_lit(&b, "forgot ");
		people_line(&b, f->path, 1000);
		buf_lit(&b, ": ");
		buf_num(&b, f->items);
		buf_put(&b, f->items == 1 ? S(" item") : S(" items"));
		buf_lit(&b, "; it stays away when it is added again\n");
	}
	people_write(&b);
}

static bool
forget_one(struct forgetting *x, str id, struct err *e)
{
	struct rebuilt told = { 0 };
	struct forgot f;
	str same;

	if (!store_forget(x->s, id, &f, &x->mem, e))
		return false;
	if (!f.id.n)
		return err_set(e, ERR_USAGE, "%.*s: no item of this id; "
		    "copytaster search finds items", id.n > 200 ? 200 :
		    (int)id.n, id.s);
	if (!rebuild(x->s, x->packs, pool_cpus(), &told, e))
		return false;
	forget_say(x, &f);
	if (!store_forgot_same(x->s, &f, &x->mem, &same, e))
		return false;
	if (same.n)
		command_say("copytaster: another document has the same text, "
		    "see copytaster forget %.*s", (int)same.n, same.s);
	return rebuild_whole(&told, e);
}

static bool
forget_run(int argc, char **argv, struct err *e)
{
	static struct packs packs;
	arena mem = arena_open(1 << 28);
	struct forgetting x = { .mem = mem, .packs = &packs };

	if (argc != 1)
		err_set(e, ERR_USAGE, "forget one item by its id");
	else if (command_packs(&packs, e)) {
		struct err absent = { 0 };
		struct store *held = command_store_open(&x.mem, STORE_READ,
		    &absent);

		/* a store that is not there is not made */
		store_close(held);
		if (!held)
			*e = absent;
		else
			x.s = command_store_open(&x.mem, STORE_WRITE, e);
		if (x.s)
			forget_one(&x, str_of(argv[0]), e);
		store_close(x.s);
		packs_close(&packs);
	}
	arena_close(mem);
	return e->kind == ERR_NONE;
}

const struct command command_forget = {
	.name     = "forget",
	.args     = "ID",
	.about    = "take an item and all of its document out for good",
	.examples =
	    "  copytaster forget 5d1c0e2f7a9b3c44.1\n"
	    "  copytaster forget 5d1c0e2f7a9b3c44.1 --store case.db\n",
	.options  = options,
	.run      = forget_run,
};
