/*
 * Which items are about one happening?
 *
 * Strictly in the order of time: each item joins the story it is most like or
 * opens a new one.  Likeness is a weighted sum of cosines (lead, body, names,
 * numbers) against the sum of the story's members; it must be high enough,
 * ever more so as the story grows older, and beat the runner-up.  Candidates
 * come from an index of each item's rarest words.
 *
 * Stories of different languages are then linked by what stands above
 * languages: names romanized, countries, numbers; the best of each other, and
 * clearly better than the next.  Comments and pasted texts go with their page.
 */
#include <math.h>
#include <stdlib.h>

#include "relate/corpus.h"

enum { LEAD, BODY, NAMES, NUMBERS, VIEWS };

enum {
	LEAD_WORDS = 60,
	RAREST = 24,		/* words of an item that look for stories */
	POSTINGS = 64,		/* stories that a word remembers */
	CANDIDATES = 32,
	WIDE = 48,		/* stories that a name remembers */
	DAY = 24 * 60
};

/* Fitted by hand on stream-en (doc/models/stories.md). */
static const f64 weights[VIEWS] = { 1.0, 1.0, 0.9, 0.25 };
static const f64 JOIN = 0.62, MARGIN = 0.05, FADE = 0.055;

struct vec { u64 *key; f32 *w; u32 n; };

struct sum { map at; f64 square; };	/* weights as bits of f32 */

struct doc {
	struct vec view[VIEWS];
	u32        member;
	u64        language;
	i64        when;
	u64       *rare;
	u32        rares;
};

struct story {
	struct sum view[VIEWS];
	i64        oldest, newest;
	u32        n, first;		/* docs; the first member */
	u64        language;
	u32        root;		/* of linked ones: the first */
};

struct posting { u32 at[POSTINGS], n; };
struct wide { u32 v[WIDE]; };

struct maker {
	struct corpus *c;
	const struct packs *ps;
	map            df;
	u32            docs;
	list(struct doc) doc;
	list(struct story) story;
	list(struct posting) postings;
	map            index;
	u32           *of;		/* by doc: story + 1 */
	arena         *tmp;
};

static f32
get(const struct sum *s, u64 key)
{
	u32 bits = map_get(&s->at, key);
	f32 w = 0;

	memcpy(&w, &bits, sizeof w);
	return w;
}

static f64
dot(const struct vec *v, const struct sum *s)
{
	f64 d = 0;

	for (u32 i = 0; i < v->n; i++)
		d += (f64)v->w[i] * (f64)get(s, v->key[i]);
	return d;
}

/* The vectors have length 1. */
static void
add(struct sum *s, const struct vec *v)
{
	s->square += 2 * dot(v, s) + (v->n > 0);
	for (u32 i = 0; i < v->n; i++) {
		f32 w = get(s, v->key[i]) + v->w[i];
		u32 bits;

		memcpy(&bits, &w, sizeof bits);
		*map_at(&s->at, v->key[i]) = bits;
	}
}

static f64
cosine(const struct vec *v, const struct sum *s)
{
	return v->n && s->square > 0 ? dot(v, s) / sqrt(s->square) : 0;
}

/* Six letters are a fair stem in any language that has endings. */
static u64
stem(str w)
{
	str rest = w;
	u32 n = 0;

	while (rest.n && n < 6)
		utf8_next(&rest), n++;
	return str_hash((str){ w.s, w.n - rest.n });
}

/* Counts in a map become a vector: (1 + log tf) idf, of length 1. */
static void
to_vec(struct maker *k, const map *counts, struct vec *v)
{
	f64 square = 0;

	v->key = new(k->tmp, u64, counts->n + 1);
	v->w = new(k->tmp, f32, counts->n + 1);
	for (u32 i = 0; i < counts->cap; i++) {
		f64 w, df;

		if (!counts->value[i])
			continue;
		df = map_get(&k->df, counts->key[i]);
		w = (1 + log(counts->value[i])) *
		    log((k->docs + 1.0) / (df + 0.5));
		if (w <= 0)
			continue;
		v->key[v->n] = counts->key[i];
		v->w[v->n++] = (f32)w;
		square += w * w;
	}
	for (u32 i = 0; i < v->n; i++)
		v->w[i] = (f32)((f64)v->w[i] / sqrt(square));
}

struct counts { map view[VIEWS]; };

