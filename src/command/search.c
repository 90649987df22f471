/* copytaster search: which items have these words, or resemble a text? */
#include "command/command.h"

static const char *like;

static const struct option options[] = {
	{ .name = "like", .value_name = "TEXT", .value = &like,
	  .about = "items that resemble this text, the best first" },
	{ .name = 0 },
};

enum {
	AROUND = 70,		/* bytes on either side of a hit */
	BESIDE = 32		/* columns beside them: a word, an id */
};

/* Is the token of the text the k-th that was asked for, or does it begin so? */
static bool
is_asked(str text, const struct token *t, str query, const tokens *q, u32 k,
    arena tmp)
{
	const struct token *w = &q->v[k];

	if (t->hash == w->hash)
		return true;
	return k + 1 < q->n && q->v[k + 1].from == w->to &&
	    query.s[w->to] == '*' && str_starts(utf8_fold(&tmp, (str){
	    text.s + t->from, t->to - t->from }), utf8_fold(&tmp, (str){
	    query.s + w->from, w->to - w->from }));
}

/* The part of the text around the first token that was asked for. */
static str
snippet(const struct item *it, str query, arena tmp)
{
	str text = item_all(it);
	tokens t = { 0 }, q = { 0 };
	size_t from, to, around = people_fit(&(buf){ 0 }, 2 * AROUND + BESIDE,
	    0);
	u32 hit = 0;

	tokens_of(&t, text, &tmp);
	tokens_of(&q, query, &tmp);
	for (u32 best = 0, i = 0; i < t.n; i++) {
		u32 n = 0;

		/* the place with the longest run of words that were asked
		 * for */
		for (u32 k = 0; k < q.n; k++)
			if (q.v[k].kind != TOKEN_MARK && is_asked(text,
			    &t.v[i], query, &q, k, tmp))
				while (k + n < q.n && i + n < t.n && is_asked(
				    text, &t.v[i + n], query, &q, k + n, tmp))
					n++;
		if (n > best)
			best = n, hit = i;
	}
	if (t.n == 0)
		return text;
	around = around < BESIDE ? 0 : (around - BESIDE) / 2;
	around = around < AROUND ? around : AROUND;
	from = t.v[hit].from > around ? t.v[hit].from - around : 0;
	to = t.v[hit].to + around < text.n ? t.v[hit].to + around : text.n;
	while (from > 0 && ((u8)text.s[from] & 0xc0) == 0x80)
		from--;
	while (to < text.n && ((u8)text.s[to] & 0xc0) == 0x80)
		to++;
	return (str){ text.s + from, to - from };
}

static void
search_put(buf *b, const struct item *it, str query, arena tmp)
{
	str at = snippet(it, query, tmp), id;

	if (command_json) {
		buf_lit(b, "{\"schema\":1");
		json_field(b, S("id"), item_head(it)->id);
		json_field(b, S("item"), item_head(it)->id);
		json_head(b, it);
		json_field(b, S("snippet"), at);
		buf_lit(b, "}\n");
		return;
	}
	people_head(b, it);
	id = item_head(it)->id;
	buf_put(b, at.s == it->text.s ? S("\n    ") : S("\n    …"));
	people_line(b, at, people_fit(b, 2 * AROUND + 40, 4 + (u32)id.n));
	buf_put(b, at.s + at.n == it->text.s + it->text.n ? S("   ") :
	    S("…   "));
	people_id(b, id);
	buf_putc(b, '\n');
}

struct asked { int argc; char **argv; };

static bool
search_ask(void *self, struct store *s, arena *mem, arena tmp, struct err *e)
{
	const struct asked *q = self;
	str query = like ? str_of(like) : command_words(mem, q->argc, q->argv);
	struct matches f;

	if (!filter_choose(s, mem, tmp, e) || !store_search(s, query,
	    like != 0, filter_most(), mem, &f, e))
		return false;
	for (u32 i = 0; i < f.ids.n && !filter_full(); i++) {
		arena a = *mem;
		buf b = { .mem = &a };
		struct item *it;

		if (!filter_row(f.ids.v[i], S("")))
			continue;
		it = store_item(s, f.ids.v[i], &a, e);
		if (!it)
			return false;
		search_put(&b, it, f.plain, tmp);
		if (command_json)
			people_write(&b);
		else
			people_write_marked(&b);
	}
	return filter_end(f.all, f.all, "text", "texts",
	    "trace \"its words\"", e);
}

static bool
search_run(int argc, char **argv, struct err *e)
{
	struct asked q = { argc, argv };

	if ((argc == 0) == !like)
		return err_set(e, ERR_USAGE, "search for words, or --like "
		    "TEXT");
	return filter_read(20, e) &&
	    command_ask(1 << 29, search_ask, &q, e);
}

const struct command command_search = {
	.name     = "search",
	.args     = "WORDS",
	.about    = "items that have all the words, newest first",
	.examples =
	    "  copytaster search sanctions grain\n"
	    "  copytaster search '\"maximum pressure\" Brussels'\n"
	    "  copytaster search grain OR rye -storm harb*    OR joins the "
	    "words beside it\n"
	    "  copytaster search title:corridor outlet:courier by:lund lang:en "
	    "site:lund.example kind:article\n"
	    "  copytaster search --like 'a paragraph from somewhere'\n",
	.options  = options,
	.lists    = true,
	.run      = search_run,
};
