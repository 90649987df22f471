/*
 * store: captures, items and relations on disk. This is the only folder that
 * uses SQL.
 *
 * The file has two halves. The kept half holds captures as they came. Its
 * schema grows by numbered steps, and nothing in it is ever lost but what
 * people ask to forget. The derived half holds items, layers and relations. Its
 * schema is made of the data dictionaries and this folder; when they change,
 * the half is dropped and made again from the kept one.
 *
 * One process writes. Readers open the file with a handle of their own and
 * never wait. Every function that can fail gives the reason in `e`: ERR_STORE
 * if the file is locked, damaged, of another version or not a store, and
 * ERR_SYSTEM if the disk fails. After a failed call only store_close() may be
 * called; it goes back to the last commit.
 */
#ifndef STORE_H
#define STORE_H

#include "document/document.h"

struct store;
enum store_mode { STORE_READ, STORE_WRITE };

/*
 * STORE_WRITE creates the file if it is missing, and locks it. STORE_READ sees
 * the store as it was at the last commit before it was opened.
 */
struct store *store_open(arena *, const char *path, enum store_mode,
	 struct err *);
void  store_close(struct store *);		/* what is not committed goes */
bool  store_commit(struct store *, struct err *);

/*
 * Who may not write the file and its folder reads it as a file that does not
 * change, and leaves nothing beside it. False if it was written nevertheless:
 * then what was read may be of two states.
 */
bool  store_lasted(const struct store *, struct err *);

/*
 * Was the derived half made by this program, and is it whole? If not, make it
 * again: store_drop_derived, store_save for each capture, and store_rebuilt at
 * the end. Commit only then: readers see the old half until the new one is
 * whole, and whatever ends the work leaves the old one.
 */
bool  store_current(const struct store *);
bool  store_drop_derived(struct store *, struct err *);
bool  store_rebuilt(struct store *, struct err *);

/* Whether a capture is held already, by its id. */
bool  store_known(struct store *, str capture_id, bool *known, struct err *);

/*
 * Takes the capture that has an item out of the store, for good: its bytes are
 * overwritten, and only its id stays, so that who adds can see that it was
 * forgotten. The derived half must be made again before the next commit. If
 * there is no such item, the id of what was forgotten is not known.
 */
struct forgot {
	str id, path;		/* of the capture */
	u32 items;		/* that it had */
	u64 content;		/* of the item that was named */
};

bool  store_forget(struct store *, str item, struct forgot *, arena *,
	 struct err *);
/* Finds the item that has the same text, after the derived half was made again;
 * the id is not known if there is none. */
bool  store_forgot_same(struct store *, const struct forgot *, arena *, str *id,
	 struct err *);
bool  store_forgotten(struct store *, str capture_id, bool *, struct err *);

/*
 * Prepares an analyzed capture for saving: packs it, and splits its words for
 * full text. It is a pure function, so workers call it and the thread that
 * writes has little to do.
 */
struct parcel;
struct parcel *store_pack(const struct capture *, arena *, arena tmp);

/*
 * The result of saving a capture, counted in items: new ones, new texts of an
 * address that is held, and texts that are held word by word. An item whose id
 * another capture has gets an id of its own.
 */
struct saved { u32 fresh, changed, known; };

bool  store_save(struct store *, struct capture *, const struct parcel *,
	 struct saved *, arena tmp, struct err *);

/*
 * Captures as they came, in order. `at` begins at 0 and becomes the number of
 * the capture. A capture is compared with its id; if its bytes are not those
 * that were added, the error is ERR_REJECTED and says which one it is, and the
 * next call goes on behind it.
 */
bool  store_next_capture(struct store *, u64 *at, arena *, struct capture *,
	 struct err *);				/* false also at the end */

/*
 * Sets the items of a capture aside before the derived half is dropped, and
 * puts them back as they were. `items` counts those that could be put back.
 */
void  store_rescue(struct store *, u64 capture);
bool  store_restore(struct store *, u64 capture, u32 *items, arena tmp,
	 struct err *);

/*
 * Items in the order they were added, with all layers; `at` begins at 0.
 * item.of has id, path, url, name and received of the capture, and no bytes.
 */
bool  store_next_item(struct store *, u64 *at, arena *, struct item **,
	 struct err *);				/* false also at the end */
struct item *store_item(struct store *, str id, arena *, struct err *);

/*
 * From then on only the items that keep() takes are seen by store_next_item,
 * store_names and store_search, and store_chosen is true for their ids. keep()
 * is asked about every item, with what its table says of it: id, kind, url,
 * title, outlet, language and time of publication, good until it returns.
 */
bool  store_choose(struct store *, bool (*keep)(void *self,
	 const struct item *), void *self, arena *, struct err *);
bool  store_chosen(const struct store *, str id);

/*
 * The address of an item, in the form of address_plain: its url, else the name
 * or path of its capture. A new text of the same kind at an address is a new
 * version. It is empty for an item that is part of another one, for a teaser
 * without url, and, without url or name, for an item that is not the only text
 * of its file (`alone`).
 */
str   store_address(arena *, const struct item *, bool alone);
bool  store_heads(const struct item *);		/* stands by itself */

struct held { u64 captures, items, bytes; };	/* bytes of captures */
bool  store_counts(struct store *, struct held *, struct err *);
bool  store_check(struct store *, struct err *);	/* every page of it */

/*
 * Relations: rows of the STORED tables of relations.def, replaced as a whole by
 * relate/. `row` is a struct of that relation. The strings of a row that is
 * read are valid until the next row; of an end only the id is known. A row that
 * is not valid is an ERR_STORE; ids are not looked up. `each` must keep things
 * in another arena than `tmp`.
 */
bool  store_clear_relations(struct store *, struct err *);
bool  store_put(struct store *, enum relation, const void *row, struct err *);
bool  store_each(struct store *, enum relation, arena tmp,
	 void (*each)(void *, const void *row), void *, struct err *);

/* Names of all items by key, those in most items first. */
bool  store_names(struct store *, arena, void (*each)(void *,
	 const struct name_row *), void *, struct err *);

/* The number of records of a layer in all items, or of rows of a relation. Both
 * must be tables. */
bool  store_records(struct store *, const struct layer *, u64 *, struct err *);

/*
 * Full text search. With `like`, any word of the text counts, and the best come
 * first. Otherwise the query is one of query.c, and the newest come first; one
 * that cannot be understood is a usage error.
 */
struct matches {
	words ids;		/* of items, at most as many as the limit */
	u64   all;		/* how many there are without the limit */
	str   plain;		/* the words that are looked for in the text */
};

bool  store_search(struct store *, str query, bool like, u32 limit, arena *,
	 struct matches *, struct err *);

/*
 * Are the relations older than the items, because `add` is not done or was
 * interrupted? store_unrelated counts the items that came after relations were
 * made last; it is 0 if they are up to date.
 */
bool  store_stale(struct store *);
bool  store_set_stale(struct store *, bool, struct err *);
bool  store_unrelated(struct store *, u64 *, struct err *);

#endif
