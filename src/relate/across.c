/*
 * Which stories of different languages are about one happening?
 *
 * Each story becomes one vector of terms that do not depend on the language:
 * runs of four letters of the romanized text, which catch names and loan words;
 * the keys of names and places; numbers.  A term weighs more if few texts of
 * its own language have it.  Two stories are linked if each is the best match
 * of the other in its language, clearly better than the second best, and near
 * in time.  It must be much clearer if only one of them has a date.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "relate/across.h"

enum {
	TEXT = 3000,		/* bytes of a document that are read */
	DOCUMENTS = 12,		/* of a story that are read, the first ones */
	TERMS = 1 << 18,	/* terms whose hashes collide here are one */
	POSTINGS = 250,		/* skip terms that more stories have */
	NEAR = 3 * 24 * 60,	/* minutes between two stories, at most */
	KNOWN = 20		/* documents that tell what is rare */
};

/* The weight of a name; that of a run of four letters is 1.  This and the next
 * two are tuned on the open newsrooms. */
static const f64 NAME = 2.5;
/* The least cosine of a pair, and how many times the second best it must be. */
static const f64 LEAST = 0.03, CLEAR = 1.05;
/* The same if only one of them has a date.  Among 4,300 real texts there were
 * 388 such pairs, and three quarters of them joined two subjects; of the 25
 * that these bounds leave about a quarter do. */
static const f64 LEAST_UNDATED = 0.12, CLEAR_UNDATED = 1.5;

/* A cosine that is ground enough by itself: with it no figure of linking falls,
 * and of 116 pages of as many publishers hardly any are joined. */
static const f64 SURE = 0.1;

/* A term and its weight in one document or story, more than 0. */
struct mark { u32 id; f32 w; };
struct marks { struct mark *v; u32 n; };

struct posting { u32 story; f32 w; };

/* The best match of a story in one language: place + 1, its cosine, and the
 * cosine of the second best. */
struct best { u32 story; f32 most, next; };

struct linker {
	const struct docs *d;
	const struct ground *g;
	const struct cluster *c;
	u32    n, languages;	/* stories; languages */
	u32   *rank;		/* by language: from 0, the rarest first */
	struct marks *doc, *story;
	u32   *docs, *held;	/* by story: DOCUMENTS of it; how many it has */
	u32   *df;		/* by language and term: documents with it */
	u16   *counts;		/* by term: how often in the current document */
	u32   *first;		/* by term: where its postings begin */
	struct posting *postings;
	struct best *best;	/* by story and language */
	arena *tmp;
};

typedef list(u32) ids;

/* Counts a term, and adds it to `met` if it is new in the document. */
static void
across_count(struct linker *k, ids *met, u64 hash, arena *a)
{
	u32 id = (u32)(hash >> 20) & (TERMS - 1);

	if (k->counts[id] == 0)
		*push(met, a) = id;
	if (k->counts[id] < UINT16_MAX)
		k->counts[id]++;
}

/* Counts runs of four letters without a digit, and words with a digit first. */
static void
count_grams(struct linker *k, ids *met, str roman, arena *a)
{
	u32 gram = 0, n = 0;

	for (size_t i = 0; i < roman.n; i++) {
		bool digit = roman.s[i] >= '0' && roman.s[i] <= '9';

		gram = gram << 8 | (u8)roman.s[i];
		n = digit ? 0 : n + 1;
		if (n >= 4)
			across_count(k, met, u64_mix(gram), a);
	}
	while (roman.n) {
		str w = str_cut(&roman, ' ');

		if (w.n > 1 && w.s[0] >= '0' && w.s[0] <= '9')
			across_count(k, met, str_hash(w), a);
	}
}

/* Counts names: of a person each word ("anna", "orsk" of "person/anna orsk"),
 * otherwise the whole key ("place/NO"). */
static void
count_names(struct linker *k, ids *met, const struct item *it, arena *a)
{
	for (u32 i = 0; i < it->entities.n; i++) {
		const struct entity *e = &it->entities.v[i];
		str rest = e->key, kind = str_cut(&rest, '/');

		if (!rest.n || e->anonymity)
			continue;
		if (!str_is(kind, S("person"))) {
			across_count(k, met, u64_mix(str_hash(e->key)), a);
			continue;
		}
		while (rest.n)
			across_count(k, met,
			    u64_mix(str_hash(str_cut(&rest, ' '))),
			    a);
	}
}

/* Moves the counts of the terms in `met` to the document, as weights. */
static void
across_take(struct linker *k, u32 doc, const ids *met, f64 weight)
{
	struct marks *m = &k->doc[doc];
	u32 *df = k->df + (size_t)k->d->v[doc].language * TERMS;

	for (u32 i = 0; i < met->n; i++) {
		u32 id = met->v[i];

		m->v[m->n++] = (struct mark){ id,
		    (f32)((1 + log(k->counts[id])) * weight) };
		df[id]++;
		k->counts[id] = 0;
	}
}

