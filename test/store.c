/*
 * What is saved comes back equal; what the world refuses, at any write, loses
 * nothing that was committed.
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/store.h"
#include "tap.h"

static char path[] = "/tmp/copytaster-store-XXXXXX/news.db";

/* A file system that is full after so many writes. */
static long writes_left = -1, writes;
static sqlite3_vfs *real_vfs, full_vfs;

struct file { sqlite3_file base; sqlite3_file *real; };

static sqlite3_file *
real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static bool
is_full(void)
{
	writes++;
	return writes_left >= 0 && writes_left-- <= 0;
}

#define PASS(name, args, call) \
	static int disk_##name args { return real(f)->pMethods->call; }

PASS(read, (sqlite3_file *f, void *p, int n, sqlite3_int64 at),
    xRead(real(f), p, n, at))
PASS(size, (sqlite3_file *f, sqlite3_int64 *n), xFileSize(real(f), n))
PASS(lock, (sqlite3_file *f, int l), xLock(real(f), l))
PASS(unlock, (sqlite3_file *f, int l), xUnlock(real(f), l))
PASS(check, (sqlite3_file *f, int *l), xCheckReservedLock(real(f), l))
PASS(control, (sqlite3_file *f, int o, void *p), xFileControl(real(f), o, p))
PASS(sector, (sqlite3_file *f), xSectorSize(real(f)))
PASS(device, (sqlite3_file *f), xDeviceCharacteristics(real(f)))
PASS(map, (sqlite3_file *f, int a, int b, int c, void volatile **p),
    xShmMap(real(f), a, b, c, p))
PASS(shmlock, (sqlite3_file *f, int a, int b, int c),
    xShmLock(real(f), a, b, c))
PASS(unmap, (sqlite3_file *f, int d), xShmUnmap(real(f), d))

static void
disk_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int
disk_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	return is_full() ? SQLITE_FULL :
	    real(f)->pMethods->xWrite(real(f), p, n, at);
}

static int
disk_sync(sqlite3_file *f, int flags)
{
	return is_full() ? SQLITE_IOERR_FSYNC :
	    real(f)->pMethods->xSync(real(f), flags);
}

static int
disk_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return is_full() ? SQLITE_IOERR_TRUNCATE :
	    real(f)->pMethods->xTruncate(real(f), n);
}

static int
disk_close(sqlite3_file *f)
{
	int code = real(f)->pMethods ? real(f)->pMethods->xClose(real(f)) :
	    SQLITE_OK;

	sqlite3_free(real(f));
	return code;
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, .xClose = disk_close, .xRead = disk_read,
	.xWrite = disk_write, .xTruncate = disk_truncate,
	.xSync = disk_sync, .xFileSize = disk_size, .xLock = disk_lock,
	.xUnlock = disk_unlock, .xCheckReservedLock = disk_check,
	.xFileControl = disk_control, .xSectorSize = disk_sector,
	.xDeviceCharacteristics = disk_device, .xShmMap = disk_map,
	.xShmLock = disk_shmlock, .xShmBarrier = disk_barrier,
	.xShmUnmap = disk_unmap,
};

static int
open_file(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	struct file *x = (struct file *)f;
	int code;

	(void)v;
	x->real = sqlite3_malloc(real_vfs->szOsFile);
	memset(x->real, 0, (size_t)real_vfs->szOsFile);
	code = real_vfs->xOpen(real_vfs, name, x->real, flags, out);
	f->pMethods = &methods;
	if (code != SQLITE_OK) {
		sqlite3_free(x->real);
		f->pMethods = 0;
	}
	return code;
}

static void
use_full_disk(void)
{
	real_vfs = sqlite3_vfs_find(0);
	full_vfs = *real_vfs;
	full_vfs.zName = "full";
	full_vfs.szOsFile = sizeof(struct file);
	full_vfs.xOpen = open_file;
	sqlite3_vfs_register(&full_vfs, 1);
}

static void
remove_store(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char name[64];

	for (size_t i = 0; i < countof(ends); i++) {
		snprintf(name, sizeof name, "%s%s", path, ends[i]);
		unlink(name);
	}
}

static void
make(struct capture *c, const char *text, const char *url, arena mem)
{
	struct item *it;

	*c = (struct capture){ .path = S("harbor.html"), .raw = str_of(text),
		.url = str_of(url), .received = S("2024-05-01T10:00:00Z") };
	capture_begin(c, mem);
	it = capture_add(c, ITEM_article, 0);
	item_head(it)->title = S("Harbor closed");
	item_head(it)->language = S("en");
	item_take(it, 0, (u32)c->raw.n);
	*push(&it->entities, it->mem) = (struct entity){
		.name = S("Anna Orsk"), .key = S("person/anna orsk"),
		.type = ENTITY_person };
	*push(&it->statements, it->mem) = (struct statement){
		.type = STATEMENT_direct, .speaker = 1, .confidence = 0.5,
		.content = item_pool(it, (span[]){ { 0, 4 } }, 1) };
	it = capture_add(c, ITEM_comment, 1);
	item_take(it, 0, 4);
	it = capture_add(c, ITEM_comment, 1);
	item_take(it, 0, 4);
}

