/*
 * base: memory, strings, lists, files, threads and time, as any program needs
 * them.  It knows nothing of captures, languages or news.
 */
#ifndef BASE_H
#define BASE_H

#include <assert.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t   u8;
typedef uint16_t  u16;
typedef uint32_t  u32;
typedef uint64_t  u64;
typedef int8_t    i8;
typedef int16_t   i16;
typedef int32_t   i32;
typedef int64_t   i64;
typedef float     f32;
typedef double    f64;

#define countof(a)  (sizeof(a) / sizeof *(a))

/* Code after if (CHECKED) is compiled in every build. It does not run in a
 * release build. */
#ifdef NDEBUG
enum { CHECKED = 0 };
#else
enum { CHECKED = 1 };
#endif

/* Is this a build in which memory that nobody may touch is poisoned? */
#ifndef __has_feature
#define __has_feature(x)  0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
enum { POISONED = 1 };
#else
enum { POISONED = 0 };
#endif

/*
 * Memory.  An arena is a stretch of address space that is filled from front to
 * back and given back as a whole.  If it is passed by value, the function uses
 * it as scratch, and the memory is free again when the function returns.  If it
 * is passed by pointer, the memory stays taken.  A full arena jumps to `full`,
 * or ends the program if that is NULL, so callers do not check for NULL.
 */
typedef struct {
	char     *at, *end;
	jmp_buf  *full;
	bool      bare;		/* no poison, as others use the memory afterwards */
} arena;

arena   arena_open(size_t);	/* less if there is less; ends the program if there is none */
arena   arena_in(void *, size_t);	/* in memory of the caller's, as on the stack */
arena   arena_part(const arena *, char *from, char *to);
void    arena_close(arena);	/* as it was opened */
void    arena_rest(arena);	/* gives touched memory back, keeps the space */
size_t  arena_room(const arena *);	/* free bytes */
void    arena_spoil(arena);	/* checked builds poison the free memory, so that
				 * a stale pointer crashes */
void   *arena_take(arena *, size_t size, size_t n);	/* n of size bytes, zeroed */
void   *arena_raw(arena *, size_t size, size_t n);	/* the same, not zeroed */
#define new(a, T, n)  ((T *)arena_take((a), sizeof(T), (n)))

/*
 * Strings.  A str is a view: it owns nothing and need not end in NUL.  If s is
 * NULL, the string is not known; if only n is 0, it is known and empty.
 */
typedef struct {
	const char *s;
	size_t      n;
} str;

#define S(lit)  ((str){ "" lit "", sizeof(lit) - 1 })

static inline str
str_from(str t, size_t n)		/* what follows the first n bytes */
{
	if (n > t.n)
		n = t.n;
	return (str){ t.s ? t.s + n : 0, t.n - n };
}