static void
read_doc(struct linker *k, u32 doc, arena scratch)
{
	const struct item *it = k->d->c->v[k->d->v[doc].member].it;
	const struct pack *p = packs_find(k->d->packs,
	    item_head(it)->language);
	str text = item_all(it), title = item_head(it)->title, roman;
	ids grams = { 0 }, names = { 0 };

	text.n = text.n < TEXT ? text.n : TEXT;
	if (title.n && !str_starts(text, title)) {
		roman = language_roman(&scratch, p, title);
		count_grams(k, &grams, roman, &scratch);
	}
	roman = language_roman(&scratch, p, text);
	count_grams(k, &grams, roman, &scratch);
	k->doc[doc].v = new(k->tmp, struct mark, grams.n +
	    it->entities.n * 4 + 1);
	across_take(k, doc, &grams, 1);
	count_names(k, &names, it, &scratch);
	if (names.n > it->entities.n * 4)
		names.n = it->entities.n * 4;
	across_take(k, doc, &names, NAME);
}

static int
across_by_id(const void *a, const void *b)
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
across_weigh(struct linker *k, u32 doc)
{
	u32 language = k->d->v[doc].language;
	const u32 *df = k->df + (size_t)language * TERMS;
	struct marks *m = &k->doc[doc];
	f64 all = k->d->of_language[language];	/* documents */

	for (u32 i = 0; i < m->n; i++) {
		f64 idf = log((all + 1) / (df[m->v[i].id] + 0.5));

		assert(df[m->v[i].id] > 0);
		/* a common term still counts for a little */
		m->v[i].w *= (f32)(idf > 0.05 ? idf : 0.05);
	}
	normalize(m);
}

/* Makes the vector of a story: the sum of its documents' vectors. */
static void
across_add_up(struct linker *k, u32 story, const u32 *docs, u32 n)
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
		qsort(m->v, m->n, sizeof *m->v, across_by_id);
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

	k->docs = docs;
	k->held = held;

	for (u32 d = 0; d < k->d->n; d++) {
		assert(of[d] < k->n);
		if (held[of[d]] < DOCUMENTS)
			docs[of[d] * DOCUMENTS + held[of[d]]++] = d;
	}
	for (u32 s = 0; s < k->n; s++)
		across_add_up(k, s, docs + (size_t)s * DOCUMENTS, held[s]);
}

/* Lists the stories that have each term, by a counting sort. */
static void
index_stories(struct linker *k)
{
	u32 *at = new(k->tmp, u32, TERMS + 1), all = 0;

	k->first = new(k->tmp, u32, TERMS + 1);
	for (u32 s = 0; s < k->n; s++)
		for (u32 i = 0; i < k->story[s].n; i++, all++)
			k->first[k->story[s].v[i].id + 1]++;
	for (u32 t = 1; t <= TERMS; t++)
		k->first[t] += k->first[t - 1];
	k->postings = new(k->tmp, struct posting, all + 1);
	for (u32 s = 0; s < k->n; s++)
		for (u32 i = 0; i < k->story[s].n; i++) {
			struct mark m = k->story[s].v[i];

			k->postings[k->first[m.id] + at[m.id]++] =
			    (struct posting){ s, m.w };
		}
}

/* Are the stories at most NEAR apart?  True if one of them is undated. */
static bool
near(const struct cluster *a, const struct cluster *b)
{
	if (!a->newest || !b->newest)
		return true;
	return a->oldest <= b->newest + NEAR && b->oldest <= a->newest + NEAR;
}

static void
better(struct best *b, u32 story, f32 score)
{
	if (score > b->most) {
		b->next = b->most;
		b->most = score;
		b->story = story + 1;
	} else if (score > b->next) {
		b->next = score;
	}
}

/* Compares a story with all stories of more frequent languages, so that each
 * pair is compared once.  `sum` is zero for every story, before and after. */
static void
across_look(struct linker *k, u32 s, f32 *sum, arena scratch)
{
	u32 mine = k->c[s].language;
	ids met = { 0 };

	if (k->rank[mine] + 1 == k->languages)
		return;
	for (u32 i = 0; i < k->story[s].n; i++) {
		struct mark m = k->story[s].v[i];
		u32 from = k->first[m.id], to = k->first[m.id + 1];

		if (to - from > POSTINGS)
			continue;
		for (u32 p = from; p < to; p++) {
			u32 o = k->postings[p].story;

			if (k->rank[k->c[o].language] <= k->rank[mine])
				continue;
			if (sum[o] <= 0)	/* not met yet */
				*push(&met, &scratch) = o;
			sum[o] += m.w * k->postings[p].w;
		}
	}
	for (u32 i = 0; i < met.n; i++) {
		u32 o = met.v[i], l = k->languages;

		if (near(&k->c[s], &k->c[o])) {
			better(&k->best[(size_t)s * l + k->c[o].language], o,
			    sum[o]);
			better(&k->best[(size_t)o * l + mine], s, sum[o]);
		}
		sum[o] = 0;
	}
}

