/*
 * For which person, organization or place does each name stand?
 *
 * We walk over the names in the order of the text.  A name in a list is known
 * by its key.  A person is known by the last word of the name, but names with
 * different first words are different persons.  An office without a name is the
 * last person who had it.  A noun for unnamed people is a new entity after "a"
 * or "several", else the last one of its kind.  A pronoun is the person named
 * first in its sentence, or in a sentence before.
 */
#include <assert.h>

#include "analyze/names.h"

enum { ASIDE = 8 };	/* words of an office beside a name, by judgment */

struct who {			/* beside each entity, by place */
	str  key;		/* of its words */
	str  first, last;	/* words of the key */
	u32  sentence;		/* of the last mention */
	char gender;
	list(str) aliases, roles;
};

struct cast {
	struct item *it;
	const struct pack *pack;
	const tokens *t;
	names  names;
	list(struct who) who;
	map    keys, lasts;	/* by type and key, by last word: entity */
	map    ahead;		/* last words of all full names of persons */
	list(u32) persons;	/* places of names of persons so far */
	arena *tmp;
};

static struct entity *
entities_entity(struct cast *c, ref r)
{
	assert(r >= 1 && r <= c->it->entities.n);
	return &c->it->entities.v[r - 1];
}

static u64
typed(entity_type type, str key)
{
	return u64_mix((u64)type * 31 + str_hash(key));
}

/* Adds an alias or role of an entity, unless it is known or there are 12. */
static void
entities_remember(struct cast *c, str *v, u32 n, str s, bool role, ref r)
{
	struct who *w = &c->who.v[r - 1];

	for (u32 i = 0; i < n; i++)
		if (str_same(v[i], s))
			return;
	if (n >= 12)
		return;
	if (role)
		*push(&w->roles, c->tmp) = s;
	else
		*push(&w->aliases, c->tmp) = s;
}

static void
alias(struct cast *c, ref r, str s)
{
	entities_remember(c, c->who.v[r - 1].aliases.v, c->who.v[r -
	    1].aliases.n, s,
	    false, r);
}

static void
entities_role(struct cast *c, ref r, str s)
{
	if (s.n)
		entities_remember(c, c->who.v[r - 1].roles.v,
		    c->who.v[r - 1].roles.n, s, true, r);
}

static ref
new_entity(struct cast *c, str name, entity_type type, str key)
{
	struct entity *e = push(&c->it->entities, c->it->mem);
	struct who *w = push(&c->who, c->tmp);
	buf full = { .mem = c->it->mem };

	e->name = name;
	e->type = type;
	if (type && key.n) {
		buf_put(&full, word_name(WORDS_entity_type, type));
		buf_putc(&full, '/');
		buf_put(&full, key);
		e->key = buf_str(&full);
	}
	w->key = key;
	return c->it->entities.n;
}

/* The words of a name, with line breaks as blanks. */
static str
surface(struct cast *c, const struct name *n)
{
	str t = item_text(c->it, n->span), line = t;
	buf b = { .mem = c->it->mem };

	if (str_find(t, S("\n")) == t.n)
		return t;
	while (line.n) {
		if (b.n)
			buf_putc(&b, ' ');
		buf_put(&b, str_trim(str_line(&line)));
	}
	return buf_str(&b);
}

static str
entities_last_word(str key)
{
	size_t i = key.n;

	while (i > 0 && key.s[i - 1] != ' ')
		i--;
	return str_from(key, i);
}

static str
entities_first_word(str key)
{
	return str_cut(&key, ' ');
}

/* The entity of this type and key, made if it is new. */
static ref
by_key(struct cast *c, const struct name *n, str key)
{
	u64 h = typed(n->type, key);
	u32 *at = map_at(&c->keys, h);

	if (*at == 0) {
		ref r = new_entity(c, surface(c, n), n->type, key);

		*map_at(&c->keys, h) = r;
		return r;
	}
	return *at;
}

/* The usual gender of a first name, or 0. */
static char
forename(struct cast *c, u32 token)
{
	const struct phrase *f = phrases_at(&c->pack->forenames, c->t, token,
	    token + 1);

	return f && f->value.n ? f->value.s[0] : 0;
}

