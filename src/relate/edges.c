/*
 * From which item or voice does each item have its words?
 *
 * Every credit, link, copy, translation, version and quotation becomes an edge
 * from the younger item to the older item or voice.  Of a chain ("A says that B
 * said") the edge leads to A only.  A credit leads to an item of the outlet
 * that is related and not younger, else to a voice.  Of several older copies
 * the one with most of the words is the parent, because two copies with the
 * same edit took the same route.  `sure` decides which edge a trace follows.
 */
#include <assert.h>

#include "relate/align.h"
#include "relate/changes.h"
#include "relate/edges.h"
#include "relate/keys.h"
#include "relate/who.h"

/*
 * How sure an edge is, from 0 to 1.  Only the order matters: a trace and a
 * badge follow the surest edge.  By judgment, checked on the open newsrooms.
 */
static const f64 SURE_STATED = 0.9, SURE_LINKED = 0.62,	/* a credit; a link */
    SURE_WHOLE = 0.04,		/* more if the credit is for the whole item */
    SURE_COPIED = 0.03,		/* more if the items share a passage */
    SURE_NAMED = 0.86,		/* an outlet that speaks in the text */
    SURE_HELD = 0.8,		/* a speaker whose own text is held */
    SURE_SPEAKER = 0.5,		/* another speaker */
    SURE_CREDITED = 0.95,	/* a copy whose outlet is credited */
    SURE_COPY = 0.7, SURE_SHARE = 0.15,		/* another; times its share */
    SURE_SHARED = 0.2,		/* the same if nobody knows who was first */
    SURE_CREDITED_TRANSLATION = 0.93,
    SURE_TRANSLATION = 0.55, SURE_ALIGNED = 0.3,	/* times likeness */
    SURE_VERSION = 0.96, SURE_QUOTED = 0.85, SURE_ANNOUNCES = 0.98;

/* Likeness by align_share of a translation: at least, if its outlet is credited
 * in the text, and in a story.  Tuned on the open newsrooms. */
static const f64 LIKE_CREDITED = 0.15, LIKE_IN_STORY = 0.2;

struct maker {
	struct graph       *g;
	const struct packs *ps;
	struct who         *w;
	arena              *mem, *tmp;
	struct aligned    **aligned;	/* by member; NULL until it is needed */
};

static struct member *
member(const struct maker *k, u32 m)
{
	return &k->g->c->v[m];
}

static span *
edges_one(struct maker *k, span s)
{
	span *v = new(k->mem, span, 1);

	*v = s;
	return v;
}

/* The edge of this kind between these ends, made if it is new.  Adds the basis,
 * and keeps the greater `sure`.  One of `to` and `voice` is 0. */
static struct edge *
edge(struct maker *k, enum edge_kind kind, u32 from, u32 to, u32 voice,
    u32 basis, f64 sure)
{
	struct edge *e = 0;

	/* exactly one end; and the edges of an item stand together */
	assert(!to != !voice && from != to - 1);
	assert(!k->g->edges.n || k->g->edges.v[k->g->edges.n - 1].from <=
	    from);
	for (u32 i = k->g->edges.n; i-- > 0 && k->g->edges.v[i].from == from; )
		if (k->g->edges.v[i].kind == kind &&
		    k->g->edges.v[i].to == to &&
		    k->g->edges.v[i].voice == voice)
			e = &k->g->edges.v[i];
	if (!e) {
		e = push(&k->g->edges, k->mem);
		*e = (struct edge){ .kind = kind, .from = from, .to = to,
			.voice = voice };
	}
	e->basis |= basis;
	if (sure > e->sure)
		e->sure = (f32)sure;
	return e;
}

/* Sets the evidence if there is none, and adds what the edge governs.  A zero
 * span is ignored. */
static void
evidence(struct maker *k, struct edge *e, span here, span governs)
{
	if (here.to && !e->here_n) {
		e->here = edges_one(k, here);
		e->here_n = 1;
	}
	if (governs.to) {
		if (e->governs_n >= e->governs_room) {
			u32 room = e->governs_n * 2 + 1;
			span *v = new(k->mem, span, room);

			if (e->governs_n)
				memcpy(v, e->governs,
				    e->governs_n * sizeof *v);
			e->governs = v;
			e->governs_room = room;
		}
		e->governs[e->governs_n++] = governs;
	}
}

static const struct pack *
pack_of(const struct maker *k, u32 m)
{
	return packs_find(k->ps, item_head(member(k, m)->it)->language);
}

