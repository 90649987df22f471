/* The relations as tables, and the functions that treat all rows alike. */

#include "document/document.h"

#define RELATION(many, one, keep, about) \
	static const struct field one##_row_fields[] = {
#define ENTRY(one, kind, name, as, use, target, about) \
	{ #name, as, about, KIND_##kind, use, \
	  offsetof(struct one##_row, name), sizeof(kind_##kind), target, 0 },
#define END				};
#include "document/relations.def"

const struct layer relations[RELATIONS] = {
#define RELATION(many, one, keep, about) \
	{ #many, #one, about, keep, 0, sizeof(struct one##_row), \
	  one##_row_fields, countof(one##_row_fields) },
#include "document/relations.def"
};

static void
relations_keep(arena *a, str *t)
{
	if (t->s)
		*t = str_copy(a, *t);
}

static void
keep_list(arena *a, kind_list *l)
{
	str *v = new(a, str, l->n + 1);

	for (u32 i = 0; i < l->n; i++) {
		v[i] = l->v[i];
		relations_keep(a, &v[i]);
	}
	l->v = v;
}

void *
row_copy(arena *a, const struct layer *l, const void *row)
{
	char *to = memcpy(arena_take(a, l->size, 1), row, l->size);

	for (u32 i = 0; i < l->fields; i++) {
		void *p = to + l->field[i].at;

		switch (l->field[i].kind) {
		case KIND_str:
		case KIND_id:
		case KIND_tags:
		case KIND_places:
		case KIND_json:
			relations_keep(a, p);
			break;
		case KIND_end:
			relations_keep(a, &((kind_end *)p)->id);
			break;
		case KIND_list:
			keep_list(a, p);
			break;
		default:
			break;
		}
	}
	return to;
}

str
places_text(arena *a, const span *v, u32 n)
{
	buf b = { .mem = a };

	buf_putc(&b, '[');
	for (u32 i = 0; i < n; i++) {
		buf_put(&b, i ? S(",[") : S("["));
		assert(v[i].from <= v[i].to);
		buf_num(&b, v[i].from);
		buf_putc(&b, ',');
		buf_num(&b, v[i].to);
		buf_putc(&b, ']');
	}
	buf_putc(&b, ']');
	return buf_str(&b);
}

static bool
relations_take(str *t, char c)
{
	if (t->n == 0 || t->s[0] != c)
		return false;
	*t = str_from(*t, 1);
	return true;
}

static bool
take_number(str *t, u32 *x)
{
	size_t n = 0;
	str digits;

	while (n < t->n && t->s[n] >= '0' && t->s[n] <= '9')
		n++;
	digits = (str){ t->s, n };
	*t = str_from(*t, n);
	return str_number(digits, x);
}

static bool
take_span(str *t, span *s)
{
	return relations_take(t, '[') && take_number(t, &s->from) &&
	    relations_take(t, ',') &&
	    take_number(t, &s->to) && relations_take(t, ']') &&
	    s->from <= s->to;
}

bool
places_read(arena *a, str t, span **v, u32 *n)
{
	list(span) all = { 0 };

	*v = 0;
	*n = 0;
	if (t.n == 0)
		return true;
	if (!relations_take(&t, '['))
		return false;
	for (span s; !relations_take(&t, ']'); *push(&all, a) = s)
		if ((all.n && !relations_take(&t, ',')) || !take_span(&t, &s))
			return false;
	*v = all.v;
	*n = all.n;
	return t.n == 0;
}
