/*
 * Which stories of different languages are one?
 *
 * What stands above languages is put into one vector a story: four letters in
 * a row of the romanized text, which carry names and loan words; the keys of
 * names and places; numbers.  Each is weighed by how few texts of its own
 * language have it.  Two stories are linked where each is the other's best in
 * its language, clearly better than the next, and near in time.
 */
#include <math.h>
#include <stdlib.h>

#include "relate/stories.h"

enum {
	TEXT = 3000,		/* bytes of a document that are looked at */
	DOCUMENTS = 12,		/* of a story */
	POSTINGS = 250,		/* a term in more stories says too little */
	NEAR = 3 * 24 * 60	/* minutes between two stories, at most */
};

/* How much more a name says than four letters. */
static const f64 NAME = 2.5;
/* Likeness of a pair, and how many times that of the next best. */
static const f64 LEAST = 0.06, CLEAR = 1.12;

struct mark { u32 id; f32 w; };
struct marks { struct mark *v; u32 n; };

struct posting { u32 story; f32 w; };

struct best { u32 story; f32 most, next; };

struct linker {
	const struct docs *d;
	const struct cluster *c;
	u32    n, languages;
	struct marks *doc, *story;
	map    ids, df;
	u32    terms;
	u32   *first;		/* by term: where its postings begin */
	struct posting *postings;
	struct best *best;	/* by story and language */
	arena *tmp;
};

static void
count(struct linker *k, map *counts, u64 hash)
{
	u32 *id = map_at(&k->ids, hash);

	if (*id == 0)
		*id = ++k->terms;
	++*map_at(counts, *id);
}

static void
count_grams(struct linker *k, map *counts, str roman)
{
	for (size_t i = 0; i + 4 <= roman.n; i++)
		if (!(roman.s[i] >= '0' && roman.s[i] <= '9'))
			count(k, counts, str_hash((str){ roman.s + i, 4 }));
	while (roman.n) {
		str w = str_cut(&roman, ' ');

		if (w.n > 1 && w.s[0] >= '0' && w.s[0] <= '9')
			count(k, counts, str_hash(w) + 1);
	}
}

/* person/anna orsk: the words; place/NO: the whole. */
static void
count_names(struct linker *k, map *counts, const struct item *it)
{
	for (u32 i = 0; i < it->entities.n; i++) {
		const struct entity *e = &it->entities.v[i];
		str rest = e->key, kind = str_cut(&rest, '/');

		if (!rest.n || e->anonymity.n)
			continue;
		if (!str_is(kind, S("person"))) {
			count(k, counts, str_hash(e->key) + 2);
			continue;
		}
		while (rest.n)
			count(k, counts, str_hash(str_cut(&rest, ' ')) + 3);
	}
}

static u64
df_key(u32 id, u32 language)
{
	return (u64)language << 32 | id;
}

static void
read_doc(struct linker *k, u32 doc, arena scratch)
{
	const struct item *it = k->d->c->v[k->d->v[doc].member].it;
	const struct pack *p = packs_find(k->d->packs,
	    it->heads.v[0].language);
	str text = item_all(it), title = it->heads.v[0].title;
	map names = { .mem = &scratch }, grams = { .mem = &scratch };
	u32 at = 0;

	text.n = text.n < TEXT ? text.n : TEXT;
	if (title.n && !str_starts(text, title))
		count_grams(k, &grams, language_roman(&scratch, p, title));
	count_grams(k, &grams, language_roman(&scratch, p, text));
	count_names(k, &names, it);
	k->doc[doc].v = new(k->tmp, struct mark, grams.n + names.n + 1);
	for (u32 i = 0; i < grams.cap + names.cap; i++) {
		const map *m = i < grams.cap ? &grams : &names;
		u32 s = i < grams.cap ? i : i - grams.cap;

		if (!m->value[s])
			continue;
		k->doc[doc].v[at++] = (struct mark){ (u32)m->key[s],
		    (f32)((1 + log(m->value[s])) * (m == &names ? NAME : 1)) };
		++*map_at(&k->df, df_key((u32)m->key[s],
		    k->d->v[doc].language));
	}
	k->doc[doc].n = at;
}

