/*
 * Whose surname is it that stands alone?
 *
 * "Orsk said" in one text is the Anna Orsk of another one, if that is the only
 * person of this surname in their story.  If the story has none, she must be
 * the only one in the corpus, and a text that names her in full must have
 * another name in common that few texts have.  Otherwise it is not known.
 */
#include "relate/keys.h"
#include "relate/people.h"
#include "relate/surnames.h"

static const f32 ALIKE = 3.0f;		/* of language_unlike, by judgment */

enum {
	FEW = 50,		/* one of so many texts has the name */
	MANY = UINT32_MAX	/* several persons have the surname */
};

/* A name in full, as one language has it. */
struct bearer {
	str    key;		/* of the person in all languages */
	str    first, surname;	/* in this language */
	str    language;
	struct sounds sound;	/* of the surname */
};
typedef list(struct bearer) bearers;

/* A surname alone, or behind an initial. */
struct lone { str initial, surname, language; struct sounds sound; };

/* An entity that is a surname alone: entity i of member m.  `who`: place + 1 of
 * the only one who may be meant, in all of the corpus. */
struct open { u32 m, i, who; };

struct surnames {
	struct corpus *c;
	struct speller spell;
	bearers all;			/* the first with each surname */
	map     by_surname;		/* place + 1 in all, or MANY */
	list(struct open) open;
	map     wanted, beside;		/* hashes of keys, of two keys */
	map     texts;			/* by hash of a key: how many have it */
	arena  *mem;
};

static struct sounds
sound_of(struct surnames *s, const struct item *it, const struct entity *e)
{
	struct sounds out;
	str first, last;

	people_ends(s->mem, e->name, &first, &last);
	language_sounds(&out, &s->spell, language_stem(it->pack, last));
	return out;
}

/* Fills a bearer from entity i of member m.  False if it has no full name. */
static bool
take_bearer(const struct surnames *s, u32 m, u32 i, struct bearer *b)
{
	const struct item *it = s->c->v[m].it;
	const struct entity *e = &it->entities.v[i];
	str own = key_words(s->c->keys[m][i]), all = own;

	if (!people_in_full(e->key, e->anonymity) ||
	    !people_in_full(s->c->keys[m][i], e->anonymity))
		return false;
	*b = (struct bearer){ .key = e->key, .first = str_cut(&own, ' '),
		.surname = key_last(all), .language = item_head(it)->language };
	return true;
}

/* Adds a bearer, unless the list has it. */
static void
add_bearer(struct surnames *s, bearers *v, u32 m, u32 i)
{
	const struct item *it = s->c->v[m].it;
	struct bearer b;

	if (!take_bearer(s, m, i, &b))
		return;
	for (u32 k = 0; k < v->n; k++)
		if (str_is(v->v[k].key, b.key) &&
		    str_is(v->v[k].surname, b.surname))
			return;
	b.sound = sound_of(s, it, &it->entities.v[i]);
	*push(v, s->mem) = b;
}

/* Is entity i of member m a person by surname alone? */
static bool
take_lone(struct surnames *s, u32 m, u32 i, struct lone *x)
{
	const struct item *it = s->c->v[m].it;
	const struct entity *e = &it->entities.v[i];
	str rest = key_words(e->key), first;

	if (!str_starts(e->key, S("person/")) || e->anonymity ||
	    people_in_full(e->key, e->anonymity))
		return false;
	*x = (struct lone){ .surname = key_last(rest),
		.language = item_head(it)->language };
	first = str_cut(&rest, ' ');
	if (rest.n)
		x->initial = first;
	if (str_find(rest, S(" ")) < rest.n || x->surname.n < 2)
		return false;
	x->sound = sound_of(s, it, e);
	return true;
}

/* May the person be meant?  By the same word, or by one in another language
 * that sounds alike. */
static bool
may_be(const struct bearer *b, const struct lone *x, bool by_sound, arena tmp)
{
	if (x->initial.n && b->first.s[0] != x->initial.s[0])
		return false;
	return by_sound ? !str_is(b->language, x->language) &&
	    language_unlike(&b->sound, &x->sound, tmp) <= ALIKE :
	    str_is(b->surname, x->surname);
}

/* The only person in the list who may be meant, or NULL.  `several`: more than
 * one may be. */
static const struct bearer *
only_one(const bearers *v, const struct lone *x, bool by_sound, bool *several,
    arena tmp)
{
	const struct bearer *found = 0;

	for (u32 i = 0; i < v->n; i++) {
		if (!may_be(&v->v[i], x, by_sound, tmp))
			continue;
		if (found && !str_is(found->key, v->v[i].key)) {
			*several = true;
			return 0;
		}
		found = &v->v[i];
	}
	return found;
}

