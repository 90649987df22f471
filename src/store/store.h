/*
 * store: captures, items and what relates them, on disk.  The only code that
 * speaks SQL.
 *
 * The file has two halves.  Kept: captures as they came, and what people
 * corrected; its schema grows by numbered steps and nothing in it is ever
 * lost.  Derived: items, layers, relations; its schema is the data dictionary
 * and this folder, and when they change the half is dropped and made again
 * from the kept one.
 *
 * One process writes; readers open their own handle and never wait.  Every
 * function that can fail says why in `e`: ERR_STORE where the file is locked,
 * damaged, of another version or no store at all, ERR_SYSTEM where the disk
 * says no.  After a failed call the store is good for store_close() alone,
 * which goes back to the last commit.
 */
#ifndef STORE_H
#define STORE_H

#include "document/document.h"

struct store;
enum store_mode { STORE_READ, STORE_WRITE };

/*
 * STORE_WRITE makes the file where there is none and locks it; STORE_READ
 * sees it as it was at the last commit before it was opened.
 */
struct store *store_open(arena *, const char *path, enum store_mode,
	 struct err *);
void  store_close(struct store *);		/* what is not committed goes */
bool  store_commit(struct store *, struct err *);

/*
 * Whether the derived half is of this program, and whole.  If not, it is made
 * again by store_drop_derived, store_save for each capture, and at last
 * store_rebuilt.
 */
bool  store_current(const struct store *);
bool  store_drop_derived(struct store *, struct err *);
bool  store_rebuilt(struct store *, struct err *);

/* Whether a capture is held already, by its id. */
bool  store_known(struct store *, str capture_id, bool *known, struct err *);

/*
 * An analyzed capture made ready to be saved: packed, and its words as full
 * text wants them.  Pure: workers do this, so that the one who writes has
 * little to do.
 */
struct parcel;
struct parcel *store_pack(const struct capture *, arena *, arena tmp);

/*
 * What saving a capture brought, in items: fresh ones, new texts of an
 * address that is held, and such as are held word by word.  Items whose id
 * another capture has get one of their own.
 */
struct saved { u32 fresh, changed, known; };

bool  store_save(struct store *, struct capture *, const struct parcel *,
	 struct saved *, arena tmp, struct err *);

/* Captures as they came, in order.  `at` begins at 0. */
bool  store_next_capture(struct store *, u64 *at, arena *, struct capture *,
	 struct err *);				/* false also at the end */

/*
 * Items in the order they were added, with all layers; `at` begins at 0.
 * item.of has id, path, url, name and received of the capture, and no bytes.
 */
bool  store_next_item(struct store *, u64 *at, arena *, struct item **,
	 struct err *);				/* false also at the end */
struct item *store_item(struct store *, str id, arena *, struct err *);

/* Where an item lives: its url, else what its capture is known by; a new
 * text at an address is a new version.  Empty for what is part of another,
 * and without url or name for what is not `alone`, the one text of a file. */
str   store_address(const struct item *, bool alone);
bool  store_heads(const struct item *);		/* stands by itself */

struct held { u64 captures, items, bytes; };	/* bytes of captures */
bool  store_counts(struct store *, struct held *, struct err *);
bool  store_check(struct store *, struct err *);	/* every page of it */

/*
 * What relates items: rows of a few fixed tables, replaced as a whole by
 * who relates (relate/).  Ends are ids of items or of voices.
 */
struct voice_row {
	str  id, name, kind;		/* outlet person organization unnamed */
	str  url;
	str  names;			/* other names, LF between */
	bool named;
	str  witness;			/* id of who told of an unnamed one */
};

struct edge_row {
	str  kind, from, to;		/* ids; to may be a voice */
	bool to_voice;
	str  basis;			/* words, a blank between */
	f64  confidence;
	str  here, there;		/* evidence: [[from,to],...] */
	str  governs;			/* what of `from` it is about, same */
	str  changes;			/* JSON, of revises; else nothing */
};

struct copy_row {
	str  a, b;			/* ids */
	str  a_spans, b_spans;		/* [[from,to],...], n-th is n-th */
	f64  a_share, b_share;		/* of the words of each */
};

struct story_row {
	str  id, title;
	u32  items, texts;		/* texts: copies counted once */
	u32  origins, unnamed;		/* unnamed among origins */
	str  first, last;		/* published, of those that say */
	str  languages;			/* a blank between */
};

struct said_row  { str utterance, item; u32 statement; };  /* n-th, from 1 */
struct member_row { str story, item; };

bool  store_clear_relations(struct store *, struct err *);
bool  store_put_voice(struct store *, const struct voice_row *, struct err *);
bool  store_put_edge(struct store *, const struct edge_row *, struct err *);
bool  store_put_copy(struct store *, const struct copy_row *, struct err *);
bool  store_put_story(struct store *, const struct story_row *, struct err *);
bool  store_put_member(struct store *, const struct member_row *,
	 struct err *);
bool  store_put_said(struct store *, const struct said_row *, struct err *);

/* All rows of a kind, in the order in which they were put. */
bool  store_voices(struct store *, arena, void (*each)(void *,
	 const struct voice_row *), void *, struct err *);
bool  store_edges(struct store *, arena, void (*each)(void *,
	 const struct edge_row *), void *, struct err *);
bool  store_copies(struct store *, arena, void (*each)(void *,
	 const struct copy_row *), void *, struct err *);
bool  store_stories(struct store *, arena, void (*each)(void *,
	 const struct story_row *), void *, struct err *);
bool  store_members(struct store *, arena, void (*each)(void *,
	 const struct member_row *), void *, struct err *);
bool  store_said(struct store *, arena, void (*each)(void *,
	 const struct said_row *), void *, struct err *);

/* What is named in items, by key; most items first. */
struct name_row { str key, name, type; u32 items; };
bool  store_names(struct store *, arena, void (*each)(void *,
	 const struct name_row *), void *, struct err *);

/* How many records of a layer all items have; of layers that are tables. */
bool  store_records(struct store *, const struct layer *, u64 *, struct err *);

/*
 * Full text.  `like`: any of the words of the text counts, best first; else
 * all words must be there ("..." is a phrase), newest first.  Ids of items.
 */
bool  store_search(struct store *, str query, bool like, u32 limit, arena *,
	 words *ids, struct err *);

/* Whether relations are older than the items: add was cut short. */
bool  store_stale(struct store *);
bool  store_set_stale(struct store *, bool, struct err *);

#endif