static int
by_id(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void
normalize(struct marks *m)
{
	f64 square = 0;

	for (u32 i = 0; i < m->n; i++)
		square += (f64)m->v[i].w * (f64)m->v[i].w;
	for (u32 i = 0; i < m->n && square > 0; i++)
		m->v[i].w /= (f32)sqrt(square);
}

static void
weigh(struct linker *k, u32 doc)
{
	u32 language = k->d->v[doc].language;
	struct marks *m = &k->doc[doc];
	f64 all = k->d->of_language[language];

	for (u32 i = 0; i < m->n; i++) {
		f64 df = map_get(&k->df, df_key(m->v[i].id, language));
		f64 idf = log((all + 1) / (df + 0.5));

		m->v[i].w *= (f32)(idf > 0.05 ? idf : 0.05);
	}
	normalize(m);
}

/* Documents of each story laid side by side, like terms added. */
static void
add_up(struct linker *k, u32 story, const u32 *docs, u32 n)
{
	struct marks *m = &k->story[story];
	u32 room = 0, at = 0;

	for (u32 i = 0; i < n; i++)
		room += k->doc[docs[i]].n;
	m->v = new(k->tmp, struct mark, room + 1);
	for (u32 i = 0; i < n; i++) {
		const struct marks *d = &k->doc[docs[i]];

		if (d->n)
			memcpy(m->v + m->n, d->v, d->n * sizeof *d->v);
		m->n += d->n;
	}
	if (m->n)
		qsort(m->v, m->n, sizeof *m->v, by_id);
	for (u32 i = 0; i < m->n; i++)
		if (at && m->v[at - 1].id == m->v[i].id)
			m->v[at - 1].w += m->v[i].w;
		else
			m->v[at++] = m->v[i];
	m->n = at;
	normalize(m);
}

static void
make_stories(struct linker *k, const u32 *of)
{
	u32 *docs = new(k->tmp, u32, (size_t)k->n * DOCUMENTS + 1);
	u32 *held = new(k->tmp, u32, k->n + 1);

	for (u32 d = 0; d < k->d->n; d++)
		if (held[of[d]] < DOCUMENTS)
			docs[of[d] * DOCUMENTS + held[of[d]]++] = d;
	for (u32 s = 0; s < k->n; s++)
		add_up(k, s, docs + (size_t)s * DOCUMENTS, held[s]);
}

/* By term, a count sort. */
static void
index_stories(struct linker *k)
{
	u32 *at = new(k->tmp, u32, k->terms + 2), all = 0;

	k->first = new(k->tmp, u32, k->terms + 2);
	for (u32 s = 0; s < k->n; s++)
		for (u32 i = 0; i < k->story[s].n; i++, all++)
			k->first[k->story[s].v[i].id + 1]++;
	for (u32 t = 1; t < k->terms + 2; t++)
		k->first[t] += k->first[t - 1];
	k->postings = new(k->tmp, struct posting, all + 1);
	for (u32 s = 0; s < k->n; s++)
		for (u32 i = 0; i < k->story[s].n; i++) {
			struct mark m = k->story[s].v[i];

			k->postings[k->first[m.id] + at[m.id]++] =
			    (struct posting){ s, m.w };
		}
}

static bool
near(const struct cluster *a, const struct cluster *b)
{
	if (!a->newest || !b->newest)
		return true;
	return a->oldest <= b->newest + NEAR && b->oldest <= a->newest + NEAR;
}

static void
look(struct linker *k, u32 s, f32 *sum, arena scratch)
{
	list(u32) met = { 0 };
	struct best *best = k->best + (size_t)s * k->languages;

	for (u32 i = 0; i < k->story[s].n; i++) {
		struct mark m = k->story[s].v[i];
		u32 from = k->first[m.id], to = k->first[m.id + 1];

		if (to - from > POSTINGS)
			continue;
		for (u32 p = from; p < to; p++) {
			u32 o = k->postings[p].story;

			if (k->c[o].language == k->c[s].language)
				continue;
			if (sum[o] <= 0)
				*push(&met, &scratch) = o;
			sum[o] += m.w * k->postings[p].w + 1e-12f;
		}
	}
	for (u32 i = 0; i < met.n; i++) {
		u32 o = met.v[i];
		struct best *b = &best[k->c[o].language];

		if (near(&k->c[s], &k->c[o])) {
			if (sum[o] > b->most) {
				b->next = b->most;
				b->most = sum[o];
				b->story = o + 1;
			} else if (sum[o] > b->next) {
				b->next = sum[o];
			}
		}
		sum[o] = 0;
	}
}

static bool
clear(const struct best *b)
{
	return b->story && (f64)b->most >= LEAST &&
	    (f64)b->most >= CLEAR * (f64)b->next;
}

static void
link_pairs(struct linker *k, u32 *root)
{
	for (u32 s = 0; s < k->n; s++)
		for (u32 l = 0; l < k->languages; l++) {
			const struct best *b = &k->best[s * k->languages + l];
			const struct best *back;
			u32 p = s, q;

			if (!clear(b))
				continue;
			back = &k->best[(b->story - 1) * k->languages +
			    k->c[s].language];
			if (back->story != s + 1 || !clear(back))
				continue;
			q = b->story - 1;
			while (root[p] != p)
				p = root[p];
			while (root[q] != q)
				q = root[q];
			root[p > q ? p : q] = p < q ? p : q;
		}
}

void
stories_across(const struct docs *d, const struct cluster *c, u32 n,
    const u32 *of, u32 *root, arena tmp)
{
	struct linker k = {
		.d = d, .c = c, .n = n, .languages = d->tags.n, .tmp = &tmp,
		.ids = { .mem = &tmp }, .df = { .mem = &tmp },
	};
	arena scratch;
	f32 *sum;

	if (k.languages < 2)
		return;
	scratch = (arena){ tmp.at + arena_room(&tmp) / 4 * 3, tmp.end,
		tmp.full };
	k.doc = new(&tmp, struct marks, d->n + 1);
	k.story = new(&tmp, struct marks, n + 1);
	k.best = new(&tmp, struct best, (size_t)n * k.languages + 1);
	sum = new(&tmp, f32, n + 1);
	for (u32 i = 0; i < d->n; i++)
		read_doc(&k, i, scratch);
	for (u32 i = 0; i < d->n; i++)
		weigh(&k, i);
	make_stories(&k, of);
	index_stories(&k);
	for (u32 s = 0; s < n; s++)
		look(&k, s, sum, scratch);
	link_pairs(&k, root);
}