/* The scope in which one name is one voice: the story, else the item. */
static u64
scope_of(const struct maker *k, u32 m)
{
	u32 story = member(k, m)->story;

	return story ? story : (u64)1 << 40 | m;
}

static bool same_language(const struct maker *, u32 a, u32 b);
static struct aligned *aligned(struct maker *, u32 m);

enum {
	TRIED = 120,		/* items of an outlet; bounds the work */
	NEAR = 4 * 24 * 60	/* minutes from original to translation */
};

/* The item of a credited outlet that m translates best, of any story: its place
 * + 1, or 0. */
static u32
credited_text(struct maker *k, u32 m, u64 key)
{
	u32 best = 0, rows, o;
	f64 most = LIKE_CREDITED;

	for (u32 n = 0; n < TRIED && (o = who_nth(k->w, key, n)); n++) {
		const struct member *a = member(k, m), *b = member(k, o - 1);
		f64 share;

		if (o - 1 == m || same_language(k, m, o - 1) ||
		    has_kind(b, ITEM_teaser) || has_kind(b, ITEM_comment) ||
		    member_order(b, a) > 0 || (a->when && b->when &&
		    a->when - b->when > NEAR))
			continue;
		share = align_share(aligned(k, m), aligned(k, o - 1), &rows);
		if (share > most && rows >= 2) {
			most = share;
			best = o;
		}
	}
	return best;
}

/* Adds the edge of a citation, to an item or else to a voice.  No edge if the
 * item credits its own outlet, or if a mere link leads to something that is not
 * held. */
static void
edges_credit(struct maker *k, u32 m, const struct citation *c)
{
	bool url = c->kind == CITATION_url;
	str name = c->target;
	u64 key = name_key(*k->tmp, k->ps, url && !c->entity ? 0 :
	    pack_of(k, m), url && !c->entity ? url_site_name(c->url).n ?
	    url_site_name(c->url) : name : name);
	u32 basis = STATED | (c->url.n ? LINKED : 0), to, voice = 0;
	bool whole = c->scope == SCOPE_item;
	struct edge *e;

	if ((key == 0 && c->url.n == 0) || who_is(k->w, m, key))
		return;
	to = who_member(k->w, m, key, c->url);
	if (!to)
		to = credited_text(k, m, key);
	if (url && !whole && !to && !c->entity)
		return;			/* a link without a credit */
	if (!to) {
		voice = who_voice(k->w, key, scope_of(k, m), name, "outlet");
		if (c->url.n && !k->g->voices.v[voice - 1].url.n)
			k->g->voices.v[voice - 1].url = c->url;
	}
	if (url && !whole)
		basis = LINKED;
	if (to && who_share(k->w, m, to - 1) > 0.1)
		basis |= COPIED;
	e = edge(k, basis == LINKED ? EDGE_LINKS : EDGE_CITES, m, to, voice,
	    basis, (basis & STATED ? SURE_STATED : SURE_LINKED) +
	    (whole ? SURE_WHOLE : 0) + (basis & COPIED ? SURE_COPIED : 0));
	evidence(k, e, c->span, c->governs);
}

static void
credits(struct maker *k, u32 m)
{
	const struct item *it = member(k, m)->it;

	for (u32 i = 0; i < it->citations.n; i++) {
		const struct citation *c = &it->citations.v[i];

		if (c->target.n || c->url.n)
			edges_credit(k, m, c);
	}
}

/* Is the member published by the speaker: their page, post or release? */
static bool
by_speaker(const struct maker *k, u32 m, u64 key)
{
	return who_is(k->w, m, key);
}

/* The scope of an unnamed speaker: one utterance.  The bit keeps it apart from
 * stories. */
static u64
scope_of_unnamed(const struct maker *k, u32 said)
{
	return (u64)1 << 50 | k->g->said.v[said].group;
}

/* Adds the edge from a statement to the first voice of its chain.  No edge to
 * an outlet, because citations have those, or if the speaker published the
 * item. */
