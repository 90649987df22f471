/*
 * Which names have the same key in all languages, and of which type are they?
 *
 * The name of a country, a city or a body in a list gets the key of that list,
 * whatever its case ending.  The analysis sees one text and may take a name for
 * that of a place in one and of a body in another.  The type that most texts
 * give it is right.
 */
#include "relate/known.h"
#include "relate/people.h"

enum { CLEAR = 3 };	/* times as many have one type as another */

/* Names that a pack knows in its language, by the keys that the analysis gives
 * them, and the keys that they have in all languages. */
struct known {
	const struct packs *ps;
	map    at;		/* hash of a key and the pack: place + 1 */
	map    letters;		/* that begin names, with the language */
	words  keys;
	arena *mem;
};

static u64
known_hash(const struct known *k, const struct pack *p, str key)
{
	return u64_mix(str_hash(key) + (u64)(p - k->ps->v));
}

static str
typed_key(arena *a, entity_type type, str name)
{
	return str_join(a, str_join(a, word_name(WORDS_entity_type, type),
	    S("/")), name);
}

static u64
first_letter(const struct pack *p, str name)
{
	return name.n ? u64_mix(str_hash(p->tag) +
	    utf8_lower(utf8_next(&name))) : 0;
}

/* Adds a name in the language of a pack, if a name of the corpus begins like
 * it. */
static void
know(struct known *k, const struct pack *p, entity_type type, str name, str key)
{
	str own;

	if (!map_get(&k->letters, first_letter(p, name)))
		return;
	own = typed_key(k->mem, type, language_key(k->mem, p, name));
	*push(&k->keys, k->mem) = typed_key(k->mem, type, key);
	*map_at(&k->at, known_hash(k, p, own)) = k->keys.n;
}

static void
know_list(struct known *k, const struct pack *p, const struct phrases *l,
    entity_type type)
{
	for (u32 i = 0; i < l->all.n; i++)
		know(k, p, type, l->all.v[i].text, l->all.v[i].value);
}

/* A line of the file is the name of a city, a tab, and its English name. */
static void
know_cities(struct known *k, const struct pack *p)
{
	str file = packs_file(k->ps, p, "cities", k->mem);

	while (file.n) {
		str english = str_line(&file), name = str_cut(&english, '\t');

		if (english.n)
			know(k, p, ENTITY_place, name, language_key(k->mem,
			    &k->ps->v[0], english));
	}
}

/* Notes the languages of the corpus and the letters that begin its names. */
static void
note_letters(struct known *k, const struct corpus *c, bool *used)
{
	for (u32 m = 0; m < c->n; m++) {
		const struct item *it = c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			used[it->pack - k->ps->v] = true;
			*map_at(&k->letters, first_letter(it->pack,
			    it->entities.v[i].name)) = 1;
		}
	}
}

/* Adds the lists of all languages of the corpus.  A country is known before a
 * city of its name. */
static void
know_all(struct known *k, const struct corpus *c)
{
	bool *used = new(k->mem, bool, k->ps->n);

	note_letters(k, c, used);
	for (u32 i = 0; i < k->ps->n; i++) {
		const struct pack *p = &k->ps->v[i];

		if (!used[i])
			continue;
		know_cities(k, p);
		know_list(k, p, &p->places, ENTITY_place);
		know_list(k, p, &p->organizations, ENTITY_organization);
	}
}

/* The key in all languages, or the same. */
static str
known_key(const struct known *k, const struct pack *p, str key)
{
	u32 at = map_get(&k->at, known_hash(k, p, key));

	return at ? k->keys.v[at - 1] : key;
}

/* How many entities have these words in their key, by type. */
enum { TYPES = ENTITY_outlet + 1 };
struct types { u32 n[TYPES]; };
typedef list(struct types) typelist;

/* The type of most entities with these words, if it is clear: a name that is
 * mostly a person is no place elsewhere.  A single word may be both. */
static entity_type
clear_type(const struct types *t, entity_type own, bool one)
{
	entity_type best = own;

	for (u32 i = 1; i < TYPES; i++)
		if (t->n[i] > t->n[best])
			best = (entity_type)i;
	if (t->n[best] < CLEAR * t->n[own] || (one &&
	    (own == ENTITY_person || best == ENTITY_person)))
		return own;
	return best;
}

static void
count_types(const struct corpus *c, map *at, typelist *v, arena *a)
{
	for (u32 m = 0; m < c->n; m++) {
		const struct item *it = c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			const struct entity *e = &it->entities.v[i];
			u32 *place;

			if (!e->key.n)
				continue;
			place = map_at(at, str_hash(key_words(e->key)));
			if (*place == 0) {
				push(v, a);
				*place = v->n;
			}
			v->v[*place - 1].n[e->type]++;
		}
	}
}

/* Gives the keys of all entities their clear types. */
static void
settle_types(struct corpus *c, arena tmp)
{
	map at = { .mem = &tmp };
	typelist v = { 0 };

	count_types(c, &at, &v, &tmp);
	for (u32 m = 0; m < c->n; m++) {
		struct item *it = c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			struct entity *e = &it->entities.v[i];
			str name = key_words(e->key);
			entity_type t;

			if (!e->key.n || e->anonymity)
				continue;
			t = clear_type(&v.v[map_get(&at, str_hash(name)) - 1],
			    e->type, key_count(name) == 1);
			if (t != e->type)
				e->key = typed_key(c->mem, t, name);
		}
	}
}

void
corpus_known(struct corpus *c, const struct packs *ps, arena tmp)
{
	struct known k = { .ps = ps, .at = { .mem = &tmp },
		.letters = { .mem = &tmp }, .mem = &tmp };

	settle_types(c, tmp);
	know_all(&k, c);
	for (u32 m = 0; m < c->n; m++) {
		struct item *it = c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			struct entity *e = &it->entities.v[i];
			str key = known_key(&k, it->pack, e->key);

			if (key.s != e->key.s)
				e->key = str_copy(c->mem, key);
		}
	}
}
