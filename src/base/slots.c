/* Which slot is free for a thread? */
#include "base/base.h"

u32
slots_take(struct slots *s, u32 n)
{
	u32 i = 0;

	while (i < n && __atomic_test_and_set(&s->taken[i], __ATOMIC_ACQUIRE))
		i++;
	return i;
}

void
slots_give(struct slots *s, u32 i)
{
	__atomic_clear(&s->taken[i], __ATOMIC_RELEASE);
}
