/*
 * store: captures, items and what relates them, on disk.  The only code that
 * speaks SQL.
 *
 * The file has two halves.  Kept: captures as they came, and what people
 * corrected; its schema grows by numbered steps and nothing in it is ever
 * lost.  Derived: items, layers, relations; its schema is the data dictionary
 * and this file, and when they change the half is dropped and made again from
 * the kept one.
 *
 * One process writes; readers open their own handle and never wait.  Every
 * function that can fail says why in `e`: ERR_STORE where the file is locked,
 * damaged, of another version or no store at all, ERR_SYSTEM where the disk
 * says no.  What a failed call was part of is rolled back to the last commit.
 */
#ifndef STORE_H
#define STORE_H

#include "document/document.h"

struct store;
enum store_mode { STORE_READ, STORE_WRITE };

struct store *store_open(arena *, const char *path, enum store_mode,
	 struct err *);
void  store_close(struct store *);		/* what is not committed goes */
bool  store_commit(struct store *, struct err *);

/* Whether a capture is held already, by its id. */
bool  store_known(struct store *, str capture_id, bool *known, struct err *);

/* What saving a capture brought. */
struct saved { u32 fresh, changed, known; };	/* items */

bool  store_save(struct store *, const struct capture *, struct saved *,
	 struct err *);

/* Captures as they came, in order; for doctor --rebuild.  `at` begins at 0. */
bool  store_next_capture(struct store *, u64 *at, arena *, struct capture *,
	 struct err *);				/* false also at the end */
bool  store_drop_derived(struct store *, struct err *);

/* Items in the order they were added, with all layers; `at` begins at 0. */
bool  store_next_item(struct store *, u64 *at, arena *, struct item **,
	 struct err *);				/* false also at the end */
struct item *store_item(struct store *, str id, arena *, struct err *);
u32   store_count(struct store *);		/* of items */

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

struct copy_row  { str a, b, a_spans, b_spans; f64 a_share, b_share; };
struct story_row { str id, title; u32 items; };
struct said_row  { str utterance, item; u32 statement; };  /* n-th, from 1 */
struct name_row  { str key, name, type; u32 items, mentions; };

bool  store_clear_relations(struct store *, struct err *);
bool  store_put_voice(struct store *, const struct voice_row *, struct err *);
bool  store_put_edge(struct store *, const struct edge_row *, struct err *);
bool  store_put_copy(struct store *, const struct copy_row *, struct err *);
bool  store_put_story(struct store *, const struct story_row *, struct err *);
bool  store_put_member(struct store *, str story, str item, struct err *);
bool  store_put_said(struct store *, const struct said_row *, struct err *);

/* All rows of a kind, in a stable order; each() must not call the store. */
bool  store_voices(struct store *, arena, void (*each)(void *,
	 const struct voice_row *), void *, struct err *);
bool  store_edges(struct store *, arena, void (*each)(void *,
	 const struct edge_row *), void *, struct err *);
bool  store_copies(struct store *, arena, void (*each)(void *,
	 const struct copy_row *), void *, struct err *);
bool  store_said(struct store *, arena, void (*each)(void *,
	 const struct said_row *), void *, struct err *);
bool  store_members(struct store *, arena, void (*each)(void *, str story,
	 str item), void *, struct err *);
bool  store_stories(struct store *, arena, void (*each)(void *,
	 const struct story_row *), void *, struct err *);

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
