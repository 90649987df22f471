/*
 * document: the capture, the item, and what is known about it.
 *
 * A capture is the bytes of one input as they came; they never change. It holds
 * items. An item is one text by one voice: an article, a comment. An item is
 * its clean text and what the program has found in it. Findings are kept in
 * layers: lists of small records that point into the text with spans and to
 * records of earlier layers with refs. Text and layers only grow, so spans and
 * refs stay valid. A zero str, span or ref means "not known".
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "base/base.h"

struct pack;

/*
 * The number of the rules. Raise it with every change after which the same
 * bytes give other items, layers or relations. A store remembers the number
 * that its derived half was made with, and makes that half again if the number
 * differs.
 */
enum { RULES = 16 };

/* The kinds of fields besides str, u32 and f64. All are passed by value. */
typedef struct { u32 from, to; } span;	/* bytes [from, to) of item.text */
typedef struct { u32 from, to; } bytes;	/* bytes [from, to) of the capture */
typedef struct { u32 first, n; } spans;	/* a stretch of item.pool */
typedef struct { u32 first, n; } strs;	/* a stretch of item.words */
typedef struct { u32 first, n; } refs;	/* a stretch of item.refs */
typedef struct { u32 text, capture, n; } match;	/* whence n bytes come */
typedef u32 ref;			/* of a record; the first is 1 */

/* enum item_kind { ITEM_NONE, ITEM_article, ... }, ... */
#define WORDS(type, prefix, about)	typedef enum { prefix##_NONE,
#define VALUE(prefix, word, about)		prefix##_##word,
#define END_WORDS(type)			} type;
#include "document/words.def"

/* struct head, struct block, struct statement, ... */
#define LAYER(many, one, keep, about)	struct one {
#define FIELD(one, kind, name, about)		kind name;
#define WORD(one, words, name, about)		words name;
#define REF(one, layer, name, about)		ref name;
#define REFS(one, layer, name, about)		refs name;
#define END				};
#include "document/layers.def"

/* The members stand in the order in which they are filled. */
struct item {
	const struct capture *of;
	ref    parent;			/* the item it answers, 0 for none */
	arena *mem;			/* of the capture; owns all below */

	/* set by read/ */
	buf    text;			/* clean text: UTF-8, NFC, LF */

	/* set by analyze/language */
	const struct pack *pack;	/* never NULL afterwards */

	/* list(struct head) heads; ... in the order of the dictionary */
#define LAYER(many, one, keep, about)	list(struct one) many;
#include "document/layers.def"
	list(span) pool;
	list(str)  words;
	list(ref)  refs;
};

struct capture {
	arena  mem;			/* owns the items */
	str    path;			/* where the bytes came from */
	str    url;			/* where they were fetched, if recorded */
	str    name;			/* the id that the input gives its item */
	str    received;		/* ISO 8601, UTC; when they came */
	str    hint;			/* a reader by name; empty: sniff */
	str    charset;			/* as the transport says, if it does */
	str    raw;			/* the bytes */
	str    id;			/* of bytes and what is told, 16 digits */

	/*
	 * The bytes as UTF-8; bytes that are not text in the charset are
	 * replaced. Where raw is UTF-8 already this is raw itself, and back is
	 * NULL. Otherwise back[i] is the place in raw that text[i] comes from,
	 * and back[text.n] is raw.n.
	 */
	str        text;
	const u32 *back;

	/* what the input says beside the bytes (fields of a row), if known */
	str    title, published, outlet, language;

	/* set by the reader before it adds items */
	page_kind  page;
	f64        page_sure;

	list(struct item) items;	/* parents before their children */
};

/*
 * Sets the id, makes raw the text, and empties the list of items. The caller
 * has set all other members. The capture must not move once it has items.
 */
void   capture_begin(struct capture *, arena mem);

/* The id that capture_begin will set. The bytes and what the input says beside
 * them must be set. */
str    capture_id(const struct capture *, arena *);

/*
 * Adds an item. `parent` is the number of the parent item, from 1, or 0. The
 * item gets its head (id, kind, parent, depth) and its capture. A comment is
 * one level deeper than its parent; other items have depth 0. Pointers to items
 * of this capture are stale afterwards.
 */
struct item *capture_add(struct capture *, item_kind, ref parent);

/* The place in raw of a place in the text of the capture. */
u32    capture_at(const struct capture *, u32);

/*
 * The text of an item is put together front to back from stretches [from, to)
 * of the text of the capture. A map is kept, so that every byte of the item
 * leads back to bytes of the capture.
 */
void   item_take(struct item *, u32 from, u32 to);	/* these bytes */
void   item_put(struct item *, str, u32 from, u32 to);	/* in place of these */
void   item_space(struct item *);	/* one blank, unless there is white space */
void   item_block(struct item *, u32 from, block_kind);	/* all since `from` */

/* The facts about the item as a whole. Every item has them from capture_add
 * on. */
static inline struct head *
item_head(const struct item *it)
{
	assert(it->heads.n == 1);
	return it->heads.v;
}

