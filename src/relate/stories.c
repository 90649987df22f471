/*
 * Which items are about one happening?
 *
 * Items are taken strictly in order of time.  Each joins the most likely story,
 * or opens a new one.  Candidates come from an index of the item's rarest
 * words.  A logistic sum of features says how likely a story is: cosines with
 * the sum of its members, names in common, the times to its newest and oldest
 * member, its size, and how far it is ahead of the next best story.  The
 * weights are learned (tools/learn-stories).
 *
 * Stories of different languages are joined afterwards (across.c).
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "relate/across.h"
#include "relate/ground.h"
#include "relate/stories.h"

enum {
	POSTINGS = 64,		/* last stories that are kept for a term */
	CANDIDATES = 16,	/* stories that are compared with a document */
	CORE = 12,		/* heaviest terms of a story */
	ASKED = 40,		/* last members of a story that give ground */
	FEW = 400,		/* documents of a language */
	HOUR = 60,		/* minutes */
	HOURS = 5000		/* between two times; more count as these */
};

/* The margin is cut to this on both sides, as when the weights were learned. */
static const f64 MARGIN = 6;

/* A cosine of leads that is ground enough.  By judgment, checked on single
 * pages of 116 publishers. */
static const f64 LEAD_ENOUGH = 0.45;

/* The share of both texts that makes them the same.  By judgment. */
static const f32 SAME = 0.8f;

#define WEIGHT(feature, weight)  [FEATURE_##feature] = weight,
static const f64 first_fit[STORY_FEATURES] = {
#include "models/stories/first.def"
};
static const f64 last_fit[STORY_FEATURES] = {
#include "models/stories/last.def"
};
#undef WEIGHT

struct story {
	struct sum  sum;
	struct cluster c;
	u32  core[2][CORE];	/* heaviest terms + 1: of LEAD, of NAMES */
	u64  seen;		/* the last document that shares a term, + 1 */
	f32  score;		/* the weight of the terms shared with it */
};

/* The last stories with a term, a ring.  n counts all of them. */
struct posting { u32 at[POSTINGS], n; };

struct maker {
	struct docs d;
	list(struct story) story;
	list(struct posting) postings;
	struct ground *ground;
	u32   *last;		/* by story: its last document + 1 */
	u32   *before;		/* by document: the last one of its story */
	u32   *posting;		/* by term: place in postings + 1 */
	u32   *of;		/* by document: story */
	u32   *mine;		/* by term: the last document with it, + 1 */
	arena *tmp;
};

/* The share of a story's core that the document has, by weight; 1 if the core
 * is empty. */
static f64
has_core(const struct maker *k, u32 doc, const struct story *s, u32 view)
{
	const u32 *core = s->core[view == NAMES];
	f64 all = 0, has = 0;

	for (u32 i = 0; i < CORE && core[i]; i++) {
		f64 w = (f64)sum_find(&s->sum, core[i] - 1)[view];

		all += w;
		has += k->mine[core[i] - 1] == doc + 1 ? w : 0;
	}
	return all > 0 ? has / all : 1;
}

/* Fills the core of a story for one view, the heaviest terms first. */
static void
find_core(struct story *s, u32 view)
{
	u32 *core = s->core[view == NAMES], n = 0;
	f32 w[CORE];

	memset(core, 0, CORE * sizeof *core);
	for (u32 i = 0; i < s->sum.cap; i++) {
		f32 x = s->sum.w[i][view];
		u32 at = n;

		if (!s->sum.key[i] || x <= 0 || (n == CORE &&
		    x <= w[CORE - 1]))
			continue;
		if (n < CORE)
			n++;
		else
			at = CORE - 1;
		for (; at > 0 && (w[at - 1] < x || (w[at - 1] <= x &&
		    core[at - 1] > s->sum.key[i])); at--) {
			w[at] = w[at - 1];
			core[at] = core[at - 1];
		}
		w[at] = x;
		core[at] = s->sum.key[i];
	}
}

