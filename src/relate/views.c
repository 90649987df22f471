/*
 * How is an item compared with a story?
 *
 * It becomes a vector of terms: words by their first letters, which is a fair
 * stem in any language with endings; pairs of characters in a script without
 * spaces; numbers.  A term weighs more if the text has it more often and if few
 * texts of its language have it.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "relate/views.h"

enum {
	/* by judgment, before the weights were learned */
	STEM = 6,		/* letters */
	LEAD_WORDS = 70,	/* words of title and lead */
	RAREST = 40,		/* terms by which candidates are found */
	LONGEST = 3000,		/* tokens of a text that are read */
	UNSEEN = 40		/* texts that are counted as without the term */
};

static u64
views_stem(str w)
{
	char d[STEM * 4];
	size_t n = 0;

	for (u32 i = 0; w.n && i < STEM; i++)
		n += utf8_put(d + n, utf8_lower(utf8_next(&w)));
	return str_hash((str){ d, n });
}

/* How often a term stands in each view of one text. */
struct count { u64 hash; u32 n[VIEWS]; };

struct counting {
	map at;			/* hash of a term: place in all + 1 */
	list(struct count) all;
	arena *tmp;
};

static struct count *
views_at(struct counting *c, u64 hash)
{
	u32 *i = map_at(&c->at, hash);

	if (*i == 0) {
		push(&c->all, c->tmp)->hash = hash;
		*i = c->all.n;
	}
	return &c->all.v[*i - 1];
}

/* Is the word one character of a script without spaces? */
static bool
wide(str w)
{
	str rest = w;

	return w.n >= 3 && utf8_wide(utf8_next(&rest)) && rest.n == 0;
}

struct text {
	str  s;
	u32  base;		/* where it begins in the item's text */
	bool title;
	u32  mention;		/* the next mention of the item */
};

/* Is the token part of a name?  Call it for tokens in the order of the text. */
static bool
in_name(struct text *x, const struct item *it, const struct token *t)
{
	while (x->mention < it->mentions.n &&
	    it->mentions.v[x->mention].span.to <= x->base + t->from)
		x->mention++;
	return !x->title && x->mention < it->mentions.n &&
	    it->mentions.v[x->mention].span.from <= x->base + t->from &&
	    it->mentions.v[x->mention].form == MENTION_name;
}

/* The count of the term at token i, or NULL.  Numbers are counted here and give
 * NULL.  In a script without spaces a term is a pair of characters. */
static struct count *
term(struct counting *c, const struct pack *p, const tokens *t, u32 i, str s)
{
	const struct token *x = &t->v[i];
	str w = { s.s + x->from, x->to - x->from };

	if (x->kind == TOKEN_NUMBER) {
		views_at(c, str_hash(w) + 1)->n[NUMBERS]++;
		return 0;
	}
	if (x->kind != TOKEN_WORD || w.n < 2 ||
	    phrases_at(&p->common, t, i, i + 1))
		return 0;
	if (!wide(w))
		return views_at(c, views_stem(w));
	if (i + 1 == t->n || t->v[i + 1].from != x->to ||
	    t->v[i + 1].kind != TOKEN_WORD)
		return 0;
	w.n = t->v[i + 1].to - x->from;
	return views_at(c, str_hash(w));
}

/* Counts the words of a text.  `seen` counts words up to the end of the lead;
 * those of the title belong to it. */
static void
count_text(struct counting *c, const struct pack *p, const struct item *it,
    struct text x, u32 *seen)
{
	tokens t = { 0 };

	tokens_of(&t, x.s, c->tmp);
	for (u32 i = 0; i < t.n && i < LONGEST; i++) {
		struct count *n = term(c, p, &t, i, x.s);

		if (!n)
			continue;
		n->n[BODY]++;
		n->n[NAMES] += in_name(&x, it, &t.v[i]);
		n->n[TITLE] += x.title;
		if ((*seen)++ < LEAD_WORDS)
			n->n[LEAD]++;
	}
}

