/*
 * How are bytes packed and unpacked?
 *
 * gzip is unpacked by libdeflate, one member at a time; zstd and Brotli by
 * their own libraries.  Long streams of gzip are unpacked by zlib in steps.
 * The libraries allocate by themselves, so room in the arena is taken before:
 * a full arena must not jump while an object of a library is held.
 */
#include <brotli/decode.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#include "base/base.h"

enum {
	USUAL = 8,		/* bytes of a text for each packed byte */
	RATIO = 1032,		/* the most that gzip can do */
	LEAST = 1 << 16		/* that any input may unpack to */
};

static bool
gzip_is(str t)
{
	return t.n >= 3 && memcmp(t.s, "\x1f\x8b\x08", 3) == 0;
}

/* One attempt to unpack with so much room; the caller tries again with more if
 * it was too little. */
static enum libdeflate_result
attempt_gzip(str in, char *out, size_t room, size_t *took, size_t *made)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum libdeflate_result r;

	if (!d)
		return LIBDEFLATE_BAD_DATA;
	r = libdeflate_gzip_decompress_ex(d, in.s, in.n, out, room, took, made);
	libdeflate_free_decompressor(d);
	return r;
}

/* The same for a frame of zstd, which need not say how long it is. */
static enum libdeflate_result
attempt_zstd(str in, char *out, size_t room, size_t *took, size_t *made)
{
	ZSTD_DStream *d = ZSTD_createDStream();
	ZSTD_inBuffer from = { in.s, in.n, 0 };
	ZSTD_outBuffer to = { out, room, 0 };
	size_t left = 1;

	if (!d)
		return LIBDEFLATE_BAD_DATA;
	while (left && !ZSTD_isError(left)) {
		size_t was = from.pos + to.pos;

		left = ZSTD_decompressStream(d, &to, &from);
		if (from.pos + to.pos == was)
			break;
	}
	ZSTD_freeDStream(d);
	*took = from.pos;
	*made = to.pos;
	return left == 0 ? LIBDEFLATE_SUCCESS : !ZSTD_isError(left) &&
	    to.pos == room ? LIBDEFLATE_INSUFFICIENT_SPACE :
	    LIBDEFLATE_BAD_DATA;
}

/* The same for Brotli. */
static enum libdeflate_result
attempt_brotli(str in, char *out, size_t room, size_t *took, size_t *made)
{
	BrotliDecoderState *d = BrotliDecoderCreateInstance(0, 0, 0);
	const u8 *from = (const u8 *)in.s;
	u8 *to = (u8 *)out;
	size_t left = in.n, free = room;
	BrotliDecoderResult r;

	if (!d)
		return LIBDEFLATE_BAD_DATA;
	r = BrotliDecoderDecompressStream(d, &left, &from, &free, &to, 0);
	BrotliDecoderDestroyInstance(d);
	*took = in.n - left;
	*made = room - free;
	return r == BROTLI_DECODER_RESULT_SUCCESS ? LIBDEFLATE_SUCCESS :
	    r == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT ?
	    LIBDEFLATE_INSUFFICIENT_SPACE : LIBDEFLATE_BAD_DATA;
}

static bool
zstd_is(str t)
{
	return t.n >= 4 && memcmp(t.s, "\x28\xb5\x2f\xfd", 4) == 0;
}

/* A frame of zstd that holds no bytes of the content, but may come first. */
static bool
zstd_skips(str t)
{
	return t.n >= 4 && (t.s[0] & 0xf0) == 0x50 &&
	    memcmp(t.s + 1, "\x2a\x4d\x18", 3) == 0;
}

bool
packed_is(str t)
{
	return gzip_is(t) || zstd_is(t);
}

typedef enum libdeflate_result attempt_of(str, char *out, size_t room,
	size_t *took, size_t *made);

/*
 * Tries with room for the usual text, then with as much as may come of it, so
 * the work is linear in the bytes, however they were packed.  Brotli fills its
 * own window of up to 16 MB at each attempt, so there is only the last one.
 */
static bool
zip_unpack(arena *a, str in, size_t limit, attempt_of *attempt,
    const char *name,
    str *out, size_t *took, struct err *e)
{
	bool far = in.n > (limit - LEAST) / RATIO;
	size_t most = far ? limit : in.n * RATIO + LEAST;
	size_t room = attempt == attempt_brotli ? most : in.n * USUAL + LEAST;

	for (;;) {
		arena keep = *a;
		size_t made = 0;
		char *p;
		enum libdeflate_result r;

		room = room < most ? room : most;
		p = arena_raw(a, 1, room);
		r = attempt(in, p, room, took, &made);
		if (r == LIBDEFLATE_SUCCESS) {
			a->at = p + made;
			*out = (str){ p, made };
			return true;
		}
		*a = keep;
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
			return err_set(e, ERR_REJECTED, "damaged %s data",
			    name);
		if (room == most)
			return far ? err_set(e, ERR_REJECTED,
			    "unpacks to more than %zu MB", limit >> 20) :
			    err_set(e, ERR_REJECTED, "unpacks to more than "
			    "%d times its size", RATIO);
		room = most;
	}
}