/* The log of the hours between two times. */
static f64
hours(i64 a, i64 b)
{
	f64 h = (f64)(a > b ? a - b : b - a) / HOUR;

	return log1p(h < HOURS ? h : HOURS);
}

/* Fills all features of a document and a story but the margin. */
static void
compare(const struct maker *k, u32 doc, const struct story *s,
    f64 f[STORY_FEATURES])
{
	const struct doc *d = &k->d.v[doc];
	f64 dot[VIEWS] = { 0 }, lead = 0, names = 0;
	bool dated = d->when && s->c.newest;

	for (u32 i = 0; i < d->n; i++) {
		const struct term *t = &d->v[i];
		const f32 *w = sum_find(&s->sum, t->id);

		if (!w)
			continue;
		for (u32 v = 0; v < VIEWS; v++)
			dot[v] += (f64)(t->w[v] * w[v]);
		if (w[LEAD] > 0)
			lead += (f64)(t->w[LEAD] * t->w[LEAD]);
		if (w[NAMES] > 0)
			names += (f64)(t->w[NAMES] * t->w[NAMES]);
	}
	for (u32 v = 0; v < VIEWS; v++)
		f[FEATURE_title + v] = d->has[v] && s->sum.square[v] > 0 ?
		    dot[v] / sqrt(s->sum.square[v]) : 0;
	f[FEATURE_one] = 1;
	f[FEATURE_lead_had] = lead;
	f[FEATURE_names_had] = names;
	f[FEATURE_size] = log(s->c.docs);
	f[FEATURE_undated] = dated ? 0 : 1;
	f[FEATURE_newest] = dated ? hours(d->when, s->c.newest) : 0;
	f[FEATURE_oldest] = dated ? hours(d->when, s->c.oldest) : 0;
	f[FEATURE_lead_body] = f[FEATURE_lead] * f[FEATURE_body];
	f[FEATURE_body_size] = f[FEATURE_body] * f[FEATURE_size];
	f[FEATURE_untitled] = d->has[TITLE] ? 0 : 1;
	f[FEATURE_core_lead] = has_core(k, doc, s, LEAD);
	f[FEATURE_core_names] = has_core(k, doc, s, NAMES);
	f[FEATURE_core_size] = f[FEATURE_core_names] * f[FEATURE_size];
	f[FEATURE_margin] = 0;
}

static f64
sum_of(const f64 *w, const f64 *f)
{
	f64 x = 0;

	for (u32 i = 0; i < STORY_FEATURES; i++)
		x += w[i] * f[i];
	return x;
}

struct candidate { u32 story; f64 f[STORY_FEATURES], score; };

struct looked { struct candidate v[CANDIDATES]; u32 n; };

static int
by_shared(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->score > y->score || x->score < y->score)
		return x->score < y->score ? 1 : -1;
	return (x->story > y->story) - (x->story < y->story);
}

/* Finds the stories that share most of the document's rarest terms. */
static void
stories_look(struct maker *k, u32 doc, struct looked *out, arena tmp)
{
	const struct doc *d = &k->d.v[doc];
	list(u32) found = { 0 };
	struct candidate *all;

	for (u32 i = 0; i < d->rares; i++) {
		u32 at = k->posting[d->rare[i]], held;
		const struct posting *p = at ? &k->postings.v[at - 1] : 0;

		held = !p ? 0 : p->n < POSTINGS ? p->n : POSTINGS;
		for (u32 j = 0; j < held; j++) {
			struct story *s = &k->story.v[p->at[j]];

			if (s->seen != doc + 1) {
				s->seen = doc + 1;
				s->score = 0;
				*push(&found, &tmp) = p->at[j];
			}
			s->score += d->v[i].w[BODY] + d->v[i].w[LEAD];
		}
	}
	all = new(&tmp, struct candidate, found.n + 1);
	for (u32 i = 0; i < found.n; i++) {
		all[i].story = found.v[i];
		all[i].score = (f64)k->story.v[found.v[i]].score;
	}
	qsort(all, found.n, sizeof *all, by_shared);
	out->n = found.n < CANDIDATES ? found.n : CANDIDATES;
	memcpy(out->v, all, out->n * sizeof *all);
}

