/*
 * document: the capture, the item, and what is known of it.
 *
 * A capture is bytes as they came; they never change.  In it stand items,
 * one text by one voice each: an article, a comment.  An item is its clean
 * text and what has been found in it.  Found things are kept in layers; a
 * layer is a list of small records that point into the text with spans and
 * into earlier layers with refs.  Text and layers only grow, so spans and
 * refs stay true.  A str, span or ref of zero is "not known".
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "base/base.h"

struct pack;

/*
 * The number of the rules.  Raise it with every change after which the same
 * bytes give other items, layers or relations: a store remembers by which
 * rules its derived half was made, and makes it again where they differ.
 */
enum { RULES = 1 };

/* The kinds a field can have besides str, u32 and f64.  All are values. */
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

/* Written in the order it is filled. */
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
	 * The bytes as UTF-8, as far as they are any; raw itself where it
	 * is UTF-8 already, and then back is NULL.  Else back[i] is the byte
	 * of raw that text[i] is from, and back[text.n] is raw.n.
	 */
	str        text;
	const u32 *back;

	/* told by the input beside the bytes (a row's fields), if known */
	str    title, published, outlet, language;

	/* told by the reader before it adds items */
	page_kind  page;
	f64        page_sure;

	list(struct item) items;	/* parents before their children */
};

/*
 * Fills in the id, takes raw for the text, and empties the items; the rest is
 * set by whom it comes from.  The capture must stay where it is once it has
 * items.
 */
void   capture_begin(struct capture *, arena mem);

/* The id that it will have; the bytes and what is told beside them are set. */
str    capture_id(const struct capture *, arena *);

/*
 * A new item; parent counts from 1, 0 is none.  It has its head (id, kind,
 * parent, and depth: one more than the parent's for a comment, else 0) and
 * its capture.  What points to items of this capture is stale after.
 */
struct item *capture_add(struct capture *, item_kind, ref parent);

/* The byte of raw that stands at a place of the capture's text. */
u32    capture_at(const struct capture *, u32);

/*
 * The text of an item is made front to back of stretches [from, to) of the
 * capture's text, and the map is kept, so that every byte leads back to the
 * capture's bytes.
 */
void   item_take(struct item *, u32 from, u32 to);	/* these bytes */
void   item_put(struct item *, str, u32 from, u32 to);	/* in place of these */
void   item_space(struct item *);	/* one blank, unless there is white space */
void   item_block(struct item *, u32 from, block_kind);	/* all since `from` */

/* What holds of the item as a whole; there from capture_add on. */
static inline struct head *
item_head(const struct item *it)
{
	assert(it->heads.n == 1);
	return it->heads.v;
}

/* Where a span of the text stands in the capture; zero if nowhere. */
bytes  item_bytes(const struct item *, span);

void   item_note(struct item *, str);
str    item_text(const struct item *, span);
str    item_all(const struct item *);		/* the whole text */
span   item_trim(const struct item *, span);	/* zero if it is blank */
spans  item_pool(struct item *, const span *, u32 n);
strs   item_words(struct item *, const str *, u32 n);
refs   item_refs(struct item *, const ref *, u32 n);
str    item_publisher(const struct item *);	/* of a comment: its author */
span   item_extent(const struct item *, spans);	/* first to last; or zero */
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
 * Relations: what holds between items, as rows of a few tables, and rows that
 * are only written.  Made of relations.def as records are of layers.def; a row
 * has no item, its strings are its own.
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

/* A row whose strings live as long as the arena; rows in it are the same as
 * before. */
void  *row_copy(arena *, const struct layer *, const void *row);

/* Spans as text and back; false where the text is nothing of the kind, or a
 * span that ends before it begins. */
str    places_text(arena *, const span *, u32 n);
bool   places_read(arena *, str, span **, u32 *n);

/*
 * The codec: all kept layers of an item, without its text, as bytes.  What
 * was packed comes back equal; damaged bytes are refused, never believed.
 */
str    item_pack(arena *, const struct item *);
bool   item_unpack(struct item *, str packed, struct err *);

#endif
