/*
 * Which elements are the posts of a thread?  Elements with the same tag and
 * depth and a number in their id, or with the same class and the name of a
 * post, that together hold most of the body.  The first post is the item of the
 * page, and the others answer it.  If there is a question and answers, all
 * answers are posts.
 */
#include "read/line/dated.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/beside.h"
#include "read/told/tell.h"
#include "read/told/told.h"
#include "read/voices/comments.h"
#include "read/voices/thread.h"

enum {
	HOLD = 70,		/* percent of the body that posts must have */
	TIMED = 80		/* weight of the longest line with a date */
};

struct post {
	u32 node, from, to;	/* paras [from, to) */
	struct box who;		/* the paras about its author */
	str author;
	struct when when;
	bool differ;		/* several dates, and not one has a clock */
	ref  item;		/* 0 before it was added */
};

struct thread {
	list(struct post) v;
	bool answers;		/* all are items; else the first is the page */
};

struct shape {
	u32 n;
	u32 past;		/* the node behind the last one */
	u32 chars;		/* the weight of their body text */
	bool first;		/* the first of them has body text */
};

/*
 * A hash of the tag, the depth and the id without its digits; 0 if the id has
 * no digits.
 */
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

/*
 * A hash of the sign and the parent of an element that is named a post or a
 * comment; 0 for other elements.
 */
static u64
thread_by_name(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];

	return v->flags & (F_POST | F_UNIT) ? u64_mix((u64)v->sign << 32 |
	    v->parent) & ~1ull : 0;
}

/* The weight of the body text in a node. */
static u32
thread_text_in(const struct page *p, u32 node)
{
	u32 n = 0;

	for (u32 i = p->at[node]; i < page_until(p, node); i++)
		n += p->para.v[i].use == USE_BODY ? p->para.v[i].weight : 0;
	return n;
}

/* May the element be a post? */
static bool
thread_block(const struct node *v)
{
	return markup_what(v->tag) & BLOCK && v->tag != TAG_body;
}

typedef u64 key_of(const struct page *, u32 node);

/* By para: the weight of the body text before it. */
static const u32 *
sums(const struct page *p)
{
	u32 *sum = new(p->tmp, u32, p->para.n + 1);

	for (u32 i = 0; i < p->para.n; i++)
		sum[i + 1] = sum[i] + (p->para.v[i].use == USE_BODY ?
		    p->para.v[i].weight : 0);
	return sum;
}

/*
 * The key of the two or more elements that hold most body text, at least HOLD
 * percent; of equals the outermost.  0 if there is none.
 */
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

/*
 * Is para i in one of the posts?  Moves *k on to the first post that ends
 * behind the para.
 */
static bool
in_post(const struct page *p, const u32 *nodes, u32 n, u32 i, u32 *k)
{
	while (*k < n && page_until(p, nodes[*k]) <= i)
		++*k;
	return *k < n && p->at[nodes[*k]] <= i;
}

/* Is the paragraph part of an author's signature in the post? */
static bool
thread_signature(const struct page *p, const struct para *q, u32 post)
{
	return tree_flags(&p->t, q->holder, post) & F_SIGNATURE;
}

/*
 * If paragraphs with one sign are body text in most posts, they are body text
 * in all posts, even short ones.  Signatures are never body text.
 */
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

/* Do at least two posts have body text? */
static bool
talk(const struct page *p, const u32 *nodes, u32 n)
{
	u32 with = 0;

	for (u32 i = 0; i < n; i++)
		with += thread_text_in(p, nodes[i]) > 0;
	return with > 1;
}

/* Finds the elements that may be posts, in order; returns how many. */
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

/*
 * Is the element an answer to a question above it?  By its id, as in answer-12,
 * or by an itemprop such as suggestedAnswer.
 */