/* Fills the features and scores of all candidates.  The first sum gives the
 * margin of each to the best other, the second sum the score. */
static void
stories_judge(struct maker *k, u32 doc, struct looked *x)
{
	f64 most = -20, second = -20;

	for (u32 i = 0; i < k->d.v[doc].n; i++)
		k->mine[k->d.v[doc].v[i].id] = doc + 1;
	for (u32 i = 0; i < x->n; i++) {
		struct candidate *c = &x->v[i];

		compare(k, doc, &k->story.v[c->story], c->f);
		c->score = sum_of(first_fit, c->f);
		if (c->score > most) {
			second = most;
			most = c->score;
		} else if (c->score > second) {
			second = c->score;
		}
	}
	for (u32 i = 0; i < x->n; i++) {
		struct candidate *c = &x->v[i];
		f64 margin = c->score - (c->score < most ? most : second);

		c->f[FEATURE_margin] = margin < -MARGIN ? -MARGIN :
		    margin > MARGIN ? MARGIN : margin;
		c->score = sum_of(last_fit, c->f);
	}
}

/* Adds a story to the postings of a term, unless it is one of the last. */
static void
stories_remember(struct maker *k, u32 term, u32 story)
{
	u32 *at = &k->posting[term], n;
	struct posting *p;

	if (*at == 0) {
		push(&k->postings, k->tmp);
		*at = k->postings.n;
	}
	p = &k->postings.v[*at - 1];
	n = p->n < POSTINGS ? p->n : POSTINGS;
	for (u32 i = 0; i < n; i++)
		if (p->at[i] == story)
			return;
	p->at[p->n++ % POSTINGS] = story;
}

static u32
open_story(struct maker *k, u32 doc)
{
	const struct doc *d = &k->d.v[doc];

	push(&k->story, k->tmp)->c = (struct cluster){
		.language = d->language, .first = d->member,
	};
	return k->story.n - 1;
}

static void
stories_join(struct maker *k, u32 doc, u32 story)
{
	const struct doc *d = &k->d.v[doc];
	struct story *s = &k->story.v[story];

	assert(doc < k->d.n && story < k->story.n);
	sum_add(&s->sum, d, k->tmp);
	find_core(s, LEAD);
	find_core(s, NAMES);
	if (d->when && (!s->c.newest || d->when > s->c.newest))
		s->c.newest = d->when;
	if (d->when && (!s->c.oldest || d->when < s->c.oldest))
		s->c.oldest = d->when;
	s->c.docs++;
	k->of[doc] = story;
	k->before[doc] = k->last[story];
	k->last[story] = doc + 1;
	for (u32 i = 0; i < d->rares; i++)
		stories_remember(k, d->rare[i], story);
}

/* Is there ground to put a document into a story?  It has names and a number in
 * common with one of the last members, or most of its lead with all of them.
 * If a language has many documents, the weights know which words are rare. */
static bool
has_ground(const struct maker *k, u32 doc, const struct candidate *c)
{
	u32 at = k->last[c->story];
	bool few = k->d.of_language[k->d.v[doc].language] < FEW;

	if (!few || c->f[FEATURE_lead] >= LEAD_ENOUGH)
		return true;
	for (u32 n = 0; at && n < ASKED; n++, at = k->before[at - 1])
		if (ground_of(k->ground, doc, at - 1) >= GROUND_ENOUGH)
			return true;
	return false;
}

/* Puts a document into the most likely story, if it is more likely than not
 * and there is ground for it, else into a new one. */
static void
stories_place(struct maker *k, u32 doc)
{
	struct looked x;
	u32 best = UINT32_MAX;
	f64 most = 0;		/* a logistic sum of 0: a likelihood of 1/2 */

	stories_look(k, doc, &x, *k->tmp);
	stories_judge(k, doc, &x);
	for (u32 i = 0; i < x.n; i++)
		if (x.v[i].score > most && has_ground(k, doc, &x.v[i])) {
			most = x.v[i].score;
			best = x.v[i].story;
		}
	if (best == UINT32_MAX)
		best = open_story(k, doc);
	stories_join(k, doc, best);
}