static void
count_words(struct maker *k, const struct item *it, struct counts *c,
    arena *a)
{
	const struct pack *p = packs_find(k->ps, it->heads.v[0].language);
	str folded = utf8_fold(a, item_all(it));
	tokens t = { 0 };

	tokens_of(&t, folded, a);
	for (u32 i = 0, n = 0; i < t.n; i++) {
		str w = { folded.s + t.v[i].from, t.v[i].to - t.v[i].from };

		if (t.v[i].kind == TOKEN_NUMBER) {
			++*map_at(&c->view[NUMBERS], str_hash(w));
			continue;
		}
		if (t.v[i].kind != TOKEN_WORD || w.n < 2 ||
		    phrases_at(&p->common, &t, i, i + 1))
			continue;
		++*map_at(&c->view[BODY], stem(w));
		if (n++ < LEAD_WORDS)
			++*map_at(&c->view[LEAD], stem(w));
	}
}

static void
count_names(const struct item *it, struct counts *c)
{
	for (u32 e = 0; e < it->entities.n; e++) {
		const struct entity *x = &it->entities.v[e];
		str key = x->key, last;
		size_t i;

		if (key.n == 0 || x->anonymity.n ||
		    str_is(x->type, S("outlet")))
			continue;
		i = key.n;
		while (i > 0 && key.s[i - 1] != ' ' && key.s[i - 1] != '/')
			i--;
		last = str_from(key, i);
		++*map_at(&c->view[NAMES], str_hash(last));
	}
}

static void
count(struct maker *k, u32 m, struct counts *c, arena *a)
{
	for (u32 v = 0; v < VIEWS; v++)
		c->view[v] = (map){ .mem = a };
	count_words(k, k->c->v[m].it, c, a);
	count_names(k->c->v[m].it, c);
}

static void
count_docs(struct maker *k, u32 m)
{
	arena a = *k->tmp;
	struct counts c;

	/* the table of all may not grow inside what is given back */
	count(k, m, &c, &a);
	for (u32 v = 0; v < VIEWS; v++)
		for (u32 i = 0; v != LEAD && i < c.view[v].cap; i++)
			if (c.view[v].value[i])
				++*map_at(&k->df, c.view[v].key[i]);
}

