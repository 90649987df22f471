/*
 * Which item or voice does a credit mean?
 *
 * Members are indexed by the name and site of their outlet, by author if there
 * is no outlet, and by address.  Of the members of an outlet, the one that is
 * most related to the crediting item is meant.  If there is none, the credit
 * means a voice.
 */
#include <assert.h>

#include "relate/keys.h"
#include "relate/who.h"

enum {
	NEAR = 200,		/* last members of an outlet; bounds the work */
	NAMES = 20		/* other names of a voice */
};

typedef list(u32) places;

struct who {
	struct graph       *g;
	const struct packs *ps;
	arena              *mem;
	u64                *name, *host;	/* by member: keys, or 0 */
	map                 outlets;	/* key: place in members + 1 */
	list(places)        members;	/* by outlet */
	places             *copies;	/* by member: in corpus.copies */
	map                 urls, entries;	/* pages, entries: place + 1 */
	map                 voices;	/* place + 1 */
	u32                *next;	/* by member: one of its address + 1 */
	places             *groups;	/* by group: members */
};

/* The address of an item, else that of its capture. */
static str
url_of(const struct item *it)
{
	return item_head(it)->url.n ? item_head(it)->url :
	    it->capture.n ? it->capture.v[0].url : (str){ 0 };
}

static void
add_outlet(struct who *w, u64 key, u32 m)
{
	u32 *at;

	if (key == 0)
		return;
	at = map_at(&w->outlets, key);
	if (*at == 0) {
		push(&w->members, w->mem);
		*at = w->members.n;
	}
	*push(&w->members.v[*at - 1], w->mem) = m;
}

/* Adds a member to the index. */
static void
add_member(struct who *w, u32 m)
{
	const struct item *it = w->g->c->v[m].it;
	const struct head *h = item_head(it);
	str url = url_of(it), host = url_site_name(url);

	w->name[m] = name_key(*w->mem, w->ps, packs_find(w->ps, h->language),
	    h->outlet);
	w->host[m] = w->g->c->v[m].up ? 0 : name_key(*w->mem, w->ps, 0, host);
	add_outlet(w, w->name[m], m);
	if (w->host[m] != w->name[m])
		add_outlet(w, w->host[m], m);
	for (u32 a = 0; a < it->authors.n && !h->outlet.n; a++)
		add_outlet(w, name_key(*w->mem, w->ps,
		    packs_find(w->ps, h->language), it->authors.v[a].name), m);
	url = address_plain(w->mem, &w->ps->v[0], url);
	if (url.n && !w->g->c->v[m].up && !item_via(it).n) {
		u32 *at = map_at(h->kind == ITEM_teaser ? &w->entries :
		    &w->urls, str_hash(url));

		w->next[m] = *at;	/* of the same address */
		*at = m + 1;
	}
}

/* The hash from which the id of a voice was made: "v" and 16 hex digits. */
static u64
id_hash(str id)
{
	u64 h = 0;

	for (size_t i = 1; i < id.n; i++)
		h = h << 4 | (u64)(id.s[i] <= '9' ? id.s[i] - '0' :
		    id.s[i] - 'a' + 10);
	return h;
}

struct who *
who_open(struct graph *g, const struct packs *ps, arena *mem)
{
	struct who *w = new(mem, struct who, 1);

	*w = (struct who){
		.g = g, .ps = ps, .mem = mem,
		.name = new(mem, u64, g->c->n + 1),
		.host = new(mem, u64, g->c->n + 1),
		.copies = new(mem, places, g->c->n + 1),
		.groups = new(mem, places, g->said.n + 1),
		.next = new(mem, u32, g->c->n + 1),
		.outlets = { .mem = mem }, .urls = { .mem = mem },
		.entries = { .mem = mem }, .voices = { .mem = mem },
	};
	for (u32 m = 0; m < g->c->n; m++)
		add_member(w, m);
	for (u32 k = 0; k < g->c->copies.n; k++) {
		*push(&w->copies[g->c->copies.v[k].a], mem) = k;
		*push(&w->copies[g->c->copies.v[k].b], mem) = k;
	}
	for (u32 v = 0; v < g->voices.n; v++)
		*map_at(&w->voices, id_hash(g->voices.v[v].id)) = v + 1;
	for (u32 i = 0; i < g->said.n; i++)
		*push(&w->groups[g->said.v[i].group], mem) =
		    g->said.v[i].member;
	return w;
}

u32
who_nth(const struct who *w, u64 key, u32 n)
{
	u32 at = key ? map_get(&w->outlets, key) : 0;

	return at && n < w->members.v[at - 1].n ?
	    w->members.v[at - 1].v[n] + 1 : 0;
}

u64
who_own(const struct who *w, u32 m)
{
	return w->name[m] ? w->name[m] : w->host[m];
}

bool
who_is(const struct who *w, u32 m, u64 key)
{
	return key && (w->name[m] == key || w->host[m] == key);
}

bool
who_outlet(const struct who *w, u64 key)
{
	return map_get(&w->outlets, key) != 0;
}

u32
who_url(const struct who *w, str url)
{
	arena tmp = *w->mem;
	u32 best;

	url = address_plain(&tmp, &w->ps->v[0], url);
	best = url.n ? map_get(&w->urls, str_hash(url)) : 0;
	for (u32 at = best; at; at = w->next[at - 1])
		if (w->g->c->v[at - 1].version > w->g->c->v[best - 1].version)
			best = at;
	return best;
}

