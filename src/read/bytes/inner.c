/*
 * How is an encoded text decoded with the way back to each of its bytes?
 */
#include "read/bytes/inner.h"
#include "read/bytes/json.h"

struct inner
inner_open(struct capture *c, size_t room, arena *mem)
{
	return (struct inner){ .c = c, .room = room,
		.s = new(mem, char, room + 1),
		.back = new(mem, u32, room + 1) };
}

void
inner_take(struct inner *in, u32 from, u32 to)
{
	size_t n = to - from;

	assert(from <= to && to <= in->c->text.n && in->n <= in->room);
	n = n < in->room - in->n ? n : in->room - in->n;
	if (n)
		memcpy(in->s + in->n, in->c->text.s + from, n);
	for (u32 i = 0; i < n; i++)
		in->back[in->n++] = capture_at(in->c, from + i);
	in->back[in->n] = capture_at(in->c, to);
}

void
inner_put(struct inner *in, str t, u32 from, u32 to)
{
	for (size_t i = 0; i < t.n && in->n < in->room; i++) {
		in->s[in->n] = t.s[i];
		in->back[in->n++] = capture_at(in->c, from);
	}
	in->back[in->n] = capture_at(in->c, to);
}

void
inner_string(struct inner *in, str raw)
{
	u32 at = (u32)(raw.s - in->c->text.s);

	while (raw.n) {
		u32 n = (u32)str_find(raw, S("\\"));
		char c[4];
		size_t made;

		inner_take(in, at, at + n);
		raw = str_from(raw, n);
		at += n;
		if (raw.n == 0)
			break;
		n = (u32)json_escape(raw, c, &made);
		inner_put(in, (str){ c, made }, at, at + n);
		raw = str_from(raw, n);
		at += n;
	}
}

void
inner_append(struct inner *to, const struct inner *in)
{
	size_t n = in->n < to->room - to->n ? in->n : to->room - to->n;

	if (n == 0)
		return;
	memcpy(to->s + to->n, in->s, n);
	memcpy(to->back + to->n, in->back, (n + 1) * sizeof *in->back);
	to->n += n;
}

void
inner_enter(struct inner *in)
{
	assert(in->n <= in->room);
	in->text = in->c->text;
	in->was = in->c->back;
	in->c->text = (str){ in->s, in->n };
	in->c->back = in->back;
}

void
inner_leave(struct inner *in)
{
	assert(in->c->text.s == in->s);
	in->c->text = in->text;
	in->c->back = in->was;
}
