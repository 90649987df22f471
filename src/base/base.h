/*
 * base: what every program needs and C does not give.
 * Knows nothing of captures, languages or news.
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
typedef int64_t   i64;
typedef float     f32;
typedef double    f64;

#define countof(a)  (sizeof(a) / sizeof *(a))

/* if (CHECKED) is compiled in every build and runs in all but release. */
#ifdef NDEBUG
enum { CHECKED = 0 };
#else
enum { CHECKED = 1 };
#endif

/*
 * Memory.  An arena is a stretch of address space that is filled front to
 * back and given back as a whole.  It is a value: a function that gets an
 * arena by value uses it as scratch, and what it took is free again when it
 * returns; by pointer means that what is taken stays.  A full arena jumps to
 * `full`, or ends the program where there is none; nobody checks for NULL.
 */
typedef struct {
	char     *at, *end;
	jmp_buf  *full;
} arena;

arena   arena_open(size_t);	/* ends the program if there is no space */
void    arena_close(arena);	/* as it was opened */
void    arena_rest(arena);	/* gives touched memory back, keeps the space */
size_t  arena_room(const arena *);
void    arena_spoil(arena);	/* checked builds: what was taken bites */
void   *arena_take(arena *, size_t size, size_t n);	/* zeroed */
void   *arena_raw(arena *, size_t size, size_t n);	/* to be written over */
#define new(a, T, n)  ((T *)arena_take((a), sizeof(T), (n)))

/*
 * Strings.  A str is a view: it owns nothing and need not end in NUL.  One
 * whose s is NULL is "not known"; an empty one that is known has n == 0.
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

str     str_of(const char *);
str     str_cut(str *rest, char sep);	/* up to sep, which is consumed */
str     str_line(str *rest);		/* up to LF or CR LF, consumed */
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
u64     u64_mix(u64);			/* a number as good as random */

/* A number of decimal digits, all of t; false if it is not one. */
bool    str_number(str, u32 *);

/*
 * Addresses.  The parts are views of the argument; one that is not there is
 * empty, and a scheme that is not there is NULL.  Without a scheme the host is
 * what stands before the first slash: nothing in "/news/1".
 */
struct url {
	str scheme, host;	/* the host without user and port */
	str origin;		/* scheme, host and port: https://example.com */
	str path, query, fragment;	/* with / ? # in front */
	str rest;		/* these three */
};

struct url url_parts(str);
str     url_host(str url);	/* without www.; empty without a scheme */

/* The registrable domain of a host: bbc.co.uk; empty if it has none. */
str     host_site(str host);
bool    host_is(str);		/* is it written as example.com is? */

/*
 * Unicode.  utf8_next takes the first character off; what is not UTF-8 is
 * one byte long and comes out as UTF8_BAD.
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

u32     utf8_last(str *);		/* takes the last one off */
bool    utf8_valid(str);
bool    utf8_upper(u32);		/* capital of any bicameral script */
bool    utf8_letter(u32);		/* letter or mark, no digit */
bool    utf8_space(u32);		/* white space, also no-break */
bool    utf8_wide(u32);			/* Han, kana, Hangul: no spaces */
u32     utf8_lower(u32);
size_t  utf8_put(char out[4], u32);	/* bytes written */
str     utf8_fold(arena *, str);	/* in lower case */

/*
 * Lists.  list(struct block) blocks;  push(&blocks, mem)->kind = S("body");
 * What is pushed is zeroed.  A pointer into a list is good until the next
 * push to it.
 */
#define list(T)  struct { T *v; u32 n, cap; }
#define push(l, mem) \
	((l)->n < (l)->cap ? (void)0 : list_grow((l), sizeof *(l)->v, (mem)), \
	 &(l)->v[(l)->n++])
void    list_grow(void *, size_t size, arena *);

typedef list(str) words;

/*
 * A map from hashes to numbers.  Keys are hashed by the caller; two keys of
 * one hash are one key.  The number 0 is "not there".
 */
typedef struct {
	u64  *key;
	u32  *value;
	u32   n, cap;		/* cap is 0 or a power of two */
	arena *mem;
} map;

u32    *map_at(map *, u64 key);		/* makes place; good until the next */
u32     map_get(const map *, u64 key);	/* 0 if absent */

/*
 * Sets of numbers: sorted, each once.  search_first is the first of n places
 * that is not before what is sought; they are sorted so.  Groups: root[i] is
 * i, or leads to the least of its group (union-find).
 */
struct set { u64 *v; u32 n; };

void    set_sort(struct set *);		/* makes a set of any numbers */
u32     set_common(const struct set *, const struct set *);	/* how many */
u32     search_first(u32 n, bool (*before)(const void *self, u32 i),
	    const void *self);
u32    *union_make(arena *, u32 n);	/* each by itself */
u32     union_root(u32 *root, u32 i);
void    union_join(u32 *root, u32 a, u32 b);

/* A hash as so many of its hexadecimal digits, the highest first. */
str     id_hex(arena *, const char *before, u64 hash, u32 digits);

/*
 * Output that grows.
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
void    buf_real(buf *, f64);		/* three digits at most */
#define buf_lit(b, lit)  buf_put((b), S(lit))
#define buf_str(b)  ((str){ (b)->s, (b)->n })

/*
 * Errors.  A function that can fail returns false and says why in the
 * last argument.  The first reason wins; callers may put a place before it.
 */
enum err_kind {
	ERR_NONE, ERR_SYSTEM, ERR_FULL, ERR_USAGE, ERR_REJECTED, ERR_STORE,
	ERR_INTERRUPTED
};