/* Joins the stories of texts that are the same: copies that share nearly all
 * of both.  So a text in a thousand outlets stays one story. */
static void
join_same(const struct maker *k, u32 *root)
{
	const struct corpus *c = k->d.c;
	u32 *doc = new(k->tmp, u32, c->n + 1);

	for (u32 d = 0; d < k->d.n; d++)
		doc[k->d.v[d].member] = d + 1;
	for (u32 i = 0; i < c->copies.n; i++) {
		const struct copy *x = &c->copies.v[i];

		if (x->a_share >= SAME && x->b_share >= SAME &&
		    doc[x->a] && doc[x->b])
			union_join(root, k->of[doc[x->a] - 1],
			    k->of[doc[x->b] - 1]);
	}
}

/* Joins stories across languages, and sets the story of each member. An item
 * that is no document gets the story of its parent. */
static void
hand_out(struct maker *k)
{
	struct corpus *c = k->d.c;
	u32 *root = union_make(k->tmp, k->story.n);
	struct cluster *all = new(k->tmp, struct cluster, k->story.n + 1);

	for (u32 s = 0; s < k->story.n; s++)
		all[s] = k->story.v[s].c;
	stories_across(&k->d, k->ground, all, k->story.n, k->of, root,
	    *k->tmp);
	join_same(k, root);
	for (u32 d = 0; d < k->d.n; d++)
		c->v[k->d.v[d].member].story = union_root(root, k->of[d]) + 1;
	for (u32 m = 0; m < c->n; m++)
		if (c->v[m].story == 0 && c->v[m].up)
			c->v[m].story = c->v[c->v[m].up - 1].story;
}

static void
stories_begin(struct maker *k, struct corpus *c, const struct packs *ps,
    arena *tmp)
{
	arena half = arena_part(tmp, tmp->at + arena_room(tmp) / 2, tmp->end);

	*k = (struct maker){
		.d = { .c = c, .packs = ps, .mem = tmp }, .tmp = tmp,
	};
	docs_make(&k->d, half);
	k->posting = new(tmp, u32, k->d.terms + 1);
	k->of = new(tmp, u32, k->d.n + 1);
	k->last = new(tmp, u32, k->d.n + 1);
	k->before = new(tmp, u32, k->d.n + 1);
	k->mine = new(tmp, u32, k->d.terms + 1);
}

void
corpus_stories(struct corpus *c, const struct packs *ps, arena tmp)
{
	struct maker k;

	stories_begin(&k, c, ps, &tmp);
	k.ground = ground_make(&k.d, &tmp, arena_part(&tmp,
	    tmp.at + arena_room(&tmp) / 2, tmp.end));
	for (u32 d = 0; d < k.d.n; d++)
		stories_place(&k, d);
	hand_out(&k);
}

/* Features are taken before the document joins its right story, so that they
 * are those that stories_place would have seen. */
void
corpus_stories_learn(struct corpus *c, const struct packs *ps,
    const u32 *gold, void (*each)(void *, u32, const f64 *, bool),
    void *self, arena tmp)
{
	struct maker k;
	map at = { .mem = &tmp };

	stories_begin(&k, c, ps, &tmp);
	for (u32 d = 0; d < k.d.n; d++) {
		struct looked x;
		u32 g = gold[k.d.v[d].member], *s;

		stories_look(&k, d, &x, tmp);
		stories_judge(&k, d, &x);
		s = map_at(&at, g + (u64)1);
		for (u32 i = 0; i < x.n; i++)
			each(self, d, x.v[i].f, x.v[i].story + 1 == *s);
		if (*s == 0)
			*s = open_story(&k, d) + 1;
		stories_join(&k, d, *s - 1);
	}
}
