/* copytaster stories: what is going on, with the badge of each story. */
#include <stdlib.h>

#include "command/command.h"

static const char *sort = "size";

static const struct option options[] = {
	{ .name = "sort", .value_name = "HOW", .value = &sort,
	  .about = "size (articles), origins, growth (articles a day)" },
	{ .name = 0 },
};

struct ranked { const struct story_row *r; f64 rank; u32 place; };

struct found {
	struct store *s;
	arena *mem;
	map    wanted;		/* by id: has an item that was asked for */
	list(struct ranked) all;
	u32    held;
};

/* The day of an ISO date, in days since 1970; 0 if it is not a date. */
static i64
days(str t)
{
	struct moment m;

	return moment_read(t, &m) ? civil_days(m.day) : 0;
}

static f64
stories_rank(const struct story_row *r)
{
	if (strcmp(sort, "origins") == 0)
		return r->origins;
	if (strcmp(sort, "growth") == 0)
		return (f64)r->items / (f64)(days(r->last) - days(r->first) +
		    1);
	return r->items;
}

/* Notes the story of an item that was asked for. */
static void
stories_have(void *self, const void *row)
{
	struct found *t = self;
	const struct member_row *r = row;

	if (store_chosen(t->s, r->item))
		*map_at(&t->wanted, str_hash(r->story)) = 1;
}

static void
stories_keep(void *self, const void *row)
{
	struct found *t = self;
	const struct story_row *r = row;

	t->held++;
	if (filter_chooses() && !map_get(&t->wanted, str_hash(r->id)))
		return;
	*push(&t->all, t->mem) = (struct ranked){
		row_copy(t->mem, &relations[RELATION_stories], r),
		    stories_rank(r),
		t->all.n,
	};
}

static int
stories_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int late;

	if (x->rank > y->rank || x->rank < y->rank)
		return x->rank < y->rank ? 1 : -1;
	late = str_order(y->r->last, x->r->last);
	return late ? late : (x->place > y->place) - (x->place < y->place);
}

static void
stories_put_json(buf *b, const struct story_row *r)
{
	buf_lit(b, "{\"schema\":1");
	json_row(b, &relations[RELATION_stories], r);
	if (command_unfinished)
		json_count(b, S("unfinished"), (i64)command_unfinished);
	buf_lit(b, "}\n");
}

static void
stories_tell(struct found *t)
{
	buf b = { .mem = t->mem };

	if (t->all.n)
		qsort(t->all.v, t->all.n, sizeof *t->all.v, stories_order);
	for (u32 i = 0; i < t->all.n; i++) {
		if (!filter_row(t->all.v[i].r->id, S("")))
			continue;
		if (command_json) {
			stories_put_json(&b, t->all.v[i].r);
			continue;
		}
		if (i < 9)
			buf_putc(&b, ' ');
		buf_num(&b, i + 1);
		buf_lit(&b, "  ");
		people_story(&b, t->all.v[i].r);
	}
	if (command_json)
		people_write(&b);
	else
		people_write_marked(&b);
}

static bool
stories_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct found *t = self;

	t->s = s;
	t->mem = t->wanted.mem = mem;
	if (!filter_choose(s, mem, tmp, e) || (filter_chooses() &&
	    !store_each(s, RELATION_members, tmp, stories_have, t, e)) ||
	    !store_each(s, RELATION_stories, tmp, stories_keep, t, e))
		return false;
	stories_tell(t);
	return filter_end(t->all.n, t->held, "story", "stories", "show ID",
	    e);
}

static bool
stories_run(int argc, char **argv, struct err *e)
{
	struct found t = { 0 };

	(void)argv;
	if (argc)
		return err_set(e, ERR_USAGE, "stories takes no arguments; see "
		    "copytaster show");
	if (strcmp(sort, "size") != 0 && strcmp(sort, "origins") != 0 &&
	    strcmp(sort, "growth") != 0)
		return err_set(e, ERR_USAGE, "--sort %s: size, origins or "
		    "growth", sort);
	return filter_read(20, e) &&
	    command_ask(1 << 29, stories_ask, &t, e);
}

const struct command command_stories = {
	.name     = "stories",
	.args     = "",
	.about    = "what is going on: articles, texts, origins",
	.examples =
	    "  copytaster stories\n"
	    "  copytaster stories --since 2025-01-28 --sort origins\n"
	    "  copytaster stories --lang ru --limit 0 --json\n",
	.options  = options,
	.lists    = true,
	.run      = stories_run,
};
