/*
 * Which names in full are those of one person?
 *
 * In texts of one language a person has one key, since case endings are taken
 * off.  Names in two languages are compared by the sound of their first and
 * last words.  Only names that have the first consonants of the last word in
 * common are compared.  The likeliest pairs are joined first.  A name is left
 * alone if two others of one language are about as likely, because they are two
 * persons.  A join never gives a person two names in one language, but for a
 * rare one, which is a slip of the pen.
 */
#include <assert.h>
#include <stdlib.h>

#include "relate/people.h"

/* Limits of language_unlike, by judgment on names of politicians in 14
 * languages. */
static const f32 FAR = 5.0f;		/* of a word in another script */
static const f32 NEAR = 2.0f;		/* of a word in the same script */
static const f32 BETTER = 2.0f;		/* than a rival, both words together */

enum { RARE = 10 };			/* times rarer is a slip of the pen */

struct tongue { str language; u32 items; };
typedef list(struct tongue) tongues;

/* A word as it stands, and without its case ending. */
struct heard { struct sounds whole, stem; };

/* A name in full: all entities with one key. */
struct person {
	str     key;			/* of the entity */
	str     name;			/* as it was first met */
	tongues in;
	struct heard fore, last;	/* first and last word of the name */
};

struct pair { f32 unlike; u32 a, b; };

struct people {
	struct corpus *c;
	struct speller spell;
	list(struct person) v;		/* in the order of the corpus */
	map    at;			/* hash of the key: place + 1 */
	list(struct pair) pairs;
	u32   *root, *first;		/* groups; first pair of each person */
	arena *mem;
};

str
key_words(str key)
{
	str_cut(&key, '/');
	return key;
}

u32
key_count(str text)
{
	u32 n = 0;

	while (text.n)
		n += str_cut(&text, ' ').n > 0;
	return n;
}

str
key_last(str name)
{
	while (str_find(name, S(" ")) < name.n)
		str_cut(&name, ' ');
	return name;
}

bool
people_in_full(str key, anonymity none)
{
	str name = key_words(key);

	return !none && str_starts(key, S("person/")) &&
	    key_count(name) > 1 && str_cut(&name, ' ').n > 1;
}

static void
count_tongue(tongues *v, str language, u32 items, arena *a)
{
	for (u32 i = 0; i < v->n; i++)
		if (str_is(v->v[i].language, language)) {
			v->v[i].items += items;
			return;
		}
	*push(v, a) = (struct tongue){ language, items };
}

/* Cuts off the first word; anything but letters, marks and hyphens ends it. */
static str
name_word(str *name)
{
	str word, rest = *name;

	while (rest.n) {
		str before = rest;
		u32 c = utf8_next(&rest);

		if (c != '-' && c != '\'' && c != 0x2019 && !utf8_letter(c)) {
			word = (str){ name->s, name->n - before.n };
			*name = rest;
			return word;
		}
	}
	word = *name;
	name->n = 0;
	return word;
}

static void
hear(struct people *p, struct heard *h, const struct pack *pack, str word)
{
	str stem = language_stem(pack, word);

	language_sounds(&h->whole, &p->spell, word);
	h->stem = h->whole;
	if (stem.n < word.n)
		language_sounds(&h->stem, &p->spell, stem);
}

void
people_ends(arena *a, str name, str *first, str *last)
{
	str rest = utf8_fold(a, name);

	*first = *last = (str){ 0 };
	while (rest.n) {
		str word = name_word(&rest);

		if (!word.n)
			continue;
		if (!first->n)
			*first = word;
		*last = word;
	}
}

/* Takes the sounds of the first and the last word. */
static void
take_sounds(struct people *p, struct person *x, const struct pack *pack)
{
	str first, last;

	people_ends(p->mem, x->name, &first, &last);
	if (last.s == first.s)
		last.n = 0;		/* it is written as one word */
	hear(p, &x->fore, pack, first);
	hear(p, &x->last, pack, last);
}

static void
collect(struct people *p)
{
	for (u32 m = 0; m < p->c->n; m++) {
		const struct item *it = p->c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			const struct entity *e = &it->entities.v[i];
			u32 *at;

			if (!people_in_full(e->key, e->anonymity))
				continue;
			at = map_at(&p->at, str_hash(e->key));
			if (*at == 0) {
				struct person *x = push(&p->v, p->mem);

				x->key = e->key;
				x->name = e->name;
				take_sounds(p, x, it->pack);
				*at = p->v.n;
			}
			count_tongue(&p->v.v[*at - 1].in,
			    item_head(it)->language, 1, p->mem);
		}
	}
}

static u32
count_items(const tongues *v)
{
	u32 n = 0;

	for (u32 i = 0; i < v->n; i++)
		n += v->v[i].items;
	return n;
}

static bool
much_rarer(u32 a, u32 b)
{
	return a * RARE <= b || b * RARE <= a;
}

