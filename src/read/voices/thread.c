/*
 * The posts of a thread: elements of one shape, told apart by the number in
 * their id or named posts, that hold most of what was taken for text.  The
 * first is the item of the page, and the others answer it.
 */
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/beside.h"
#include "read/told/tell.h"
#include "read/told/told.h"
#include "read/voices/comments.h"
#include "read/voices/thread.h"

enum {
	HOLD = 70,		/* percent of the text */
	TIMED = 80		/* characters of a line */
};

struct post {
	u32 node, from, to;	/* paras */
	struct box who;		/* those that tell its author */
	str author;
	struct when when;
	bool differ;		/* days that stand in it */
	ref  item;		/* once it is put out */
};

struct thread {
	list(struct post) v;
	bool answers;		/* none of them is the page's own text */
};

struct shape {
	u32 n;
	u32 past;		/* the end of the last one */
	u32 chars;		/* of the text they hold */
	bool first;		/* the first holds some */
};

/* Its id without the digits, and where it stands; 0 if it has no number. */
static u64
thread_by_id(const struct page *p, u32 node)
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
thread_by_name(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];

	return v->flags & (F_POST | F_UNIT) ? u64_mix((u64)v->sign << 32 |
	    v->parent) & ~1ull : 0;
}

static u32
thread_text_in(const struct page *p, u32 node)
{
	u32 n = 0;

	for (u32 i = p->at[node]; i < page_until(p, node); i++)
		n += p->para.v[i].use == USE_BODY ? p->para.v[i].weight : 0;
	return n;
}

static bool
thread_block(const struct node *v)
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
		    p->para.v[i].weight : 0);
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
		u64 k = thread_block(&p->t.v.v[i]) ? key(p, i) : 0;
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

static bool
thread_signature(const struct page *p, const struct para *q, u32 post)
{
	return tree_flags(&p->t, q->holder, post) & F_SIGNATURE;
}

/* What is taken of most posts is text in all of them, short as it may be; how
 * their authors sign is not. */
static void
take_alike(struct page *p, const u32 *nodes, u32 n)
{
	map all = { .mem = p->tmp }, taken = { .mem = p->tmp };
	const struct node *v = p->t.v.v;

	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u64 key = v[q->in].sign | 1ull << 32;

		if (!in_post(p, nodes, n, i, &k) || q->use == USE_COMMENT)
			continue;
		if (thread_signature(p, q, nodes[k]))
			uses_set(p, i, USE_JUNK);
		*map_at(&all, key) += q->weight;
		if (q->use == USE_BODY)
			*map_at(&taken, key) += q->weight;
	}
	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u64 key = v[q->in].sign | 1ull << 32;

		if (in_post(p, nodes, n, i, &k) && i + 1 != p->title &&
		    q->use != USE_COMMENT &&
		    !thread_signature(p, q, nodes[k]) &&
		    (u64)map_get(&taken, key) * 2 > map_get(&all, key))
			uses_set(p, i, USE_BODY);
	}
}

/* At least two have something to say. */
static bool
talk(const struct page *p, const u32 *nodes, u32 n)
{
	u32 with = 0;

	for (u32 i = 0; i < n; i++)
		with += thread_text_in(p, nodes[i]) > 0;
	return with > 1;
}

/* The elements that may be its posts, in order; how many. */
static u32
thread_posts(struct page *p, u32 **nodes)
{
	key_of *key = thread_by_id;
	u64 best = best_shape(p, key);
	list(u32) out = { 0 };
	u32 past = 0;

	if (!best) {
		key = thread_by_name;
		best = best_shape(p, key);
	}
	for (u32 i = 1; best && i < p->t.v.n; i++)
		if (i >= past && thread_block(&p->t.v.v[i]) && key(p, i)
		    == best) {
			past = p->t.v.v[i].end;
			*push(&out, p->tmp) = i;
		}
	*nodes = out.v;
	return out.n;
}

/* answer-12, suggestedAnswer: to a question that stands above them. */
static bool
is_answer(const struct page *p, u32 node)
{
	str id = tree_attribute(&p->t, node, S("id"));

	return (str_starts(id, S("answer")) && id.n > 6 &&
	    utf8_digit((u8)id.s[id.n - 1])) || str_ends(tree_attribute(&p->t,
	    node, S("itemprop")), S("Answer"));
}

static u32
answers(struct page *p, u32 **nodes)
{
	const struct node *v = p->t.v.v;
	list(u32) out = { 0 };

	for (u32 i = 1, past = 0; i < p->t.v.n; i++)
		if (i >= past && thread_block(&v[i]) && p->at[i] <
		    page_until(p, i) && is_answer(p, i)) {
			past = v[i].end;
			*push(&out, p->tmp) = i;
		}
	*nodes = out.v;
	return out.n;
}

static bool
in_box(const struct box *b, u32 i)
{
	return i >= b->from && i < b->to;
}

static bool
thread_beside(struct page *p, const struct para *q)
{
	return q->weight < TIMED && beside_line(p, para_text(p, q));
}