/* The bytes of the capture that a span of the text comes from; zero if it comes
 * from nowhere. */
bytes  item_bytes(const struct item *, span);

void   item_note(struct item *, str);
str    item_text(const struct item *, span);
str    item_all(const struct item *);		/* the whole text */
span   item_trim(const struct item *, span);	/* zero if it is blank */
spans  item_pool(struct item *, const span *, u32 n);
strs   item_words(struct item *, const str *, u32 n);
refs   item_refs(struct item *, const ref *, u32 n);
str    item_publisher(const struct item *);	/* of a comment: its author */
str    item_via(const struct item *);	/* the foreign feed that shows it */
span   item_extent(const struct item *, spans);	/* first to last; or zero */
bool   item_said(const struct statement *);	/* said, not a view? */
bool   span_in(span inner, span outer);
bool   span_meets(span, span);

/* The dictionary at run time, for code that treats all layers alike. */
enum {
#define LAYER(many, one, keep, about)	LAYER_##many,
#include "document/layers.def"
	LAYERS
};

/* The words of a list at run time; the number of a word is its place from 1. */
struct value { const char *name, *about; };

struct word_list {
	const char *name, *about;
	const struct value *v;
	u32 n;
};

enum {
#define WORDS(type, prefix, about)	WORDS_##type,
#include "document/words.def"
	WORD_LISTS
};

extern const struct word_list word_lists[WORD_LISTS];

str          word_name(u32 list, u32 word);	/* NULL for 0 */
u32          word_find(u32 list, str name);	/* 0 if it is none of them */

struct field {
	const char *name, *as, *about;	/* as: the name when it is written */
	enum {
		KIND_str, KIND_u32, KIND_f64, KIND_span, KIND_bytes,
		KIND_spans, KIND_strs, KIND_match, KIND_ref, KIND_refs,
		KIND_word,
		/* of relations alone */
		KIND_flag, KIND_id, KIND_end, KIND_tags, KIND_list,
		KIND_places, KIND_json, KIND_row, KIND_rows
	} kind;
	enum { EVERYWHERE, STORED_ONLY, WRITTEN_ONLY } use;
	size_t      at, size;		/* in the record */
	const struct layer *target;	/* of a ref; of a row */
	u32         words;		/* of a word: the number of its list */
};

struct layer {
	const char *name, *one, *about;
	enum { ONE, OBJECT, KEEP, NAMED, DROP, STORED, MADE } keep;
	size_t at, size;		/* of the list in item; of a record */
	const struct field *field;
	u32    fields;
};

extern const struct layer layers[LAYERS];

const struct layer *layer_find(str name);	/* NULL if there is none */
u32          item_count(const struct item *, const struct layer *);
const void  *item_record(const struct item *, const struct layer *, ref);
void        *item_push(struct item *, const struct layer *);	/* zeroed */
u64          item_mark(const struct item *, const struct layer *);

/*
 * Relations hold between items. They are rows of the tables of relations.def,
 * as records are made of layers.def; some rows are only written, not stored. A
 * row belongs to no item and owns its strings.
 */
struct voice_row;

typedef str  kind_str;
typedef u32  kind_u32;
typedef f64  kind_f64;
typedef span kind_span;			/* of the text of an item that is named */
typedef bool kind_flag;
typedef str  kind_id;			/* of an item or voice; for what it is */
typedef struct {			/* the same, and the voice itself */
	str id;
	const struct voice_row *voice;	/* NULL where it is not at hand */
} kind_end;
typedef str  kind_tags;			/* several words, a blank between */
typedef struct { const str *v; u32 n; } kind_list;	/* LF between, stored */
typedef str  kind_places;		/* [[from,to],...], spans of a text */
typedef str  kind_json;			/* any JSON */
typedef const void *kind_row;		/* one of another relation, or NULL */
typedef struct { const void *v; u32 n; } kind_rows;	/* several */

/* struct edge_row, struct copy_row, ... */
#define RELATION(many, one, keep, about)	struct one##_row {
#define ENTRY(one, kind, name, as, use, target, about)	kind_##kind name;
#define END				};
#include "document/relations.def"

enum relation {
#define RELATION(many, one, keep, about)	RELATION_##many,
#include "document/relations.def"
	RELATIONS
};

extern const struct layer relations[RELATIONS];

/* A copy of the row with its strings in the arena; rows that it points to are
 * not copied. */
void  *row_copy(arena *, const struct layer *, const void *row);

/* Spans as text, [[1,2],[3,4]], and back. False if the text is not such a list
 * or a span ends before it begins. */
str    places_text(arena *, const span *, u32 n);
bool   places_read(arena *, str, span **, u32 *n);

/*
 * The codec: all kept layers of an item as bytes, without its text. Unpacking
 * gives back what was packed. Damaged bytes are refused.
 */
str    item_pack(arena *, const struct item *);
bool   item_unpack(struct item *, str packed, struct err *);

#endif
