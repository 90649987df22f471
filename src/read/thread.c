/*
 * The posts of a thread: elements of one shape, told apart by the number in
 * their id or named posts, that hold most of what was taken for text.  The
 * first is the item of the page, and the others answer it.
 */
#include "read/page.h"

enum { HOLD = 70 };		/* percent of the text */

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

/* The shape whose elements hold the most, the outermost of equals. */
static u64
best_shape(const struct page *p, key_of *key)
{
	map at = { .mem = p->tmp };
	list(struct shape) all = { 0 };
	u64 best = 0;
	u32 most = 0, whole = text_in(p, 0);

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
		chars = text_in(p, i);
		s->past = p->t.v.v[i].end;
		s->chars += chars;
		s->first |= s->n++ == 0 && chars;
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

/* Its element or one around it is named a signature, in any of its names. */
static bool
signs_off(const struct page *p, const struct para *q, u32 post)
{
	const struct node *v = p->t.v.v;

	for (u32 i = v[q->first].parent; i > post; i = v[i].parent) {
		str t = { p->t.all.s + v[i].from, v[i].open - v[i].from };

		t.n = t.n < 400 ? t.n : 400;
		if (str_find_same(t, S("signature")) < t.n)
			return true;
	}
	return false;
}

/* What is taken of most posts is text in all of them, short as it may be; how
 * their authors sign is not. */
static void
take_alike(struct page *p, const u32 *nodes, u32 n)
{
	map all = { .mem = p->tmp }, taken = { .mem = p->tmp };
	const struct node *v = p->t.v.v;

	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		struct para *q = &p->para.v[i];

		if (!in_post(p, nodes, n, i, &k))
			continue;
		if (signs_off(p, q, nodes[k])) {
			q->use = USE_NONE;
			continue;
		}
		*map_at(&all, v[q->in].sign | 1ull << 32) += q->chars;
		if (q->use == USE_BODY)
			*map_at(&taken, v[q->in].sign | 1ull << 32) += q->chars;
	}
	for (u32 i = 0, k = 0; i < p->para.n; i++) {
		struct para *q = &p->para.v[i];
		u64 key = v[q->in].sign | 1ull << 32;

		if (in_post(p, nodes, n, i, &k) && i + 1 != p->title &&
		    !signs_off(p, q, nodes[k]) &&
		    map_get(&taken, key) * 2 > map_get(&all, key))
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

u32
thread_posts(struct page *p, u32 **nodes)
{
	u8 *uses = new(p->tmp, u8, p->para.n + 1);
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
	for (u32 i = 0; i < p->para.n; i++)
		uses[i] = p->para.v[i].use;
	take_alike(p, out.v, out.n);
	if (!talk(p, out.v, out.n)) {
		for (u32 i = 0; i < p->para.n; i++)
			p->para.v[i].use = uses[i];
		return 0;
	}
	*nodes = out.v;
	return out.n;
}