/* Are two first words those of two persons?  An initial may stand for any word
 * that begins with it. */
static bool
firsts_differ(str a, str b)
{
	return a.n == 1 || b.n == 1 ? a.s[0] != b.s[0] : !str_is(a, b);
}

/* Are they two persons, though they have one last name?  Egon P. and Egon R.
 * are. */
static bool
entities_other(const struct who *w, str first, str key)
{
	str a = language_middle(w->key), b = language_middle(key);

	return w->first.n && (firsts_differ(w->first, first) ||
	    (a.n && b.n && a.s[0] != b.s[0]));
}

/* The entity of a person by its last word, made if it is new. */
static ref
entities_person(struct cast *c, const struct name *n, str key)
{
	str last = entities_last_word(key), first = entities_first_word(key);
	u32 *at = map_at(&c->lasts, str_hash(last));
	ref r = *at;

	if (r && last.n < key.n) {
		struct who *w = &c->who.v[r - 1];

		if (entities_other(w, first, key))
			r = 0;
		else if (w->first.n < 2) {		/* now in full */
			str name = surface(c, n);

			*entities_entity(c, r) = (struct entity){
				.name = name, .type = ENTITY_person,
			};
			w->key = key;
			w->first = first;
		}
	}
	if (r == 0) {
		r = map_get(&c->keys, typed(ENTITY_person, key));
		if (r == 0) {
			r = new_entity(c, surface(c, n), ENTITY_person, key);
			*map_at(&c->keys, typed(ENTITY_person, key)) = r;
		}
		if (n->to - n->from > 1)
			c->who.v[r - 1].gender = forename(c, n->from);
		c->who.v[r - 1].last = last;
		c->who.v[r - 1].first = last.n < key.n ? first : (str){ 0 };
		*map_at(&c->lasts, str_hash(last)) = r;
	}
	if (entities_entity(c, r)->key.n == 0)
		entities_entity(c, r)->key = str_join(c->it->mem, S("person/"),
		    str_copy(c->it->mem, c->who.v[r - 1].key));
	return r;
}

/* The entity of one word: a last name, else a whole name that was met before. A
 * new entity only if the name is sure; else 0. */
static ref
lone(struct cast *c, const struct name *n, str key)
{
	static const entity_type kinds[] = {
		ENTITY_outlet, ENTITY_organization, ENTITY_person, ENTITY_NONE,
	};
	ref r = map_get(&c->lasts, str_hash(key));
	bool may = n->type == ENTITY_NONE || n->type == ENTITY_person;

	if (may && r)
		return r;
	if (may && map_get(&c->ahead, str_hash(key)))
		return entities_person(c, n, key);
	for (size_t i = 0; i < countof(kinds); i++) {
		r = map_get(&c->keys, typed(kinds[i], key));
		if (r && (n->type == ENTITY_NONE || n->type == kinds[i]))
			return r;
	}
	return n->sure ? by_key(c, n, key) : 0;
}

/* The key of a name: of its list, else of its words. */
static str
entities_key_of(struct cast *c, const struct name *n)
{
	return n->key.n ? n->key :
	    language_key(c->it->mem, c->pack, surface(c, n));
}

/* Is it one word that is no person by itself, but the last name of a person who
 * is named in full?  Not after a preposition: "in Houston". */
static bool
names_a_person(struct cast *c, const struct name *n, str key)
{
	return (n->type == ENTITY_place || n->type == ENTITY_organization) &&
	    !n->key.n && !n->governed && n->to - n->from == 1 &&
	    (map_get(&c->lasts, str_hash(key)) ||
	     map_get(&c->ahead, str_hash(key)));
}

/* The entity of a name, or 0. */
static ref
entities_named(struct cast *c, struct name *n)
{
	str key = entities_key_of(c, n);
	bool many = entities_last_word(key).n < key.n;
	ref r;

	if (key.n == 0)
		return 0;
	if (names_a_person(c, n, key))
		n->type = ENTITY_person;
	if (n->type == ENTITY_person && !n->key.n &&
	    (many || n->sure)) {
		u32 whole = map_get(&c->keys, typed(ENTITY_outlet, key));

		r = whole ? whole : entities_person(c, n, key);
	} else if (n->key.n || many)
		r = by_key(c, n, key);
	else
		r = lone(c, n, key);
	return r;
}

