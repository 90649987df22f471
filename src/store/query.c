/*
 * What is searched? Words, phrases and a few operators, as people know them
 * from elsewhere, become an expression of FTS5. All words are put between
 * quotation marks, so no sign that is typed is a sign of FTS5. A script without
 * blanks is searched character by character, as it was stored.
 *
 * OR joins the words beside it only: "grain rye OR oats" is grain, and rye or
 * oats. What is left out is taken from all items if nothing else is asked for.
 */
#include "document/document.h"
#include "store/query.h"

static const char *const columns[] = {
	"title", "outlet", "by", "lang", "site", "kind",
};

/* One word or phrase as it was typed. */
struct term {
	bool not, begins;		/* -word, word* */
	const char *column;
	str  words;
};

struct query {
	str  rest;
	buf  must, never, plain;
	bool any, or;			/* an OR may follow; one has come */
};

void
query_phrase(buf *b, str t)
{
	buf_lit(b, "\"");
	while (t.n) {
		u32 c = utf8_next(&t);

		if (c == '"' || c == '\0' || c == UTF8_BAD)
			continue;
		buf_char(b, c);
		if (utf8_wide(c))
			buf_putc(b, ' ');
	}
	buf_lit(b, "\" ");
}

static bool
has_letters(str t)
{
	while (t.n) {
		u32 c = utf8_next(&t);

		if (utf8_letter(c) || utf8_digit(c) || utf8_wide(c))
			return true;
	}
	return false;
}

static bool
query_bad(str said, const char *why, struct err *e)
{
	return err_set(e, ERR_USAGE, "\"%.*s\": %s; known are \"words "
	    "together\", -word, word OR word, begin*, and title: outlet: by: "
	    "lang: site: kind: before a word; between quotation marks "
	    "anything is searched", said.n > 60 ? 60 : (int)said.n, said.s,
	    why);
}

static bool
ends_word(str rest)
{
	return rest.n == 0 || utf8_space(utf8_next(&rest));
}

/* Takes the name of a column and a colon off, if they are there. */
static bool
take_column(str *rest, struct term *t, struct err *e)
{
	str name = { rest->s, 0 };

	while (name.n < rest->n && ((rest->s[name.n] | 32) >= 'a' &&
	    (rest->s[name.n] | 32) <= 'z'))
		name.n++;
	if (name.n == 0 || name.n == rest->n || rest->s[name.n] != ':')
		return true;
	for (size_t i = 0; i < countof(columns) && !t->column; i++)
		if (str_same(name, str_of(columns[i])))
			t->column = columns[i];
	name.n++;
	if (t->column) {
		*rest = str_from(*rest, name.n);
		return !ends_word(*rest) || query_bad(name,
		    "needs a word behind it", e);
	}
	return ends_word(str_from(*rest, name.n)) || query_bad(name,
	    "no such operator", e);
}

/* The next word, or the words between quotation marks. */
static str
take_words(str *rest)
{
	str t = *rest;

	if (rest->n && rest->s[0] == '"') {
		*rest = str_from(*rest, 1);
		return str_cut(rest, '"');
	}
	while (rest->n && rest->s[0] != '"') {
		str before = *rest;

		if (utf8_space(utf8_next(rest))) {
			t.n = (size_t)(before.s - t.s);
			return t;
		}
	}
	t.n -= rest->n;
	return t;
}

static bool
take_term(struct query *q, struct term *t, struct err *e)
{
	*t = (struct term){ 0 };
	t->not = q->rest.s[0] == '-' && !ends_word(str_from(q->rest, 1));
	if (t->not)
		q->rest = str_from(q->rest, 1);
	if (!take_column(&q->rest, t, e))
		return false;
	t->words = take_words(&q->rest);
	t->begins = str_ends(t->words, S("*"));
	if (q->rest.n && q->rest.s[0] == '*') {
		t->begins = true;
		q->rest = str_from(q->rest, 1);
	}
	return true;
}

static void
put_term(buf *b, const struct term *t)
{
	buf_put(b, str_of(t->column ? t->column : "text"));
	buf_lit(b, " : ");
	query_phrase(b, t->words);
	if (t->begins)
		buf_lit(b, "* ");
}

static bool
query_put(struct query *q, const struct term *t, struct err *e)
{
	buf *b = t->not ? &q->never : &q->must;

	if (t->not && q->or)
		return query_bad(t->words, "cannot be left out behind OR", e);
	if (b->n == 0)
		buf_lit(b, "(");
	else if (t->not || q->or)
		buf_lit(b, "OR ");
	else
		buf_lit(b, ") AND (");
	put_term(b, t);
	q->any = !t->not;
	q->or = false;
	if (t->not || t->column)
		return true;
	buf_put(&q->plain, t->words);
	buf_put(&q->plain, t->begins && !str_ends(t->words, S("*")) ?
	    S("* ") : S(" "));
	return true;
}

/* Is the next word an operator of its own? */
static bool
query_word(struct query *q, bool *is, struct err *e)
{
	str rest = q->rest, w;

	*is = false;
	if (rest.s[0] == '"')
		return true;
	w = take_words(&rest);
	if (str_is(w, S("AND")) || str_is(w, S("NOT")))
		return query_bad(w, "no such operator", e);
	*is = str_is(w, S("OR"));
	if (!*is)
		return true;
	if (!q->any || q->or)
		return query_bad(w, "stands between two words", e);
	q->or = true;
	q->rest = rest;
	return true;
}

/* An expression that is true for every item: it has one of the kinds. */
static void
put_all(buf *b)
{
	const struct word_list *kinds = &word_lists[WORDS_item_kind];

	buf_lit(b, "(kind : (");
	for (u32 i = 0; i < kinds->n; i++) {
		if (i)
			buf_lit(b, "OR ");
		query_phrase(b, str_of(kinds->v[i].name));
	}
	buf_lit(b, ")");
}

bool
query_read(str query, arena *a, str *ask, str *plain, struct err *e)
{
	struct query q = { query, { .mem = a }, { .mem = a }, { .mem = a },
		false, false };

	for (;;) {
		struct term t;
		bool operator;

		q.rest = str_trim(q.rest);
		if (q.rest.n == 0)
			break;
		if (!query_word(&q, &operator, e))
			return false;
		if (operator)
			continue;
		if (!take_term(&q, &t, e) ||
		    (has_letters(t.words) && !query_put(&q, &t, e)))
			return false;
	}
	if (q.or)
		return query_bad(S("OR"), "stands between two words", e);
	if (q.never.n && q.must.n == 0)
		put_all(&q.must);
	if (q.never.n) {
		buf_lit(&q.must, ") NOT ");
		buf_put(&q.must, buf_str(&q.never));
	}
	if (q.must.n)
		buf_lit(&q.must, ")");
	*ask = buf_str(&q.must);
	*plain = buf_str(&q.plain);
	return true;
}