struct err {
	enum err_kind kind;
	char          why[480];
};

bool    err_set(struct err *, enum err_kind, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));	/* always false */
bool    err_at(struct err *, const char *place);	/* always false */

/* The program is wrong or the system has nothing left: say so and abort. */
_Noreturn void panic(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));

/*
 * A desk is what one worker works at: room to keep things, room to
 * scribble.  desk_try runs a job on it.  When the room does not suffice
 * the job is dropped and that is an error like any other; a job must
 * therefore own nothing but arena memory.  Desks are cleared by copying:
 * a job works on copies of mem and tmp, the desk's own never move.
 */
struct desk {
	arena   mem, tmp;
	jmp_buf full;
};

void    desk_open(struct desk *, size_t mem, size_t tmp);
void    desk_close(struct desk *);
bool    desk_try(struct desk *, void (*job)(struct desk *, void *), void *,
	    struct err *);

/*
 * Files.  Code that holds a descriptor must not be jumped out of, so
 * these ask for room first and never fill the arena.
 */
struct file_info {
	bool  directory, regular;
	u64   size;		/* bytes */
	i64   changed;		/* seconds since 1970, UTC */
};

bool    file_stat(const char *path, struct file_info *, struct err *);
bool    file_read(arena *, const char *path, str *out, struct err *);
bool    file_names(arena *, const char *dir, words *out, struct err *);
bool    file_make_folders(const char *path, struct err *);	/* of a file */

/* The whole of a file or none of it, also after a crash. */
bool    file_save(const char *path, str bytes, struct err *);

/* A program beside which data lie: the folder of the running program. */
bool    file_program(arena *, str *out, struct err *);

/*
 * A stream is a file or the standard input ("-") read front to back.
 * stream_ahead shows at least `want` bytes of what comes next, fewer only
 * where the stream ends; the view is good until the next call.  Where packed
 * bytes are damaged, what came before is shown, and then the error.
 */
struct stream {
	int     fd;
	char   *s;		/* what is held: [from, to) of it is ahead */
	size_t  from, to, cap;
	bool    mapped, ended, damaged;
	u64     size;		/* bytes, 0 where it cannot be told */
	u64     used;		/* bytes of the file gone through */
	struct packed *packed;	/* what unpacks it, if it is packed */
};

bool    stream_open(struct stream *, const char *path, struct err *);
void    stream_close(struct stream *);
bool    stream_ahead(struct stream *, size_t want, str *, struct err *);
void    stream_skip(struct stream *, size_t);

/* All that is left, in memory of its own, cut behind `most` + 1 bytes; of a
 * file as much as it had when it was opened. */
bool    stream_rest(struct stream *, arena *, size_t most, str *, struct err *);

/* What is gzip or zstd is unpacked from here on, all of its members. */
bool    stream_unpack(struct stream *, struct err *);

/*
 * Bytes that are unpacked bit by bit: takes from `in`, writes to out, says
 * how much it wrote; false if they are damaged.  `ended` is set when a member
 * has ended.
 */
struct unpacker;

struct unpacker *unpacker_open(str head);	/* NULL: not packed */
void    unpacker_close(struct unpacker *);
bool    unpacker_go(struct unpacker *, str *in, char *out, size_t room,
	    size_t *made, bool *ended);

/*
 * Compressed bytes.  packed_member unpacks the first member of gzip or frame
 * of zstd of `in`, says how many bytes of `in` it took, and refuses to write
 * more than `limit`.  Of Brotli, which nothing marks, somebody must know.
 */
bool    brotli_unpack(arena *, str in, size_t limit, str *out, struct err *);
bool    packed_is(str);
bool    packed_member(arena *, str in, size_t limit, str *out, size_t *took,
	    struct err *);
bool    zstd_pack(arena *, str, str *out, struct err *);
bool    zstd_unpack(arena *, str, size_t limit, str *out, struct err *);

/*
 * Workers.  Jobs are made one after the other by next(), done in any order
 * by work(), and handed in the order in which they were made to done().
 * next and done are called by the calling thread alone.  next returns false
 * when there are no more.  A job lies in a slot: `size` bytes, zeroed once at
 * the beginning and kept from job to job.
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
 * Time.  Seconds since 1970, UTC, and civil dates of the Gregorian calendar.
 */
struct civil { i64 year; int month, day; };	/* month and day from 1 */

i64     civil_days(struct civil);	/* since 1970-01-01 */
struct civil civil_of(i64 days);
int     civil_weekday(i64 days);	/* 0 is Monday */
bool    civil_exists(struct civil);	/* not 31 April, not 29 February 2025 */

/* A time as ISO 8601 writes it: 2025-01-29, 2025-01-29T03:52, ...+02:00. */
struct moment {
	struct civil day;
	bool clock, zoned;	/* hour and minute, east are known */
	int  hour, minute;
	int  east;		/* of UTC, in minutes */
};

bool    moment_read(str, struct moment *);	/* false: not a time */
str     moment_write(arena *, const struct moment *);
bool    zone_read(str, int *east);	/* Z, +02:00, -0330, +02 */

/* Since 1970, UTC; a day begins at 00:00, no zone is taken for UTC. */
i64     moment_minutes(const struct moment *);
str     seconds_write(arena *, i64 seconds);	/* 2025-01-29T03:52:10Z */
f64     clock_now(void);		/* seconds, for measuring */
f64     clock_cpu(void);		/* of the whole process */

#endif
