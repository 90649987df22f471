/* copytaster show: an item to read, or a story and its items. */
#include <stdlib.h>
#include <unistd.h>

#include "command/command.h"
#include "relate/relate.h"

static const struct option options[] = {
	{ .name = 0 },
};

/* The place where the content of a statement begins or ends. */
struct mark { u32 at, n; bool open; };

typedef list(struct mark) marks;

static int
show_order(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->open != y->open)
		return x->open ? 1 : -1;
	return (x->n > y->n) - (x->n < y->n);
}

static void
put_mark(buf *b, const struct mark *m, bool color)
{
	if (color)
		people_mark(b, m->open ? MARK_BOLD : MARK_OFF);
	else
		buf_put(b, m->open ? S("[") : S("]"));
	if (!m->open)
		return;
	buf_num(b, m->n);
	if (color)
		people_mark(b, MARK_LINE);
	else
		buf_lit(b, ": ");
}

/* The text with each statement between brackets, or underlined. */
static void
show_put_text(buf *b, const struct item *it, bool color, arena tmp)
{
	marks all = { 0 };
	str text = item_all(it);
	u32 at = 0;

	for (u32 i = 0; i < it->statements.n; i++) {
		spans v = it->statements.v[i].content;

		for (u32 k = 0; k < v.n; k++) {
			span s = it->pool.v[v.first + k];

			*push(&all, &tmp) = (struct mark){ s.from, i + 1,
				true };
			*push(&all, &tmp) = (struct mark){ s.to, i + 1,
				false };
		}
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, show_order);
	for (u32 i = 0; i < all.n; i++) {
		assert(all.v[i].at >= at && all.v[i].at <= text.n);
		buf_put(b, (str){ text.s + at, all.v[i].at - at });
		at = all.v[i].at;
		put_mark(b, &all.v[i], color);
	}
	buf_put(b, str_trim(str_from(text, at)));
	buf_putc(b, '\n');
}

static void
show_put_name(buf *b, const struct item *it, ref r)
{
	assert(r <= it->entities.n);
	if (r)
		people_line(b, it->entities.v[r - 1].name, 200);
	else
		buf_lit(b, "somebody");
}

/* 1  Bloomberg > an EU official, indirect, unnamed: (the words) */
static void
show_put_statements(buf *b, const struct item *it)
{
	for (u32 i = 0; i < it->statements.n; i++) {
		const struct statement *s = &it->statements.v[i];

		if (i == 0)
			buf_lit(b, "\nWho says what:\n");
		if (i < 9)
			buf_putc(b, ' ');
		buf_num(b, i + 1);
		buf_lit(b, "  ");
		for (u32 k = 0; k < s->chain.n; k++) {
			if (k)
				buf_lit(b, " > ");
			show_put_name(b, it, it->refs.v[s->chain.first + k]);
		}
		if (s->chain.n == 0)
			show_put_name(b, it, s->speaker);
		buf_lit(b, "  ");
		buf_put(b, word_name(WORDS_statement_type, s->type));
		if (s->anonymity && s->anonymity != ANONYMITY_named) {
			buf_lit(b, ", ");
			buf_put(b, word_name(WORDS_anonymity, s->anonymity));
		}
		if (s->reality && s->reality != REALITY_asserted) {
			buf_lit(b, ", ");
			buf_put(b, word_name(WORDS_reality, s->reality));
		}
		buf_putc(b, '\n');
	}
}

static void
show_put_citations(buf *b, const struct item *it)
{
	for (u32 i = 0; i < it->citations.n; i++) {
		const struct citation *c = &it->citations.v[i];

		if (i == 0)
			buf_lit(b, "\nWhom it credits:\n");
		buf_lit(b, "    ");
		people_line(b, c->target.n ? c->target : c->url.n ? c->url :
		    S("nobody by name"), 200);
		buf_lit(b, "  \"");
		people_line(b, item_text(it, c->span), 60);
		buf_lit(b, "\"\n");
	}
}

static void
show_item(const struct item *it, arena *mem, arena tmp)
{
	bool color = people_color();
	buf b = { .mem = mem };
	const struct head *h = item_head(it);

	people_head(&b, it);
	buf_lit(&b, "\n");
	for (u32 i = 0; i < it->authors.n; i++) {
		buf_put(&b, i ? S(", ") : S("by "));
		people_line(&b, it->authors.v[i].name, 200);
	}
	if (it->authors.n)
		buf_lit(&b, "\n");
	if (it->capture.n) {
		people_line(&b, it->capture.v[0].path, 1000);
		buf_lit(&b, "  ");
	}
	people_line(&b, h->url.n ? h->url : it->capture.n ?
	    it->capture.v[0].url : (str){ 0 }, 1000);
	if (h->parent.n) {
		buf_lit(&b, "\npart of ");
		people_id(&b, h->parent);
	}
	buf_lit(&b, "\n\n");
	show_put_text(&b, it, color, tmp);
	show_put_statements(&b, it);
	show_put_citations(&b, it);
	people_write_marked(&b);
}