static inline bool
str_is(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

str     str_of(const char *);		/* NULL: not known */
str     str_cut(str *rest, char sep);	/* takes off the part up to sep, and sep */
str     str_line(str *rest);		/* takes off a line and its LF or CR LF */
str     str_trim(str);			/* without white space around it */
str     str_copy(arena *, str);		/* with a NUL after it */
str     str_join(arena *, str, str);
bool    str_same(str, str);		/* ASCII letters in either case */
bool    str_starts(str, str head);
bool    str_ends(str, str tail);
size_t  str_find(str hay, str needle);	/* hay.n if absent */
size_t  str_find_same(str hay, str needle);	/* ASCII in either case */
int     str_order(str, str);		/* as memcmp, shorter first */
u64     str_hash(str);			/* XXH3, 64 bits */
u64     u64_mix(u64);			/* scatters the bits of a number */

/* Reads a decimal number. False unless all characters are digits. */
bool    str_number(str, u32 *);

/*
 * Addresses.  The parts are views of the argument.  A missing part is empty; a
 * missing scheme is NULL.  Without a scheme the host is the part before the
 * first slash: empty in "/news/1".
 */
struct url {
	str scheme, host;	/* the host without user and port */
	str origin;		/* scheme, host and port: https://example.com */
	str path, query, fragment;	/* with the / ? # in front */
	str rest;		/* path, query and fragment together */
};

struct url url_parts(str);
str     url_host(str url);	/* without www.; empty without a scheme */

/*
 * The address that `to` means on a page with the address `base`: RFC 3986,
 * section 5.  An address with a scheme and no host, such as mailto:, is
 * returned as it stands.  NULL if `to` is relative and `base` has no host.
 */
str     url_resolve(arena *, str base, str to);

/* The registrable domain of a host: bbc.co.uk; empty if it has none. */
str     host_site(str host);
bool    host_is(str);		/* is it written like example.com? */

/* The name in the site of an address: example of https://www.example.co.uk/x. */
str     url_site_name(str url);
/* Do two addresses lead to one site?  Sites that differ only behind the name,
 * such as example.com and example.co.uk, are one. */
bool    url_one_site(str, str);

/*
 * Unicode.  utf8_next takes the first character off a string that is not empty.
 * A byte that is not UTF-8 is taken off alone and becomes UTF8_BAD.
 */
enum { UTF8_BAD = 0x110000 };

u32     utf8_long(str *);		/* as utf8_next, of any length */

static inline u32
utf8_next(str *t)
{
	if ((u8)t->s[0] >= 0x80)
		return utf8_long(t);
	t->n--;
	return (u8)*t->s++;
}

static inline bool
utf8_digit(u32 c)			/* decimal digit, ASCII */
{
	return c >= '0' && c <= '9';
}

u32     utf8_last(str *);		/* takes the last character off */
bool    utf8_valid(str);
bool    utf8_upper(u32);		/* a capital letter of any script */
bool    utf8_small(u32);		/* a small letter of a script with capitals */
bool    utf8_letter(u32);		/* a letter or combining mark, not a digit */
bool    utf8_space(u32);		/* white space, also no-break */
bool    utf8_wide(u32);			/* Han, kana, Hangul: no spaces */
u32     utf8_lower(u32);
bool    utf8_acts(u32);			/* a control character, or turns the direction of text */
size_t  utf8_put(char out[4], u32);	/* bytes written */
str     utf8_fold(arena *, str);	/* in lower case */

/*
 * Lists.  list(struct block) blocks;  push(&blocks, mem)->kind = S("body");
 * A new entry is zeroed.  A pointer into a list is valid until the next push to
 * that list.
 */
#define list(T)  struct { T *v; u32 n, cap; }
#define push(l, mem) \
	((l)->n < (l)->cap && !POISONED ? (void)0 : \
	     list_grow((l), sizeof *(l)->v, (mem)), \
	 &(l)->v[(l)->n++])
void    list_grow(void *, size_t size, arena *);

typedef list(str) words;

/*
 * A map from hashes to numbers.  The caller hashes the keys; two keys with one
 * hash are the same key.  The number 0 means "not there".
 */
typedef struct {
	u64  *key;
	u32  *value;
	u32   n, cap;		/* cap is 0 or a power of two */
	arena *mem;
} map;

u32    *map_at(map *, u64 key);		/* the number, 0 if new; valid until the next call */
u32     map_get(const map *, u64 key);	/* 0 if absent */

/*
 * Sets of numbers: sorted, each number once.  search_first returns the first of
 * n places for which before() is false, n if there is none; it must be true for
 * all places in front of that one.  Groups (union-find): root[i] is i, or leads
 * to the least number of the group.
 */
struct set { u64 *v; u32 n; };

void    set_sort(struct set *);		/* makes a set of any numbers */
u32     set_common(const struct set *, const struct set *);	/* numbers in both */
u32     search_first(u32 n, bool (*before)(const void *self, u32 i),
	    const void *self);
u32    *union_make(arena *, u32 n);	/* n groups of one */
u32     union_root(u32 *root, u32 i);	/* the least number of the group of i */
void    union_join(u32 *root, u32 a, u32 b);

/* An id: `before`, then the first hexadecimal digits of a hash. */
str     id_hex(arena *, const char *before, u64 hash, u32 digits);

/*
 * A string that grows in an arena.
 */
typedef struct {
	char   *s;
	size_t  n, cap;
	arena  *mem;
} buf;

void    buf_put(buf *, str);
void    buf_putc(buf *, char);
void    buf_char(buf *, u32);		/* as UTF-8 */
void    buf_num(buf *, i64);
void    buf_real(buf *, f64);		/* at most three digits after the point */
#define buf_lit(b, lit)  buf_put((b), S(lit))
#define buf_str(b)  ((str){ (b)->s, (b)->n })

/*
 * Errors.  A function that can fail returns false, with the reason in the last
 * argument.  The first reason wins.  A caller may put a place in front of it.
 */
enum err_kind {
	ERR_NONE, ERR_SYSTEM, ERR_FULL, ERR_USAGE, ERR_REJECTED, ERR_STORE,
	ERR_INTERRUPTED,
	ERR_PASSED,	/* it is no input, as a pipe in a folder: passed over */
	ERR_NOTED	/* nothing failed: something to say of the input */
};

struct err {
	enum err_kind kind;
	u64           n;	/* how many are meant; 0 is one */
	char          why[480];
};

bool    err_set(struct err *, enum err_kind, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));	/* always false */
bool    err_at(struct err *, const char *place);	/* always false */