static int
by_rarity(const void *a, const void *b)
{
	const f32 *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

/* The words of the lead and body that weigh most. */
static void
find_rarest(struct maker *k, struct doc *d)
{
	const struct vec *v = &d->view[BODY];
	f32 *w = new(k->tmp, f32, v->n + 1), least;

	d->rare = new(k->tmp, u64, RAREST);
	if (v->n)
		memcpy(w, v->w, v->n * sizeof *w);
	qsort(w, v->n, sizeof *w, by_rarity);
	least = v->n > RAREST ? w[RAREST - 1] : 0;
	for (u32 i = 0; i < v->n && d->rares < RAREST; i++)
		if (v->w[i] >= least)
			d->rare[d->rares++] = v->key[i];
}

static bool
own_story(const struct item *it)
{
	str kind = it->heads.v[0].kind;

	return it->heads.v[0].parent.n == 0 ||
	    !(str_is(kind, S("comment")) || str_is(kind, S("quoted")));
}

static void
make_doc(struct maker *k, u32 m)
{
	struct doc *d = push(&k->doc, k->tmp);
	struct counts c;

	count(k, m, &c, k->tmp);
	d->member = m;
	d->language = str_hash(k->c->v[m].it->heads.v[0].language);
	d->when = k->c->v[m].when;
	for (u32 v = 0; v < VIEWS; v++)
		to_vec(k, &c.view[v], &d->view[v]);
	find_rarest(k, d);
}

static int
by_time(const void *a, const void *b)
{
	const struct doc *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	return (x->member > y->member) - (x->member < y->member);
}

static f64
apart(const struct story *s, i64 when)
{
	i64 d = 0;

	if (!when || !s->newest)
		return 1.5;		/* days; not known */
	if (when > s->newest)
		d = when - s->newest;
	else if (when < s->oldest)
		d = s->oldest - when;
	return (f64)d / DAY;
}

static f64
likeness(const struct doc *d, const struct story *s)
{
	f64 sum = 0, days = apart(s, d->when), old;

	for (u32 v = 0; v < VIEWS; v++)
		sum += weights[v] * cosine(&d->view[v], &s->view[v]);
	old = d->when && s->oldest && d->when > s->oldest ?
	    (f64)(d->when - s->oldest) / DAY : 0;
	sum -= FADE * (days < 20 ? days : 20);
	return sum - 0.004 * (old < 30 ? old : 30);
}

struct best { u32 story, next; f64 most, second; };

static void
candidates(struct maker *k, struct doc *d, struct best *b)
{
	arena a = *k->tmp;
	map seen = { .mem = &a };
	u32 found[CANDIDATES], n = 0;

	for (u32 i = 0; i < d->rares; i++) {
		u32 p = map_get(&k->index, d->rare[i]);
		u32 held = p ? k->postings.v[p - 1].n : 0;

		for (u32 j = 0; j < (held < POSTINGS ? held : POSTINGS); j++) {
			u32 s = k->postings.v[p - 1].at[j];
			u32 *at;

			if (k->story.v[s].language != d->language)
				continue;
			at = map_at(&seen, s + 1);
			if (*at == 0 && n < CANDIDATES) {
				found[n] = s;
				*at = ++n;
			}
		}
	}
	for (u32 i = 0; i < n; i++) {
		f64 l = likeness(d, &k->story.v[found[i]]);

		if (l > b->most) {
			b->second = b->most;
			b->most = l;
			b->story = found[i] + 1;
		} else if (l > b->second) {
			b->second = l;
		}
	}
}

static void
remember(struct maker *k, u64 word, u32 story)
{
	u32 *at = map_at(&k->index, word);
	u32 n;

	if (*at == 0) {
		push(&k->postings, k->tmp);
		*at = k->postings.n;
	}
	n = k->postings.v[*at - 1].n;
	for (u32 i = 0; i < (n < POSTINGS ? n : POSTINGS); i++)
		if (k->postings.v[*at - 1].at[i] == story)
			return;
	k->postings.v[*at - 1].at[n % POSTINGS] = story;
	k->postings.v[*at - 1].n++;
}

static void
join(struct maker *k, u32 doc, u32 story)
{
	struct doc *d = &k->doc.v[doc];
	struct story *s = &k->story.v[story];

	for (u32 v = 0; v < VIEWS; v++)
		add(&s->view[v], &d->view[v]);
	if (d->when && (!s->newest || d->when > s->newest))
		s->newest = d->when;
	if (d->when && (!s->oldest || d->when < s->oldest))
		s->oldest = d->when;
	s->n++;
	k->of[doc] = story + 1;
	for (u32 i = 0; i < d->rares; i++)
		remember(k, d->rare[i], story);
}

static void
place(struct maker *k, u32 doc)
{
	struct best b = { 0, 0, -9, -9 };
	struct doc *d = &k->doc.v[doc];

	candidates(k, d, &b);
	if (!b.story || b.most < JOIN || (b.second > -9 &&
	    b.most < JOIN + 0.2 && b.most - b.second < MARGIN)) {
		struct story *s = push(&k->story, k->tmp);

		for (u32 v = 0; v < VIEWS; v++)
			s->view[v].at.mem = k->tmp;
		s->first = d->member;
		s->language = d->language;
		s->root = k->story.n - 1;
		b.story = k->story.n;
	}
	join(k, doc, b.story - 1);
}

/* How alike two stories of different languages are, by names and numbers. */
static f64
across(const struct story *a, const struct story *b, u32 *names)
{
	f64 d = 0, e = 0;
	const struct sum *small = &a->view[NAMES], *large = &b->view[NAMES];

	*names = 0;
	if (small->at.n > large->at.n) {
		small = &b->view[NAMES];
		large = &a->view[NAMES];
	}
	for (u32 i = 0; i < small->at.cap; i++) {
		f32 w;

		if (!small->at.value[i])
			continue;
		memcpy(&w, &small->at.value[i], sizeof w);
		w *= get(large, small->at.key[i]);
		*names += w > 0;
		d += (f64)w;
	}
	for (u32 i = 0; i < a->view[NUMBERS].at.cap; i++) {
		f32 w;

		if (!a->view[NUMBERS].at.value[i])
			continue;
		memcpy(&w, &a->view[NUMBERS].at.value[i], sizeof w);
		e += (f64)(w * get(&b->view[NUMBERS],
		    a->view[NUMBERS].at.key[i]));
	}
	d /= sqrt(a->view[NAMES].square * b->view[NAMES].square) + 1e-9;
	e /= sqrt(a->view[NUMBERS].square * b->view[NUMBERS].square) + 1e-9;
	return d + 0.3 * e;
}

static bool
near_in_time(const struct story *a, const struct story *b)
{
	i64 days = 3 * DAY;

	if (!a->newest || !b->newest)
		return true;
	return a->oldest <= b->newest + days && b->oldest <= a->newest + days;
}

static u32
root(struct maker *k, u32 s)
{
	while (k->story.v[s].root != s)
		s = k->story.v[s].root;
	return s;
}

/* The best story of each other language for this one, by the names they have
 * in common. */
static u32
counterpart(struct maker *k, u32 s, u64 language, const map *by_name,
    const struct wide *lists)
{
	const struct story *x = &k->story.v[s];
	arena a = *k->tmp;
	map seen = { .mem = &a };
	f64 most = 0, second = 0;
	u32 best = 0, names;

	for (u32 i = 0; i < x->view[NAMES].at.cap; i++) {
		u32 at;

		if (!x->view[NAMES].at.value[i])
			continue;
		at = map_get(by_name, x->view[NAMES].at.key[i]);
		for (u32 j = 0; at && j < WIDE && lists[at - 1].v[j]; j++) {
			u32 o = lists[at - 1].v[j] - 1;
			const struct story *y = &k->story.v[o];
			f64 l;

			if (o == s || y->language != language ||
			    map_get(&seen, o + 1) || !near_in_time(x, y))
				continue;
			*map_at(&seen, o + 1) = 1;
			l = across(x, y, &names);
			if (names < 2)
				continue;
			if (l > most) {
				second = most;
				most = l;
				best = o + 1;
			} else if (l > second) {
				second = l;
			}
		}
	}
	return most > 0.3 && most - second > 0.05 ? best : 0;
}

struct names_of {
	map by_name, languages;
	list(struct wide) lists;
	list(u64) tags;
};

static void
index_names(struct maker *k, struct names_of *x, u32 s)
{
	const map *names = &k->story.v[s].view[NAMES].at;

	if (!map_get(&x->languages, k->story.v[s].language)) {
		*map_at(&x->languages, k->story.v[s].language) = 1;
		*push(&x->tags, k->tmp) = k->story.v[s].language;
	}
	for (u32 i = 0; i < names->cap; i++) {
		u32 *at, n = 0;

		if (!names->value[i])
			continue;
		at = map_at(&x->by_name, names->key[i]);
		if (*at == 0) {
			push(&x->lists, k->tmp);
			*at = x->lists.n;
		}
		while (n < WIDE && x->lists.v[*at - 1].v[n])
			n++;
		if (n < WIDE)
			x->lists.v[*at - 1].v[n] = s + 1;
	}
}

static void
link_languages(struct maker *k)
{
	struct names_of x = {
		.by_name = { .mem = k->tmp }, .languages = { .mem = k->tmp },
	};

	for (u32 s = 0; s < k->story.n; s++)
		index_names(k, &x, s);
	for (u32 s = 0; s < k->story.n; s++)
		for (u32 l = 0; l < x.tags.n; l++) {
			u32 o, back = 0, a, b;

			if (x.tags.v[l] == k->story.v[s].language)
				continue;
			o = counterpart(k, s, x.tags.v[l], &x.by_name,
			    x.lists.v);
			if (o)
				back = counterpart(k, o - 1,
				    k->story.v[s].language, &x.by_name,
				    x.lists.v);
			if (!o || back != s + 1)
				continue;
			a = root(k, s);
			b = root(k, o - 1);
			k->story.v[a > b ? a : b].root = a < b ? a : b;
		}
}

static void
hand_out(struct maker *k)
{
	struct corpus *c = k->c;

	for (u32 d = 0; d < k->doc.n; d++)
		c->v[k->doc.v[d].member].story = root(k, k->of[d] - 1) + 1;
	for (u32 m = 0; m < c->n; m++) {
		if (!own_story(c->v[m].it) && c->v[m].up)
			c->v[m].story = c->v[c->v[m].up - 1].story;
	}
}

void
corpus_stories(struct corpus *c, const struct packs *ps, arena tmp)
{
	struct maker k = {
		.c = c, .ps = ps, .tmp = &tmp, .df = { .mem = c->mem },
		.index = { .mem = &tmp },
	};

	for (u32 m = 0; m < c->n; m++)
		if (own_story(c->v[m].it)) {
			k.docs++;
			count_docs(&k, m);
		}
	for (u32 m = 0; m < c->n; m++)
		if (own_story(c->v[m].it))
			make_doc(&k, m);
	if (k.doc.n)
		qsort(k.doc.v, k.doc.n, sizeof *k.doc.v, by_time);
	k.of = new(&tmp, u32, k.doc.n + 1);
	for (u32 d = 0; d < k.doc.n; d++)
		place(&k, d);
	link_languages(&k);
	hand_out(&k);
}
