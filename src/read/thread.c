/*
 * The posts of a thread: elements of one shape, told apart by the number in
 * their id or named posts, that hold most of what was taken for text.  The
 * first is the item of the page, and the others answer it.
 */
#include "read/page.h"
#include "read/phrase.h"
#include "read/put.h"

enum {
	HOLD = 70,		/* percent of the text */
	FIRST = 6,		/* paras of a post that may tell its author */
	TIMED = 80, NAME = 60	/* characters of a line, of a name */
};

struct post {
	u32 node, from, to;	/* paras */
	u32 head;		/* the one with its author, + 1 */
	str author;
	struct when when;
	bool differ;		/* days that stand in it */
};

struct thread { list(struct post) v; };

struct shape {
	u32 n;
	u32 past;		/* the end of the last one */
	u32 chars;		/* of the text they hold */
	bool first;		/* the first holds some */
};

/* Its id without the digits, and where it stands; 0 if it has no number. */
static u64
by_id(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];
	str id = tree_attribute(&p->t, node, S("id"));
	u64 h = (u64)v->tag << 32 | v->depth;
	bool number = false;

	for (size_t i = 0; i < id.n; i++)
		if (utf8_digit((u8)id.s[i]))
			number = true;
		else
			h = u64_mix(h ^ (u8)id.s[i]);
	return number ? h | 1 : 0;
}

static u64
by_name(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];

	return v->flags & (F_POST | F_UNIT) ? u64_mix((u64)v->sign << 32 |
	    v->parent) & ~1ull : 0;
}

static u32
text_in(const struct page *p, u32 node)
{
	u32 n = 0;

	for (u32 i = p->at[node]; i < page_until(p, node); i++)
		n += p->para.v[i].use == USE_BODY ? p->para.v[i].chars : 0;
	return n;
}

static bool
block(const struct node *v)
{
	return markup_what(v->tag) & BLOCK && v->tag != TAG_body;
}

typedef u64 key_of(const struct page *, u32 node);

/* Characters of text up to each para. */
static const u32 *
sums(const struct page *p)
{
	u32 *sum = new(p->tmp, u32, p->para.n + 1);

	for (u32 i = 0; i < p->para.n; i++)
		sum[i + 1] = sum[i] + (p->para.v[i].use == USE_BODY ?
		    p->para.v[i].chars : 0);
	return sum;
}

/* The shape whose elements hold the most, the outermost of equals. */
static u64
best_shape(const struct page *p, key_of *key)
{
	map at = { .mem = p->tmp };
	list(struct shape) all = { 0 };
	const u32 *sum = sums(p);
	u64 best = 0;
	u32 most = 0, whole = sum[p->para.n];

	for (u32 i = 1; i < p->t.v.n; i++) {
		u64 k = block(&p->t.v.v[i]) ? key(p, i) : 0;
		u32 *place = k ? map_at(&at, k) : 0, chars;
		struct shape *s;

		if (!place)
			continue;
		if (*place == 0) {
			push(&all, p->tmp);
			*place = all.n;
		}
		s = &all.v[*place - 1];
		if (i < s->past)
			continue;
		chars = sum[page_until(p, i)] - sum[p->at[i]];
		if (s->n == 0)
			s->first = chars > 0;
		s->n++;
		s->past = p->t.v.v[i].end;
		s->chars += chars;
		if (s->n > 1 && s->first && s->chars > most &&
		    (u64)s->chars * 100 >= (u64)whole * HOLD) {
			most = s->chars;
			best = k;
		}
	}
	return best;
}

static bool
in_post(const struct page *p, const u32 *nodes, u32 n, u32 i, u32 *k)
{
	while (*k < n && page_until(p, nodes[*k]) <= i)
		++*k;
	return *k < n && p->at[nodes[*k]] <= i;
}

