/*
 * store: captures, items and what relates them, on disk.  The only code that
 * speaks SQL.
 *
 * The file has two halves.  Kept: captures as they came; its schema grows by
 * numbered steps and nothing in it is ever lost.  Derived: items, layers,
 * relations; its schema is the data dictionary and this folder, and when they
 * change the half is dropped and made again from the kept one.
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
 * What relates items: rows of the tables of relations.def that are STORED,
 * replaced as a whole by who relates (relate/).  `row` is a struct of that
 * relation, its strings are good until the next row; of an end only the id is
 * known.  A row that cannot be one is ERR_STORE; ids are not looked up.  What
 * `each` keeps is taken from another arena than `tmp`.
 */
bool  store_clear_relations(struct store *, struct err *);
bool  store_put(struct store *, enum relation, const void *row, struct err *);
bool  store_each(struct store *, enum relation, arena tmp,
	 void (*each)(void *, const void *row), void *, struct err *);

/* What is named in items, by key; most items first. */
bool  store_names(struct store *, arena, void (*each)(void *,
	 const struct name_row *), void *, struct err *);

/* How many records of a layer all items have, how many rows a relation; of
 * those that are tables. */
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