/* Does a word of saying follow the name? */
static bool
says(const struct cast *c, const struct name *n)
{
	const struct phrase *p = phrases_at(&c->pack->speech, c->t,
	    n->to, c->t->n);

	return p && str_is(p->value, S("say"));
}

/* The person in sentence z, before token `before`, outside quotations and of
 * this gender (0: any), who says something there, else the one named first. Not
 * after a preposition unless `any`.  0 if there is none. */
static ref
first_in(struct cast *c, u32 z, u32 before, char gender, bool any)
{
	ref best = 0;
	bool said = false;

	for (u32 i = c->persons.n; i-- > 0; ) {
		const struct name *n = &c->names.v[c->persons.v[i]];
		struct who *w = &c->who.v[n->entity - 1];

		if (n->sentence < z)
			break;
		if (n->sentence == z && n->from < before &&
		    (any || !n->governed) && (!gender || w->gender == 0 ||
		    w->gender == gender) &&
		    !quotation_at(c->it, n->span.from) &&
		    (!said || says(c, n))) {
			best = n->entity;
			said |= says(c, n);
		}
	}
	return best;
}

/* Does one of a person's roles end in the words of a title, or have its last
 * word? */
static bool
has_role(struct cast *c, const struct who *w, str title)
{
	str t = utf8_fold(c->tmp, title);
	str end = t;

	while (str_find(t, S(" ")) < t.n)
		str_cut(&t, ' ');
	for (u32 i = 0; i < w->roles.n; i++) {
		str have = utf8_fold(c->tmp, w->roles.v[i]);

		if (str_is(have, end) || str_ends(have, end) ||
		    (str_is(t, end) && str_find(have, t) < have.n))
			return true;
	}
	return false;
}

static bool
comma(const struct cast *c, u32 i)
{
	return i < c->t->n && token_is(c->it, c->t, i, ',');
}

/* The mark behind an office, and behind "of X" or "for X" after it: its token,
 * or 0 if other words follow. */
static u32
mark_behind(const struct cast *c, const struct name *n)
{
	u32 i = n->to;

	if (i < c->t->n && c->t->v[i].kind == TOKEN_WORD &&
	    !phrases_at(&c->pack->prepositions, c->t, i, c->t->n))
		return 0;
	while (i < c->t->n && i < n->to + ASIDE &&
	    c->t->v[i].kind == TOKEN_WORD)
		i++;
	return i < c->t->n && c->t->v[i].kind == TOKEN_MARK ? i : 0;
}

/* Is it a person's name, or may be one as it has two words? */
static bool
is_person(const struct name *n)
{
	return n->form == MENTION_name && (n->type == ENTITY_person ||
	    (!n->type && !n->other && n->to > n->from + 1));
}

/* The name beside which an office stands: "the minister of X, NAME, ..." or
 * "NAME, the minister of X, ..."; NULL if there is none. */
static struct name *
apposed(struct cast *c, u32 i)
{
	struct name *n = &c->names.v[i], *x;
	u32 end = mark_behind(c, n);

	if (!end)
		return 0;
	for (u32 k = i; k-- > 0 && c->names.v[k].sentence == n->sentence;) {
		u32 from = (x = &c->names.v[k])->to + 1;

		if (!is_person(x))
			continue;
		if (!comma(c, from - 1) || n->from > from + ASIDE)
			break;
		while (from < n->from && c->t->v[from].kind == TOKEN_WORD)
			from++;
		if (from >= n->from)
			return x;
		break;
	}
	for (u32 k = i + 1; comma(c, end) && k < c->names.n; k++) {
		x = &c->names.v[k];
		if (x->from == end + 1)
			return is_person(x) && (comma(c, x->to) ||
			    token_is(c->it, c->t, x->to, '.')) ? x : 0;
		if (x->from > end)
			break;
	}
	return 0;
}

/* Does a person's name follow "of X" behind the office: "the chief of the port
 * A. Holm"?  Then it is not an office of somebody named before. */