static void
speaker(struct maker *k, u32 said)
{
	const struct said *s = &k->g->said.v[said];
	u32 m = s->member, voice, to = 0;
	const struct item *it = member(k, m)->it;
	const struct statement *x = &it->statements.v[s->n - 1];
	ref first = x->chain.n ? it->refs.v[x->chain.first] : x->speaker;
	const struct entity *e;
	bool unnamed;
	u64 key;
	struct edge *d;

	if (!first || first > it->entities.n)
		return;
	e = &it->entities.v[first - 1];
	unnamed = who_unnamed(e);
	if (e->type == ENTITY_outlet)
		return;
	key = who_key(k->w, m, e);
	if (!key || by_speaker(k, m, key))
		return;
	if (!unnamed)
		to = who_member(k->w, m, key, (str){ 0 });
	voice = to ? 0 : who_voice(k->w, key, unnamed ?
	    scope_of_unnamed(k, said) : 0, e->name, who_kind(e));
	if (unnamed && k->g->voices.v[voice - 1].witness == 0)
		k->g->voices.v[voice - 1].witness = m + 1;
	d = edge(k, EDGE_QUOTES, m, to, voice, STATED,
	    to ? SURE_HELD : SURE_SPEAKER);
	evidence(k, d, x->source, (span){
	    it->pool.v[x->content.first].from,
	    it->pool.v[x->content.first + x->content.n - 1].to });
}

static void
edges_speakers(struct maker *k, u32 m)
{
	for (u32 i = k->g->first_said[m]; i < k->g->first_said[m + 1]; i++)
		speaker(k, i);
}

/* May an edge for common words lead to the other member?  Not to a comment, to
 * a version of m, or from a page to a teaser. */
static bool
may_share(const struct maker *k, u32 m, u32 other)
{
	const struct member *a = member(k, m), *b = member(k, other);

	return !has_kind(b, ITEM_comment) && a->first != b->first &&
	    (!has_kind(b, ITEM_teaser) || has_kind(a, ITEM_teaser));
}

/* Can m have words from the other member?  Only if that is older for certain:
 * a day against an hour of that day, or no date at all, tells nothing. */
static bool
may_have_from(const struct maker *k, u32 m, u32 other)
{
	return may_share(k, m, other) &&
	    member_order(member(k, m), member(k, other)) > 0;
}

/* Has m an edge to the other member that rests on a credit? */
static bool
credits_it(const struct maker *k, u32 m, u32 other)
{
	for (u32 i = k->g->edges.n; i-- > 0 && k->g->edges.v[i].from == m; )
		if (k->g->edges.v[i].to == other + 1 &&
		    k->g->edges.v[i].basis & STATED)
			return true;
	return false;
}

/* Tells what the copy of an edge has changed in the passages. */
static void
set_changes(struct maker *k, struct edge *e)
{
	struct changes c = { 0 };

	changes_copied(k->ps, member(k, e->to - 1)->it, member(k, e->from)->it,
	    &(struct changes_passages){ e->there, e->here, e->here_n },
	    *k->tmp, &c);
	e->changes = changes_json(k->mem, &c);
}

/* Adds the edge that m copies the other member, with the passages. */
static void
copied_from(struct maker *k, u32 m, u32 other, const struct copy *c)
{
	bool a = c->a == m;
	f64 share = a ? c->a_share : c->b_share;
	bool stated = credits_it(k, m, other);
	struct edge *e = edge(k, EDGE_COPIES, m, other + 1, 0,
	    COPIED | (stated ? STATED : 0), stated ? SURE_CREDITED :
	    SURE_COPY + SURE_SHARE * share);

	e->here = e->governs = a ? c->a_spans : c->b_spans;
	e->there = a ? c->b_spans : c->a_spans;
	e->here_n = e->governs_n = e->there_n = c->n;
	e->governs_room = 0;
	set_changes(k, e);
}

/* Is the copy long enough to show where m has its words from?  The bounds are
 * by judgment, checked on the open newsrooms. */
static bool
edges_enough(const struct copy *c, f64 share)
{
	return c->words >= 40 || (c->words >= 8 && share >= 0.3) ||
	    (c->words >= 20 && share > 0.1);
}

/* Has the version before m as much of the copied words? */
static bool
had_before(const struct maker *k, u32 m, f64 share)
{
	u32 before = member(k, m)->version_of;

	return before && who_share(k->w, m, before - 1) > share - 0.05;
}

/* Of two copies with about as many words of m: is the other one better?  The
 * earlier, else the one that stands before it. */
static bool
earlier(const struct maker *k, u32 other, u32 best)
{
	int order = member_order(member(k, other), member(k, best));

	return order ? order < 0 :
	    member_before(member(k, other), member(k, best));
}

/* The copy with most of m's words, and of about equal ones the earliest. */
struct best { const struct copy *c; u32 other; f64 share; };