bool
packed_member(arena *a, str in, size_t limit, str *out, size_t *took,
    struct err *e)
{
	return zstd_is(in) ?
	    zip_unpack(a, in, limit, attempt_zstd, "zstd", out, took, e) :
	    zip_unpack(a, in, limit, attempt_gzip, "gzip", out, took, e);
}

bool
brotli_unpack(arena *a, str in, size_t limit, str *out, struct err *e)
{
	size_t took;

	if (!zip_unpack(a, in, limit, attempt_brotli, "Brotli", out, &took, e))
		return false;
	return took == in.n || err_set(e, ERR_REJECTED, "damaged Brotli data");
}

bool
zstd_pack(arena *a, str in, str *out, struct err *e)
{
	size_t room = ZSTD_compressBound(in.n) + 4, n;	/* and a checksum */
	char *p = arena_raw(a, 1, room);
	ZSTD_CCtx *c = ZSTD_createCCtx();

	if (!c)
		return err_set(e, ERR_FULL, "out of memory");
	ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, 3);
	ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
	n = ZSTD_compress2(c, p, room, in.n ? in.s : "", in.n);
	ZSTD_freeCCtx(c);
	if (ZSTD_isError(n))
		return err_set(e, ERR_SYSTEM, "zstd: %s", ZSTD_getErrorName(n));
	a->at = p + n;
	*out = (str){ p, n };
	return true;
}

bool
zstd_unpack(arena *a, str in, size_t limit, str *out, struct err *e)
{
	unsigned long long size = ZSTD_getFrameContentSize(in.s, in.n);
	size_t n;
	char *p;

	if (size > limit)		/* also what is unknown or an error */
		return err_set(e, ERR_REJECTED, "damaged zstd data");
	p = arena_raw(a, 1, (size_t)size + 1);
	n = ZSTD_decompress(p, (size_t)size, in.s, in.n);
	if (ZSTD_isError(n))
		return err_set(e, ERR_REJECTED, "zstd: %s",
		    ZSTD_getErrorName(n));
	*out = (str){ p, n };
	return true;
}

struct unpacker { z_stream z; ZSTD_DStream *zstd; };

struct unpacker *
unpacker_open(str head)
{
	bool gzip = gzip_is(head);
	struct unpacker *u;

	if (!gzip && !zstd_is(head) && !zstd_skips(head))
		return 0;
	u = calloc(1, sizeof *u);
	if (u && (gzip ? inflateInit2(&u->z, 15 + 16) == Z_OK :
	    (u->zstd = ZSTD_createDStream()) != 0))
		return u;
	free(u);
	return 0;
}

void
unpacker_close(struct unpacker *u)
{
	if (!u)
		return;
	if (u->zstd)
		ZSTD_freeDStream(u->zstd);
	else
		inflateEnd(&u->z);
	free(u);
}

static bool
unpack_zstd(struct unpacker *u, str *in, char *out, size_t room, size_t *made,
    bool *ended)
{
	ZSTD_inBuffer from = { in->s, in->n, 0 };
	ZSTD_outBuffer to = { out, room, 0 };
	size_t r = ZSTD_decompressStream(u->zstd, &to, &from);

	*in = str_from(*in, from.pos);
	*made = to.pos;
	*ended = r == 0;
	return !ZSTD_isError(r);
}

bool
unpacker_go(struct unpacker *u, str *in, char *out, size_t room, size_t *made,
    bool *ended)
{
	size_t most = (size_t)1 << 30;
	size_t n = in->n < most ? in->n : most;
	size_t m = room < most ? room : most;
	int r;

	if (u->zstd)
		return unpack_zstd(u, in, out, room, made, ended);
	u->z.next_in = (u8 *)(uintptr_t)in->s;
	u->z.avail_in = (u32)n;
	u->z.next_out = (u8 *)out;
	u->z.avail_out = (u32)m;
	r = inflate(&u->z, Z_NO_FLUSH);
	*in = str_from(*in, n - u->z.avail_in);
	*made = m - u->z.avail_out;
	*ended = r == Z_STREAM_END;
	return r == Z_OK || r == Z_STREAM_END || r == Z_BUF_ERROR;
}
