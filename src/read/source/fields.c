/*
 * Which field of a row holds its text, its date, its outlet?  Programs have
 * names of their own for them, which fields.def lists.
 */
#include "read/source/fields.h"

static const struct { enum field_role role; str name; } fields[] = {
#define ROW_FIELD(role, name)  { FIELD_##role, S(name) },
#include "read/source/fields.def"
};

bool
field_known(str name)
{
	for (size_t i = 0; i < countof(fields); i++)
		if (fields[i].role < FIELD_NAME && str_is(name, fields[i].name))
			return true;
	return false;
}

bool
field_has(const struct json *j, u32 node, enum field_role role)
{
	for (size_t i = 0; i < countof(fields); i++)
		if (fields[i].role == role && json_get(j, node, fields[i].name))
			return true;
	return false;
}

u32
field_node(const struct json *j, u32 node, enum field_role role)
{
	for (size_t i = 0; i < countof(fields); i++) {
		u32 n = fields[i].role == role ?
		    json_get(j, node, fields[i].name) : 0;

		if (n && (j->v.v[n].kind == JSON_LIST ||
		    j->v.v[n].kind == JSON_OBJECT))
			return n;
	}
	return 0;
}

/* May the value stand in such a field?  Some names are used for two. */
static bool
field_fits(enum field_role role, str t)
{
	bool address = str_starts(t, S("http"));

	return role == FIELD_URL ? address : role == FIELD_OUTLET ? !address :
	    role != FIELD_LANGUAGE || t.n == 2 || (t.n > 2 && t.s[2] == '-');
}

str
field_value(const struct json *j, u32 node, enum field_role role, arena *mem)
{
	str empty = { 0 };

	for (size_t i = 0; i < countof(fields); i++) {
		u32 n = fields[i].role == role ?
		    json_get(j, node, fields[i].name) : 0;
		str t;

		if (n && j->v.v[n].kind == JSON_OBJECT && role < FIELD_NAME)
			t = field_value(j, n, FIELD_NAME, mem);
		else
			t = json_string(j, n, mem);
		if (t.s && t.n == 0)
			empty = t;
		if (t.n && field_fits(role, t))
			return t;
	}
	return empty;
}