static bool
has_name(const struct cast *c, const struct name *n)
{
	const struct name *x = n + 1, *end = c->names.v + c->names.n;
	u32 i = n->to;

	if (!phrases_at(&c->pack->prepositions, c->t, i, c->t->n))
		return false;
	while (i < n->to + ASIDE && i < c->t->n &&
	    c->t->v[i].kind == TOKEN_WORD) {
		while (x < end && x->from < i)
			x++;
		if (x < end && x->from == i && is_person(x) && !x->governed)
			return true;
		i++;
	}
	return false;
}

/* The entity of an office without a name: the person beside it, the last one
 * who had it, else a new one. */
static ref
entities_titled(struct cast *c, const struct name *n)
{
	struct name *x = apposed(c, (u32)(n - c->names.v));
	ref r;

	if (x) {
		r = x->entity ? x->entity : entities_named(c, x);
		if (r && entities_entity(c, r)->type == ENTITY_person)
			return r;
	}
	if (!n->indefinite)
		for (u32 i = c->persons.n, k = 64; i-- > 0 && k > 0; k--) {
			r = c->names.v[c->persons.v[i]].entity;
			if (has_role(c, &c->who.v[r - 1], n->role))
				return r;
		}
	if (n->any && !n->indefinite && !has_name(c, n))
		for (u32 back = 0; back < 3 && back <= n->sentence; back++) {
			r = first_in(c, n->sentence - back, n->from, 0, false);
			if (r)
				return r;
		}
	r = new_entity(c, surface(c, n), ENTITY_person,
	    language_key(c->it->mem, c->pack, surface(c, n)));
	entities_entity(c, r)->anonymity = ANONYMITY_role;
	entities_role(c, r, n->role);
	return r;
}

/* The entity of unnamed people: the last one of the same anonymity, if it is
 * near and not indefinite; else a new one. */
static ref
entities_unnamed(struct cast *c, const struct name *n)
{
	ref r;

	if (!n->indefinite)
		for (r = c->it->entities.n; r > 0; r--)
			if (entities_entity(c, r)->anonymity == n->anonymity &&
			    n->sentence - c->who.v[r - 1].sentence < 8)
				return r;
	r = new_entity(c, surface(c, n), n->type, (str){ 0 });
	entities_entity(c, r)->anonymity = n->anonymity;
	return r;
}

/* The person that a pronoun stands for, or 0. Looks back over four sentences,
 * first without names after prepositions, then with them. */
static ref
entities_pronoun(struct cast *c, const struct name *n)
{
	ref r = 0;

	if (n->gender != 'm' && n->gender != 'f')
		return 0;
	for (u32 back = 0; r == 0 && back < 8 && back <= n->sentence; back++)
		r = first_in(c, n->sentence - back % 4, n->from, n->gender,
		    back >= 4);
	if (r && c->who.v[r - 1].gender == 0)
		c->who.v[r - 1].gender = n->gender;
	return r;
}

static void
entities_mention(struct cast *c, struct name *n)
{
	*push(&c->it->mentions, c->it->mem) = (struct mention){
		n->span, n->entity, n->form,
	};
	c->who.v[n->entity - 1].sentence = n->sentence;
	if (n->form == MENTION_name)
		alias(c, n->entity, surface(c, n));
	entities_role(c, n->entity, n->role);
}

static void
entities_resolve(struct cast *c, u32 i)
{
	struct name *n = &c->names.v[i];
	struct entity *e;

	if (n->form == MENTION_pronoun)
		n->entity = entities_pronoun(c, n);
	else if (n->anonymity)
		n->entity = entities_unnamed(c, n);
	else if (n->form == MENTION_title && n->type == ENTITY_person)
		n->entity = entities_titled(c, n);
	else
		n->entity = entities_named(c, n);
	if (n->entity == 0)
		return;
	e = entities_entity(c, n->entity);
	if (n->form == MENTION_name && e->anonymity == ANONYMITY_role)
		e->anonymity = ANONYMITY_NONE;
	entities_mention(c, n);
	if (e->type == ENTITY_person && n->form != MENTION_pronoun)
		*push(&c->persons, c->tmp) = i;
}

