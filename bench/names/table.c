/*
 * How does a table of hashes lie in the file of the model?
 */
#include <stdio.h>
#include <stdlib.h>

#include "learner.h"

void
table_number(FILE *f, u32 n, u32 bytes)
{
	for (u32 i = 0; i < bytes; i++)
		putc((int)(n >> 8 * i & 255), f);
}

static int
by_hash(const void *a, const void *b)
{
	u64 x = ((const struct entry *)a)->hash, y =
	    ((const struct entry *)b)->hash;

	return (x > y) - (x < y);
}

void
table_put(FILE *f, struct entry *v, u32 n, u32 bits, u32 size)
{
	u32 at = 0;

	qsort(v, n, sizeof *v, by_hash);
	table_number(f, bits, 4);
	table_number(f, size, 4);
	for (u32 b = 0; b < 1u << bits; b++) {
		table_number(f, at, 4);
		while (at < n && v[at].hash >> (64 - bits) == b)
			at++;
	}
	table_number(f, n, 4);
	for (u32 i = 0; i < n; i++) {
		table_number(f, v[i].hash & 0xffff, 2);
		fwrite(v[i].v, 1, size - 2, f);
	}
}