static void
rank_languages(struct linker *k)
{
	const u32 *n = k->d->of_language;

	k->rank = new(k->tmp, u32, k->languages);
	for (u32 a = 0; a < k->languages; a++)
		for (u32 b = 0; b < k->languages; b++)
			k->rank[a] += n[b] < n[a] || (n[b] == n[a] && b < a);
}

/* Is story s clearly best matched by its best one? */
static bool
clear(const struct linker *k, u32 s, const struct best *b)
{
	bool undated = b->story && !k->c[s].newest !=
	    !k->c[b->story - 1].newest;

	return b->story && (f64)b->most >= (undated ? LEAST_UNDATED : LEAST) &&
	    (f64)b->most >= (undated ? CLEAR_UNDATED : CLEAR) * (f64)b->next;
}

struct bridge { u32 a, b; f32 score; };

static int
by_score(const void *x, const void *y)
{
	const struct bridge *a = x, *b = y;

	if (a->score > b->score || a->score < b->score)
		return a->score < b->score ? 1 : -1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* May two groups of stories not be one: have they a language in common, or
 * stories far apart in time?  next[] makes a ring of each group. */
static bool
are_apart(const struct linker *k, const u32 *next, u32 a, u32 b)
{
	u32 i = a;

	do {
		u32 j = b;

		do {
			if (k->c[i].language == k->c[j].language ||
			    !near(&k->c[i], &k->c[j]))
				return true;
			j = next[j];
		} while (j != b);
		i = next[i];
	} while (i != a);
	return false;
}

/*
 * Joins the pairs, the best ones first.  A group has at most one story of each
 * language: otherwise weak links would join two stories of one language that
 * stories.c has kept apart.
 */
static void
across_join(struct linker *k, const struct bridge *v, u32 n, u32 *root)
{
	u32 *next = new(k->tmp, u32, k->n + 1);

	for (u32 s = 0; s < k->n; s++)
		next[s] = s;
	for (u32 i = 0; i < n; i++) {
		u32 a = union_root(root, v[i].a);
		u32 b = union_root(root, v[i].b), swap;

		if (a == b || are_apart(k, next, a, b))
			continue;
		union_join(root, a, b);
		swap = next[a];
		next[a] = next[b];
		next[b] = swap;
	}
}

/* Is there ground to join two stories?  Two documents have names, and a number
 * or more names, in common, or the stories are very much alike. */
static bool
across_ground(const struct linker *k, u32 a, u32 b, f32 most)
{
	const u32 *n = k->d->of_language;

	if ((f64)most >= SURE && n[k->c[a].language] >= KNOWN &&
	    n[k->c[b].language] >= KNOWN)
		return true;
	for (u32 i = 0; i < k->held[a]; i++)
		for (u32 j = 0; j < k->held[b]; j++)
			if (ground_of(k->g, k->docs[a * DOCUMENTS + i],
			    k->docs[b * DOCUMENTS + j]) >= GROUND_ENOUGH)
				return true;
	return false;
}

/* Joins each pair of stories that are each other's clear best. */
static void
link_pairs(struct linker *k, u32 *root)
{
	list(struct bridge) all = { 0 };

	for (u32 s = 0; s < k->n; s++)
		for (u32 l = 0; l < k->languages; l++) {
			const struct best *b, *back;

			b = &k->best[(size_t)s * k->languages + l];
			if (!clear(k, s, b) || b->story - 1 < s)
				continue;
			back = &k->best[(size_t)(b->story - 1) *
			    k->languages + k->c[s].language];
			if (back->story == s + 1 &&
			    clear(k, b->story - 1, back) &&
			    across_ground(k, s, b->story - 1, b->most))
				*push(&all, k->tmp) = (struct bridge){
					s, b->story - 1, b->most };
		}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_score);
	across_join(k, all.v, all.n, root);
}

void
stories_across(const struct docs *d, const struct ground *g,
    const struct cluster *c, u32 n, const u32 *of, u32 *root, arena tmp)
{
	struct linker k = {
		.d = d, .g = g, .c = c, .n = n, .languages = d->tags.n,
		.tmp = &tmp,
	};
	arena scratch;
	f32 *sum;

	if (k.languages < 2)
		return;
	scratch = arena_part(&tmp, tmp.at + arena_room(&tmp) / 4 * 3, tmp.end);
	k.df = new(&tmp, u32, (size_t)k.languages * TERMS);
	k.counts = new(&tmp, u16, TERMS);
	k.doc = new(&tmp, struct marks, d->n + 1);
	k.story = new(&tmp, struct marks, n + 1);
	k.best = new(&tmp, struct best, (size_t)n * k.languages + 1);
	sum = new(&tmp, f32, n + 1);
	for (u32 i = 0; i < d->n; i++)
		read_doc(&k, i, scratch);
	for (u32 i = 0; i < d->n; i++)
		across_weigh(&k, i);
	rank_languages(&k);
	make_stories(&k, of);
	index_stories(&k);
	for (u32 s = 0; s < n; s++)
		across_look(&k, s, sum, scratch);
	link_pairs(&k, root);
}
