/*
 * What do the class and the id of an element suggest?  They are cut into words,
 * and the list "elements" of the packs has the meaning of each word.  A word
 * ends at a mark or at a capital ("ad" is not in "heading").  Two words in a
 * row can mean more than each one: article-body.
 */
#include "read/page/flags.h"

enum {
	SUBJECT = 1 << 28,	/* article in article-body */
	CONTENT = 1 << 29,	/* body in article-body */
	MORE = 1 << 30		/* more, most, read: in read-more */
};

/* The values of the list "elements", and their flags. */
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
	{ S("issued"), F_ISSUED }, { S("changed"), F_CHANGED },
};

enum { NAMES = 1024 };		/* slots; flags_place() makes 10 bits */

struct name { u64 hash; u32 flags; bool leads; };	/* it begins a pair */

struct names {
	struct name v[NAMES];
	u64 any[NAMES / 64];	/* a bit for each slot of v in use */
	u8  small[256];		/* by byte: the letter in lower case, or 0 */
	struct met met[256];
};

enum { EMPTY = 5381 };		/* the hash of no letters */

/* Bernstein's hash: it is cheap to add a letter, and words are short. */
static u64
add_char(u64 h, char c)
{
	return h * 33 + (u8)c;
}

/* The hash of a word. */
static u64
hash_of(str w)
{
	u64 h = EMPTY;

	for (size_t i = 0; i < w.n; i++)
		h = add_char(h, w.s[i]);
	return h;
}

/* The slot of a hash, from 0 to NAMES - 1. */
static u32
flags_place(u64 h)
{
	return (u32)(h * 0x9e3779b97f4a7c15u >> 54);
}

/* The entry of a hash; a new one if there is none. */
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

/* The entry of a hash; NULL if there is none. */
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

/* The flags that a value of the list names: "meta author". */
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

/* Adds a word or a pair of words with flags. */
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

		if (!str_is(p->value, value)) {	/* often the same in a row */
			value = p->value;
			f = flags_named(value);
		}
		add_entry(n, p->text, f);
	}
	return n;
}

/*
 * The flags of a word.  *last becomes its hash if it may begin a pair, and
 * *before becomes its flags.
 */
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

/* The flags of all words in a class or an id. */
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

/* The slot for a value, by its first and last four bytes. */
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
