/*
 * Any bytes as a file: archives, rows, packed or not, whole or cut.  What
 * cannot be had is an error, and going on ends.
 *	build/fuzz/fuzz-input CORPUS test/read
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "read/read.h"

static char path[64];

struct job { str format; struct input *in; bool more; };

static void
next(struct desk *k, void *arg)
{
	struct job *j = arg;
	struct capture c = { 0 };
	struct err e = { 0 };
	arena mem = k->mem;

	j->more = input_next(j->in, &mem, &c, &e) || e.kind != ERR_NONE;
}

static void
read_all(struct desk *k, arena *a, str format)
{
	struct err e = { 0 };
	struct job j = { .format = format };

	j.in = input_open(a, path, format, &(struct shared){ 0 }, &e);
	if (!j.in)
		abort();
	for (u32 n = 0; n < 1 << 16; n++) {
		j.more = false;
		if (!desk_try(k, next, &j, &e))
			break;
		if (!j.more) {
			input_close(j.in);
			return;
		}
	}
	abort();
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	static arena room;
	struct err e = { 0 };
	arena a;

	if (!path[0]) {
		snprintf(path, sizeof path, "/tmp/copytaster-fuzz-%d",
		    (int)getpid());
		desk_open(&k, (size_t)1 << 28, (size_t)1 << 20);
		room = arena_open((size_t)1 << 22);
	}
	if (!file_save(path, (str){ (const char *)bytes, n }, &e))
		abort();
	a = room;
	read_all(&k, &a, S(""));
	read_all(&k, &a, S("jsonl"));
	read_all(&k, &a, S("warc"));
	read_all(&k, &a, S("mbox"));
	return 0;
}