/* By an attribute, or by what signs it; nothing else is sure. */
static void
author(struct page *p, struct post *c)
{
	struct signer s = signer_of(p, c->from, c->to, c->node);

	c->author = s.name;
	if (s.para)
		c->who = signer_box(p, s.para - 1, c->from, c->to, c->node);
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
thread_date(struct page *p, struct post *c)
{
	const struct node *v = p->t.v.v;

	for (u32 i = c->node, k = c->from; i < v[c->node].end; i++) {
		str t = beside_time(p, i);
		struct when w;

		while (k < c->to && p->para.v[k].last < i)
			k++;
		if (t.n && !(k < c->to && signer_note(p, &p->para.v[k])) &&
		    date_find(p->tmp, p->ps, t, p->month_first, &w))
			vote(c, &w);
	}
	for (u32 i = c->from; i < c->to && !c->when.minute; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight < TIMED && !para_quoted(p, q, c->node) ?
		    para_text(p, q) : (str){ 0 };
		struct when w;

		if (signer_note(p, q))
			continue;
		if ((date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    date_is_line(&w, t)) || date_ago(p->tmp, p->ps, t,
		    told_received(p), &w))
			vote(c, &w);
	}
	if (c->differ && !c->when.minute)
		c->when = (struct when){ 0 };
}

static void
take_heading(struct page *p, const struct post *first)
{
	tell_page(p, first->author, &first->when);
	for (u32 i = first->from; i < first->to; i++)
		if (in_box(&first->who, i) || thread_beside(p, &p->para.v[i]))
			uses_set(p, i, USE_NONE);
}

static void
tell_question(struct page *p, u32 until)
{
	tell_author(p, (str){ 0 });
	for (u32 i = 0; i < until; i++)
		if (p->para.v[i].use == USE_BODY &&
		    thread_beside(p, &p->para.v[i]))
			uses_set(p, i, USE_NONE);
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

static struct post
post_of(struct page *p, u32 node)
{
	struct post c = { .node = node, .from = p->at[node],
		.to = page_until(p, node) };

	author(p, &c);
	thread_date(p, &c);
	return c;
}

void
thread_first(struct page *p)
{
	struct post c;
	u32 *nodes, n = thread_posts(p, &nodes), i = 0;

	while (i < p->para.n && p->para.v[i].use != USE_BODY)
		i++;
	if (n && i >= p->at[nodes[0]] && i < page_until(p, nodes[0])) {
		c = post_of(p, nodes[0]);
		take_heading(p, &c);
		return;
	}
	tell_author(p, (str){ 0 });
	if (p->about.authors.n == 0)	/* between the title and the text */
		tell_author(p, signer_of(p, p->title <= i ? p->title : 0, i,
		    0).name);
}

/* The posts of a page, if they are some; their paras are text then. */
static bool
thread_find_one(struct page *p, struct thread *t, bool sure, bool commented)
{
	u32 *nodes, n = answers(p, &nodes);

	t->answers = n > 0;
	if (n == 0 && !commented)
		n = thread_posts(p, &nodes);
	if (n == 0)
		return false;
	take_alike(p, nodes, n);
	for (u32 i = 0; i < n; i++)
		*push(&t->v, p->tmp) = post_of(p, nodes[i]);
	return (t->answers || talk(p, nodes, n)) &&
	    (sure || signed_by_most(t));
}

struct thread *
thread_find(struct page *p, bool sure, bool commented)
{
	struct thread *out = new(p->tmp, struct thread, 1);
	const u8 *kept = uses_keep(p);
	u32 from;

	if (!thread_find_one(p, out, sure, commented)) {
		uses_return(p, kept);
		return 0;
	}
	from = out->answers ? out->v.v[0].from : out->v.v[0].to;
	if (out->answers)
		tell_question(p, from);
	else
		take_heading(p, &out->v.v[0]);
	for (u32 i = from; i < p->para.n; i++)
		if (p->para.v[i].use != USE_COMMENT)
			uses_set(p, i, p->para.v[i].use == USE_BODY ?
			    USE_POST : USE_NONE);
	return out;
}

/* Who wrote it, or when; not how many posts he has. */
static bool
tells(struct page *p, const struct para *q, const struct post *c)
{
	str t = para_text(p, q);
	struct when w;

	return (c->author.n && str_find(t, c->author) < t.n) ||
	    beside_ago(p, t) || (date_find(p->tmp, p->ps, t,
	    p->month_first, &w) && str_starts(c->when.value, w.value));
}

/* What heads its text says who and when; behind that all is text. */
static void
put_post(struct page *p, struct post *c, ref parent)
{
	struct item *it;
	u32 text = c->from;

	while (text < c->to && (p->para.v[text].use != USE_POST ||
	    in_box(&c->who, text) || thread_beside(p, &p->para.v[text])))
		text++;
	if (text == c->to)
		return;
	it = comments_item(p, parent, c->author, &c->when);
	c->item = p->c->items.n;
	for (u32 i = c->from; i < c->to; i++) {
		const struct para *q = &p->para.v[i];
		bool head = i < text || in_box(&c->who, i);

		if (q->use != USE_POST && !in_box(&c->who, i))
			continue;
		if (head ? !tells(p, q, c) : thread_beside(p, q))
			continue;
		para_put(p, it, q, head ? BLOCK_byline :
		    para_quoted(p, q, c->node) ? BLOCK_quote : BLOCK_body);
		if (!head)
			para_region(p, q, REGION_comment);
	}
}

void
thread_put(struct page *p, struct thread *t, ref parent)
{
	for (u32 i = !t->answers; i < t->v.n; i++)
		put_post(p, &t->v.v[i], parent);
}

ref
thread_at(const struct thread *t, u32 para)
{
	u32 low = 0, high = t ? t->v.n : 0;

	while (low < high) {
		u32 i = low + (high - low) / 2;

		if (para < t->v.v[i].from)
			high = i;
		else if (para >= t->v.v[i].to)
			low = i + 1;
		else
			return t->v.v[i].item;
	}
	return 0;
}