/* Prints the message and aborts: the program is wrong, or memory is used up. */
_Noreturn void panic(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));

/*
 * Stopping.  After stop_catch, the first SIGINT or SIGTERM is noted, and
 * stop_asked is true from then on; the second one kills the program.
 */
void    stop_catch(void);
bool    stop_asked(void);

/*
 * A desk is the memory of one worker: mem for what stays until the next job,
 * tmp for scratch.  desk_try runs a job on it.  If the job needs more memory, it
 * is dropped, with ERR_FULL; so it must own nothing but arena memory.  It is
 * dropped as well, with ERR_INTERRUPTED, if it takes memory after somebody asked
 * to stop.  A job works on copies of mem and tmp; so the desk is empty again for
 * the next one.
 */
struct desk {
	arena   mem, tmp;
	jmp_buf full;
};

void    desk_open(struct desk *, size_t mem, size_t tmp);
void    desk_close(struct desk *);
bool    desk_try(struct desk *, void (*job)(struct desk *, void *), void *,
	    struct err *);
bool    desk_stops(const jmp_buf *full);	/* for arena.c */

/*
 * Files.  A full arena must not jump out of code that holds a descriptor, so
 * these functions ask for room before they open a file.
 */
struct file_info {
	bool  directory, regular, link;
	u64   id;		/* a hash of device and number, of what a link leads to */
	u64   size;		/* bytes */
	i64   changed;		/* seconds since 1970, UTC */
	u64   stamp;		/* another one after each change */
};

bool    file_stat(const char *path, struct file_info *, struct err *);
bool    file_writable(const char *path);	/* the file, and files beside it */
bool    file_real(arena *, const char *path, str *out, struct err *);	/* without links */
bool    file_read(arena *, const char *path, str *out, struct err *);
/* The bytes of a file that is not changed, without reading it.  Pages of it are
 * read when they are looked at. */
bool    file_map(const char *path, str *out, struct err *);
void    file_unmap(str);
bool    file_names(arena *, const char *dir, words *out, struct err *);
bool    file_make_folders(const char *path, struct err *);	/* of a file */

/* Saves a file as a whole or not at all, even in a crash. */
bool    file_save(const char *path, str bytes, struct err *);

/* The folder of the running program, where its data may lie. */
bool    file_program(arena *, str *out, struct err *);

/*
 * A stream is a file or the standard input ("-") read front to back.
 * stream_ahead gives a view of at least the next `want` bytes, or of fewer if
 * the stream ends; it is valid until the next call.  If packed bytes are
 * damaged, the bytes before the damage come first, and then the error.
 */
struct stream {
	int     fd;
	char   *s;		/* the window; bytes [from, to) are still to be read */
	size_t  from, to, cap;
	bool    ended, damaged, cut;	/* cut: shorter than when it was opened */
	u64     size;		/* bytes of the file; 0 if not known */
	u64     used;		/* bytes of the file that were read */
	struct packed *packed;	/* the unpacker; NULL: not packed */
};