/* By node: it, or one around it, is named a signature. */
static const bool *
signatures(const struct page *p)
{
	const struct node *v = p->t.v.v;
	bool *out = new(p->tmp, bool, p->t.v.n);

	for (u32 i = 1; i < p->t.v.n; i++) {
		str name;

		if (v[i].tag == TAG_NONE)
			continue;
		name = tree_attribute(&p->t, i, S("class"));
		if (!name.n)
			name = tree_attribute(&p->t, i, S("id"));
		out[i] = out[v[i].parent] ||
		    str_find_same(name, S("signature")) < name.n;
	}
	return out;
}

/* What is taken of most posts is text in all of them, short as it may be; how
 * their authors sign is not. */
static void
take_alike(struct page *p, const u32 *nodes, u32 n)
{
	map all = { .mem = p->tmp }, taken = { .mem = p->tmp };
	const bool *signs = signatures(p);
	const struct node *v = p->t.v.v;

	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		struct para *q = &p->para.v[i];
		u64 key = v[q->in].sign | 1ull << 32;

		if (!in_post(p, nodes, n, i, &k))
			continue;
		if (signs[v[q->first].parent])
			q->use = USE_JUNK;
		*map_at(&all, key) += q->chars;
		if (q->use == USE_BODY)
			*map_at(&taken, key) += q->chars;
	}
	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		struct para *q = &p->para.v[i];
		u64 key = v[q->in].sign | 1ull << 32;

		if (in_post(p, nodes, n, i, &k) && i + 1 != p->title &&
		    !signs[v[q->first].parent] &&
		    (u64)map_get(&taken, key) * 2 > map_get(&all, key))
			q->use = USE_BODY;
	}
}

/* At least two have something to say. */
static bool
talk(const struct page *p, const u32 *nodes, u32 n)
{
	u32 with = 0;

	for (u32 i = 0; i < n; i++)
		with += text_in(p, nodes[i]) > 0;
	return with > 1;
}

/* The elements that may be its posts, in order; how many. */
static u32
posts(struct page *p, u32 **nodes)
{
	key_of *key = by_id;
	u64 best = best_shape(p, key);
	list(u32) out = { 0 };
	u32 past = 0;

	if (!best) {
		key = by_name;
		best = best_shape(p, key);
	}
	for (u32 i = 1; best && i < p->t.v.n; i++)
		if (i >= past && block(&p->t.v.v[i]) && key(p, i) == best) {
			past = p->t.v.v[i].end;
			*push(&out, p->tmp) = i;
		}
	*nodes = out.v;
	return out.n;
}

static bool
quoted(const struct page *p, const struct para *q, u32 post)
{
	for (u32 i = q->in; i > post; i = p->t.v.v[i].parent)
		if (p->t.v.v[i].tag == TAG_blockquote)
			return true;
	return false;
}

static bool
beside(struct page *p, const struct para *q)
{
	return q->chars < TIMED && comments_beside(p, page_text(p, q));
}

/* By an attribute, or an element that is named so; nothing else is sure. */
static void
author(struct page *p, struct post *c)
{
	c->author = tree_decode(p->tmp, tree_attribute(&p->t, c->node,
	    S("data-author")));
	for (u32 i = c->from; i < c->to && i < c->from + FIRST; i++) {
		const struct para *q = &p->para.v[i];
		u32 node = i + 1 == p->title ||
		    quoted(p, q, c->node) ? 0 : comments_author(p, q);
		str name;

		if (!node)
			continue;
		name = comments_name(p, tree_text(p->tmp, &p->t, node,
		    p->t.v.v[node].end));
		c->head = i + 1;
		if (!c->author.n && count_chars(name) <= NAME)
			c->author = name;
		return;
	}
}

/* A date is one of those that stand in it: the first with a time of day, as
 * the day its author joined has none; else the only one there is. */
static void
vote(struct post *c, const struct when *w)
{
	if (c->when.minute)
		return;
	if (w->minute || !c->when.value.n)
		c->when = *w;
	else if (!str_is(c->when.value, w->value))
		c->differ = true;
}