static void
count_item(struct counting *c, const struct docs *d, const struct item *it,
    u32 *seen)
{
	const struct head *h = item_head(it);
	const struct pack *p = packs_find(d->packs, h->language);
	struct text x = { .s = item_all(it) };

	if (h->title.n)
		count_text(c, p, it, (struct text){ .s = h->title,
		    .title = true }, seen);
	if (h->title.n && str_starts(x.s, h->title)) {
		x.base = (u32)h->title.n;
		x.s = str_from(x.s, h->title.n);
	}
	count_text(c, p, it, x, seen);
}

/* The id of a term in a language, made if it is new. */
static u32
views_id_of(struct docs *d, u64 hash, u32 language)
{
	u32 *i = map_at(&d->ids, u64_mix(hash + language));

	if (*i == 0) {
		if (d->terms == d->terms_cap) {
			u32 cap = d->terms_cap ? 2 * d->terms_cap : 4096;
			u32 *df = new(d->mem, u32, cap);

			if (d->terms)
				memcpy(df, d->df, d->terms * sizeof *df);
			d->df = df;
			d->terms_cap = cap;
		}
		*i = ++d->terms;
	}
	return *i - 1;
}

static u32
language_of(struct docs *d, const struct item *it)
{
	str tag = item_head(it)->language;
	u32 *i = map_at(&d->languages, str_hash(tag));

	if (*i == 0) {
		*push(&d->tags, d->mem) = tag;
		*i = d->tags.n;
	}
	return *i - 1;
}

static bool
is_pasted(const struct item *it)
{
	return item_head(it)->kind == ITEM_quoted;
}

/* Makes the document of a member.  Texts that are pasted into it belong to it,
 * because it is about them.  Its terms have counts for weights until
 * views_weigh. */
static void
views_make(struct docs *d, u32 m, const u32 *pasted, arena tmp)
{
	struct counting c = { .at = { .mem = &tmp }, .tmp = &tmp };
	const struct item *it = d->c->v[m].it;
	struct doc *x = &d->v[d->n++];
	u32 seen = 0;

	x->member = m;
	x->language = language_of(d, it);
	x->when = d->c->v[m].when;
	count_item(&c, d, it, &seen);
	for (u32 i = pasted[m]; i; i = pasted[i - 1])
		count_item(&c, d, d->c->v[i - 1].it, &seen);
	x->v = new(d->mem, struct term, c.all.n + 1);
	x->n = c.all.n;
	for (u32 i = 0; i < c.all.n; i++) {
		x->v[i].id = views_id_of(d, c.all.v[i].hash, x->language);
		for (u32 v = 0; v < VIEWS; v++)
			x->v[i].w[v] = (f32)c.all.v[i].n[v];
		d->df[x->v[i].id]++;
	}
}

