/* How do lists, maps and strings grow in an arena? */
#include <sanitizer/asan_interface.h>
#include <stdio.h>

#include "base/base.h"

/* Room for one element more.  In a poisoned build it is called for each, since
 * what was not pushed yet is poison there. */
void
list_grow(void *list, size_t size, arena *mem)
{
	struct { void *v; u32 n, cap; } l;
	char *v;

	memcpy(&l, list, sizeof l);
	if (l.n < l.cap) {
		ASAN_UNPOISON_MEMORY_REGION((char *)l.v + l.n * size, size);
		return;
	}
	l.cap = l.cap ? l.cap * 2 : 8;
	v = arena_raw(mem, size, l.cap);
	if (l.n)
		memcpy(v, l.v, l.n * size);
	memset(v + l.n * size, 0, (l.cap - l.n) * size);
	if (!mem->bare)
		ASAN_POISON_MEMORY_REGION(v + (l.n + 1) * size,
		    (l.cap - l.n - 1) * size);
	l.v = v;
	memcpy(list, &l, sizeof l);
}

/* Open addressing; a slot is free while its value is 0. */
static u32
list_slot(const map *m, u64 key)
{
	u32 i = (u32)u64_mix(key) & (m->cap - 1);

	while (m->value[i] && m->key[i] != key)
		i = (i + 1) & (m->cap - 1);
	return i;
}

static void
list_widen(map *m)
{
	map old = *m;

	m->cap = old.cap ? old.cap * 2 : 64;
	m->key = arena_raw(m->mem, sizeof *m->key, m->cap);
	m->value = new(m->mem, u32, m->cap);
	for (u32 i = 0; i < old.cap; i++)
		if (old.value[i]) {
			u32 j = list_slot(m, old.key[i]);

			m->key[j] = old.key[i];
			m->value[j] = old.value[i];
		}
}

/* If the caller leaves the value at 0, the slot stays free but was counted.  So
 * n is an upper bound, which is enough to keep the table from filling up. */
u32 *
map_at(map *m, u64 key)
{
	u32 i;

	if (m->cap == 0 || m->n >= m->cap / 2)
		list_widen(m);
	i = list_slot(m, key);
	if (!m->value[i])
		m->n++;
	m->key[i] = key;
	return &m->value[i];
}

u32
map_get(const map *m, u64 key)
{
	return m->cap ? m->value[list_slot(m, key)] : 0;
}

void
buf_put(buf *b, str t)
{
	if (t.n > b->cap - b->n) {
		size_t cap = (b->n + t.n) * 2 + 64;
		char *s = arena_raw(b->mem, 1, cap);

		if (b->n)
			memcpy(s, b->s, b->n);
		b->s = s;
		b->cap = cap;
	}
	if (t.n)
		memcpy(b->s + b->n, t.s, t.n);
	b->n += t.n;
}

void
buf_putc(buf *b, char c)
{
	if (b->n < b->cap)
		b->s[b->n++] = c;
	else
		buf_put(b, (str){ &c, 1 });
}

void
buf_char(buf *b, u32 c)
{
	char d[4];

	buf_put(b, (str){ d, utf8_put(d, c) });
}

void
buf_num(buf *b, i64 x)
{
	char d[24], *p = d + sizeof d;
	u64 u = x < 0 ? -(u64)x : (u64)x;

	do *--p = (char)('0' + u % 10); while (u /= 10);
	if (x < 0)
		*--p = '-';
	buf_put(b, (str){ p, (size_t)(d + sizeof d - p) });
}

void
buf_real(buf *b, f64 x)
{
	char d[32];

	snprintf(d, sizeof d, "%.3g", x);
	buf_put(b, str_of(d));
}
