/*
 * Saves a capture and its items.
 *
 * Workers have done most of the work: they packed bytes, texts and layers, and
 * put blanks between the words of scripts that have none, for full text. What
 * is left is to find out whether an item is new, a new version, or the same as
 * one that is held, and to insert the rows.
 */

#include "language/language.h"
#include "store/bind.h"
#include "store/save.h"
#include "store/schema.h"
#include "store/text.h"

struct row {
	u64  content;		/* of kind, text and authors */
	str  words;		/* for full text */
	str  text, layers;	/* zstd */
};

struct parcel { str raw; struct row *row; };

/* With a blank behind each character of a script without blanks. */
static str
spaced(arena *a, str t)
{
	buf b = { .mem = a };

	while (t.n) {
		u32 c = utf8_next(&t);

		buf_char(&b, c);
		if (utf8_wide(c))
			buf_putc(&b, ' ');
	}
	return buf_str(&b);
}

str
save_words(arena *a, const struct item *it)
{
	const struct head *h = item_head(it);
	str t = item_all(it), rest = t;
	buf b = { .mem = a };
	bool wide = false, titled;

	titled = h->title.n == 0 || str_find(t, h->title) < t.n;
	while (rest.n && !wide)
		wide = utf8_wide(utf8_next(&rest));
	if (titled && !wide)
		return t;
	if (!titled) {
		buf_put(&b, h->title);
		buf_lit(&b, "\n");
	}
	buf_put(&b, spaced(a, t));
	return buf_str(&b);
}

/* Marks that are typed in several ways: as one of them.  0 for a character that
 * cannot be seen. */
static u32
typed(u32 c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032:
		return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033:
	case 0xab: case 0xbb:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2212:
		return '-';
	case 0xad: case 0x200b: case 0x200c: case 0x200d: case 0x2060:
	case 0xfeff:
		return 0;
	default:
		return c;
	}
}

/* A hash of a text that does not tell apart kinds of white space, quotation
 * marks and hyphens. */
static u64
content_of(str t)
{
	u64 h = 0;
	u32 space = 0;

	while (t.n) {
		u32 c = typed(utf8_next(&t));

		if (c == '\n' || utf8_space(c)) {
			space = c == '\n' || space == '\n' ? '\n' : ' ';
			continue;
		}
		if (c == 0)
			continue;
		if (space && h)
			h = u64_mix(h ^ space);
		space = 0;
		h = u64_mix(h ^ c);
	}
	return h;
}

static u64
save_content(const struct item *it)
{
	u64 h = str_hash(word_name(WORDS_item_kind,
	    item_head(it)->kind));

	h = u64_mix(h ^ content_of(item_all(it)));
	h = u64_mix(h ^ content_of(item_head(it)->title));
	for (u32 i = 0; i < it->authors.n; i++)
		h = u64_mix(h ^ str_hash(it->authors.v[i].name));
	return h;
}

static str
pack(arena *a, str t, arena tmp)
{
	struct err e = { 0 };
	str out;

	if (!zstd_pack(&tmp, t, &out, &e))
		panic("%s", e.why);	/* it has room for the worst */
	return str_copy(a, out);
}

struct parcel *
store_pack(const struct capture *c, arena *mem, arena tmp)
{
	struct parcel *p = new(mem, struct parcel, 1);

	p->raw = pack(mem, c->raw, tmp);
	p->row = new(mem, struct row, c->items.n);
	for (u32 i = 0; i < c->items.n; i++) {
		const struct item *it = &c->items.v[i];
		arena scratch = tmp;

		p->row[i] = (struct row){
			.content = save_content(it),
			.words   = save_words(mem, it),
			.text    = pack(mem, item_all(it), tmp),
			.layers  = pack(mem, item_pack(&scratch, it),
			    scratch),
		};
	}
	return p;
}

static bool
put_capture(struct store *s, const struct capture *c, str raw, i64 *n,
    struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_capture, e);
	const str fields[] = {
		c->id, c->path, c->url, c->name, c->received, c->hint,
		c->charset, c->title, c->published, c->outlet, c->language,
	};
	int row;

	if (!q)
		return false;
	sql_str(q, 1, c->id);
	row = sql_row(s, q, e);
	*n = row == 1 ? sqlite3_column_int64(q, 0) : 0;
	sql_rest(q);
	if (row != 0)
		return row == 1;
	q = sql(s, SQL_put_capture, e);
	if (!q)
		return false;
	for (u32 i = 0; i < countof(fields); i++)
		sql_str(q, (int)i + 1, fields[i]);
	sqlite3_bind_int64(q, 12, (i64)c->raw.n);
	sql_blob(q, 13, raw);
	if (!sql_run(s, q, e))
		return false;
	*n = sqlite3_last_insert_rowid(s->db);
	return true;
}

bool
store_heads(const struct item *it)
{
	const struct head *h = item_head(it);

	return h->parent.n == 0 && (h->kind == ITEM_article ||
	    h->kind == ITEM_post);
}

