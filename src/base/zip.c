/*
 * Compressed bytes: gzip by libdeflate, one member at a time, and zstd.
 * The libraries allocate by themselves, so no arena is filled while one of
 * their objects is held: room is taken before.
 */
#include <libdeflate.h>
#include <zstd.h>

#include "base/base.h"

bool
gzip_is(str t)
{
	return t.n >= 3 && memcmp(t.s, "\x1f\x8b\x08", 3) == 0;
}

/* One attempt with so much room; what was guessed too small is done again. */
static enum libdeflate_result
inflate(str in, char *out, size_t room, size_t *took, size_t *made)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum libdeflate_result r;

	if (!d)
		return LIBDEFLATE_BAD_DATA;
	r = libdeflate_gzip_decompress_ex(d, in.s, in.n, out, room, took, made);
	libdeflate_free_decompressor(d);
	return r;
}

bool
gzip_member(arena *a, str in, size_t limit, str *out, size_t *took,
    struct err *e)
{
	size_t room = in.n < 1 << 20 ? in.n * 8 + 4096 : 8 << 20;

	for (;;) {
		arena keep = *a;
		size_t made = 0;
		char *p;
		enum libdeflate_result r;

		room = room < limit ? room : limit;
		p = arena_take(a, 1, room);
		r = inflate(in, p, room, took, &made);
		if (r == LIBDEFLATE_SUCCESS) {
			a->at = p + made;
			*out = (str){ p, made };
			return true;
		}
		*a = keep;
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
			return err_set(e, ERR_REJECTED, "damaged gzip data");
		if (room == limit)
			return err_set(e, ERR_REJECTED,
			    "unpacks to more than %zu MB", limit >> 20);
		room *= 4;
	}
}

bool
zstd_pack(arena *a, str in, str *out, struct err *e)
{
	size_t room = ZSTD_compressBound(in.n), n;
	char *p = arena_take(a, 1, room);

	n = ZSTD_compress(p, room, in.n ? in.s : "", in.n, 3);
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
	p = arena_take(a, 1, (size_t)size + 1);
	n = ZSTD_decompress(p, (size_t)size, in.s, in.n);
	if (ZSTD_isError(n))
		return err_set(e, ERR_REJECTED, "zstd: %s",
		    ZSTD_getErrorName(n));
	*out = (str){ p, n };
	return true;
}