/* `any` opens a pipe or device as well, and waits for it if it must. */
bool    stream_open(struct stream *, const char *path, bool any, struct err *);
void    stream_close(struct stream *);
bool    stream_ahead(struct stream *, size_t want, str *, struct err *);
void    stream_skip(struct stream *, size_t);

/* The rest of the stream in the arena, at most `most` + 1 bytes of it; of a
 * file only as much as it had when it was opened. */
bool    stream_rest(struct stream *, arena *, size_t most, str *, struct err *);

/* If the rest is gzip or zstd, unpacks it from here on, all members of it. */
bool    stream_unpack(struct stream *, struct err *);

/*
 * Unpacks bytes step by step.  unpacker_go takes bytes off `in`, writes at most
 * `room` bytes to out, and sets `made` to their number.  False if the bytes are
 * damaged.  `ended` is set when a member has ended.
 */
struct unpacker;

struct unpacker *unpacker_open(str head);	/* NULL: not packed */
void    unpacker_close(struct unpacker *);
bool    unpacker_go(struct unpacker *, str *in, char *out, size_t room,
	    size_t *made, bool *ended);

/*
 * Compressed bytes.  packed_member unpacks the first gzip member or zstd frame
 * of `in` and sets `took` to its length in bytes.  All refuse to write more than
 * `limit` bytes, which is at least 64 KB.  packed_member and brotli_unpack also
 * refuse what unpacks to more than 1032 times its size and 64 KB.  Brotli has no
 * mark that packed_is could find, so the caller must know it.
 */
bool    brotli_unpack(arena *, str in, size_t limit, str *out, struct err *);
bool    packed_is(str);
bool    packed_member(arena *, str in, size_t limit, str *out, size_t *took,
	    struct err *);
bool    zstd_pack(arena *, str, str *out, struct err *);
bool    zstd_unpack(arena *, str, size_t limit, str *out, struct err *);

/*
 * Workers.  next() makes jobs one after the other, and returns false when there
 * are no more.  work() does them in any order.  done() gets them in the order
 * in which they were made.  Only the calling thread calls next and done.  A job
 * lies in a slot of `size` bytes, which is zeroed once and then kept from job
 * to job.
 */
struct pool {
	u32     workers, slots;		/* at least 1 */
	size_t  size;			/* of a job */
	bool  (*next)(void *self, void *job);
	void  (*work)(void *self, void *job, u32 worker);
	bool  (*done)(void *self, void *job);	/* false: stop now */
	void   *self;
};

void    pool_run(const struct pool *);
u32     pool_cpus(void);

/*
 * Slots that threads share.  A thread takes a slot that is free and gives it
 * back.  Zeroed, all are free.
 */
enum { SLOTS = 64 };
struct slots { char taken[SLOTS]; };

u32     slots_take(struct slots *, u32 n);	/* one of the first n; n if none is free */
void    slots_give(struct slots *, u32);

/*
 * Time.  Seconds since 1970, UTC, and civil dates of the Gregorian calendar.
 */
struct civil { i64 year; int month, day; };	/* month and day from 1 */

i64     civil_days(struct civil);	/* since 1970-01-01; may be negative */
struct civil civil_of(i64 days);	/* the reverse */
int     civil_weekday(i64 days);	/* 0 is Monday */
bool    civil_exists(struct civil);	/* not 31 April, not 29 February 2025 */

/* A time in ISO 8601: 2025-01-29, 2025-01-29T03:52, ...+02:00. */
struct moment {
	struct civil day;
	bool clock;		/* hour and minute are known */
	bool zoned;		/* east is known */
	int  hour, minute;
	int  east;		/* minutes east of UTC */
};

bool    moment_read(str, struct moment *);	/* false: not a time */
str     moment_write(arena *, const struct moment *);
bool    zone_read(str, int *east);	/* Z, +02:00, -0330, +02 */

/* Minutes since 1970 UTC. A day without a clock time begins at 00:00; a time
 * without a zone is UTC. */
i64     moment_minutes(const struct moment *);
str     seconds_write(arena *, i64 seconds);	/* 2025-01-29T03:52:10Z */
i64     clock_day(void);		/* today in UTC, in days since 1970 */
f64     clock_now(void);		/* seconds, for measuring */
f64     clock_cpu(void);		/* of the whole process */

#endif