/* Who shows an item whose address is that of another page: a foreign feed, or
 * for the teasers of a page that page.  Empty for an outlet's own feed. */
static str
shown_by(arena *a, const struct item *it)
{
	const struct capture *c = it->of;
	bool page = it->capture.n && it->capture.v[0].page;
	str url;

	if (item_via(it).n || item_head(it)->kind != ITEM_teaser || !page)
		return item_via(it);
	url = address_plain(a, it->pack, c->url);
	return url.n ? url : c->url.n ? c->url : c->path;
}

/* The address that a page or the input names, in the form in which addresses
 * are compared; empty if there is none.  What somebody else shows of a page is
 * another text than the page, or what a third shows of it. */
static str
named_address(arena *a, const struct item *it)
{
	const struct head *h = item_head(it);
	str out = address_plain(a, it->pack, h->url), by = shown_by(a, it);

	if (out.n == 0 && h->kind != ITEM_teaser)
		out = address_plain(a, it->pack, it->of->url);
	return out.n && by.n ? str_join(a, out, str_join(a, S(" "), by)) : out;
}

str
store_address(arena *a, const struct item *it, bool alone)
{
	const struct capture *c = it->of;
	str out;

	if (!store_heads(it) && (item_head(it)->parent.n ||
	    item_head(it)->kind != ITEM_teaser))
		return (str){ 0 };
	out = named_address(a, it);
	if (out.n || item_head(it)->kind == ITEM_teaser)
		return out;
	if (c->name.n)
		return c->name;
	return alone && !str_is(c->hint, S("row")) &&
	    !str_is(c->path, S("-")) ? c->path : (str){ 0 };
}

/* The first value of the first row, or NULL if there is no row. */
static bool
answer(struct store *s, sqlite3_stmt *q, arena *mem, str *out, struct err *e)
{
	int row = sql_row(s, q, e);

	*out = row == 1 ? sql_copy(mem, q, 0) : (str){ 0 };
	sql_rest(q);
	return row >= 0;
}

static bool
same_item(struct store *s, u64 content, arena *mem, str *id, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_same_item, e);

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, (i64)content);
	return answer(s, q, mem, id, e);
}

static bool
put_layer(struct store *s, const struct item *it, const struct layer *l,
    i64 n, arena tmp, struct err *e)
{
	for (ref r = 1; r <= item_count(it, l); r++) {
		arena scratch = tmp;
		sqlite3_stmt *q = sql_made(s, SQL_PUT_LAYER +
		    (u32)(l - layers), l, text_put, e);

		if (!q)
			return false;
		sqlite3_bind_int64(q, 1, n);
		sqlite3_bind_int64(q, 2, r);
		for (u32 f = 0; f < l->fields; f++)
			bind_field(q, (int)f + 3, it, &l->field[f],
			    item_record(it, l, r), &scratch);
		if (!sql_run(s, q, e))
			return false;
	}
	return true;
}

static str
authors_of(arena *a, const struct item *it)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < it->authors.n; i++) {
		buf_put(&b, it->authors.v[i].name);
		buf_putc(&b, '\n');
	}
	return buf_str(&b);
}

/* What is searched beside the text: by the names of its columns. */
static void
bind_searched(sqlite3_stmt *q, const struct item *it, arena *a)
{
	const struct head *h = item_head(it);

	sql_str(q, 3, spaced(a, h->title));
	sql_str(q, 4, spaced(a, h->outlet));
	sql_str(q, 5, spaced(a, authors_of(a, it)));
	sql_str(q, 6, h->language);
	sql_str(q, 7, url_host(h->url.n ? h->url : it->of->url));
	sql_str(q, 8, word_name(WORDS_item_kind, h->kind));
}

bool
save_beside(struct store *s, const struct item *it, i64 n, str searched,
    arena tmp, struct err *e)
{
	sqlite3_stmt *q = sql(s, SQL_put_search, e);
	arena scratch = tmp;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, n);
	sql_str(q, 2, searched);
	bind_searched(q, it, &scratch);
	if (!sql_run(s, q, e))
		return false;
	for (u32 l = 0; l < LAYERS; l++)
		if (layer_is_table(&layers[l]) &&
		    !put_layer(s, it, &layers[l], n, tmp, e))
			return false;
	return true;
}

struct putting {
	struct store *s;
	i64    capture;
	struct saved *saved;
	bool   alone;		/* one item stands by itself */
	map    seen;		/* contents of the capture */
	arena  tmp;
};

/* The id of the last item that was saved from this address. */
static bool
item_before(struct putting *p, str address, item_kind kind, str *id,
    struct err *e)
{
	sqlite3_stmt *q = sql(p->s, SQL_same_address, e);

	if (!q)
		return false;
	sql_str(q, 1, address);
	sql_str(q, 2, word_name(WORDS_item_kind, kind));
	sqlite3_bind_int64(q, 3, p->capture);
	return answer(p->s, q, &p->tmp, id, e);
}