static void
choose(const struct maker *k, struct best *b, const struct copy *c, u32 other,
    f64 share)
{
	enum { ABOUT = 2 };	/* per cent: a share as large is about equal */
	bool more = !b->c || share > b->share + ABOUT / 100.0;

	if (!more && (share < b->share - ABOUT / 100.0 ||
	    !earlier(k, other, b->other)))
		return;
	*b = (struct best){ c, other, more || share > b->share ? share :
	    b->share };
}

/* Adds the edge of two items that share words, when it is not known who was
 * first. */
static void
shares_with(struct maker *k, u32 m, const struct best *b)
{
	bool a = b->c->a == m;
	struct edge *e = edge(k, EDGE_SHARES, m, b->other + 1, 0, COPIED,
	    SURE_SHARED + SURE_SHARE * b->share);

	e->here = e->governs = a ? b->c->a_spans : b->c->b_spans;
	e->there = a ? b->c->b_spans : b->c->a_spans;
	e->here_n = e->governs_n = e->there_n = b->c->n;
	set_changes(k, e);
}

/* Adds an edge to the older copy that has most of m's words, to each copy whose
 * outlet m credits, and to the best of those that may be older or younger,
 * unless an older one has as many words. */
static void
edges_copies(struct maker *k, u32 m)
{
	struct best older = { 0 }, open = { 0 };
	u32 other;

	for (u32 n = 0; n < who_copies(k->w, m); n++) {
		const struct copy *c = who_copy(k->w, m, n, &other);
		f64 share = c->a == m ? c->a_share : c->b_share;
		f64 most = c->a_share > c->b_share ? (f64)c->a_share :
		    (f64)c->b_share;

		if (had_before(k, m, share))
			continue;
		if (edges_enough(c, share) && credits_it(k, m, other))
			copied_from(k, m, other, c);
		else if (edges_enough(c, share) && may_have_from(k, m, other))
			choose(k, &older, c, other, share);
		else if (edges_enough(c, most) && may_share(k, m, other) &&
		    member_before(member(k, other), member(k, m)) &&
		    member_order(member(k, m), member(k, other)) == 0)
			choose(k, &open, c, other, most);
	}
	if (older.c)
		copied_from(k, m, older.other, older.c);
	if (open.c && (!older.c || open.share > older.share + 0.1))
		shares_with(k, m, &open);
}

/* The text of m prepared for align_share. */
static struct aligned *
aligned(struct maker *k, u32 m)
{
	if (!k->aligned[m])
		k->aligned[m] = align_of(k->tmp, k->ps, member(k, m)->it);
	return k->aligned[m];
}

static bool
same_language(const struct maker *k, u32 a, u32 b)
{
	return str_is(item_head(member(k, a)->it)->language,
	    item_head(member(k, b)->it)->language);
}

/* Adds an edge to the older text of the story, in another language, that m most
 * likely translates.  Shared utterances and a credit count for it. */
static void
translation(struct maker *k, u32 m, const u32 *story, u32 n)
{
	u32 best = 0, rows, best_rows = 0;
	f64 most = 0;

	if (!has_kind(member(k, m), ITEM_article) &&
	    !has_kind(member(k, m), ITEM_quoted))
		return;
	for (u32 i = 0; i < n; i++) {
		u32 o = story[i];
		f64 share;

		if (o == m || same_language(k, m, o) ||
		    (!may_have_from(k, m, o) && !(may_share(k, m, o) &&
		     member_order(member(k, m), member(k, o)) == 0 &&
		     credits_it(k, m, o))))
			continue;
		share = align_share(aligned(k, m), aligned(k, o), &rows);
		share += 0.03 * who_said(k->w, m, o);
		if (credits_it(k, m, o))
			share += 0.1;
		if (share > most) {
			most = share;
			best = o + 1;
			best_rows = rows;
		}
	}
	if (best && best_rows >= 3 && most > LIKE_IN_STORY) {
		bool stated = credits_it(k, m, best - 1);

		edge(k, EDGE_TRANSLATES, m, best, 0, TRANSLATED |
		    (stated ? STATED : 0), stated ? SURE_CREDITED_TRANSLATION :
		    SURE_TRANSLATION + SURE_ALIGNED * most);
	}
}

/* Adds an edge to the version before m at the same address. */
static void
version(struct maker *k, u32 m)
{
	u32 before = member(k, m)->version_of;
	struct changes c = { 0 };

	if (!before)
		return;
	changes_of(k->ps, member(k, before - 1)->it, member(k, m)->it,
	    *k->tmp, &c);
	edge(k, EDGE_REVISES, m, before, 0, COPIED, SURE_VERSION)->changes =
	    changes_json(k->mem, &c);
}

