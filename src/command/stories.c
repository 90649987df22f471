/* copytaster stories: what is going on, with the badge of each story. */
#include <stdlib.h>

#include "command/command.h"

static const char *since, *language, *sort = "size", *limit;

static const struct option options[] = {
	{ .name = "since", .value_name = "DATE", .value = &since,
	  .about = "with a text of that day or later: 2025-01-28" },
	{ .name = "lang", .value_name = "TAG", .value = &language,
	  .about = "with a text in this language: en" },
	{ .name = "sort", .value_name = "HOW", .value = &sort,
	  .about = "size (articles), origins, growth (articles a day)" },
	{ .name = "limit", .value_name = "N", .value = &limit,
	  .about = "how many at most (default 20; 0: all)" },
	{ .name = 0 },
};

struct ranked { const struct story_row *r; f64 rank; u32 place; };

struct found {
	arena *mem;
	list(struct ranked) all;
	u32    held, most;
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

static bool
has_word(str t, str word)
{
	while (t.n)
		if (str_is(str_cut(&t, ' '), word))
			return true;
	return false;
}

static void
stories_keep(void *self, const void *row)
{
	struct found *t = self;
	const struct story_row *r = row;

	t->held++;
	if ((since && (!r->last.n || str_order(r->last, str_of(since)) < 0))
	    || (language && !has_word(r->languages, str_of(language))))
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
	u32 n = t->most && t->most < t->all.n ? t->most : t->all.n;

	if (t->all.n)
		qsort(t->all.v, t->all.n, sizeof *t->all.v, stories_order);
	for (u32 i = 0; i < n; i++) {
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
	people_write(&b);
	if (command_json)
		return;
	if (n < t->held)
		printf("%u of %u stories", n, t->held);
	else
		printf("%u %s", n, n == 1 ? "story" : "stories");
	if (n < t->all.n)
		fputs("; --limit 0 shows all", stdout);
	fputs(n ? "    next: copytaster show ID\n" : "\n", stdout);
}

static bool
stories_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct found *t = self;

	t->mem = mem;
	if (!store_each(s, RELATION_stories, tmp, stories_keep, t, e))
		return false;
	stories_tell(t);
	return true;
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
	return command_number("limit", limit, 20, &t.most, e) &&
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
	.run      = stories_run,
};