/* Names a surname by the persons of its story, or keeps it for later. */
static void
join_in_story(struct surnames *s, const bearers *v, u32 m, u32 i, arena tmp)
{
	struct entity *e = &s->c->v[m].it->entities.v[i];
	const struct bearer *b;
	struct lone x;
	bool several = false;
	u32 who;

	if (!take_lone(s, m, i, &x))
		return;
	b = only_one(v, &x, false, &several, tmp);
	if (!b && !several)
		b = only_one(v, &x, true, &several, tmp);
	who = map_get(&s->by_surname, str_hash(x.surname));
	if (b)
		e->key = b->key;
	else if (!several && who && who != MANY &&
	    may_be(&s->all.v[who - 1], &x, false, tmp)) {
		*map_at(&s->wanted, str_hash(s->all.v[who - 1].key)) = 1;
		*push(&s->open, s->mem) = (struct open){ m, i, who };
	}
}

/* Collects all names in full, and who has each surname. */
static void
collect_bearers(struct surnames *s)
{
	struct bearer b;

	for (u32 m = 0; m < s->c->n; m++) {
		const struct item *it = s->c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			u32 *at;

			++*map_at(&s->texts, str_hash(it->entities.v[i].key));
			if (!take_bearer(s, m, i, &b))
				continue;
			at = map_at(&s->by_surname, str_hash(b.surname));
			if (*at == 0) {
				*push(&s->all, s->mem) = b;
				*at = s->all.n;
			} else if (*at != MANY &&
			    !str_is(s->all.v[*at - 1].key, b.key))
				*at = MANY;
		}
	}
}

/* Do few texts have the name?  A country says little, whoever has it. */
static bool
telling(const struct surnames *s, const struct entity *e)
{
	u32 n = map_get(&s->texts, str_hash(e->key));

	return e->key.n > 0 && !e->anonymity && n * FEW <= s->c->n + 2 * FEW &&
	    !key_country(e->key);
}

/* Notes which telling names stand beside the persons that are wanted. */
static void
note_beside(struct surnames *s)
{
	for (u32 m = 0; m < s->c->n; m++) {
		const struct item *it = s->c->v[m].it;

		for (u32 i = 0; i < it->entities.n; i++) {
			u64 who = str_hash(it->entities.v[i].key);

			if (!map_get(&s->wanted, who))
				continue;
			for (u32 k = 0; k < it->entities.n; k++)
				if (k != i && telling(s, &it->entities.v[k]))
					*map_at(&s->beside, u64_mix(who) ^
					    str_hash(it->entities.v[k].key)) =
					    1;
		}
	}
}

static void
join_open(struct surnames *s)
{
	for (u32 k = 0; k < s->open.n; k++) {
		const struct open *o = &s->open.v[k];
		struct item *it = s->c->v[o->m].it;
		str key = s->all.v[o->who - 1].key;
		u64 who = u64_mix(str_hash(key));

		for (u32 i = 0; i < it->entities.n; i++)
			if (i != o->i && map_get(&s->beside, who ^
			    str_hash(it->entities.v[i].key))) {
				it->entities.v[o->i].key = key;
				break;
			}
	}
}

/* Names the surnames of the members [from, to) of one story.  Those of story 0
 * are in no story. */
static void
join_story(struct surnames *s, const u32 *from, const u32 *to, bool none,
    arena tmp)
{
	bearers v = { 0 };

	for (const u32 *m = from; m < to && !none; m++)
		for (u32 i = 0; i < s->c->v[*m].it->entities.n; i++)
			add_bearer(s, &v, *m, i);
	for (const u32 *m = from; m < to; m++)
		for (u32 i = 0; i < s->c->v[*m].it->entities.n; i++)
			join_in_story(s, &v, *m, i, tmp);
}

void
corpus_surnames(struct corpus *c, const struct packs *ps, arena tmp)
{
	arena mem = arena_part(&tmp, tmp.at + arena_room(&tmp) / 2, tmp.end);
	struct surnames s = { .c = c,
		.spell = { .pack = &ps->v[0], .mem = &mem,
		    .known = { .mem = &mem } },
		.by_surname = { .mem = &mem }, .wanted = { .mem = &mem },
		.beside = { .mem = &mem }, .texts = { .mem = &mem },
		.mem = &mem };
	struct by_story by;

	tmp.end = mem.at;
	by = corpus_by_story(c, &mem);
	collect_bearers(&s);
	for (u32 story = 0; story <= by.stories; story++)
		join_story(&s, by.member + by.first[story],
		    by.member + by.first[story + 1], story == 0, tmp);
	note_beside(&s);
	join_open(&s);
}
