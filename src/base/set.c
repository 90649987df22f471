/* How are sorted sets compared, sorted places searched and groups joined? */
#include <assert.h>
#include <stdlib.h>

#include "base/base.h"

static int
by_value(const void *a, const void *b)
{
	const u64 *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
set_sort(struct set *s)
{
	u32 n = 0;

	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_value);
	for (u32 i = 0; i < s->n; i++)
		if (n == 0 || s->v[i] != s->v[n - 1])
			s->v[n++] = s->v[i];
	s->n = n;
}

u32
set_common(const struct set *a, const struct set *b)
{
	u32 n = 0;

	for (u32 i = 0, j = 0; i < a->n && j < b->n; ) {
		if (a->v[i] == b->v[j])
			n++, i++, j++;
		else if (a->v[i] < b->v[j])
			i++;
		else
			j++;
	}
	return n;
}

u32
search_first(u32 n, bool (*before)(const void *self, u32 i), const void *self)
{
	u32 lo = 0, hi = n;

	while (lo < hi) {
		u32 mid = lo + (hi - lo) / 2;

		if (before(self, mid))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

u32 *
union_make(arena *a, u32 n)
{
	u32 *root = new(a, u32, (size_t)n + 1);

	for (u32 i = 0; i < n; i++)
		root[i] = i;
	return root;
}

/* Each walk halves the path to the root. */
u32
union_root(u32 *root, u32 i)
{
	assert(root[i] <= i);
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

void
union_join(u32 *root, u32 a, u32 b)
{
	a = union_root(root, a);
	b = union_root(root, b);
	root[a > b ? a : b] = a < b ? a : b;
}

str
id_hex(arena *a, const char *before, u64 h, u32 digits)
{
	static const char hex[] = "0123456789abcdef";
	buf b = { .mem = a };

	assert(digits <= 16);
	buf_put(&b, str_of(before));
	for (u32 i = 0; i < digits; i++, h <<= 4)
		buf_putc(&b, hex[h >> 60]);
	return buf_str(&b);
}
