/*
 * Which of two members is older, and are two names the same?
 *
 * Members are compared by the time of publication, else by what bounds it.
 * Names are compared by a hash of their letters and digits.
 */
#include "relate/keys.h"

enum { STEM = 5 };		/* letters */

bool
has_kind(const struct member *m, item_kind kind)
{
	return item_head(m->it)->kind == kind;
}

/* If both are dated, compares dates, as days if one has no clock time.  Else an
 * item that was received before the other was published is older. */
int
member_order(const struct member *a, const struct member *b)
{
	enum { DAY = 24 * 60 };

	if (a->when && b->when) {
		bool day = a->day || b->day;
		i64 x = day ? a->when / DAY : a->when;
		i64 y = day ? b->when / DAY : b->when;

		return (x > y) - (x < y);
	}
	if (a->when && b->until && a->when > b->until)
		return 1;
	if (b->when && a->until && b->when > a->until)
		return -1;
	return 0;
}

bool
member_before(const struct member *a, const struct member *b)
{
	bool a_page = has_kind(a, ITEM_article) || has_kind(a, ITEM_post);
	bool b_page = has_kind(b, ITEM_article) || has_kind(b, ITEM_post);

	if (!a->when != !b->when)
		return a->when != 0;
	if (a->when && a->day != b->day)
		return b->day;
	if (a->when != b->when)
		return a->when < b->when;
	if (a_page != b_page)
		return a_page;
	return str_order(item_head(a->it)->id, item_head(b->it)->id) < 0;
}

int
members_by_age(const void *a, const void *b)
{
	const struct member *const *x = a, *const *y = b;

	return member_before(*y, *x) - member_before(*x, *y);
}

u64
number_key(const struct pack *p, const tokens *t, u32 i)
{
	const struct phrase *word;
	struct token figures;

	if (t->v[i].kind == TOKEN_NUMBER)
		return t->v[i].hash;
	word = t->v[i].kind == TOKEN_WORD ? phrases_at(&p->numbers, t, i,
	    i + 1) : 0;
	return word && token_first(&figures, word->value) ? figures.hash : 0;
}

bool
key_country(str key)
{
	return str_starts(key, S("place/")) && key.n == 8;
}

u64
stem_of(str w)
{
	str rest = w;

	for (u32 n = 0; rest.n && n < STEM; n++)
		utf8_next(&rest);
	return str_hash((str){ w.s, w.n - rest.n });
}

/* Strips an article before the name: "the Times" becomes "Times".  "Die Zeit"
 * is in the list of outlets, where name_key looks first. */
static str
keys_bare(const struct packs *ps, str name)
{
	str rest = name, first = str_cut(&rest, ' ');

	return rest.n && phrases_get(&ps->any.articles, first) ?
	    str_trim(rest) : name;
}

/* Blanks and hyphens do not count: "dnipro inform" is "dniproinform". */
u64
name_key(arena tmp, const struct packs *ps, const struct pack *p, str name)
{
	const struct phrase *f;
	str key;
	buf b = { .mem = &tmp };

	name = str_trim(name);
	if (name.n == 0 || name.n > 200)
		return 0;
	f = phrases_get(&ps->v[0].outlets, name);
	if (!f)
		f = phrases_get(&ps->v[0].outlets, keys_bare(ps, name));
	if (f)
		return u64_mix(str_hash(f->value) ^ 1);
	key = language_key(&tmp, p ? p : &ps->v[0], keys_bare(ps, name));
	for (size_t i = 0; i < key.n; i++)
		if (key.s[i] != ' ' && key.s[i] != '-')
			buf_putc(&b, key.s[i]);
	return b.n ? str_hash(buf_str(&b)) : 0;
}