static bool
save(struct store *s, const char *text, const char *url, struct saved *got,
    struct err *e)
{
	arena mem = arena_open(1 << 22), tmp = arena_open(1 << 22);
	struct capture c;
	struct parcel *p;
	bool ok;

	make(&c, text, url, mem);
	p = store_pack(&c, &c.mem, tmp);
	ok = store_save(s, &c, p, got, tmp, e);
	arena_close(tmp);
	arena_close(mem);
	return ok;
}

static void
count_copy(void *self, const void *row)
{
	const struct copy_row *r = row;

	*(u32 *)self += str_is(r->a_spans, S("[[0,4]]"));
}

/* What reads heeds a signal; what writes does its work to the end. */
static void
stopped(arena mem)
{
	struct err e = { 0 }, why = { 0 };
	struct store *r = store_open(&mem, path, STORE_READ, &e), *s;
	struct saved got = { 0 };
	struct item *it;
	u64 at = 0;
	u32 n = 0;

	stop_catch();
	raise(SIGTERM);
	ok(stop_asked());
	ok(!store_next_item(r, &at, &mem, &it, &e) &&
	    e.kind == ERR_INTERRUPTED);
	while (n < 5000 && store_check(r, &why))	/* a few steps each */
		n++;
	ok(n < 5000 && why.kind == ERR_INTERRUPTED);
	store_close(r);
	e = (struct err){ 0 };
	s = store_open(&mem, path, STORE_WRITE, &e);
	ok(s && save(s, "Other words.", "http://x.example/2", &got, &e) &&
	    got.fresh == 3 && store_commit(s, &e));
	store_close(s);
}

static void
round_trip(arena mem)
{
	struct err e = { 0 };
	struct store *s = store_open(&mem, path, STORE_WRITE, &e), *r;
	struct saved got = { 0 };
	struct capture c = { 0 };
	struct item *it = 0;
	struct matches found;
	u64 at = 0;
	u32 n = 0;
	bool known = false;

	ok(s && store_current(s));
	ok(save(s, "Some words.", "http://x.example/1", &got, &e) &&
	    got.fresh == 3 && got.changed == 0 && got.known == 0);
	got = (struct saved){ 0 };
	ok(save(s, "Some words.", "http://x.example/1", &got, &e) &&
	    got.known == 3 && got.fresh == 0);
	got = (struct saved){ 0 };
	ok(save(s, "Some words changed.", "http://x.example/1", &got, &e) &&
	    got.changed == 1);
	ok(store_put(s, RELATION_copies, &(struct copy_row){ .a = S("a"),
	    .b = S("b"), .a_spans = S("[[0,4]]"), .b_spans = S("[]") }, &e));
	ok(store_set_stale(s, true, &e) && store_commit(s, &e));
	store_close(s);

	r = store_open(&mem, path, STORE_READ, &e);
	ok(r && store_stale(r) && store_check(r, &e));
	ok(store_next_item(r, &at, &mem, &it, &e) &&
	    str_is(item_all(it), S("Some words.")) &&
	    str_is(item_head(it)->title, S("Harbor closed")) &&
	    it->statements.n == 1 && it->entities.n == 1 &&
	    str_is(it->of->path, S("harbor.html")));
	ok(store_next_item(r, &at, &mem, &it, &e) &&
	    item_head(it)->kind == ITEM_comment);
	ok(store_item(r, item_head(it)->id, &mem, &e) != 0);
	at = 0;
	ok(store_next_capture(r, &at, &mem, &c, &e) &&
	    str_is(c.raw, S("Some words.")) &&
	    str_is(c.url, S("http://x.example/1")));
	ok(store_known(r, c.id, &known, &e) && known);
	ok(store_each(r, RELATION_copies, mem, count_copy, &n, &e) && n == 1);
	ok(store_search(r, S("changed \"some words\""), false, 5, &mem,
	    &found, &e) && found.ids.n == 1 && found.all == 1);
	ok(store_search(r, S("words nobody wrote; \" AND ("), true, 5, &mem,
	    &found, &e) && found.ids.n >= 2);
	store_close(r);
	ok(e.kind == ERR_NONE);
}