struct look {
	arena *mem;
	str    id;
	const struct story_row *story;	/* NULL: not found */
	words  members;
	str    now;		/* of the story that has its first item */
};

static void
is_story(void *self, const void *row)
{
	struct look *l = self;
	const struct story_row *r = row;

	if (str_is(r->id, l->id))
		l->story = row_copy(l->mem, &relations[RELATION_stories], r);
}

static void
is_member(void *self, const void *row)
{
	struct look *l = self;
	const struct member_row *r = row;

	if (str_is(r->story, l->id))
		*push(&l->members, l->mem) = str_copy(l->mem, r->item);
}

/* Is the id that of a story which began with this item? */
static void
was_first(void *self, const void *row)
{
	struct look *l = self;
	const struct member_row *r = row;
	arena tmp = *l->mem;

	if (str_is(relate_story_id(&tmp, r->item), l->id))
		l->now = str_copy(l->mem, r->story);
}

/* Finds the story of an id.  An old id leads to the story of today. */
static bool
find_story(struct store *s, struct look *l, arena tmp, struct err *e)
{
	if (!store_each(s, RELATION_stories, tmp, is_story, l, e))
		return false;
	if (!l->story) {
		if (!store_each(s, RELATION_members, tmp, was_first, l, e))
			return false;
		if (!l->now.n)
			return true;
		command_say("copytaster: %.*s is now %.*s", (int)l->id.n,
		    l->id.s, (int)l->now.n, l->now.s);
		l->id = l->now;
		if (!store_each(s, RELATION_stories, tmp, is_story, l, e))
			return false;
	}
	return store_each(s, RELATION_members, tmp, is_member, l, e);
}

/* The story as `export stories` writes it, then a line for each item. */
static bool
show_story_json(struct store *s, struct look *l, arena tmp, struct err *e)
{
	static const struct table table = { .part = {
		&relations[RELATION_stories], &relations[RELATION_holdings] } };
	struct holding_row beside = { { l->members.v, l->members.n } };
	buf b = { .mem = l->mem };

	writer_find(S("json"))->row(&b, &table, &(struct row){ .part = {
	    l->story, &beside } }, tmp);
	people_put(stdout, buf_str(&b));
	for (u32 i = 0; i < l->members.n; i++) {
		arena a = *l->mem;
		buf line = { .mem = &a };
		struct item *it = store_item(s, l->members.v[i], &a, e);

		if (!it)
			return false;
		buf_lit(&line, "{\"schema\":1");
		json_field(&line, S("story"), l->id);
		json_field(&line, S("id"), item_head(it)->id);
		json_head(&line, it);
		buf_lit(&line, "}\n");
		people_put(stdout, buf_str(&line));
	}
	return true;
}

static bool
show_story(struct store *s, struct look *l, struct err *e)
{
	buf b = { .mem = l->mem };

	people_story(&b, l->story);
	buf_putc(&b, '\n');
	people_write_marked(&b);
	for (u32 i = 0; i < l->members.n; i++) {
		arena a = *l->mem;
		buf line = { .mem = &a };
		struct item *it = store_item(s, l->members.v[i], &a, e);

		if (!it)
			return false;
		people_item(&line, it);
		people_write_marked(&line);
	}
	return true;
}

static bool
show_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	str id = str_of(self);
	struct look l = { .mem = mem, .id = id };
	struct item *it = store_item(s, id, mem, e);

	if (it && command_json) {
		buf b = { .mem = mem };

		writer_find(S("json"))->item(&b, &(struct table){ 0 },
		    it, tmp);
		people_write(&b);
		return true;
	}
	if (it) {
		show_item(it, mem, tmp);
		return true;
	}
	if (e->kind != ERR_NONE || !find_story(s, &l, tmp, e))
		return false;
	if (l.story)
		return command_json ? show_story_json(s, &l, tmp, e) :
		    show_story(s, &l, e);
	return err_set(e, ERR_USAGE, "%.*s: no item or story of this id; "
	    "copytaster search finds items", (int)id.n, id.s);
}

static bool
show_run(int argc, char **argv, struct err *e)
{
	if (argc != 1)
		return err_set(e, ERR_USAGE, "show one item or story by its "
		    "id");
	return command_ask(1 << 29, show_ask, argv[0], e);
}

const struct command command_show = {
	.name     = "show",
	.args     = "ID",
	.about    = "an item with who says what in it, or a story",
	.examples =
	    "  copytaster show 5d1c0e2f7a9b3c44.1\n"
	    "  copytaster show s3e361cb9ef8b\n"
	    "  copytaster show s3e361cb9ef8b --json    the story, then a line "
	    "for each item\n",
	.options  = options,
	.run      = show_run,
};