/* Would a person have two names in one language?  Not if one is rare. */
static bool
two_names(const tongues *a, const tongues *b)
{
	if (much_rarer(count_items(a), count_items(b)))
		return false;
	for (u32 i = 0; i < a->n; i++)
		for (u32 k = 0; k < b->n; k++)
			if (str_is(a->v[i].language, b->v[k].language) &&
			    !much_rarer(a->v[i].items, b->v[k].items))
				return true;
	return false;
}

/* The kind of sound of a consonant; 0 for a vowel. */
static char
kind_of_sound(char c)
{
	static const char *const kinds[] = {
		"pbvwf", "td", "sckgqxzj", "lr", "nm",
	};

	for (size_t i = 0; i < countof(kinds); i++)
		if (memchr(kinds[i], c, strlen(kinds[i])))
			return kinds[i][0];
	return 0;
}

/* The first `most` kinds of consonants of a word, as a number; h and y are
 * none, and t before s is part of it. */
static u64
skeleton(str latin, u32 most)
{
	char before = 0;
	u64 code = 0;

	for (size_t i = 0; i < latin.n && most > 0; i++) {
		char k = kind_of_sound(latin.s[i]);

		if (!k || k == before)
			continue;
		if (before == 't' && k == 's') {
			code = (code & ~(u64)0xff) | (u8)k;
		} else {
			code = code << 8 | (u8)k;
			most--;
		}
		before = k;
	}
	return code;
}

/* Latin letters have codes below 0x250; other scripts have pages of 256. */
static bool
one_script(const struct sounds *a, const struct sounds *b)
{
	return a->first < 0x250 ? b->first < 0x250 :
	    a->first >> 8 == b->first >> 8;
}

/* Words are compared as they stand, and without their case endings, because not
 * each word that ends like a case is in one. */
static f32
unlike(const struct heard *a, const struct heard *b, arena tmp)
{
	f32 whole = language_unlike(&a->whole, &b->whole, tmp);
	f32 stem = language_unlike(&a->stem, &b->stem, tmp);

	return whole < stem ? whole : stem;
}

/* Does the rarer of two names come from a language where the other is not at
 * home?  In one language, two names that are nearly one are two persons. */
static bool
from_elsewhere(const tongues *a, const tongues *b)
{
	const tongues *rare = count_items(a) < count_items(b) ? a : b;
	const tongues *other = rare == a ? b : a;

	for (u32 i = 0; i < rare->n; i++) {
		u32 n = 0;

		for (u32 k = 0; k < other->n; k++)
			if (str_is(rare->v[i].language, other->v[k].language))
				n = other->v[k].items;
		if (n * RARE <= rare->v[i].items)
			return true;
	}
	return false;
}

/* Adds the pair if the two may be one person. */
static void
compare(struct people *p, u32 a, u32 b, arena tmp)
{
	const struct person *x = &p->v.v[a], *y = &p->v.v[b];
	f32 limit = one_script(&x->last.whole, &y->last.whole) ? NEAR : FAR;
	f32 last, fore;

	if (two_names(&x->in, &y->in) || !from_elsewhere(&x->in, &y->in))
		return;
	last = unlike(&x->last, &y->last, tmp);
	if (last > limit)
		return;
	fore = unlike(&x->fore, &y->fore, tmp);
	if (fore <= limit)
		*push(&p->pairs, p->mem) = (struct pair){ last + fore, a, b };
}

/* The language of most texts with the name. */
static str
main_tongue(const tongues *v)
{
	u32 best = 0;

	for (u32 i = 1; i < v->n; i++)
		if (v->v[i].items > v->v[best].items)
			best = i;
	return v->v[best].language;
}

/* A person by a code, and within it by language. */
struct coded { u64 code, language; u32 person; };