u32
who_entry(const struct who *w, str url)
{
	arena tmp = *w->mem;

	url = address_plain(&tmp, &w->ps->v[0], url);
	return url.n ? map_get(&w->entries, str_hash(url)) : 0;
}

u32
who_page(const struct who *w, u32 m, str url)
{
	const struct member *v = w->g->c->v;
	u32 at = who_url(w, url);

	while (at && v[at - 1].version_of &&
	    member_order(&v[at - 1], &v[m]) > 0)
		at = v[at - 1].version_of;
	return at && v[at - 1].first != v[m].first ? at : 0;
}

u32
who_copies(const struct who *w, u32 m)
{
	return w->copies[m].n;
}

const struct copy *
who_copy(const struct who *w, u32 m, u32 n, u32 *other)
{
	const struct copy *c;

	assert(n < w->copies[m].n);
	c = &w->g->c->copies.v[w->copies[m].v[n]];
	assert(c->a == m || c->b == m);
	*other = c->a == m ? c->b : c->a;
	return c;
}

f64
who_share(const struct who *w, u32 m, u32 other)
{
	for (u32 n = 0; n < w->copies[m].n; n++) {
		u32 o;
		const struct copy *c = who_copy(w, m, n, &o);

		if (o == other)
			return c->a == m ? c->a_share : c->b_share;
	}
	return 0;
}

u32
who_said(const struct who *w, u32 m, u32 other)
{
	const struct graph *g = w->g;
	u32 n = 0;

	for (u32 i = g->first_said[m]; i < g->first_said[m + 1]; i++)
		for (u32 j = g->first_said[other];
		    j < g->first_said[other + 1]; j++)
			if (g->said.v[i].group == g->said.v[j].group) {
				n++;
				break;
			}
	return n;
}

/* How related two members are: copies, shared utterances (up to four) and the
 * same story. Weights are by judgment. */
static f64
related(const struct who *w, u32 m, u32 other)
{
	const struct member *a = &w->g->c->v[m], *b = &w->g->c->v[other];
	f64 score = 0, share = who_share(w, m, other);
	u32 said = who_said(w, m, other);

	if (share > 0)
		score += 1 + 4 * share;
	score += said > 4 ? 4 : said;
	if (a->story && a->story == b->story)
		score += 1;
	return score;
}

/* May a credit of m mean the other member?  Not if that is a version of m, a
 * comment, a teaser or younger, or on the same page with another parent. */
static bool
may_be(const struct who *w, u32 m, u32 other)
{
	const struct member *a = &w->g->c->v[m], *b = &w->g->c->v[other];

	return a->first != b->first && !has_kind(b, ITEM_comment) &&
	    !has_kind(b, ITEM_teaser) && member_order(b, a) <= 0 &&
	    (a->page != b->page || a->up == b->up);
}

u32
who_member(struct who *w, u32 m, u64 key, str url)
{
	u32 at = who_page(w, m, url), best = 0, from;
	f64 most = 0;
	const places *l;

	if (at)
		return at;
	at = key ? map_get(&w->outlets, key) : 0;
	if (!at)
		return 0;
	l = &w->members.v[at - 1];
	from = l->n > NEAR ? l->n - NEAR : 0;
	for (u32 i = from; i < l->n; i++) {
		f64 score;

		if (!may_be(w, m, l->v[i]))
			continue;
		score = related(w, m, l->v[i]);
		if (score > 0 && w->host[l->v[i]] == key)
			score += 0.5;		/* its own page */
		if (score > 0 && w->g->c->v[l->v[i]].when)
			score += 0.2;
		if (score > most + 1e-9) {
			most = score;
			best = l->v[i] + 1;
		}
	}
	return best;
}

bool
who_unnamed(const struct entity *e)
{
	return e->anonymity && e->anonymity != ANONYMITY_role;
}

const char *
who_kind(const struct entity *e)
{
	return who_unnamed(e) ? "unnamed" : e->type == ENTITY_person ?
	    "person" : e->type == ENTITY_outlet ? "outlet" :
	    "organization";
}

u64
who_key(const struct who *w, u32 m, const struct entity *e)
{
	const struct pack *p = packs_find(w->ps,
	    item_head(w->g->c->v[m].it)->language);

	return who_unnamed(e) ? str_hash(word_name(WORDS_anonymity,
	    e->anonymity)) :
	    name_key(*w->mem, w->ps, p, e->name);
}

u32
who_voice(struct who *w, u64 key, u64 scope, str name, const char *kind)
{
	u64 h = u64_mix(key ^ u64_mix(scope + 1));
	u32 *at = map_at(&w->voices, h);
	struct voice *v;

	if (*at == 0) {
		v = push(&w->g->voices, w->g->c->mem);
		*at = w->g->voices.n;
		v->id = id_hex(w->g->c->mem, "v", h, 16);
		v->name = name;
		v->kind = str_of(kind);
		v->named = strcmp(kind, "unnamed") != 0;
		v->key = key;
		return *at;
	}
	v = &w->g->voices.v[*at - 1];
	if (host_is(v->name) && !host_is(name)) {
		str host = v->name;	/* a name says more than an address */

		v->name = name;
		name = host;
	}
	if (str_is(v->name, name) || v->names.n > NAMES)
		return *at;
	for (u32 i = 0; i < v->names.n; i++)
		if (str_is(v->names.v[i], name))
			return *at;
	*push(&v->names, w->g->c->mem) = name;
	return *at;
}