/* Collects the last words of full names, so that one alone means the person
 * even in the title.  Of names with a known forename it is 2. */
static void
entities_look_ahead(struct cast *c)
{
	for (u32 i = 0; i < c->names.n; i++) {
		const struct name *n = &c->names.v[i];
		u32 *known;
		str key;

		if (n->form != MENTION_name || n->key.n ||
		    n->to - n->from < 2 || n->type != ENTITY_person)
			continue;
		key = entities_key_of(c, n);
		known = map_at(&c->ahead, str_hash(entities_last_word(key)));
		*known = *known > 1 || forename(c, n->from) ? 2 : 1;
	}
}

/* A single word that names an outlet stands for the person in whose full name
 * it is the last word: Michael Bloomberg is Bloomberg.  If the outlet is known,
 * the person must have a known forename. */
static void
outlets_are_people(struct cast *c)
{
	for (u32 i = 0; i < c->names.n; i++) {
		struct name *n = &c->names.v[i];

		if (n->form == MENTION_name && n->type == ENTITY_outlet &&
		    n->to == n->from + 1 && map_get(&c->ahead, str_hash(
		    language_key(c->tmp, c->pack, surface(c, n)))) >
		    (n->key.n > 0)) {
			n->type = ENTITY_person;
			n->key = (str){ 0 };
		}
	}
}

/* Makes a name of two words and unknown type a person, if a word of speech is
 * beside it; one of a single word may be a body as well.  A noun that has a
 * capital as all nouns have is a speaker of unknown type. */
static void
beside_speech(struct cast *c)
{
	for (u32 i = 0; i < c->names.n; i++) {
		struct name *n = &c->names.v[i];
		const struct sentence *z = &c->it->sentences.v[n->sentence];
		u32 end = token_after(c->t, z->span.to);
		const struct phrase *f;

		if (n->form != MENTION_name || n->type || n->key.n)
			continue;
		f = phrases_at(&c->pack->speech, c->t, n->to, end);
		if (!f && n->from > 0 && c->t->v[n->from - 1].from >=
		    z->span.from)
			f = phrases_at(&c->pack->speech, c->t, n->from - 1,
			    n->from);
		if (!f || !(str_is(f->value, S("say")) ||
		    str_is(f->value, S("act")) || str_is(f->value, S("deny"))))
			continue;
		n->sure = true;
		if (!n->other && n->to > n->from + 1)
			n->type = ENTITY_person;
	}
}

/* Adds the author of a post as an entity, if the text does not name them: they
 * speak in it. */
static void
by_author(struct cast *c)
{
	str name, key;

	if (item_head(c->it)->kind != ITEM_post || !c->it->authors.n)
		return;
	name = c->it->authors.v[0].name;
	for (ref r = 1; r <= c->it->entities.n; r++)
		if (str_is(entities_entity(c, r)->name, name))
			return;
	key = language_key(c->it->mem, c->pack, name);
	new_entity(c, name, ENTITY_person, key);
}

static void
entities_run(struct item *it, const struct packs *ps, arena tmp)
{
	tokens t = item_tokens(it, &tmp);
	struct cast c = {
		.it = it, .pack = it->pack, .t = &t, .tmp = &tmp,
		.keys = { .mem = &tmp }, .lasts = { .mem = &tmp },
		.ahead = { .mem = &tmp },
	};

	names_find(&c.names, it, ps, &t, &tmp);
	beside_speech(&c);
	entities_look_ahead(&c);
	outlets_are_people(&c);
	for (u32 i = 0; i < c.names.n; i++)
		entities_resolve(&c, i);
	by_author(&c);
	for (ref r = 1; r <= it->entities.n; r++) {
		struct who *w = &c.who.v[r - 1];

		entities_entity(&c, r)->aliases = item_words(it, w->aliases.v,
		    w->aliases.n);
		entities_entity(&c, r)->roles =
		    item_words(it, w->roles.v, w->roles.n);
	}
}

const struct pass pass_entities = {
	.name  = "entities",
	.about = "find names and the entities that they stand for",
	.needs = HAS(sentences) | HAS(quotations) | HAS(times),
	.gives = HAS(entities) | HAS(mentions),
	.run   = entities_run,
};
