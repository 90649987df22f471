/*
 * What do classes and ids say of an element?  The words are those of the list
 * "elements" of the packs.  A word counts only between borders ("ad" is not in
 * "heading"); two words beside each other can say more than each: article body.
 */
#include "read/page/flags.h"

enum {
	SUBJECT = 1 << 28,	/* article in article-body */
	CONTENT = 1 << 29,	/* body in article-body */
	MORE = 1 << 30		/* more, most, read: in read-more */
};

/* The values of the list. */
static const struct { str name; u32 flag; } flags[] = {
	{ S("subject"), SUBJECT }, { S("content"), CONTENT },
	{ S("more"), MORE }, { S("body"), F_BODY }, { S("comment"), F_COMMENT },
	{ S("related"), F_RELATED }, { S("teaser"), F_TEASER },
	{ S("share"), F_SHARE }, { S("nav"), F_NAV }, { S("footer"), F_FOOTER },
	{ S("side"), F_SIDE }, { S("ad"), F_AD }, { S("modal"), F_MODAL },
	{ S("letter"), F_LETTER }, { S("meta"), F_META },
	{ S("author"), F_AUTHOR }, { S("date"), F_DATE },
	{ S("kicker"), F_KICKER }, { S("caption"), F_CAPTION },
	{ S("hidden"), F_HIDDEN }, { S("title"), F_TITLE },
	{ S("source"), F_SOURCE }, { S("signature"), F_SIGNATURE },
};

enum { NAMES = 1024 };		/* places; the shift in place() fits it */

struct name { u64 hash; u32 flags; bool leads; };	/* leads a pair */

struct names {
	struct name v[NAMES];
	u64 any[NAMES / 64];	/* a bit where there is something in v */
	u8  small[256];		/* what is a letter, in lower case */
	struct met met[256];
};

enum { EMPTY = 5381 };

/* Bernstein's: words are short, and so is what it takes to add a letter. */
static u64
add_char(u64 h, char c)
{
	return h * 33 + (u8)c;
}

static u64
hash_of(str w)
{
	u64 h = EMPTY;

	for (size_t i = 0; i < w.n; i++)
		h = add_char(h, w.s[i]);
	return h;
}

static u32
flags_place(u64 h)
{
	return (u32)(h * 0x9e3779b97f4a7c15u >> 54);
}

static struct name *
flags_slot(struct names *n, u64 h)
{
	u32 at = flags_place(h);

	n->any[at / 64] |= 1ull << at % 64;
	while (n->v[at].hash && n->v[at].hash != h)
		at = (at + 1) & (NAMES - 1);
	n->v[at].hash = h;
	return &n->v[at];
}

static const struct name *
lookup(const struct names *n, u64 h)
{
	u32 at = flags_place(h);

	if (!(n->any[at / 64] >> at % 64 & 1))
		return 0;
	while (n->v[at].hash && n->v[at].hash != h)
		at = (at + 1) & (NAMES - 1);
	return n->v[at].hash ? &n->v[at] : 0;
}

/* "meta author" as flags. */
static u32
flags_named(str value)
{
	u32 f = 0;

	while (value.n) {
		str one = str_cut(&value, ' ');

		for (size_t i = 0; i < countof(flags); i++)
			if (str_is(one, flags[i].name))
				f |= flags[i].flag;
	}
	return f;
}

static void
add_entry(struct names *n, str all, u32 f)
{
	u64 first = hash_of(str_cut(&all, ' ')), second;

	if (all.n == 0) {
		flags_slot(n, first)->flags |= f;
		return;
	}
	second = hash_of(all);
	flags_slot(n, first)->leads = true;
	flags_slot(n, u64_mix(first) ^ second)->flags = f;
}

struct names *
names_make(const struct packs *ps, arena *mem)
{
	struct names *n = new(mem, struct names, 1);
	const struct phrases *all = &ps->any.elements;
	str value = { 0 };
	u32 f = 0;

	for (u32 c = 'a'; c <= 'z'; c++)
		n->small[c] = n->small[c - 32] = (u8)c;
	for (u32 i = 0; i < all->all.n && i < NAMES / 2; i++) {
		const struct phrase *p = &all->all.v[i];

		if (!str_is(p->value, value)) {	/* many lines have one value */
			value = p->value;
			f = flags_named(value);
		}
		add_entry(n, p->text, f);
	}
	return n;
}

static u32
flags_word(const struct names *n, u64 h, u64 *last, u32 *before)
{
	const struct name *w = lookup(n, h);
	const struct name *p = *last ? lookup(n, u64_mix(*last) ^ h) : 0;
	u32 f = w ? w->flags : 0, out = f;

	if (*before & SUBJECT && f & CONTENT)
		out |= F_BODY;
	if (p)
		out |= p->flags;
	*before = f;
	*last = w && w->leads ? h : 0;
	return out;
}

static u32
flags_of(const struct names *n, str t)
{
	u64 h = EMPTY, last = 0;
	u32 f = 0, before = 0;
	bool low = false;

	for (size_t i = 0; i < t.n; i++) {
		u8 c = (u8)t.s[i], small = n->small[c];

		if (h != EMPTY && (!small || (c != small && low))) {
			f |= flags_word(n, h, &last, &before);
			h = EMPTY;
		}
		if (small)
			h = add_char(h, (char)small);
		else if (c == ' ' || c == '\t' || c == '\n')
			last = 0, before = 0;
		low = small && c == small;
	}
	if (h != EMPTY)
		f |= flags_word(n, h, &last, &before);
	return f & ~(u32)(SUBJECT | CONTENT | MORE);
}

static struct met *
met_at(struct names *n, str t)
{
	u32 first, last;

	if (t.n < 4)
		return &n->met[t.n];
	memcpy(&first, t.s, 4);
	memcpy(&last, t.s + t.n - 4, 4);
	return &n->met[((first ^ (last + (u32)t.n) * 0x9e3779b1u) *
	    0x9e3779b1u) >> 24];
}

struct met *
names_met(struct names *n, str t)
{
	struct met *m = met_at(n, t);

	if (!m->value.s || !str_is(m->value, t))
		*m = (struct met){ .value = t, .flags = flags_of(n, t) };
	return m;
}