static bool
save_put_item(struct putting *p, struct item *it, const struct row *r,
    str address, str before, struct err *e)
{
	sqlite3_stmt *q = sql(p->s, SQL_put_item, e);
	const struct head *h = item_head(it);

	if (!q)
		return false;
	sql_str(q, 1, h->id);
	sqlite3_bind_int64(q, 2, p->capture);
	sql_str(q, 3, word_name(WORDS_item_kind, h->kind));
	sql_str(q, 4, h->parent);
	sqlite3_bind_int64(q, 5, h->depth);
	sql_str(q, 6, h->url);
	sql_str(q, 7, h->title);
	sql_str(q, 8, h->outlet);
	sql_str(q, 9, h->language);
	if (it->published.n)
		sql_str(q, 10, it->published.v[0].value);
	sql_str(q, 11, address);
	sql_str(q, 12, before);
	sqlite3_bind_int64(q, 13, (i64)r->content);
	sqlite3_bind_int64(q, 14, (i64)it->text.n);
	sql_blob(q, 15, r->text);
	sql_blob(q, 16, r->layers);
	if (!sql_run(p->s, q, e))
		return false;
	return save_beside(p->s, it, sqlite3_last_insert_rowid(p->s->db),
	    r->words, p->tmp, e);
}

static bool
has_id(struct putting *p, str id, bool *has, struct err *e)
{
	sqlite3_stmt *q = sql(p->s, SQL_has_id, e);
	str there;

	if (!q)
		return false;
	sql_str(q, 1, id);
	if (!answer(p->s, q, &p->tmp, &there, e))
		return false;
	*has = there.s != 0;
	return true;
}

/* The id of an item whose own id is taken: it ends in the id of the capture,
 * first in a part of it, then in all of it with a number. */
static str
other_id(arena *a, str id, str capture, u32 tries)
{
	buf b = { .mem = a };

	if (tries == 1)
		capture.n = 8;
	buf_put(&b, id);
	buf_putc(&b, '~');
	buf_put(&b, capture);
	if (tries > 2) {
		buf_putc(&b, '~');
		buf_num(&b, tries - 1);
	}
	return buf_str(&b);
}

/* Gives an item another id while an item that is held has it. An input names
 * its items as it likes, so any id may be taken. */
static bool
own_id(struct putting *p, struct item *it, bool *other, struct err *e)
{
	struct head *h = item_head(it);
	str first = h->id;

	for (u32 tries = 1; ; tries++) {
		bool has;

		if (!has_id(p, h->id, &has, e))
			return false;
		if (!has)
			return true;
		h->id = other_id(it->mem, first, it->of->id, tries);
		*other = true;
	}
}

/*
 * The hash of the content includes the parent and how many equal items stand
 * before it in the capture, so two readers who write the same stay two. An item
 * that the input names is never taken for another one.
 */
static u64
held_content(struct putting *p, const struct item *it, str address,
    u64 content)
{
	str under = item_head(it)->parent;

	if (it->of->name.n)
		under = item_head(it)->id;
	else if (under.n == 0)
		under = address.n ? address : it->of->id;
	content = u64_mix(content ^ str_hash(under));
	return u64_mix(content + ++*map_at(&p->seen, content));
}

static bool
save_item(struct putting *p, struct item *it, struct row r, struct err *e)
{
	struct head *h = item_head(it);
	str same, before = { 0 };
	str address = store_address(it->mem, it, p->alone);
	bool renamed = false;

	if (it->parent) {
		assert(it->parent <= it->of->items.n);
		str up = it->of->items.v[it->parent - 1].heads.v[0].id;

		renamed = !str_is(up, h->parent);
		h->parent = up;
	}
	r.content = held_content(p, it, address, r.content);
	if (!same_item(p->s, r.content, it->mem, &same, e))
		return false;
	if (same.s) {
		h->id = same;
		p->saved->known++;
		return true;
	}
	if (address.n && !item_before(p, address, h->kind, &before, e))
		return false;
	if (!own_id(p, it, &renamed, e))
		return false;
	if (renamed) {
		arena scratch = p->tmp;

		r.layers = pack(it->mem, item_pack(&scratch, it), scratch);
	}
	p->saved->changed += before.n > 0;
	p->saved->fresh += before.n == 0;
	return save_put_item(p, it, &r, address, before, e);
}

bool
store_save(struct store *s, struct capture *c, const struct parcel *k,
    struct saved *saved, arena tmp, struct err *e)
{
	struct putting p = { .s = s, .saved = saved, .tmp = tmp };
	u32 heads = 0;

	assert(s->writes);
	p.seen.mem = &p.tmp;
	for (u32 i = 0; i < c->items.n; i++)
		heads += store_heads(&c->items.v[i]);
	p.alone = heads == 1;
	if (!put_capture(s, c, k->raw, &p.capture, e))
		return false;
	for (u32 i = 0; i < c->items.n; i++)
		if (!save_item(&p, &c->items.v[i], k->row[i], e))
			return false;
	return true;
}