static int
by_code(const void *a, const void *b)
{
	const struct coded *x = a, *y = b;

	if (x->code != y->code)
		return x->code < y->code ? -1 : 1;
	if (x->language != y->language)
		return x->language < y->language ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

/* Compares all persons of two main languages whose words begin with the same
 * consonants: the first three of the last word, and the first of the first. */
static void
compare_all(struct people *p, arena tmp)
{
	struct coded *v = new(&tmp, struct coded, p->v.n + 1);
	u32 n = 0;

	for (u32 i = 0; i < p->v.n; i++) {
		const struct person *x = &p->v.v[i];

		if (x->last.whole.n)
			v[n++] = (struct coded){
				skeleton(x->last.whole.latin, 3) << 8 |
				skeleton(x->fore.whole.latin, 1),
				str_hash(main_tongue(&x->in)), i };
	}
	if (n)
		qsort(v, n, sizeof *v, by_code);
	for (u32 i = 0, next = 0; i < n; i++) {
		while (next <= i || (next < n && v[next].code == v[i].code &&
		    v[next].language == v[i].language))
			next++;
		for (u32 k = next; k < n && v[k].code == v[i].code; k++)
			compare(p, v[i].person, v[k].person, tmp);
	}
}

static int
by_likeness(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->unlike < y->unlike || x->unlike > y->unlike)
		return x->unlike < y->unlike ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Are they two persons, of two groups? */
static bool
are_two(const struct people *p, u32 a, u32 b)
{
	u32 x = union_root(p->root, a), y = union_root(p->root, b);

	return x != y && two_names(&p->v.v[x].in, &p->v.v[y].in);
}

/* Is one of the two about as like a third person, who is not the other, because
 * both have names in one language? */
static bool
has_rival(const struct people *p, u32 i, const u32 *next)
{
	const struct pair *x = &p->pairs.v[i];

	for (u32 end = 0; end < 2; end++) {
		u32 self = end ? x->b : x->a, other = end ? x->a : x->b;

		for (u32 k = p->first[self]; k; k = next[2 * (k - 1) +
		    (p->pairs.v[k - 1].b == self)]) {
			const struct pair *y = &p->pairs.v[k - 1];
			u32 third = y->a == self ? y->b : y->a;

			if (y->unlike < x->unlike + BETTER &&
			    are_two(p, other, third))
				return true;
		}
	}
	return false;
}

/* Joins the groups of two persons. */
static void
people_join(struct people *p, u32 a, u32 b)
{
	u32 x = union_root(p->root, a), y = union_root(p->root, b);
	u32 to = x < y ? x : y, from = x < y ? y : x;
	const tongues *more = &p->v.v[from].in;

	if (x == y)
		return;
	union_join(p->root, x, y);
	for (u32 i = 0; i < more->n; i++)
		count_tongue(&p->v.v[to].in, more->v[i].language,
		    more->v[i].items, p->mem);
}

/* Joins pairs, the likeliest first. */
static void
join_alike(struct people *p, arena tmp)
{
	u32 *next = new(&tmp, u32, 2 * p->pairs.n + 2);

	p->first = new(&tmp, u32, p->v.n + 1);
	if (p->pairs.n)
		qsort(p->pairs.v, p->pairs.n, sizeof *p->pairs.v,
		    by_likeness);
	for (u32 i = p->pairs.n; i-- > 0; ) {
		const struct pair *x = &p->pairs.v[i];

		next[2 * i] = p->first[x->a];
		next[2 * i + 1] = p->first[x->b];
		p->first[x->a] = p->first[x->b] = i + 1;
	}
	for (u32 i = 0; i < p->pairs.n; i++) {
		u32 a = p->pairs.v[i].a, b = p->pairs.v[i].b;

		if (!are_two(p, a, b) && !has_rival(p, i, next))
			people_join(p, a, b);
	}
}

/* A hash of the first and the last word. */
static u64
ends_hash(str key)
{
	str name = key_words(key), first = str_cut(&name, ' ');

	return u64_mix(str_hash(first)) ^ str_hash(key_last(name));
}

/* Is the middle an initial, or the same?  Other words in the middle may be a
 * surname: García of José García López. */
static bool
middles_agree(str a, str b)
{
	if (!a.n || !b.n)
		return a.n + b.n == 1;
	return (a.n == 1 || b.n == 1) && a.s[0] == b.s[0];
}

/* Joins the persons of one first and last name, if all of them may be one:
 * Donald Trump is Donald J. Trump, unless there is a Donald K. Trump. */
static void
join_initials(struct people *p, arena tmp)
{
	struct coded *v = new(&tmp, struct coded, p->v.n + 1);

	for (u32 i = 0; i < p->v.n; i++)
		v[i] = (struct coded){ ends_hash(p->v.v[i].key), 0, i };
	if (p->v.n)
		qsort(v, p->v.n, sizeof *v, by_code);
	for (u32 i = 0, end; i < p->v.n; i = end) {
		bool agree = true;

		for (end = i + 1; end < p->v.n && v[end].code == v[i].code;
		    end++)
			for (u32 k = i; k < end && agree; k++)
				agree = middles_agree(
				    language_middle(key_words(
				    p->v.v[v[k].person].key)),
				    language_middle(key_words(
				    p->v.v[v[end].person].key)));
		for (u32 k = i + 1; k < end && agree; k++)
			people_join(p, v[i].person, v[k].person);
	}
}

/* Gives all entities the keys of their groups. */
static void
name_all(struct people *p)
{
	for (u32 m = 0; m < p->c->n; m++) {
		struct item *it = p->c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			struct entity *e = &it->entities.v[i];
			u32 at = map_get(&p->at, str_hash(e->key));

			if (at)
				e->key = p->v.v[union_root(p->root,
				    at - 1)].key;
		}
	}
}

void
corpus_people(struct corpus *c, const struct packs *ps, arena tmp)
{
	arena mem = arena_part(&tmp, tmp.at + arena_room(&tmp) / 2, tmp.end);
	struct people p = {
		.c = c, .at = { .mem = &mem }, .mem = &mem,
		.spell = { .pack = &ps->v[0], .mem = &mem,
		    .known = { .mem = &mem } },
	};

	tmp.end = mem.at;
	collect(&p);
	p.root = union_make(&mem, p.v.n);
	join_initials(&p, tmp);
	compare_all(&p, tmp);
	join_alike(&p, tmp);
	name_all(&p);
}