static void
date(struct page *p, struct post *c)
{
	const struct node *v = p->t.v.v;

	for (u32 i = c->node; i < v[c->node].end; i++) {
		str t = comments_time(p, i);
		struct when w;

		if (t.n && date_find(p->tmp, p->ps, t, p->month_first, &w))
			vote(c, &w);
	}
	for (u32 i = c->from; i < c->to && !c->when.minute; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->chars < TIMED && !quoted(p, q, c->node) ?
		    page_text(p, q) : (str){ 0 };
		struct when w;

		if ((date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    date_is_line(&w, t)) || date_ago(p->tmp, p->ps, t,
		    page_received(p), &w))
			vote(c, &w);
	}
	if (c->differ && !c->when.minute)
		c->when = (struct when){ 0 };
}

static void
tell_page(struct page *p, const struct post *first)
{
	struct about *o = &p->about;

	if (first->author.n && (o->shown || o->authors.n == 0)) {
		o->authors.n = 0;
		*push(&o->authors, p->tmp) = first->author;
	}
	if (first->when.value.n && (!o->published.value.n ||
	    str_is(o->basis, S("page")))) {
		o->published = first->when;
		o->basis = S("page");
	}
	for (u32 i = first->from; i < first->to; i++)
		if (i + 1 == first->head || beside(p, &p->para.v[i]))
			p->para.v[i].use = USE_NONE;
}

/* At least half of them are somebody's. */
static bool
signed_by_most(const struct thread *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->v.n; i++)
		n += t->v.v[i].author.n > 0;
	return n * 2 >= t->v.n;
}

struct thread *
thread_find(struct page *p, bool sure)
{
	struct thread *out = new(p->tmp, struct thread, 1);
	u8 *uses = new(p->tmp, u8, p->para.n + 1);
	u32 *nodes, n = posts(p, &nodes);

	if (n == 0)
		return 0;
	for (u32 i = 0; i < p->para.n; i++)
		uses[i] = p->para.v[i].use;
	take_alike(p, nodes, n);
	for (u32 i = 0; i < n; i++) {
		struct post *c = push(&out->v, p->tmp);

		*c = (struct post){ .node = nodes[i], .from = p->at[nodes[i]],
			.to = page_until(p, nodes[i]) };
		author(p, c);
		date(p, c);
	}
	if (!talk(p, nodes, n) || (!sure && !signed_by_most(out))) {
		for (u32 i = 0; i < p->para.n; i++)
			p->para.v[i].use = uses[i];
		return 0;
	}
	tell_page(p, &out->v.v[0]);
	for (u32 i = out->v.v[0].to; i < p->para.n; i++)
		p->para.v[i].use = p->para.v[i].use == USE_BODY ? USE_COMMENT :
		    USE_NONE;
	return out;
}

/* What heads its text says who and when; behind that all is text. */
static void
put_post(struct page *p, const struct post *c, ref parent)
{
	struct item *it;
	u32 text = c->from;

	while (text < c->to && (p->para.v[text].use != USE_COMMENT ||
	    text + 1 == c->head || beside(p, &p->para.v[text])))
		text++;
	if (text == c->to)
		return;
	it = comments_add(p, parent, c->author, &c->when);
	for (u32 i = c->from; i < c->to; i++) {
		const struct para *q = &p->para.v[i];
		bool head = i < text || i + 1 == c->head;

		if (q->use != USE_COMMENT && i + 1 != c->head)
			continue;
		if (!head && beside(p, q))
			continue;
		put_para(p, it, q, head ? S("byline") :
		    quoted(p, q, c->node) ? S("quote") : S("body"));
		if (!head)
			put_region(p, q, S("comment"));
	}
}

void
thread_put(struct page *p, const struct thread *t, ref parent)
{
	for (u32 i = 1; i < t->v.n; i++)
		put_post(p, &t->v.v[i], parent);
}