/* Two batches; how many captures are there when it ends. */
static bool
two_batches(arena mem, struct err *e)
{
	struct store *s = store_open(&mem, path, STORE_WRITE, e);
	struct saved got = { 0 };
	bool ok = s && save(s, "First batch.", "http://x.example/a", &got, e)
	    && store_commit(s, e) &&
	    save(s, "Second batch.", "http://x.example/b", &got, e) &&
	    store_commit(s, e);

	store_close(s);
	return ok;
}

/* The disk is full at the first write, at the second, ... */
static void
every_write_fails(arena mem)
{
	bool done = false, told = true, whole = true;
	u64 before = 0;
	long n;

	for (n = 0; !done && n < 2000; n++) {
		struct err e = { 0 };
		struct held h = { 0 };
		struct store *s;
		arena a = mem;

		remove_store();
		writes_left = n;
		done = two_batches(a, &e) && writes_left > 0;
		told = told && (e.kind == ERR_NONE || e.kind == ERR_SYSTEM ||
		    e.kind == ERR_STORE);
		writes_left = -1;
		e = (struct err){ 0 };
		s = store_open(&a, path, STORE_WRITE, &e);
		whole = whole && s && store_check(s, &e) &&
		    store_counts(s, &h, &e) && h.items == h.captures * 3;
		if (h.captures + 1 < before)
			whole = false;
		before = h.captures;
		store_close(s);
	}
	printf("# %ld writes failed in turn\n", n);
	ok(done && n > 10);
	ok(told);
	ok(whole);
}

static void
not_a_store(arena mem)
{
	struct err e = { 0 };
	struct store *s, *t;
	sqlite3 *db;

	remove_store();
	ok(file_save(path, S("this is no store at all, only some words, and "
	    "long enough that it could have been a header of one of those "
	    "files, had it begun as they do."), &e));
	ok(!store_open(&mem, path, STORE_WRITE, &e) && e.kind == ERR_STORE);
	e = (struct err){ 0 };
	ok(!store_open(&mem, path, STORE_READ, &e) && e.kind == ERR_STORE);
	remove_store();
	e = (struct err){ 0 };
	ok(!store_open(&mem, path, STORE_READ, &e) && e.kind == ERR_STORE);
	sqlite3_open(path, &db);
	sqlite3_exec(db, "CREATE TABLE other (x)", 0, 0, 0);
	sqlite3_close(db);
	e = (struct err){ 0 };
	ok(!store_open(&mem, path, STORE_WRITE, &e) && e.kind == ERR_STORE);
	remove_store();
	e = (struct err){ 0 };
	s = store_open(&mem, path, STORE_WRITE, &e);
	t = store_open(&mem, path, STORE_WRITE, &e);
	ok(s && !t && e.kind == ERR_STORE);
	store_close(s);
}

/* What other rules made is not current until it is made again. */
static void
other_rules(arena mem)
{
	struct err e = { 0 };
	struct store *s;
	sqlite3 *db;

	remove_store();
	s = store_open(&mem, path, STORE_WRITE, &e);
	ok(s && store_current(s));
	store_close(s);
	sqlite3_open(path, &db);
	ok(sqlite3_exec(db, "UPDATE about SET value = value + 1 WHERE "
	    "key = 'rules'", 0, 0, 0) == SQLITE_OK &&
	    sqlite3_changes(db) == 1);
	sqlite3_close(db);
	s = store_open(&mem, path, STORE_WRITE, &e);
	ok(s && !store_current(s));
	ok(s && store_drop_derived(s, &e) && !store_current(s));
	ok(s && store_rebuilt(s, &e) && store_commit(s, &e) &&
	    store_current(s));
	store_close(s);
	s = store_open(&mem, path, STORE_READ, &e);
	ok(s && store_current(s));
	store_close(s);
}

/* A name that SQLite would take for a memory is the name of a file. */
static void
plain_names(arena mem)
{
	static const char *const names[] = {
		":memory:", "file:plain?mode=memory",
	};
	char *here = getcwd(0, 0), *end = strrchr(path, '/');

	*end = 0;
	ok(here && chdir(path) == 0);
	for (size_t i = 0; i < countof(names); i++) {
		struct err e = { 0 };
		struct store *s = store_open(&mem, names[i], STORE_WRITE, &e);

		ok(s != 0);
		store_close(s);
		ok(unlink(names[i]) == 0);
	}
	ok(here && chdir(here) == 0);
	*end = '/';
	free(here);
}

int
main(void)
{
	arena mem = arena_open(1 << 26);

	if (!mkdtemp((path[strlen(path) - 8] = '\0', path)))
		return 1;
	path[strlen(path)] = '/';
	round_trip(mem);
	use_full_disk();
	every_write_fails(mem);
	not_a_store(mem);
	other_rules(mem);
	plain_names(mem);
	stopped(mem);		/* last: it cannot be taken back */
	remove_store();
	path[strlen(path) - 8] = '\0';
	rmdir(path);
	arena_close(mem);
	return done();
}