static int
by_weight(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	f32 v = x->w[LEAD] + x->w[BODY], w = y->w[LEAD] + y->w[BODY];

	if (v < w || v > w)
		return v < w ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Turns counts into weights, when all texts have been counted. */
static void
views_weigh(struct docs *d, struct doc *x)
{
	f64 square[VIEWS] = { 0 }, all = d->of_language[x->language];

	for (u32 i = 0; i < x->n; i++) {
		struct term *t = &x->v[i];
		f64 idf = log((all + UNSEEN) /
		    (d->df[t->id] + 0.5));

		assert(d->df[t->id] > 0);
		if (idf < 0.05)		/* a common term counts for a little */
			idf = 0.05;
		for (u32 v = 0; v < VIEWS; v++) {
			if (t->w[v] > 0)
				t->w[v] = (f32)((1 + log((f64)t->w[v])) * idf);
			square[v] += (f64)t->w[v] * (f64)t->w[v];
		}
	}
	for (u32 v = 0; v < VIEWS; v++)
		x->has[v] = square[v] > 0;
	for (u32 i = 0; i < x->n; i++)
		for (u32 v = 0; v < VIEWS; v++)
			if (x->has[v])
				x->v[i].w[v] /= (f32)sqrt(square[v]);
	if (x->n)
		qsort(x->v, x->n, sizeof *x->v, by_weight);
	x->rares = x->n < RAREST ? x->n : RAREST;
	x->rare = new(d->mem, u32, x->rares + 1);
	for (u32 i = 0; i < x->rares; i++)
		x->rare[i] = x->v[i].id;
}

static int
by_time(const void *a, const void *b)
{
	const struct doc *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	return (x->member > y->member) - (x->member < y->member);
}

/* May the item open a story?  Comments and pasted texts get the story of their
 * page. */
static bool
own_story(const struct item *it)
{
	item_kind kind = item_head(it)->kind;

	return item_head(it)->parent.n == 0 ||
	    (kind != ITEM_comment && kind != ITEM_quoted);
}

void
docs_make(struct docs *d, arena tmp)
{
	/* by member: place + 1 of the first text pasted into it; by pasted
	 * text: that of the next one in the same member */
	u32 *pasted = new(&tmp, u32, d->c->n + 1);

	d->ids.mem = d->languages.mem = d->mem;
	d->v = new(d->mem, struct doc, d->c->n + 1);
	for (u32 m = d->c->n; m-- > 0; )
		if (is_pasted(d->c->v[m].it) && d->c->v[m].up) {
			pasted[m] = pasted[d->c->v[m].up - 1];
			pasted[d->c->v[m].up - 1] = m + 1;
		}
	for (u32 m = 0; m < d->c->n; m++)
		if (own_story(d->c->v[m].it))
			views_make(d, m, pasted, tmp);
	d->of_language = new(d->mem, u32, d->tags.n + 1);
	for (u32 i = 0; i < d->n; i++)
		d->of_language[d->v[i].language]++;
	for (u32 i = 0; i < d->n; i++)
		views_weigh(d, &d->v[i]);
	if (d->n)
		qsort(d->v, d->n, sizeof *d->v, by_time);
}

/* The slot of a term, or the free slot where it belongs. */
static u32
views_slot(const struct sum *s, u32 id)
{
	u32 i = (id * 2654435769u) & (s->cap - 1);

	while (s->key[i] && s->key[i] != id + 1)
		i = (i + 1) & (s->cap - 1);
	return i;
}

const f32 *
sum_find(const struct sum *s, u32 id)
{
	u32 i = s->cap ? views_slot(s, id) : 0;

	return s->cap && s->key[i] ? s->w[i] : 0;
}

/* Makes room for so many more keys: at most two thirds are in use. */
static void
views_widen(struct sum *s, u32 more, arena *mem)
{
	struct sum old = *s;

	if (s->cap && (s->n + more) * 3 < s->cap * 2)
		return;
	while (s->cap < 32 || (s->n + more) * 2 > s->cap)
		s->cap = s->cap ? s->cap * 2 : 32;
	s->key = new(mem, u32, s->cap);
	s->w = arena_take(mem, sizeof *s->w, s->cap);
	for (u32 i = 0; i < old.cap; i++)
		if (old.key[i]) {
			u32 k = views_slot(s, old.key[i] - 1);

			s->key[k] = old.key[i];
			memcpy(s->w[k], old.w[i], sizeof *s->w);
		}
}

void
sum_add(struct sum *s, const struct doc *d, arena *mem)
{
	views_widen(s, d->n, mem);
	for (u32 i = 0; i < d->n; i++) {
		const struct term *t = &d->v[i];
		u32 k = views_slot(s, t->id);

		if (!s->key[k]) {
			s->key[k] = t->id + 1;
			s->n++;
		}
		for (u32 v = 0; v < VIEWS; v++) {
			f64 w = (f64)t->w[v], was = (f64)s->w[k][v];

			s->square[v] += w * (w + 2 * was);
			s->w[k][v] = (f32)(was + w);
		}
	}
}
