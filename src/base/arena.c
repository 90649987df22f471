/* How is memory taken and given back?  Arenas are filled from front to back. */
#include <sanitizer/asan_interface.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/base.h"

enum {
	LARGE = 512 << 20,
	LEAST = 1 << 20,	/* no arena is of use with less */
	PARTS = 48,		/* more than a run with two workers opens */
	GAP = POISONED ? 32 : 0	/* so that one step past a piece crashes */
};

/* Nothing can be done without memory, and nothing is wrong with the program. */
static _Noreturn void
arena_ends(size_t wanted)
{
	fprintf(stderr, "copytaster: out of memory (%zu bytes wanted)\n",
	    wanted);
	_exit(1);
}

/*
 * All address space is reserved at once; memory is only used when it is
 * touched.  Where addresses are limited (ulimit -v), an arena takes a part that
 * leaves room for the others.  If there is not so much, half of it may do, and
 * so on: most work needs little.  Large pages are used if there are some,
 * because the first touch of a page costs more than its use.
 */
arena
arena_open(size_t size)
{
	struct rlimit most;
	char *p;

	if (getrlimit(RLIMIT_AS, &most) == 0 && most.rlim_cur / PARTS < size)
		size = most.rlim_cur / PARTS < LEAST ? LEAST :
		    most.rlim_cur / PARTS;
	for (;; size /= 2) {
		p = mmap(0, size, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (p != MAP_FAILED)
			break;
		if (size < LEAST)
			arena_ends(size);
	}
	if (size >= LARGE)
		madvise(p, size, MADV_HUGEPAGE);
	return (arena){ .at = p, .end = p + size };
}

arena
arena_in(void *p, size_t size)
{
	return (arena){ .at = p, .end = (char *)p + size, .bare = true };
}

arena
arena_part(const arena *a, char *from, char *to)
{
	arena part = *a;

	part.at = from;
	part.end = to;
	return part;
}

/*
 * In a build with AddressSanitizer the memory is given back, but not the
 * addresses.  To clear the poison of all the space would cost more than a short
 * run, and poisoned addresses must not be given out again.
 */
void
arena_close(arena a)
{
	if (POISONED)
		arena_rest(a);
	else
		munmap(a.at, (size_t)(a.end - a.at));
}

void
arena_rest(arena a)
{
	size_t page = 4096;
	size_t skip = -(uintptr_t)a.at & (page - 1);

	if (arena_room(&a) > page)
		madvise(a.at + skip, (size_t)(a.end - a.at) - skip,
		    MADV_DONTNEED);
}

size_t
arena_room(const arena *a)
{
	size_t left = (size_t)(a->end - a->at);

	return left > 64 + GAP ? left - 64 - GAP : 0;	/* after padding */
}

/* Only the beginning is poisoned: most stale pointers lead there. */
void
arena_spoil(arena a)
{
	size_t left = (size_t)(a.end - a.at);
	size_t n = left < 1 << 14 ? left : 1 << 14;

	ASAN_UNPOISON_MEMORY_REGION(a.at, n);
	memset(a.at, 0xdb, n);
	ASAN_POISON_MEMORY_REGION(a.at, n);
}

void *
arena_raw(arena *a, size_t size, size_t n)
{
	size_t pad  = -(uintptr_t)a->at & (_Alignof(max_align_t) - 1);
	size_t left = (size_t)(a->end - a->at), gap = a->bare ? 0 : GAP;
	size_t all  = pad + gap;
	char  *p;

	if (a->full && desk_stops((const jmp_buf *)a->full))
		longjmp(*a->full, 1);
	if (left < all || (size && n > (left - all) / size)) {
		if (a->full)
			longjmp(*a->full, 1);
		arena_ends(size * n);
	}
	p = a->at + pad;
	a->at = p + size * n + gap;
	ASAN_UNPOISON_MEMORY_REGION(p, size * n);
	ASAN_POISON_MEMORY_REGION(p + size * n, gap);
	return CHECKED ? memset(p, 0xa5, size * n) : p;
}

void *
arena_take(arena *a, size_t size, size_t n)
{
	return memset(arena_raw(a, size, n), 0, size * n);
}
