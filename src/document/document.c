/* The dictionary as tables, and the functions that treat all layers alike. */

#include "document/document.h"

/* One field table per layer, */
#define LAYER(many, one, keep, about) \
	static const struct field one##_fields[] = {
#define FIELD(one, kind, name, about) \
	{ #name, #name, about, KIND_##kind, EVERYWHERE, \
	  offsetof(struct one, name), sizeof(kind), 0, 0 },
#define WORD(one, words, name, about) \
	{ #name, #name, about, KIND_word, EVERYWHERE, \
	  offsetof(struct one, name), sizeof(words), 0, WORDS_##words },
#define REF(one, layer, name, about) \
	{ #name, #name, about, KIND_ref, EVERYWHERE, \
	  offsetof(struct one, name), sizeof(ref), \
	  &layers[LAYER_##layer], 0 },
#define REFS(one, layer, name, about) \
	{ #name, #name, about, KIND_refs, EVERYWHERE, \
	  offsetof(struct one, name), sizeof(refs), \
	  &layers[LAYER_##layer], 0 },
#define END				};
#include "document/layers.def"

/* one table of layers, */
const struct layer layers[LAYERS] = {
#define LAYER(many, one, keep, about) \
	{ #many, #one, about, keep, offsetof(struct item, many), \
	  sizeof(struct one), one##_fields, countof(one##_fields) },
#include "document/layers.def"
};

/* A ref may only point to a layer whose records have ids (NAMED). */
enum {
#define LAYER(many, one, keep, about)	KEEP_##many = keep,
#include "document/layers.def"
};
#define REF(one, layer, name, about) \
	_Static_assert((int)KEEP_##layer == (int)NAMED, \
	    #one "." #name " refers to a layer without ids");
#define REFS(one, layer, name, about)  REF(one, layer, name, about)
#include "document/layers.def"

/* The words: a table of each list, and a table of the tables. */
#define WORDS(type, prefix, about) \
	static const struct value type##_words[] = {
#define VALUE(prefix, word, about)	{ #word, about },
#define END_WORDS(type)			};
#include "document/words.def"

const struct word_list word_lists[WORD_LISTS] = {
#define WORDS(type, prefix, about) \
	{ #type, about, type##_words, countof(type##_words) },
#include "document/words.def"
};

str
word_name(u32 list, u32 word)
{
	assert(list < WORD_LISTS && word <= word_lists[list].n);
	return word ? str_of(word_lists[list].v[word - 1].name) : (str){ 0 };
}

u32
word_find(u32 list, str name)
{
	assert(list < WORD_LISTS);
	for (u32 i = 0; i < word_lists[list].n; i++)
		if (str_is(name, str_of(word_lists[list].v[i].name)))
			return i + 1;
	return 0;
}

struct any { char *v; u32 n, cap; };

static struct any
records(const struct item *it, const struct layer *l)
{
	struct any a;

	memcpy(&a, (const char *)it + l->at, sizeof a);
	return a;
}

const struct layer *
layer_find(str name)
{
	for (u32 l = 0; l < LAYERS; l++)
		if (str_is(name, str_of(layers[l].name)))
			return &layers[l];
	return 0;
}

u32
item_count(const struct item *it, const struct layer *l)
{
	return records(it, l).n;
}

const void *
item_record(const struct item *it, const struct layer *l, ref r)
{
	assert(r >= 1 && r <= item_count(it, l));
	return records(it, l).v + (r - 1) * l->size;
}

void *
item_push(struct item *it, const struct layer *l)
{
	struct any a = records(it, l);

	if (a.n == a.cap || POISONED)
		list_grow(&a, l->size, it->mem);
	a.n++;
	memcpy((char *)it + l->at, &a, sizeof a);
	return a.v + (a.n - 1) * l->size;
}

/* Hashes each field by itself, because the padding between fields is random. */
u64
item_mark(const struct item *it, const struct layer *l)
{
	u64 mark = item_count(it, l);

	for (ref r = 1; r <= item_count(it, l); r++)
		for (u32 f = 0; f < l->fields; f++) {
			const char *p = item_record(it, l, r);
			str value = { p + l->field[f].at, l->field[f].size };

			mark = mark * 31 + str_hash(value);
		}
	return mark;
}
