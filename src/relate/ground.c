/*
 * What do two documents have in common that few others could have?
 *
 * In a store of a few texts every word is rare, so likeness proves little.
 * Names and numbers are rare in the world.  Outlets do not count, nor do years.
 */
#include <assert.h>

#include "relate/ground.h"
#include "relate/keys.h"

struct facts {
	struct set names, common, capitals, numbers;
	bool nouns;		/* the language writes nouns in capitals */
};

struct ground {
	const struct docs *d;
	struct facts *v;	/* by document */
	map copied;		/* pairs of members that are copies */
};

/* The key of an entity in all documents: of a person the last word. */
static str
fact_key(const struct entity *e)
{
	str rest = e->key, kind = str_cut(&rest, '/');

	if (!str_is(kind, S("person")))
		return e->key;
	while (str_find(rest, S(" ")) < rest.n)
		str_cut(&rest, ' ');
	return rest;
}

/* Is it a name that very many texts have?  A country, or a body that is no
 * name: the government. */
static bool
is_common(const struct pack *p, const struct entity *e)
{
	return key_country(e->key) || phrases_get(&p->bodies, e->name) ||
	    phrases_get(&p->roles, e->name);
}

static void
add_names(struct facts *f, const struct pack *p, const struct item *it,
    arena *a)
{
	f->names.v = new(a, u64, it->entities.n + 1);
	f->common.v = new(a, u64, it->entities.n + 1);
	for (u32 i = 0; i < it->entities.n; i++) {
		const struct entity *e = &it->entities.v[i];
		str key = fact_key(e);

		if (!key.n || e->anonymity || e->type == ENTITY_outlet)
			continue;
		if (is_common(p, e))
			f->common.v[f->common.n++] = str_hash(key);
		else
			f->names.v[f->names.n++] = str_hash(key);
	}
	set_sort(&f->names);
	set_sort(&f->common);
}

/* Is the token a name of one word inside a sentence, as far as its letters and
 * those beside it tell? */
static bool
is_capital(const struct pack *p, const tokens *t, u32 i, str s)
{
	const struct token *x = &t->v[i];

	return x->capital && x->kind == TOKEN_WORD && x->to - x->from >= 4 &&
	    i > 0 && t->v[i - 1].kind == TOKEN_WORD && !t->v[i - 1].capital &&
	    (i + 1 == t->n || !t->v[i + 1].capital) &&
	    !phrases_get(&p->outlets, (str){ s.s + x->from,
	    x->to - x->from });
}

/* Adds the words in capitals that stand alone inside a sentence.  They are
 * names of which nothing else is known, and in some languages all nouns. */
static void
add_capitals(struct facts *f, const struct pack *p, const struct item *it,
    arena *a, arena tmp)
{
	enum { READ = 6000 };		/* bytes */
	str s = item_all(it);
	tokens t = { 0 };

	s.n = s.n < READ ? s.n : READ;
	tokens_of(&t, s, &tmp);
	f->capitals.v = new(a, u64, t.n + 1);
	for (u32 i = 0; i < t.n; i++) {
		arena scratch = tmp;

		if (is_capital(p, &t, i, s))
			f->capitals.v[f->capitals.n++] = str_hash(language_key(
			    &scratch, p, (str){ s.s + t.v[i].from,
			    t.v[i].to - t.v[i].from }));
	}
	set_sort(&f->capitals);
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads the number at the beginning of t and takes it off: 0 if it is a year or
 * has one digit. */
static u64
number(str *t)
{
	u64 n = 0;
	u32 digits = 0;

	while (t->n && (digit(t->s[0]) || ((t->s[0] == '.' ||
	    t->s[0] == ',') && t->n > 1 && digit(t->s[1])))) {
		if (digit(t->s[0])) {
			n = n * 10 + (u64)(t->s[0] - '0');
			digits++;
		}
		*t = str_from(*t, 1);
	}
	return digits < 2 || (digits == 4 && n >= 1900 && n < 2100) ? 0 : n;
}

static void
add_numbers(struct facts *f, str t, arena *a)
{
	enum { MOST = 200 };

	f->numbers.v = new(a, u64, MOST);
	while (t.n && f->numbers.n < MOST) {
		u64 n = digit(t.s[0]) ? number(&t) : 0;

		if (n)
			f->numbers.v[f->numbers.n++] = n;
		else if (t.n && !digit(t.s[0]))
			t = str_from(t, 1);
	}
	set_sort(&f->numbers);
}

/* The key of a pair of members in `copied`. */
static u64
pair_key(u32 a, u32 b)
{
	return a < b ? (u64)a << 32 | (b + 1) : (u64)b << 32 | (a + 1);
}

struct ground *
ground_make(const struct docs *d, arena *a, arena tmp)
{
	struct ground *g = new(a, struct ground, 1);
	const struct corpus *c = d->c;

	g->d = d;
	g->v = new(a, struct facts, d->n + 1);
	g->copied.mem = a;
	for (u32 i = 0; i < d->n; i++) {
		const struct item *it = c->v[d->v[i].member].it;

		const struct pack *p = packs_find(d->packs,
		    item_head(it)->language);

		g->v[i].nouns = phrases_get(&p->traits,
		    S("capital nouns")) != 0;
		add_names(&g->v[i], p, it, a);
		add_capitals(&g->v[i], p, it, a, tmp);
		add_numbers(&g->v[i], item_all(it), a);
	}
	for (u32 i = 0; i < c->copies.n; i++)
		*map_at(&g->copied, pair_key(c->copies.v[i].a,
		    c->copies.v[i].b)) = 1;
	return g;
}

u32
ground_of(const struct ground *g, u32 a, u32 b)
{
	const struct facts *x = &g->v[a], *y = &g->v[b];
	u32 names, capitals = 0;

	assert(a < g->d->n && b < g->d->n);
	if (map_get(&g->copied, pair_key(g->d->v[a].member,
	    g->d->v[b].member)))
		return GROUND_COPY;
	names = set_common(&x->names, &y->names);
	if (!x->nouns || !y->nouns)
		capitals = set_common(&x->capitals, &y->capitals);
	return 2 * (names > capitals ? names : capitals) +
	    set_common(&x->common, &y->common) +
	    (set_common(&x->numbers, &y->numbers) ? 2 : 0);
}