static bool
is_answer(const struct page *p, u32 node)
{
	str id = tree_attribute(&p->t, node, S("id"));

	return (str_starts(id, S("answer")) && id.n > 6 &&
	    utf8_digit((u8)id.s[id.n - 1])) || str_ends(tree_attribute(&p->t,
	    node, S("itemprop")), S("Answer"));
}

/* Finds the outermost answers that hold text, in order; returns how many. */
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

/* Is para i in the box? */
static bool
in_box(const struct box *b, u32 i)
{
	return i >= b->from && i < b->to;
}

/* Is the paragraph a short line that stands beside a text, such as a date? */
static bool
thread_beside(struct page *p, const struct para *q)
{
	return q->weight < TIMED && beside_line(p, para_text(p, q));
}

/*
 * Sets the author of a post.  Other signs than those of signer.c are not sure.
 */
static void
author(struct page *p, struct post *c)
{
	struct signer s = signer_of(p, c->from, c->to, c->node);

	c->author = s.name;
	if (s.para)
		c->who = signer_box(p, s.para - 1, c->from, c->to, c->node);
}

/*
 * Offers a date in the post.  The first date with a time of day is taken, since
 * the day on which an author joined has none; else the only date there is.
 */
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

/* Sets the date of a post, from elements for times and from short lines. */
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
		    date_find(p->tmp, p->ps, t, p->order, &w))
			vote(c, &w);
	}
	for (u32 i = c->from; i < c->to && !c->when.minute; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->weight < TIMED && !para_quoted(p, q, c->node) ?
		    para_text(p, q) : (str){ 0 };
		struct when w;

		if (signer_note(p, q))
			continue;
		if ((date_find(p->tmp, p->ps, t, p->order, &w) &&
		    dated_line(p->ps, &w, t)) || date_ago(p->tmp, p->ps, t,
		    told_received(p), &w))
			vote(c, &w);
	}
	if (c->differ && !c->when.minute)
		c->when = (struct when){ 0 };
}

/*
 * Gives the author and date of the first post to the page, and takes the lines
 * that say so out of the body.
 */
static void
take_heading(struct page *p, const struct post *first)
{
	tell_page(p, first->author, &first->when);
	for (u32 i = first->from; i < first->to; i++)
		if (in_box(&first->who, i) || thread_beside(p, &p->para.v[i]))
			uses_set(p, i, USE_NONE);
}

/*
 * Finds the author of a question by microdata, and takes lines that stand
 * beside its text, before the para `until`, out of the body.
 */
static void
tell_question(struct page *p, u32 until)
{
	tell_author(p, (str){ 0 });
	for (u32 i = 0; i < until; i++)
		if (p->para.v[i].use == USE_BODY &&
		    thread_beside(p, &p->para.v[i]))
			uses_set(p, i, USE_NONE);
}

/* Do at least half of the posts have an author? */
static bool
signed_by_most(const struct thread *t)
{
	u32 n = 0;

	for (u32 i = 0; i < t->v.n; i++)
		n += t->v.v[i].author.n > 0;
	return n * 2 >= t->v.n;
}

/* The post in a node, with its author and date. */
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
	if (p->about.authors.n == 0)	/* a line between title and text */
		tell_author(p, signer_of(p, p->title <= i ? p->title : 0, i,
		    0).name);
}

/*
 * Fills t with the posts of the page, and takes their text into the body.
 * False if the posts are not believed.
 */
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

/*
 * Does the line have the author or the date of the post?  A line with the
 * number of posts of the author has not.
 */
static bool
tells(struct page *p, const struct para *q, const struct post *c)
{
	str t = para_text(p, q);
	struct when w;

	return (c->author.n && str_find(t, c->author) < t.n) ||
	    beside_ago(p, t) || (date_find(p->tmp, p->ps, t,
	    p->order, &w) && str_starts(c->when.value, w.value));
}

/*
 * Adds an item for a post.  Lines before the text are kept as bylines if they
 * have the author or the date; all text behind them is kept.
 */
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