/* Adds an edge from a comment or post to the item with which it shares most
 * words: one before it on its page, or an older one elsewhere.  Items of its
 * page count one and a half times. */
static void
quotes_item(struct maker *k, u32 m)
{
	u32 other, best = 0, most = 0;
	const struct copy *best_c = 0;

	for (u32 n = 0; n < who_copies(k->w, m); n++) {
		const struct copy *c = who_copy(k->w, m, n, &other);
		bool page = member(k, other)->page == member(k, m)->page;
		u32 score = c->words * 2 + (page ? c->words : 0);

		if (other == m || c->words < 4 || (!page &&
		    !may_have_from(k, m, other)))
			continue;
		if (page && other > m)
			continue;
		if (score > most) {
			most = score;
			best = other + 1;
			best_c = c;
		}
	}
	if (best) {
		bool a = best_c->a == m;
		struct edge *e = edge(k, EDGE_QUOTES, m, best, 0, COPIED,
		    SURE_QUOTED);

		e->here = e->governs = a ? best_c->a_spans : best_c->b_spans;
		e->there = a ? best_c->b_spans : best_c->a_spans;
		e->here_n = e->governs_n = e->there_n = best_c->n;
		e->governs_room = 0;
	}
}

/* Could the mention credit an outlet?  True if it is in brackets, or in the
 * source of a statement.  The analysis of one text may take "DKD" for a person;
 * named_outlets then asks if the corpus knows an outlet of that name. */
static bool
may_credit(const struct item *it, const struct mention *x)
{
	const char *t = it->text.s;

	if (x->form != MENTION_name ||
	    it->entities.v[x->entity - 1].anonymity)
		return false;
	if (x->span.from > 0 && x->span.to < it->text.n &&
	    t[x->span.from - 1] == '(' && t[x->span.to] == ')')
		return true;
	for (u32 i = 0; i < it->statements.n; i++)
		if (item_said(&it->statements.v[i]) &&
		    span_meets(it->statements.v[i].source, x->span))
			return true;
	return false;
}

/* Adds edges to items of outlets that a text names as speakers. */
static void
named_outlets(struct maker *k, u32 m)
{
	const struct item *it = member(k, m)->it;

	for (u32 i = 0; i < it->mentions.n; i++) {
		const struct mention *x = &it->mentions.v[i];
		const struct entity *e = &it->entities.v[x->entity - 1];
		u64 key;
		u32 to;

		if (!may_credit(it, x))
			continue;
		key = name_key(*k->tmp, k->ps, pack_of(k, m), e->name);
		if (!key || who_is(k->w, m, key) || !who_outlet(k->w, key))
			continue;
		to = who_member(k->w, m, key, (str){ 0 });
		if (!to)
			to = credited_text(k, m, key);
		if (!to)
			continue;
		evidence(k, edge(k, EDGE_CITES, m, to, 0, STATED, SURE_NAMED),
		    x->span, (span){ 0 });
	}
}

/* The voice of the outlet whose page an entry of a foreign feed announces. */
static u32
voice_of_entry(struct maker *k, u32 m)
{
	const struct head *h = item_head(member(k, m)->it);
	bool named = h->outlet.n > 0;
	u64 key = name_key(*k->tmp, k->ps, named ? pack_of(k, m) : 0, named ?
	    h->outlet : url_site_name(h->url));
	u32 v = who_voice(k->w, key, scope_of(k, m), named ? h->outlet :
	    url_host(h->url), "outlet");

	if (!k->g->voices.v[v - 1].url.n)
		k->g->voices.v[v - 1].url = h->url;
	return v;
}

/* Adds an edge from an entry of a feed or list to the page it announces, and
 * from a pasted text to the page it is from, if that is held.  Else an entry of
 * a foreign feed leads to the entry in the outlet's own feed, or to the
 * outlet.  True if the item has its words from a text that is held. */
static bool
announces(struct maker *k, u32 m)
{
	const struct head *h = item_head(member(k, m)->it);
	bool foreign = item_via(member(k, m)->it).n > 0;
	u32 to, voice = 0;

	if (!h->url.n || !(foreign || h->kind == ITEM_teaser ||
	    h->kind == ITEM_quoted))
		return false;
	to = who_page(k->w, m, h->url);
	if (!to && foreign)
		to = who_entry(k->w, h->url);
	if (!to && foreign)
		voice = voice_of_entry(k, m);
	if (to || voice)
		edge(k, EDGE_LINKS, m, to, voice, LINKED, SURE_ANNOUNCES);
	return to != 0;
}

/* Adds the credit of a page that names one of another site as its original. */
static void
original(struct maker *k, u32 m)
{
	const struct item *it = member(k, m)->it;
	str url = it->carried.n ? it->carried.v[0].original : (str){ 0 };

	if (url.n)
		edges_credit(k, m, &(struct citation){
			.kind = CITATION_url, .url = url,
			.target = url_host(url), .scope = SCOPE_item,
		});
}

static void
edges_of(struct maker *k, u32 m)
{
	bool held;

	version(k, m);
	held = announces(k, m);
	original(k, m);
	credits(k, m);
	if (!has_kind(member(k, m), ITEM_comment))
		named_outlets(k, m);
	edges_speakers(k, m);
	if (has_kind(member(k, m), ITEM_comment) ||
	    has_kind(member(k, m), ITEM_post))
		quotes_item(k, m);
	else if (!held)
		edges_copies(k, m);
}

/* No translations are looked for in stories with more members, because the work
 * is quadratic. */
enum { STORY_MOST = 400 };

/* Adds all edges item by item, so that the edges of an item stand together. */
static void
all(struct maker *k)
{
	struct by_story by = corpus_by_story(k->g->c, k->tmp);

	for (u32 m = 0; m < k->g->c->n; m++) {
		u32 s = member(k, m)->story, n;

		edges_of(k, m);
		n = by.first[s + 1] - by.first[s];
		if (s && n <= STORY_MOST)
			translation(k, m, by.member + by.first[s], n);
	}
}

/* Drops an edge of shared words if the other item credits this one. */
static void
drop_answered(struct maker *k)
{
	map known = { .mem = k->tmp };
	u32 n = 0;

	for (u32 i = 0; i < k->g->edges.n; i++) {
		const struct edge *e = &k->g->edges.v[i];

		if (e->to && e->kind != EDGE_SHARES)
			*map_at(&known, (u64)e->from << 32 | e->to) = 1;
	}
	for (u32 i = 0; i < k->g->edges.n; i++) {
		struct edge e = k->g->edges.v[i];

		if (e.kind != EDGE_SHARES || !map_get(&known,
		    (u64)(e.to - 1) << 32 | (e.from + 1)))
			k->g->edges.v[n++] = e;
	}
	k->g->edges.n = n;
}

void
graph_edges(struct graph *g, const struct packs *ps, arena tmp)
{
	struct maker k = {
		.g = g, .ps = ps, .mem = g->c->mem, .tmp = &tmp,
		.aligned = new(&tmp, struct aligned *, g->c->n + 1),
	};

	k.w = who_open(g, ps, &tmp);
	all(&k);
	drop_answered(&k);
}

static const char *const kinds[] = {
	[EDGE_QUOTES] = "quotes", [EDGE_CITES] = "cites",
	[EDGE_LINKS] = "links", [EDGE_COPIES] = "copies",
	[EDGE_TRANSLATES] = "translates", [EDGE_REVISES] = "revises",
	[EDGE_SHARES] = "shares",
};

bool
edge_announces(const struct edge *e)
{
	return e->kind == EDGE_LINKS && e->sure > (f32)SURE_ANNOUNCES - 0.01f;
}

bool
edge_credits_whole(const struct edge *e)
{
	return e->kind == EDGE_CITES && e->basis & STATED &&
	    e->sure > (f32)(SURE_STATED + SURE_WHOLE) - 0.005f;
}

str
edge_kind_name(enum edge_kind k)
{
	return str_of(kinds[k]);
}

bool
edge_kind_of(str name, enum edge_kind *k)
{
	for (u32 i = 0; i < countof(kinds); i++)
		if (str_is(name, str_of(kinds[i]))) {
			*k = (enum edge_kind)i;
			return true;
		}
	return false;
}

static const char *const bases[] = { "stated", "linked", "copied",
    "translated" };

str
edge_basis(arena *a, u32 basis)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < countof(bases); i++) {
		if (!(basis >> i & 1))
			continue;
		if (b.n)
			buf_putc(&b, ' ');
		buf_put(&b, str_of(bases[i]));
	}
	return buf_str(&b);
}

u32
edge_basis_of(str t)
{
	u32 basis = 0;

	while (t.n) {
		str w = str_cut(&t, ' ');

		for (u32 i = 0; i < countof(bases); i++)
			if (str_is(w, str_of(bases[i])))
				basis |= (u32)1 << i;
	}
	return basis;
}
